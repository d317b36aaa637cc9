"""After the language was changed, the window shows the same pages, views, selected rows, filters and folds as before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QApplication

from campus_desktop import practice
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.queries import read_path
from campus_desktop.paths.summaries import latest_paths
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from tests.support.painted import colours, on_screen
from tests.support.seen import settle
from ui.courses.page import CoursesPage
from ui.followup.page import FollowUpPage
from ui.institutions.page import InstitutionsPage
from ui.look import theme
from ui.meetings.follow_up.mode import FollowUpMode
from ui.meetings.hold.mode import HoldMode
from ui.meetings.mode import Mode
from ui.meetings.page import MeetingsPage
from ui.meetings.prepare.mode import PrepareMode
from ui.paths.page import PathsPage
from ui.shell.language import use_language
from ui.shell.window import MainWindow

M = TypeVar("M", bound=Mode)
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def filled(workspace: Workspace, window: MainWindow) -> Iterator[MainWindow]:
    practice.fill(workspace, NOW)
    window.clock.set_now(lambda: NOW)
    settle()
    yield window
    use_language("da")


def in_english(window: MainWindow) -> None:
    settle()
    use_language("en")
    window.retranslate()
    settle()


def painted_rows(view: QAbstractItemView) -> list[int]:
    """The rows of the first level that are painted as selected and lie in sight."""
    picture, colour = on_screen(view.viewport()), QColor(theme.color("selected")).rgb() & 0xFFFFFF
    columns = range(view.model().columnCount())
    found = []
    for row in range(view.model().rowCount()):
        cells = (view.visualRect(view.model().index(row, column)) & picture.rect() for column in columns)
        if any(
            colours(picture.copy(cell))[colour] > cell.width() * cell.height() / 2
            for cell in cells
            if not cell.isEmpty()
        ):
            found.append(row)
    return found


def meeting_of(workspace: Workspace, state: str) -> str:
    return next(each.id for each in list_meetings(workspace) if each.state == state)


def mode_in(window: MainWindow, kind: type[M]) -> M:
    mode = page_of(window, MeetingsPage).view.mode
    assert isinstance(mode, kind)
    return mode


def test_a_path_stays_in_its_view_with_its_steps(filled: MainWindow) -> None:
    path = latest_paths(filled.workspace, 1)[0].id
    view = page_of(filled, PathsPage, "paths", path, view="table").view
    steps = [step.id for step in read_path(filled.workspace, path).steps][3:5]
    view.picking.choose(steps, keyboard=True)
    view.catalogue.search.setText("gdpr")
    view.fold_action.trigger()
    settle()
    assert view.catalogue.isHidden()
    in_english(filled)
    again = page_of(filled, PathsPage).view
    assert again is not view and again.path_id == path
    assert again.table.isVisible() and again.header.views.current() == "table"
    assert again.view_actions["table"].isChecked()
    assert again.picking.chosen() == steps and again.picking.current() == steps[0]
    assert again.table.visualRect(again.model.index_of(steps[0])).intersects(again.table.viewport().rect())
    assert QApplication.focusWidget() is again.table
    assert again.catalogue.isHidden() and again.unfold.isVisible() and not again.fold_action.isChecked()
    again.fold_action.trigger()
    assert again.catalogue.search.text() == "gdpr"


def test_the_details_of_a_step_stay_open_on_the_board(filled: MainWindow) -> None:
    path = latest_paths(filled.workspace, 1)[0].id
    view = page_of(filled, PathsPage, "paths", path).view
    step = read_path(filled.workspace, path).steps[-1].id
    view.open_details(step)
    in_english(filled)
    again = page_of(filled, PathsPage).view
    assert again.board.isVisible() and again.details.isVisible() and again.picking.chosen() == [step]
    index = again.model.index_of(step)
    column = again.model.column_of(index)
    assert column is not None
    cards = again.board.columns[column.row].view
    card = cards.visualRect(index)
    assert cards.viewport().rect().intersects(card) and not cards.visibleRegion().isEmpty()


def test_a_meeting_stays_in_follow_up_with_its_row(filled: MainWindow) -> None:
    meeting = meeting_of(filled.workspace, "held")
    view = page_of(filled, MeetingsPage, "meetings", meeting, view="prepare").view
    prepare = mode_in(filled, PrepareMode)
    prepare.fold()
    view.show_mode("follow-up")
    mode = mode_in(filled, FollowUpMode)
    chosen = [mode.rows.things[2].id]
    mode.table.choose(chosen)
    mode.table.setFocus()
    settle()
    before = painted_rows(mode.table)
    assert len(before) == 1
    in_english(filled)
    again = page_of(filled, MeetingsPage).view
    now = mode_in(filled, FollowUpMode)
    assert now.isVisible()
    assert now.table.chosen() == chosen and painted_rows(now.table) == before
    assert QApplication.focusWidget() is now.table
    again.show_mode("prepare")
    folded = mode_in(filled, PrepareMode)
    assert not folded.fold_action.isChecked() and folded.unfold_button.isVisible()


def test_prepare_keeps_item_and_folds(filled: MainWindow) -> None:
    meeting = meeting_of(filled.workspace, "planned")
    view = page_of(filled, MeetingsPage, "meetings", meeting).view
    mode = mode_in(filled, PrepareMode)
    items = [each.id for each in view.state.meeting.items if each.parent is None][2:4]
    mode.facts.purpose.unfold(False)
    mode.facts.practical.unfold(True)
    mode.agenda.view.choose(items, keyboard=True)
    assert mode.details.isVisible()
    in_english(filled)
    again = mode_in(filled, PrepareMode)
    assert again.agenda.chosen() == items and again.details.isVisible()
    assert not again.facts.purpose.is_unfolded and again.facts.practical.is_unfolded
    assert QApplication.focusWidget() is again.agenda.view


def test_prepare_keeps_the_advice_where_the_details_were_closed(filled: MainWindow) -> None:
    meeting = meeting_of(filled.workspace, "planned")
    page_of(filled, MeetingsPage, "meetings", meeting)
    mode = mode_in(filled, PrepareMode)
    mode.agenda.view.choose([mode.state.meeting.items[0].id])
    mode.details.closed.emit()
    assert mode.advice.isVisible()
    in_english(filled)
    again = mode_in(filled, PrepareMode)
    assert again.advice.isVisible() and again.agenda.chosen() == [again.state.meeting.items[0].id]


def test_hold_keeps_the_order_and_choice_of_its_notes(filled: MainWindow) -> None:
    meeting = meeting_of(filled.workspace, "held")
    page_of(filled, MeetingsPage, "meetings", meeting, view="hold")
    mode = mode_in(filled, HoldMode)
    mode.agenda_action.trigger()
    notes = mode.notes.list
    notes.orders.buttons["kind"].click()
    ids = list(notes.rows.ids)
    chosen = [ids[1]]
    notes.open_note(chosen[0])
    settle()
    in_english(filled)
    again = mode_in(filled, HoldMode)
    assert again.left.isHidden() and again.show_agenda.isVisible()
    assert again.notes.list.orders.current() == "kind" and again.notes.list.chosen() == chosen
    assert list(again.notes.list.rows.ids) == ids


def test_the_list_of_meetings_keeps_search_filter_order_and_row(filled: MainWindow) -> None:
    screen = page_of(filled, MeetingsPage, "meetings").list
    kind = screen.kinds.choices()[0].value
    screen.kinds.choose([kind])
    screen.table.horizontalHeader().setSortIndicator(
        screen.rows.column_of("title"), screen.table.horizontalHeader().sortIndicatorOrder()
    )
    shown = [each.id for each in screen.rows.things]
    assert screen.table.choose([shown[-1]])
    settle()
    before = painted_rows(screen.table)
    in_english(filled)
    again = page_of(filled, MeetingsPage).list
    assert again.kinds.values == {kind} and again.bar.narrowed
    assert [each.id for each in again.rows.things] == shown
    assert again.table.chosen() == [shown[-1]] and painted_rows(again.table) == before


def test_the_catalogue_keeps_search_filters_order_and_several_rows(filled: MainWindow) -> None:
    page = page_of(filled, CoursesPage, "courses")
    page.facets.menus["formats"].chosen.emit(frozenset({"video", "elearning", "webinar", "workshop"}))
    page.table.order_asked.emit("title")
    page.table.order_asked.emit("title")
    order = (page.finder.sort, page.finder.descending)
    rids = list(page.finder.rids)
    assert len(rids) > 4
    page.table.select_rows([1, 3], 3)
    settle()
    before = painted_rows(page.table)
    assert before == [1, 3]
    in_english(filled)
    again = page_of(filled, CoursesPage)
    assert again.finder.filters == page.finder.filters and again.clear_button.isVisible()
    assert (again.finder.sort, again.finder.descending) == order
    assert list(again.finder.rids) == rids and again.table.selected_rows() == [1, 3]
    assert painted_rows(again.table) == before and again.table.currentIndex().row() == 3
    assert again.facets.chips["formats"].text() != again.facets.menus["formats"].title()


def test_pages_out_of_sight_keep_theirs_until_they_are_shown(filled: MainWindow) -> None:
    page_of(filled, CoursesPage, "courses").search.setText("video")
    institutions = page_of(filled, InstitutionsPage, "institutions")
    second = institutions.list.rows.item(1).data(0x100)
    institutions.list.select(second)
    followup = page_of(filled, FollowUpPage, "followup")
    followup.show_part("needs")
    need = followup.needs_view.rows.things[-1].id
    followup.needs_view.table.choose([need])
    in_english(filled)
    assert page_of(filled, FollowUpPage).part == "needs"
    assert page_of(filled, FollowUpPage).needs_view.table.chosen() == [need]
    assert page_of(filled, InstitutionsPage, "institutions").list.current() == second
    courses = page_of(filled, CoursesPage, "courses")
    assert courses.search.text() == "video" and len(courses.finder.rids) < courses.finder.total


def test_an_item_asked_for_is_shown_and_not_the_one_before(filled: MainWindow) -> None:
    first, second = (each.id for each in latest_paths(filled.workspace, 2))
    page_of(filled, PathsPage, "paths", first)
    filled.show_page("overview")
    in_english(filled)
    assert page_of(filled, PathsPage, "paths", second).item() == second


def test_nothing_is_kept_for_the_safe_view(filled: MainWindow) -> None:
    page_of(filled, CoursesPage, "courses").search.setText("video")
    filled.show_page("overview")
    in_english(filled)
    filled.set_safe(meeting_of(filled.workspace, "planned"))
    assert page_of(filled, CoursesPage, "courses").search.text() == ""


def test_a_list_scrolled_away_from_its_row_stays_there(filled: MainWindow) -> None:
    page = page_of(filled, CoursesPage, "courses")
    page.table.select_row(2)
    settle()
    bar = page.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = page.table.rowAt(page.table.viewport().height() // 2)
    assert before > 20 and page.table.rowAt(0) > 2
    in_english(filled)
    again = page_of(filled, CoursesPage)
    assert again.table.selected_rows() == [2] and again.table.rowAt(0) > 2
    assert again.table.rowAt(again.table.viewport().height() // 2) == before


def test_in_the_safe_view_only_its_meeting_comes_back(filled: MainWindow) -> None:
    meeting = meeting_of(filled.workspace, "held")
    page_of(filled, MeetingsPage, "meetings", meeting, view="follow-up")
    filled.set_safe(meeting)
    settle()
    shown = [each.id for each in mode_in(filled, FollowUpMode).rows.things]
    in_english(filled)
    assert page_of(filled, MeetingsPage).item() == meeting and filled.safe is not None
    assert [each.id for each in mode_in(filled, FollowUpMode).rows.things] == shown
