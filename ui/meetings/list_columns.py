"""What the list of meetings says of each, and the groups it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from campus_desktop.i18n import N_, _, date_table, number, sort_key, time_table
from campus_desktop.meetings.meeting import STATUSES
from campus_desktop.meetings.summaries import MeetingSummary
from ui.widgets.grouped import Group, TableColumn

STATUS_TONES = {"draft": "neutral", "sent": "info", "approved": "success"}
_STATES = {
    "running": (N_("In progress"), "success"),
    "planned": (N_("Planned"), "info"),
    "passed": (N_("Date passed"), "warning"),
    "held": (N_("Held"), "neutral"),
    "template": (N_("Template"), "neutral"),
}


def state_of(meeting: MeetingSummary, today: date, templates: frozenset[str] = frozenset()) -> str:
    """How far a meeting is: "running", "planned", "held", "passed" (its day is over, but its timer was never started), "template"."""
    if meeting.id in templates:
        return "template"
    if meeting.state == "planned" and meeting.date is not None and meeting.date < today:
        return "passed"
    return meeting.state


def date_cell_text(meeting: MeetingSummary) -> str:
    """ "26-11-2026 09.30"; empty without a date."""
    return f"{date_table(meeting.date)} {time_table(meeting.start)}" if meeting.date else ""


def where_text(meeting: MeetingSummary) -> str:
    """Host and place, one of them, or nothing."""
    return ", ".join(part for part in (meeting.host_name, meeting.place) if part)


class Columns:
    """The columns, as of a day; ``templates`` are the ids of agendas kept as templates."""

    def __init__(self) -> None:
        self.today = date.min
        self.templates: frozenset[str] = frozenset()
        self.all: Sequence[TableColumn[MeetingSummary]] = (
            TableColumn("date", N_("Date"), self._when, _moment, 152),
            TableColumn("title", N_("Title"), lambda one: one.title, lambda one: sort_key(one.title), strong=True, wraps=True),
            TableColumn("place", N_("Host and place"), where_text, lambda one: sort_key(where_text(one)), 200, wraps=True, drop=5),
            TableColumn(
                "series", N_("Series"), lambda one: one.series_title, lambda one: sort_key(one.series_title), 150, muted=True, drop=1
            ),
            TableColumn(
                "institutions", N_("Institutions"), lambda one: _count(one.institutions), lambda one: one.institutions, 100,
                right=True, drop=2,
            ),
            TableColumn("people", N_("People"), lambda one: _count(one.people), lambda one: one.people, 90, right=True, drop=3),
            TableColumn(
                "state", N_("Meeting status"), lambda one: _(_STATES[self.state(one)][0]), lambda one: [*_STATES].index(self.state(one)),
                120, tone=lambda one: _STATES[self.state(one)][1],
            ),
            TableColumn(
                "status", N_("Agenda/minutes"), self._status, lambda one: [*STATUSES].index(one.status), 140, drop=4,
                tone=lambda one: "" if one.id in self.templates else STATUS_TONES[one.status],
            ),
        )  # fmt: skip

    def state(self, meeting: MeetingSummary) -> str:
        """How far a meeting is."""
        return state_of(meeting, self.today, self.templates)

    def _when(self, meeting: MeetingSummary) -> str:
        return date_cell_text(meeting) or ("" if meeting.id in self.templates else _("No date"))

    def _status(self, meeting: MeetingSummary) -> str:
        return "" if meeting.id in self.templates else _(STATUSES[meeting.status])

    def groups(
        self, meetings: Sequence[MeetingSummary], templates: Sequence[MeetingSummary]
    ) -> list[Group[MeetingSummary]]:
        """Those to come (the next first, those without a date last), those that were (the newest first), own templates."""
        coming = [one for one in meetings if self.state(one) in ("running", "planned")]
        coming.sort(key=lambda one: (self.state(one) != "running", one.date is None, _moment(one), sort_key(one.title)))
        past = [one for one in meetings if self.state(one) in ("held", "passed")]
        past.sort(key=_moment, reverse=True)
        groups = [Group(_("Upcoming"), coming), Group(_("Earlier"), past), Group(_("Own templates"), templates)]
        return [group for group in groups if group.things]


def _count(value: int) -> str:
    return number(value) if value else ""


def _moment(meeting: MeetingSummary) -> datetime:
    return datetime.combine(meeting.date or date.max, meeting.start if meeting.date else time())
