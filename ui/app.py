"""Starts the window: texts, theme, crash report, one program per file, first page."""

from __future__ import annotations

import os
import socket
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import resources
from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _
from ui.look import stylesheet, theme
from ui.shell.crash import CrashHandler, NotShownError, show_over
from ui.shell.ending import Ending
from ui.shell.language import use_language
from ui.shell.settings import Settings
from ui.shell.window import MainWindow


def run(path: Path | None, language: str | None = None) -> int:
    """Open the window, with the file at ``path`` or with the welcome; returns the exit status when it is closed.

    ``language`` replaces the one in the settings for this run only.

    CampusError if there is no screen to draw on.
    """
    require_screen()
    application = make_application()
    settings = Settings()
    use_language(language or settings.language)
    theme.use(settings.scheme, settings.zoom)
    window = MainWindow(settings)
    CrashHandler(partial(show_over, window), window.message, partial(show_error, window)).install()
    _place(window)
    try:
        if not window.open_at_start(path):
            return 0
    except NotShownError as error:  # the window opens without the file, and shows why
        QTimer.singleShot(0, window, partial(sys.excepthook, NotShownError, error, error.__traceback__))
    window.show()
    Ending(window, window.leaving, application)
    application.styleHints().colorSchemeChanged.connect(lambda: _follow_computer(settings))
    return application.exec()


def show_error(window: MainWindow, error: CampusError) -> None:
    """An error that nothing caught, in red."""
    if isinstance(error, FileError) and window.has_file:
        window.unsaved.refuse(error)
    else:
        window.status_line.alert(str(error))


def _place(window: MainWindow) -> None:
    """Restore the window's place; the first time, the size of a small laptop, or as large as the screen where that is smaller."""
    if window.restoreGeometry(window.settings.geometry):
        return
    room = window.screen().availableGeometry()
    window.resize(min(1366, room.width()), min(768, room.height()))
    if room.width() <= 1366 or room.height() <= 800:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def _follow_computer(settings: Settings) -> None:
    """Follow the system's change between light and dark while the window is open."""
    if settings.scheme == theme.Scheme.SYSTEM:
        theme.use(settings.scheme)


def make_application() -> QApplication:
    """The QApplication, with the names used by settings and window managers, and the program's style sheet for ``theme.use``."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        # named here, so that Fusion is the only style that is ever created
        application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationName("campus-desktop")
    application.setApplicationDisplayName("Campus Desktop")
    application.setDesktopFileName("campus-desktop")
    application.setWindowIcon(QIcon(str(resources.path("icons", "program.svg"))))
    theme.set_sheet(stylesheet.sheet)
    return application


def require_screen() -> None:
    """CampusError if there is no screen: Qt itself would end the program without a message to the user."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if not sys.platform.startswith("linux") or chosen.startswith(("offscreen", "minimal", "vnc", "linuxfb", "eglfs")):
        return
    if not (_answers_x(os.environ.get("DISPLAY", "")) or _answers_wayland(os.environ.get("WAYLAND_DISPLAY", ""))):
        raise CampusError(
            _(
                "There is no screen to open a window on; “campus-desktop tour FOLDER” makes pictures of every page without one."
            )
        )


def _answers_x(display: str) -> bool:
    host, _colon, number = display.partition(":")
    if not number:
        return False
    if host not in ("", "unix"):
        return True  # another machine's screen: only Qt can check it
    name = f"/tmp/.X11-unix/X{number.partition('.')[0]}"
    return _answers(f"\0{name}") or _answers(name)


def _answers_wayland(display: str) -> bool:
    return bool(display) and _answers(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / display))


def _answers(name: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        try:
            connection.connect(name)
        except OSError:
            return False
    return True
