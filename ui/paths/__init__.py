"""Learning paths: the list of all paths, and each path as a board and as a table."""

from __future__ import annotations

from campus_desktop.i18n import N_
from ui.shell.spec import PageSpec

PAGE = PageSpec(
    key="paths",
    title=N_("Learning paths"),
    icon="route",
    factory="ui.paths.page:PathsPage",
    order=20,
    number="campus_desktop.paths.summaries:count_paths",
    tables=("step", "phase", "path", "goal", "start", "step_goal", "prerequisite"),
    search="ui.paths.search:search_everywhere",
)
