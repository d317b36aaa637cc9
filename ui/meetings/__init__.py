"""Network meetings: the list of them, and each as it is prepared, held and followed up."""

from __future__ import annotations

from campus_desktop.i18n import N_
from ui.shell.spec import PageSpec

PAGE = PageSpec(
    key="meetings",
    title=N_("Network meetings"),
    icon="calendar",
    factory="ui.meetings.page:MeetingsPage",
    order=30,
    number="campus_desktop.meetings.summaries:count_meetings",
    tables=("note", "agenda_item", "participant", "meeting", "meeting_path", "meeting_day"),
    search="ui.meetings.search:search_everywhere",
)
