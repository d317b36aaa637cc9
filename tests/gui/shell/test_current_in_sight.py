"""What gets the keyboard by Tab is scrolled wholly into sight: the chosen row of a list, the chosen card of the board and the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QScrollArea, QTableView
from pytestqt.qtbot import QtBot

from campus_desktop import practice
from campus_desktop.paths.summaries import latest_paths
from campus_desktop.workspace import Workspace
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.shell.window import MainWindow

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
Find = Callable[[MainWindow], QAbstractItemView]


def path_of(window: MainWindow) -> str:
    return latest_paths(window.workspace, 1)[0].id


def courses(window: MainWindow) -> QAbstractItemView:
    window.show_page("courses")
    return window.current_page.table  # type: ignore[union-attr]


def catalogue(window: MainWindow) -> QAbstractItemView:
    window.show_page("paths", path_of(window))
    return window.current_page.view.catalogue.list  # type: ignore[union-attr]


def actions(window: MainWindow) -> QAbstractItemView:
    window.show_page("followup")
    table = window.current_page.actions_view.table  # type: ignore[union-attr]
    table.setMaximumHeight(110)
    return table


def card_column(window: MainWindow) -> QAbstractItemView:
    window.show_page("paths", path_of(window))
    return window.current_page.view.board.columns[0].view  # type: ignore[union-attr]


@pytest.fixture
def filled(window: MainWindow, workspace: Workspace) -> MainWindow:
    window.clock.set_now(lambda: NOW)
    practice.fill(workspace, NOW)
    window.resize(1000, 420)
    return window


@pytest.mark.parametrize("find", [courses, catalogue, actions, card_column])
def test_the_chosen_row_is_scrolled_wholly_into_sight(filled: MainWindow, qtbot: QtBot, find: Find) -> None:
    view = find(filled)
    settle()
    other = QLineEdit(filled)
    other.show()
    rows = view.model().rowCount(view.rootIndex())
    column = 1 if isinstance(view, QTableView) else 0
    index = view.model().index(min(2, rows - 1), column, view.rootIndex())
    view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    other.setFocus()
    settle()
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    for hidden_above in (True, False):
        rect = view.visualRect(index)
        edge = rect.center().y() if hidden_above else rect.center().y() - view.viewport().height()
        bar.setValue(bar.value() + edge)
        settle()
        if view.viewport().rect().contains(view.visualRect(index).center()) and in_sight(view, index):
            continue  # the list ends here
        assert not in_sight(view, index)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert in_sight(view, index)
        assert ink(on_screen(view.viewport(), view.visualRect(index))) > 0.01
        other.setFocus()
        settle()


def in_sight(view: QAbstractItemView, index: object) -> bool:
    rect = view.visualRect(index)  # type: ignore[arg-type]
    return view.viewport().rect().top() <= rect.top() and rect.bottom() <= view.viewport().rect().bottom()


def test_the_column_of_a_card_is_scrolled_wholly_into_sight(filled: MainWindow) -> None:
    filled.show_page("paths", path_of(filled))
    view = filled.current_page.view  # type: ignore[union-attr]
    board: QScrollArea = view.board
    settle()
    column = board.columns[3]  # type: ignore[attr-defined]
    step = column.phase.steps[0].id
    view.picking.go_to(view.model.index_of(step))
    settle()
    other = QLineEdit(filled)
    other.show()
    other.setFocus()
    bar = board.horizontalScrollBar()
    for share in (0.3, -0.3):
        place = QRect(column.mapTo(board.viewport(), QPoint()), column.size())
        at_edge = place.left() if share > 0 else place.right() - board.viewport().width()
        bar.setValue(bar.value() + at_edge + round(share * place.width()))
        settle()
        place = QRect(column.mapTo(board.viewport(), QPoint()), column.size())
        if board.viewport().rect().contains(place):
            continue
        column.view.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        place = QRect(column.mapTo(board.viewport(), QPoint()), column.size())
        assert place.left() >= 0 and place.right() <= board.viewport().width(), place
        other.setFocus()
        settle()
