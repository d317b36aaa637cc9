from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.paths.summaries import list_paths
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.paths.new_path import NewPathDialog
from ui.paths.page import PathsPage
from ui.shell.window import MainWindow
from ui.typed import read_day, read_minutes, read_time


def titles(screen: Any) -> list[str]:
    return [path.title for path in list_paths(screen.workspace)]


def test_an_empty_file_offers_the_first_step(window: Any, qtbot: QtBot) -> None:
    page = page_of(window, PathsPage, "paths")
    assert page.list.empty.isVisible() and not page.list.table.isVisible()
    page.list.empty.buttons[0].click()
    dialog = window.findChild(NewPathDialog)
    assert not dialog.agree.isEnabled()
    qtbot.keyClicks(dialog.title, "Mit forløb")
    dialog.agree.click()
    assert page.view.isVisible() and page.view.model.path.title == "Mit forløb"
    window.undo()
    assert page.list.empty.isVisible()


def test_a_path_from_a_template_proposes_its_title(screen: Any) -> None:
    screen.page.new()
    dialog = screen.window.findChild(NewPathDialog)
    dialog.begin.setCurrentIndex(2)
    assert dialog.title.text()
    assert dialog.about.text() and not dialog.purpose.isVisible()
    dialog.title.setText("Ny hos os")
    dialog.agree.click()
    path = screen.view.model.path
    assert path.title == "Ny hos os" and len(path.steps) > 5
    assert len(screen.view.board.columns) == len(path.phases)


def test_duplicate_delete_open_and_undo_by_keyboard(screen: Any, qtbot: QtBot) -> None:
    screen.page.show_list()
    table = screen.page.list.table
    assert QApplication.focusWidget() is table
    screen.page.list.duplicate.trigger()
    assert titles(screen) == ["Forløb", "Forløb (kopi)"]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert titles(screen) == ["Forløb"]
    screen.window.undo()
    assert titles(screen) == ["Forløb", "Forløb (kopi)"]
    screen.page.show_list()
    screen.page.list.choose(screen.path)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert screen.view.isVisible() and screen.view.path_id == screen.path


def test_the_list_says_what_there_is_and_sorts(screen: Any) -> None:
    screen.page.show_list()
    model = screen.page.list.rows
    assert [model.index(0, column).data() for column in (0, 3, 4, 5, 6)] == [
        "Forløb",
        "Konkrete kompetencer",
        "6",
        "2 t",
        "Udkast",
    ]
    screen.page.list.duplicate.trigger()
    screen.page.list.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [path.title for path in model.things] == ["Forløb (kopi)", "Forløb"]


def test_title_and_tags_are_changed_in_the_header(screen: Any, qtbot: QtBot) -> None:
    header = screen.view.header
    header.title.setFocus()
    header.title.selectAll()
    qtbot.keyClicks(header.title, "Andet navn")
    qtbot.keyClick(header.title, Qt.Key.Key_Return)
    header.status.entries["agreed"].trigger()
    header.purpose.entries["culture"].trigger()
    path = read_path(screen.workspace, screen.path)
    assert (path.title, path.status, path.purpose) == ("Andet navn", "agreed", "culture")
    assert header.status.text() == "Aftalt" and header.purpose.text() == "Kulturforandring"
    for _edit in range(3):
        screen.window.undo()
    assert (header.title.text(), header.status.text()) == ("Forløb", "Udkast")


def test_undo_of_another_path_goes_there(screen: Any) -> None:
    screen.drag(screen.cards("a1"), screen.in_phase("C"))
    screen.page.show_list()
    screen.window.show_page("overview")
    screen.window.undo()
    assert screen.window.current_page is screen.page and screen.view.isVisible()
    assert screen.chosen() == ["a1"]


def test_the_view_folds_the_catalogue_and_closes_when_its_path_is_gone(screen: Any) -> None:
    screen.view.fold_action.trigger()
    assert not screen.view.catalogue.isVisible() and screen.view.unfold.isVisible()
    screen.view.find_action.trigger()
    assert screen.view.catalogue.isVisible() and screen.view.catalogue.search.hasFocus()
    from campus_desktop.paths.edits import delete_path

    delete_path(screen.workspace, screen.path)
    assert screen.page.list.isVisible() and screen.page.item() is None


def test_days_and_times_as_people_write_them() -> None:
    assert [read_day(text) for text in ("8", "dag 8", "-3", "−3", "")] == [8, 8, -3, -3, None]
    assert [str(read_time(text)) for text in ("9.30", "kl. 9", "09:30")] == ["09:30:00", "09:00:00", "09:30:00"]
    assert read_minutes("0") == 0 and read_time("") is None


def test_a_total_that_leaves_steps_out_is_read_whole(window: MainWindow, workspace: Workspace) -> None:
    """“8 t 24 min + 10 uden tid” has room on two lines where the column is narrow."""
    path = edits.create_path(workspace, "Forløb")
    phase = read_path(workspace, path).phases[0].id
    for number in range(12):
        step_edits.add_step(workspace, phase, f"Trin {number}", minutes=None if number < 10 else 252)
    window.resize(910, 478)
    table = page_of(window, PathsPage, "paths").list.table
    settle()
    column = [each.key for each in table.rows.columns].index("minutes")
    index = table.rows.index(0, column)
    assert index.data() == "8 t 24 min + 10 uden tid"
    place = table.visualRect(index)
    lines = QFontMetrics(theme.font()).boundingRect(
        QRect(0, 0, place.width() - 2 * theme.px(10), 1000), int(Qt.TextFlag.TextWordWrap), index.data()
    )
    assert lines.height() <= place.height() and lines.width() <= place.width()
    picture = on_screen(table.viewport(), place)
    half = picture.height() // 2
    assert all(ink(picture.copy(0, y, picture.width(), half)) > 0.01 for y in (0, half))
