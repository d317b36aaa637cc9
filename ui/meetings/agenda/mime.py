"""What is carried by drags and the clipboard: ids of items under a private type, and plain text for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from campus_desktop.i18n import duration_hours, time_table
from campus_desktop.meetings.agenda import Slot, clock
from ui.widgets.carried import ids_of, with_ids

ITEMS = "application/x-campus-agenda+json"
"""Ids of agenda items, in the order they stand."""
CUT = "application/x-campus-cut"
"""Marks what is on the clipboard as cut: pasting moves it instead of copying."""


def items_data(slots: Sequence[Slot]) -> QMimeData:
    """Items for a drag or the clipboard; other programs get a line of text for each, its cells set apart by tabs."""
    data = with_ids(ITEMS, (slot.item.id for slot in slots))
    data.setText("\n".join(_line(slot) for slot in slots))
    return data


def _line(slot: Slot) -> str:
    return "\t".join((time_table(clock(slot.start)), slot.item.title, duration_hours(slot.minutes)))


def items_in(data: QMimeData | None) -> list[str]:
    """The ids of the items in it; empty where there are none."""
    return ids_of(data, ITEMS) if data is not None else []
