"""A step that lands in a phase its day does not lie in loses the day, and that is said where one sees it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits, step_edits
from tests.gui.paths.conftest import Screen
from tests.support.hands import visible

Mod = Qt.KeyboardModifier


def said(screen: Screen) -> str:
    """All that the status line shows."""
    return " ".join(each.text() for each in visible(screen.window.status_line, QLabel))


def dated(screen: Screen) -> str:
    """A card of phase A with a day that B does not have."""
    edits.update_phase(screen.workspace, screen.phase("A"), first_day=1, last_day=5)
    edits.update_phase(screen.workspace, screen.phase("B"), first_day=6, last_day=9)
    title = screen.phases()["A"][0]
    step_edits.update_step(screen.workspace, screen.step(title), day=3)
    screen.choose(title)
    return title


def day(screen: Screen, title: str) -> int | None:
    return screen.view.model.in_order([screen.step(title)])[0].day


def test_moved_by_keys(screen: Screen, qtbot: QtBot) -> None:
    title = dated(screen)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, Mod.AltModifier)
    assert title in screen.phases()["B"] and day(screen, title) is None
    assert f"Dagen for »{title}« blev fjernet" in said(screen) and "Ctrl+Z" in said(screen)
    screen.window.undo()
    assert day(screen, title) == 3


def test_dropped(screen: Screen) -> None:
    title = dated(screen)
    assert screen.drag(screen.cards(title), screen.over(screen.phases()["B"][0]))
    assert f"Dagen for »{title}« blev fjernet" in said(screen)


def test_pasted(screen: Screen) -> None:
    title = dated(screen)
    screen.view.commands.copy()
    other = screen.phases()["B"][0]
    screen.choose(other)
    screen.view.commands.paste()
    assert screen.phases()["B"].count(title) == 1
    assert f"Dagen for »{title}« blev fjernet" in said(screen)


def test_a_day_that_stays_is_not_spoken_of(screen: Screen, qtbot: QtBot) -> None:
    title = dated(screen)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Mod.AltModifier)
    assert day(screen, title) == 3 and "fjernet" not in said(screen)
