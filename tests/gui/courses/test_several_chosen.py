"""Several courses stay chosen when the list is read again, and the form shows in which fields they differ."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.courses import edits, queries
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of, visible
from tests.support.painted import colours, differing, ink, on_screen
from tests.support.seen import settle
from ui.courses.page import CoursesPage
from ui.courses.several import SeveralCourses
from ui.look import theme
from ui.shell.window import MainWindow

FLAG = QItemSelectionModel.SelectionFlag


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CoursesPage:
    made = page_of(window, CoursesPage, "courses")
    window.activateWindow()
    made.table.setFocus()
    return made


def choose(page: CoursesPage, rows: list[int]) -> list[str]:
    page.table.select_row(rows[0])
    for row in rows[1:]:
        page.table.selectionModel().select(page.table.courses.index(row, 0), FLAG.Select | FLAG.Rows)
    return page.table.selected_ids()


def painted_chosen(page: CoursesPage) -> list[int]:
    """The rows painted on the background of what is chosen."""
    table, found = page.table, []
    selected = QColor(theme.color("selected")).rgb() & 0xFFFFFF
    for row in range(table.courses.rowCount()):
        place = table.visualRect(table.courses.index(row, 1))
        if colours(on_screen(table.viewport(), QRect(place.topLeft(), place.size()))).most_common(1)[0][0] == selected:
            found.append(row)
    return found


def test_they_stay_chosen_after_the_form(page: CoursesPage, window: MainWindow, qtbot: QtBot) -> None:
    ids, rows = choose(page, [0, 2]), [0, 2]
    assert painted_chosen(page) == rows
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    settle()
    (dialog,) = visible(window, SeveralCourses)
    dialog.lines["provider"].setText("Ny udbyder")
    dialog.do()
    settle()
    assert page.table.selected_ids() == ids and painted_chosen(page) == rows
    window.undo()
    settle()
    assert page.table.selected_ids() == ids and painted_chosen(page) == rows


def test_they_stay_chosen_in_another_order(page: CoursesPage) -> None:
    ids = choose(page, [0, 2])
    page.table.order_asked.emit("title")
    page.table.order_asked.emit("title")
    settle()
    assert sorted(page.table.selected_ids()) == sorted(ids) and len(painted_chosen(page)) == 2


def test_one_that_is_gone_leaves_the_others_chosen(page: CoursesPage, workspace: Workspace) -> None:
    ids = choose(page, [0, 1, 2])
    edits.delete(workspace, ids[:1])
    settle()
    assert page.table.selected_ids() == ids[1:] and len(painted_chosen(page)) == 2


def test_the_format_says_that_they_differ(page: CoursesPage, workspace: Workspace, window: MainWindow) -> None:
    ids = choose(page, [0, 1])
    edits.update_course(workspace, ids[0], {"format": "video"})
    edits.update_course(workspace, ids[1], {"format": "e-learning"})
    choose(page, [0, 1])
    page.commands.edit_course()
    settle()
    (dialog,) = visible(window, SeveralCourses)
    box = dialog.format
    inside = box.rect().adjusted(theme.px(6), 4, -theme.px(30), -4)
    text = on_screen(box, inside)
    box.setPlaceholderText(" ")
    settle()
    assert ink(text) > 0.01 and differing(text, on_screen(box, inside)) > 0
    dialog.lines["language"].setText("Dansk")
    dialog.do()
    settle()
    found = {course.id: course.format for course in queries.read_courses(workspace, ids)}
    assert found == {ids[0]: "video", ids[1]: "e-learning"}


def test_without_any_format_it_says_not_given(page: CoursesPage, workspace: Workspace, window: MainWindow) -> None:
    ids = choose(page, [0, 1])
    for each in ids:
        edits.update_course(workspace, each, {"format": None})
    choose(page, [0, 1])
    page.commands.edit_course()
    settle()
    (dialog,) = visible(window, SeveralCourses)
    assert dialog.format.currentText() == "Ikke angivet" and not dialog.has_typed()
    assert "Forskelligt" not in [each.text() for each in visible(dialog, QLabel)]
    dialog.format.setCurrentIndex(dialog.format.findData("video"))
    dialog.do()
    settle()
    assert {course.format for course in queries.read_courses(workspace, ids)} == {"video"}
