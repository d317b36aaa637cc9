"""Ctrl+F9 long before time, or with items left: that is said before anything ends."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from campus_desktop.meetings import item_edits, keys, notes
from campus_desktop.meetings.noteline import NoteLine
from tests.gui.conftest import Answers
from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from ui.meetings.hold.closing import ClosingDialog
from ui.shell.ask import Ask

LEFT = "3 punkter er ikke behandlet; 3 t 25 min før planlagt sluttid"


def test_an_early_end_is_asked_about_and_not_done_without_a_yes(held: Any, answers: Answers) -> None:
    held.press(keys.START)
    held.pass_(5)
    before = on_screen(held.mode.side.timer)
    answers.answers = [False]
    held.press(keys.END)
    assert answers.said == [f"{LEFT}. Slut mødet alligevel?"]
    assert held.here().state == "running" and on_screen(held.mode.side.timer) == before
    answers.answers = [True]
    held.press(keys.END)
    assert held.here().state == "ended" and held.title == "Mødet er slut"


def test_enter_on_the_question_ends_nothing(held: Any) -> None:
    held.press(keys.START)
    held.window.ask = Ask()
    found: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        found.extend([box.text(), next(each.text() for each in box.buttons() if each.isDefault())])
        assert ink(on_screen(box)) > 0.02
        held.qtbot.keyClick(box, "\r")

    QTimer.singleShot(0, look)
    held.press(keys.END)
    assert found[0].startswith("3 punkter er ikke behandlet") and found[1].replace("&", "") == "Annullér"
    assert held.here().state == "running"


@pytest.mark.parametrize(("minutes", "asked"), [(165, ["45 min før planlagt sluttid"]), (205, []), (220, [])])
def test_with_everything_held_only_an_end_clearly_before_time_is_early(
    held: Any, answers: Answers, minutes: int, asked: list[str]
) -> None:
    held.press(keys.START)
    for _item in held.items[1:]:
        held.press(keys.NEXT)
    held.pass_(minutes)
    answers.said.clear()
    held.end()
    assert answers.said == [f"{each}. Slut mødet alligevel?" for each in asked]
    assert held.here().state == "ended"


def test_the_planned_end_is_the_meetings_and_not_the_agendas(held: Any, answers: Answers) -> None:
    item_edits.delete_items(held.workspace, [held.items[-1]])  # the items end at 12.30, the meeting at 13.00
    held.press(keys.START)
    for _item in held.items[1:-1]:
        held.press(keys.NEXT)
    held.pass_(120)
    answers.answers = [False]
    held.press(keys.END)
    assert answers.said[-1] == "1 t 30 min før planlagt sluttid. Slut mødet alligevel?"
    held.pass_(55)
    answers.said.clear()
    held.end()  # when the agenda ends: not asked
    assert answers.said == [] and held.here().state == "ended"
    assert held.detail.splitlines()[0].endswith(" · 35 min før planlagt sluttid")


def test_it_is_asked_before_the_end_also_where_an_action_lacks_something(held: Any, answers: Answers) -> None:
    held.press(keys.START)
    notes.add_note(held.workspace, held.meeting, "action", NoteLine("Send skabelonen"), at=held.now)
    held.pass_(5)
    before = on_screen(held.mode.side.timer)
    answers.answers = [False]
    held.mode.commands.end.trigger()
    assert answers.said == [f"{LEFT}. Slut mødet alligevel?"]
    assert held.here().state == "running" and on_screen(held.mode.side.timer) == before
    assert not visible(held.window, ClosingDialog)
    answers.answers = [True]
    held.mode.commands.end.trigger()
    assert held.here().state == "ended"
    (dialog,) = visible(held.window, ClosingDialog)
    dialog.back.click()
    assert held.here().state == "running"


def test_a_meeting_that_ends_in_time_says_nothing_of_it(held: Any, answers: Answers) -> None:
    held.press(keys.START)
    for _item in held.items[1:]:
        held.press(keys.NEXT)
    notes.add_note(held.workspace, held.meeting, "action", NoteLine("Send skabelonen"), at=held.now)
    held.pass_(205)
    held.press(keys.NEXT)
    (dialog,) = visible(held.window, ClosingDialog)
    assert not [each for each in visible(dialog, QLabel) if "før tid" in each.text()]
    dialog.reject()


@pytest.mark.parametrize("key", [keys.NEXT, keys.SKIP, keys.PARK])
def test_what_leaves_the_last_item_early_asks_as_ending_does(held: Any, answers: Answers, key: str) -> None:
    held.press(keys.START)
    for _item in held.items[1:]:
        held.press(keys.NEXT)
    held.pass_(145)
    before = on_screen(held.mode.side.timer)
    answers.answers = [False]
    held.press(key)
    assert answers.said == ["1 t 5 min før planlagt sluttid. Slut mødet alligevel?"]
    assert held.here().state == "running" and on_screen(held.mode.side.timer) == before
    answers.answers = [True]
    held.press(key)
    assert held.here().state == "ended" and held.title == "Mødet er slut"


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        (False, "Mødet er slut. Der er ikke noteret opfølgninger."),
        (True, "Mødet er slut. Alle opfølgninger har en ansvarlig og en frist."),
    ],
)
def test_what_is_said_of_the_actions_is_true_also_where_there_are_none(held: Any, noted: bool, said: str) -> None:
    held.press(keys.START)
    if noted:
        line = NoteLine("Send skabelonen", institution=held.klit, due=held.now.date())
        notes.add_note(held.workspace, held.meeting, "action", line, at=held.now)
    held.end()
    message = held.window.status_line.message_label
    assert message.text() == said and message.isVisible()
