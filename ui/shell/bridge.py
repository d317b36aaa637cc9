"""From the workspace's callback to one Qt signal: whichever thread edited, the window hears of it on its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from campus_desktop.workspace import Change, Workspace


class Bridge(QObject):
    """Tells of every edit, undo and redo of one workspace, after its commit."""

    changed = Signal(object)
    """The ``Change``. Emitted on the thread that edited; Qt carries it over to receivers that live on another."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = workspace.subscribe(self._told)

    def _told(self, change: Change) -> None:
        self.changed.emit(change)

    def close(self) -> None:
        """Hear no more."""
        self._end()
