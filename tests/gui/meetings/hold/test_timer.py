"""The meeting is run with its keys while the clock is moved by the test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from campus_desktop.meetings import item_edits, keys, note_queries
from campus_desktop.workspace import open_workspace
from ui.shell.window import MainWindow


def test_the_whole_meeting_with_its_keys_alone(held: Any) -> None:
    assert (held.title, held.figure) == ("Ikke begyndt endnu", "09.30")
    held.press(keys.START)
    assert (held.title, held.figure) == ("Velkomst", "15:00")
    assert held.detail == "slutter kl. 9.45 · følger planen"
    assert held.mode.side.timer.detail.text().endswith("\nPunkt 1 af 4")
    held.pass_(5 + 1 / 60)
    assert held.figure == "09:59"
    held.press(keys.MORE)
    assert (held.figure, held.detail) == ("14:59", "slutter kl. 9.50 · 5 min bagud")
    held.press(keys.LESS)
    held.pass_(9 + 59 / 60)
    assert (held.figure, held.detail) == ("00:00", "slutter kl. 9.45 · følger planen")
    held.pass_(2 + 10 / 60)
    assert (held.figure, held.detail) == ("+02:10", "skulle være slut kl. 9.45 · 2 min bagud")
    QApplication.processEvents()
    height = held.mode.side.timer.height()
    held.press(keys.NEXT)
    assert (held.title, held.figure) == ("Sparring", "1:00:00")
    QApplication.processEvents()
    assert held.mode.side.timer.height() == height  # no button moved from under the pointer
    held.press(keys.SKIP)
    assert held.title == "Luft"
    held.press(keys.PARK)
    assert held.title == "Opsamling"
    (parked,) = note_queries.notes_of(held.workspace, held.meeting, kinds=["parked"])
    assert parked.text == "Luft"
    held.press(keys.BACK)
    assert held.title == "Luft"
    assert note_queries.notes_of(held.workspace, held.meeting) == []
    held.end()
    assert (held.title, held.here().state) == ("Mødet er slut", "ended")
    held.press(keys.BACK)
    assert (held.title, held.here().state) == ("Luft", "running")


def test_back_loses_no_time(held: Any) -> None:
    held.press(keys.START)
    held.pass_(6)
    held.press(keys.NEXT)
    held.pass_(2)
    assert held.title == "Sparring"
    held.press(keys.BACK)
    assert (held.title, held.figure) == ("Velkomst", "07:00")


def test_one_key_starts_pauses_and_goes_on(held: Any) -> None:
    timer = held.mode.side.timer
    assert timer.start.isVisible() and not timer.run.isVisible()
    assert timer.start.accessibleName() == "Start mødet"
    held.press(keys.START)
    assert not timer.start.isVisible() and timer.run.text() == "Pause"
    held.pass_(5)
    held.press(keys.START)
    assert timer.run.text() == "Fortsæt"
    held.pass_(7)
    assert (held.figure, held.detail) == ("10:00", "pause · slutter kl. 9.52 · 7 min bagud")
    held.press(keys.START)
    held.pass_(1)
    assert held.figure == "09:00"


def test_a_start_by_mistake_is_taken_back_and_one_on_another_day_is_asked_for(held: Any, answers: Any) -> None:
    held.press(keys.START)
    assert held.mode.side.timer.back.accessibleName() == "Fortryd starten …"
    answers.answers = [False, True]
    held.press(keys.BACK)
    assert held.title == "Velkomst"
    held.press(keys.BACK)
    assert (held.title, held.here().state) == ("Ikke begyndt endnu", "planned")
    held.now += timedelta(days=3)
    answers.answers = [False, True]
    held.press(keys.START)
    assert held.here().state == "planned" and "26. november 2026" in answers.said[-1]
    held.press(keys.START)
    assert held.here().state == "running"


def test_the_figure_is_calm_then_amber_then_red(held: Any) -> None:
    held.press(keys.START)
    moods = []
    for minutes in (1, 11, 2.5, 2):
        held.pass_(minutes)
        moods.append(held.mode.side.timer.figure.property("mood"))
    assert moods == ["calm", "amber", "red", "red"]


def test_the_last_item_says_that_next_ends_the_meeting(held: Any) -> None:
    held.press(keys.START)
    timer = held.mode.side.timer
    assert (timer.main.text(), timer.following.text()) == ("Næste", "kl. 9.45 Sparring")
    for _item in range(5):
        held.press(keys.NEXT)
    assert held.title == "Afrunding"
    assert (timer.main.text(), timer.following.text()) == ("Slut mødet", "Det er det sidste punkt")
    held.pass_(30)
    held.window.ask.answers = [True]  # it is early
    held.press(keys.NEXT)
    assert held.title == "Mødet er slut" and held.here().state == "ended"
    assert "30 min" in held.figure and "kl. 9.30" in held.detail
    assert timer.follow_up.isVisible()
    timer.follow_up.click()
    assert held.window.current_page.view.header.modes.current() == "follow-up"


def test_a_sleep_or_a_jump_of_the_clock_shows_the_right_second_at_the_next_tick(held: Any) -> None:
    held.press(keys.START)
    held.pass_(3)
    held.now += timedelta(hours=1, minutes=1, seconds=7)
    assert held.figure == "12:00"  # the lid was closed: nothing ticked
    held.window.clock.tick.emit()
    assert (held.figure, held.here().state) == ("+49:07", "running")


def test_a_restart_picks_the_meeting_up_at_the_right_second(held: Any, other_window: Callable[[], MainWindow]) -> None:
    held.press(keys.START)
    held.pass_(4 + 13 / 60)
    path = held.workspace.path
    held.window.set_workspace(None)
    held.now += timedelta(minutes=2)
    again = other_window()
    again.clock.set_now(lambda: held.now)
    again.set_workspace(open_workspace(path, now=again.clock.now))
    again.show_page("meetings", held.meeting)
    view = again.current_page.view  # type: ignore[union-attr]
    assert view.header.modes.current() == "hold"
    assert view.mode.side.timer.figure.text() == "08:47"
    again.close()


def test_groups_have_clocks_of_their_own(held: Any) -> None:
    for track, minutes in ((0, 20), (0, 40), (1, 30)):
        item_edits.add_item(
            held.workspace, held.meeting, f"Del {track}{minutes}", minutes, parent=held.items[1], track=track
        )
    item_edits.update_item(held.workspace, held.items[1], tracks=("Video", ""))
    held.press(keys.START)
    held.press(keys.NEXT)
    rows = held.mode.side.groups.rows
    assert [row.what.text() for row in rows] == ["Video · Del 020", "Gruppe 2 · Del 130"]
    held.pass_(5)
    assert [row.figure.text() for row in rows] == ["15:00", "25:00"]
    rows[0].next.click()
    rows[1].more.click()
    assert [row.what.text() for row in rows] == ["Video · Del 040", "Gruppe 2 · Del 130"]
    assert [row.figure.text() for row in rows] == ["40:00", "30:00"]
    assert held.figure == "55:00"
    rows[0].back.trigger()
    assert rows[0].figure.text() == "15:00"
    rows[1].next.click()
    assert rows[1].what.text() == "Gruppe 2 · færdig" and not rows[1].next.isVisible()
    names = [each.text() for each in menu_actions(held)]
    assert "Video: næste punkt" in names and "Gruppe 2: 5 minutter mere" in names
    held.press(keys.NEXT)
    assert not held.mode.side.groups.isVisible()


def menu_actions(held: Any) -> list[QAction]:
    """What the mode gives the menus, those in menus below others too."""
    found: list[QAction] = []
    for entry in held.mode.menu_actions().values():
        for each in entry if isinstance(entry, list) else [entry]:
            found += each.actions() if isinstance(each, QMenu) else [each]
    return found


def test_no_key_is_made_with_alt_gr_and_every_key_of_the_card_does_something(held: Any) -> None:
    made: dict[str, str] = {}
    for each in menu_actions(held):
        if each.shortcutContext() != Qt.ShortcutContext.WindowShortcut:
            continue  # only where its own list has the keyboard
        for shortcut in each.shortcuts():
            text = shortcut.toString()
            assert not ("Ctrl+" in text and "Alt+" in text), text
            assert text not in made, (text, each.text(), made[text])
            made[text] = each.text()
    timer, room = keys.GROUPS[0], keys.GROUPS[-1]
    assert {key.keys for key in timer.keys} <= set(made)
    assert {keys.PARTICIPANT, keys.KEYS, keys.KEYS_ANYWHERE} <= set(made)
    assert {keys.PARTICIPANT, keys.KEYS, keys.KEYS_ANYWHERE} <= {key.keys for key in room.keys}


def test_an_empty_agenda_leads_to_preparing(held: Any) -> None:
    item_edits.delete_items(held.workspace, held.items)
    timer = held.mode.side.timer
    assert timer.prepare.isVisible() and not timer.start.isVisible()
    assert held.detail == "Dagsordenen er tom."
    timer.prepare.click()
    assert held.window.current_page.view.header.modes.current() == "prepare"


def test_an_empty_group_does_not_lend_its_name_and_buttons_to_the_next(held: Any) -> None:
    item_edits.add_item(held.workspace, held.meeting, "Del blå", 30, parent=held.items[1], track=1)
    item_edits.update_item(held.workspace, held.items[1], tracks=("Rød", "Blå"))
    held.press(keys.START)
    held.press(keys.NEXT)
    (row,) = held.mode.side.groups.rows
    assert row.what.text() == "Blå · Del blå"
    row.more.click()
    assert row.figure.text() == "35:00"
    names = [each.text() for each in menu_actions(held)]
    assert "Blå: næste punkt" in names and not any(name.startswith("Rød") for name in names)
    row.next.click()
    assert row.what.text() == "Blå · færdig"


def test_the_figures_are_right_at_once_when_the_meeting_comes_back_into_sight(held: Any) -> None:
    held.press(keys.START)
    held.window.show_page("courses")
    held.pass_(9)
    held.window.show_page("meetings")
    assert held.figure == "06:00"


def test_a_meeting_that_goes_on_past_midnight_says_so(held: Any) -> None:
    held.now = held.now.replace(hour=22)  # 23.30 in Copenhagen
    held.press(keys.START)
    held.pass_(75)
    held.end()
    assert held.figure == "1 t 15 min" and held.detail.startswith("fra kl. 23.30 til 0.45")


def test_a_start_that_was_asked_about_begins_when_it_was_agreed_to(held: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def agree(*_asked: Any, **_how: Any) -> bool:
        held.pass_(2)
        return True

    monkeypatch.setattr(held.window.ask, "confirm", agree)
    held.now += timedelta(days=1)
    held.press(keys.START)
    assert held.figure == "15:00"
