"""How the meeting went against its agenda: each item as planned and as it was held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtWidgets import QGridLayout, QWidget

from campus_desktop.clock import zone
from campus_desktop.i18n import _, duration_hours, time_table
from campus_desktop.meetings.agenda import DayPlan, Slot, clock, find_slot
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.timer import Actual, Event, actuals
from ui.look import theme
from ui.widgets.layouts import column_in, emptied
from ui.widgets.panel import label

_A_DAY = 1_440


class Times(QWidget):
    """Hidden where the meeting was run without the timer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = column_in(self, 6)
        column.addWidget(label(_("Planned and actual"), "subheading"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(3))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self.setAccessibleName(_("Planned and actual"))

    def show_times(self, meeting: Meeting, events: Sequence[Event], now: datetime, plans: Sequence[DayPlan]) -> None:
        """Show how the meeting went, against ``plans``, the agenda as it was planned."""
        emptied(self._grid)
        held = actuals(meeting, events, now)
        self.setVisible(bool(held))
        if not held:
            return
        # the title stands over its times: beside them there is no room for it
        self._grid.addWidget(label(_("Planned"), "small"), 0, 0)
        self._grid.addWidget(label(_("Actual"), "small"), 0, 1)
        for number, each in enumerate(held):
            row = 2 * number + 1
            agenda_item = meeting.item(each.item) if each.item else None
            title = label(agenda_item.title if agenda_item is not None else _("An item that was deleted"), wrap=True)
            found = find_slot(plans, each.item) if each.item else None
            planned, really = planned_text(each, found[1] if found else None), held_text(each)
            title.setAccessibleName(_("{title}: planned {planned}, actual {held}").format(
                title=title.text(), planned=_spoken(planned) or "–", held=_spoken(really)))  # fmt: skip
            self._grid.addWidget(title, row, 0, 1, 2)
            self._grid.addWidget(label(planned, "small"), row + 1, 0)
            self._grid.addWidget(label(really, "small"), row + 1, 1)


def _spoken(text: str) -> str:
    return text.replace("\n", " ")


def _the_day_after(text: str, after: bool) -> str:
    """With a second line where it is past midnight: the column is narrow."""
    said = _("(the day after)")
    return f"{text}\n{said}" if after else text


def planned_text(held: Actual, slot: Slot | None) -> str:
    """ "09.30 · 15 min": when it was to begin, and its minutes; of an item that was deleted, as the plan said when it was entered."""
    if slot is not None:
        text = f"{time_table(clock(slot.start))} · {_('{minutes} min').format(minutes=slot.minutes)}"
        return _the_day_after(text, slot.start >= _A_DAY)
    start = time_table(time.fromisoformat(held.planned)) if held.planned else ""
    minutes = "" if held.planned_minutes is None else _("{minutes} min").format(minutes=held.planned_minutes)
    return " · ".join(part for part in (start, minutes) if part)


def held_text(held: Actual) -> str:
    """ "09.32 · 18 min"; one that was passed over says so."""
    if held.skipped:
        return _("skipped")
    if held.cut:
        return _("cut short after {length}").format(length=duration_hours(held.minutes))
    if held.left == "park":
        return _("parked")
    minutes = _("{minutes} min").format(minutes=held.minutes)
    started = held.started.astimezone(zone())
    return _the_day_after(f"{time_table(started)} · {minutes}", started.date() > held.day)
