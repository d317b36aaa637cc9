"""The projector's window is left with the mouse: by its ×, and by its menu."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings.projection import Wanted
from tests.gui.meetings.presenting.conftest import LAPTOP
from tests.support.painted import differing, ink
from tests.support.seen import settle
from ui.meetings.presenting.host import PresentHost


def on_this_screen(room: Any) -> Any:
    """The slide fills the one screen there is."""
    room.plug(LAPTOP)
    presenting = room.window.companion(PresentHost).presenting
    if presenting is None:
        room.f5()
        presenting = room.window.companion(PresentHost).presenting
        presenting.end()
    presenting.begin_here(room.meeting)
    return presenting


def move(shown: Any, at: QPoint) -> None:
    """The mouse, without a button, as the window system sends it to what is below it."""
    target = shown.childAt(at) or shown
    assert target.hasMouseTracking()
    none = Qt.MouseButton.NoButton
    point, plain = QPointF(target.mapFrom(shown, at)), Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QMouseEvent.Type.MouseMove, point, QPointF(shown.mapToGlobal(at)), none, none, plain)
    QApplication.sendEvent(target, event)


def test_the_cross_shows_itself_when_the_mouse_moves_and_closes(room: Any, qtbot: QtBot) -> None:
    presenting = on_this_screen(room)
    presenting.choose(Wanted(board=room.path))
    shown = presenting.shown
    before = shown.grab().toImage()
    cross = shown.close_button
    assert not cross.isVisible()
    move(shown, shown.board.geometry().center())
    corner = QPoint(shown.width() - 20, 20)
    assert shown.childAt(corner) is cross
    place = cross.geometry()
    assert shown.rect().contains(place) and shown.grab(place).toImage() != before.copy(place)
    name = QAccessible.queryAccessibleInterface(cross).text(QAccessible.Text.Name)
    assert name == "Luk projektoren"
    cross.resting.timeout.emit()
    assert not cross.isVisible() and shown.grab().toImage() == before
    move(shown, QPoint(5, 5))
    assert cross.isVisible()
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not presenting.active and not shown.isVisible()


def test_it_shows_on_the_black_screen_too(room: Any) -> None:
    shown = on_this_screen(room).shown
    shown.set_blank(True)
    black = shown.grab().toImage()
    move(shown, QPoint(50, 50))
    assert shown.grab().toImage() != black


def test_its_menu_ends_with_close(room: Any, qtbot: QtBot) -> None:
    presenting = on_this_screen(room)
    shown, menu, at = presenting.shown, presenting.menu, QPoint(60, 60)
    QApplication.sendEvent(shown, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, shown.mapToGlobal(at)))
    assert menu.isVisible()
    last = menu.actions()[-1]
    assert last.text() == "Luk" and not last.isCheckable()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(last).center())
    assert not menu.isVisible() and not presenting.active and not shown.isVisible()


def test_the_bars_menu_has_none(room: Any) -> None:
    room.f5()
    presenting = room.window.companion(PresentHost).presenting
    presenting.bar.choices_wanted.emit()
    assert "Luk" not in [each.text() for each in presenting.menu.actions()]
    presenting.menu.hide()


@pytest.mark.parametrize("what", ["alone", "board", "notes"])
def test_nothing_is_covered_while_the_menu_or_the_cross_is_shown(room: Any, qtbot: QtBot, what: str) -> None:
    presenting = on_this_screen(room)
    presenting.choose(
        {"alone": Wanted(), "board": Wanted(board=room.path), "notes": Wanted(kinds=frozenset({"idea"}))}[what]
    )
    room.note("idea", "Tre korte film " * 12)
    shown, menu, at = presenting.shown, presenting.menu, QPoint(400, 300)
    settle()
    shown.close_button.hide()
    room.pass_(0)
    before = shown.grab().toImage()
    QApplication.sendEvent(shown, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, shown.mapToGlobal(at)))
    settle()
    under = QRect(shown.mapFromGlobal(menu.geometry().topLeft()), menu.geometry().size())
    assert menu.isVisible() and shown.rect().contains(under)
    beside = shown.grab().toImage()
    assert ink(beside.copy(under)) == 0 < ink(beside.copy(shown.rect().adjusted(0, 0, -under.width(), 0)))
    menu.hide()
    shown.close_button.hide()
    settle()
    room.pass_(0)
    assert differing(shown.grab().toImage(), before) < 0.01  # the edges of large letters may be smoothed otherwise
    move(shown, QPoint(400, 300))
    cross = shown.close_button
    assert cross.isVisible() and not cross.toolTip()  # which would lie over the clock
    place = cross.geometry()
    cross.hide()
    assert ink(shown.grab().toImage().copy(place)) == 0


def test_on_a_small_screen_the_cross_lies_beside_the_clock(room: Any) -> None:
    presenting = on_this_screen(room)
    presenting.choose(Wanted(board=room.path))
    shown = presenting.shown
    shown.resize(640, 480)
    settle()
    move(shown, QPoint(100, 100))
    place = shown.close_button.geometry()
    shown.close_button.hide()
    assert ink(shown.grab().toImage().copy(place)) == 0
