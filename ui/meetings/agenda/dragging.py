"""Taking hold of items: what the drag carries, and the picture at the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag

from campus_desktop.meetings.agenda import Slot
from campus_desktop.meetings.meeting import AgendaItem
from ui.look import theme
from ui.meetings.agenda.cards import drag_picture
from ui.meetings.agenda.mime import items_data
from ui.meetings.agenda.view import AgendaView

_WIDEST = 260
"""Pixels of the card at the pointer, at zoom 1."""


def drag_items(view: AgendaView, slots: Sequence[Slot]) -> None:
    """Drag these items until they are let go; meanwhile their cards are dimmed."""
    model = view.agenda_model
    rows = [row for slot in slots if (row := model.row_of(slot.item.id)) is not None]
    drag = QDrag(view)
    drag.setMimeData(items_data(slots))
    width = min(view.layout_.rects[rows[0]].width(), theme.px(_WIDEST))
    drag.setPixmap(drag_picture([model.cards[row] for row in rows], width, view.devicePixelRatioF()))
    drag.setHotSpot(QPoint(-theme.px(2), -theme.px(2)))  # below the pointer, so that the place stays in sight
    before = view.dimmed
    view.set_dimmed(slot.item.id for slot in slots)
    try:
        drag.exec(Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
    finally:
        view.set_dimmed(before)


def with_minutes(items: Sequence[AgendaItem], item_id: str, minutes: int) -> tuple[AgendaItem, ...]:
    """The agenda with another length of one item, for showing its times before anything is written."""
    return tuple(
        replace(item, minutes=minutes)
        if item.id == item_id
        else replace(item, children=with_minutes(item.children, item_id, minutes))
        for item in items
    )
