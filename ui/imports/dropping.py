"""Imports lists that are dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from ui.shell.companion import Companion

if TYPE_CHECKING:
    from ui.shell.protocol import Shell

_SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


class ListDrop(Companion):
    """Accepts dropped lists on a window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        FileDrop(shell)


class FileDrop(QObject):
    """Watches a window for files dragged onto it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget)
        self._shell = shell
        shell.widget.setAcceptDrops(True)
        shell.widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            path = self._list(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    # after the drag source has finished the drop: reading may ask questions and take time
                    QTimer.singleShot(0, self, lambda: self._open(path))
                return True
        return super().eventFilter(watched, event)

    def _list(self, data: QMimeData) -> Path | None:
        """The dragged file, if it is a single one, looks like a list and can be imported now."""
        urls = data.urls()
        if len(urls) != 1 or not urls[0].isLocalFile() or not self._shell.has_file or self._shell.jobs.running:
            return None
        path = Path(urls[0].toLocalFile())
        return path if path.suffix.casefold() in _SUFFIXES else None

    def _open(self, path: Path) -> None:
        from ui.imports.dialog import open_import

        open_import(self._shell, path)
