"""The list of notes: sorted, searched, and changed one or several at a time, by keys and checked in the document."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import notes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths.queries import read_path
from tests.gui.conftest import Answers
from tests.gui.shell.test_accessible_names import nameless
from tests.support.hands import choose
from ui.meetings.notes.idea_dialog import IdeaDialog
from ui.meetings.notes.note_dialog import NoteDialog
from ui.meetings.notes.picker import Picker
from ui.notes.said import below

from .conftest import Screen

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def three(screen: Screen) -> Screen:
    for kind, text in (("idea", "Idé #Mød dit team"), ("action", "Send @kl"), ("challenge", "Svært")):
        screen.write(kind, text)
        screen.pass_(1)
    return screen


def dialog(screen: Screen, kind: type[QDialog]) -> QDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    return found[0]


def test_several_are_changed_at_once_and_back_in_one_step(three: Screen, qtbot: QtBot) -> None:
    before = three.notes()
    three.choose("Idé", "Svært")
    three.press("ctrl+6")
    assert [note.kind for note in three.notes()] == ["question", "action", "question"]
    three.workspace.undo()
    assert three.notes() == before
    three.choose("Idé", "Svært")
    three.type("@")
    picker = dialog(three, Picker)
    picker.field.setText("fjords")  # type: ignore[attr-defined]
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    names = [note.institution_name for note in three.notes()]
    assert names == ["Fjordstyrelsen", "Klitadministrationen", "Fjordstyrelsen"]
    three.workspace.undo()
    assert three.notes() == before


def test_step_and_due_date_are_chosen_afterwards(three: Screen, qtbot: QtBot) -> None:
    three.choose("Svært", "Send")
    three.type("#")
    picker = dialog(three, Picker)
    picker.field.setText("velk")  # type: ignore[attr-defined]
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    three.choose("Svært", "Send")
    three.type("!")
    picker = dialog(three, Picker)
    picker.field.setText("4/12")  # type: ignore[attr-defined]
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    for note in three.notes()[1:]:
        assert (note.step, note.path, note.due) == (three.ids["welcome"], three.ids["path"], date(2026, 12, 4))
    three.choose("Svært")
    three.type("!")
    picker = dialog(three, Picker)
    picker.list.setCurrentRow(picker.list.count() - 1)  # type: ignore[attr-defined]
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert three.last().due is None


def test_private_travel_and_done_have_a_key(three: Screen) -> None:
    three.choose("Send", "Svært")
    three.press("ctrl+9")
    assert [note.private for note in three.notes()] == [False, True, True]
    three.press("ctrl+9", "ctrl+r")
    assert [note.travel for note in three.notes()] == ["meeting", "anonymous", "anonymous"]
    three.press("space")
    assert [note.done is not None for note in three.notes()] == [False, True, False]
    three.press("space")
    assert three.notes()[1].done is None


def test_an_idea_gets_its_answer_with_one_key(three: Screen) -> None:
    three.choose("Idé")
    for key, answer in ((Key.Key_1, "taken"), (Key.Key_2, "later"), (Key.Key_3, "declined"), (Key.Key_3, None)):
        three.shortcut(key, CTRL_SHIFT)
        assert three.notes()[0].answer == answer
    three.choose("Svært")
    three.shortcut(Key.Key_1, CTRL_SHIFT)
    assert three.last().answer is None
    three.pane.focus_line()
    three.shortcut(Key.Key_1, CTRL_SHIFT)
    assert three.notes()[0].answer is None and three.pane.line.is_empty


def test_an_answer_may_have_a_reason(three: Screen, answers: Answers) -> None:
    three.choose("Idé")
    three.shortcut(Key.Key_2, CTRL_SHIFT)
    answers.answers.append("Først når pcen er der")
    three.pane.list.menu.reason.trigger()
    note = three.notes()[0]
    assert (note.answer, note.answer_reason) == ("later", "Først når pcen er der")
    assert below(note)[-1] == "Først når pcen er der"


def test_the_menu_offers_what_fits_the_chosen(three: Screen) -> None:
    def offered(*texts: str) -> list[str]:
        three.choose(*texts)
        menu = QMenu()
        three.pane.list.menu.lay_out(menu)
        return [action.text().replace("&", "") for action in menu.actions() if action.text()]

    assert "Gør idéen til et trin …" in offered("Idé")
    assert "Udført, eller åbn igen" not in offered("Idé")
    assert "Udført, eller åbn igen" in offered("Send")
    assert {"Type", "Punkt", "Privat", "Slet"} <= set(offered("Svært", "Send"))
    three.choose("Svært", "Send")
    menu = QMenu()
    three.pane.list.menu.lay_out(menu)
    items = next(action.menu() for action in menu.actions() if action.text().replace("&", "") == "Punkt")
    titles = [item.id for item in three.pane.list.state.meeting.every_item]
    items.actions()[titles.index(three.ids["second"])].trigger()
    assert [note.item for note in three.notes()] == [three.ids["first"], three.ids["second"], three.ids["second"]]


def test_an_idea_becomes_a_step_on_the_spot(three: Screen) -> None:
    three.choose("Idé")
    three.shortcut(Key.Key_G, CTRL_SHIFT)
    asked = dialog(three, IdeaDialog)
    assert isinstance(asked, IdeaDialog)
    assert asked.old.isChecked() and asked.steps.currentData() == three.ids["team"]
    asked.new.setChecked(True)
    place: QComboBox = asked.before
    choose(place, three.ids["team"])
    asked.agree.click()
    titles = [step.title for step in read_path(three.workspace, three.ids["path"]).steps]
    assert titles == ["Velkommen fra direktøren", "Idé", "Mød dit team"]
    assert three.notes()[0].answer == "taken"
    three.workspace.undo()
    assert len(read_path(three.workspace, three.ids["path"]).steps) == 2
    three.choose("Idé")
    three.shortcut(Key.Key_G, CTRL_SHIFT)
    asked = dialog(three, IdeaDialog)
    assert isinstance(asked, IdeaDialog)
    asked.agree.click()
    assert read_path(three.workspace, three.ids["path"]).steps[1].note == "Idé"


def test_deleting_is_undone_and_the_keyboard_stays_in_the_list(three: Screen) -> None:
    three.choose("Send")
    three.press("delete")
    assert three.shown() == ["Idé", "Svært"]
    assert three.pane.list.view.hasFocus() and three.pane.list.view.currentIndex().isValid()
    three.workspace.undo()
    assert three.shown() == ["Idé", "Send", "Svært"]


def test_a_note_is_edited_in_the_line_or_in_a_dialog(three: Screen, qtbot: QtBot) -> None:
    three.choose("Svært")
    three.press("f2", "end")
    three.type(" nok")
    three.press("enter")
    assert three.last().text == "Svært nok"
    three.pane.focus_line()
    three.type("Halvt")
    three.choose("Send")
    three.press("enter")
    asked = dialog(three, NoteDialog)
    assert isinstance(asked, NoteDialog)
    qtbot.waitUntil(asked.line.edit.hasFocus)
    three.press("home")
    three.type("Husk: ")
    three.press("enter")
    assert three.notes()[1].text == "Husk: Send"
    assert three.pane.line.edit.toPlainText() == "Halvt"


def test_the_list_is_sorted_and_searched(three: Screen, qtbot: QtBot) -> None:
    view = three.pane.list
    three.pane.focus_line()
    assert view.count.text() == "3 i dag"
    for key, texts, heading in (
        ("kind", ["Svært", "Idé", "Send"], "Udfordring"),
        ("step", ["Idé", "Send", "Svært"], "Preboarding hos os · Mød dit team"),
        ("institution", ["Send", "Idé", "Svært"], "Klitadministrationen"),
    ):
        view.orders.set_current(key)
        view.orders.chosen.emit(key)
        assert three.shown() == texts
        assert view.rows.heading(0) == heading
    view.show_search()
    qtbot.waitUntil(view.search.hasFocus)
    three.type("klit")
    qtbot.waitUntil(lambda: three.shown() == ["Send"])
    assert view.count.text() == "1"
    three.press("down", "esc")
    assert len(three.shown()) == 3


def test_the_chosen_are_copied_as_text(three: Screen) -> None:
    three.choose("Idé", "Send")
    three.press("ctrl+c")
    assert QApplication.clipboard().text() == "Idé: Idé (Mød dit team)\nOpfølgning: Send (Klitadministrationen)"


def test_every_row_is_heard(three: Screen) -> None:
    interface = QAccessible.queryAccessibleInterface(three.pane.list.view)
    names = [interface.child(row).text(QAccessible.Text.Name) for row in range(interface.childCount())]
    assert names == ["Idé, Idé, Mød dit team", "Opfølgning, Send, Klitadministrationen", "Udfordring, Svært"]


def test_every_control_of_pane_and_dialogs_has_a_name(three: Screen) -> None:
    three.pane.list.show_search()
    three.type("@")
    assert nameless(three.window) == []
    for command in (lambda: three.pane.list.menu.pick("@"), three.pane.list.menu.idea, three.pane.list.edit_current):
        three.pane.focus_line()
        three.pane.line.edit.show_text("Halvt")
        three.pane.line.edit.edited.emit()
        three.choose("Idé")
        command()
    dialogs = [dialog(three, kind) for kind in (Picker, IdeaDialog, NoteDialog)]
    assert [name for each in dialogs for name in nameless(each)] == []
    for each in dialogs:
        each.close()


def test_a_new_note_comes_into_sight_unless_one_is_reading(screen: Screen) -> None:
    for number in range(40):
        notes.add_note(
            screen.workspace, screen.ids["meeting"], "idea", NoteLine(f"Note {number} " + "lang " * (number % 30))
        )
    view = screen.pane.list.view
    assert view.at_end()
    screen.write("idea", "Ny")
    last = view.visualRect(screen.pane.list.rows.index(40))
    assert view.viewport().rect().contains(last)
    view.go_back(10, 5)
    before = view.visualRect(screen.pane.list.rows.index(11))
    notes.add_note(screen.workspace, screen.ids["meeting"], "idea", NoteLine("Fra en anden"))
    assert view.visualRect(screen.pane.list.rows.index(11)) == before
    notes.update_notes(screen.workspace, [screen.pane.list.rows.ids[0]], text="x " * 400)
    assert view.visualRect(screen.pane.list.rows.index(11)) == before


def test_one_looks_back_without_leaving_the_line(screen: Screen) -> None:
    for number in range(40):
        notes.add_note(screen.workspace, screen.ids["meeting"], "idea", NoteLine(f"Note {number}"))
    screen.type("Halvt")
    end = screen.pane.list.view.verticalScrollBar().value()
    screen.press("pageup")
    assert screen.pane.list.view.verticalScrollBar().value() < end
    assert screen.pane.line.edit.hasFocus() and screen.pane.line.edit.toPlainText() == "Halvt"


def test_home_and_end_and_pages_reach_every_note(screen: Screen) -> None:
    for number in range(200):
        notes.add_note(
            screen.workspace, screen.ids["meeting"], "idea", NoteLine(f"Note {number} " + "lang " * (number % 30))
        )
    listed, view = screen.pane.list, screen.pane.list.view
    listed.focus()
    screen.press("home")
    assert view.currentIndex().row() == 0 and view.verticalScrollBar().value() == 0
    seen = 0
    for _time in range(200):
        screen.press("down")
        rect = view.visualRect(view.currentIndex())
        assert view.viewport().rect().intersects(rect)
        seen = view.currentIndex().row()
    assert seen == 199
    screen.press("home", "end")
    assert view.currentIndex().row() == 199
    rect = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(rect)


def test_a_note_edited_in_a_dialog_leaves_the_half_typed_line_in_the_file(three: Screen) -> None:
    three.pane.focus_line()
    three.type("Halvt")
    three.pane.line.keep()
    three.choose("Svært")
    three.press("f2")
    asked = dialog(three, NoteDialog)
    assert isinstance(asked, NoteDialog)
    asked.line.edit.insertPlainText("!!")
    asked.line.save()
    kept = notes.read_draft(three.workspace, three.ids["meeting"])
    assert kept is not None and kept.text == "Halvt"
