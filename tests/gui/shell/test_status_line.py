"""The status line has room for the message about what was just done, at every width: the rest gives way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import create_course
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import Dialogs
from tests.support.hands import visible
from tests.support.painted import differing, ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.shell.window import MainWindow

SMALL = (910, 440)
"""A screen of 1366 x 768 at 150 per cent, without the frame and the system's own bar."""
LATE = "Forløbet »Preboarding for nye medarbejdere og ledere« er udskrevet til Overførsler"
DEED = "Flyt trinnet »Læs om arbejdspladsen og dens historie« til en anden fase"


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path) -> Dialogs:
    return Dialogs(qtbot, window, workspace, tmp_path)


def cut(line: QWidget) -> list[str]:
    """What is shown on the line and not seen whole, or lies beyond its end."""
    found = []
    for each in [*visible(line, QLabel), *visible(line, QPushButton)]:
        text = each.text()
        beyond = not line.rect().contains(each.geometry())
        needed = each.fontMetrics().horizontalAdvance(text)
        if text and (beyond or each.contentsRect().width() < needed):
            found.append(text)
    return found


def seen_whole(window: MainWindow, text: str) -> bool:
    """Whether the message is painted from its first letter to its last, in the window."""
    (label,) = [each for each in visible(window.status_line, QLabel) if each.text() == text]
    assert window.rect().contains(label.mapTo(window, label.rect().center()))
    assert ink(on_screen(label)) > 0.03
    return label.contentsRect().width() >= label.fontMetrics().horizontalAdvance(text)


@pytest.mark.parametrize(
    ("size", "zoom"), [(SMALL, 1.0), ((1366, 738), 1.0), ((1366, 738), 1.5)], ids=["150 %", "100 %", "large text"]
)
def test_a_message_comes_before_everything_else(
    filled: Dialogs, workspace: Workspace, size: tuple[int, int], zoom: float
) -> None:
    window, line = filled.window, filled.window.status_line
    theme.use(theme.Scheme.LIGHT, zoom)
    window.resize(*size)
    window.show_page("courses")
    with workspace.edit(DEED) as edit:
        edit.insert("institution", {"name": "Fjord", "sort_key": "fjord"})
    settle()
    window.message(LATE)
    assert seen_whole(window, LATE)
    assert [text for text in cut(line) if text not in (line.file_label.text(), line.page_label.text())] == []
    line.timer.timeout.emit()  # the message's time is over
    settle()
    assert "Gemt" in line.saved_label.text() and line.saved_label.isVisible() and line.undo_button.isVisible()


@pytest.mark.parametrize("size", [SMALL, (1366, 738)])
def test_one_that_is_longer_than_the_line_is_told_in_its_tool_tip(filled: Dialogs, size: tuple[int, int]) -> None:
    window, line = filled.window, filled.window.status_line
    window.resize(*size)
    settle()
    for number in (1, 2):  # the second finds the label at its full width
        text = f"{number}: " + "Importeret: 12 nye kurser, 3 rettet og 4 udgået. " * 9
        window.message(text)
        settle()
        assert line.message_label.isVisible() and line.message_label.toolTip() == text
        assert line.message_label.width() > 0.75 * line.width()
    window.message("Kort")
    settle()
    assert line.message_label.toolTip() == ""


def test_the_files_place_stays_in_its_tool_tip(filled: Dialogs, workspace: Workspace) -> None:
    window, line = filled.window, filled.window.status_line
    for width in (1366, 910, 1200):
        window.resize(width, 738)
        settle()
        assert line.file_label.toolTip() == str(workspace.path)


def test_an_offer_stays_with_its_message(filled: Dialogs) -> None:
    window, line = filled.window, filled.window.status_line
    window.resize(*SMALL)
    line.message("Fortrudt: " + DEED, ("Vis", lambda: None))
    settle()
    assert line.offer_button.isVisible() and line.rect().contains(line.offer_button.geometry())
    assert seen_whole(window, "Fortrudt: " + DEED)


def test_the_line_is_on_a_small_screen_at_150_per_cent_on_every_page(filled: Dialogs) -> None:
    window = filled.window
    window.resize(*SMALL)
    for page in (
        *((spec.key,) for spec in window.specs),
        ("paths", filled.path),
        *(("meetings", filled.planned, mode) for mode in ("prepare", "hold", "follow-up")),
    ):
        window.show_page(*page)
        settle()
        assert (window.width(), window.height()) == SMALL, page
        line = window.status_line
        assert window.rect().contains(line.mapTo(window, line.rect().bottomRight())), page


@pytest.mark.parametrize("part", ["undo_button", "undo_key", "offer_button"])
def test_a_double_click_on_undo_takes_one_step_back(window: MainWindow, workspace: Workspace, part: str) -> None:
    for title in ("Et", "To", "Tre", "Fire"):
        create_course(workspace, {"title": title})
    total = lambda: len(workspace.rows("SELECT id FROM course"))  # noqa: E731
    line = window.status_line
    line.message("Rettet", ("Fortryd", window.undo))
    if part != "offer_button":
        line.end_message()
    settle()
    widget = getattr(line, part)
    at = widget.mapTo(window, widget.rect().center())
    handle = window.windowHandle()
    assert handle is not None and widget.isVisible()
    seen = on_screen(line)
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert total() == 3
    assert differing(on_screen(line), seen) > 0.001
    QTest.mouseClick(
        handle, Qt.MouseButton.LeftButton, pos=line.undo_key.mapTo(window, line.undo_key.rect().center()), delay=600
    )
    settle()
    assert total() == 2, "a click after that is another one"
