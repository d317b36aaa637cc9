"""The painted state of ticks, including those that wait until the file can be written."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from campus_desktop.meetings.note import Note
from ui.shell.protocol import Shell
from ui.shell.typed_text import keeper_of


def is_done(shell: Shell, note: Note) -> bool:
    """Whether a note is done, or will be once the file can be written."""
    keeper = keeper_of(shell.widget)
    waiting = keeper.ticks if keeper is not None else {}
    return waiting.get(note.id, note.done is not None)


def paint_waiting(shell: Shell, view: QAbstractItemView) -> None:
    """Repaint ``view`` when a tick begins to wait or no longer waits."""
    if (keeper := keeper_of(shell.widget)) is not None:
        keeper.changed.connect(view.viewport().update)
