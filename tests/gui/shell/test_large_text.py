"""At a text size of 150 per cent a small laptop still shows what a page is for, and the status line."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import running
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import NOW, Dialogs
from tests.support.seen import settle
from ui.look import theme
from ui.shell.window import MainWindow

HEIGHT = 768 - 30
"""Of a maximized window below its title on a screen of 768 lines."""


@pytest.fixture
def large(qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path) -> Dialogs:
    made = Dialogs(qtbot, window, workspace, tmp_path)
    theme.use(theme.Scheme.LIGHT, 1.5)
    window.resize(1366, HEIGHT)
    return made


def in_window(window: MainWindow, rect: QRect, at: QPoint) -> bool:
    return window.rect().contains(QRect(at, rect.size()))


def test_the_status_line_is_on_the_screen_on_every_page(large: Dialogs) -> None:
    window = large.window
    for page in (
        *((spec.key,) for spec in window.specs),
        ("paths", large.path),
        *(("meetings", large.planned, mode) for mode in ("prepare", "hold", "follow-up")),
    ):
        window.show_page(*page)
        settle()
        assert window.height() <= HEIGHT and window.width() <= 1366, page
        line = window.status_line
        assert in_window(window, line.rect(), line.mapTo(window, QPoint())), page


@pytest.mark.parametrize("width", [1280, 1366])
def test_the_agenda_stays_beside_the_notes_of_a_running_meeting(large: Dialogs, width: int) -> None:
    window = large.window
    running.start(large.workspace, large.planned, NOW)
    window.clock.set_now(lambda: NOW + timedelta(minutes=3))
    window.resize(width, HEIGHT)
    window.show_page("meetings", large.planned, "hold")
    settle()
    mode = window.current_page.view.mode  # type: ignore[union-attr]
    agenda, line = mode.agenda.view, mode.notes.line.edit
    for part in (agenda, line, window.status_line):
        assert part.isVisible() and in_window(window, part.rect(), part.mapTo(window, QPoint()))
    current = agenda.visualRect(agenda.model().index(0, 0))
    assert agenda.viewport().rect().contains(current)
    ground = agenda.viewport().grab(current).toImage()
    assert (
        len({ground.pixelColor(x, y).rgb() for x in range(0, ground.width(), 2) for y in range(0, ground.height(), 2)})
        > 8
    )
