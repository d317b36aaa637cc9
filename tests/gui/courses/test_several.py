"""Several chosen courses in one form: only what is changed goes to all, as one step back, and it is said to how many."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.courses import queries
from campus_desktop.courses.course import Course
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of, visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.courses.page import CoursesPage
from ui.courses.several import SeveralCourses
from ui.look import theme
from ui.shell.window import MainWindow


def read(workspace: Workspace, ids: list[str]) -> list[Course]:
    found = {course.id: course for course in queries.read_courses(workspace, ids)}
    return [found[each] for each in ids]


def test_f2_on_several_courses_changes_what_was_filled_in(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    page = page_of(window, CoursesPage, "courses")
    page.table.setFocus()
    page.table.select_row(0)
    for _row in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    ids = page.table.selected_ids()
    before = read(workspace, ids)
    assert len(before) == 3
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    settle()
    (dialog,) = visible(window, SeveralCourses)
    assert dialog.windowTitle() == "Ret 3 kurser" and ink(on_screen(dialog)) > 0.01
    dialog.lines["provider"].setText("Ny udbyder")
    dialog.format.setCurrentIndex(dialog.format.findData("video"))
    dialog.tags.setText("Fælles, ")
    dialog.lines["minutes"].setText("længe")
    dialog.do()
    assert dialog.isVisible() and "længe" in dialog.problem.text()
    dialog.lines["minutes"].setText("1 t 30 min")
    dialog.do()
    settle()
    after = read(workspace, ids)
    for old, new in zip(before, after, strict=True):
        assert (new.provider, new.format, new.minutes) == ("Ny udbyder", "video", 90)
        assert (new.title, new.audience, new.language, new.code) == (old.title, old.audience, old.language, old.code)
        assert new.tags == tuple(dict.fromkeys((*old.tags, "Fælles")))
    assert "3 kurser er rettet" in [each.text() for each in visible(window.status_line, QLabel)]
    window.undo()
    assert read(workspace, ids) == before


def test_nothing_filled_in_changes_nothing(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    page = page_of(window, CoursesPage, "courses")
    page.table.selectAll()
    label = workspace.undo_label
    page.details.edit_button.click()
    settle()
    (dialog,) = visible(window, SeveralCourses)
    dialog.do()
    settle()
    assert workspace.undo_label == label


def test_the_form_fits_a_small_screen_at_a_large_text_size(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    theme.use(theme.Scheme.LIGHT, 1.5)
    page = page_of(window, CoursesPage, "courses")
    page.table.selectAll()
    page.details.edit_button.click()
    settle()
    (dialog,) = visible(window, SeveralCourses)
    assert dialog.minimumSizeHint().height() < 700 and dialog.width() < 1366
    assert dialog.rect().contains(dialog.agree.geometry())
    dialog.reject()
