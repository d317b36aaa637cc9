"""A long list of rows of any height: what is in sight is right, and stays where it is."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.tall_list import TallList

GUESS = 50


class Rows(TallList):
    """Heights by row, and how many were measured."""

    def __init__(self, heights: list[int]) -> None:
        self.heights, self.measured = heights, set[int]()
        super().__init__(self._height_of, lambda: GUESS)
        self.strings = QStringListModel([str(height) for height in heights])
        self.setModel(self.strings)

    def _height_of(self, row: int, _width: int) -> int:
        self.measured.add(row)
        return self.heights[row]

    def in_sight(self) -> list[int]:
        """The rows in sight from the top, checked to lie edge to edge."""
        index = self.indexAt(QPoint(5, 0))
        rows, y = [], self.visualRect(index).top()
        while index.isValid() and y < self.viewport().height():
            rect = self.visualRect(index)
            assert (rect.top(), rect.height()) == (y, self.heights[index.row()])
            assert self.indexAt(rect.center()).row() == index.row()
            rows.append(index.row())
            y += rect.height()
            index = self.model().index(index.row() + 1, 0)
        return rows


def shown(qtbot: QtBot, heights: list[int]) -> Rows:
    view = Rows(heights)
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    QApplication.processEvents()
    return view


@pytest.mark.parametrize("seed", range(6))
def test_what_is_in_sight_is_right_wherever_one_goes(qtbot: QtBot, seed: int) -> None:
    luck = random.Random(seed)
    view = shown(qtbot, [luck.randint(10, 300) for _row in range(luck.choice((3, 40, 2000)))])
    bar = view.verticalScrollBar()
    for _step in range(60):
        command = luck.choice(("jump", "wheel", "end", "row", "width"))
        if command == "jump":
            bar.setValue(luck.randint(0, max(1, bar.maximum())))
        elif command == "wheel":
            bar.setValue(bar.value() + luck.choice((-60, -17, 17, 60)))
        elif command == "end":
            view.go_to_end()
            assert view.in_sight()[-1] == len(view.heights) - 1
        elif command == "width":
            view.resize(luck.randint(250, 350), luck.randint(200, 500))
        else:
            row = luck.randrange(len(view.heights))
            view.scrollTo(view.model().index(row, 0))
            assert row in view.in_sight()
        QApplication.processEvents()
        assert view.in_sight()


def test_only_rows_that_were_seen_are_measured(qtbot: QtBot) -> None:
    view = shown(qtbot, [60] * 10_000)
    view.go_to_end()
    assert view.in_sight()[-1] == 9_999
    assert len(view.measured) < 60


def test_scrolling_up_by_the_wheel_passes_every_row(qtbot: QtBot) -> None:
    view = shown(qtbot, [20 + (row * 37) % 200 for row in range(300)])
    view.go_to_end()
    bar, passed = view.verticalScrollBar(), set[int]()
    while bar.value() > 0:
        passed.update(view.in_sight())
        bar.setValue(bar.value() - 15)
    passed.update(view.in_sight())
    assert passed == set(range(300))


def test_rows_that_come_go_and_change_leave_the_others_right(qtbot: QtBot) -> None:
    view = shown(qtbot, [40 + row % 7 * 20 for row in range(50)])
    view.heights[10:10] = [90, 30]
    view.strings.insertRows(10, 2)
    view.scrollTo(view.model().index(12, 0))
    view.in_sight()
    del view.heights[3:6]
    view.strings.removeRows(3, 3)
    view.heights[8] = 222
    view.strings.setData(view.strings.index(8, 0), "222")
    view.scrollTo(view.model().index(9, 0))
    assert 9 in view.in_sight()
    view.strings.setStringList([])
    assert not view.indexAt(QPoint(5, 5)).isValid()


def test_a_row_that_changes_above_moves_nothing_that_is_in_sight(qtbot: QtBot) -> None:
    view = shown(qtbot, [40 + row % 7 * 20 for row in range(50)])
    for row in range(0, 50, 3):
        view.scrollTo(view.model().index(row, 0))
    view.go_back(20, 7)
    before = view.visualRect(view.model().index(22, 0))
    view.heights[4] = 400
    view.strings.setData(view.strings.index(4, 0), "400")
    assert view.visualRect(view.model().index(22, 0)) == before
    view.strings.dataChanged.emit(view.strings.index(0, 0), view.strings.index(49, 0))
    assert view.visualRect(view.model().index(22, 0)) == before


def test_the_keyboard_goes_by_rows_and_pages(qtbot: QtBot) -> None:
    view = shown(qtbot, [30 + row % 5 * 40 for row in range(100)])
    view.setFocus()

    def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> int:
        QApplication.sendEvent(view, QKeyEvent(QKeyEvent.Type.KeyPress, key, held))
        return view.currentIndex().row()

    assert press(Qt.Key.Key_End) == 99
    assert press(Qt.Key.Key_Home) == 0
    assert press(Qt.Key.Key_Down) == 1
    first = press(Qt.Key.Key_PageDown)
    assert first > 2 and first in view.in_sight()
    assert press(Qt.Key.Key_PageUp) < first
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [index.row() for index in view.selectionModel().selectedRows()] == [0, 1, 2]
