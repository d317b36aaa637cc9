"""A click on a button low or high on a small screen opens its long menu, and chooses nothing in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from ui.look import theme
from ui.widgets.chips import FilterChip
from ui.widgets.choice_menu import Choice, ChoiceMenu

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("side", ["left", "right"])
def test_one_click_opens_a_long_menu_beside_its_button_and_chooses_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, zoom: float, side: str
) -> None:
    theme.use(theme.Scheme.LIGHT, zoom)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    place = QWidget()
    qtbot.addWidget(place)
    menu = ChoiceMenu()
    chip = FilterChip("Målgruppe", menu, place)
    menu.aboutToShow.connect(
        lambda: menu.show_choices([Choice(f"v{n}", f"Værdi {n}", n) for n in range(39)], frozenset())
    )
    told: list[object] = []
    menu.chosen.connect(told.append)
    place.setGeometry(screen)
    chip.move(20 if side == "left" else screen.width() - chip.sizeHint().width() - 20, screen.height() // 2)
    place.show()
    qtbot.waitExposed(place)
    centre = chip.mapToGlobal(chip.rect().center())
    monkeypatch.setattr(QCursor, "pos", lambda: centre)
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: LEFT)
    menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))  # as the button's own press does, without its loop
    QTest.qWait(1)
    over = QRect(chip.mapToGlobal(QPoint()), chip.size())
    assert not menu.geometry().intersects(over)
    assert screen.adjusted(0, 0, 0, 4).contains(menu.geometry())  # Qt puts a menu as high as the screen a little low
    # and where there is no room beside it: the release at the place of the press
    menu.move(centre - menu.actionGeometry(menu.actions()[3]).center())
    QTest.mouseRelease(menu, LEFT, pos=menu.mapFromGlobal(centre))
    assert told == [] and menu.isVisible()
    # the next click is one
    QTest.mouseClick(menu, LEFT, pos=menu.mapFromGlobal(centre))
    assert len(told) == 1 and menu.isVisible()
    menu.close()


def test_a_press_that_is_drawn_into_the_menu_chooses(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    menu = QMenu()
    menu.addAction("En")
    menu.addAction("To")
    chosen: list[str] = []
    menu.triggered.connect(lambda action: chosen.append(action.text()))
    chip = FilterChip("Format", menu, place)
    place.resize(300, 100)
    place.show()
    qtbot.waitExposed(place)
    centre = chip.mapToGlobal(chip.rect().center())
    monkeypatch.setattr(QCursor, "pos", lambda: centre)
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: LEFT)
    menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))
    at = menu.actionGeometry(menu.actions()[1]).center()
    QTest.mouseMove(menu, at)
    monkeypatch.undo()
    QTest.mousePress(menu, LEFT, pos=at)
    QTest.mouseRelease(menu, LEFT, pos=at)
    assert chosen == ["To"]
