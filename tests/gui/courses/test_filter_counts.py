"""The number beside a value of a filter is the number of courses that choosing it shows, also while a search is on."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import create_course
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from tests.support.seen import settle
from ui.courses.facets import TITLES
from ui.courses.page import CoursesPage
from ui.shell.window import MainWindow


@pytest.fixture
def page(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> CoursesPage:
    for number, (title, format_) in enumerate(
        (("Feedback A", "video"), ("Feedback B", "e-learning"), ("Andet", "video"), ("Tredje", "video"))
    ):
        create_course(
            workspace,
            {
                "title": title,
                "format": format_,
                "minutes": 10 * number + 5,
                "provider": f"U{number % 2}",
                "tags": ("x",),
            },
        )
    return page_of(window, CoursesPage, "courses")


@pytest.mark.parametrize("typed", ["", "feedback"])
@pytest.mark.parametrize("also", ["", "formats"])
def test_choosing_a_value_shows_as_many_as_its_number(page: CoursesPage, typed: str, also: str) -> None:
    page.search.setText(typed)
    if also:
        page.facets.menus[also].chosen.emit(frozenset({"video"}))
    settle()
    for field in TITLES:
        menu = page.facets.menus[field]
        menu.aboutToShow.emit()
        offered = [each.text().split("\t") for each in menu.actions() if each.isCheckable()]
        assert offered, field
        for place, (_name, number) in enumerate(offered):
            menu.aboutToShow.emit()
            entries = [each for each in menu.actions() if each.isCheckable()]
            before = menu.values
            menu.chosen.emit(frozenset({entries[place].data()}))
            settle()
            assert page.table.courses.rowCount() == int(number), (field, _name)
            assert page.status().startswith(number)
            menu.chosen.emit(before)
