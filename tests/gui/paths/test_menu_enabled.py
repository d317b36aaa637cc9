"""What the menus offer can be done: every entry that is on does something, every one that is off would do nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits
from campus_desktop.paths.queries import read_path
from tests.support.seen import settle
from ui.paths import cells


def nothing(screen: Any) -> None:
    screen.view.picking.selection.clear()
    screen.view.picking.phase_in_hand = None
    screen.view.catalogue.focus_search()


def no_phases(screen: Any) -> None:
    for phase in read_path(screen.workspace, screen.path).phases:
        edits.delete_phase(screen.workspace, phase.id)
    screen.view.take_keyboard()


def phase(name: str) -> Callable[[Any], None]:
    def focus(screen: Any) -> None:
        screen.view.picking.selection.clear()
        screen.view.board.show_phase(screen.phase(name))

    return focus


def button_of_an_empty_phase(screen: Any) -> None:
    phase("C")(screen)
    QTest.keyClick(screen.view.board.columns[2].header, Qt.Key.Key_Down)
    assert screen.view.board.columns[2].add_button.hasFocus()


def cards(*titles: str) -> Callable[[Any], None]:
    return lambda screen: screen.choose(*titles)


def in_table(title: str, field: str) -> Callable[[Any], None]:
    def put(screen: Any) -> None:
        screen.view.show_view("table")
        index = screen.view.model.index_of(screen.step(title)).siblingAtColumn(cells.FIELDS.index(field))
        screen.view.table.go_to(index)
        screen.view.table.setFocus()

    return put


def phase_beside_chosen_cards(screen: Any) -> None:
    screen.choose("a1")
    screen.view.board.show_phase(screen.phase("C"))


STATES: dict[str, Callable[[Any], None]] = {
    "nothing": nothing,
    "no phases": no_phases,
    "first phase": phase("A"),
    "empty last phase": phase("C"),
    "button of an empty phase": button_of_an_empty_phase,
    "first card": cards("a1"),
    "last card of the first phase": cards("a4"),
    "card in the middle": cards("b1"),
    "several": cards("a1", "a3"),
    "phase beside chosen cards": phase_beside_chosen_cards,
    "cell": in_table("b2", "day"),
    "title in the table": in_table("a1", "title"),
}


def entries(screen: Any) -> list[QAction]:
    groups = screen.view.actions_.for_menus().values()
    return [each for group in groups for each in group]


def seen(screen: Any) -> object:
    clipboard = QApplication.clipboard().mimeData()
    return (
        screen.workspace.next_step("undo"),
        screen.workspace.next_step("redo"),
        screen.phases(),
        screen.chosen(),
        QApplication.focusWidget(),
        clipboard.text(),
        len([each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]),
        [each for each in screen.page.findChildren(QLineEdit) if each.isVisible()],
    )


def tidy(screen: Any) -> None:
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog):
            dialog.close()
    screen.view.setFocus()
    screen.view.close_details()
    settle()


@pytest.mark.parametrize("state", [*STATES])
def test_what_is_on_does_something_and_what_is_off_would_not(screen: Any, state: str) -> None:
    wrong = []
    for number in range(len(entries(screen))):
        lines = QMimeData()
        lines.setText("Kaffe")
        QApplication.clipboard().setMimeData(lines)
        before_it = screen.workspace.next_step("undo")
        STATES[state](screen)
        settle()
        entry = entries(screen)[number]
        before, on = seen(screen), entry.isEnabled()
        entry.setEnabled(True)
        entry.trigger()
        settle()
        if (seen(screen) != before) is not on:
            wrong.append(f"{entry.text()} is {'on' if on else 'off'}")
        tidy(screen)
        while screen.workspace.next_step("undo") != before_it:
            screen.workspace.undo()
        screen.view.show_view("board")
        screen.view.actions_.enable()
    assert wrong == []


def test_keys_of_entries_that_are_off_choose_nothing_else(screen: Any, qtbot: QtBot) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    for view in ("board", "table"):
        screen.view.show_view(view)
        for titles, key in ((("a1", "a3"), Qt.Key.Key_Up), (("a2", "a4"), Qt.Key.Key_Down), (("a2",), Qt.Key.Key_Left)):
            screen.choose(*titles)
            qtbot.keyClick(QApplication.focusWidget(), key, alt)
            assert screen.chosen() == list(titles), (view, titles)
    assert screen.phases()["A"] == ["a1", "a2", "a3", "a4"]


def test_a_phase_is_named_on_the_board_also_from_the_table(screen: Any, qtbot: QtBot) -> None:
    screen.view.show_view("table")
    screen.choose("b1")
    screen.view.actions_.rename_phase.trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and field.isVisible() and field.text() == "B"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    screen.view.show_view("table")
    screen.view.actions_.new_phase.trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and field.isVisible()
    qtbot.keyClicks(field, "Ny")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [*screen.phases()] == ["A", "B", "C", "Ny"]


def test_the_entries_follow_the_keyboard_and_undo(screen: Any) -> None:
    shown = screen.view.actions_
    screen.choose("a1")
    assert shown.delete.isEnabled() and not shown.left.isEnabled() and shown.right.isEnabled()
    screen.view.board.show_phase(screen.phase("C"))
    assert shown.left.isEnabled() and not shown.right.isEnabled()
    screen.choose("a1")
    assert not shown.left.isEnabled() and shown.right.isEnabled()
    edits.delete_phase(screen.workspace, screen.phase("C"))
    edits.delete_phase(screen.workspace, screen.phase("B"))
    assert not shown.right.isEnabled() and not shown.left.isEnabled()
    screen.window.undo()
    assert screen.view.board.phase_at_keyboard() == screen.phase("B") and shown.left.isEnabled()
    assert screen.chosen() == []  # the next key means the phase, not each of its cards
