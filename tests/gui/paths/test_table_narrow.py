"""Where the table is narrower than its columns, the title stays in sight at the left, and no number is cut."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.queries import read_path
from tests.support.painted import differing, ink, on_screen, ringed
from tests.support.seen import settle
from ui.look import theme
from ui.paths import cells

TITLE, MINUTES, DAY, NOTE = (cells.FIELDS.index(field) for field in ("title", "minutes", "day", "note"))


@pytest.fixture
def table(screen: Any) -> Any:
    """The table beside the details of a step, as narrow as it gets on a small laptop."""
    screen.view.show_view("table")
    screen.view.open_details(screen.step("a1"), keyboard=False)
    settle()
    view = screen.view.table
    assert view.horizontalScrollBar().maximum() > 0
    return screen


def cell(screen: Any, title: str, column: int) -> Any:
    return screen.view.model.index_of(screen.step(title)).siblingAtColumn(column)


def at_left(screen: Any, title: str) -> QImage:
    """What is painted at the left of a row, where the title stands before the table is scrolled."""
    view = screen.view.table
    row = view.visualRect(cell(screen, title, NOTE))
    return on_screen(view.viewport(), QRect(theme.px(10), row.top() + 2, theme.px(200), row.height() - 4))


def heading(screen: Any) -> QImage:
    header = screen.view.table.header()
    return on_screen(header.viewport(), QRect(0, 0, theme.px(200), header.height()))


def scroll(screen: Any, by: int) -> None:
    bar = screen.view.table.horizontalScrollBar()
    bar.setValue(by)
    settle()
    assert bar.value() > 0


def test_titles_and_their_heading_stay_where_they_are(table: Any) -> None:
    rows = ("a1", "a2", "b1")
    before, head = [at_left(table, row) for row in rows], heading(table)
    assert all(ink(each) > 0 for each in before)
    for by in (1, 40, 200, 10_000):
        scroll(table, by)
        assert [differing(at_left(table, row), was) for row, was in zip(rows, before, strict=True)] == [0, 0, 0], by
        assert differing(heading(table), head) == 0, by


def test_a_step_that_is_chosen_while_the_table_is_scrolled_is_seen_at_its_title(table: Any) -> None:
    scroll(table, 200)
    before = at_left(table, "b2")
    table.choose("b2")
    assert differing(at_left(table, "b2"), before) > 0.5
    step_edits.update_step(table.workspace, table.step("a2"), title="Helt andet navn")
    was = at_left(table, "a3")
    step_edits.update_step(table.workspace, table.step("a3"), title="Et navn til")
    assert differing(at_left(table, "Et navn til"), was) > 0


def test_a_click_at_the_title_is_for_the_title(table: Any, qtbot: QtBot) -> None:
    scroll(table, 10_000)
    view = table.view.table
    place = view.visualRect(cell(table, "a3", TITLE))
    assert 0 <= place.left() < theme.px(20)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert view.currentIndex() == cell(table, "a3", TITLE) and table.chosen() == ["a3"]
    assert ringed(on_screen(view.viewport(), place), _without_keyboard(table, place))
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    editor = view.viewport().findChild(QLineEdit)
    assert editor.text() == "a3" and place.adjusted(-12, -2, 12, 2).contains(editor.geometry())


def _without_keyboard(screen: Any, place: QRect) -> QImage:
    here = QApplication.focusWidget()
    screen.view.catalogue.focus_search()
    picture = on_screen(screen.view.table.viewport(), place)
    here.setFocus()
    return picture


def test_no_cell_that_the_keyboard_comes_to_is_under_the_titles(table: Any, qtbot: QtBot) -> None:
    view = table.view.table
    table.choose("a2")
    view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        for _press in range(len(cells.FIELDS)):
            qtbot.keyClick(view, key)
            place, index = view.visualRect(view.currentIndex()), view.currentIndex()
            edge = view.visualRect(cell(table, "a2", TITLE)).right() if index.column() else 0
            assert place.left() > edge - 2 and place.left() < view.viewport().width() - 30, index.column()


def test_a_screen_reader_is_told_where_the_title_is(table: Any) -> None:
    scroll(table, 10_000)
    view = table.view.table
    heard = QAccessible.queryAccessibleInterface(view)
    names = {heard.child(n).text(QAccessible.Text.Name): heard.child(n).rect() for n in range(heard.childCount())}
    rect = next(rect for name, rect in names.items() if name.startswith("a2,"))
    left = view.viewport().mapToGlobal(view.viewport().rect().topLeft()).x()
    assert left <= rect.left() < left + theme.px(30)


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_sums_and_days_of_a_phase_are_not_cut(screen: Any, zoom: float) -> None:
    for phase in read_path(screen.workspace, screen.path).phases[:2]:
        step_edits.add_step(screen.workspace, phase.id, f"uden tid i {phase.name}")
        step_edits.add_step(screen.workspace, phase.id, f"også uden tid i {phase.name}")
        edits.update_phase(screen.workspace, phase.id, first_day=-366, last_day=-200)
    theme.use(theme.Scheme.LIGHT, zoom)
    screen.view.show_view("table")
    view = screen.view.table
    view.setColumnWidth(DAY, theme.px(80))
    for row in range(2):
        for column in (MINUTES, DAY):
            index = screen.view.model.index(row, column)
            text = QFontMetrics(theme.font(weight=600)).horizontalAdvance(index.data())
            assert text > view.columnWidth(column) - theme.px(20), "longer than its cell"
            narrow = _beside_its_edge(view, index, text + theme.px(14))
            was = view.columnWidth(column)
            view.setColumnWidth(column, text + theme.px(50))
            assert ink(narrow) > 0.01
            assert differing(narrow, _beside_its_edge(view, index, text + theme.px(14))) == 0, index.data()
            view.setColumnWidth(column, was)


def _beside_its_edge(view: Any, index: Any, width: int) -> QImage:
    """So much of the row from where the column's text begins: from its left edge, or at its right one."""
    place = view.visualRect(index)
    left = place.left() if index.column() == DAY else place.right() + 1 - width
    return on_screen(view.viewport(), QRect(left, place.top() + 4, width, place.height() - 8))


def test_no_length_of_a_step_is_cut_however_narrow_its_column_is_made(screen: Any) -> None:
    step_edits.update_step(screen.workspace, screen.step("a1"), minutes=1265)
    screen.view.show_view("table")
    view = screen.view.table
    wide = _length(view, screen)
    view.setColumnWidth(MINUTES, 20)
    assert differing(_length(view, screen), wide) == 0
    step_edits.update_step(screen.workspace, screen.step("a1"), minutes=99999)
    narrow = _length(view, screen)
    view.setColumnWidth(MINUTES, 300)
    assert differing(_length(view, screen), narrow) == 0


def _length(view: Any, screen: Any) -> QImage:
    """The length of a step, at the right edge of its cell."""
    index = cell(screen, "a1", MINUTES)
    place, width = view.visualRect(index), QFontMetrics(theme.font()).horizontalAdvance(index.data()) + 14
    return on_screen(view.viewport(), QRect(place.right() + 1 - width, place.top() + 4, width, place.height() - 8))


def test_no_pieces_of_letters_are_seen_beside_the_titles(table: Any) -> None:
    view = table.view.table
    edits.update_phase(table.workspace, table.phase("A"), first_day=-30, last_day=-1)
    column = cells.FIELDS.index("format")
    for by in range(1, view.columnWidth(column), 7):
        scroll(table, by)
        width = view.kept_width()
        rest = view.columnViewportPosition(column) + view.columnWidth(column) - width
        for row in ("a1", "b1"):
            place = view.visualRect(cell(table, row, column))
            strip = on_screen(view.viewport(), QRect(width + 2, place.top() + 3, min(8, rest - 2), place.height() - 6))
            assert ink(strip) == 0, (row, by, rest)
    phase = view.visualRect(view.path_model.index(0, 0))
    for by in range(1, view.horizontalScrollBar().maximum(), 11):
        scroll(table, by)
        strip = QRect(view.kept_width() + 2, phase.top() + 3, 3, phase.height() - 6)
        assert ink(on_screen(view.viewport(), strip)) == 0, by


def test_a_cell_partly_under_the_titles_is_shortened(table: Any) -> None:
    view = table.view.table
    column = cells.FIELDS.index("format")
    scroll(table, view.columnWidth(column) - theme.px(70))
    place = view.visualRect(cell(table, "a1", column))
    seen = QRect(view.kept_width() + 2, place.top() + 3, theme.px(64), place.height() - 6)
    assert ink(on_screen(view.viewport(), seen)) > 0.01
    head = view.header()
    assert ink(on_screen(head.viewport(), QRect(view.kept_width() + 2, 4, theme.px(64), head.height() - 8))) > 0.01
