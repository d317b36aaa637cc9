"""The framed row of the agenda is a chosen one: no key acts on something else than what has the frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel

if TYPE_CHECKING:
    from ui.meetings.agenda.view import AgendaView

Flag = QItemSelectionModel.SelectionFlag


def choose_framed(view: AgendaView) -> None:
    """As the keyboard comes: choose the row with the frame, else the first, where none is chosen; nothing beside the agenda changes by
    that (``view.arriving``)."""
    if view.agenda_model.rowCount() and not view.selectionModel().hasSelection():
        row = max(0, view.currentIndex().row())
        view.arriving = True
        view.selectionModel().setCurrentIndex(view.agenda_model.index(row, 0), Flag.ClearAndSelect)
        view.arriving = False


def keep_chosen(view: AgendaView) -> None:
    """After the chosen row has gone, as after Ctrl+Z: choose its neighbour, which Qt framed without choosing it."""
    if view.currentIndex().isValid() and not view.selectionModel().hasSelection():
        view.selectionModel().select(view.currentIndex(), Flag.ClearAndSelect)
