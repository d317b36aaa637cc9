"""While the keyboard is in the search field of the catalogue, the keys of the list act on the chosen course; the field keeps its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.hands import page_of, visible
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.courses.form import CourseForm
from ui.courses.page import CoursesPage
from ui.shell.window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CoursesPage:
    made = page_of(window, CoursesPage, "courses")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.focus_search()
    qtbot.keyClick(made.search, Qt.Key.Key_Down)
    assert made.search.hasFocus() and made.table.selected_ids()
    return made


def test_f2_opens_the_course(page: CoursesPage, window: MainWindow, qtbot: QtBot) -> None:
    line = page.table.courses.line(page.table.selected_rows()[0])
    assert line is not None
    qtbot.keyClick(page.search, Qt.Key.Key_F2)
    settle()
    (form,) = visible(window, CourseForm)
    focus = QApplication.focusWidget()
    assert form.isAncestorOf(focus) and isinstance(focus, QLineEdit) and focus.text() == line.title


def test_the_menu_of_paths_opens_and_has_the_keyboard(page: CoursesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.search, Qt.Key.Key_F, CTRL | SHIFT)
    menu = page.commands.paths_menu
    assert QApplication.activePopupWidget() is menu and menu.isVisible()
    menu.close()
    assert page.search.hasFocus()


def test_the_details_beside_answer_too(page: CoursesPage, window: MainWindow, qtbot: QtBot) -> None:
    page.details.add_button.setFocus()
    qtbot.keyClick(page.details.add_button, Qt.Key.Key_F2)
    settle()
    assert visible(window, CourseForm)


def test_delete_and_copy_belong_to_the_field(page: CoursesPage, qtbot: QtBot) -> None:
    count = len(page.finder.rids)
    qtbot.keyClicks(page.search, "x")
    qtbot.keyClick(page.search, Qt.Key.Key_Home)
    qtbot.keyClick(page.search, Qt.Key.Key_Delete)
    assert page.search.text() == "" and len(page.finder.rids) == count
    qtbot.keyClick(page.search, Qt.Key.Key_Delete)
    assert len(page.finder.rids) == count


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_home_and_end_choose_the_first_and_the_last_course(
    page: CoursesPage, modifier: Qt.KeyboardModifier, qtbot: QtBot
) -> None:
    table, last = page.table, page.table.courses.rowCount() - 1
    table.setFocus()
    picture = on_screen(table.viewport(), table.visualRect(table.courses.index(last, 0)))
    for key, row in ((Qt.Key.Key_End, last), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(table, key, modifier)
        assert table.selected_rows() == [row] == [table.currentIndex().row()]
        assert (
            differing(on_screen(table.viewport(), table.visualRect(table.courses.index(last, 0))), picture) > 0
        ) == bool(row)
