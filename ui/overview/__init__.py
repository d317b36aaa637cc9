"""The overview page: recent work, and what comes next."""

from campus_desktop.i18n import N_
from ui.shell.spec import PageSpec

PAGE = PageSpec(key="overview", title=N_("Overview"), icon="house", factory="ui.overview.page:OverviewPage", order=10)
