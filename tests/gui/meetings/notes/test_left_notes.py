"""Unsaved notes offered after a crash, beside the note line on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from campus_desktop.meetings import left_notes, notes
from campus_desktop.meetings.notes import Draft
from campus_desktop.workspace import open_workspace
from ui.meetings.notes.note_dialog import NoteDialog
from ui.shell.left_typed import LeftTyped

from .conftest import Screen


def test_what_was_typed_into_an_edited_note_is_offered_as_that_note_after_a_crash(
    screen: Screen, tmp_path: Path
) -> None:
    screen.write("idea", "Før")
    screen.pane.line.set_private(False)
    note = screen.last()
    screen.pane.list.edit_here(note.id)
    asked = next(each for each in QApplication.topLevelWidgets() if isinstance(each, NoteDialog) and each.isVisible())
    asked.line.set_private(True)
    asked.line.edit.insertPlainText(" og efter")
    asked.line.keep()
    (tmp_path / "bagefter").mkdir()
    copy = tmp_path / "bagefter" / screen.workspace.path.name
    copy.write_bytes(screen.workspace.path.read_bytes())
    asked.reject()
    assert left_notes.in_dialogs(screen.workspace, []) == [], "given up"
    window = screen.window
    window.set_workspace(open_workspace(copy, now=screen.now))
    window.settle()
    shown = next(each for each in window.findChildren(LeftTyped) if each.isVisible())
    assert shown.texts.toPlainText() == "Privat note · Idé, under »Sparring«:\n(vises ikke)"
    shown.private.click()
    assert shown.texts.toPlainText() == "Privat note · Idé, under »Sparring«:\nFør og efter"
    assert shown.save.text() == "Gem som note"
    shown.save.click()
    found = notes.read_note(window.workspace, note.id)
    assert (found.text, found.private) == ("Før og efter", True) and not shown.isVisible()


def test_an_edited_note_that_is_saved_is_not_kept(screen: Screen) -> None:
    screen.write("idea", "Før")
    screen.pane.list.edit_here(screen.last().id)
    asked = next(each for each in QApplication.topLevelWidgets() if isinstance(each, NoteDialog) and each.isVisible())
    asked.line.edit.insertPlainText("!!")
    asked.line.keep()
    assert left_notes.in_dialogs(screen.workspace, []) != []
    asked.line.save()
    assert left_notes.in_dialogs(screen.workspace, []) == [] and screen.last().text == "Før!!"


def test_the_line_gives_up_the_beginning_of_a_note_that_was_saved_from_the_offer(screen: Screen) -> None:
    meeting, line = screen.ids["meeting"], screen.pane.line
    screen.pane.focus_line()
    screen.type("Halvt")
    line.keep()
    line.read_drafts()  # as after a restart
    assert line.edit.typed().text == "Halvt"
    draft = cast(Draft, notes.read_draft(screen.workspace, meeting))
    whole = Draft("Halvt skrevet", draft.kind, draft.at, draft.item)
    left_notes.save_left(screen.workspace, [left_notes.LeftNote(meeting, whole)])
    assert line.is_empty and line.edit.typed().text == "" and screen.last().text == "Halvt skrevet"
