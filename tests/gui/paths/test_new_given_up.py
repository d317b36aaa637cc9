"""A new step or phase that is left untouched with Escape is gone, and leaves nothing to undo or to do again."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits
from tests.support.painted import differing, on_screen
from tests.support.seen import settle

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ESCAPE = Qt.Key.Key_Escape


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    qtbot.keyClick(here, key, modifier)
    settle()


def shown(screen: Any) -> QWidget:
    views: QWidget = screen.view.views
    return views


@pytest.mark.parametrize("view", ["board", "table"])
def test_a_step_left_untouched_is_gone(screen: Any, qtbot: QtBot, view: str) -> None:
    screen.view.show_view(view)
    screen.choose("a2")
    settle()
    before, phases, label = on_screen(shown(screen)), screen.phases(), screen.workspace.undo_label
    press(qtbot, Qt.Key.Key_Insert)
    assert "Nyt trin" in screen.phases()["A"]
    press(qtbot, ESCAPE)
    assert screen.phases() == screen.shown() == phases and screen.chosen() == ["a2"]
    assert differing(on_screen(shown(screen)), before) == 0
    assert shown(screen).isAncestorOf(QApplication.focusWidget())
    assert screen.workspace.undo_label == label and screen.workspace.redo_label is None


def test_a_step_in_an_empty_phase_leaves_the_keyboard_at_the_phase(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a2")
    screen.view.picking.selection.clear()
    screen.view.board.show_phase(screen.phase("C"))
    settle()
    before = on_screen(shown(screen))
    press(qtbot, Qt.Key.Key_N, CONTROL_SHIFT)
    press(qtbot, ESCAPE)
    assert screen.phases()["C"] == [] and screen.view.board.phase_at_keyboard() == screen.phase("C")
    assert differing(on_screen(shown(screen)), before) == 0


@pytest.mark.parametrize("how", ["typed", "enter", "elsewhere", "format", "edited since"])
def test_a_step_that_was_kept_stays(screen: Any, qtbot: QtBot, how: str) -> None:
    screen.choose("a4")
    press(qtbot, Qt.Key.Key_Insert)
    name = "Nyt trin"
    if how == "typed":
        qtbot.keyClicks(QApplication.focusWidget(), "Kaffe")
        name = "Kaffe"
    elif how == "enter":
        press(qtbot, Qt.Key.Key_Return)
        screen.view.open_details(screen.step("Nyt trin"))
    elif how == "elsewhere":
        screen.choose("a1")
        screen.choose("Nyt trin")
        screen.view.details.edit_title()
    elif how == "format":
        screen.view.details.fields.save("format", "video", merge=False)
    else:
        edits.update_path(screen.workspace, screen.path, title="Andet")
    press(qtbot, ESCAPE)
    assert screen.phases()["A"][-1] == name and not screen.view.details.isVisible()


def test_a_phase_left_unnamed_is_gone(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a2")
    settle()
    before, phases, label = on_screen(shown(screen)), screen.phases(), screen.workspace.undo_label
    press(qtbot, Qt.Key.Key_F, CONTROL_SHIFT)
    assert list(screen.phases()) == ["A", "B", "C", "Ny fase"]
    press(qtbot, ESCAPE)
    assert screen.phases() == screen.shown() == phases and screen.chosen() == ["a2"]
    assert differing(on_screen(shown(screen)), before) == 0
    assert shown(screen).isAncestorOf(QApplication.focusWidget())
    assert screen.workspace.undo_label == label and screen.workspace.redo_label is None


def test_a_phase_whose_name_was_accepted_stays(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a2")
    press(qtbot, Qt.Key.Key_F, CONTROL_SHIFT)
    press(qtbot, Qt.Key.Key_Return)
    screen.view.name_phase(screen.phase("Ny fase"))
    press(qtbot, ESCAPE)
    assert "Ny fase" in screen.phases()
