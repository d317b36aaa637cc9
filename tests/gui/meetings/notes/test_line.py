"""The note line, typed in by keys alone and checked in the document."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, notes, running
from campus_desktop.meetings.note import NOTE_KINDS
from campus_desktop.workspace import Workspace, open_workspace
from ui.meetings.notes.pane import NotesPane
from ui.meetings.page import MeetingsPage
from ui.meetings.state import MeetingState
from ui.shell.window import MainWindow

from .conftest import START, Screen, fill, show

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_thirty_notes_with_senders_steps_and_dates_are_typed_without_the_mouse(screen: Screen) -> None:
    kinds = list(NOTE_KINDS)
    dates = {"!4/12": date(2026, 12, 4), "!fredag": date(2026, 11, 27), "!om 14 dage": date(2026, 12, 10), "": None}
    senders = {"@kli": "Klitadministrationen", "@mette": "Fjordstyrelsen", "": ""}
    steps = {"#mød": "Mød dit team", "#velk": "Velkommen fra direktøren", "": ""}
    for number in range(30):
        due, who, step = (list(each)[number % len(each)] for each in (dates, senders, steps))
        screen.press(f"ctrl+{number % 8 + 1}")
        screen.type(f"Note {number} om æ, ø og å")
        for mark in filter(None, (who, step, due)):
            screen.type(f" {mark}")
            if screen.offered():
                screen.press("enter")
        screen.pass_(1)
        screen.press("enter")
        note = screen.last()
        assert (note.text, note.kind) == (f"Note {number} om æ, ø og å", kinds[number % 8])
        assert (note.institution_name, note.step_title, note.due) == (senders[who], steps[step], dates[due])
    assert len(screen.notes()) == 30
    assert screen.shown() == [note.text for note in screen.notes()]
    assert screen.pane.status() == "30 noter · 4 beslutninger · 4 opfølgninger"


@pytest.mark.parametrize("letter", "@£${[]}")
def test_altgr_types_and_never_chooses_a_kind(screen: Screen, letter: str) -> None:
    """On Windows AltGr arrives as Ctrl and Alt; the key below @ is 2, below { it is 7."""
    kind = screen.pane.line.kind
    for key in (Qt.Key(ord(letter)), *(Qt.Key(ord(digit)) for digit in "12345678")):
        screen.key(key, letter, CONTROL | ALT)
    assert screen.pane.line.edit.toPlainText() == letter * 9
    assert screen.pane.line.kind == kind


def test_ctrl_and_a_digit_chooses_the_kind_and_the_chip_shows_it(screen: Screen) -> None:
    for number, kind in enumerate(NOTE_KINDS, 1):
        screen.press(f"ctrl+{number}")
        assert screen.pane.line.kind == kind
        assert screen.pane.line.chips.button(kind).isChecked()
    assert screen.pane.line.edit.toPlainText() == ""


def test_the_note_belongs_to_the_item_current_at_its_first_key(screen: Screen) -> None:
    screen.type("L")
    running.next_item(screen.workspace, screen.ids["meeting"], START + timedelta(minutes=5))
    screen.pass_(6)
    assert "Sparring" in screen.pane.line.hint.text()
    screen.type("ad en buddy sende videoen")
    screen.press("enter")
    note = screen.last()
    assert (note.item, note.at) == (screen.ids["first"], START)
    screen.type("Næste")
    screen.press("enter")
    assert screen.last().item == screen.ids["second"]


def test_an_emptied_line_begins_anew(screen: Screen) -> None:
    screen.type("L")
    screen.press("back")
    running.next_item(screen.workspace, screen.ids["meeting"], START + timedelta(minutes=5))
    screen.pass_(6)
    screen.type("Nu")
    screen.press("enter")
    assert screen.last().item == screen.ids["second"]


def test_enter_chooses_and_the_next_enter_saves(screen: Screen) -> None:
    screen.type("Del den i tre klip @kl")
    assert screen.offered() == ["Klitadministrationen", "Opret »kl«, hos Klitadministrationen"]
    screen.press("enter")
    assert screen.offered() == [] and screen.notes() == []
    assert screen.words() == ["Klitadministrationen"]
    screen.type("#")
    assert screen.offered()[0].startswith("Preboarding hos os")
    screen.press("down", "down", "enter")
    assert screen.words() == ["Klitadministrationen", "↳ Mød dit team"]
    screen.press("enter")
    note = screen.last()
    assert (note.text, note.institution, note.step) == ("Del den i tre klip", screen.ids["klit"], screen.ids["team"])
    assert screen.pane.line.is_empty


def test_escape_closes_the_suggestions_and_the_text_stays(screen: Screen) -> None:
    screen.type("Se @kl")
    screen.press("esc")
    assert screen.offered() == []
    screen.type("i")
    assert screen.offered() == []
    assert screen.pane.line.edit.toPlainText() == "Se @kli"


def test_suggestions_are_chosen_with_the_mouse(screen: Screen, qtbot: QtBot) -> None:
    screen.type("Se @")
    rows = screen.pane.line.edit.completion.list
    place = rows.visualItemRect(rows.item(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(screen.words()) == 1
    assert screen.pane.line.edit.hasFocus()


def test_one_backspace_takes_a_pill_away(screen: Screen) -> None:
    screen.type("Husk @Klitadministrationen !4/12 ")
    assert screen.words() == ["Klitadministrationen", "frist fre. 4. dec."]
    screen.press("back", "back")
    assert screen.words() == ["Klitadministrationen"]
    screen.press("back", "back")
    assert screen.words() == []
    assert screen.pane.line.edit.toPlainText() == "Husk "


def test_a_pill_is_changed_with_a_click(screen: Screen, qtbot: QtBot) -> None:
    edit = screen.pane.line.edit
    screen.type("Husk @Klitadministrationen ")
    cursor = edit.textCursor()
    cursor.setPosition(edit.typed().words[0].position)
    place = edit.cursorRect(cursor).center()
    place.setX(place.x() + 20)
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(screen.offered()) > 2
    screen.press("down")
    while screen.pane.line.edit.completion.list.currentItem().text().partition(",")[0] != "Fjordstyrelsen":
        screen.press("down")
    screen.press("enter")
    assert screen.words() == ["Fjordstyrelsen"]
    screen.press("enter")
    assert (screen.last().text, screen.last().institution) == ("Husk Fjordstyrelsen", screen.ids["fjord"])


def test_a_second_sender_is_a_word_like_others(screen: Screen) -> None:
    screen.type("Skriv til @kl")
    screen.press("enter")
    screen.type("og @fjords")
    screen.press("enter", "enter")
    assert (screen.last().text, screen.last().institution_name) == (
        "Skriv til Klitadministrationen og Fjordstyrelsen",
        "Klitadministrationen",
    )


def test_shift_and_enter_makes_a_line_and_paste_is_plain_text(screen: Screen) -> None:
    screen.type("Første")
    screen.press("shift+enter")
    data = QMimeData()
    data.setHtml("<b>fed</b><img src='x'>")
    data.setText("fed tekst\0")
    QApplication.clipboard().setMimeData(data, QClipboard.Mode.Clipboard)
    screen.pane.line.edit.paste()
    screen.press("enter")
    assert screen.last().text == "Første\nfed tekst"


def test_a_lone_mark_does_not_stand_in_the_way_of_enter(screen: Screen) -> None:
    screen.type("Hurra !")
    screen.press("enter")
    assert (screen.last().text, screen.last().due) == ("Hurra !", None)


def test_only_marks_are_no_note(screen: Screen) -> None:
    screen.type("@Klitadministrationen ")
    screen.press("enter")
    assert screen.notes() == []
    assert "Skriv også" in screen.pane.line.warning.text()
    screen.press("home")
    screen.type("Hej ")
    screen.press("enter")
    assert screen.last().text == "Hej"


def test_arrow_up_takes_the_last_note_up_and_escape_gives_it_up(screen: Screen) -> None:
    screen.write("action", "Send skabelonen @Klitadministrationen !4/12")
    before = screen.last()
    screen.press("ctrl+1", "up")
    assert screen.words() == ["Klitadministrationen", "frist fre. 4. dec."]
    assert screen.pane.line.kind == "action"
    screen.press("home")
    screen.type("Ikke ")
    screen.press("esc")
    assert screen.last() == before
    assert screen.pane.line.is_empty and screen.pane.line.kind == "works-well"
    screen.press("up", "home")
    screen.type("Husk: ")
    screen.press("ctrl+4", "enter")
    note = screen.last()
    assert len(screen.notes()) == 1
    assert (note.text, note.kind, note.due, note.institution) == (
        "Husk: Send skabelonen",
        "decision",
        before.due,
        before.institution,
    )
    screen.workspace.undo()
    assert screen.last() == before


def test_a_cpr_number_is_warned_of_while_it_is_typed(screen: Screen) -> None:
    warning = screen.pane.line.warning
    screen.type("Ring til 010190-123")
    assert warning.isHidden()
    screen.type("4")
    assert not warning.isHidden() and "CPR" in warning.text()
    screen.press("back")
    assert warning.isHidden()


def test_a_private_note_says_what_that_means(screen: Screen) -> None:
    line = screen.pane.line
    screen.type("Mellem os")
    screen.press("ctrl+9")
    assert not line.about_private.isHidden() and "aktindsigt" in line.about_private.text()
    screen.press("enter")
    assert screen.last().private
    assert line.about_private.isHidden() and not line.private
    assert screen.notes(private=False) == []
    screen.type("Til alle")
    screen.press("ctrl+r", "ctrl+r", "enter")
    assert (screen.last().private, screen.last().travel) == (False, "named")


def test_undo_is_the_field_s_while_it_is_typed_in_and_then_the_window_s(screen: Screen) -> None:
    edit = screen.pane.line.edit
    screen.type("Hej")
    assert not edit.isReadOnly() and edit.document().isUndoAvailable()
    screen.press("ctrl+z")
    assert edit.toPlainText() == ""
    screen.type("Hej igen")
    screen.press("enter")
    assert not edit.own_undo


def test_undo_takes_back_what_was_done_after_the_typing_and_the_half_typed_line_stays(screen: Screen) -> None:
    edit, meeting = screen.pane.line.edit, screen.ids["meeting"]
    screen.type("Halv")
    screen.pane.line.keep()  # as it lies in the file a moment later: that is no edit of anybody's
    assert edit.own_undo
    running.extend(screen.workspace, meeting, 5, screen.moment)
    screen.press("ctrl+z")
    assert edit.toPlainText() == "Halv" and screen.workspace.redo_label == "+5 min"
    screen.press("ctrl+y")
    assert edit.toPlainText() == "Halv" and screen.workspace.undo_label == "+5 min"


def test_a_line_that_was_emptied_by_undo_leaves_the_next_undo_to_the_window(screen: Screen) -> None:
    edit, meeting = screen.pane.line.edit, screen.ids["meeting"]
    running.extend(screen.workspace, meeting, 5, screen.moment)
    screen.type("Slip")
    screen.press("ctrl+z")
    assert edit.toPlainText() == "" and screen.workspace.undo_label == "+5 min"
    screen.press("ctrl+y")
    assert edit.toPlainText() == "Slip"
    screen.press("ctrl+z", "ctrl+z")
    assert edit.toPlainText() == "" and screen.workspace.redo_label == "+5 min"


def test_a_half_typed_note_is_there_when_the_file_is_opened_again(
    screen: Screen, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    label = workspace.undo_label
    screen.pane.line.timer.setInterval(1)
    screen.press("ctrl+5")
    screen.type("Send den @Klitadministrationen ti")
    screen.press("ctrl+r")
    meeting = screen.ids["meeting"]
    qtbot.waitUntil(lambda: (draft := notes.read_draft(workspace, meeting)) is not None and draft.text.endswith("ti"))
    assert workspace.undo_label == label
    running.next_item(workspace, meeting, START + timedelta(minutes=5))
    window.set_workspace(None)
    opened = open_workspace(workspace.path)
    window.set_workspace(opened)
    again = show(qtbot, window, opened, screen.ids)
    assert again.words() == ["Klitadministrationen"]
    again.type("l alle")
    again.press("enter")
    note = again.last()
    assert (note.text, note.kind, note.travel) == ("Send den Klitadministrationen til alle", "action", "anonymous")
    assert (note.item, note.at) == (screen.ids["first"], START)
    assert notes.read_draft(opened, meeting) is None


def test_a_name_the_meeting_no_longer_has_stays_with_its_note(screen: Screen) -> None:
    from campus_desktop.meetings import edits

    note = screen.write("idea", "Del den #Mød dit team")
    edits.remove_paths(screen.workspace, screen.ids["meeting"], [screen.ids["path"]])
    screen.press("up", "home")
    screen.type("Ja: ")
    screen.press("enter")
    assert (screen.last().text, screen.last().step) == ("Ja: Del den", note.step)


def test_a_note_deleted_while_it_is_rewritten_is_written_anew(screen: Screen) -> None:
    note = screen.write("idea", "Del den")
    screen.press("up", "end")
    screen.type(" i tre")
    notes.delete_notes(screen.workspace, [note.id])
    screen.press("enter")
    assert [each.text for each in screen.notes()] == ["Del den i tre"]
    assert screen.last().item == note.item


def test_what_is_copied_from_the_line_can_be_pasted_into_it(screen: Screen) -> None:
    screen.type("Hej @Klitadministrationen da")
    screen.pane.line.edit.selectAll()
    screen.pane.line.edit.cut()
    assert QApplication.clipboard().text() == "Hej @Klitadministrationen da"
    screen.pane.line.edit.paste()
    assert screen.words() == ["Klitadministrationen"]


def test_a_line_without_a_file_to_write_to_is_off(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    ids, path = fill(workspace), workspace.path
    window.set_workspace(None)
    window.set_workspace(open_workspace(path, read_only=True, now=window.clock.now))
    state = MeetingState(window)
    state.open(ids["meeting"])
    pane = NotesPane(window, state)
    qtbot.addWidget(pane)
    pane.show_meeting(None)
    assert not pane.line.isEnabled()
    pane.leave()


def test_a_meeting_deleted_while_one_types_is_left_and_comes_back_with_the_line(screen: Screen) -> None:
    screen.pane.focus_line()
    screen.type("Halvt")
    edits.delete_meetings(screen.workspace, [screen.ids["meeting"]])
    page = screen.window.current_page
    assert isinstance(page, MeetingsPage) and page.item() is None
    screen.window.undo()
    screen.window.show_page("meetings", screen.ids["meeting"], "hold")
    assert screen.pane.line.edit.toPlainText() == "Halvt"


def test_five_megabytes_pasted_into_the_line_are_refused_in_words(screen: Screen) -> None:
    screen.type("Begyndt")
    QApplication.clipboard().setText("ord " * 1_250_000)
    screen.pane.line.edit.paste()
    assert screen.pane.line.edit.typed().text == "Begyndt"
    assert screen.pane.line.warning.isVisible() and "5.000.000 tegn er for lang" in screen.pane.line.warning.text()
    QApplication.clipboard().setText(" og færdig")
    screen.pane.line.edit.paste()
    assert screen.pane.line.edit.typed().text == "Begyndt og færdig"


def test_the_window_says_that_ctrl_z_undoes_the_typing_and_the_timer_s_button_undoes_its_command(
    screen: Screen,
) -> None:
    meeting, window = screen.ids["meeting"], screen.window
    running.extend(screen.workspace, meeting, 5, screen.moment)
    button = window.status_line.undo_button
    assert button.toolTip() == "Fortryd: +5 min"
    screen.pane.focus_line()
    screen.type("Halv")
    assert button.toolTip() == window.own_actions["undo"].text().replace("&", "") == "Fortryd: Indtastning"
    window.own_actions["undo"].trigger()
    assert screen.pane.line.edit.toPlainText() == "" and button.toolTip() == "Fortryd: +5 min"
    assert window.own_actions["redo"].text().replace("&", "") == "Gentag: Indtastning"
    window.own_actions["redo"].trigger()
    assert screen.pane.line.edit.toPlainText() == "Halv"
    running.extend(screen.workspace, meeting, 10, screen.moment)
    assert button.toolTip() == "Fortryd: +10 min", "the newest, which Ctrl+Z takes back first"
    screen.type(" note")
    window.undo()  # the timer's own button, which names its command
    assert screen.pane.line.edit.toPlainText() == "Halv note" and screen.workspace.undo_label == "+5 min"
