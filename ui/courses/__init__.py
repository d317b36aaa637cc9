"""The catalogue of courses: the page, its table, details and form, and the narrow catalogue beside a board."""

from campus_desktop.i18n import N_
from campus_desktop.workspace import Workspace
from ui.shell.registry import PageSpec


def count(workspace: Workspace) -> int:
    """How many courses the navigation says there are."""
    from campus_desktop.courses import queries

    return queries.count(workspace)


PAGE = PageSpec(
    key="courses",
    title=N_("Courses"),
    icon="layout-grid",
    factory="ui.courses.page:CoursesPage",
    order=40,
    count=count,
    tables=("course",),
    search="ui.courses.search:find",
)
