"""While another program has the file, notes are written on: each waits in its turn, is said on screen, and saved once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import running
from campus_desktop.workspace import open_workspace
from tests.support.broken_files import locked_while_open
from ui.look import theme

from .conftest import Screen

WRITTEN = ["Den første", "Den anden", "Den tredje"]


def reddish(widget: QWidget) -> bool:
    """Whether the colour of danger is really painted there, in the window."""
    window, red = widget.window(), theme.color("danger")
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()) & window.rect()
    picture = window.grab(place).toImage()
    near = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return any(abs(c.red() - red.red()) + abs(c.green() - red.green()) + abs(c.blue() - red.blue()) < 40 for c in near)


def write(screen: Screen, text: str) -> None:
    screen.type(text)
    screen.press("enter")


def test_notes_written_while_the_file_is_locked_wait_in_order_and_are_saved_once(
    screen: Screen, qtbot: QtBot, answers: object
) -> None:
    line, status = screen.pane.line, screen.window.status_line
    with locked_while_open(screen.workspace):
        for text in WRITTEN:
            write(screen, text)
            assert line.edit.is_empty and line.edit.hasFocus(), "the line is free for the next note"
            screen.window.clock.tick.emit()
        assert (
            status.unsaved_button.isVisible() and reddish(status.unsaved_button) and not status.saved_label.isVisible()
        )
        said = line.queued.words
        assert said.isVisible() and reddish(said) and said.text().splitlines()[1:] == [f"»{each}«" for each in WRITTEN]
        spoken = QAccessible.queryAccessibleInterface(said)
        assert WRITTEN[0] in spoken.text(QAccessible.Text.Name) and not spoken.rect().isEmpty()
        screen.type("Halvt skrevet")
        line.keep()
    qtbot.waitUntil(lambda: not screen.window.unsaved.waiting, timeout=10_000)
    assert [note.text for note in screen.notes()] == WRITTEN == screen.shown()
    assert line.edit.typed().text == "Halvt skrevet" and line.queued.isHidden()
    assert status.saved_label.isVisible() and not status.unsaved_button.isVisible()
    assert answers.said == [], "no dialog stands before the audience"  # type: ignore[attr-defined]
    screen.press("enter")
    assert [note.text for note in screen.notes()] == [*WRITTEN, "Halvt skrevet"]


def test_a_note_rewritten_while_the_file_is_locked_is_not_written_twice(screen: Screen, answers: object) -> None:
    write(screen, "Som den var")
    screen.press("up")
    with locked_while_open(screen.workspace):
        screen.type(" og er nu")
        screen.press("enter")
        assert screen.pane.line.is_empty
        screen.press("up")  # reading the newest note cannot be done now, which no dialog says
    assert screen.window.unsaved.flush() and answers.said == []  # type: ignore[attr-defined]
    assert [note.text for note in screen.notes()] == ["Som den var og er nu"]


def test_a_copy_takes_the_waiting_notes_along_and_closing_asks(
    screen: Screen, answers: object, tmp_path: Path, qtbot: QtBot
) -> None:
    from campus_desktop.meetings import note_queries

    target = tmp_path / "kopi.campus"
    with locked_while_open(screen.workspace, readable=True):
        for text in WRITTEN:
            write(screen, text)
        answers.answers = [None]  # type: ignore[attr-defined]
        assert not screen.window.close() and WRITTEN[0] in answers.said[0]  # type: ignore[attr-defined]
        answers.answers = ["copy", target]  # type: ignore[attr-defined]
        assert screen.window.close()
    copy = open_workspace(target)
    assert [note.text for note in note_queries.notes_of(copy, screen.ids["meeting"])] == WRITTEN
    copy.close()


def test_a_copy_that_cannot_be_saved_says_so_in_the_middle_of_a_meeting(
    screen: Screen, answers: object, tmp_path: Path
) -> None:
    target = tmp_path / "kopi.campus"
    with locked_while_open(screen.workspace):
        write(screen, WRITTEN[0])
        answers.answers = ["copy", target]  # type: ignore[attr-defined]
        screen.window.leaving.explain()
    assert not target.exists()
    assert any("låst" in said for said in answers.said[1:]), "said, not only in the status line"  # type: ignore[attr-defined]


def test_typing_never_waits_for_the_other_program_twice(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.meetings.notes import line as module

    patience: list[int] = []

    def read(*_given: object) -> object:
        patience.append(screen.workspace.connection.execute("PRAGMA busy_timeout").fetchone()[0])
        return module.Context()

    monkeypatch.setattr(module, "read_context", read)
    screen.pane.line.stale = True
    screen.type("a")
    assert patience == [0]
    assert screen.workspace.connection.execute("PRAGMA busy_timeout").fetchone()[0] == 2000


def test_the_clock_that_cannot_be_told_says_so_in_one_sentence_and_asks_nothing(
    screen: Screen, answers: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.meetings.hold import commands as commands_module
    from ui.meetings.page import MeetingsPage

    page = screen.window.current_page
    assert isinstance(page, MeetingsPage)
    commands = page.view.mode.commands  # type: ignore[attr-defined]
    before = len(running.read_events(screen.workspace, screen.ids["meeting"]))
    monkeypatch.setattr(
        commands_module, "early_end", lambda *_facts: None
    )  # the question of an early end has its own test
    with locked_while_open(screen.workspace):
        for action in (commands.next, commands.more, commands.run, commands.end):
            screen.window.status_line.message("")
            action.trigger()
            assert "låst af et andet program" in screen.window.status_line.message_label.text()
        screen.window.clock.tick.emit()
    assert answers.said == []  # type: ignore[attr-defined]
    assert len(running.read_events(screen.workspace, screen.ids["meeting"])) == before
    commands.next.trigger()
    assert len(running.read_events(screen.workspace, screen.ids["meeting"])) == before + 1
