"""Steps that are copied in one file, path or institution and pasted in another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import create_course, update_course
from campus_desktop.institutions.edits import create_institution
from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace, create
from tests.support.hands import page_of
from tests.support.painted import heard_at, in_widget, ink, on_screen
from ui.paths.mime import CONTENTS, STEPS
from ui.paths.page import PathsPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, CONTROL)


def filled(screen: Any) -> None:
    """Two steps, one of them a course, with all that a step can hold."""
    update_course(screen.workspace, screen.courses[0], {"code": "K-1"})
    made = step_edits.add_courses(screen.workspace, screen.courses[:1], screen.phase("A"))
    step_edits.update_step(
        screen.workspace, made[0], day=2, responsible="KB", mandatory=True, topic="Emne", marks=["buddy"], note="husk"
    )
    screen.choose("a4", "K1")


def other_file(tmp_path: Path) -> tuple[Workspace, str]:
    other = create(tmp_path / "Andet.campus", user="AB")
    create_course(other, {"title": "Samme kursus", "code": "K-1"})
    return other, edits.create_path(other, "Andet forløb")


def assert_pasted(workspace: Workspace, path: str) -> None:
    plain, course = read_path(workspace, path).steps
    assert (plain.title, plain.format, plain.minutes) == ("a4", "e-learning", 20)
    assert (course.title, course.minutes, course.course_code) == ("K1", 5, "K-1")
    assert (course.day, course.responsible, course.mandatory, course.topic) == (2, "KB", True, "Emne")
    assert course.marks == ("buddy",) and course.note == "husk"


def test_steps_are_pasted_into_another_file(screen: Any, qtbot: QtBot, tmp_path: Path) -> None:
    filled(screen)
    press(qtbot, Qt.Key.Key_X)  # cut or copied: what was cut in another file stays there
    other, path = other_file(tmp_path)
    window = screen.window
    window.set_workspace(other)
    page = page_of(window, PathsPage, "paths", path)
    page.view.board.columns[0].header.setFocus()
    press(qtbot, Qt.Key.Key_V)
    assert not window.ask.said
    assert_pasted(other, path)
    QAccessible.setActive(True)
    view = page.view.board.columns[0].view
    for row, title in enumerate(("a4", "K1")):
        name, place = heard_at(view, row)
        assert name.startswith(title)
        assert ink(on_screen(view, in_widget(view, place).adjusted(8, 8, -8, -8))) > 0.02
    assert other.undo_label == "Sæt 2 trin ind"
    window.undo()
    assert read_path(other, path).steps == ()


def test_a_copy_of_the_file_knows_the_ids_and_pastes_what_the_clipboard_holds(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a1")
    press(qtbot, Qt.Key.Key_X)
    data = QApplication.clipboard().mimeData()
    held = json.loads(bytes(data.data(CONTENTS).data()))
    assert str(screen.workspace.path) not in str(held)
    again = QMimeData()
    for kind in (STEPS, "application/x-campus-cut"):
        again.setData(kind, data.data(kind))
    held["file"] = "another"
    again.setData(CONTENTS, QByteArray(json.dumps(held).encode()))
    QApplication.clipboard().setMimeData(again)
    step_edits.update_step(screen.workspace, screen.step("a1"), title="Rettet siden")
    screen.choose("b1")
    press(qtbot, Qt.Key.Key_V)
    assert screen.phases()["A"][0] == "Rettet siden" and screen.phases()["B"] == ["b1", "a1", "b2"]


def test_steps_that_were_deleted_since_are_pasted_all_the_same(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a1", "a2")
    press(qtbot, Qt.Key.Key_C)
    screen.view.commands.delete()
    screen.choose("b2")
    press(qtbot, Qt.Key.Key_V)
    assert screen.phases() == {"A": ["a3", "a4"], "B": ["b1", "b2", "a1", "a2"], "C": []}
    assert not screen.window.ask.said


def test_steps_are_pasted_into_a_path_of_another_institution(screen: Any, qtbot: QtBot) -> None:
    filled(screen)
    press(qtbot, Qt.Key.Key_X)
    institution = create_institution(screen.workspace, "Hedestyrelsen")
    path = edits.create_path(screen.workspace, "Deres", institution=institution)
    page = page_of(screen.window, PathsPage, "paths", path)
    page.view.board.columns[0].header.setFocus()
    press(qtbot, Qt.Key.Key_V)
    assert_pasted(screen.workspace, path)
    assert all(step.reused_from for step in read_path(screen.workspace, path).steps)
    assert len(read_path(screen.workspace, screen.path).steps) == 7


def test_steps_are_dragged_in_from_another_window(screen: Any) -> None:
    data = screen.cards("a1", "a2")
    held = json.loads(bytes(data.data(CONTENTS).data())) | {"file": "another"}
    data.setData(CONTENTS, QByteArray(json.dumps(held).encode()))
    assert screen.drag(data, screen.over("b2"))
    assert screen.phases()["B"] == screen.shown()["B"] == ["b1", "a1", "a2", "b2"]
    assert len(screen.phases()["A"]) == 4


def test_what_is_no_step_on_the_clipboard_is_refused_with_a_sentence(screen: Any, qtbot: QtBot) -> None:
    screen.choose("b1")
    for steps in ([], [1, {}, {"title": " "}], [{"title": 3}], "x", {"a": 1}):
        data = QMimeData()
        data.setData(STEPS, QByteArray(b'["01"]'))
        data.setData(CONTENTS, QByteArray(json.dumps({"file": "x", "steps": steps}).encode()))
        QApplication.clipboard().setMimeData(data)
        press(qtbot, Qt.Key.Key_V)
        assert screen.chosen() == ["b1"]
    strange = [
        {"title": "Sær", "minutes": -5, "day": 0, "start_time": "99:99", "format": "x", "marks": [3], "feedback": 4}
    ]
    data = QMimeData()
    data.setData(STEPS, QByteArray(b'["01"]'))
    data.setData(CONTENTS, QByteArray(json.dumps({"file": "x", "steps": strange}).encode()))
    QApplication.clipboard().setMimeData(data)
    press(qtbot, Qt.Key.Key_V)
    assert screen.phases()["B"] == ["b1", "Sær", "b2"]
    step = read_path(screen.workspace, screen.path).steps[5]
    assert (step.minutes, step.day, step.start_time, step.format, step.marks) == (None, None, None, None, ())
