"""Keeps text that waits for the workspace file in a separate file of the user, so that it is not lost if the program is killed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from campus_desktop.workspace import Workspace, unwritten
from campus_desktop.workspace.unwritten import Unwritten

if TYPE_CHECKING:
    from ui.shell.protocol import Shell

REST = 2000
"""Milliseconds between two writings of texts that grow."""


class Mirror(QObject):
    """For one window; follows ``Unsaved`` while a file is shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget)
        self._shell = shell
        self._workspace: Workspace | None = None
        self._kept: dict[int, list[Unwritten]] = {}
        """What was written last, by the ``number`` of what waits."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._follow)
        shell.unsaved.changed.connect(self._follow)

    def begin(self, workspace: Workspace) -> None:
        """Follow what waits for this file. ``unwritten.take_over`` has been called for it."""
        self._workspace, self._kept = workspace, {}
        self._follow()

    def leave(self) -> None:
        """Leave the kept texts in place: the program ends, and they were saved nowhere else."""
        if self._workspace is not None:
            self._write(self._waiting())
        self._workspace = None

    def _waiting(self) -> dict[int, list[Unwritten]]:
        found = {each.number: each.texts for each in self._shell.unsaved.waiting if each.again}
        return {number: texts for number, texts in found.items() if texts}

    def _follow(self) -> None:
        """Write at once what is saved by now or discarded, so that it is not offered again; what is new after a pause."""
        shell = self._shell
        if self._workspace is None or not shell.has_file or shell.workspace is not self._workspace:
            return
        waiting = self._waiting()
        if waiting == self._kept:
            return
        gone = self._kept.keys() - waiting.keys()
        if gone or not self._timer.isActive():
            self._write(waiting)

    def _write(self, waiting: dict[int, list[Unwritten]]) -> None:
        assert self._workspace is not None
        self._timer.start()
        with suppress(OSError):  # the next change or the timer tries again
            unwritten.keep(self._workspace.path, [text for texts in waiting.values() for text in texts])
            self._kept = waiting
