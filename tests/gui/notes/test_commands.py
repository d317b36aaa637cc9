"""A command on notes says the same in every list: what was ticked, reopened or deleted, and what it cannot be done to."""

from __future__ import annotations

import pytest

from campus_desktop.meetings import edits, note_queries, notes
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import Workspace
from ui.notes.commands import NoteCommands
from ui.shell.window import MainWindow


@pytest.fixture
def made(window: MainWindow, workspace: Workspace) -> dict[str, str]:
    meeting = edits.create_meeting(workspace, "Preboarding")
    texts = {"action": "Spørg om tekster", "question": "Hvem svarer?", "works-well": "Kort velkomst"}
    return {kind: notes.add_note(workspace, meeting, kind, NoteLine(text)) for kind, text in texts.items()}


def read(workspace: Workspace, *ids: str) -> list[Note]:
    return note_queries.read_notes(workspace, ids)


def said(window: MainWindow) -> str:
    return window.status_line.message_label.text()


def test_those_that_are_open_are_ticked_and_only_then_all_are_reopened(
    window: MainWindow, workspace: Workspace, made: dict[str, str]
) -> None:
    commands, both = NoteCommands(window), (made["action"], made["question"])
    commands.tick(read(workspace, made["action"]))
    assert said(window) == "1 er udført; Ctrl+Z åbner den igen"
    commands.tick(read(workspace, *both, made["works-well"]))
    assert [note.is_open for note in read(workspace, *both)] == [False, False]
    commands.tick(read(workspace, *both))
    assert said(window) == "2 er åbnet igen" and [note.is_open for note in read(workspace, *both)] == [True, True]


def test_a_note_that_cannot_be_done_or_answered_says_so(
    window: MainWindow, workspace: Workspace, made: dict[str, str]
) -> None:
    commands, works = NoteCommands(window), read(workspace, made["works-well"])
    commands.tick(works)
    assert said(window).startswith("Kun opfølgninger, spørgsmål, ønsker og parkerede punkter")
    commands.answer(works, "taken")
    assert "idé" in said(window)


def test_deleting_says_how_to_get_them_back(window: MainWindow, workspace: Workspace, made: dict[str, str]) -> None:
    NoteCommands(window).delete([made["action"], made["works-well"]])
    assert read(workspace, *made.values()) == read(workspace, made["question"])
    assert said(window) == "2 noter er slettet; Ctrl+Z henter dem tilbage"
