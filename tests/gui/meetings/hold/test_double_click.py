"""A double-click on a button of the running meeting is one click, and a key that is held down is one press."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from campus_desktop.meetings import item_edits, keys, note_queries, running
from campus_desktop.workspace import open_workspace
from tests.support.painted import on_screen
from tests.support.seen import settle
from ui.meetings.agenda.cards import parts_of
from ui.meetings.hold.groups import GroupRows
from ui.meetings.hold.single_press import SinglePress

LEFT = Qt.MouseButton.LeftButton


def double_click(widget: QWidget, by: QPoint | None = None) -> None:
    """Two clicks at one place of the window, whatever the first one puts there."""
    settle()
    window = widget.window()
    at = widget.mapTo(window, widget.rect().center()) + (by or QPoint())
    QTest.mouseDClick(window.windowHandle(), LEFT, pos=at)
    settle()


def click(widget: QWidget) -> None:
    settle()
    window = widget.window()
    QTest.mouseClick(window.windowHandle(), LEFT, pos=widget.mapTo(window, widget.rect().center()))
    settle()


def test_next_goes_on_by_one_item(held: Any) -> None:
    held.press(keys.START)
    double_click(held.mode.side.timer.main)
    assert held.title == "Sparring"
    click(held.mode.side.timer.main)
    assert held.title == "Luft"


def test_next_before_the_last_item_does_not_end_the_meeting(held: Any) -> None:
    held.press(keys.START)
    running.next_item(held.workspace, held.meeting, held.now, to=held.items[-2])
    double_click(held.mode.side.timer.main)
    assert (held.title, held.here().state) == ("Afrunding", "running")
    assert held.mode.side.timer.main.text() == "Slut mødet"
    held.window.ask.answers = [True]  # it is early
    click(held.mode.side.timer.main)
    assert held.here().state == "ended"


def test_the_end_does_not_lead_away_from_what_is_said_of_it(held: Any) -> None:
    held.press(keys.START)
    running.next_item(held.workspace, held.meeting, held.now, to=held.items[-1])
    held.window.ask.answers.insert(0, True)
    double_click(held.mode.side.timer.main)
    assert held.here().state == "ended" and held.mode.side.timer.isVisible()
    assert held.title == "Mødet er slut"


@pytest.mark.parametrize("name", ["skip", "park", "back"])
def test_the_quiet_commands_are_done_once(held: Any, name: str) -> None:
    held.press(keys.START)
    running.next_item(held.workspace, held.meeting, held.now, to=held.items[3])
    double_click(getattr(held.mode.side.timer, name))
    assert held.title == ("Velkomst" if name == "back" else "Frokost")


def test_the_start_neither_pauses_nor_goes_on(held: Any) -> None:
    double_click(held.mode.side.timer.start)
    assert held.title == "Velkomst" and held.here().state == "running"
    double_click(held.mode.side.timer.run)
    assert held.here().state == "paused"
    double_click(held.mode.side.timer.run)
    assert held.here().state == "running"


def test_five_minutes_are_given_once_by_a_double_click_and_twice_by_two_clicks(held: Any) -> None:
    held.press(keys.START)
    double_click(held.mode.side.timer.more)
    assert held.figure == "20:00"
    click(held.mode.side.timer.more)
    click(held.mode.side.timer.more)
    assert held.figure == "30:00"


def test_another_button_may_be_clicked_at_once(held: Any) -> None:
    held.press(keys.START)
    timer = held.mode.side.timer
    window = timer.window()
    settle()
    for button in (timer.more, timer.main):
        at = button.mapTo(window, button.rect().center())
        QTest.mousePress(window.windowHandle(), LEFT, pos=at)
        QTest.mouseRelease(window.windowHandle(), LEFT, pos=at)
    settle()
    told = [each.what for each in running.read_events(held.workspace, held.meeting)]
    assert told == ["start", "extend", "next"]


def test_what_is_taken_back_is_taken_back_once(held: Any) -> None:
    held.press(keys.START)
    held.press(keys.MORE)
    held.press(keys.MORE)
    assert held.figure == "25:00"
    double_click(held.mode.side.timer.undo)
    assert held.figure == "20:00"


def test_a_group_goes_on_by_one_item(held: Any) -> None:
    for title in ("Første", "Andet", "Tredje"):
        item_edits.add_item(held.workspace, held.meeting, title, 10, parent=held.items[1], track=0)
    item_edits.add_item(held.workspace, held.meeting, "Andre", 30, parent=held.items[1], track=1)
    held.press(keys.START)
    held.press(keys.NEXT)
    settle()
    (rows,) = held.window.findChildren(GroupRows)
    double_click(rows.rows[0].next)
    first = held.here().tracks[0].item
    assert first is not None and first.title == "Andet"


@pytest.mark.parametrize("key", [keys.NEXT, keys.MORE, keys.START])
def test_a_key_that_is_held_down_is_one_press(held: Any, key: str) -> None:
    held.press(keys.START)
    held.press(key)
    before = held.here()
    combination = QKeySequence(key)[0]
    target = QApplication.focusWidget()
    for _time in range(3):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers(), "", True)
        QApplication.sendEvent(target, event)
    assert held.here() == before


def press_at(held: Any, key: str, milliseconds: int) -> None:
    """As the window system sends it: the window is asked first, with the time of the press."""
    combination = QKeySequence(key)[0]
    event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, combination.key(), combination.keyboardModifiers())
    event.setTimestamp(milliseconds)
    event.ignore()
    QApplication.sendEvent(held.window, event)
    if not event.isAccepted():
        seen = SinglePress.last
        held.press(key)  # which has another time
        SinglePress.last = seen
    settle()


@pytest.mark.parametrize(
    "key", [keys.START, keys.NEXT, keys.MORE, keys.LESS, keys.SKIP, keys.PARK], ids=lambda key: key
)
def test_a_key_pressed_twice_at_once_is_one_press_and_later_it_is_two(
    held: Any, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(SinglePress, "last", None)
    interval = QApplication.doubleClickInterval()
    held.press(keys.START)
    running.next_item(held.workspace, held.meeting, held.now, to=held.items[2])
    for at in (1_000, 1_000 + interval // 2):
        press_at(held, key, at)
    told = [each.what for each in running.read_events(held.workspace, held.meeting)]
    assert len(told) == 3, told
    painted = on_screen(held.mode.side.timer)
    press_at(held, key, 1_000 + interval)
    assert on_screen(held.mode.side.timer) == painted
    press_at(held, key, 1_000 + 3 * interval)
    assert len(running.read_events(held.workspace, held.meeting)) == 4
    assert on_screen(held.mode.side.timer) != painted


def test_another_key_counts_at_once(held: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SinglePress, "last", None)
    for key in (keys.START, keys.MORE, keys.NEXT):
        press_at(held, key, 1_000)
    assert [each.what for each in running.read_events(held.workspace, held.meeting)] == ["start", "extend", "next"]


def test_a_double_click_on_a_card_edits_nothing_while_the_meeting_runs(held: Any) -> None:
    held.press(keys.START)
    settle()
    agenda, window = held.mode.agenda, held.window
    view = agenda.view
    index = agenda.model.index_of(held.items[1])
    card = view.visualRect(index)
    parts = parts_of(agenda.model.cards[index.row()], card.width())
    for rect in (parts.title, parts.minutes, parts.time):
        at = view.viewport().mapTo(window, rect.translated(card.topLeft()).center())
        QTest.mouseDClick(window.windowHandle(), LEFT, pos=at)
        settle()
        assert not [each for each in view.findChildren(QLineEdit) if each.isVisible()]
    held.type("D")
    held.type("et virkede")  # the line has the keyboard now
    held.press("Return")
    assert held.read().items[1].title == "Sparring"
    assert [each.text for each in note_queries.notes_of(held.workspace, held.meeting)] == ["Det virkede"]
    view.choose([held.items[1]], keyboard=True)
    held.press("F2")
    assert [each for each in view.findChildren(QLineEdit) if each.isVisible()]


def test_the_kind_of_note_is_kept_over_a_restart(held: Any, other_window: Any) -> None:
    held.press(keys.START)
    held.press("Ctrl+3")
    kind = held.mode.notes.line.kind
    path = held.workspace.path
    held.window.close()
    again = other_window()
    again.clock.set_now(lambda: held.now)
    again.set_workspace(open_workspace(path, now=again.clock.now))
    again.show_page("meetings", held.meeting)
    line = again.current_page.view.mode.notes.line
    assert kind != "works-well" and line.kind == kind and line.chips.button(kind).isChecked()
    again.close()
