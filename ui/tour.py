"""Writes a picture of every page without a screen: for the documentation, for support, and to check after a change."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.summaries import latest_paths
from campus_desktop.practice.playing import hold
from campus_desktop.workspace import open_workspace
from campus_desktop.workspace.copies import save_copy
from ui import app
from ui.look import theme
from ui.shell.language import use_language
from ui.shell.settings import Settings
from ui.shell.window import MainWindow

SIZE = (1366, 768)
"""The screen of the smallest supported laptop."""
_SETTLE = 0.4
"""Seconds for a shown page to read and lay itself out."""


def write_pictures(
    file: Path, folder: Path, *, scheme: theme.Scheme = theme.Scheme.LIGHT, size: tuple[int, int] = SIZE
) -> list[Path]:
    """Write a PNG of each page of the workspace ``file`` into ``folder``, in the language in use; returns their names.

    The user's settings are neither read nor changed. CampusError if a picture cannot be written.
    """
    application = app.make_application()
    use_language(i18n.language())
    theme.use(scheme, 1.0)
    written = []
    with tempfile.TemporaryDirectory() as place:
        window = MainWindow(Settings(Path(place) / "settings.ini"))
        window.resize(*size)
        window.open_at_start(None)
        window.show()
        try:
            for name, show in _views(window, file, Path(place)):
                show()
                _settle(application)
                picture = folder / f"{name}.png"
                if not window.grab().save(str(picture)):
                    raise CampusError(
                        _("The picture “{name}” could not be written in {folder}.").format(
                            name=picture.name, folder=folder
                        )
                    )
                written.append(picture)
        finally:
            window.close()
    return written


def _views(window: MainWindow, file: Path, place: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """The views, by the picture's name: the welcome, each page, the newest path on its board, and a meeting in preparation, being
    held (in a copy in the folder ``place``) and in follow-up."""
    yield "welcome", lambda: None
    yield window.specs[0].key, lambda: window.set_workspace(open_workspace(file))
    for spec in window.specs[1:]:
        yield spec.key, partial(window.show_page, spec.key)
        if spec.key == "paths":
            yield "path", lambda: window.show_page("paths", latest_paths(window.workspace, 1)[0].id)
        if spec.key == "meetings":
            for state, name in (("planned", "meeting-prepare"), ("held", "meeting-follow-up")):
                yield name, partial(_show_meeting, window, state)
    yield "meeting-hold", partial(_hold, window, place / file.name)


def _show_meeting(window: MainWindow, state: str) -> None:
    """Show the first meeting of that state; the page chooses how."""
    found = next((each for each in list_meetings(window.workspace) if each.state == state), None)
    if found is not None:
        window.show_page("meetings", found.id)


def _hold(window: MainWindow, copy: Path) -> None:
    """The coming meeting, running, in a copy of the file, at that moment."""
    save_copy(window.workspace, copy)
    workspace = open_workspace(copy)
    meeting, moment = hold(workspace)
    window.set_workspace(workspace)
    window.clock.set_now(lambda: moment)
    window.show_page("meetings", meeting)


def _settle(application: QApplication) -> None:
    end = time.monotonic() + _SETTLE
    while time.monotonic() < end:
        application.processEvents()
        QThread.msleep(10)
