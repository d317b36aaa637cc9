"""What the user has chosen to see in a list of notes, kept while the window is built again in another language."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel

from ui.meetings.notes.list import NoteList
from ui.widgets.view_state import ViewState, restore_scroll, scroll_position


def notes_state(notes: NoteList) -> ViewState:
    """The order, the words searched for, the chosen notes and how far it is scrolled."""
    return {
        "order": notes.orders.current(),
        "search": "" if notes.search.isHidden() else notes.search.text(),
        "chosen": notes.chosen(),
        "scroll": scroll_position(notes.view),
    }


def restore_notes(notes: NoteList, state: ViewState) -> None:
    """Show again what ``notes_state`` returned."""
    if state["order"] != notes.orders.current():
        notes.orders.set_current(state["order"])
        notes.orders.chosen.emit(state["order"])
    notes.search.setVisible(bool(state["search"]))
    notes.search.setText(state["search"])
    notes.leave()  # searches now, not after a pause
    flag = QItemSelectionModel.SelectionFlag
    for note in state["chosen"]:
        if (row := notes.rows.row(note)) is not None:
            notes.view.selectionModel().setCurrentIndex(notes.rows.index(row), flag.Select)
    restore_scroll(notes.view, state["scroll"])
