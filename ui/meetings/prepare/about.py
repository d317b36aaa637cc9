"""What a meeting is: when and where, what for and who leads it, the practical side, and the rest under "More"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox

from campus_desktop.i18n import _, date_long, time_table
from campus_desktop.institutions.edits import create_institution
from campus_desktop.meetings import edits
from campus_desktop.meetings.meeting import KINDS
from campus_desktop.workspace import Workspace
from ui.meetings.asking import move_is_meant
from ui.meetings.cpr import cpr_warning
from ui.meetings.dates import MESSAGE_LINES, DateRow
from ui.meetings.prepare.days import LaterDays
from ui.meetings.prepare.section import FoldedSection
from ui.meetings.seen import institutions_seen, series_seen
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed
from ui.typed import read_clock
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import Choices, Fields
from ui.widgets.form import FormRow
from ui.widgets.layouts import beside
from ui.widgets.line_row import ValueRow, shared_room
from ui.widgets.panel import label

_NEW = "new"
"""Stands in a choice for something that is not there yet."""
_HALF_A_YEAR = timedelta(days=182)


class MeetingFields(Fields):
    """The fields of a part of the panel."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(shell, self._update, cpr_warning)
        self._shell, self._state = shell, state
        self._shown: str | None = None
        self._asking = False

    def _update(self, *, merge: bool, **fields: Any) -> Callable[[], object] | None:
        if self._shown is None or ("date" in fields and not self._is_meant(fields["date"])):
            return None
        return partial(edits.update_meeting, self._shell.workspace, self._shown, merge=merge, **fields)

    def _is_meant(self, day: date | None) -> bool:
        """Whether the meeting is to lie on this day; else the field shows the day it has."""
        if self._asking:
            return False  # the question took the keyboard from the field, which saves then
        self._asking = True
        meant = move_is_meant(self._shell, self._state, 1, day)
        self._asking = False
        if not meant:
            row = self.lines["date"]
            QTimer.singleShot(0, row, lambda: row.show_value(self._state.meeting.date, other=True))
        return meant

    def clock(self, field: str, name: str) -> ValueRow:
        """A time of day 1: ``field`` is "start" or "end"."""
        row = ValueRow(name, read_clock, time_table, partial(self.save, field), self._seal)
        return self.add(field, row, lambda meeting: getattr(meeting.days[0], field))

    def date(self, field: str, name: str) -> DateRow:
        """A date, or none."""
        row = DateRow(name, self._shell.clock.today, partial(self.save, field), self._seal)
        row.keep_room(MESSAGE_LINES)
        return self.add(field, row)

    def choice_or_new(
        self,
        field: str,
        name: str,
        offer: Callable[[], Choices],
        words: str,
        make: Callable[[Workspace, str], str],
    ) -> FormRow:
        """As ``choice``, and at the end ``words`` for one more: ``make`` makes it of the name that is asked for, and gives its
        value."""

        def choose(box: QComboBox, value: Any) -> None:
            if value != _NEW:
                self.save(field, value, merge=False)
            else:
                box.setCurrentIndex(box.findData(getattr(self._state.meeting, field)))
                self._save_new(field, name, words, make)

        return self.choice(field, name, lambda: [*offer(), (_NEW, words)], choose)

    def _save_new(self, field: str, name: str, words: str, make: Callable[[Workspace, str], str]) -> None:
        """Ask for the name of something new, make it and save it, as one step back."""
        workspace, meeting_id = self._shell.workspace, self._state.meeting.id
        title = self._shell.ask.text(self._shell.widget, words.removesuffix(" …"), name)
        if title is not None and title.strip():
            guard_typed(self._shell, name, title, lambda: edits.set_to_new(workspace, meeting_id, field, make, title))

    def show_meeting(self) -> bool:
        """Show the meeting as it now stands; what is typed into another one is saved first. True where it is another one."""
        meeting = self._state.meeting
        other = self._shown != meeting.id
        if other:
            self.save_now()
        self._shown = meeting.id
        self.show(meeting, other=other)
        return other

    def save_now(self) -> None:
        if self._shown is not None:
            super().save_now()


class WhenSection(FoldedSection):
    """Date, times, place and host."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(_("Time and place"))
        self._state = state
        self.fields = fields = MeetingFields(shell, state)
        self.date = fields.date("date", _("Date"))
        self.start, self.end = fields.clock("start", _("Start")), fields.clock("end", _("End"))
        self.place = fields.line("place", _("Place"), _("Town or building"))
        self.host = fields.choice_or_new(
            "host", _("Host"), lambda: institutions(shell), _("New institution …"), create_institution
        )
        room = shared_room((self.start, self.end), MESSAGE_LINES)
        for part in (self.date, beside(self.start, self.end), room, self.place, self.host):
            self.body.addWidget(part)

    def show_meeting(self) -> None:
        """Show the meeting as it now stands."""
        self.fields.show_meeting()
        day = self._state.meeting.date
        self.set_note("" if self.is_unfolded or day is None else date_long(day))


class PurposeSection(FoldedSection):
    """What for, and who does what."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(_("Purpose and roles"))
        self.fields = fields = MeetingFields(shell, state)
        self.body.addWidget(fields.text("purpose", _("Purpose")))
        self.body.addWidget(fields.line("chair", _("Chair")))
        self.body.addWidget(fields.line("minute_taker", _("Minute-taker")))

    def show_meeting(self) -> None:
        """Show the meeting as it now stands."""
        self.fields.show_meeting()


class PracticalSection(FoldedSection):
    """How to get there: what stands on the agenda for participants."""

    _FIELDS = ("address", "room", "arrival", "transport", "online_link", "contact")

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(_("Practical"), unfolded=False)
        self._shell, self._state = shell, state
        self.fields = fields = MeetingFields(shell, state)
        self.body.addWidget(fields.line("address", _("Address"), _("Street, number and postal code")))
        self.body.addWidget(fields.line("room", _("Room")))
        self.body.addWidget(fields.text("arrival", _("Arrival"), 2))
        self.body.addWidget(fields.text("transport", _("Transport"), 2))
        self.body.addWidget(fields.line("online_link", _("Online link")))
        self.body.addWidget(fields.line("contact", _("Contact on the day")))

    def show_meeting(self) -> None:
        """Show the meeting as it now stands; unfolded where something is written here."""
        meeting = self._state.meeting
        if self._shell.safe is not None:  # how to get there is not for a shared screen
            self.set_note("")
            return
        if self.fields.show_meeting():
            self.unfold(any(getattr(meeting, field) for field in self._FIELDS))
        self.set_note(meeting.room or meeting.address if not self.is_unfolded else "")


class DataSection(FoldedSection):
    """Kind, series and case number, and what is kept of people."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(_("More"), unfolded=False)
        self.fields = fields = MeetingFields(shell, state)
        kinds = [(word, text) for word, text in KINDS.items()]
        self.body.addWidget(fields.choice("kind", _("Kind"), lambda: [(word, _(text)) for word, text in kinds]))
        self.series = fields.choice_or_new(
            "series",
            _("Series"),
            lambda: [(None, _("None")), *series_seen(shell)],
            _("New series …"),
            edits.create_series,
        )
        self.body.addWidget(self.series)
        self.body.addWidget(fields.line("case_number", _("Case number (j.nr.)")))
        self.body.addWidget(label(_("Several days"), "subheading"))
        self.days = LaterDays(shell, state)
        self.body.addWidget(self.days)
        self.body.addWidget(label(_("Personal data"), "subheading"))
        self.body.addWidget(fields.text("data_purpose", _("What the data is for"), 2))
        self.delete_by = fields.date("delete_by", _("Delete by"))
        self.body.addWidget(self.delete_by)
        self.propose = LinkButton(_("Half a year after the meeting"))
        self.propose.setProperty("flush", True)
        self.propose.clicked.connect(self._propose)
        self.body.addWidget(self.propose)
        self.initials = fields.tick("initials_only", _("Initials only"))
        self.initials.setToolTip(
            _("Participants are shown and printed by their initials; new names are kept as initials.")
        )
        self.body.addWidget(self.initials)
        self._state = state

    def show_meeting(self) -> None:
        """Show the meeting as it now stands; unfolded where a first-time user's meeting would have nothing here."""
        meeting = self._state.meeting
        if self.fields.show_meeting():
            self.unfold(bool(meeting.case_number or len(meeting.days) > 1))
        self.days.show_meeting()
        self.propose.setVisible(meeting.delete_by is None and meeting.date is not None)
        self.set_note("" if self.is_unfolded else meeting.series_title or _(KINDS[meeting.kind]))

    def _propose(self) -> None:
        day = self._state.meeting.date
        if day is not None:
            self.fields.save("delete_by", day + _HALF_A_YEAR, merge=False)
            self.delete_by.line.setFocus()


def institutions(shell: Shell) -> list[tuple[str | None, str]]:
    """Every institution as (id, name), after "none"."""
    return [(None, _("Not settled yet")), *((each.id, each.name) for each in institutions_seen(shell))]
