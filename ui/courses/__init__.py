"""The course catalogue: the page, its table, details and form, and the narrow catalogue beside a board."""

from campus_desktop.i18n import N_
from ui.shell.spec import PageSpec

PAGE = PageSpec(
    key="courses",
    title=N_("Courses"),
    icon="layout-grid",
    factory="ui.courses.page:CoursesPage",
    order=40,
    number="campus_desktop.courses.queries:count",
    tables=("course",),
    search="ui.courses.search:search_everywhere",
    may_show=lambda safe, course: safe.has(course) or safe.has_course(course),
)
