from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from ui.widgets.choice_menu import MOST, Choice, ChoiceMenu


@pytest.fixture
def menu(qtbot: QtBot) -> Iterator[ChoiceMenu]:
    made = ChoiceMenu()
    qtbot.addWidget(made)
    yield made
    made.close()


def choices(menu: ChoiceMenu) -> list[QAction]:
    return [action for action in menu.actions() if action.isCheckable()]


def shown(menu: ChoiceMenu, count: int, chosen: frozenset[str] = frozenset()) -> None:
    menu.show_choices([Choice(f"v{n}", f"Værdi {n}", n) for n in range(count)], chosen)
    menu.popup(QPoint(0, 0))


def test_several_are_chosen_while_it_stays_open(menu: ChoiceMenu, qtbot: QtBot) -> None:
    told: list[frozenset[str]] = []
    menu.chosen.connect(told.append)
    shown(menu, 3)
    clear = menu.actions()[-1]
    assert not clear.isEnabled()
    for number in (0, 2):
        place = menu.actionGeometry(choices(menu)[number]).center()
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert menu.isVisible()
    assert told[-1] == menu.values == {"v0", "v2"}
    assert choices(menu)[1].text() == "Værdi 1\t1"
    assert clear.isEnabled()
    clear.trigger()
    assert told[-1] == frozenset()


def test_the_keyboard_does_it_too(menu: ChoiceMenu, qtbot: QtBot) -> None:
    shown(menu, 3)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(menu, key)
    assert menu.values == {"v0", "v1"}
    assert menu.isVisible()


def test_a_long_list_is_searched_by_typing(menu: ChoiceMenu, qtbot: QtBot) -> None:
    shown(menu, 500, frozenset({"v450"}))
    assert len(choices(menu)) == MOST + 1
    assert menu.actions()[-3].text() == f"og {500 - MOST - 1} flere"
    qtbot.keyClicks(menu, "vaerdi 49")
    assert [action.data() for action in choices(menu)] == ["v49", *(f"v{n}" for n in range(490, 500))]
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert menu.values == {"v450", "v49"}


def test_nothing_to_choose(menu: ChoiceMenu, qtbot: QtBot) -> None:
    shown(menu, 3)
    qtbot.keyClicks(menu, "x")
    assert "Intet at vælge" in [action.text() for action in menu.actions()]
    qtbot.keyClick(menu, Qt.Key.Key_Backspace)
    assert len(choices(menu)) == 3
