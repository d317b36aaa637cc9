"""Preparing a meeting, the participants are reached, added, opened and taken off by keyboard alone; the list of keys has it all."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QTreeWidgetItemIterator, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.meetings.participants import add_participant
from tests.support.painted import differing, ink, on_screen
from tests.support.seen import settle
from ui.shell.shortcuts import ShortcutsDialog

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def agenda(preparing: Any, qtbot: QtBot) -> Any:
    """The meeting with the keyboard in its agenda."""
    preparing.window.activateWindow()
    qtbot.waitUntil(preparing.window.isActiveWindow)
    preparing.mode.agenda.view.setFocus()
    return preparing.mode.agenda.view


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def in_sight(preparing: Any, widget: QWidget) -> bool:
    settle()
    port = preparing.mode.facts.viewport()
    return bool(port.rect().contains(QRect(widget.mapTo(port, QPoint()), widget.size()).center()))


@pytest.mark.parametrize("folded", [False, True])
def test_one_is_added_opened_and_taken_off(preparing: Any, agenda: Any, qtbot: QtBot, folded: bool) -> None:
    people = preparing.mode.facts.people
    if folded:
        preparing.mode.fold()
        people.unfold(False)
        agenda.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_M, CTRL)
    assert focused() is people.line and in_sight(preparing, people.line)
    assert ink(on_screen(people.line)) > 0.02
    for name in ("Mette Holm, Fjordstyrelsen", "Ib Lund, Fjordstyrelsen"):
        qtbot.keyClicks(focused(), name)
        people.line.completer().popup().hide()
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert [name for name, *_rest in preparing.people()] == ["Ib Lund", "Mette Holm"]
    preparing.window.activateWindow()  # offscreen, the list of what is offered takes it from the window
    qtbot.waitUntil(preparing.window.isActiveWindow)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is agenda
    before = on_screen(people.list)
    qtbot.keyClick(focused(), Qt.Key.Key_M, CTRL | SHIFT)
    assert focused() is people.list and len(people.list.chosen()) == 1
    assert differing(on_screen(people.list), before) > 0.01
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    menu = next(each for each in people.list.findChildren(QMenu) if each.isVisible())
    assert menu.actions()[2].text() == "Afbud"
    menu.actions()[2].trigger()
    menu.close()
    assert sorted(status for _name, _of, status, _count in preparing.people()) == ["apologies", "registered"]
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    assert len(preparing.people()) == 1 and focused() is people.list and len(people.list.chosen()) == 1
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    assert preparing.people() == [] and focused() is people.line


def test_of_several_the_one_beside_those_gone_is_chosen(preparing: Any, agenda: Any, qtbot: QtBot) -> None:
    for name in "ABCD":
        add_participant(preparing.workspace, preparing.id, f"{name}, Fjordstyrelsen")
    people = preparing.mode.facts.people
    rows = [each.id for each in people.list.people.rows]
    people.list.choose(rows[1:3])
    people.list.setFocus()
    qtbot.keyClick(people.list, Qt.Key.Key_Delete)
    assert people.list.chosen() == [rows[3]]
    interface = QAccessible.queryAccessibleInterface(people.list)
    assert interface is not None and interface.focusChild().text(QAccessible.Text.Name).startswith("D, Fjordstyrelsen")


def test_without_anybody_one_is_led_to_the_line(preparing: Any, agenda: Any, qtbot: QtBot) -> None:
    qtbot.keyClick(agenda, Qt.Key.Key_M, CTRL | SHIFT)
    assert focused() is preparing.mode.facts.people.line


def test_the_list_of_keys_has_them(preparing: Any, agenda: Any, qtbot: QtBot) -> None:
    qtbot.keyClick(agenda, Qt.Key.Key_F1, SHIFT)
    settle()
    dialog = preparing.window.findChild(ShortcutsDialog)
    assert dialog is not None and dialog.isVisible()
    qtbot.keyClicks(dialog.search, "delta")
    shown = {}
    iterator = QTreeWidgetItemIterator(dialog.tree)
    while (item := iterator.value()) is not None:
        if not item.isHidden() and item.text(1):
            shown[item.text(0)] = item.text(1)
        iterator += 1
    assert shown["Tilføj deltager …"] == "Ctrl+M" and shown["Til deltagerne"] == "Ctrl+Skift+M"
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "fra mødet")
    iterator = QTreeWidgetItemIterator(dialog.tree)
    texts = []
    while (item := iterator.value()) is not None:
        texts += [(item.text(0), item.text(1))] if not item.isHidden() else []
        iterator += 1
    assert ("Fjern fra mødet", "Delete") in texts
    dialog.close()


def test_the_row_with_the_keyboard_is_in_sight(preparing: Any, agenda: Any, qtbot: QtBot) -> None:
    for number in range(30):
        add_participant(preparing.workspace, preparing.id, f"N{number:02}, Fjordstyrelsen")
    people, port = preparing.mode.facts.people.list, preparing.mode.facts.viewport()

    def row_seen() -> bool:
        settle()
        rect = people.visualRect(people.currentIndex())
        return bool(port.rect().contains(QRect(people.viewport().mapTo(port, rect.topLeft()), rect.size())))

    settle()
    qtbot.keyClick(agenda, Qt.Key.Key_M, CTRL | SHIFT)
    assert focused() is people and row_seen()
    for _time in range(29):
        qtbot.keyClick(people, Qt.Key.Key_Down)
        assert row_seen()
    assert people.currentIndex().row() == 29
    for _time in range(29):
        qtbot.keyClick(people, Qt.Key.Key_Up)
        assert row_seen()
    qtbot.keyClick(people, Qt.Key.Key_End)
    preparing.mode.facts.verticalScrollBar().setValue(0)
    agenda.setFocus()
    qtbot.keyClick(agenda, Qt.Key.Key_M, CTRL | SHIFT)
    assert focused() is people and row_seen(), "also where the panel was scrolled away from it"
