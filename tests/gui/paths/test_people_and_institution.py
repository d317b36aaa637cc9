"""Who is responsible for a step, as known people are written; and a new institution from the path's own dialog."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from campus_desktop.institutions.edits import create_institution, create_person
from campus_desktop.institutions.queries import list_institutions
from campus_desktop.paths import step_edits
from campus_desktop.paths.queries import read_path
from tests.support.hands import visible
from tests.support.painted import heard_at
from ui.paths import cells
from ui.paths.path_dialog import PathDialog


def responsible(screen: Any, title: str = "a1") -> str:
    return next(step.responsible for step in read_path(screen.workspace, screen.path).steps if step.title == title)


def test_known_people_are_offered_in_any_case_and_written_as_they_are(screen: Any, qtbot: QtBot) -> None:
    create_person(screen.workspace, create_institution(screen.workspace, "Fjordstyrelsen"), "Mette Holm")
    screen.view.open_details(screen.step("a1"))
    line = screen.view.details.fields.lines["responsible"].line
    screen.view.details.more.link.click()
    line.setFocus()
    qtbot.keyClicks(line, "me")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().index(0, 0).data() == "Mette Holm"
    popup.hide()
    qtbot.keyClicks(line, "tte holm, hr")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert responsible(screen) == line.text() == "Mette Holm, hr"


def test_a_name_reads_the_same_on_the_card_and_in_the_table(screen: Any) -> None:
    step_edits.update_step(screen.workspace, screen.step("a1"), responsible="eva k")
    QAccessible.setActive(True)
    assert heard_at(screen.view.board.columns[0].view, 0)[0] == "a1, E-læring, 20 min, eva k"
    step = next(each for each in read_path(screen.workspace, screen.path).steps if each.title == "a1")
    assert cells.facts_line(step).replace("\u00a0", " ") == cells.step_text(step, "responsible") == "eva k"


def test_a_new_institution_from_the_paths_dialog_is_one_step(screen: Any, answers: Any) -> None:
    create_institution(screen.workspace, "Skovstyrelsen")
    before = screen.workspace.undo_label
    screen.view.show_path_details()
    dialog = screen.window.findChild(PathDialog)
    box = next(each for each in visible(dialog, QComboBox) if each.findText("Skovstyrelsen") >= 0)
    assert box.itemText(box.count() - 1) == "Ny institution …"

    def choose_new(name: str) -> None:
        answers.answers.append(name)
        box.setCurrentIndex(box.count() - 1)
        box.activated.emit(box.count() - 1)

    choose_new("Havstyrelsen")
    assert read_path(screen.workspace, screen.path).institution_name == box.currentText() == "Havstyrelsen"
    choose_new("skovstyrelsen")
    assert box.currentText() == "Skovstyrelsen" and len(list_institutions(screen.workspace)) == 2
    box.activated.emit(box.currentIndex())  # what is chosen already
    dialog.accept()
    screen.window.undo()
    screen.window.undo()
    assert screen.workspace.undo_label == before and len(list_institutions(screen.workspace)) == 1
