"""Closing the window while a meeting runs: it is confirmed first, and the meeting goes on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from campus_desktop.meetings import edits, item_edits, running
from campus_desktop.workspace import create
from tests.gui.conftest import Answers
from tests.support.hands import entry, visible
from tests.support.painted import differing, on_screen
from ui.shell.ask import Ask


def begin(window: Any, workspace: Any) -> str:
    meeting = edits.create_meeting(workspace, "Preboarding", date=date(2026, 11, 26))
    item_edits.add_item(workspace, meeting, "Velkomst", 15)
    running.start(workspace, meeting, window.clock.now())
    return meeting


class FromTheSystem(QCloseEvent):
    """As Alt+F4 and the button of the window system send it."""

    def spontaneous(self) -> bool:
        return True


def close(window: Any) -> None:
    """Close it as the window system does."""
    event = FromTheSystem()
    QApplication.sendEvent(window, event)
    if event.isAccepted():
        window.hide()
    QApplication.processEvents()


def test_alt_f4_asks_while_a_meeting_runs(window: Any, workspace: Any) -> None:
    begin(window, workspace)
    assert isinstance(window.ask, Answers)
    window.ask.answers.append(False)
    close(window)
    assert window.isVisible()
    assert window.ask.said[-1].startswith("Mødet er i gang. Det slutter ikke, når vinduet lukkes: Uret går videre.")
    window.ask.answers.append(False)
    entry(window, "Afslut").trigger()
    assert window.isVisible() and not window.ask.answers
    window.ask.answers.append(True)
    close(window)
    assert not window.isVisible()


def test_enter_stays(window: Any, workspace: Any, monkeypatch: Any) -> None:
    begin(window, workspace)
    seen = []

    def answer(_self: Any, box: QMessageBox) -> Any:
        box.show()
        QApplication.processEvents()
        seen.append((box.text(), box.defaultButton().text(), visible(window, QMessageBox)))
        box.hide()
        return box.defaultButton()

    monkeypatch.setattr(Ask, "answer_to", answer)
    window.ask = Ask()
    close(window)
    assert window.isVisible()
    ((text, default, shown),) = seen
    assert "Mødet er i gang" in text and default.replace("&", "") == "Annullér" and len(shown) == 1


def test_without_a_running_meeting_nothing_is_asked(window: Any, workspace: Any) -> None:
    meeting = begin(window, workspace)
    running.end(workspace, meeting, window.clock.now())
    close(window)
    assert not window.isVisible()


@pytest.mark.parametrize("way", ["close", "open", "recent", "new", "practice"])
def test_what_closes_the_file_asks_too(window: Any, workspace: Any, tmp_path: Any, way: str) -> None:
    other = tmp_path / "Andet.campus"
    create(other, user="AB", now=window.clock.now).close()
    begin(window, workspace)
    commands = {
        "close": window.files.close,
        "open": window.files.open,
        "recent": lambda: window.files.open_path(other),
        "new": window.files.new,
        "practice": window.files.practice,
    }
    window.ask.answers = [other, False] if way == "open" else [False]
    before = on_screen(window)
    commands[way]()
    QApplication.processEvents()
    asked = (
        "Mødet er i gang. Det slutter ikke, når filen lukkes: Uret går videre. Åbn filen igen for at fortsætte mødet."
    )
    assert window.ask.said[-1] == asked and window.ask.answers == []
    assert window.workspace is workspace and differing(on_screen(window), before) < 0.002
    if way == "close":
        window.ask.answers = [True]
        commands[way]()
        assert not window.has_file
