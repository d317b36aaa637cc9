"""Catching up after a late start: the dialog says so of the start, and the agenda of no item that it ran over."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from PySide6.QtGui import QAccessible

from campus_desktop.meetings import item_edits, keys
from tests.support.hands import press_button, visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.meetings.hold.catch_up import CatchUpDialog


@pytest.fixture
def late(held: Any) -> Any:
    """Begun fifty minutes late, and five into the first item."""
    held.pass_(50)
    held.press(keys.START)
    held.pass_(5)
    return held


def opened(held: Any) -> CatchUpDialog:
    held.press(keys.CATCH_UP)
    (dialog,) = visible(held.window, CatchUpDialog)
    settle()
    return dialog


def test_the_dialog_names_the_late_start_and_the_item_is_not_blamed(late: Any) -> None:
    dialog = opened(late)
    assert dialog.minutes.text() == "0"
    assert dialog.heading.text().replace("\n", " ").startswith("Mødet begyndte 50 min for sent. ")
    assert "Velkomst" not in dialog.heading.text()
    assert dialog.changes.text().split("\n")[0] == "• Sen start: »Velkomst« kl. 10.20 i stedet for kl. 9.30"
    assert ink(on_screen(dialog.heading)) > 0.02 and ink(on_screen(dialog.changes)) > 0.02
    assert [dialog.table.item(0, column).text() for column in (1, 2)] == ["09.30–09.45", "10.20–10.35"]
    before = on_screen(late.mode.agenda.view)
    dialog.agree.click()
    settle()
    assert on_screen(late.mode.agenda.view) != before
    heard = QAccessible.queryAccessibleInterface(late.mode.agenda.view).child(0).text(QAccessible.Text.Name)
    assert heard.startswith("10.20, Velkomst, 15 minutter")
    assert (late.figure, late.detail.split(" · ")[-1]) == ("10:00", "følger planen")
    late.press("Ctrl+Z")
    assert late.detail.endswith("50 min bagud")


def test_what_it_runs_over_besides_is_asked_for_apart(late: Any) -> None:
    late.pass_(20)
    dialog = opened(late)
    assert dialog.minutes.text() == "10"
    said = dialog.heading.text().replace("\n", " ")
    assert said.startswith("Mødet begyndte 50 min for sent. ") and "10 min" in said and "Velkomst" in said
    press_button(dialog, "+5")
    dialog.agree.click()
    heard = QAccessible.queryAccessibleInterface(late.mode.agenda.view).child(0).text(QAccessible.Text.Name)
    assert heard.startswith("10.20, Velkomst, 30 minutter")


def test_in_time_nothing_is_said_of_the_start(held: Any) -> None:
    held.press(keys.START)
    held.pass_(25)
    dialog = opened(held)
    assert dialog.minutes.text() == "10" and "begyndte" not in dialog.heading.text()
    assert "Sen start" not in dialog.changes.text()
    dialog.reject()


def test_the_late_start_is_no_lock_and_goes_with_the_start(late: Any, answers: Any) -> None:
    """In Prepare its card says when it began; the field of its lock is empty, and there is no lock to release."""
    first = late.items[0]
    opened(late).agree.click()
    assert late.read().item(first).pinned is not None
    late.window.show_page("meetings", late.meeting, "prepare")
    mode = late.window.current_page.view.mode

    def second() -> str:
        settle()
        (card,) = [each for each in mode.agenda.model.cards if each.title == "Velkomst"]
        return str(card.second)

    before = on_screen(mode.agenda.view)
    assert second().endswith("Begyndte kl. 10.20") and "Låst" not in second()
    assert "Låst til kl. 12.00" in next(each.second for each in mode.agenda.model.cards if each.title == "Frokost")
    mode.agenda.choose(first)
    settle()
    assert not mode.agenda.actions_.unlock.isEnabled()
    pinned = mode.details.pinned.line
    assert (pinned.text(), pinned.placeholderText()) == ("", "Begyndte kl. 10.20")
    mode.agenda.choose(late.items[4])
    settle()
    assert mode.agenda.actions_.unlock.isEnabled() and pinned.text() == "12.00"
    late.open()
    late.mode.notes.focus_line()
    answers.answers.append(True)
    late.press(keys.BACK)  # in the first item: the start is taken back
    assert late.here().state == "planned" and late.read().item(first).pinned is None
    late.window.show_page("meetings", late.meeting, "prepare")
    assert "Begyndte" not in second() and on_screen(mode.agenda.view) != before


def test_a_lock_that_somebody_set_stays_one(late: Any) -> None:
    opened(late).agree.click()
    item_edits.pin(late.workspace, late.items[0], time(10, 25))
    late.window.show_page("meetings", late.meeting, "prepare")
    mode = late.window.current_page.view.mode
    settle()
    assert "Låst til kl. 10.25" in next(each.second for each in mode.agenda.model.cards if each.title == "Velkomst")
