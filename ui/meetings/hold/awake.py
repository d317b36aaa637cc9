"""The screen stays on while a meeting runs: sleep and screen saver are held off where the system permits.

One way for each system, all of which end by themselves when the program does: Windows is told by the thread; macOS has
``caffeinate`` for the purpose; on Linux the desktop is asked over D-Bus, which forgets a caller that goes away, and
systemd is asked by a helper process that ends when its input closes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QGuiApplication

from campus_desktop.i18n import _
from ui.widgets.debounce import debounce

_PATIENCE = 2000
"""Milliseconds in which a helper process that was refused has ended."""
_SCREENLESS = {"offscreen", "minimal", "vnc"}


class Holder(Protocol):
    """One way to keep the computer awake."""

    def hold(self) -> bool:
        """Begin; whether that may have worked."""
        ...

    def works(self) -> bool:
        """Whether it holds now."""
        ...

    def release(self) -> None:
        """Let the computer sleep again."""
        ...


class WindowsState:
    """The execution state of our thread, which Windows clears when the program ends."""

    _CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x00000001, 0x00000002

    def __init__(self) -> None:
        self._held = False

    def hold(self) -> bool:
        """Ask that neither system nor display go to sleep."""
        self._held = self._tell(self._CONTINUOUS | self._SYSTEM | self._DISPLAY)
        return self._held

    def works(self) -> bool:
        """Whether Windows said yes."""
        return self._held

    def release(self) -> None:
        """As it was before."""
        if self._held:
            self._tell(self._CONTINUOUS)
            self._held = False

    def _tell(self, state: int) -> bool:
        if sys.platform != "win32":
            return False
        import ctypes

        return bool(ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint(state)))


class HelperProcess:
    """A program that keeps the computer awake for as long as it runs."""

    def __init__(self, program: str, *arguments: str) -> None:
        self._command = (program, list(arguments))
        self._process: QProcess | None = None

    def hold(self) -> bool:
        """Start it; False where it is not installed."""
        program, arguments = self._command
        found = which(program)
        if found is None:
            return False
        self._process = QProcess()
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.start(found, arguments)
        return True

    def works(self) -> bool:
        """Whether it still runs: one that was refused ends at once."""
        return self._process is not None and self._process.state() != QProcess.ProcessState.NotRunning

    def release(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.closeWriteChannel()
            self._process.terminate()
            self._process.waitForFinished(_PATIENCE)
            self._process = None


class ScreenSaverBus:
    """The desktop's own service for programs that show something: a connection of its own, and closing it is letting go."""

    _CONNECTION = "campus-desktop-awake"
    _SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
    _WAIT = 1000

    def __init__(self) -> None:
        self._held = False

    def hold(self) -> bool:
        """Ask for it; False where there is no such service."""
        if not _has_session_bus():
            return False
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, self._CONNECTION)
        if bus.isConnected():
            question = QDBusMessage.createMethodCall(self._SERVICE, self._PATH, self._SERVICE, "Inhibit")
            question.setArguments(["Campus Desktop", _("A meeting is running")])
            reply = bus.call(question, QDBus.CallMode.Block, self._WAIT)
            self._held = reply.type() == QDBusMessage.MessageType.ReplyMessage
        if not self._held:
            QDBusConnection.disconnectFromBus(self._CONNECTION)
        return self._held

    def works(self) -> bool:
        """Whether the service said yes."""
        return self._held

    def release(self) -> None:
        """Close the connection; the service forgets us."""
        if self._held:
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromBus(self._CONNECTION)
            self._held = False


def _has_session_bus() -> bool:
    """Whether there is a bus to connect to; without one Qt would try to start it."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(runtime and Path(runtime, "bus").exists())


def ways() -> list[Holder]:
    """The ways of this system; none where the program draws without a screen."""
    if QGuiApplication.platformName() in _SCREENLESS:
        return []
    if sys.platform == "win32":
        return [WindowsState()]
    if sys.platform == "darwin":
        return [HelperProcess("caffeinate", "-d", "-i", "-w", str(os.getpid()))]
    reason = ("--who=Campus Desktop", "--why=" + _("A meeting is running"))
    return [ScreenSaverBus(), HelperProcess("systemd-inhibit", "--what=idle:sleep", *reason, "--mode=block", "cat")]


class Awake(QObject):
    """Keeps the computer awake while asked to. ``impossible`` is told once where no way works."""

    impossible = Signal()

    def __init__(self, parent: QObject | None = None, find_ways: Callable[[], list[Holder]] = ways) -> None:
        super().__init__(parent)
        self.find_ways = find_ways
        self._ways: list[Holder] = []
        self._wanted = self._told = False
        self.look_timer = debounce(self, _PATIENCE, self._check)

    @property
    def held(self) -> bool:
        """Whether sleep is held off now."""
        return any(way.works() for way in self._ways)

    def keep(self, wanted: bool) -> None:
        """Hold sleep and screen saver off, or no longer. Asking twice is asking once."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if not wanted:
            self.look_timer.stop()
            for way in self._ways:
                way.release()
            self._ways = []
            return
        found = self.find_ways()
        self._ways = [way for way in found if way.hold()]
        if found:
            self.look_timer.start()

    def _check(self) -> None:
        if self._wanted and not self.held and not self._told:
            self._told = True
            self.impossible.emit()
