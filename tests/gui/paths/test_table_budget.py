"""The table says which phase is over its budget, as the board does, and a cell is edited where it is seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.paths import cells

MINUTES, DAY = cells.FIELDS.index("minutes"), cells.FIELDS.index("day")


def test_a_phase_over_its_budget_says_so_in_words_and_colour(screen: Any) -> None:
    edits.update_phase(screen.workspace, screen.phase("A"), budget=80)
    screen.view.show_view("table")
    settle()
    view, index = screen.view.table, screen.view.model.index(0, MINUTES)
    place = view.text_place(index)
    within = on_screen(view.viewport(), place)
    assert index.data() == "1 t 20 min" and index.data(Qt.ItemDataRole.ForegroundRole) is None
    edits.update_phase(screen.workspace, screen.phase("A"), budget=60)
    settle()
    assert index.data() == "1 t 20 min af 1 t"
    place = view.text_place(index)
    picture = on_screen(view.viewport(), place)
    warning = theme.color("warning").rgb()
    found = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert warning in found and differing(picture, within) > 0


def test_editing_a_cell_that_is_partly_in_sight_scrolls_nothing_sideways(screen: Any, qtbot: QtBot) -> None:
    screen.view.show_view("table")
    view = screen.view.table
    view.setColumnWidth(DAY, theme.px(176))
    index = screen.view.model.index_of(screen.step("a2")).siblingAtColumn(DAY)
    view.setCurrentIndex(index)
    view.horizontalScrollBar().setValue(0)
    settle()
    wanted = view.columnViewportPosition(DAY) + theme.px(90)
    screen.window.resize(screen.window.width() - (view.viewport().width() - wanted), 700)
    settle()
    view.horizontalScrollBar().setValue(0)
    seen = view.viewport().width() - view.visualRect(index).left()
    assert theme.px(56) <= seen < view.visualRect(index).width(), seen
    view.setFocus()
    view.edit_current()
    settle()
    assert view.horizontalScrollBar().value() == 0 and view.kept_width() == 0
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit) and view.viewport().rect().contains(editor.geometry())
    title = QRect(0, view.visualRect(index).top(), theme.px(100), 4)
    assert view.viewport().rect().contains(title)
