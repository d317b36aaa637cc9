"""Checks regularly that the open file is still in its place; otherwise only the next edit would notice, perhaps an hour later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.shell.companion import Companion

if TYPE_CHECKING:
    from campus_desktop.workspace import Change
    from ui.shell.protocol import Shell


class InPlace(Companion):
    """Checks with each tick of the clock and when the window is activated."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        shell.clock.tick.connect(shell.unsaved.look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(shell.unsaved.look)

    def follow(self, change: Change) -> None:
        self._shell.unsaved.edits += 1
        self._shell.unsaved.written()
