"""A meeting that goes on past midnight: paper, file and e-mail say which times lie on the next day, as the screen does."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from campus_desktop.meetings import edits, item_edits, notes, running
from campus_desktop.meetings.meeting import Day
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.prints.source import MeetingToPrint, read_meeting_for_print
from tests.support.pdfs import mailed, printed, word_minutes, words
from tests.support.sample_meeting import Sample

BEGIN = datetime(2026, 11, 26, 21, 30, tzinfo=UTC)
"""22.30 in Copenhagen."""


@pytest.fixture
def night(fresh: Sample) -> MeetingToPrint:
    """From 22.30 to 1.30, each item begun as planned, the middle one over midnight."""
    ws = fresh.workspace
    made = edits.create_meeting(ws, "Nattemøde", date=date(2026, 11, 26), start=time(22, 30), end=time(1, 30))
    items = [item_edits.add_item(ws, made, title, 60, responsible="AB") for title in ("Aften", "Midnat", "Nat")]
    running.start(ws, made, BEGIN)
    for hours in (1, 2, 3):
        running.next_item(ws, made, BEGIN.replace(hour=(21 + hours) % 24, day=26 if hours < 3 else 27))
    for item in items:
        notes.add_note(ws, made, "decision", NoteLine("Aftalt"), item=item)
    return read_meeting_for_print(ws, made, BEGIN.replace(day=27))


def test_the_agenda_on_paper_says_which_times_are_on_the_day_after(night: MeetingToPrint) -> None:
    text = words(printed("agenda", night))
    for said in (
        "orsdag den 26. november 2026 kl. 22.30–1.30 (dagen efter)",
        "22.30–01.30 (dagen efter) · 3 t",
        "22.30–23.30 1 t 1. Aften",
        "23.30–00.30 (dagen efter) 1 t",
        "00.30–01.30 (dagen efter) 1 t",
    ):
        assert said in text


def test_the_script_says_when_the_next_item_begins_on_the_day_after(night: MeetingToPrint) -> None:
    text = words(printed("script", night))
    assert "23.30–00.30 (dagen efter)" in text and "Derefter kl. 0.30 (dagen efter): 3. Nat" in text


def test_the_minutes_say_planned_and_actual_times_of_the_day_after(night: MeetingToPrint) -> None:
    word = "\n".join(each.text for each in word_minutes(night).paragraphs)
    for text in (words(printed("minutes", night)), word):
        assert "22.30–23.30, faktisk 22.30–23.30" in text
        assert "23.30–00.30 (dagen efter), faktisk 23.30–00.30 (dagen efter)" in text
        assert "00.30–01.30 (dagen efter), faktisk 00.30–01.30 (dagen efter)" in text


def test_the_mail_says_it_too(night: MeetingToPrint) -> None:
    mail = mailed("agenda", night)
    assert "23.30–00.30 (dagen efter)" in mail.plain and "kl. 22.30–1.30 (dagen efter)" in mail.plain


def test_days_that_end_past_midnight_say_so_among_the_facts(fresh: Sample) -> None:
    ws = fresh.workspace
    made = edits.create_meeting(ws, "To dage", date=date(2026, 11, 26), start=time(22), end=time(1))
    edits.set_days(ws, made, [Day(n, date(2026, 11, 25 + n), time(22), time(1)) for n in (1, 2)])
    text = words(printed("agenda", read_meeting_for_print(ws, made, fresh.clock.now)))
    assert "26-11-2026 kl. 22.00–1.00 (dagen efter); 27-11-2026 kl. 22.00–1.00 (dagen efter)" in text
