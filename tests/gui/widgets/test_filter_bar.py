"""Search and filters above a list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.choice_filter import ChoiceFilter
from ui.widgets.choice_menu import Choice, by_name, counted
from ui.widgets.filter_bar import FilterBar


def test_what_is_searched_for_and_chosen_narrows_until_it_is_taken_away(qtbot: QtBot) -> None:
    kind = ChoiceFilter("Type", lambda: [Choice("a", "Kursus"), Choice("b", "Møde")])
    bar = FilterBar("Søg", kind)
    qtbot.addWidget(bar)
    bar.show()
    told: list[bool] = []
    bar.changed.connect(lambda: told.append(bar.narrowed))
    (clear,) = (each for each in bar.findChildren(QPushButton) if each.text() == "Ryd filtre")
    assert not bar.narrowed and not clear.isVisible() and bar.finds("Hvad som helst")
    qtbot.keyClicks(bar.search, "aeble")
    assert bar.narrowed and clear.isVisible() and bar.finds("Et æble om dagen") and not bar.finds("En pære")
    bar.search.clear()
    kind.choose(["b"])
    assert told[-2:] == [False, True]
    clear.click()
    assert not bar.narrowed and kind.values == frozenset() and not clear.isVisible()


def test_filters_cleared_by_key_leave_the_keyboard_in_the_search_field(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    bar = FilterBar("Søg", ChoiceFilter("Type", lambda: [Choice("a", "Kursus")]))
    column.addWidget(QLineEdit())
    column.addWidget(bar)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClicks(bar.search, "x")
    bar.clear_button.setFocus()
    qtbot.keyClick(bar.clear_button, Qt.Key.Key_Space)
    assert not bar.clear_button.isVisible() and bar.search.hasFocus()


def test_choices_are_counted_in_the_order_they_come_or_by_name() -> None:
    things = [("2", "Øst"), ("1", "Aarhus"), ("2", "Øst"), ("3", "Bornholm")]
    assert counted(things) == [Choice("2", "Øst", 2), Choice("1", "Aarhus", 1), Choice("3", "Bornholm", 1)]
    assert [each.name for each in by_name(counted(things))] == ["Bornholm", "Øst", "Aarhus"]
