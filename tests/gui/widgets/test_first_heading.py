"""Keys that go to the first row also bring the heading above it into sight."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from tests.support.painted import differing, on_screen
from ui.widgets.grouped import Group, GroupedRows, TableColumn
from ui.widgets.grouped_table import GroupedTable

KEYS = [
    (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
]


@dataclass(frozen=True)
class Fruit:
    id: str


@pytest.mark.parametrize(("key", "modifier"), KEYS)
def test_the_heading_of_the_first_group_is_seen(key: Qt.Key, modifier: Qt.KeyboardModifier, qtbot: QtBot) -> None:
    columns: tuple[TableColumn[Fruit], ...] = (
        TableColumn("name", "Title", lambda fruit: f"Frugt {fruit.id}", lambda fruit: fruit.id),
        TableColumn("place", "Place", lambda _fruit: "Køl", width=100),
    )
    rows = GroupedRows(columns)
    fruits = [Fruit(str(number)) for number in range(10, 40)]
    rows.show([Group("Første", fruits[:20]), Group("Anden", fruits[20:])])
    table = GroupedTable(rows, "Frugter")
    qtbot.addWidget(table)
    table.resize(400, 260)
    table.show()
    table.setFocus()
    heading = QRect(0, 0, table.viewport().width(), 30)
    before = on_screen(table.viewport(), heading)
    table.choose(["39"])
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.current() == "39" and differing(on_screen(table.viewport(), heading), before) > 0
    for _press in range(40):
        qtbot.keyClick(table, key, modifier)
    assert table.current() == "10"
    assert differing(on_screen(table.viewport(), heading), before) == 0
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current() == "39"
