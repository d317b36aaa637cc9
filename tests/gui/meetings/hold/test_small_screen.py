"""A small screen with large text: 1366 x 768 at 150 %, and the text size 125 %. Nothing is cut, and the columns can be resized."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from campus_desktop.meetings import keys
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.look import theme


@pytest.fixture
def small(held: Any) -> Iterator[Any]:
    theme.use(zoom_factor=1.25)
    held.window.resize(910, 498)
    settle()
    held.press(keys.START)
    held.pass_(3)
    settle()
    yield held
    theme.use(zoom_factor=1.0)


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint()), widget.size())


def whole(widget: QWidget) -> bool:
    """Whether it is as large as it has to be and no part of it is hidden by what it lies in."""
    needed = widget.minimumSizeHint()
    seen = widget.visibleRegion().boundingRect()
    return seen == widget.rect() and widget.width() >= needed.width() and widget.height() >= needed.height() - 1


@pytest.mark.parametrize("agenda", [False, True])
def test_the_clock_and_the_header_are_whole(small: Any, agenda: bool) -> None:
    mode = small.mode
    if agenda:
        mode.agenda_action.trigger()
        settle()
        assert mode.left.isVisible()
    timer, header = mode.side.timer, small.window.current_page.view.header
    assert small.window.width() == 910
    assert timer.figure.height() >= theme.px(46)  # as high as its digits
    assert timer.figure.visibleRegion().boundingRect() == timer.figure.rect()
    shown = [timer.title, timer.detail, timer.run, timer.more, timer.less, timer.catch_up, timer.main]
    shown += [timer.following, timer.back, timer.skip, timer.park]
    for one in shown:
        assert whole(one), one
        assert not any(place(one).intersects(place(other)) for other in [*shown, timer.figure] if other is not one), one
    for one in (*header.modes.buttons.values(), header.state_chip, header.status, header.safe, header.present):
        assert whole(one), one
    assert mode.notes.width() >= mode.notes.minimumSizeHint().width() - 4


def test_what_lies_below_the_clock_is_scrolled_to(small: Any) -> None:
    side = small.mode.side
    assert side.people.visibleRegion().isEmpty()
    bar = side.below.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    assert whole(side.people)
    small.window.resize(1366, 1000)
    theme.use(zoom_factor=1.0)
    settle()
    assert whole(side.timer) and whole(side.people) and not bar.isVisible()
    assert not side.below.isAncestorOf(side.timer)


@pytest.mark.parametrize("name", ["Bredden af dagsordenen", "Bredden af urets kolonne"])
def test_the_columns_are_resized_with_mouse_and_keyboard(held: Any, name: str) -> None:
    held.press(keys.START)
    settle()
    mode = held.mode
    number, part, grow = (1, mode.left, 1) if "dagsorden" in name else (2, mode.side, -1)
    handle = mode.parts.handle(number)
    assert handle.accessibleName() == name and handle.width() >= 8
    width, before = part.width(), on_screen(handle)
    assert differing(before, on_screen(mode.notes, handle.rect())) > 0  # there is a grip to be seen
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(40 * grow, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    settle()
    assert part.width() == width + 40
    handle.setFocus(Qt.FocusReason.TabFocusReason)
    assert differing(before, on_screen(handle)) > 0.05  # the keyboard is seen
    forth, back = (Qt.Key.Key_Right, Qt.Key.Key_Left)[::grow]
    QTest.keyClick(handle, forth)
    settle()
    assert part.width() == width + 60
    QTest.keyClick(handle, back)
    settle()
    assert part.width() == width + 40
    held.window.resize(1340, 768)  # and stays what was chosen
    settle()
    assert part.width() == width + 40
    assert held.window.settings.columns("hold")
    handle.mouseDoubleClickEvent(None)
    held.window.resize(1366, 768)
    settle()
    assert part.width() == width


def test_tab_comes_by_the_handles(held: Any) -> None:
    held.press(keys.START)
    settle()
    handle = held.mode.parts.handle(2)
    met = []
    for _press in range(80):
        here = QApplication.focusWidget()
        met.append(here)
        if here is handle:
            return
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(met)


def test_a_visible_button_brings_the_agenda_back(small: Any) -> None:
    mode = small.mode
    assert not mode.left.isVisible() and whole(mode.show_agenda)
    assert not place(mode.show_agenda).intersects(place(mode.parts))
    QTest.mouseClick(mode.show_agenda, Qt.MouseButton.LeftButton)
    settle()
    assert mode.left.isVisible() and not mode.show_agenda.isVisible()
