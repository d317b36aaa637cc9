"""Dragging items about and dragging their edges: the times follow at once, and each gesture is one step back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QCursor, QDragLeaveEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, item_edits
from tests.support.painted import colours, on_screen
from ui.look import theme
from ui.widgets.dragged import hidden_by

BEFORE = [
    "09.30 Velkomst",
    "09.45 Oplæg",
    "10.25 Pause",
    "10.40 Sparring",
    "12.00 Frokost",
    "12.45 Design",
    "13.45 Afrunding",
]
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def test_a_dropped_item_stands_there_and_every_time_follows(screen: Any) -> None:
    assert screen.agenda() == screen.shown() == BEFORE
    assert screen.drag(screen.cards("Pause"), screen.over("Oplæg"))
    after = ["09.30 Velkomst", "09.45 Pause", "10.00 Oplæg", "10.40 Sparring", *BEFORE[4:]]
    assert screen.agenda() == screen.shown() == after
    assert screen.chosen() == ["Pause"]
    screen.workspace.undo()
    assert screen.agenda() == screen.shown() == BEFORE
    screen.workspace.redo()
    assert screen.shown() == after


def test_several_items_land_together_in_their_order(screen: Any) -> None:
    assert screen.drag(screen.cards("Pause", "Velkomst"), screen.over("Afrunding", below=True))
    assert [each[6:] for each in screen.shown()][-3:] == ["Afrunding", "Velkomst", "Pause"]
    screen.workspace.undo()
    assert screen.shown() == BEFORE


def test_while_hovering_the_times_are_those_of_the_drop_and_go_without_a_trace(screen: Any) -> None:
    label = screen.workspace.undo_label
    assert screen.drag(screen.cards("Sparring"), screen.over("Oplæg"), drop=False)
    view = screen.column.view
    assert view.opening_text == "Slip her · 09.45–10.35"
    assert "10.35 Oplæg" in screen.shown() and "11.15 Pause" in screen.shown()
    assert screen.agenda() == BEFORE
    QApplication.sendEvent(screen.column, QDragLeaveEvent())
    assert view.opening is None and screen.shown() == BEFORE
    assert screen.workspace.undo_label == label


@pytest.mark.parametrize("below", [False, True])
def test_the_times_in_the_gap_are_painted_beside_what_hangs_at_the_pointer(screen: Any, below: bool) -> None:
    view, at = screen.column.view, screen.over("Pause", below=below)
    at.setX(view.mapTo(screen.column, QPoint(theme.px(20), 0)).x())
    assert screen.drag(screen.cards("Velkomst"), at, drop=False)
    frame = view.layout_.opening.translated(0, -view.verticalOffset()).adjusted(8, 4, -8, -4)
    covered = hidden_by(view.viewport().mapFrom(screen.column, at)).intersected(frame)
    picture, text = on_screen(view.viewport()), theme.color("info").rgb() & 0xFFFFFF
    assert not covered.isEmpty() and colours(picture.copy(covered))[text] == 0
    assert colours(picture.copy(frame))[text] > 40


def test_over_the_gap_the_place_stays(screen: Any) -> None:
    screen.drag(screen.cards("Afrunding"), screen.over("Pause"), drop=False)
    view = screen.column.view
    place = view.opening.place
    middle = view.layout_.opening.center()
    screen.drag(screen.cards("Afrunding"), view.viewport().mapTo(screen.column, middle), drop=False)
    assert view.opening.place == place


def test_text_of_other_programs_is_not_taken(screen: Any) -> None:
    data = QMimeData()
    data.setText("hej")
    assert not screen.drag(data, screen.over("Pause"))


def test_into_a_group_and_out_again(screen: Any) -> None:
    screen.groups()
    assert screen.drag(screen.cards("Afrunding"), screen.over("r2"))
    assert screen.shown()[5:] == ["12.45 Design", "12.45 r1", "13.05 Afrunding", "13.20 r2"]
    assert screen.drag(screen.cards("r1"), screen.over("Pause"))
    assert screen.shown()[2] == "10.25 r1" and screen.shown()[-2:] == ["12.45 Afrunding", "13.00 r2"]


def test_an_item_with_groups_lands_beside_groups_never_in_them(screen: Any) -> None:
    screen.groups()
    screen.drag(screen.cards("Design"), screen.over("r1"))
    meeting = screen.state.meeting
    assert meeting.item(screen.item("Design")).parent is None
    assert len(meeting.item(screen.item("Design")).children) == 2


def test_to_another_day(screen: Any) -> None:
    screen.column.structure.add_day()
    screen.column.view.lay_out_now()
    view = screen.column.view
    head = view.visualRect(screen.column.model.index_of("day:2"))
    at = view.viewport().mapTo(screen.column, head.center() + QPoint(0, 40))
    assert screen.drag(screen.cards("Design", "Afrunding"), at)
    assert screen.shown()[-2:] == ["09.30 Design", "10.30 Afrunding"]
    screen.workspace.undo()
    assert screen.shown() == BEFORE


def test_the_edge_is_dragged_and_the_times_follow_before_it_is_let_go(screen: Any, qtbot: QtBot) -> None:
    view = screen.column.view
    rect = screen.rect("Oplæg")
    edge = QPoint(rect.center().x(), rect.bottom() - 1)
    qtbot.mousePress(view.viewport(), LEFT, PLAIN, edge)
    qtbot.mouseMove(view.viewport(), edge + QPoint(0, 20))
    assert view.resizing.minutes == 50
    assert screen.shown()[2:4] == ["10.35 Pause", "10.50 Sparring"]
    assert screen.agenda() == BEFORE
    qtbot.mouseRelease(view.viewport(), LEFT, PLAIN, edge + QPoint(0, 20))
    assert screen.minutes("Oplæg") == 50
    assert screen.agenda() == screen.shown()
    screen.workspace.undo()
    assert screen.agenda() == screen.shown() == BEFORE


def _dragged(screen: Any, qtbot: QtBot, title: str, ways: Sequence[int]) -> tuple[list[int], set[int]]:
    """Drag the lower edge of a card by so many pixels of the screen: its minutes at each, and where its upper edge was then."""
    view, card = screen.column.view.viewport(), screen.rect(title)
    start = view.mapToGlobal(QPoint(card.center().x(), card.bottom() - 1))
    qtbot.mousePress(view, LEFT, PLAIN, view.mapFromGlobal(start))
    minutes, tops = [], set()
    for way in ways:
        qtbot.mouseMove(view, view.mapFromGlobal(start + QPoint(0, way)))
        for _time in range(3):
            QApplication.processEvents()
        minutes.append(screen.column.view.resizing.minutes)
        tops.add(view.mapToGlobal(screen.rect(title).topLeft()).y())
    qtbot.mouseRelease(view, LEFT, PLAIN, view.mapFromGlobal(start + QPoint(0, ways[-1])))
    return minutes, tops


@pytest.mark.parametrize("title", ["Oplæg", "Afrunding"])
@pytest.mark.parametrize("spare", [0, 5, -5, 30])
def test_the_card_stays_under_the_mouse_and_its_length_follows(
    screen: Any, qtbot: QtBot, title: str, spare: int
) -> None:
    last = screen.item("Afrunding")
    item_edits.resize(screen.workspace, last, 45 - spare)  # the day is filled but for so many minutes
    was = screen.minutes(title)
    minutes, tops = _dragged(screen, qtbot, title, range(0, 61, 2))
    assert minutes == sorted(minutes) and minutes[-1] == screen.minutes(title) == was + 30
    assert len(tops) == 1
    assert screen.column.sums.balance.isVisible() == bool(screen.state.plans[0].over)  # said once it was let go
    minutes, tops = _dragged(screen, qtbot, title, range(0, -61, -2))
    assert minutes == sorted(minutes, reverse=True) and minutes[-1] == screen.minutes(title) == was
    assert len(tops) == 1
    assert screen.column.sums.balance.isVisible() == (spare != 0)


def test_a_list_that_scrolls_under_the_mouse_counts_with_it(screen: Any, qtbot: QtBot) -> None:
    screen.column.resize(420, 380)
    QApplication.processEvents()
    view, bar = screen.column.view, screen.column.view.verticalScrollBar()
    card = screen.rect("Oplæg")
    edge = QPoint(card.center().x(), card.bottom() - 1)
    qtbot.mousePress(view.viewport(), LEFT, PLAIN, edge)
    bar.setValue(bar.value() + 20)
    qtbot.mouseMove(view.viewport(), edge + QPoint(0, 20))
    assert view.resizing.minutes == 60
    qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_a_list_scrolled_to_its_end_stays_while_it_grows_shorter(screen: Any, qtbot: QtBot) -> None:
    screen.choose("Sparring")
    screen.column.commands.lengthen(40)  # now lunch comes too late, which a line above it says
    screen.column.resize(420, 380)
    QApplication.processEvents()
    bar = screen.column.view.verticalScrollBar()
    bar.setValue(bar.maximum() - 120)
    QApplication.processEvents()
    for ways in (range(0, -61, -3), range(0, 61, 3)):
        minutes, tops = _dragged(screen, qtbot, "Sparring", ways)
        assert minutes == sorted(minutes, reverse=ways.step < 0) and abs(minutes[-1] - minutes[0]) == 30
        assert len(tops) == 1


def test_escape_gives_the_edge_up(screen: Any, qtbot: QtBot) -> None:
    view = screen.column.view
    rect = screen.rect("Oplæg")
    edge = QPoint(rect.center().x(), rect.bottom() - 1)
    label = screen.workspace.undo_label
    qtbot.mousePress(view.viewport(), LEFT, PLAIN, edge)
    qtbot.mouseMove(view.viewport(), edge + QPoint(0, 40))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert screen.shown() == BEFORE and not view.resizing.active
    qtbot.mouseRelease(view.viewport(), LEFT, PLAIN, edge + QPoint(0, 40))
    assert screen.agenda() == BEFORE and screen.workspace.undo_label == label


def test_what_comes_late_and_what_leaves_air_is_said(screen: Any) -> None:
    notices = [card.notice for card in screen.column.model.cards if card.notice]
    assert notices == [("30 min luft", "muted")]
    screen.choose("Sparring")
    screen.column.commands.lengthen(40)
    notices = [card.notice for card in screen.column.model.cards if card.notice]
    assert notices == [("10 min for sent til kl. 12.00", "danger")]


def test_the_list_scrolls_while_something_is_held_at_its_edge(screen: Any, qtbot: QtBot) -> None:
    screen.column.resize(420, 380)
    QApplication.processEvents()
    view = screen.column.view
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    before = QCursor.pos()
    data = screen.cards("Velkomst")
    at = QPoint(100, view.viewport().height() - 4)
    QCursor.setPos(view.viewport().mapToGlobal(at))
    assert screen.drag(data, view.viewport().mapTo(screen.column, at), drop=False)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    QApplication.sendEvent(screen.column, QDragLeaveEvent())
    QCursor.setPos(before)
    stopped = bar.value()
    qtbot.wait(80)
    assert bar.value() <= stopped and view.opening is None


def test_an_item_of_another_meeting_is_not_moved_here(screen: Any) -> None:
    data = screen.cards("Pause")
    other = edits.create_meeting(screen.workspace, "Et andet møde")
    screen.state.open(other)
    screen.column.show_meeting(None)
    assert not screen.drag(data, QPoint(100, 200))
    assert screen.column.commands.may_land(["x"], None) == "Punktet er blevet slettet."
