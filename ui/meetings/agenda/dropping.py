"""Drags over the agenda: where something would land, with the times it would then have, scrolling at the edges, and the drop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QCursor

from campus_desktop.i18n import _, ngettext
from campus_desktop.meetings.agenda import DayPlan, Place, find_slot, moved, schedule
from campus_desktop.meetings.landing import expected_times, is_next, landing
from campus_desktop.meetings.wording import clock_range
from ui.look import theme
from ui.meetings.agenda.geometry import Opening
from ui.meetings.agenda.mime import items_in
from ui.meetings.agenda.view import AgendaView
from ui.meetings.state import MeetingState
from ui.widgets.dragged import OPENING, hidden_by
from ui.widgets.edge_scrolling import TICK, push


class Dropping(QObject):
    """What the column does while something is dragged over it; points are in the view's viewport."""

    refused = Signal(str)
    """Something hovers where it may not land: the sentence that says why, once."""
    plans_shown = Signal(object)
    """The plan as it would be; None: as it is."""
    dropped = Signal(object, object)
    """Ids of items, and the ``Place`` they were dropped at."""

    def __init__(
        self,
        view: AgendaView,
        state: MeetingState,
        may_land: Callable[[Sequence[str], str | None], str],
    ) -> None:
        super().__init__(view)
        self._view, self._state, self._may_land = view, state, may_land
        self._ids: list[str] = []
        self._place: Place | None = None
        self._told: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._scroll)

    def hover(self, data: QMimeData, at: QPoint) -> bool:
        """Show where ``data`` would land; False where it may not."""
        return self._hover(items_in(data), at)

    def _hover(self, ids: list[str], at: QPoint) -> bool:
        if not ids:
            return False
        self._ids = ids
        if not self._timer.isActive():
            self._timer.start()
        place = self._view.place_at(at, groups=True)
        if place is not None and place.parent is not None and self._may_land(ids, place.parent):
            place = self._view.place_at(at, groups=False)
        if place is None:
            return False
        if refusal := self._may_land(ids, place.parent):
            if refusal not in self._told:
                self._told.add(refusal)
                self.refused.emit(refusal)
            self._close()
            return False
        place = landing(self._state.meeting, self._state.events, ids, place)
        self._view.hidden = hidden_by(at)
        self._view.viewport().update()
        if place != self._place:
            self._place = place
            self._show(ids, place)
        return True

    def _show(self, ids: list[str], place: Place) -> None:
        state = self._state
        meeting = replace(state.meeting, items=moved(state.meeting.items, ids, place))
        plans = schedule(meeting.items, meeting.days)
        self.plans_shown.emit(plans)
        expected = expected_times(meeting, state.events, state.now(), ids)
        text = sentence(plans, ids, expected)
        if expected is not None and is_next(state.meeting, state.events, place, ids):
            text = _("Drop here · comes next")
        self._view.open_at(Opening(place, theme.px(OPENING)), text)

    def drop(self, data: QMimeData, at: QPoint) -> bool:
        """Carry out the drop as one edit; False where it may not land."""
        may = self.hover(data, at)
        place, ids = self._place, items_in(data)
        self.end()
        if not may or place is None:
            return False
        self.dropped.emit(ids, place)
        return True

    def end(self) -> None:
        """The drag left or was given up: show nothing of it."""
        self._timer.stop()
        self._ids = []
        self._told.clear()
        self._close()

    def _close(self) -> None:
        if self._place is not None:
            self._place = None
            self._view.open_at(None)
            self.plans_shown.emit(None)

    def _scroll(self) -> None:
        """The pointer rests near an edge: Qt tells nothing then, so look for ourselves."""
        view = self._view
        at = view.viewport().mapFromGlobal(QCursor.pos())
        if push(view.verticalScrollBar(), at.y(), view.viewport().height()):
            self._hover(self._ids, at)


def sentence(plans: Sequence[DayPlan], ids: Sequence[str], expected: tuple[int, int] | None = None) -> str:
    """The text in the gap: "Drop here · 11.30–12.00"; the ``expected`` times where the meeting runs (minutes after midnight)."""
    slots = [found[1] for item_id in ids if (found := find_slot(plans, item_id))]
    if not slots:
        return _("Drop here")
    begin, end = expected or (min(slot.start for slot in slots), max(slot.end for slot in slots))
    times = clock_range(begin, end)
    if len(slots) == 1:
        return _("Drop here · {times}").format(times=times)
    text = ngettext("Drop {count} item here · {times}", "Drop {count} items here · {times}", len(slots))
    return text.format(count=len(slots), times=times)
