"""While another program has the file, a key of the clock that does nothing says so in red, beside the clock and in the status line."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import running
from tests.support.broken_files import locked_while_open
from tests.support.coloured import painted_in

from .conftest import Held

REFUSED = "Ikke gemt: Filen er låst af et andet program. Prøv igen."


@pytest.mark.parametrize("readable", [True, False])
@pytest.mark.parametrize("key", ["F8", "F6", "F9"])
def test_a_key_of_the_clock_that_is_refused_is_said_beside_the_clock(
    held: Held, answers: Any, qtbot: QtBot, key: str, readable: bool
) -> None:
    running.start(held.workspace, held.meeting, held.now)
    held.pass_(5)
    panel, status = held.mode.side.timer, held.window.status_line
    title, figure = held.title, held.figure
    qtbot.waitUntil(lambda: "·" in status.file_label.text())
    with locked_while_open(held.workspace, readable=readable):
        held.press(key)
        QApplication.processEvents()
        assert panel.detail.text() == REFUSED and painted_in(panel.detail, "timer-red")
        assert (held.title, held.figure) == (title, figure), "the clock goes on as it went"
        assert status.unsaved_button.text() == "Ikke gemt" and painted_in(status.unsaved_button, "danger")
        assert not status.saved_label.isVisible() and not status.check_label.isVisible()
        assert painted_in(status.message_label, "danger"), status.message_label.text()
        held.type("Og noten")
        assert held.mode.notes.line.edit.typed().text == "Og noten", "the keyboard stays in the note line"
        held.pass_(1)
        assert panel.detail.text() == REFUSED, "it stands until the file is free"
    qtbot.waitUntil(lambda: not held.window.unsaved.refused, timeout=10_000)
    assert (
        not painted_in(panel.detail, "timer-red")
        and not status.unsaved_button.isVisible()
        and status.saved_label.isVisible()
    )
    assert "Filen er fri igen" in status.message_label.text() and not painted_in(status.message_label, "danger")
    held.press(key)
    assert (held.here().state, held.title, held.detail) != ("running", title, REFUSED)
    assert answers.said == [], "no dialog before those who look on"


def test_a_reading_nobody_asked_for_leaves_the_refusal_in_sight(held: Held) -> None:
    running.start(held.workspace, held.meeting, held.now)
    held.pass_(5)
    status = held.window.status_line
    with locked_while_open(held.workspace, readable=False):
        held.press("F6")
        refusal = status.message_label.text()
        held.window.unsaved.quietly(lambda: held.workspace.rows("SELECT 1 FROM meeting"), lambda: None)
        assert status.message_label.text() == refusal and painted_in(status.message_label, "danger")


def test_an_edit_that_succeeds_says_that_the_file_is_free(held: Held) -> None:
    running.start(held.workspace, held.meeting, held.now)
    held.pass_(5)
    with locked_while_open(held.workspace, readable=True):
        held.press("F8")
        assert held.mode.side.timer.detail.text() == REFUSED
    held.press("F8")
    assert held.title == "Sparring" and REFUSED not in held.mode.side.timer.detail.text()
    assert held.window.status_line.saved_label.isVisible()


def test_ctrl_z_says_that_the_file_is_locked_and_not_that_there_is_nothing(held: Held) -> None:
    running.start(held.workspace, held.meeting, held.now)
    held.pass_(5)
    status = held.window.status_line
    with locked_while_open(held.workspace, readable=False):
        held.window.undoing.describe(held.window.own_actions)
        held.press("Ctrl+Z")
        assert "låst" in status.message_label.text() and painted_in(status.message_label, "danger"), (
            status.message_label.text()
        )
