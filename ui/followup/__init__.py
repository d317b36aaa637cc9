"""Follow-up: the open actions of all meetings, and the needs for the platform."""

from __future__ import annotations

from campus_desktop.i18n import N_
from ui.shell.spec import PageSpec

PAGE = PageSpec(
    key="followup",
    title=N_("Follow-up"),
    icon="list-checks",
    factory="ui.followup.page:FollowUpPage",
    order=50,
    number="campus_desktop.meetings.note_queries:count_open_actions",
    tables=("note",),
    search="ui.followup.search:search_everywhere",
)
