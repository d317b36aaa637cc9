"""Prices and what a list says that could not be read, as the page and the form show them."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.courses import edits, queries
from campus_desktop.workspace import Workspace
from tests.support.hands import choose, visible
from ui.courses.form import CourseForm
from ui.courses.page import CoursesPage
from ui.shell.window import MainWindow


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CoursesPage:
    window.show_page("courses")
    qtbot.waitExposed(window)
    made = window.current_page
    assert isinstance(made, CoursesPage)
    return made


def painted(page: CoursesPage) -> list[str]:
    return [label.text() for label in visible(page.details, QLabel)]


def test_the_details_say_the_price_and_what_was_not_understood(page: CoursesPage, workspace: Workspace) -> None:
    fields = {"title": "Dyrt", "fee": "1.250", "price_per": "participant", "unread": {"format": "Blended"}}
    course = edits.create_course(workspace, fields)
    page.open_item(course)
    text = "\n".join(painted(page))
    assert "Pris: 1.250 kr. pr. deltager" in text
    assert "Stod i listen, men blev ikke forstået: Format »Blended«" in text
    edits.update_course(workspace, course, {"format": "video"})
    QApplication.processEvents()
    assert "Blended" not in "\n".join(painted(page))


def test_the_form_asks_what_a_price_is_for(page: CoursesPage, workspace: Workspace, qtbot: QtBot) -> None:
    page.commands.new.trigger()
    form = next(each for each in QApplication.topLevelWidgets() if isinstance(each, CourseForm) and each.isVisible())
    qtbot.keyClicks(form.fields["title"], "Et nyt")
    qtbot.keyClicks(form.fields["fee"], "18.000 kr.")
    box = form.fields["price_per"]
    assert isinstance(box, QComboBox) and box.accessibleName()
    choose(box, "class")
    form.accept()
    course = queries.read_course(workspace, page.item() or "")
    assert course is not None and (course.price, course.price_per) == (18000.0, "class")
    assert "Pris: 18.000 kr. pr. hold" in "\n".join(painted(page))
