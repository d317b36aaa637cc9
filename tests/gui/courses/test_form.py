"""The form: every field, what is wrong, one undo step."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.courses import edits, queries
from campus_desktop.courses.course import Course
from campus_desktop.courses.formats import FORMATS
from campus_desktop.workspace import Workspace
from tests.support.hands import choose
from ui.courses.form import CourseForm
from ui.courses.page import CoursesPage
from ui.shell.window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> CoursesPage:
    window.show_page("courses")
    made = window.current_page
    assert isinstance(made, CoursesPage)
    return made


def form(page: CoursesPage) -> CourseForm:
    return next(
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CourseForm) and widget.isVisible()
    )


def by_title(workspace: Workspace, title: str) -> Course:
    course = queries.read_course(workspace, workspace.value("SELECT id FROM course WHERE title = ?", (title,)))
    assert course is not None
    return course


def test_a_new_course_with_every_field(
    page: CoursesPage, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    page.commands.new.trigger()
    fields = form(page).fields
    typed = {
        "title": "Ny i staten",
        "minutes": "1 t 30 min",
        "code": "NY-1",
        "audience": "Nyansatte",
        "provider": "Campus-teamet",
        "producer": "Huset",
        "tags": "Onboarding, staten ,",
        "language": "dansk",
        "link": "https://example.org",
        "fee": "50 kr.",
        "last_checked": "2.11.2026",
    }
    for name, text in typed.items():
        fields[name].clear()
        qtbot.keyClicks(fields[name], text)
    fields["description"].setPlainText("Første\n\nAnden")
    fields["goals"].setPlainText("Et\nTo\n")
    fields["prerequisites"].setPlainText("Ingen")
    choose(fields["format"], "quiz")
    fields["subtitles"].setCurrentIndex(1)
    form(page).accept()
    course = by_title(workspace, "Ny i staten")
    assert course == Course(
        id=course.id,
        title="Ny i staten",
        code="NY-1",
        format="quiz",
        minutes=90,
        provider="Campus-teamet",
        producer="Huset",
        audience="Nyansatte",
        language="dansk",
        description="Første\n\nAnden",
        goals=("Et", "To"),
        prerequisites="Ingen",
        tags=("Onboarding", "staten"),
        link="https://example.org",
        fee="50 kr.",
        price=50.0,
        subtitles=True,
        last_checked=date(2026, 11, 2),
    )
    assert page.item() == course.id
    window.undo()
    assert queries.read_course(workspace, course.id) is None


def test_what_is_wrong_stays_open_with_its_sentence(
    page: CoursesPage, workspace: Workspace, qtbot: QtBot, answers
) -> None:
    page.commands.new.trigger()
    made = form(page)
    qtbot.keyClicks(made.fields["link"], "www")
    qtbot.keyClicks(made.fields["last_checked"], "i går")
    made.accept()
    assert made.isVisible()
    assert made.errors["title"].text() == "Et kursus skal have en titel."
    assert "https://" in made.errors["link"].text()
    assert "i går" in made.errors["last_checked"].text()
    assert made.fields["title"].hasFocus() or not made.isActiveWindow()
    assert workspace.value("SELECT count(*) FROM course") == 7
    answers.answers = [True]
    made.reject()
    assert not made.isVisible()


def test_editing_changes_only_what_was_changed(
    page: CoursesPage, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    edits.update_course(workspace, by_title(workspace, "Ølbrygning").id, {"duration_text": "5 ECTS", "goals": ("Øl",)})
    before = by_title(workspace, "Ølbrygning")
    page.open_item(before.id)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    made = form(page)
    assert made.fields["minutes"].text() == "5 ECTS"
    made.fields["provider"].setText("Samsø")
    made.accept()
    after = by_title(workspace, "Ølbrygning")
    assert (after.provider, after.duration_text, after.goals) == ("Samsø", "5 ECTS", ("Øl",))
    assert workspace.undo_label == "Ret udbyder for »Ølbrygning«"
    window.undo()
    assert by_title(workspace, "Ølbrygning") == before


def test_cancel_asks_only_when_something_was_typed(page: CoursesPage, answers) -> None:
    page.commands.edit.trigger()
    made = form(page)
    made.reject()
    assert not answers.said
    page.commands.edit.trigger()
    made = form(page)
    made.fields["code"].setText("X")
    answers.answers = [False, True]
    made.reject()
    assert made.isVisible()
    made.reject()
    assert not answers.answers


def test_says_where_the_course_is_there_already(page: CoursesPage, answers) -> None:
    page.commands.new.trigger()
    made = form(page)
    made.fields["title"].setText("Noget andet")
    made.fields["code"].setText("LED-310")
    made.fields["code"].editingFinished.emit()
    assert "Feedback i hverdagen" in made.same_label.text()
    answers.answers = [True]
    made.reject()
    assert not made.isVisible()


def test_formats_stand_in_five_groups(page: CoursesPage) -> None:
    page.commands.new.trigger()
    made = form(page)
    box = made.fields["format"]
    heads = [box.itemText(n) for n in range(box.count()) if not box.model().flags(box.model().index(n, 0))]
    assert heads == ["Se og læs", "Øv dig", "Tal sammen", "Test", "Praktisk"]
    assert box.count() == 1 + 5 + len(FORMATS)
    made.reject()
