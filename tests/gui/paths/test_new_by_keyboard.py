"""Steps made with the keyboard alone: a key from everywhere in the path, Enter back to the card, and the line for one after the other."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits
from tests.gui.paths.test_days_gone import said

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def focus() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


@pytest.mark.parametrize("place", ["board", "header", "catalogue", "details", "purpose"])
def test_a_new_step_is_made_wherever_the_keyboard_is_in_the_path(screen: Any, qtbot: QtBot, place: str) -> None:
    screen.choose("a4")
    view = screen.view
    if place == "header":
        view.header.title.setFocus()
    elif place == "catalogue":
        view.catalogue.focus_search()
    elif place == "details":
        view.open_details(screen.step("a4"))
        qtbot.keyClicks(focus(), "x")
    elif place == "purpose":
        view.header.purpose.setFocus()
    qtbot.keyClick(focus(), Qt.Key.Key_N, CONTROL_SHIFT)
    assert screen.phases()["A"] == ["a1", "a2", "a3", "x" if place == "details" else "a4", "Nyt trin"]
    title = view.details.fields.lines["title"].line
    assert focus() is title and title.selectedText() == "Nyt trin"


def test_enter_in_the_title_saves_it_and_goes_back_to_the_card(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a4")
    qtbot.keyClick(focus(), Qt.Key.Key_N, CONTROL_SHIFT)
    qtbot.keyClicks(focus(), "Kaffe")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert screen.phases()["A"][-1] == "Kaffe"
    assert focus() is screen.view.board.columns[0].view and screen.chosen() == ["Kaffe"]
    assert screen.view.picking.current() == screen.step("Kaffe")


def test_enter_in_a_title_that_cannot_be_stays_there(screen: Any, qtbot: QtBot) -> None:
    screen.view.open_details(screen.step("a1"))
    title = focus()
    qtbot.keyClick(title, Qt.Key.Key_Delete)
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert focus() is title and screen.view.details.fields.lines["title"].problem.isVisible()
    assert screen.phases()["A"][0] == "a1"


@pytest.mark.parametrize("view", ["board", "table"])
def test_the_line_for_steps_is_opened_by_a_key(screen: Any, qtbot: QtBot, view: str) -> None:
    screen.choose("b1")
    screen.view.show_view(view)
    qtbot.keyClick(focus(), Qt.Key.Key_I, CONTROL_SHIFT)
    line = screen.view.board.column(screen.phase("B")).line
    assert focus() is line.field and line.field.isVisible()
    for text in ("Kaffe 30 min", "Rundvisning"):
        qtbot.keyClicks(focus(), text)
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.keyClicks(focus(), "Halv")
    qtbot.keyClick(focus(), Qt.Key.Key_I, CONTROL_SHIFT)
    assert line.field.text() == "Halv", "the key in the line itself takes nothing away"
    assert screen.phases()["B"] == ["b1", "b2", "Kaffe", "Rundvisning"]


def test_the_line_opens_in_the_phase_whose_head_has_the_keyboard(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a1")
    screen.view.board.show_phase(screen.phase("C"))
    qtbot.keyClick(focus(), Qt.Key.Key_I, CONTROL_SHIFT)
    assert focus() is screen.view.board.column(screen.phase("C")).line.field


@pytest.mark.parametrize("key", [Qt.Key.Key_I, Qt.Key.Key_N])
def test_without_a_phase_the_key_says_what_is_missing(screen: Any, qtbot: QtBot, key: Qt.Key) -> None:
    for name in "ABC":
        edits.delete_phase(screen.workspace, screen.phase(name))
    screen.view.take_keyboard()
    qtbot.keyClick(focus(), key, CONTROL_SHIFT)
    assert "Opret først en fase" in said(screen)
