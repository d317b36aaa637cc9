"""Forwards the workspace's callback as one Qt signal, so that the window receives edits of any thread on its own thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from campus_desktop.workspace import Change, Workspace


class Bridge(QObject):
    """Reports every edit, undo and redo of one workspace, after its commit."""

    changed = Signal(object)
    """The ``Change``. Emitted on the thread that made the edit; Qt queues it for receivers on another thread."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = workspace.subscribe(self._told)

    def _told(self, change: Change) -> None:
        self.changed.emit(change)

    def close(self) -> None:
        """Unsubscribe."""
        self._end()
