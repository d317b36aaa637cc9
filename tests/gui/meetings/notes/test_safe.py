"""In the safe view nothing private stands in the list, the line, the suggestions, on cards or at courses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from campus_desktop.meetings import notes
from campus_desktop.meetings.noteline import NoteLine
from ui.meetings.notes.pane import NotesPane

from .conftest import Screen


@pytest.fixture
def told(screen: Screen) -> Screen:
    """An open and a private note."""
    screen.write("idea", "Åben")
    line = NoteLine("HEMMELIG", path=screen.ids["path"], step=screen.ids["team"])
    notes.add_note(
        screen.workspace, screen.ids["meeting"], "idea", line, private=True, at=screen.moment + timedelta(minutes=1)
    )
    return screen


def safe(screen: Screen, on: bool) -> None:
    screen.window.set_safe(screen.ids["meeting"] if on else None)


def test_private_notes_are_neither_listed_nor_counted_nor_taken_up(told: Screen) -> None:
    assert told.shown() == ["Åben", "HEMMELIG"]
    safe(told, True)
    assert told.shown() == ["Åben"]
    assert told.pane.status() == "1 note"
    assert told.pane.list.count.text() in ("1 i dag", "1")
    told.pane.focus_line()
    told.press("up")
    assert told.pane.line.edit.toPlainText() == "Åben"
    told.press("esc")
    safe(told, False)
    assert told.shown() == ["Åben", "HEMMELIG"]


def test_only_who_is_at_the_meeting_is_suggested(told: Screen) -> None:
    told.pane.focus_line()
    told.type("@fj")
    assert [each.partition(",")[0] for each in told.offered()] == ["Fjordstyrelsen", "Fjernministeriet", "Opret »fj«"]
    told.press("esc", "back", "back", "back")
    safe(told, True)
    told.type("@fj")
    assert [each.partition(",")[0] for each in told.offered()] == ["Fjordstyrelsen", "Opret »fj«"]


def test_a_half_typed_private_line_waits_until_the_screen_is_one_s_own_again(told: Screen) -> None:
    told.pane.focus_line()
    told.type("HEMMELIGT halvt")
    told.press("ctrl+9")
    safe(told, True)
    assert told.pane.line.edit.toPlainText() == "" and not told.pane.line.private
    told.type("Noget åbent")
    told.press("enter")
    assert told.shown() == ["Åben", "Noget åbent"]
    assert told.pane.line.edit.toPlainText() == ""
    safe(told, False)
    assert told.pane.line.edit.toPlainText() == "HEMMELIGT halvt" and told.pane.line.private
    draft = notes.read_draft(told.workspace, told.ids["meeting"])
    assert draft is None or draft.text == "HEMMELIGT halvt"


def test_a_private_half_typed_line_in_the_file_waits_where_the_meeting_is_opened_with_the_screen_shared(
    told: Screen,
) -> None:
    told.pane.focus_line()
    told.type("HEMMELIGT halvt")
    told.press("ctrl+9")
    told.window.show_page("courses")  # it lies in the file now
    safe(told, True)
    again = NotesPane(told.window, told.state)
    again.show_meeting(None)
    assert again.line.edit.toPlainText() == "" and not again.line.private
    told.window.safe_view.shown = None
    again.show_meeting(None)
    assert again.line.edit.toPlainText() == "HEMMELIGT halvt" and again.line.private
    again.leave()
    again.deleteLater()


def test_a_line_made_private_in_the_safe_view_is_saved_and_gone(told: Screen) -> None:
    safe(told, True)
    told.pass_(2)
    told.pane.focus_line()
    told.type("Mellem os")
    told.press("ctrl+9", "enter")
    assert told.shown() == ["Åben"]
    assert told.last().text == "Mellem os" and told.last().private


def test_a_private_line_typed_on_the_shared_screen_says_that_its_words_are_seen(told: Screen) -> None:
    line, seen = told.pane.line, "kan ses på den delte skærm"
    told.pane.focus_line()
    told.press("ctrl+9")
    assert line.about_private.isVisible() and seen not in line.about_private.text()
    quiet = line.about_private.palette().windowText().color()
    safe(told, True)
    assert line.about_private.isVisible() and seen in line.about_private.text()  # before the first word is typed
    assert "ikke med" not in line.about_private.text()
    assert line.about_private.palette().windowText().color() != quiet
    assert seen in line.edit.accessibleDescription()
    told.type("Mellem os")
    assert line.about_private.isVisible() and seen in line.about_private.text()
    assert line.about_private.height() >= line.about_private.heightForWidth(line.about_private.width())
    told.press("enter")
    assert not line.about_private.isVisible() and "Mellem os" not in told.shown()
    told.press("ctrl+9")
    safe(told, False)
    assert seen not in line.about_private.text() and seen not in line.edit.accessibleDescription()


def test_a_private_line_put_away_outlives_another_half_typed_one_and_a_restart(told: Screen) -> None:
    told.pane.focus_line()
    told.type("HEMMELIGT halvt")
    told.press("ctrl+9")
    safe(told, True)
    told.type("Noget åbent")
    told.window.show_page("courses")  # the line is left, both halves kept
    again = NotesPane(told.window, told.state)
    again.show_meeting(None)
    assert again.line.edit.toPlainText() == "Noget åbent" and not again.line.private
    told.window.safe_view.shown = None
    again.show_meeting(None)
    again.line.save()
    assert again.line.edit.toPlainText() == "HEMMELIGT halvt" and again.line.private
    again.leave()
    again.deleteLater()


def test_a_private_line_put_away_is_not_forgotten_in_the_file_with_a_note_that_is_saved(told: Screen) -> None:
    told.pane.focus_line()
    told.type("HEMMELIGT halvt")
    told.press("ctrl+9")
    safe(told, True)
    told.type("Noget åbent")
    told.press("enter")
    again = NotesPane(told.window, told.state)  # as after a crash
    told.window.safe_view.shown = None
    again.show_meeting(None)
    assert again.line.edit.toPlainText() == "HEMMELIGT halvt" and again.line.private
    again.leave()
    again.deleteLater()


def test_a_hidden_note_is_undone_only_after_a_question_that_does_not_name_it(told: Screen, answers: Any) -> None:
    safe(told, True)
    told.pane.focus_line()
    answers.answers += [None, "step"]
    told.window.undo()
    (asked,) = answers.said
    assert "skjult i sikker visning" in asked and "HEMMELIG" not in asked
    assert [note.text for note in told.notes()] == ["Åben", "HEMMELIG"]
    told.window.undo()
    assert [note.text for note in told.notes()] == ["Åben"] and len(answers.said) == 2
    answers.answers.append(None)
    told.window.redo()
    assert "skjult i sikker visning" in answers.said[2] and len(told.notes()) == 1
    told.window.undo()  # the open note, which is in sight, without a question
    assert told.shown() == [] and len(answers.said) == 3
