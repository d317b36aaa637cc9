"""A letter typed anywhere while a meeting is held begins a note, and none changes anything by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from campus_desktop.meetings import keys, note_queries, notes
from campus_desktop.meetings.noteline import NoteLine
from ui.notes.kinds import KEYS

Key = Qt.Key


def _list(held: Any) -> QWidget:
    held.mode.notes.list.focus()
    return held.mode.notes.list.view  # type: ignore[no-any-return]


def _card(held: Any) -> QWidget:
    held.mode.agenda.choose(held.items[1])
    return held.mode.agenda.view  # type: ignore[no-any-return]


PLACES: dict[str, Callable[[Any], QWidget]] = {
    "an idea in the list of notes": _list,
    "a card of the agenda": _card,
    "the timer's main button": lambda held: held.mode.side.timer.main,
    "a path": lambda held: held.mode.side.paths.cards[0],
    "the modes of the meeting": lambda held: next(
        iter(held.window.current_page.view.header.modes.findChildren(QWidget))
    ),
    "the navigation": lambda held: next(iter(held.window.navigation.buttons())),
    "the window itself": lambda held: held.window,
}


@pytest.fixture
def idea(held: Any) -> str:
    held.press(keys.START)
    held.pass_(2)
    return notes.add_note(held.workspace, held.meeting, "idea", NoteLine("Del filmen"), at=held.now)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ["Tag en ø med"])
def test_it_stands_in_the_line_wherever_the_keyboard_was(held: Any, idea: str, place: str, text: str) -> None:
    _written(held, PLACES[place](held), text)


@pytest.mark.parametrize("text", ["n", "Lav", "gør", "5 nye", "+1"])
def test_no_letter_digit_or_sign_is_a_command(held: Any, idea: str, text: str) -> None:
    _written(held, _card(held) if text[0] in "5+" else _list(held), text)


@pytest.mark.parametrize("place", [place for place in PLACES if place != "an idea in the list of notes"])
def test_a_note_is_private_or_of_a_kind_wherever_the_keyboard_was(held: Any, idea: str, place: str) -> None:
    target, line = PLACES[place](held), held.mode.notes.line
    target.setFocus()
    before = line.grab().toImage()
    QTest.keyClick(target, Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert line.edit.hasFocus() and line.private_chip.isVisible()
    assert line.grab().toImage() != before  # it is seen
    QTest.keyClicks(line.edit, "Om MK")
    QTest.keyClick(line.edit, Key.Key_Return)
    target = PLACES[place](held)
    target.setFocus()
    QTest.keyClick(target, Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line.edit, "Vi begynder")
    QTest.keyClick(line.edit, Key.Key_Return)
    first, second = note_queries.notes_of(held.workspace, held.meeting)[1:]
    assert (first.text, first.private) == ("Om MK", True)
    assert (second.text, second.private, second.kind) == ("Vi begynder", False, KEYS[3])


def _written(held: Any, target: QWidget, text: str) -> None:
    target.setFocus()
    line = held.mode.notes.line.edit
    assert not line.hasFocus()
    before, journal = line.grab().toImage(), held.workspace.undo_label
    QTest.keyClicks(target, text[0])
    assert line.hasFocus() and line.toPlainText() == text[0]
    QTest.keyClicks(line, text[1:])
    assert line.toPlainText() == text
    assert line.grab().toImage() != before  # it is seen
    assert not held.mode.notes.list.hint.isVisible()  # the list's keys are not at work here
    assert held.workspace.undo_label == journal
    (note,) = note_queries.notes_of(held.workspace, held.meeting)
    assert note.answer is None and note.done is None
    QTest.keyClick(line, Key.Key_Return)
    assert [each.text for each in note_queries.notes_of(held.workspace, held.meeting)] == ["Del filmen", text]


@pytest.mark.parametrize("mark", ["@", "#", "!"])
def test_a_mark_is_for_the_chosen_note_and_else_begins_one(held: Any, idea: str, mark: str) -> None:
    view = held.mode.notes.list.view
    view.setFocus()
    view.clearSelection()
    QTest.keyClicks(view, mark)
    line = held.mode.notes.line.edit
    assert line.hasFocus() and line.toPlainText() == mark
    line.clear()
    held.mode.notes.list.open_note(idea)
    view.setFocus()
    QTest.keyClicks(view, mark)
    assert line.toPlainText() == "" and QApplication.activeModalWidget() is not None
    QApplication.activeModalWidget().close()  # type: ignore[union-attr]


def test_what_stands_in_the_line_is_gone_on_with(held: Any, idea: str) -> None:
    held.type("Halv")
    held.mode.notes.list.focus()
    QTest.keyClicks(held.mode.notes.list.view, "t")
    assert held.mode.notes.line.edit.toPlainText() == "Halvt"


def test_fields_and_open_menus_keep_their_letters(held: Any, idea: str) -> None:
    line = held.mode.notes.line.edit
    title = held.window.current_page.view.header.title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Nyt navn")
    assert title.text() == "Nyt navn" and line.toPlainText() == ""
    held.press("Ctrl+D")
    field = QApplication.focusWidget()
    assert field is not None and held.mode.side.people.line.isAncestorOf(field)
    QTest.keyClicks(field, "2 fra Klit")
    assert line.toPlainText() == ""
    held.mode.agenda.choose(held.items[1])
    held.mode.agenda.view.setFocus()
    held.press("F2")
    QTest.keyClicks(QApplication.focusWidget(), "n")
    assert line.toPlainText() == ""
    menu = QMenu(held.window)
    menu.addAction("Noget")
    menu.popup(held.window.mapToGlobal(held.window.rect().center()))
    QTest.keyClicks(menu, "x")
    assert line.toPlainText() == ""
    menu.close()


def test_commands_are_no_letters(held: Any, idea: str) -> None:
    held.mode.notes.list.focus()
    view = held.mode.notes.list.view
    QTest.keyClick(view, Key.Key_1, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    (note,) = note_queries.notes_of(held.workspace, held.meeting)
    assert note.answer == "taken" and view.hasFocus()
    assert held.mode.notes.line.is_empty and not held.mode.notes.line.edit.hasFocus()
    QTest.keyClick(view, Key.Key_Space)
    assert held.mode.notes.line.edit.toPlainText() == ""
