"""The options of a print, besides its kind and its language."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from campus_desktop import i18n
from campus_desktop.i18n import _, date_table, duration_hours, ngettext, time_table, time_text
from campus_desktop.meetings.agenda import DayPlan, Slot, clock, minute_text, schedule
from campus_desktop.paths.days import Closed, date_of_day, start_remark
from campus_desktop.paths.path import LearningPath, Start
from campus_desktop.prints.kinds import PrintKind, start_text
from campus_desktop.prints.source import Options, Scope, proposed, with_private_note
from ui.widgets.date_field import DateField
from ui.widgets.dropdown import Dropdown
from ui.widgets.form import FormRow
from ui.widgets.layouts import column_in
from ui.widgets.panel import label

if TYPE_CHECKING:
    from campus_desktop.prints.source import MeetingToPrint

_WITH_TIMES = ("agenda", "script")
"""Prints that show when each item is."""
_NO_DATES, _OTHER_DATE = "days", "other"


class Choices(QWidget):
    """Rows of options, of which those of the kind of print are shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = column_in(self, 14)

    @property
    def valid(self) -> bool:
        """Whether a print can be made of what is chosen and typed."""
        return True

    def show_for(self, what: PrintKind) -> None:
        """Show the options of this kind; there are none here."""

    def options(self) -> Options:
        """The chosen options."""
        return Options()


def narrow(box: QComboBox) -> QComboBox:
    """Let a list be as narrow as its place, however long its entries are."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


class PathChoices(Choices):
    """The start from which dates are counted, and whether the notes on steps are printed: only where ``notes``, which is what was
    chosen last. A date entered here is kept in ``remembered`` by the path's id, for the next time."""

    def __init__(
        self, path: LearningPath, today: date, closed: Closed, remembered: dict[str, date], *, notes: bool = False
    ) -> None:
        super().__init__()
        self._remembered = remembered
        self._path, self._closed, self._today = path, closed, today
        self._dated = True
        self.start = narrow(Dropdown())
        for start in path.starts:
            self.start.addItem(start_text(start), start.id)
        self.start.addItem(_("No dates: days counted from the start"), _NO_DATES)
        self.start.addItem(_("From a start date …"), _OTHER_DATE)
        self.date = DateField(today + timedelta(days=1), lambda: today, closed.closed)
        if (last := remembered.get(path.id)) is not None:
            self.date.set_day(last)
            self.start.setCurrentIndex(self.start.findData(_OTHER_DATE))
        self._date_row = FormRow(_("&First day"), self.date)
        self._start_row = FormRow(_("Dat&es"), self.start)
        self._column.addWidget(self._start_row)
        self._column.addWidget(self._date_row)
        self._remark = label("", "small", wrap=True)
        self._column.addWidget(self._remark)
        self.notes = QCheckBox(_("&Notes on steps"))
        self.notes.setChecked(notes)
        self._has_notes = any(step.note.strip() for step in path.steps)
        self._column.addWidget(self.notes)
        self.private = label(_private_text(path), "error", wrap=True)
        self._column.addWidget(self.private)
        self.notes.toggled.connect(self._show_private)
        self.notes.toggled.connect(self.changed)
        self._show_date()
        self.date.day_changed.connect(self._show_date)
        self.start.currentIndexChanged.connect(self._start_chosen)
        self.date.day_changed.connect(self._remember)
        self.start.currentIndexChanged.connect(self._remember)
        self.date.day_changed.connect(self.changed)
        self.date.checked.connect(self.changed)

    def _start_chosen(self) -> None:
        self._show_date()
        self.changed.emit()

    def _remember(self) -> None:
        if self.start.currentData() == _OTHER_DATE:
            self._remembered[self._path.id] = self.date.day()
        else:
            self._remembered.pop(self._path.id, None)

    def _show_date(self) -> None:
        self._date_row.setVisible(self._dated and self.start.currentData() == _OTHER_DATE)
        start = self.chosen_start() if self._dated else None
        remarks = (start_remark(start.date, self._closed), self._past_text(start)) if start is not None else ()
        self._remark.setText("\n".join(filter(None, remarks)))
        self._remark.setVisible(bool(self._remark.text()))

    def _past_text(self, start: Start) -> str:
        """How many steps get a date before today; empty where none does."""
        days = [step.day for step in self._path.steps if step.day is not None]
        past = sum(date_of_day(start.date, day, self._closed) < self._today for day in days)
        text = ngettext("{count} step gets a date before today.", "{count} steps get a date before today.", past)
        return text.format(count=i18n.number(past)) if past else ""

    def show_for(self, what: PrintKind) -> None:
        """See ``Choices``."""
        self._dated = "start" in what.options
        self._start_row.setVisible(self._dated)
        self.notes.setVisible(self._has_notes and "step_notes" in what.options)
        self._show_private()
        self._show_date()

    def _show_private(self) -> None:
        on = self.notes.isChecked() and not self.notes.isHidden()
        self.private.setVisible(on and bool(self.private.text()))

    @property
    def valid(self) -> bool:
        """False while the line of the start date contains something else."""
        return self.date.valid or not self._dated or self.start.currentData() != _OTHER_DATE

    def chosen_start(self) -> Start | None:
        """The start from which dates are counted; None for days."""
        key = self.start.currentData()
        if key == _OTHER_DATE:
            return Start("", self.date.day())
        return next((start for start in self._path.starts if start.id == key), None)

    def options(self) -> Options:
        """See ``Choices``."""
        return Options(start=self.chosen_start(), step_notes=self.notes.isChecked())


def _private_text(path: LearningPath) -> str:
    """The sentence about notes on steps in which something private seems to be; empty if there are none."""
    steps = with_private_note(path)
    if not steps:
        return ""
    text = ngettext(
        "The note on “{title}” seems to contain a CPR number, an e-mail address or a telephone number. It is printed too.",
        "{count} notes seem to contain a CPR number, an e-mail address or a telephone number, the first on “{title}”."
        " They are printed too.",
        len(steps),
    )
    return text.format(title=steps[0].title, count=i18n.number(len(steps)))


def over_text(plan: DayPlan) -> str:
    """ "30 min over: the items end at 15.00, the meeting at 14.30."."""
    text = _("{length} over: the items end at {ends}, the meeting at {planned}.")
    ends, planned = time_table(clock(plan.end)), time_table(plan.day.end)
    return text.format(length=duration_hours(plan.over), ends=ends, planned=planned)


def late_text(slot: Slot) -> str:
    """ "“Lunch” is locked to 12.00 but begins at 12.30, 30 min too late."."""
    assert slot.item.pinned is not None
    text = _("“{title}” is locked to {time} but begins at {starts}, {length} too late.")
    return text.format(
        title=slot.item.title,
        time=time_text(slot.item.pinned),
        starts=minute_text(slot.start),
        length=duration_hours(slot.late),
    )


def _day(plan: DayPlan) -> str:
    return _("Day {number}").format(number=plan.day.number)


class MeetingChoices(Choices):
    """The optional content of a print of a meeting."""

    def __init__(self, source: MeetingToPrint) -> None:
        super().__init__()
        meeting = source.meeting
        self._rows: dict[str, QWidget] = {}
        self._plans = schedule(meeting.items, meeting.days)
        self.over = label("", "error", wrap=True)
        self._column.addWidget(self.over)
        self.day = narrow(Dropdown())
        self.day.addItem(_("All days"), None)
        for day in meeting.days:
            name = _("Day {number}").format(number=day.number)
            self.day.addItem(f"{name} · {date_table(day.date)}" if day.date else name, day.number)
        first = proposed(meeting)
        self.room = self._tick(_("&Room to write"), first.room)
        self.carried = self._tick(_("&Open matters from last time"), first.carried)
        self.notice = self._tick(_("How &notes are kept and deleted"), first.notice)
        self.times = self._tick(_("Planned and actual &times"), first.times)
        self.senders = self._tick(_("Who share&d each experience"), first.senders)
        self.senders.setToolTip(_("Experiences shared without sender never show one."))
        self.done = self._tick(_("Also what is &done"), first.done)
        self.institution = narrow(Dropdown())
        self.institution.addItem(_("All institutions"), None)
        for page in source.pages:
            self.institution.addItem(page.name, page.institution)
        self.scope = narrow(Dropdown())
        for key, (title, _notes) in source.needs.items():
            self.scope.addItem(_scope_text(key, title), key)
        self._without_choice = {
            *(() if len(meeting.days) > 1 else ("day",)),
            *(() if source.matters(first) else ("carried",)),
        }
        for option, field in (
            ("day", FormRow(_("&Day"), self.day)),
            ("room", self.room),
            ("carried", self.carried),
            ("notice", self.notice),
            ("times", self.times),
            ("senders", self.senders),
            ("done", self.done),
            ("institution", FormRow(_("&Institution"), self.institution)),
            ("scope", FormRow(_("Needs f&rom"), self.scope)),
        ):
            self._rows[option] = field
            self._column.addWidget(field)
        self._timed = False
        self.day.currentIndexChanged.connect(self._tell_over)
        for box in (self.day, self.institution, self.scope):
            box.currentIndexChanged.connect(self.changed)

    def _tick(self, text: str, on: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(on)
        box.toggled.connect(self.changed)
        return box

    def show_for(self, what: PrintKind) -> None:
        """See ``Choices``."""
        for option, row in self._rows.items():
            row.setVisible(option in what.options and option not in self._without_choice)
        self._timed = what.key in _WITH_TIMES
        self._tell_over()

    def _tell_over(self) -> None:
        """Show which days are longer than planned, and which locked items begin late, before anything is printed."""
        day, found = self.day.currentData(), []
        for plan in self._plans if self._timed else ():
            if day in (None, plan.day.number):
                texts = [late_text(slot) for slot in plan.collisions]
                if plan.over > 0:
                    texts.insert(0, over_text(plan))
                found += texts if len(self._plans) == 1 else [f"{_day(plan)}: {text}" for text in texts]
        self.over.setText("\n".join(found))
        self.over.setVisible(bool(found))

    def options(self) -> Options:
        """See ``Choices``."""
        return Options(
            notice=self.notice.isChecked(),
            room=self.room.isChecked(),
            carried=self.carried.isChecked(),
            day=self.day.currentData(),
            senders=self.senders.isChecked(),
            times=self.times.isChecked(),
            done=self.done.isChecked(),
            institution=self.institution.currentData(),
            scope=self.scope.currentData(),
        )


def _scope_text(scope: Scope, title: str) -> str:
    if scope == "meeting":
        return _("This meeting")
    return _("The series “{title}”").format(title=title) if scope == "series" else _("All meetings")
