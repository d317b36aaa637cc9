"""Ctrl+Z in a running meeting: what was done last is taken back, where one is, and a slip of the clock with one click."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from campus_desktop.meetings import edits, item_edits, keys, running
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import queries as path_queries
from campus_desktop.paths import step_edits
from tests.gui.conftest import Answers
from tests.support.hands import entry, page_of
from tests.support.seen import settle
from ui.meetings.page import MeetingsPage
from ui.paths.page import PathsPage


def write(held: Any, text: str) -> None:
    held.mode.notes.focus_line()
    held.type(text)
    held.press("Return")


def picture(widget: QWidget) -> QImage:
    """As it is painted, once everything stands."""
    settle()
    return widget.grab().toImage()


def offer(held: Any) -> QPushButton:
    """The button in the status line that stands beside what was said."""
    found = held.window.status_line.findChildren(QPushButton)
    return next(each for each in found if each.property("kind") == "offer")


def said(held: Any) -> str:
    found: str = held.window.status_line.message_label.text()
    return found


def test_the_act_of_the_clock_goes_first_then_the_note(held: Any) -> None:
    held.press(keys.START)
    write(held, "Vi begynder med buddyen")
    held.press(keys.NEXT)
    held.press(keys.MORE)
    before = picture(held.mode.notes.list.view.viewport())
    panel = picture(held.mode.side.timer)
    assert (held.title, held.figure) == ("Sparring", "1:05:00")
    held.press("Ctrl+Z")
    assert (held.title, held.figure, said(held)) == ("Sparring", "1:00:00", "Fortrudt: +5 min")
    assert picture(held.mode.side.timer) != panel
    held.press("Ctrl+Z")
    assert (held.title, said(held)) == ("Velkomst", "Fortrudt: Næste")
    assert picture(held.mode.notes.list.view.viewport()) == before  # the note stays
    held.press("Ctrl+Z")
    assert picture(held.mode.notes.list.view.viewport()) != before
    assert said(held) == "Fortrudt: Ny note: Virker godt"
    held.press("Ctrl+Y")
    held.press("Ctrl+Y")
    assert held.title == "Sparring"
    assert held.mode.notes.line.edit.hasFocus()


@pytest.mark.parametrize(
    ("press", "words"),
    [(keys.NEXT, "Fortryd: Næste"), (keys.PARK, "Fortryd: Parkér »Velkomst«"), (keys.MORE, "Fortryd: +5 min"),
     (keys.START, "Fortryd: Pause"), (keys.END, "Fortryd: Slut mødet"), (keys.SKIP, "Fortryd: Spring over")],
)  # fmt: skip
def test_a_slip_is_taken_back_beside_the_timer_for_ten_seconds(held: Any, press: str, words: str) -> None:
    held.press(keys.START)
    held.pass_(1)
    button = held.mode.side.timer.undo
    assert not button.isVisible()
    before = picture(held.mode.side.timer)
    held.end() if press == keys.END else held.press(press)
    assert button.isVisible()
    assert button.accessibleName().endswith(words)
    QApplication.processEvents()
    assert words.startswith(button.text().replace("\n", " ").replace("…", "").strip())
    assert button.text().startswith("Fortryd")
    assert "…" not in button.text() or len(held.figure) > 5  # beside a figure with hours there is less room
    rect = QAccessible.queryAccessibleInterface(button).rect()
    assert rect.width() > 40
    assert held.mode.side.timer.rect().contains(button.geometry())
    held.pass_(9 / 60)
    assert button.isVisible()
    where = held.mode.side.timer.main.geometry(), held.mode.side.timer.run.geometry()
    held.pass_(1 / 60)
    assert not button.isVisible()
    if press not in (keys.END, keys.PARK, keys.NEXT, keys.SKIP):
        assert where == (held.mode.side.timer.main.geometry(), held.mode.side.timer.run.geometry())
    held.now -= timedelta(seconds=5)
    held.pass_(0)
    held.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    held.now -= timedelta(seconds=5)  # the moment before the slip: the same picture
    held.pass_(0)
    assert held.title == "Velkomst"
    assert held.mode.notes.line.edit.hasFocus()
    assert not button.isVisible()
    assert picture(held.mode.side.timer) == before


def test_a_note_written_since_is_not_what_the_button_would_take(held: Any) -> None:
    held.press(keys.START)
    assert held.mode.side.timer.undo.isVisible()
    write(held, "Ordstyreren hilser")
    assert not held.mode.side.timer.undo.isVisible()


def test_an_act_of_a_while_ago_is_asked_about(held: Any, answers: Answers) -> None:
    held.press(keys.START)
    write(held, "Første")
    held.press(keys.NEXT)
    held.pass_(2)
    held.press("Ctrl+Z")
    assert (held.title, answers.said) == ("Velkomst", [])  # two minutes: at once
    held.press("Ctrl+Y")
    held.pass_(0.5)
    answers.answers = [None]
    held.press("Ctrl+Z")
    assert held.title == "Sparring"
    assert answers.said == [
        "Fortryd »Næste« fra kl. 9.30? Mødets ur stilles tilbage, som om det ikke var sket."
        "\n\nEller kun den seneste rettelse, der ikke handler om uret: »Ny note: Virker godt: Første« fra kl. 9.30."
    ]
    answers.answers = ["past"]
    held.press("Ctrl+Z")
    assert (held.title, said(held)) == ("Sparring", "Fortrudt: Ny note: Virker godt")
    held.press("Ctrl+Y")
    assert said(held) == "Gentaget: Ny note: Virker godt"


def test_the_question_names_a_meeting_that_is_not_in_sight(held: Any, answers: Answers) -> None:
    other = other_meeting(held)
    held.press(keys.START)
    held.pass_(3)
    held.window.show_page("courses")
    answers.answers = [None, None]
    held.press("Ctrl+Z")
    assert answers.said[0].startswith("Fortryd »Start mødet« fra kl. 9.30 på »Preboarding«?")
    held.window.set_safe(other)
    held.press("Ctrl+Z")
    assert "Preboarding" not in answers.said[-1]


def test_an_old_act_is_undone_and_done_again_on_purpose(held: Any, answers: Answers) -> None:
    held.press(keys.START)
    held.press(keys.NEXT)
    held.pass_(24 * 60)
    answers.answers = ["act", None, "act"]
    held.press("Ctrl+Z")
    assert held.title == "Velkomst"
    assert "26. november 2026 kl. 9.30" in answers.said[0]
    held.pass_(3)
    held.press("Ctrl+Y")
    assert held.title == "Velkomst"
    held.press("Ctrl+Y")
    assert held.title == "Sparring"
    assert answers.said[1].startswith("Gentag »Næste« fra 26. november 2026 kl. 9.30? Mødets ur regner fra")


def test_a_chain_of_old_acts_is_asked_about_once(held: Any, answers: Answers) -> None:
    held.press(keys.START)
    held.press(keys.NEXT)
    held.press(keys.NEXT)
    held.pass_(30)
    before = picture(held.mode.side.timer)
    answers.answers = ["act"]
    held.press("Ctrl+Z")
    held.press("Ctrl+Z")
    assert held.title == "Velkomst" and len(answers.said) == 1
    held.press("Ctrl+Y")
    held.press("Ctrl+Y")
    assert picture(held.mode.side.timer) == before and len(answers.said) == 1, "there and back is one chain"
    held.pass_(3)
    answers.answers = [None]
    held.press("Ctrl+Z")
    assert len(answers.said) == 2, "another chain"
    write(held, "Noget andet")
    held.press("Ctrl+Z")
    answers.answers = [None]
    held.press("Ctrl+Z")
    assert len(answers.said) == 3


def test_a_chain_that_leaves_the_clock_alone_goes_on_so(held: Any, answers: Answers) -> None:
    held.press(keys.START)
    write(held, "Første")
    write(held, "Anden")
    held.press(keys.NEXT)
    held.pass_(30)
    answers.answers = ["past"]
    held.press("Ctrl+Z")
    held.press("Ctrl+Z")
    assert held.title == "Sparring" and held.mode.notes.status() == "0 noter" and len(answers.said) == 1


def test_after_the_end_the_clock_is_passed_over(held: Any) -> None:
    write(held, "Før mødet")
    held.press(keys.START)
    held.press(keys.NEXT)
    held.end()
    assert held.window.status_line.undo_button.text() == "Fortryd: Slut mødet"
    write(held, "Efter mødet")
    held.press("Ctrl+Z")
    held.press("Ctrl+Z")
    assert said(held) == "Fortrudt: Ny note: Virker godt"
    assert held.here().state == "ended"
    assert held.mode.notes.status() == "0 noter"


# --- elsewhere -------------------------------------------------------------------------------------------------------


def other_meeting(held: Any) -> str:
    made = edits.create_meeting(held.workspace, "Et andet møde", date=held.read().date)
    item_edits.add_item(held.workspace, made, "Punkt", 10)
    return made


def test_undo_of_something_elsewhere_stays_in_the_running_meeting(held: Any) -> None:
    other = other_meeting(held)
    held.press(keys.START)
    edits.update_meeting(held.workspace, other, place="Byen")
    path_edits.update_path(held.workspace, held.path, purpose="both")
    held.pass_(0.5)
    parts = held.mode.left, held.mode.notes.list, held.mode.side  # not the line, whose cursor blinks
    before = [picture(each) for each in parts]
    held.press("Ctrl+Z")
    assert said(held).startswith("Fortrudt: ")
    assert offer(held).isVisible()
    held.press("Ctrl+Z")
    assert held.window.current_key == "meetings"
    assert page_of(held.window, MeetingsPage).item() == held.meeting
    assert [picture(each) for each in parts] == before
    assert held.mode.notes.line.edit.hasFocus()
    assert said(held) == "Fortrudt: Ret sted for »Et andet møde«"
    assert offer(held).text() == "Vis"
    write(held, "Hører til her")
    assert held.workspace.value("SELECT meeting FROM note") == held.meeting


def test_show_goes_to_what_was_undone(held: Any) -> None:
    held.press(keys.START)
    path_edits.update_path(held.workspace, held.path, title="Nyt navn")
    held.press("Ctrl+Z")
    assert entry(held.window, "Vis det, der blev fortrudt").isEnabled()
    held.qtbot.mouseClick(offer(held), Qt.MouseButton.LeftButton)
    assert held.window.current_key == "paths"
    assert page_of(held.window, PathsPage).item() == held.path
    assert not offer(held).isVisible()
    held.open()
    entry(held.window, "Vis det, der blev fortrudt").trigger()
    assert held.window.current_key == "paths"


def test_an_act_undone_on_another_page_leaves_one_there(held: Any) -> None:
    held.press(keys.START)
    held.press(keys.NEXT)
    held.window.show_page("paths")
    held.press("Ctrl+Z")
    assert held.window.current_key == "paths"
    assert held.here().item.title == "Velkomst"
    offer(held).click()
    assert page_of(held.window, MeetingsPage).held() == held.meeting


def test_what_was_undone_in_the_path_in_sight_is_shown_there(held: Any) -> None:
    held.press(keys.START)
    phase = path_queries.read_path(held.workspace, held.path).phases[0].id
    step = step_edits.add_step(held.workspace, phase, "Velkomstvideo")
    held.window.show_page("paths", held.path)
    step_edits.update_step(held.workspace, step, title="Video")
    held.press("Ctrl+Z")
    assert not offer(held).isVisible()
    assert [*page_of(held.window, PathsPage).view.picking.chosen()] == [step]


def test_while_nothing_runs_undo_goes_to_what_changed(held: Any) -> None:
    path_edits.update_path(held.workspace, held.path, title="Nyt navn")
    held.press("Ctrl+Z")
    assert held.window.current_key == "paths"


# --- a meeting that does not run -------------------------------------------------------------------------------------


def test_the_note_line_says_that_the_meeting_does_not_run(held: Any) -> None:
    line = held.mode.notes.line
    said = line.not_running
    assert said.isVisible()
    assert said.words.text().startswith("Mødet er ikke begyndt.")
    assert said.words.text() in line.edit.accessibleDescription()
    before = picture(line)
    held.press(keys.START)
    QApplication.processEvents()
    assert not said.isVisible()
    assert picture(line) != before
    assert line.edit.accessibleDescription() == ""
    held.press(keys.START)
    assert not said.isVisible()  # a pause
    held.end()
    assert said.words.text().startswith("Mødet er slut.")


def test_the_note_line_of_another_meeting_names_the_one_that_runs(held: Any) -> None:
    other = other_meeting(held)
    held.press(keys.START)
    held.window.show_page("meetings", other, "hold")
    said = held.mode.notes.line.not_running
    assert said.words.text() == "»Preboarding« er i gang. En note, der skrives her, hører til »Et andet møde«."
    held.qtbot.mouseClick(said.to_other, Qt.MouseButton.LeftButton)
    assert page_of(held.window, MeetingsPage).held() == held.meeting
    assert not held.mode.notes.line.not_running.isVisible()
    held.window.show_page("meetings", other, "hold")
    held.window.set_safe(other)
    assert "Preboarding" not in held.mode.notes.line.not_running.words.text()


# --- one clock at a time ---------------------------------------------------------------------------------------------


def state(held: Any, meeting: str) -> str:
    found: str = running.where(held.workspace, meeting, held.now).state
    return found


@pytest.mark.parametrize(("answer", "then"), [(None, "running"), ("pause", "paused"), ("end", "ended")])
def test_starting_a_second_meeting_asks(held: Any, answers: Answers, answer: str | None, then: str) -> None:
    other = other_meeting(held)
    held.press(keys.START)
    held.window.show_page("meetings", other, "hold")
    answers.answers = [answer]
    held.press(keys.START)
    assert answers.said == ["»Preboarding« er i gang. Uret kan kun gå for ét møde ad gangen."]
    assert (state(held, held.meeting), state(held, other)) == (then, "planned" if answer is None else "running")
    if answer is not None:
        held.press("Ctrl+Z")
        assert (state(held, held.meeting), state(held, other)) == ("running", "planned")


@pytest.mark.parametrize("press", [keys.START, keys.NEXT, keys.SKIP, keys.PARK])
def test_going_on_with_a_paused_meeting_asks_while_another_runs(held: Any, answers: Answers, press: str) -> None:
    other = other_meeting(held)
    held.press(keys.START)
    running.start(held.workspace, other, held.now, others="pause")
    answers.answers = [None, "end"]
    held.press(press)
    assert (state(held, held.meeting), state(held, other)) == ("paused", "running")
    held.press(press)
    assert (state(held, held.meeting), state(held, other)) == ("running", "ended")
    held.window.show_page("meetings", other, "hold")
    answers.answers = ["pause"]
    held.press(keys.BACK)
    assert (state(held, held.meeting), state(held, other)) == ("paused", "running")


def test_the_small_clock_is_that_of_the_meeting_that_goes(held: Any, answers: Answers) -> None:
    other = other_meeting(held)
    for meeting, first in ((other, held.meeting), (held.meeting, other)):
        running.start(held.workspace, first, held.now) if state(held, first) == "planned" else None
        held.window.show_page("meetings", meeting, "hold")
        answers.answers = ["pause"]
        held.press(keys.START)
        assert (state(held, meeting), state(held, first)) == ("running", "paused")
        held.pass_(0)
        assert not held.window.status_line.running_button.isVisible()  # it is the one in sight
        held.window.show_page("courses")
        held.window.status_line.running_button.click()
        assert page_of(held.window, MeetingsPage).held() == meeting


def test_in_the_safe_view_the_other_meeting_is_not_named(held: Any, answers: Answers) -> None:
    other = other_meeting(held)
    held.press(keys.START)
    held.window.show_page("meetings", other, "hold")
    held.window.set_safe(other)
    answers.answers = ["pause"]
    held.press(keys.START)
    assert answers.said == ["Et andet møde er i gang. Uret kan kun gå for ét møde ad gangen."]
