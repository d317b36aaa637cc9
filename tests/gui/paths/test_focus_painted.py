"""Where the keyboard is can be seen: on the board, in the table and in the catalogue, whether or not the card is chosen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.paths import step_edits
from tests.support.painted import differing, on_screen, ringed
from ui.look import theme


def card(screen: Any, title: str) -> QImage:
    """A card with the rings around it, as it is painted."""
    index = screen.view.model.index_of(screen.step(title))
    column = screen.view.model.column_of(index)
    view = screen.view.board.columns[column.row].view
    return on_screen(view.viewport(), view.visualRect(index))


@pytest.fixture(params=["light", "dark"])
def looks(request: pytest.FixtureRequest, screen: Any) -> Any:
    theme.use(theme.Scheme(request.param))
    yield screen
    theme.use(theme.Scheme.LIGHT)


def elsewhere(screen: Any) -> None:
    screen.view.catalogue.focus_search()


def test_a_chosen_card_differs_with_and_without_the_keyboard(looks: Any) -> None:
    looks.choose("a2")
    focused = card(looks, "a2")
    elsewhere(looks)
    assert ringed(focused, card(looks, "a2"))


def test_the_first_card_after_a_phase_head_is_seen(looks: Any, qtbot: QtBot) -> None:
    looks.view.board.show_phase(looks.phase("A"))
    before = card(looks, "a1")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is looks.view.board.columns[0].view
    assert ringed(card(looks, "a1"), before)
    assert looks.chosen() == ["a1"]


def test_the_card_that_control_and_arrows_go_to_is_seen_though_it_is_not_chosen(looks: Any, qtbot: QtBot) -> None:
    looks.choose("a1")
    first, before = card(looks, "a1"), card(looks, "a3")
    for _time in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert looks.chosen() == ["a1"]
    assert ringed(card(looks, "a3"), before)
    assert ringed(first, card(looks, "a1")), "the first is chosen still, without the keyboard"
    unchosen = card(looks, "a3")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert looks.chosen() == ["a1", "a3"]
    assert differing(card(looks, "a3"), unchosen) > 0.01


def test_the_cell_of_the_table_that_tab_comes_to_is_seen(looks: Any, qtbot: QtBot) -> None:
    looks.view.show_view("table")
    table = looks.view.table
    elsewhere(looks)
    first = looks.view.model.index_of(looks.step("a1"))
    place: QRect = table.visualRect(first)
    before = on_screen(table.viewport(), place)
    for _time in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is table:
            break
    assert table.currentIndex() == first and looks.chosen() == ["a1"]
    assert ringed(on_screen(table.viewport(), place), before)
    chosen = on_screen(table.viewport(), place)
    elsewhere(looks)
    assert ringed(chosen, on_screen(table.viewport(), place)), "chosen as well, without the keyboard"


def test_the_cell_that_tab_comes_to_is_brought_into_sight(screen: Any, qtbot: QtBot) -> None:
    phase = screen.phase("C")
    for number in range(60):
        step_edits.add_step(screen.workspace, phase, f"c{number}")
    screen.choose("a1")
    screen.view.show_view("table")
    table = screen.view.table
    elsewhere(screen)
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert table.visualRect(table.currentIndex()).bottom() < 0
    for _time in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is table:
            break
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_the_course_in_the_catalogue_that_has_the_keyboard_is_seen(looks: Any) -> None:
    cards = looks.view.catalogue.list
    cards.setCurrentIndex(cards.cards.index(0, 0))
    place = cards.visualRect(cards.cards.index(0, 0))
    before = on_screen(cards.viewport(), place)
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    assert ringed(on_screen(cards.viewport(), place), before)
