"""Taking hold of items: what the drag carries, and the picture at the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag

from campus_desktop.meetings.agenda import Slot
from campus_desktop.meetings.meeting import AgendaItem
from ui.meetings.agenda.mime import items_data
from ui.meetings.agenda.view import AgendaView
from ui.widgets.dragged import dragged_picture, hang


def drag_items(view: AgendaView, slots: Sequence[Slot]) -> None:
    """Drag these items until they are let go; meanwhile their cards are dimmed."""
    drag = QDrag(view)
    drag.setMimeData(items_data(slots))
    hang(drag, dragged_picture(slots[0].item.title, len(slots), view.devicePixelRatioF()))
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
