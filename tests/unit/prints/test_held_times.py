"""The head of what is printed after a meeting says when it was really held, and the planned time beside it where that differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from campus_desktop.i18n import using
from campus_desktop.meetings import edits, item_edits, notes, running
from campus_desktop.meetings.meeting import Day
from campus_desktop.meetings.minutes import read_minutes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.wording import minutes_time_text
from campus_desktop.prints.source import MeetingToPrint, read_meeting_for_print
from tests.support.pdfs import mailed, printed, word_minutes, words
from tests.support.sample_meeting import Sample

PLANNED = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
"""9.30 in Copenhagen."""
SAID = "orsdag den 26. november 2026 kl. 9.42–11.50, planlagt kl. 9.30–11.30"


class Held:
    """A meeting planned from 9.30 to 11.30, which begins 12 minutes late and is caught up by a later end."""

    def __init__(self, fresh: Sample) -> None:
        self.ws = fresh.workspace
        self.id = edits.create_meeting(self.ws, "Netværk", date=date(2026, 11, 26), start=time(9, 30), end=time(11, 30))
        self.items = [item_edits.add_item(self.ws, self.id, title, 60) for title in ("Første", "Sidste")]
        self.now = PLANNED + timedelta(minutes=12)

    def start(self) -> None:
        running.start(self.ws, self.id, self.now)
        notes.add_note(self.ws, self.id, "action", NoteLine("Send den", due=date(2026, 12, 4)), item=self.items[0])

    def catch_up(self) -> None:
        self.now += timedelta(minutes=1)
        found = running.propose_catch_up(self.ws, self.id, self.now, ways=("end",))
        running.apply_catch_up_now(self.ws, self.id, found.changes, self.now)

    def end(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        running.end(self.ws, self.id, self.now)

    def read(self) -> MeetingToPrint:
        return read_meeting_for_print(self.ws, self.id, self.now)

    @property
    def said(self) -> str:
        return minutes_time_text(read_minutes(self.ws, self.id, self.now))


@pytest.fixture
def held(fresh: Sample) -> Held:
    return Held(fresh)


def test_every_document_of_a_meeting_that_was_held(held: Held) -> None:
    held.start()
    held.end(128)
    source = held.read()
    for kind in ("minutes", "actions"):
        assert SAID in words(printed(kind, source)), kind
    text = "\n".join(each.text for each in word_minutes(source).paragraphs)
    assert SAID in text.replace("\xa0", " ")
    for mail in (mailed("minutes", source), mailed("actions", source)):
        assert SAID in mail.plain and SAID in mail.html
    with using("en"):
        assert held.said == "Thursday 26 November 2026, 09:42–11:50, planned 09:30–11:30"


def test_after_catching_up_the_planned_time_is_the_one_before(held: Held) -> None:
    held.start()
    held.catch_up()
    held.end(127)
    assert held.read().meeting.days[0].end != time(11, 30)
    assert SAID in words(printed("minutes", held.read()))


def test_a_meeting_held_as_planned_says_its_time_once(held: Held) -> None:
    held.now = PLANNED
    assert held.said == "torsdag den 26. november 2026 kl. 9.30–11.30"
    held.start()
    assert held.said == "torsdag den 26. november 2026 kl. 9.30–11.30"
    held.end(120)
    assert held.said == "torsdag den 26. november 2026 kl. 9.30–11.30"


def test_while_it_lasts_it_says_when_it_began(held: Held) -> None:
    held.start()
    assert held.said == "torsdag den 26. november 2026 kl. 9.30–11.30, begyndt kl. 9.42"


def test_held_on_another_day_and_past_midnight(held: Held) -> None:
    held.now = PLANNED + timedelta(days=1, hours=12)
    held.start()
    held.end(180)
    assert held.said == (
        "fredag den 27. november 2026 kl. 21.30–0.30 (dagen efter), planlagt torsdag den 26. november 2026 kl. 9.30–11.30"
    )


def test_an_end_that_was_forgotten_says_its_date(held: Held) -> None:
    held.start()
    held.end(60 * 50)
    assert held.said.startswith(
        "torsdag den 26. november 2026 kl. 9.42 – lørdag den 28. november 2026 kl. 11.42, planl"
    )


def test_several_days_say_the_dates_they_were_held_on(held: Held) -> None:
    first = replace(held.read().meeting.days[0])
    edits.set_days(held.ws, held.id, [first, Day(2, date(2026, 11, 27), time(9), time(12))])
    item_edits.add_item(held.ws, held.id, "Dag to", 60, day=2)
    held.start()
    held.end(60)
    held.now += timedelta(days=3)
    running.start(held.ws, held.id, held.now)
    held.end(60)
    assert held.said == (
        "torsdag den 26. november 2026 – søndag den 29. november 2026, "
        "planlagt torsdag den 26. november 2026 – fredag den 27. november 2026"
    )
