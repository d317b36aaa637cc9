"""What a meeting is: when and where, what for and who leads it, the practical side, and the rest under "More"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time, timedelta
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from campus_desktop.i18n import _, date_long
from campus_desktop.institutions.edits import create_institution
from campus_desktop.meetings import edits
from campus_desktop.meetings.meeting import KINDS, Meeting
from campus_desktop.workspace import Workspace
from ui.meetings.cpr import cpr_warning
from ui.meetings.dates import DateRow
from ui.meetings.prepare.days import LaterDays
from ui.meetings.prepare.section import Section
from ui.meetings.seen import institutions_seen, series_seen
from ui.meetings.state import MeetingState
from ui.meetings.values import ValueRow, read_clock, write_clock
from ui.shell import theme
from ui.shell.page import Shell
from ui.widgets.buttons import LinkButton
from ui.widgets.form import FormRow
from ui.widgets.growing_text import GrowingText
from ui.widgets.line_row import LineRow
from ui.widgets.panel import label

_NEW = "new"
"""Stands in a choice for something that is not there yet."""
_HALF_A_YEAR = timedelta(days=182)


class Fields:
    """The fields of a part of the panel: each saves by itself, text as one step back until the field is left."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        self._shell, self._state = shell, state
        self._shown: str | None = None
        self._show: list[Callable[[Meeting, bool], None]] = []
        self._save: list[Callable[[], None]] = []

    def line(self, field: str, name: str, hint: str = "") -> LineRow:
        """A line of text."""
        row = LineRow(name, lambda text: self.save(field, text), self._seal, None, hint)
        self._show.append(lambda meeting, other: row.show_text(getattr(meeting, field), other=other))
        self._save.append(row.line.save_now)
        below(row, cpr_warning(row.line))
        return row

    def text(self, field: str, name: str, lines: int = 3) -> FormRow:
        """Text of several lines."""
        made = GrowingText(lines, lambda text: self.save(field, text), self._seal)
        self._show.append(lambda meeting, _other: made.show_text(getattr(meeting, field)))
        self._save.append(made.save_now)
        row = FormRow(name, made)
        below(row, cpr_warning(made))
        return row

    def clock(self, field: str, name: str) -> ValueRow:
        """A time of day 1: ``field`` is "start" or "end"."""
        row = ValueRow(name, read_clock, write_clock, lambda moment: self.save(field, moment), self._seal)
        self._show.append(lambda meeting, other: row.show_value(_clock_of(meeting, field), other=other))
        self._save.append(row.save_now)
        return row

    def date(self, field: str, name: str) -> DateRow:
        """A date, or none."""
        row = DateRow(name, self._shell.clock.today, lambda day: self.save(field, day), self._seal)
        self._show.append(lambda meeting, other: row.show_value(getattr(meeting, field), other=other))
        self._save.append(row.save_now)
        return row

    def choice(
        self,
        field: str,
        name: str,
        offer: Callable[[], Sequence[tuple[str | None, str]]],
        new: tuple[str, Callable[[Workspace, str], str]] | None = None,
    ) -> FormRow:
        """One of the things ``offer`` gives as (value, text), read anew each time the meeting is shown. ``new``: the words for one
        more, and what makes it of the name that is asked for, giving its value."""
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        def chosen(_row: int) -> None:
            if box.currentData() != _NEW:
                self.save(field, box.currentData(), merge=False)
            elif new is not None:
                box.setCurrentIndex(box.findData(getattr(self._state.meeting, field)))
                self._save_new(field, name, *new)

        box.activated.connect(chosen)

        def show(meeting: Meeting, _other: bool) -> None:
            choices = [*offer(), *([(_NEW, new[0])] if new else [])]
            if [(box.itemData(row), box.itemText(row)) for row in range(box.count())] != choices:
                box.clear()
                for value, text in choices:
                    box.addItem(text, value)
            box.setCurrentIndex(box.findData(getattr(meeting, field)))
            box.setToolTip(box.currentText())

        self._show.append(show)
        return FormRow(name, box)

    def _save_new(self, field: str, name: str, words: str, make: Callable[[Workspace, str], str]) -> None:
        """Ask for the name of something new, make it and save it, as one step back."""
        workspace, meeting_id = self._shell.workspace, self._shown
        title = self._shell.ask.text(self._shell.widget, words.removesuffix(" …"), name)
        if title is None or not title.strip() or meeting_id is None:
            return

        def write() -> None:
            with workspace.edit(_("Change “{title}”").format(title=self._state.meeting.title)):
                fields: dict[str, Any] = {field: make(workspace, title)}
                edits.update_meeting(workspace, meeting_id, **fields)

        self._shell.guard(write)

    def tick(self, field: str, name: str) -> QCheckBox:
        """Yes or no."""
        made = QCheckBox(name)
        made.clicked.connect(lambda on: self.save(field, on, merge=False))
        self._show.append(lambda meeting, _other: made.setChecked(getattr(meeting, field)))
        return made

    def save(self, field: str, value: Any, *, merge: bool = True) -> None:
        """Write one field of the meeting shown."""
        meeting_id = self._shown
        if meeting_id is not None:
            fields = {field: value}
            self._shell.guard(lambda: edits.update_meeting(self._shell.workspace, meeting_id, merge=merge, **fields))

    def _seal(self) -> None:
        self._shell.workspace.seal()

    def show_meeting(self) -> bool:
        """Show the meeting as it now stands; what is typed into another one is saved first. True where it is another one."""
        meeting = self._state.meeting
        other = self._shown != meeting.id
        if other:
            self.save_now()
        self._shown = meeting.id
        for show in self._show:
            show(meeting, other)
        return other

    def save_now(self) -> None:
        """Save what is being typed."""
        if self._shown is not None:
            for save in self._save:
                save()


def below(row: QWidget, widget: QWidget) -> None:
    """Put something below a row with its name above its field."""
    column = row.layout()
    if column is not None:
        column.addWidget(widget)


def _clock_of(meeting: Meeting, field: str) -> time:
    day = meeting.days[0]
    return day.start if field == "start" else day.end


def beside(*parts: QWidget) -> QWidget:
    """Fields side by side, their names on one line."""
    made = QWidget()
    across = QHBoxLayout(made)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.px(8))
    for part in parts:
        column = QVBoxLayout()  # a sentence below one of them does not push the other down
        column.addWidget(part)
        column.addStretch(1)
        across.addLayout(column, 1)
    return made


class WhenSection(Section):
    """Date, times, place and host."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(_("Time and place"))
        self._state = state
        self.fields = fields = Fields(shell, state)
        self.date = fields.date("date", _("Date"))
        self.start, self.end = fields.clock("start", _("Start")), fields.clock("end", _("End"))
        self.place = fields.line("place", _("Place"), _("Town or building"))
        self.host = fields.choice(
            "host", _("Host"), lambda: institutions(shell), (_("New institution …"), create_institution)
        )
        for part in (self.date, beside(self.start, self.end), self.place, self.host):
            self.body.addWidget(part)

    def show_meeting(self) -> None:
        """Show the meeting as it now stands."""
        self.fields.show_meeting()
        day = self._state.meeting.date
        self.set_note("" if self.is_unfolded or day is None else date_long(day))


class PurposeSection(Section):
    """What for, and who does what."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(_("Purpose and roles"))
        self.fields = fields = Fields(shell, state)
        self.body.addWidget(fields.text("purpose", _("Purpose")))
        self.body.addWidget(fields.line("chair", _("Chair")))
        self.body.addWidget(fields.line("minute_taker", _("Minute-taker")))

    def show_meeting(self) -> None:
        """Show the meeting as it now stands."""
        self.fields.show_meeting()


class PracticalSection(Section):
    """How to get there: what stands on the agenda for participants."""

    _FIELDS = ("address", "room", "arrival", "transport", "online_link", "contact")

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(_("Practical"), unfolded=False)
        self._shell, self._state = shell, state
        self.fields = fields = Fields(shell, state)
        self.body.addWidget(fields.line("address", _("Address")))
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


class DataSection(Section):
    """Kind, series and case number, and what is kept of people."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(_("More"), unfolded=False)
        self.fields = fields = Fields(shell, state)
        kinds = [(word, text) for word, text in KINDS.items()]
        self.body.addWidget(fields.choice("kind", _("Kind"), lambda: [(word, _(text)) for word, text in kinds]))
        make = (_("New series …"), edits.create_series)
        self.series = fields.choice("series", _("Series"), lambda: [(None, _("None")), *series_seen(shell)], make)
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
