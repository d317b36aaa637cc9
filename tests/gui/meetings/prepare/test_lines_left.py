"""The lines in which items and participants are written: undone after Enter, and left by a click that reaches its field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.seen import settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def focus() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def titles(preparing: Any) -> list[str]:
    return [item.title for item in preparing.meeting.items]


def begin(preparing: Any, qtbot: QtBot) -> Any:
    """The open line of the agenda."""
    preparing.window.activateWindow()
    qtbot.waitUntil(preparing.window.isActiveWindow)
    agenda = preparing.mode.agenda
    agenda.add.click()
    assert focus() is agenda.composer.line
    return agenda


def click(preparing: Any, on: QWidget) -> None:
    """As the window system tells it."""
    window = preparing.window
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=on.mapTo(window, on.rect().center()))
    settle()


def test_a_click_on_a_field_reaches_it_and_adds_what_was_typed(preparing: Any, qtbot: QtBot) -> None:
    agenda = begin(preparing, qtbot)
    qtbot.keyClicks(focus(), "Runde 20 min")
    people = preparing.mode.facts.people.line
    preparing.mode.facts.ensureWidgetVisible(people)
    settle()
    click(preparing, people)
    assert titles(preparing)[-1] == "Runde" and not agenda.composer.isVisible()
    assert focus() is people
    qtbot.keyClicks(focus(), "Ann Lee")
    assert people.text() == "Ann Lee"
    card = agenda.model.index_of(preparing.item("Runde").id)
    rect = agenda.view.visualRect(card)
    picture = agenda.view.viewport().grab(rect).toImage()
    colours = {picture.pixelColor(x, y).rgb() for x in range(picture.width()) for y in range(picture.height())}
    assert len(colours) > 12  # its card is painted


def test_a_click_on_a_card_chooses_that_card(preparing: Any, qtbot: QtBot) -> None:
    agenda = begin(preparing, qtbot)
    qtbot.keyClicks(focus(), "Runde 20 min")
    index = agenda.model.index_of(preparing.item("Afrunding").id)
    settle()
    at = agenda.view.viewport().mapTo(preparing.window, agenda.view.visualRect(index).center())
    QTest.mouseClick(preparing.window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert "Runde" in titles(preparing)
    assert agenda.chosen() == [preparing.item("Afrunding").id] and focus() is agenda.view


def test_undo_in_the_empty_line_takes_the_item_back_once(preparing: Any, qtbot: QtBot) -> None:
    before = titles(preparing)
    begin(preparing, qtbot)
    for title in ("Runde", "Sparring"):
        qtbot.keyClicks(focus(), title)
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert titles(preparing) == [*before, "Runde", "Sparring"]
    qtbot.keyClick(focus(), Qt.Key.Key_Z, CONTROL)
    assert titles(preparing) == [*before, "Runde"]
    qtbot.keyClick(focus(), Qt.Key.Key_Z, CONTROL)
    assert titles(preparing) == before
    click(preparing, preparing.mode.facts.people.line)
    assert titles(preparing) == before  # nothing was left in the line to be added again


def test_delete_in_the_empty_line_deletes_the_item_just_made(preparing: Any, qtbot: QtBot) -> None:
    before = titles(preparing)
    begin(preparing, qtbot)
    qtbot.keyClicks(focus(), "Runde")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    settle()
    assert titles(preparing) == before


def test_undo_in_the_empty_line_takes_the_participant_back(preparing: Any, qtbot: QtBot) -> None:
    preparing.window.activateWindow()
    qtbot.waitUntil(preparing.window.isActiveWindow)
    line = preparing.mode.facts.people.line
    line.setFocus()
    for text in ("4 fra Fjordstyrelsen", "2 fra Klitadministrationen"):
        qtbot.keyClicks(line, text)
        line.completer().popup().hide()
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [each[3] for each in preparing.people()] == [4, 2] and line.text() == ""
    qtbot.keyClick(focus(), Qt.Key.Key_Z, CONTROL)
    assert [each[3] for each in preparing.people()] == [4] and line.text() == ""
