"""Ctrl+Z and Ctrl+Y with nothing left to do say so."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QKeySequence

from campus_desktop.meetings import edits
from tests.support.painted import ink, on_screen
from tests.support.seen import settle


@pytest.mark.parametrize(
    ("key", "said"), [("Ctrl+Z", "Der er intet at fortryde"), ("Ctrl+Y", "Der er intet at gentage")]
)
def test_a_key_with_nothing_to_do_says_so(window: Any, workspace: Any, qtbot: Any, key: str, said: str) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    while workspace.undo_label is not None:
        workspace.undo()
    if key == "Ctrl+Y":
        edits.create_meeting(workspace, "Et møde")  # what was undone cannot be redone any more
    settle()
    combination = QKeySequence(key)[0]
    qtbot.keyClick(window, combination.key(), combination.keyboardModifiers())
    settle()
    label = window.status_line.message_label
    assert label.text() == said and label.isVisible() and ink(on_screen(label)) > 0.02


def test_with_something_to_undo_the_key_undoes_it(window: Any, workspace: Any, qtbot: Any) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    edits.create_meeting(workspace, "Et møde")
    before = workspace.undo_label
    combination = QKeySequence("Ctrl+Z")[0]
    qtbot.keyClick(window, combination.key(), combination.keyboardModifiers())
    assert workspace.undo_label != before
