"""Institutions and people: contact data, what each can show, and who can show what another seeks."""

from campus_desktop.i18n import N_
from ui.shell.spec import PageSpec

PAGE = PageSpec(
    key="institutions",
    title=N_("Institutions"),
    icon="building-2",
    factory="ui.institutions.page:InstitutionsPage",
    order=70,
    number="campus_desktop.institutions.queries:count_institutions",
    more=True,
    tables=("institution", "person"),
    search="ui.institutions.search:search_everywhere",
)
"""The institutions page."""
