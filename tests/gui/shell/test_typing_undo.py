"""The menu and the status line name what Ctrl+Z undoes: the typing in a field, else the newest edit."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from ui.institutions.page import InstitutionsPage
from ui.shell.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def said(window: MainWindow) -> tuple[str, str]:
    """The button of the status line, as it is painted, and the entry of the menu."""
    button = window.status_line.undo_button
    assert isinstance(button, QPushButton) and button.isVisible() and not button.visibleRegion().isEmpty()
    assert button.toolTip() == button.accessibleName()
    return button.text(), window.own_actions["undo"].text().replace("&", "")


@pytest.fixture
def form(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> Any:
    made = edits.create_institution(workspace, "Fjordstyrelsen")
    window.show_page("institutions", made)
    window.activateWindow()
    form = page_of(window, InstitutionsPage, "institutions").form
    form.closed_days.setFocus()
    qtbot.waitUntil(form.closed_days.hasFocus)
    return form


def test_while_a_field_is_typed_in_undo_says_typing_and_afterwards_the_edit(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot
) -> None:
    created = f"Fortryd: {workspace.undo_label}"
    assert said(window)[1] == created
    before = window.status_line.undo_button.grab().toImage()
    qtbot.keyClicks(form.closed_days, "24-12-2026")
    assert said(window) == ("Fortryd: Indtastning",) * 2
    assert window.status_line.undo_button.grab().toImage() != before
    form.closed_days.save_now()
    qtbot.waitUntil(lambda: said(window)[1] == f"Fortryd: {workspace.undo_label}" != created)
    qtbot.keyClicks(form.closed_days, ", 31")
    assert said(window)[1] == "Fortryd: Indtastning", "typed again"
    form.closed_days.clearFocus()


@pytest.mark.parametrize("way", ["button", "menu", "key"])
def test_each_way_undoes_the_typing_and_then_the_edit(
    way: str, window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot
) -> None:
    def undo() -> None:
        if way == "button":
            qtbot.mouseClick(window.status_line.undo_button, Qt.MouseButton.LeftButton)
        elif way == "menu":
            window.own_actions["undo"].trigger()
        else:
            qtbot.keyClick(form.closed_days, Qt.Key.Key_Z, CTRL)

    label = workspace.undo_label
    qtbot.keyClicks(form.closed_days, "x")
    undo()
    assert form.closed_days.toPlainText() == "" and workspace.undo_label == label
    assert said(window)[1] == f"Fortryd: {label}"
    window.own_actions["undo"].trigger()
    assert workspace.undo_label != label


def test_another_place_of_the_keyboard_says_the_edit(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot
) -> None:
    qtbot.keyClicks(form.closed_days, "x")
    window.status_line.undo_button.setFocus(Qt.FocusReason.TabFocusReason)
    assert said(window)[1] == f"Fortryd: {workspace.undo_label}"
    form.closed_days.drop_refused()
