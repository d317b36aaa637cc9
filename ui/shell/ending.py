"""Termination from outside: the program receives a signal, or the desktop session ends. Typed text is saved first."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _

if TYPE_CHECKING:
    from ui.shell.leaving import Leaving
    from ui.shell.protocol import Shell


class Ending(QObject):
    """For one window, from its creation until the program ends."""

    def __init__(self, shell: Shell, leaving: Leaving, application: QApplication) -> None:
        super().__init__(shell.widget)
        self.shell, self.leaving, self.application = shell, leaving, application
        application.commitDataRequest.connect(self.session_ends)
        if sys.platform != "win32":  # Windows ends the session instead
            self._listen()

    def _listen(self) -> None:
        # Python runs signal handlers only between its own instructions, while Qt's loop sleeps: a byte in a pipe
        # wakes the loop
        self._pipe, into = os.pipe()
        for end in (self._pipe, into):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(into, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._pipe, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._told)
        for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(each, _heard)

    def _told(self) -> None:
        with suppress(BlockingIOError):
            os.read(self._pipe, 64)
        self.end()

    def end(self) -> None:
        """Save what is typed and stop, without asking. What cannot be written to the file is saved in a copy beside it."""
        shell = self.shell
        if shell.has_file and not shell.unsaved.flush():
            shell.unsaved.retry(patient=True)
            if not self._rescue():
                self._leave_mirror()
        shell.unsaved.clear()
        shell.widget.close()
        self.application.exit(0)

    def _leave_mirror(self) -> None:
        """No copy could be saved: offer what waits when the file is opened again."""
        from ui.shell.half_typed import HalfTyped

        with suppress(KeyError):  # the window has hardly begun
            self.shell.companion(HalfTyped).mirror.leave()

    def _rescue(self) -> bool:
        """Save a copy with what waits; returns whether that succeeded."""
        from campus_desktop.workspace.copies import save_copy
        from ui.shell.places import free_name

        shell = self.shell
        if shell.unsaved.blocked is None:
            return True
        path = shell.workspace.path
        target = free_name(path.with_stem(_("{name} with what was not saved").format(name=path.stem)))
        with suppress(CampusError, OSError):
            save_copy(shell.workspace, target)
            shell.unsaved.write_into(target)
            return True
        return False

    def session_ends(self, manager: QSessionManager) -> None:
        """Save when the session ends; if that fails, ask the user if the session allows it."""
        shell = self.shell
        if not shell.has_file or shell.unsaved.flush():
            return
        if manager.allowsInteraction():
            if self.leaving.may_go():
                manager.release()
            else:
                manager.cancel()
        else:
            self._rescue()


def _heard(_signal: int, _frame: object) -> None:
    """Does nothing: the byte in the pipe has the effect."""
