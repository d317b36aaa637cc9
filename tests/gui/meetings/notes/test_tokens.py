"""The line as typed and the document with its pills say the same, wherever the pills stand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from campus_desktop.meetings.noteline import Candidate, Context, parse
from ui.meetings.notes.editor import NoteEdit
from ui.meetings.notes.tokens import Word, due_word, word_for

FJORD = Candidate("institution", "1", "Fjordstyrelsen", "Fjordst.")
METTE = Candidate("person", "2", "Mette Holm", belongs="1")
TEAM = Candidate("step", "3", "Mød dit team", belongs="4")
CONTEXT = Context((FJORD, METTE), (Candidate("path", "4", "Preboarding hos os"), TEAM))
DUE = date(2026, 12, 4)
WORDS = {
    "fjord": word_for(FJORD, "@"),
    "mette": word_for(METTE, "@"),
    "team": word_for(TEAM, "#"),
    "due": due_word(DUE),
}
PIECES = st.lists(st.sampled_from([*WORDS, "hej ", "og", " da", "\n", "😀", "(", ". ", "a"]), max_size=8)


@pytest.fixture
def edit(qapp: QApplication) -> NoteEdit:
    made = NoteEdit(lambda: date(2026, 11, 26))
    made.context = made.offered = CONTEXT
    return made


def put(edit: NoteEdit, piece: str | Word) -> None:
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    edit.setTextCursor(cursor)
    if isinstance(piece, Word):
        edit.put_word(cursor.position(), cursor.position(), piece)
    else:
        cursor.insertText(piece)


@settings(max_examples=60)
@given(pieces=PIECES)
def test_every_pill_is_read_back_and_the_line_survives_as_text(edit: NoteEdit, pieces: list[str]) -> None:
    edit.show_text("")
    edit.busy = True
    for piece in pieces:
        put(edit, WORDS.get(piece, piece))
    edit.busy = False
    line, typed = edit.line(), edit.typed()
    named = set(pieces) & set(WORDS)
    assert (line.person == "2") == ("mette" in named)
    assert (line.institution == "1") == bool(named & {"fjord", "mette"})
    assert (line.step == "3", line.due == DUE) == ("team" in named, "due" in named)
    assert [each.word for each in typed.words] == [WORDS[piece] for piece in pieces if piece in WORDS]
    for each in typed.words:
        assert typed.text[each.start : each.end] == each.word.typed
        assert typed.position(each.start) == each.position
        assert typed.place(each.position + 1) >= each.end
    # put in again as it is kept in a draft, it says the same
    edit.show_text(typed.text, typed.chosen)
    assert edit.line() == parse(typed.text, CONTEXT, date(2026, 11, 26), typed.chosen) == line


def test_a_pill_that_is_taken_back_is_not_made_again_at_once(edit: NoteEdit) -> None:
    edit.show_text("")
    for letter in "Se @Fjordstyrelsen ":
        put(edit, letter)
    assert len(edit.typed().words) == 1
    edit.undo()
    assert edit.typed().words == []
    assert edit.toPlainText().startswith("Se @Fjordstyrelsen")
