"""Writing in the table by keyboard: which cell the keyboard is in, what is written where, and that it is in sight."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import update_course
from campus_desktop.paths.path import Step
from campus_desktop.paths.queries import read_path
from tests.support.hands import choose, visible
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.paths import cells

KEY = Qt.Key


def step(screen: Any, title: str) -> Step:
    return next(each for each in read_path(screen.workspace, screen.path).steps if each.title == title)


def cell(screen: Any, title: str, field: str) -> QModelIndex:
    index: QModelIndex = screen.view.model.index_of(screen.step(title))
    return index.siblingAtColumn(cells.FIELDS.index(field))


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def table(screen: Any) -> Any:
    screen.choose("a1")
    screen.view.show_view("table")
    return screen.view.table


def editor(table: Any, kind: type[QWidget] = QLineEdit) -> Any:
    found = [each for each in table.viewport().findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_left_and_right_choose_cells_and_the_cell_is_marked(screen: Any, table: Any, qtbot: QtBot) -> None:
    here, beside = (table.visualRect(cell(screen, "a1", field)) for field in ("title", "format"))
    before = on_screen(table.viewport(), here), on_screen(table.viewport(), beside)
    qtbot.keyClick(focus(), KEY.Key_Right)
    assert table.currentIndex() == cell(screen, "a1", "format") and screen.chosen() == ["a1"]
    after = on_screen(table.viewport(), here), on_screen(table.viewport(), beside)
    assert all(differing(old, new) > 0.01 for old, new in zip(before, after, strict=True))
    qtbot.keyClick(focus(), KEY.Key_Left)
    qtbot.keyClick(focus(), KEY.Key_Left)
    assert table.currentIndex() == cell(screen, "a1", "title")
    assert differing(on_screen(table.viewport(), here), before[0]) == 0


def test_up_and_down_stay_in_the_column_and_pass_over_the_phases(screen: Any, table: Any, qtbot: QtBot) -> None:
    screen.choose("a4")
    for _cell in range(3):
        qtbot.keyClick(focus(), KEY.Key_Right)
    qtbot.keyClick(focus(), KEY.Key_Down)
    assert table.currentIndex() == cell(screen, "b1", "day")
    qtbot.keyClick(focus(), KEY.Key_Up)
    assert table.currentIndex() == cell(screen, "a4", "day")


@pytest.mark.parametrize("field", [field for field in cells.FIELDS if field not in ("format", "mandatory")])
def test_f2_edits_the_very_cell_in_sight(screen: Any, table: Any, qtbot: QtBot, field: str) -> None:
    update_course(screen.workspace, screen.courses[0], {"code": "KOM-1"})
    typed = {"minutes": "45", "day": "3", "start_time": "9.30", "course_code": "KOM-1"}.get(field, "Nyt")
    screen.window.resize(900, 600)
    settle()
    for _cell in range(cells.FIELDS.index(field)):
        qtbot.keyClick(focus(), KEY.Key_Right)
    qtbot.keyClick(focus(), KEY.Key_F2)
    settle()
    line = editor(table)
    assert line.hasFocus() and line.accessibleName() == cells.heading(cells.FIELDS.index(field))
    assert line.visibleRegion().boundingRect().width() > 40
    line.selectAll()
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, KEY.Key_Return)
    settle()
    shown = cell(screen, "Nyt" if field == "title" else "a1", field).data()
    assert shown == {"minutes": "45 min", "start_time": "09.30"}.get(field, typed)


def test_lists_for_format_and_mandatory(screen: Any, table: Any, qtbot: QtBot) -> None:
    table.setCurrentIndex(cell(screen, "a1", "mandatory"))
    qtbot.keyClick(table, KEY.Key_F2)
    choose(editor(table, QComboBox), True)
    assert step(screen, "a1").mandatory
    qtbot.keyClick(table, KEY.Key_Space)
    assert not step(screen, "a1").mandatory
    table.setCurrentIndex(cell(screen, "a1", "format"))
    qtbot.keyClick(table, KEY.Key_F2)
    choose(editor(table, QComboBox), "video")
    assert step(screen, "a1").format == "video"


def test_tab_goes_to_the_next_cell_while_one_is_written_in_else_out(screen: Any, table: Any, qtbot: QtBot) -> None:
    screen.window.resize(900, 600)
    settle()
    table.setCurrentIndex(cell(screen, "a1", "minutes"))
    qtbot.keyClick(table, KEY.Key_F2)
    editor(table).selectAll()
    qtbot.keyClicks(editor(table), "50")
    for field in ("day", "start_time", "responsible"):
        qtbot.keyClick(focus(), KEY.Key_Tab)
        settle()
        assert table.currentIndex() == cell(screen, "a1", field)
        assert editor(table).hasFocus() and editor(table).visibleRegion().boundingRect().width() > 40
    assert step(screen, "a1").minutes == 50
    qtbot.keyClick(focus(), KEY.Key_Backtab)
    assert table.currentIndex() == cell(screen, "a1", "start_time")
    qtbot.keyClick(focus(), KEY.Key_Escape)
    assert focus() is table
    qtbot.keyClick(table, KEY.Key_Tab)
    assert focus() is not table and not table.isAncestorOf(focus())


def test_tab_goes_on_in_the_next_row(screen: Any, table: Any, qtbot: QtBot) -> None:
    table.setCurrentIndex(cell(screen, "a4", "note"))
    qtbot.keyClick(table, KEY.Key_F2)
    qtbot.keyClicks(editor(table), "en note")
    qtbot.keyClick(focus(), KEY.Key_Tab)
    assert step(screen, "a4").note == "en note"
    assert table.currentIndex() == cell(screen, "b1", "title") and editor(table).text() == "b1"


@pytest.mark.parametrize(
    ("field", "typed", "part"),
    [
        ("minutes", "abc", "abc"),
        ("day", "9", "A"),
        ("title", " ", "titel"),
        ("course_code", "findes ikke", "findes ikke"),
        ("start_time", "25", "25"),
    ],
)
def test_what_cannot_be_is_said_at_the_cell_and_stays(
    screen: Any, table: Any, qtbot: QtBot, field: str, typed: str, part: str
) -> None:
    table.setCurrentIndex(cell(screen, "a1", field))
    qtbot.keyClick(table, KEY.Key_F2)
    line = editor(table)
    line.selectAll()
    qtbot.keyClicks(line, typed)
    before = on_screen(table.viewport())
    for leave in (KEY.Key_Return, KEY.Key_Tab):
        qtbot.keyClick(line, leave)
        settle()
        said = [each for each in table.viewport().findChildren(QLabel) if each.isVisible()]
        assert len(said) == 1 and part in said[0].text() and line.accessibleDescription() == said[0].text()
        frame = said[0].parentWidget()
        assert table.viewport().rect().contains(frame.geometry())
        inside = frame.rect().adjusted(3, 3, -3, -3)
        alone = frame.grab(inside).toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert differing(on_screen(frame, inside), alone) == 0  # nothing of the rows below shines through
    assert differing(on_screen(table.viewport()), before) > 0
    assert editor(table).text() == typed and not screen.window.ask.said
    table.setFocus()
    assert editor(table).text() == typed  # it is kept when the keyboard goes elsewhere, too
    qtbot.keyClick(line, KEY.Key_Escape)
    settle()
    assert not [each for each in table.viewport().findChildren(QLabel) if each.isVisible()]
    assert step(screen, "a1") == next(s for s in screen.view.model.path.steps if s.title == "a1")


def test_a_field_of_several_rows_goes_to_all(screen: Any, table: Any, qtbot: QtBot) -> None:
    screen.choose("a1", "a3", "b1")
    table.setCurrentIndex(screen.view.model.index_of(screen.step("a1")))
    screen.choose("a1", "a3", "b1")
    for _cell in range(cells.FIELDS.index("responsible")):
        qtbot.keyClick(focus(), KEY.Key_Right)
    assert screen.chosen() == ["a1", "a3", "b1"]
    qtbot.keyClick(focus(), KEY.Key_F2)
    qtbot.keyClicks(editor(table), "KB")
    qtbot.keyClick(editor(table), KEY.Key_Return)
    settle()
    assert [each.title for each in read_path(screen.workspace, screen.path).steps if each.responsible == "KB"] == [
        "a1", "a3", "b1",
    ]  # fmt: skip
    said = [each.text() for each in visible(screen.window.status_line, QLabel)]
    assert "3 trin er rettet" in said
    screen.window.undo()
    assert not any(each.responsible for each in read_path(screen.workspace, screen.path).steps)


def test_a_cell_has_a_name_for_screen_readers(screen: Any, table: Any) -> None:
    QAccessible.setActive(True)
    assert cell(screen, "a1", "minutes").data(Qt.ItemDataRole.AccessibleTextRole).endswith("20 min")
