"""A desktop's screen-saver service on the session bus, for ``dbus-run-session``: says what it is asked, and who goes away.

With the argument "ask" it is the program that asks: it holds, lets go, and says what came of it.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection

NAME, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
PATIENCE = 20


def say(*words: object) -> None:
    """A line for the test that started this."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


@ClassInfo({"D-Bus Interface": NAME})
class Service(QObject):
    """Answers Inhibit with a cookie."""

    @Slot(str, str, result=int)
    def Inhibit(self, program: str, reason: str) -> int:
        say("inhibit", program)
        return 7


def ask() -> None:
    """Hold, once the service is there, and let go again."""
    from ui.meetings.hold.awake import ScreenSaverBus

    way, end = ScreenSaverBus(), time.monotonic() + PATIENCE
    while not way.hold() and time.monotonic() < end:
        threading.Event().wait(0.1)  # time.sleep of Python 3.13 fails under libfaketime
    say("held", way.works())
    before = names()
    way.release()
    while not (gone := before - names()) and time.monotonic() < end:  # the bus hears of it a moment later
        threading.Event().wait(0.1)  # time.sleep of Python 3.13 fails under libfaketime
    say("gone", len(gone), way.works())


def names() -> set[str]:
    """Who is on the bus now."""
    return set(QDBusConnection.sessionBus().interface().registeredServiceNames().value())


def serve() -> None:
    """Until the one who asks has ended."""
    application = QCoreApplication([])
    bus, service = QDBusConnection.sessionBus(), Service()
    bus.registerService(NAME)
    bus.registerObject(PATH, service, QDBusConnection.RegisterOption.ExportAllSlots)
    asking = subprocess.Popen([sys.executable, __file__, "ask"])
    timer = QTimer()
    timer.timeout.connect(lambda: application.quit() if asking.poll() is not None else None)
    timer.start(100)
    application.exec()


if __name__ == "__main__":
    if sys.argv[1:] == ["ask"]:
        application = QCoreApplication([])
        ask()
    else:
        serve()
