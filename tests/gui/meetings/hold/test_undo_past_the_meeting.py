"""Ctrl+Z around the end of a meeting: the newest is taken back and said, and what nobody would see is asked about first."""

from __future__ import annotations

from typing import Any

from campus_desktop.meetings import edits, keys
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import queries as path_queries
from tests.gui.conftest import Answers
from tests.support.hands import page_of
from tests.support.painted import on_screen
from ui.meetings.page import MeetingsPage


def said(held: Any) -> str:
    found: str = held.window.status_line.message_label.text()
    return found


def name(held: Any) -> str:
    return path_queries.read_path(held.workspace, held.path).title


def where(held: Any) -> tuple[str, str | None]:
    return held.window.current_key, page_of(held.window, MeetingsPage).item()


def test_after_back_the_next_undo_takes_back_the_end(held: Any, answers: Answers) -> None:
    path_edits.update_path(held.workspace, held.path, title="Rettet i går")
    edits.update_meeting(held.workspace, held.meeting, status="sent")
    held.press(keys.START)
    status = held.window.current_page.view.header.status
    running = on_screen(status), on_screen(held.mode.side.timer.main)
    held.end()
    over = on_screen(status)
    held.mode.commands.back.trigger()
    assert on_screen(status) == running[0] != over
    held.press("Ctrl+Z")
    assert said(held) == "Fortrudt: Tilbage til mødet. Mødet er slut." and on_screen(status) == over
    assert held.window.status_line.undo_button.text() == "Fortryd: Slut mødet"
    held.press("Ctrl+Z")
    assert said(held) == "Fortrudt: Slut mødet. Mødet er i gang."
    assert (on_screen(status), on_screen(held.mode.side.timer.main)) == running
    assert where(held) == ("meetings", held.meeting) and name(held) == "Rettet i går"
    held.press("Ctrl+Y")
    assert said(held) == "Gentaget: Slut mødet. Mødet er slut." and on_screen(status) == over
    held.press("Ctrl+Y")
    assert said(held) == "Gentaget: Tilbage til mødet. Mødet er i gang." and on_screen(status) == running[0]


def test_what_lies_before_the_meeting_and_out_of_sight_is_asked_about(held: Any, answers: Answers) -> None:
    path_edits.update_path(held.workspace, held.path, title="Rettet i går")
    held.press(keys.START)
    held.end()
    held.mode.notes.focus_line()
    held.type("Efter mødet")
    held.press("Return")
    held.press("Ctrl+Z")
    assert said(held) == "Fortrudt: Ny note: Virker godt"
    held.pass_(1)
    before = on_screen(held.mode.side), held.read()
    answers.answers, answers.said = [None], []
    held.press("Ctrl+Z")
    assert answers.said == [
        "Fortryd »Ret titel for ›Rettet i går‹« fra kl. 9.30? Det, der ændres, kan ikke ses her. "
        "Uret for et møde, der er slut, kan ikke længere fortrydes."
    ]
    assert (on_screen(held.mode.side), held.read()) == before
    assert where(held) == ("meetings", held.meeting) and name(held) == "Rettet i går"
    answers.answers = ["step"]
    held.press("Ctrl+Z")
    assert name(held) == "Preboarding hos os"
    assert held.window.current_key == "paths"  # no meeting is held: one is led to what changed
    assert held.here().state == "ended"


def test_what_lies_before_the_meeting_and_in_sight_is_not_asked_about(held: Any, answers: Answers) -> None:
    edits.update_meeting(held.workspace, held.meeting, place="Byen")
    held.press(keys.START)
    held.end()
    held.mode.notes.focus_line()
    held.type("Efter mødet")
    held.press("Return")
    held.press("Ctrl+Z")
    held.press("Ctrl+Z")
    assert said(held) == "Fortrudt: Ret sted for »Preboarding«" and held.read().place == "Klitby"
    assert where(held) == ("meetings", held.meeting)
