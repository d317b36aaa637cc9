"""The open actions of all meetings: grouped, narrowed, ticked off and changed by keyboard alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, note_queries, notes
from tests.support.hands import cell_of, page_of, texts_of, visible
from ui.followup.actions_view import ActionsView
from ui.followup.page import FollowUpPage
from ui.meetings.page import MeetingsPage
from ui.prints.dialog import PrintDialog
from ui.shell.window import MainWindow

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


@pytest.fixture
def screen(window: MainWindow, actions: Any) -> ActionsView:
    window.clock.set_now(lambda: NOW)
    page = page_of(window, FollowUpPage, "followup")
    window.activateWindow()
    page.actions_view.table.setFocus()
    return page.actions_view


def shown(screen: ActionsView) -> list[str]:
    return texts_of(screen.rows, "text")


def cell(screen: ActionsView, text: str, column: str) -> str:
    return cell_of(screen.rows, ("text", text), column)


def choose(screen: ActionsView, net: Any, *texts: str) -> None:
    screen.table.choose([net.note(text).id for text in texts])


def editor(screen: ActionsView, kind: type) -> Any:
    return visible(screen.table.viewport(), kind)[0]


def test_an_empty_file_says_what_the_page_is_for(window: MainWindow) -> None:
    page = page_of(window, FollowUpPage, "followup")
    assert page.actions_view.empty.isVisible() and not page.actions_view.bar.isVisible()
    page.actions_view.empty.buttons[0].click()
    assert isinstance(window.current_page, MeetingsPage)


def test_overdue_first_then_this_week_later_and_without_a_date(window: MainWindow, screen: ActionsView) -> None:
    assert shown(screen) == [
        "OVER FRISTEN", "Sen", "DENNE UGE", "I denne uge", "SENERE", "Om længe", "UDEN FRIST", "Uden noget",
    ]  # fmt: skip
    assert (
        cell(screen, "Sen", "due") == "2 dage over fristen"
        and cell(screen, "Sen", "meeting") == "01-10-2026 · Preboarding"
    )
    assert (
        cell(screen, "Uden noget", "owner") == "Ingen ansvarlig" and cell(screen, "Uden noget", "due") == "Ingen frist"
    )
    page = page_of(window, FollowUpPage)
    assert page.header.note.text() == "4 åbne, 1 over fristen"
    counts = {button.text(): button.accessibleDescription() for button in window.navigation.buttons()}
    window.complete()
    counts = {button.text(): button.accessibleDescription() for button in window.navigation.buttons()}
    assert counts["Opfølgning"] == "4"


def test_space_ticks_off_what_is_chosen_and_undo_opens_it_again(
    window: MainWindow, actions: Any, screen: ActionsView, qtbot: QtBot
) -> None:
    choose(screen, actions, "Sen")
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    assert cell(screen, "Sen", "done") == "Udført" and not actions.note("Sen").is_open
    assert screen.table.current() == actions.note("Sen").id
    window.undo()
    assert actions.note("Sen").is_open and isinstance(window.current_page, FollowUpPage)
    assert screen.table.current() == actions.note("Sen").id
    choose(screen, actions, "Sen", "Om længe")
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    assert note_queries.count_open_actions(actions.workspace) == 2
    window.undo()
    assert note_queries.count_open_actions(actions.workspace) == 4


def test_a_click_on_the_box_ticks(actions: Any, screen: ActionsView, qtbot: QtBot) -> None:
    index = screen.rows.index(screen.rows.row_of(actions.note("Om længe").id), 0)
    rect = screen.table.visualRect(index)
    qtbot.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert not actions.note("Om længe").is_open


def test_those_done_are_shown_on_wish_and_opened_again(actions: Any, screen: ActionsView, qtbot: QtBot) -> None:
    screen.with_done.setChecked(True)
    assert shown(screen)[-2:] == ["UDFØRT", "Færdig"]
    choose(screen, actions, "Færdig")
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    assert actions.note("Færdig").is_open


def test_when_all_is_done_it_says_so(actions: Any, screen: ActionsView, qtbot: QtBot) -> None:
    screen.table.selectAll()
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    assert screen.table.isVisible()  # what was ticked off stays while one looks
    screen.window().show_page("overview")  # type: ignore[attr-defined]
    screen.window().show_page("followup")  # type: ignore[attr-defined]
    assert screen.done_with.isVisible()
    screen.done_with.buttons[0].click()
    assert len(screen.rows.things) == 5


def test_filters_and_search(actions: Any, screen: ActionsView, qtbot: QtBot) -> None:
    screen.owners.choose([actions.klit])
    assert [note.text for note in screen.rows.things] == ["Sen", "I denne uge", "Om længe"]
    assert screen.owners.text() == "Ansvarlig: Klitadministrationen ▾"
    screen.owners.choose(["-"])
    assert [note.text for note in screen.rows.things] == ["Uden noget"]
    screen.bar.clear()
    screen.meetings.choose([actions.second])
    assert [note.text for note in screen.rows.things] == ["Uden noget"]
    screen.bar.clear()
    screen.series.choose([screen.series.choices()[0].value])
    assert "Uden noget" not in shown(screen)
    screen.bar.clear()
    qtbot.keyClicks(screen.bar.search, "laenge")
    assert [note.text for note in screen.rows.things] == ["Om længe"]
    qtbot.keyClicks(screen.bar.search, "zzz")
    assert screen.nothing.isVisible()
    screen.nothing.buttons[0].click()
    assert len(screen.rows.things) == 4


def test_who_is_responsible_is_typed_in_place(
    window: MainWindow, actions: Any, screen: ActionsView, qtbot: QtBot
) -> None:
    choose(screen, actions, "Uden noget")
    qtbot.keyClicks(screen.table, "@")
    line = editor(screen, QLineEdit)
    qtbot.keyClicks(line, "nogen helt anden")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible() and line.property("invalid")
    line.clear()
    qtbot.keyClicks(line, "klita")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert actions.note("Uden noget").institution == actions.klit
    assert QApplication.focusWidget() is screen.table  # the line went with its row; the keyboard did not
    window.undo()
    assert actions.note("Uden noget").institution is None
    choose(screen, actions, "Uden noget")
    screen.table.owner_action.trigger()
    line = editor(screen, QLineEdit)
    qtbot.keyClicks(line, "mette")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    note = actions.note("Uden noget")
    assert (note.institution, note.person) == (actions.fjord, actions.mette)
    assert cell(screen, "Uden noget", "owner") == "Mette Holm, Fjordstyrelsen"


def test_a_mark_typed_before_what_it_stands_for_on_the_note_line_is_no_part_of_it(
    actions: Any, screen: ActionsView, qtbot: QtBot
) -> None:
    choose(screen, actions, "Uden noget")
    qtbot.keyClicks(screen.table, "@")
    line = editor(screen, QLineEdit)
    qtbot.keyClicks(line, "@H")
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    qtbot.waitUntil(popup.isVisible)
    offered = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert "Mette Holm" in offered and offered[-1] == "Opret »H«"
    qtbot.keyClicks(line, "o")
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert cell(screen, "Uden noget", "owner") == "Mette Holm, Fjordstyrelsen"
    screen.table.due_action.trigger()
    line = editor(screen, QLineEdit)
    line.clear()
    qtbot.keyClicks(line, "!4/12")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert str(actions.note("Uden noget").due) == "2026-12-04"


def test_somebody_new_is_made_from_the_last_row_of_the_list(
    window: MainWindow, actions: Any, screen: ActionsView, qtbot: QtBot
) -> None:
    choose(screen, actions, "Uden noget")
    qtbot.keyClicks(screen.table, "@")
    line = editor(screen, QLineEdit)
    qtbot.keyClicks(line, "HR")
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    qtbot.waitUntil(popup.isVisible)
    row = popup.model().rowCount() - 1
    assert popup.model().index(row, 0).data() == "Opret »HR«"
    popup.setCurrentIndex(popup.model().index(row, 0))
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert cell(screen, "Uden noget", "owner").startswith("HR")
    window.undo()
    assert cell(screen, "Uden noget", "owner") == "Ingen ansvarlig"
    assert not screen.shell.workspace.rows("SELECT id FROM person WHERE name = 'HR'")


def test_a_date_is_typed_as_people_say_it_for_all_that_are_chosen(
    window: MainWindow, actions: Any, screen: ActionsView, qtbot: QtBot
) -> None:
    choose(screen, actions, "Sen", "Uden noget")
    qtbot.keyClicks(screen.table, "!")
    line = editor(screen, QLineEdit)
    qtbot.keyClicks(line, "engang")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible() and "ikke en dato" in line.accessibleDescription()
    line.clear()
    qtbot.keyClicks(line, "om 14 dage")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert {actions.note(text).due for text in ("Sen", "Uden noget")} == {date(2026, 12, 10)}
    window.undo()
    assert actions.note("Sen").due == date(2026, 11, 24)
    choose(screen, actions, "Sen")
    screen.table.due_action.trigger()
    line = editor(screen, QLineEdit)
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert actions.note("Sen").due is None


def test_escape_leaves_no_trace(actions: Any, screen: ActionsView, qtbot: QtBot) -> None:
    label = actions.workspace.undo_label
    choose(screen, actions, "Sen")
    screen.table.due_action.trigger()
    line = editor(screen, QLineEdit)
    qtbot.keyClicks(line, "i morgen")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert actions.note("Sen").due == date(2026, 11, 24) and actions.workspace.undo_label == label


def test_the_text_is_edited_in_place(actions: Any, screen: ActionsView, qtbot: QtBot) -> None:
    choose(screen, actions, "Sen")
    qtbot.keyClick(screen.table, Qt.Key.Key_F2)
    field = editor(screen, QPlainTextEdit)
    field.selectAll()
    qtbot.keyClicks(field, "Mindre sen")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "men sen")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert actions.note("Mindre sen\nmen sen").due == date(2026, 11, 24)


def test_enter_opens_it_in_its_meeting_and_delete_deletes(
    window: MainWindow, actions: Any, screen: ActionsView, qtbot: QtBot
) -> None:
    choose(screen, actions, "Uden noget")
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    page = page_of(window, MeetingsPage)
    assert page.item() == actions.second
    window.show_page("followup")
    choose(screen, actions, "Uden noget")
    qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    assert "Uden noget" not in shown(screen)
    window.undo()
    assert "Uden noget" in shown(screen)


def test_an_action_is_found_also_where_it_is_hidden_by_a_filter(
    window: MainWindow, actions: Any, screen: ActionsView
) -> None:
    screen.owners.choose([actions.klit])
    window.show_page("followup", actions.note("Færdig").id)
    assert screen.table.current() == actions.note("Færdig").id and screen.with_done.isChecked()


def test_in_the_safe_view_only_the_meeting_in_sight(window: MainWindow, actions: Any, screen: ActionsView) -> None:
    actions.add("action", "Privat", actions.second, private=True)
    window.set_safe(actions.second)
    assert [note.text for note in screen.rows.things] == ["Uden noget"]
    assert [choice.value for choice in screen.meetings.choices()] == [actions.second]
    window.set_safe(None)
    assert len(screen.rows.things) == 5


def test_it_follows_what_is_done_elsewhere(window: MainWindow, actions: Any, screen: ActionsView) -> None:
    edits.update_meeting(actions.workspace, actions.second, title="Den første uge")
    assert cell(screen, "Uden noget", "meeting") == "05-11-2026 · Den første uge"
    edits.delete_meetings(actions.workspace, [actions.second])
    assert "Uden noget" not in shown(screen)
    assert QApplication.focusWidget() is not None


def test_the_keyboard_is_in_the_list_when_the_page_is_gone_to(window: MainWindow, screen: ActionsView) -> None:
    window.show_page("overview")
    window.pages.setFocus()
    window.show_page("followup")
    assert QApplication.focusWidget() is screen.table


def test_what_is_in_sight_is_printed(window: MainWindow, actions: Any, screen: ActionsView) -> None:
    page = page_of(window, FollowUpPage)
    page.print_button.click()
    dialog = window.findChild(PrintDialog)
    assert dialog.chosen_kind().key == "all-actions"
    dialog.close()
    page.show_part("needs")
    assert not page.print_button.isEnabled()


def test_what_is_no_action_leaves_filters_and_those_done_alone(
    window: MainWindow, actions: Any, screen: ActionsView
) -> None:
    idea = actions.add("idea", "En idé")
    need = actions.add("need", "Undertekster")
    window.show_page("followup")
    screen.bar.search.setText("sen")
    assert len(screen.rows.things) == 1
    notes.update_notes(actions.workspace, [idea], text="En anden idé")
    window.undo()
    window.show_page("followup", need)
    window.show_page("followup", actions.note("Sen").id)
    assert screen.bar.search.text() == "sen" and not screen.with_done.isChecked()
    done = actions.note("Færdig").id
    window.show_page("followup", done)
    assert screen.with_done.isChecked()


def row_top(screen: ActionsView, text: str) -> int:
    """Where on the screen the row stands that shows this text."""
    return screen.table.rowViewportPosition(texts_of(screen.rows, "text").index(text))


def test_what_is_ticked_off_stays_under_the_hand(
    qtbot: QtBot, window: MainWindow, screen: ActionsView, actions: Any
) -> None:
    choose(screen, actions, "I denne uge")
    before, places = shown(screen), {text: row_top(screen, text) for text in ("Sen", "I denne uge", "Om længe")}
    box = screen.table.visualRect(screen.rows.index(screen.table.currentIndex().row(), 0))
    was = screen.table.viewport().grab(box).toImage()
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    assert shown(screen) == before and {text: row_top(screen, text) for text in places} == places
    assert screen.table.viewport().grab(box).toImage() != was  # the tick is painted there
    assert screen.table.current() == actions.note("I denne uge").id and QApplication.focusWidget() is screen.table
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)  # the one below it, where it stood
    assert actions.note("Om længe").done is not None and shown(screen) == before
    window.show_page("overview")
    window.show_page("followup")
    assert shown(screen) == ["OVER FRISTEN", "Sen", "UDEN FRIST", "Uden noget"]


def test_the_mouse_ticks_one_after_the_other_where_they_stand(qtbot: QtBot, screen: ActionsView, actions: Any) -> None:
    boxes = [screen.table.visualRect(screen.rows.index(row, 0)).center() for row in (1, 3)]
    for box in boxes:
        qtbot.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert actions.note("Sen").done is not None and actions.note("I denne uge").done is not None
    qtbot.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=boxes[0])  # a slip: once more, there
    assert actions.note("Sen").done is None
    screen.bar.search.setText("e")
    qtbot.waitUntil(lambda: "I denne uge" not in shown(screen))
