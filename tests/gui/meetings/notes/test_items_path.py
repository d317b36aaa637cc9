"""Where several paths are at a meeting: that of the item comes first, and a note says which one its step is on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from campus_desktop.meetings import edits, item_edits, notes, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import step_edits
from campus_desktop.paths.queries import read_path
from ui.meetings.notes.idea_dialog import IdeaDialog
from ui.meetings.notes.picker import Picker

from .conftest import START, Screen


@pytest.fixture
def two(screen: Screen) -> Screen:
    """The second item is about a path of its own, with a step of the same name."""
    ws, ids = screen.workspace, screen.ids
    ids["culture"] = path_edits.create_path(ws, "Kultur: feedback", institution=ids["klit"])
    phase = read_path(ws, ids["culture"]).phases[0].id
    ids["same"] = step_edits.add_step(ws, phase, "Mød dit team")
    edits.add_paths(ws, ids["meeting"], [ids["culture"]])
    item_edits.update_item(ws, ids["first"], path=ids["path"])
    item_edits.update_item(ws, ids["second"], path=ids["culture"])
    return screen


def on(screen: Screen) -> None:
    running.next_item(screen.workspace, screen.ids["meeting"], START + timedelta(minutes=5))
    screen.pass_(6)


def test_the_path_of_the_item_comes_first_after_the_mark(two: Screen) -> None:
    two.type("#")
    assert two.offered()[0].startswith("Preboarding hos os")
    two.press("back")
    on(two)
    two.type("#")
    assert two.offered()[0].startswith("Kultur: feedback")
    two.type("team")
    assert two.offered()[0] == "Mød dit team, Kultur: feedback · Første fase"
    two.press("enter", "enter")
    two.type("God start")
    two.press("enter")
    assert two.last().step == two.ids["same"]


def test_a_note_begun_before_keeps_the_path_of_its_item(two: Screen) -> None:
    two.type("Vi ")
    on(two)
    two.type("#")
    assert two.offered()[0].startswith("Preboarding hos os")


def test_the_row_of_a_note_names_the_path_where_there_are_several(two: Screen) -> None:
    ws, ids = two.workspace, two.ids
    for path, step in ((ids["path"], ids["team"]), (ids["culture"], ids["same"])):
        notes.add_note(ws, ids["meeting"], "challenge", NoteLine("Svært", path=path, step=step), at=START)
    view, rows = two.pane.list.view, two.pane.list.rows
    QApplication.processEvents()

    def painted(row: int) -> object:
        return view.viewport().grab(view.visualRect(rows.index(row))).toImage()

    assert painted(0) != painted(1)
    assert "Mød dit team · Preboarding hos os" in str(rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Mød dit team · Kultur: feedback" in str(rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert QAccessible.queryAccessibleInterface(view) is not None
    edits.remove_paths(ws, ids["meeting"], [ids["culture"]])
    QApplication.processEvents()
    assert painted(0) == painted(1)


def test_an_idea_becomes_a_step_of_the_items_path_unless_it_says_another(two: Screen) -> None:
    first = two.write("idea", "Uden forløb")
    on(two)
    second = two.write("idea", "Også uden")
    third = two.write("idea", "Med forløb #Preboarding hos os")
    for note, path in ((first, "path"), (second, "culture"), (third, "path")):
        two.choose(note.text)
        two.shortcut(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        (asked,) = (each for each in two.window.findChildren(IdeaDialog) if each.isVisible())
        assert asked.paths.currentData() == two.ids[path] and asked.paths.currentIndex() == 0, note.text
        asked.reject()


def test_choosing_a_step_for_a_note_begins_with_its_items_path(two: Screen) -> None:
    on(two)
    note = two.write("idea", "Uden forløb")
    two.choose(note.text)
    two.type("#")
    (picker,) = (each for each in two.window.findChildren(Picker) if each.isVisible())
    assert picker.list.item(0).text().startswith("Kultur: feedback")
    picker.reject()
