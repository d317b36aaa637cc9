"""The catalogue page, driven as a user drives it; asserted on the file and on what is shown."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.courses import edits, queries
from campus_desktop.paths import edits as path_edits
from campus_desktop.workspace import Workspace
from tests.support.few_courses import IN_ORDER
from tests.support.hands import visible
from tests.support.painted import on_screen
from tests.support.seen import settle
from ui.courses.lines import MIME
from ui.courses.model import CODE, FORMAT, MINUTES, TITLE
from ui.courses.page import CoursesPage
from ui.courses.search import search_everywhere
from ui.look import theme
from ui.shell.settings import Settings
from ui.shell.window import MainWindow


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CoursesPage:
    window.show_page("courses")
    qtbot.waitExposed(window)
    made = window.current_page
    assert isinstance(made, CoursesPage)
    return made


def titles(page: CoursesPage) -> list[str]:
    model = page.table.courses
    return [model.index(row, TITLE).data() for row in range(model.rowCount())]


def current(page: CoursesPage) -> str:
    return page.table.courses.index(page.table.currentIndex().row(), TITLE).data()


def shown_texts(widget: QWidget) -> list[str]:
    return [made.text() for made in visible(widget, QLabel)]


def heading(page: CoursesPage, column: int) -> str:
    return page.table.courses.headerData(column, Qt.Orientation.Horizontal)


def click_heading(page: CoursesPage, qtbot: QtBot, column: int) -> None:
    header = page.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_catalogue_in_danish_order_with_details(page: CoursesPage, window: MainWindow) -> None:
    assert titles(page) == IN_ORDER
    assert heading(page, TITLE) == "Titel ▲"
    assert page.header.note.text() == page.status() == "6 kurser"
    assert current(page) == "Feedback i hverdagen"
    texts = shown_texts(page.details)
    for text in (
        "Feedback i hverdagen",
        "LED-310 · Fjordstyrelsen · dansk",
        "Giv og modtag feedback, der flytter noget.",
        "• Kan give feedback\n• Aftaler spilleregler",
        "Sådan giver du feedback",
        "Bruges endnu ikke i et læringsforløb.",
    ):
        assert text in texts


def test_finds_while_typing_and_walks_from_the_field(page: CoursesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "feedb")
    assert titles(page) == ["Feedback i hverdagen", "Sådan giver du feedback"]
    assert page.header.note.text() == "2 af 6 kurser"
    assert heading(page, TITLE) == "Titel"
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert current(page) == "Sådan giver du feedback"
    assert "Sådan giver du feedback" in shown_texts(page.details)
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert titles(page) == IN_ORDER
    assert current(page) == "Sådan giver du feedback"


def test_no_hits_and_back(page: CoursesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "xyzzy")
    assert "Ingen kurser passer til søgningen" in shown_texts(page)
    qtbot.mouseClick(page.nothing.buttons[0], Qt.MouseButton.LeftButton)
    assert titles(page) == IN_ORDER


def test_headings_sort_there_and_back(page: CoursesPage, qtbot: QtBot) -> None:
    click_heading(page, qtbot, MINUTES)
    assert titles(page)[:2] == ["Sådan giver du feedback", "Læring på jobbet"]
    assert heading(page, MINUTES) == "Varighed ▲"
    click_heading(page, qtbot, MINUTES)
    assert titles(page)[0] == "Feedback i hverdagen"
    assert heading(page, MINUTES) == "Varighed ▼"
    qtbot.keyClicks(page.search, "feedb")
    assert titles(page) == ["Feedback i hverdagen", "Sådan giver du feedback"]
    click_heading(page, qtbot, MINUTES)
    page.search.clear()
    assert titles(page) == IN_ORDER
    model = page.table.courses
    spoken = model.headerData(TITLE, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Titel, stigende"


def test_sorting_with_the_keyboard(page: CoursesPage) -> None:
    (sorts,) = page.menu_actions()["view/sort"]
    by_code = next(action for action in sorts.actions() if action.data() == "code")
    by_code.trigger()
    assert titles(page)[:2] == ["Sagsbehandlingskursus", "Feedback i hverdagen"]
    assert by_code.isChecked()


def test_filters_count_and_clear(page: CoursesPage, qtbot: QtBot) -> None:
    chip, menu = page.facets.chips["tags"], page.facets.menus["tags"]
    menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
    assert [action.text() for action in menu.actions() if action.isCheckable()] == [
        "Feedback\t2",
        "samarbejde\t1",
        "Ikke angivet\t4",
    ]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    menu.close()
    assert len(titles(page)) == 2
    assert page.header.note.text() == "2 af 6 kurser"
    qtbot.mouseClick(page.clear_button, Qt.MouseButton.LeftButton)
    assert titles(page) == IN_ORDER
    assert not page.clear_button.isVisible()


def test_retired_courses_are_shown_when_asked_for(page: CoursesPage) -> None:
    page.retired.trigger()
    assert "Gammelt kursus (udgået)" in titles(page)
    assert page.status() == "7 kurser"
    page.retired.trigger()
    assert titles(page) == IN_ORDER


def test_retire_and_undo(page: CoursesPage, window: MainWindow, workspace: Workspace) -> None:
    page.commands.retire.trigger()
    assert titles(page) == IN_ORDER[1:]
    assert current(page) == IN_ORDER[1]
    window.undo()
    assert titles(page) == IN_ORDER
    assert current(page) == IN_ORDER[0]
    window.redo()
    assert queries.count(workspace) == 5
    page.retired.setChecked(True)
    page.table.select_row(titles(page).index("Gammelt kursus (udgået)"))
    assert page.commands.retire.text() == "Tag i &brug igen"
    page.commands.retire.trigger()
    assert "Gammelt kursus" in titles(page)


def test_delete_several_with_the_keyboard_and_undo(page: CoursesPage, window: MainWindow, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "2 kurser valgt" in shown_texts(page.details)
    assert "8 t 24 min i alt" in shown_texts(page.details)
    page.commands.delete.trigger()
    assert titles(page) == IN_ORDER[2:]
    window.undo()
    assert titles(page) == IN_ORDER
    window.redo()
    assert titles(page) == IN_ORDER[2:]


@pytest.fixture
def path(workspace: Workspace) -> str:
    return path_edits.create_path(workspace, "Ny leder")


def test_add_to_a_path_and_ask_before_deleting(
    page: CoursesPage, window: MainWindow, workspace: Workspace, path: str, qtbot: QtBot, answers
) -> None:
    page.commands.ask_where()
    menu = page.commands.paths_menu
    assert menu.isVisible()
    phases = next(action.menu() for action in menu.actions() if action.text() == "Ny leder")
    phases.popup(QPoint(0, 0))
    phases.actions()[0].trigger()
    phases.close()
    menu.close()
    course = queries.ids_of(workspace, page.finder.rids[:1])[0]
    assert [use.steps for use in queries.where_used(workspace, course)] == [("Feedback i hverdagen",)]
    assert any("Ny leder" in button.text() for button in page.details.findChildren(QWidget) if hasattr(button, "text"))
    answers.answers = [False]
    page.commands.delete.trigger()
    assert titles(page) == IN_ORDER
    answers.answers = [True]
    page.commands.delete.trigger()
    assert titles(page) == IN_ORDER[1:]
    window.undo()
    assert queries.where_used(workspace, course)


def test_duplicate(page: CoursesPage, window: MainWindow) -> None:
    page.commands.duplicate.trigger()
    assert current(page) == "Feedback i hverdagen (kopi)"
    window.undo()
    assert titles(page) == IN_ORDER


def test_copy_and_drag_carry_ids(page: CoursesPage, workspace: Workspace) -> None:
    page.table.selectAll()
    page.commands.copy.trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines() == IN_ORDER
    ids = json.loads(bytes(data.data(MIME).data()))
    assert [course.title for course in queries.read_courses(workspace, ids)] == IN_ORDER
    model = page.table.courses
    dragged = model.mimeData([model.index(3, CODE), model.index(3, TITLE), model.index(1, TITLE)])
    ids = json.loads(bytes(dragged.data(MIME).data()))
    assert [course.title for course in queries.read_courses(workspace, ids)] == [IN_ORDER[1], IN_ORDER[3]]


def test_export_writes_what_is_shown(page: CoursesPage, qtbot: QtBot, tmp_path: Path, answers) -> None:
    qtbot.keyClicks(page.search, "feedb")
    answers.answers = [tmp_path / "ud.csv"]
    page.commands.export.trigger()
    with (tmp_path / "ud.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert [row[1] for row in rows] == ["Titel", "Feedback i hverdagen", "Sådan giver du feedback"]


def test_edits_from_elsewhere_show_and_keep_the_place(page: CoursesPage, workspace: Workspace) -> None:
    page.table.select_row(2)
    edits.create_course(workspace, {"title": "Aber"})
    assert "Aber" in titles(page)
    assert current(page) == "Sagsbehandlingskursus"


def test_open_item_comes_past_search_and_retirement(page: CoursesPage, qtbot: QtBot, workspace: Workspace) -> None:
    qtbot.keyClicks(page.search, "feedb")
    retired = workspace.value("SELECT id FROM course WHERE retired")
    page.open_item(retired)
    assert current(page) == "Gammelt kursus (udgået)"
    assert page.item() == retired
    page.open_item("gone")
    assert page.item() == retired


def test_column_widths_are_remembered(page: CoursesPage) -> None:
    page.table.horizontalHeader().resizeSection(FORMAT, 200)
    assert Settings().columns("courses")[FORMAT] == 200


def test_an_empty_catalogue_offers_the_first_step(page: CoursesPage, workspace: Workspace) -> None:
    edits.delete(workspace, [row["id"] for row in workspace.rows("SELECT id FROM course")])
    assert page.empty.isVisible()
    assert "Kataloget er tomt" in shown_texts(page)
    workspace.undo()
    assert titles(page) == IN_ORDER


def test_a_screen_reader_hears_rows_and_controls(page: CoursesPage) -> None:
    model = page.table.courses
    spoken = model.index(0, TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Feedback i hverdagen, Fremmøde, 1 dag, LED-310, Fjordstyrelsen, Ledere"
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget


def test_search_everywhere(workspace: Workspace) -> None:
    hits = search_everywhere(workspace, "laering", 5)
    assert [(hit.title, hit.detail, hit.format) for hit in hits] == [("Læring på jobbet", "Zoo · 1 t", "peer")]
    assert search_everywhere(workspace, " ", 5) == []
    assert len(search_everywhere(workspace, "e", 2)) <= 2


def test_a_long_list_ends_up_whole(page: CoursesPage, workspace: Workspace, qtbot: QtBot) -> None:
    with workspace.edit("Many") as edit:
        edit.insert_many(
            "course",
            ({"id": f"c{n}", "title": f"Kursus nummer {n}", "sort_key": f"kursus nummer {n:09}"} for n in range(5000)),
        )
    assert page.table.courses.rowCount() == 5006
    qtbot.keyClicks(page.search, "nummer")
    qtbot.waitUntil(lambda: page.finder.complete)
    assert page.table.courses.rowCount() == 5000
    page.table.scrollToBottom()
    QApplication.processEvents()
    assert page.table.courses.index(4999, TITLE).data() == "Kursus nummer 4999"


def test_a_narrow_window_keeps_what_matters(page: CoursesPage, window: MainWindow) -> None:
    def in_sight() -> list[int]:
        return [column for column in range(page.table.model().columnCount()) if not page.table.isColumnHidden(column)]

    assert in_sight() == list(range(page.table.model().columnCount()))
    window.resize(960, 540)
    settle()
    assert set(in_sight()) >= {FORMAT, TITLE, CODE, MINUTES}
    assert not page.table.horizontalScrollBar().isVisible()
    assert page.table.columnWidth(TITLE) >= 180
    assert not page.hint.isVisible()
    window.resize(1366, 768)
    QApplication.processEvents()
    assert in_sight() == list(range(page.table.model().columnCount()))
    assert Settings().columns("courses") == []


def test_import_asks_for_a_list(page: CoursesPage, answers) -> None:
    answers.answers = [None]
    page.commands.import_.trigger()
    assert answers.said == ["Importér kurser"]


def test_keys_belong_to_the_field_being_typed_in(page: CoursesPage, qtbot: QtBot, workspace: Workspace) -> None:
    qtbot.keyClicks(page.search, "feedb")
    page.search.setCursorPosition(0)
    qtbot.keyClick(page.search, Qt.Key.Key_Delete)
    assert page.search.text() == "eedb"
    assert workspace.value("SELECT count(*) FROM course") == 7
    page.table.setFocus()
    page.table.select_row(0)
    qtbot.waitUntil(page.table.hasFocus)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert workspace.value("SELECT count(*) FROM course") == 6


def test_nothing_is_left_for_later_when_the_page_is_left(
    page: CoursesPage, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    with workspace.edit("Many") as edit:
        edit.insert_many(
            "course", ({"id": f"c{n}", "title": f"Ens {n}", "sort_key": f"ens {n:09}"} for n in range(300))
        )
    page.search.setText("ens")
    assert not page.finder.complete
    window.show_page("overview")
    assert page.finder.complete
    assert len(page.finder.rids) == 300


def test_a_long_catalogue_opens_with_its_beginning_and_is_whole_a_moment_later(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    with workspace.edit("Many") as edit:
        edit.insert_many(
            "course", ({"id": f"c{n}", "title": f"Ens {n}", "sort_key": f"ens {n:09}"} for n in range(3000))
        )
    window.show_page("courses")
    page = window.current_page
    assert isinstance(page, CoursesPage)
    total = queries.count(workspace)
    assert not page.finder.complete and page.table.courses.rowCount() == 1000
    assert page.status() == f"{total // 1000}.{total % 1000:03} kurser"
    page.table.select_row(7)
    chosen = page.table.selected_ids()
    qtbot.waitUntil(lambda: page.finder.complete)
    assert page.table.courses.rowCount() == total and page.table.selected_ids() == chosen
    assert page.status() == f"{total // 1000}.{total % 1000:03} kurser"


def test_a_course_far_down_is_shown_and_found_before_the_catalogue_is_whole(
    window: MainWindow, workspace: Workspace
) -> None:
    with workspace.edit("Many") as edit:
        edit.insert_many(
            "course", ({"id": f"c{n}", "title": f"Ens {n}", "sort_key": f"ens {n:09}"} for n in range(3000))
        )
    window.show_page("courses", "c2999")
    page = window.current_page
    assert isinstance(page, CoursesPage)
    assert page.table.selected_ids() == ["c2999"] and not page.finder.filters.narrowing


def test_searching_at_once_searches_the_whole_catalogue(window: MainWindow, workspace: Workspace) -> None:
    with workspace.edit("Many") as edit:
        edit.insert_many(
            "course", ({"id": f"c{n}", "title": f"Ens {n}", "sort_key": f"ens {n:09}"} for n in range(3000))
        )
    window.show_page("courses")
    page = window.current_page
    assert isinstance(page, CoursesPage) and not page.finder.complete
    page.search.setText("2999")
    assert [page.table.courses.line(row).id for row in range(page.table.courses.rowCount())] == ["c2999"]


def test_one_letter_typed_wrong_is_said_and_forgiven(page: CoursesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "fedback")
    assert titles(page) and all("feedback" in title.lower() for title in titles(page)[:1])
    assert page.similar_label.isVisible() and "»fedback«" in page.similar_label.text()
    page.search.clear()
    qtbot.keyClicks(page.search, "feedback")
    assert titles(page) and not page.similar_label.isVisible()


def test_retired_courses_that_fit_are_offered_below(page: CoursesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "gammelt")
    qtbot.waitUntil(page.retired_too.isVisible)
    assert titles(page) == [] and page.retired_too.text() == "1 udgået kursus passer også. Vis det"
    place = page.retired_too.mapTo(page, page.retired_too.rect().center())
    assert page.rect().contains(place) and page.childAt(place) is page.retired_too
    page.retired_too.setFocus()
    qtbot.keyClick(page.retired_too, Qt.Key.Key_Return)
    assert titles(page) == ["Gammelt kursus (udgået)"] and page.retired.isChecked()
    qtbot.waitUntil(lambda: not page.retired_too.isVisible())


def test_no_column_is_cut_where_another_has_empty_room(page: CoursesPage, workspace: Workspace) -> None:
    title = "Beredskabsøvelse: når systemerne er ni"
    edits.create_course(workspace, {"title": title, "format": "video", "provider": "Klitadministrationen"})
    settle()
    table = page.table
    row = next(row for row in range(table.courses.rowCount()) if table.courses.index(row, TITLE).data() == title)
    table.scrollTo(table.courses.index(row, TITLE))

    def right_edge(column: int) -> int:
        """The pixels between the end of a cell's text and its right edge."""
        place = table.visualRect(table.courses.index(row, column)).adjusted(0, 3, 0, -3)
        picture = on_screen(table.viewport(), place)
        ground = picture.pixel(picture.width() - 1, 1)
        inked = [
            x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in range(picture.height()))
        ]
        return picture.width() - inked[-1]

    padding = theme.px(10)
    assert (
        right_edge(TITLE) > padding
        and "…" not in table.cells.ink.fit(title, table.columnWidth(TITLE) - 2 * padding, True)[0]
    )
    assert right_edge(FORMAT) > padding
    assert (
        sum(table.columnWidth(column) for column in range(page.table.model().columnCount())) == table.viewport().width()
    )
    before = [table.columnWidth(column) for column in range(page.table.model().columnCount())]
    page.search.setText("læring")
    settle()
    assert [table.columnWidth(column) for column in range(page.table.model().columnCount())] == before
