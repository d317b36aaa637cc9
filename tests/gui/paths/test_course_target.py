"""While the keyboard is in the catalogue beside the board, the phase that Enter puts the course in is marked, and said."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits, step_edits
from tests.support.painted import contrast, differing, on_screen
from tests.support.seen import settle
from ui.look import theme


@pytest.fixture(params=["light", "dark"])
def looks(request: pytest.FixtureRequest, screen: Any) -> Any:
    theme.use(theme.Scheme(request.param))
    yield screen
    theme.use(theme.Scheme.LIGHT)


def head(screen: Any, name: str) -> QImage:
    return on_screen(screen.view.board.column(screen.phase(name)).header)


def row(screen: Any, name: str) -> QImage:
    table, model = screen.view.table, screen.view.model
    rect = table.visualRect(model.phase_index(model.column(screen.phase(name))))
    return on_screen(table.viewport(), QRect(0, rect.top(), table.viewport().width(), rect.height()))


def marked(now: QImage, before: QImage) -> bool:
    """Whether the left edge has become a line that is seen, and the ground another one."""
    assert now.size() == before.size()
    left = [
        any(contrast(now.pixelColor(x, y), before.pixelColor(x, y)) >= 3 for x in range(6)) for y in range(now.height())
    ]
    return sum(left) > 0.7 * len(left) and differing(now, before) > 0.5


def into_catalogue(screen: Any, qtbot: QtBot) -> None:
    screen.view.catalogue.focus_search()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)


def hint(screen: Any) -> str:
    return " ".join(label.text() for label in screen.view.catalogue.findChildren(QLabel) if label.isVisible())


def test_the_phase_of_the_board_is_marked_until_the_keyboard_leaves(looks: Any, qtbot: QtBot) -> None:
    looks.view.board.show_phase(looks.phase("C"))
    looks.view.header.title.setFocus()
    before = {name: head(looks, name) for name in "ABC"}
    into_catalogue(looks, qtbot)
    assert [name for name in "ABC" if marked(head(looks, name), before[name])] == ["C"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert looks.phases()["C"] == ["K1"]
    looks.view.header.title.setFocus()
    assert not any(marked(head(looks, name), before[name]) for name in "AB")
    into_catalogue(looks, qtbot)
    assert looks.view.board.column(looks.phase("C")).header.accessibleDescription()
    looks.view.header.title.setFocus()
    assert not looks.view.board.column(looks.phase("C")).header.accessibleDescription()


def test_the_catalogue_names_the_phase_and_says_it(screen: Any, qtbot: QtBot) -> None:
    screen.choose("b1")
    into_catalogue(screen, qtbot)
    assert "Enter for at føje det til »B«" in hint(screen)
    for each in (screen.view.catalogue.search, screen.view.catalogue.list):
        interface = QAccessible.queryAccessibleInterface(each)
        assert interface is not None
        assert "»B«" in interface.text(QAccessible.Text.Description)


def test_the_phase_of_the_row_in_the_table_is_marked_and_gets_the_course(looks: Any, qtbot: QtBot) -> None:
    looks.choose("a1")
    looks.view.show_view("table")
    looks.choose("b1")
    looks.view.header.title.setFocus()
    before = {name: row(looks, name) for name in "ABC"}
    into_catalogue(looks, qtbot)
    assert [name for name in "ABC" if marked(row(looks, name), before[name])] == ["B"]
    index = looks.view.model.phase_index(looks.view.model.column(looks.phase("B")))
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert looks.phases()["B"] == ["b1", "b2", "K1"]
    looks.view.header.title.setFocus()
    assert not marked(row(looks, "B"), before["B"])


def test_the_mark_is_seen_over_the_first_column_that_stays(screen: Any, qtbot: QtBot) -> None:
    screen.window.resize(900, 600)
    screen.view.show_view("table")
    screen.choose("b1")
    bar = screen.view.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert screen.view.table.kept_width()
    screen.view.header.title.setFocus()
    before = row(screen, "B")
    into_catalogue(screen, qtbot)
    assert marked(row(screen, "B"), before)


def test_the_marked_phase_comes_into_sight(screen: Any, qtbot: QtBot) -> None:
    for name in "DEFGH":
        edits.add_phase(screen.workspace, screen.path, name)
    settle()
    screen.view.board.show_phase(screen.phase("H"))
    screen.view.header.title.setFocus()
    screen.view.board.horizontalScrollBar().setValue(0)
    settle()
    header = screen.view.board.column(screen.phase("H")).header
    assert header.visibleRegion().boundingRect().width() < header.width(), "else the test shows nothing"
    into_catalogue(screen, qtbot)
    settle()
    assert header.visibleRegion().boundingRect().width() == header.width()


def test_the_catalogue_of_another_path_is_whole(screen: Any, qtbot: QtBot) -> None:
    catalogue = screen.view.catalogue
    catalogue.focus_search()
    top = QRect(0, 0, catalogue.list.width(), 300)
    whole = on_screen(catalogue.list, top)
    qtbot.keyClicks(catalogue.search, "K2")
    catalogue.facets.menus["formats"].chosen.emit(frozenset({"video"}))
    settle()
    assert catalogue.list.cards.rowCount() == 1
    screen.page.show_list()
    screen.window.show_page("paths", screen.path)
    assert catalogue.search.text() == "K2", "the same path again"
    other = edits.create_path(screen.workspace, "Et andet", purpose="skill")
    screen.window.show_page("paths", other)
    settle()
    assert catalogue.search.text() == "" and catalogue.list.cards.rowCount() == 3
    assert not catalogue.finder.filters.narrowing and not catalogue.selected_ids()
    assert differing(on_screen(catalogue.list, top), whole) < 0.001


def test_another_phase_is_marked_when_the_marked_one_is_gone(screen: Any, qtbot: QtBot) -> None:
    screen.view.board.show_phase(screen.phase("C"))
    screen.view.header.title.setFocus()
    before = head(screen, "B").copy(0, 0, 200, 58)
    into_catalogue(screen, qtbot)
    edits.delete_phase(screen.workspace, screen.phase("C"))
    settle()
    assert marked(head(screen, "B").copy(0, 0, 200, 58), before)
    assert "»B«" in hint(screen)
    step_edits.add_step(screen.workspace, screen.phase("B"), "b5")
    edits.update_phase(screen.workspace, screen.phase("B"), name="Bb")
    settle()
    assert "»Bb«" in hint(screen)
