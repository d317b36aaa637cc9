"""A table in groups: headings the cursor passes over, rows as high as their text, one that is changed keeps its place."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from pytestqt.qtbot import QtBot

from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.widgets.grouped import Group, GroupedRows, TableColumn
from ui.widgets.grouped_table import PAD, GroupedTable


@dataclass(frozen=True)
class Fruit:
    id: str
    name: str
    done: bool | None = False


FRUITS = [Fruit("1", "Pære"), Fruit("2", "Æble", None), Fruit("3", "Blomme")]


@pytest.fixture
def table(qtbot: QtBot) -> GroupedTable:
    columns: tuple[TableColumn[Fruit], ...] = (
        TableColumn("done", "Done", lambda one: "x", width=44, ticked=lambda one: one.done),
        TableColumn("name", "Title", lambda one: one.name, lambda one: one.name, wraps=True),
        TableColumn("kind", "Kind", lambda one: "Frugt", width=100, tone=lambda one: "info", drop=1),
    )
    rows = GroupedRows(columns)
    rows.show([Group("Første", FRUITS[:2]), Group("Anden", FRUITS[2:])])
    made = GroupedTable(rows, "Frugter", several=True)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def test_the_cursor_passes_over_headings(table: GroupedTable, qtbot: QtBot) -> None:
    table.choose(["2"])
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current() == "3"
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.current() == "2" and table.chosen() == ["2"]


def test_a_column_sorts_within_the_groups_and_lets_go_again(table: GroupedTable) -> None:
    table.choose(["2"])
    header = table.horizontalHeader()
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert [one.id for one in table.rows.things] == ["2", "1", "3"] and table.current() == "2"
    heading, spoken = (
        table.rows.headerData(1, Qt.Orientation.Horizontal, role)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    )
    assert (heading, spoken) == ("Titel ▼", "Titel, faldende")
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert [one.id for one in table.rows.things] == ["1", "2", "3"]
    header.setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    assert header.sortIndicatorSection() == -1


def test_long_texts_make_higher_rows_also_after_zooming(table: GroupedTable, qtbot: QtBot) -> None:
    table.rows.show([Group("", [Fruit("1", "Kort"), Fruit("2", "ord " * 60)])])
    heights = [table.rowHeight(row) for row in range(2)]
    assert heights[1] > 2 * heights[0]
    theme.use(zoom_factor=1.5)
    assert table.rowHeight(0) > heights[0]


def test_with_plenty_of_room_a_column_that_wraps_is_wider(qtbot: QtBot) -> None:
    rows = GroupedRows(
        (
            TableColumn("name", "Title", lambda one: one.name),
            TableColumn("about", "About", lambda one: "Langt " * 9, width=100, wraps=True),
        )
    )
    rows.show([Group("", FRUITS)])
    table = GroupedTable(rows, "Frugter")
    qtbot.addWidget(table)
    table.show()
    widths = []
    for width in (560, 660, 1200):
        table.resize(width, 300)
        widths.append(table.columnWidth(1))
    assert widths[0] == 100 and widths[0] < widths[1] < widths[2] <= 170


def test_the_title_gives_way_before_dates_and_names_are_cut(qtbot: QtBot) -> None:
    rows = GroupedRows(
        (
            TableColumn("date", "Date", lambda one: "30. november 2026 09.30", width=140),
            TableColumn("name", "Title", lambda one: one.name, wraps=True),
            TableColumn("place", "Place", lambda one: "Klitby " * 9, width=200, wraps=True),
        )
    )
    rows.show([Group("", FRUITS)])
    table = GroupedTable(rows, "Frugter")
    qtbot.addWidget(table)
    table.show()
    table.resize(800, 300)
    whole = table.columnWidth(0)
    table.resize(490, 300)
    assert table.columnWidth(0) == whole and 140 <= table.columnWidth(1) < 200
    table.resize(400, 300)
    assert table.columnWidth(0) < whole


def test_no_name_is_broken_inside_a_word_where_there_is_little_room(qtbot: QtBot) -> None:
    theme.use(zoom_factor=1.25)
    columns: tuple[TableColumn[Fruit], ...] = (
        TableColumn("text", "Text", lambda one: one.name, wraps=True),
        TableColumn("owner", "Who", lambda one: "Fjordstyrelsen i Klitby Kommune", width=165, wraps=True),
        TableColumn("due", "Due", lambda one: "Ingen frist", width=155, wraps=True),
    )
    rows = GroupedRows(columns)
    rows.show([Group("", FRUITS)])
    table = GroupedTable(rows, "Frugter")
    qtbot.addWidget(table)
    table.resize(360, 300)
    table.show()
    text = QFontMetricsF(theme.font()).horizontalAdvance("Fjordstyrelsen")
    assert table.columnWidth(1) < theme.px(165)  # narrowed, but no more than
    assert table.columnWidth(1) - 2 * theme.px(PAD) >= text
    assert sum(table.columnWidth(place) for place in range(3)) <= table.viewport().width()
    row = next(each for each in range(rows.rowCount()) if rows.thing(each) is not None)
    assert table.rowHeight(row) <= theme.px(38) + 2 * theme.px(18)  # a line for each part between spaces, at most


def test_space_and_a_click_tick_only_what_has_a_box(table: GroupedTable, qtbot: QtBot) -> None:
    told: list[list[str]] = []
    table.ticked.connect(told.append)
    table.choose(["1", "3"])
    qtbot.keyClick(table, Qt.Key.Key_Space)
    for fruit in ("2", "1"):
        rect = table.visualRect(table.rows.index(table.rows.row_of(fruit), 0))
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert told == [["1", "3"], ["1"]]


def test_letters_do_what_they_are_given(table: GroupedTable, qtbot: QtBot) -> None:
    told: list[str] = []
    table.letters = {"@": lambda: told.append("@"), "T": lambda: told.append("T")}
    table.choose(["1"])
    qtbot.keyClicks(table, "@t")
    assert told == ["@", "T"]


def test_the_cursor_stays_where_what_it_stood_on_is_gone(table: GroupedTable) -> None:
    table.choose(["2"])
    row = table.currentIndex().row()
    table.rows.show([Group("Første", FRUITS[:1]), Group("Anden", FRUITS[2:])])
    table.keep_place(["2"], row)
    assert table.current() == "3"


def test_a_screen_reader_hears_headings_with_their_counts(table: GroupedTable) -> None:
    rows = table.rows
    spoken = [rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows.heading_rows]
    assert spoken == ["Første, 2", "Anden, 1"]
    assert QAccessible.queryAccessibleInterface(table).text(QAccessible.Text.Name) == "Frugter"
    assert rows.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Type: Frugt"


def test_the_current_row_is_marked_while_the_list_has_the_keyboard(table: GroupedTable, qtbot: QtBot) -> None:
    table.choose(["2"])
    row = table.visualRect(table.currentIndex())

    def left_edge() -> str:
        return str(table.viewport().grab().toImage().pixelColor(1, row.center().y()).name())

    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert left_edge() == theme.color("accent").name()
    table.clearFocus()
    assert left_edge() == theme.color("selected").name()


def test_it_is_painted_in_both_themes(table: GroupedTable) -> None:
    light = table.grab().toImage()
    theme.use(theme.Scheme.DARK)
    assert table.grab().toImage() != light


def test_where_there_is_little_room_columns_go_and_come_back(table: GroupedTable, qtbot: QtBot) -> None:
    assert not table.isColumnHidden(2)
    table.resize(300, 300)
    assert table.isColumnHidden(2) and table.columnWidth(1) > 200
    table.resize(500, 300)
    assert not table.isColumnHidden(2)
    table.hide_column("kind", True)
    table.resize(520, 300)
    assert table.isColumnHidden(2)
    table.hide_column("kind", False)
    assert not table.isColumnHidden(2)


def test_no_column_is_cut_where_another_has_empty_room(qtbot: QtBot) -> None:
    title = "Preboarding: Hvad virker, og hvad er svært"
    rows = GroupedRows(
        (
            TableColumn("name", "Title", lambda _fruit: title, lambda _fruit: title, strong=True, wraps=True),
            TableColumn("place", "Host and place", lambda fruit: fruit.name, lambda fruit: fruit.name, 200, wraps=True),
            TableColumn("kind", "Kind", lambda _fruit: "Frugt", width=150, tone=lambda _fruit: "info"),
        )
    )
    rows.show([Group("", FRUITS)])
    table = GroupedTable(rows, "Frugter")
    qtbot.addWidget(table)
    table.resize(620, 300)
    table.show()
    settle()
    assert table.rowHeight(0) == theme.px(38), "the title stands in one line"
    for place in (1, 2):
        cells = on_screen(table.viewport(), QRect(table.columnViewportPosition(place), 1, table.columnWidth(place), 34))
        assert ink(cells) > 0.01 and table.columnWidth(place) < 130
    before = [table.columnWidth(place) for place in range(3)]
    rows.show([Group("", FRUITS[:1])])
    assert [table.columnWidth(place) for place in range(3)] == before, "columns stay in place while one searches"


def test_a_width_that_the_user_has_set_stays(table: GroupedTable, qtbot: QtBot) -> None:
    table.horizontalHeader().resizeSection(2, 130)
    for width in (560, 500):
        table.resize(width, 300)
        table.rows.show([Group("Anden", FRUITS)])
        assert table.columnWidth(2) == 130
