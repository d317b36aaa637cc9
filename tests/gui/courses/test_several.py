"""Several chosen courses in one form: only what is changed goes to all, as one step back, and it is said to how many."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
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
    assert dialog.isVisible() and dialog.lines["minutes"].hasFocus() and dialog.problem.isHidden()
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


@pytest.mark.parametrize(("field", "text"), [("minutes", "længe"), ("last_checked", "i går")])
def test_an_invalid_value_is_red_with_a_sentence_at_its_field(
    window: MainWindow, workspace: Workspace, field: str, text: str
) -> None:
    page = page_of(window, CoursesPage, "courses")
    page.table.selectAll()
    page.details.edit_button.click()
    settle()
    (dialog,) = visible(window, SeveralCourses)
    line, red = dialog.lines[field], QColor(theme.color("danger"))

    def edge() -> QColor:
        picture = on_screen(line)
        return QColor(picture.pixel(1, picture.height() // 2))

    assert edge() != red
    line.setText(text)
    settle()
    (problem,) = [each for each in visible(dialog, QLabel) if each.property("kind") == "error"]
    assert edge() == red and text in problem.text() and ink(on_screen(problem)) > 0.01
    assert problem.mapTo(dialog, QPoint()).y() - line.mapTo(dialog, QPoint()).y() < line.height() + theme.px(12)
    assert problem.text() == line.accessibleDescription()
    label = workspace.undo_label
    dialog.do()
    assert dialog.isVisible() and line.hasFocus() and workspace.undo_label == label
    line.setText("")
    settle()
    assert edge() != red and not problem.isVisible()
    dialog.close()


def test_the_day_a_course_was_checked_is_read_as_other_dates_are(window: MainWindow, workspace: Workspace) -> None:
    page = page_of(window, CoursesPage, "courses")
    page.table.selectAll()
    page.details.edit_button.click()
    settle()
    (dialog,) = visible(window, SeveralCourses)
    dialog.lines["last_checked"].setText("24. december")
    settle()
    assert not [each for each in visible(dialog, QLabel) if each.property("kind") == "error"]
    today = window.clock.today()
    dialog.do()
    checked = {each.last_checked for each in read(workspace, page.table.selected_ids())}
    assert checked == {date(today.year - 1, 12, 24)}


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
