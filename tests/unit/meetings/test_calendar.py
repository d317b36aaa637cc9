"""iCalendar, read back by the icalendar library."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from campus_desktop.errors import CampusError
from campus_desktop.meetings import edits, item_edits, note_queries, notes
from campus_desktop.meetings.calendar import actions_calendar, meeting_calendar, whole_calendar
from campus_desktop.meetings.meeting import Day
from campus_desktop.meetings.noteline import NoteLine

ZONE = ZoneInfo("Europe/Copenhagen")


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (date(2027, 1, 14), 1),
        (date(2027, 7, 14), 2),
        (date(2027, 3, 28), 2),
        (date(2027, 10, 31), 1),
        (date(2027, 3, 27), 1),
    ],
)
def test_the_times_are_right_over_both_clock_changes(net: Any, day: date, offset: int) -> None:
    edits.update_meeting(net.ws, net.meeting, date=day)
    data = meeting_calendar(net.ws, net.meeting, net.clock.now)
    (event,) = events(data)
    start, end = event["dtstart"].dt, event["dtend"].dt
    assert start == datetime.combine(day, time(9, 30), ZONE)
    assert end - start == timedelta(hours=5)
    assert start.utcoffset() == timedelta(hours=offset)
    assert event["dtstart"].params["TZID"] == "Europe/Copenhagen"


def test_the_zone_is_written_out_as_outlook_needs_it(net: Any) -> None:
    text = meeting_calendar(net.ws, net.meeting, net.clock.now).decode()
    zone = text[text.index("BEGIN:VTIMEZONE") : text.index("END:VTIMEZONE")].split("\r\n")
    for line in (
        "TZID:Europe/Copenhagen",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "DTSTART:19810329T020000",
        "DTSTART:19961027T030000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
    ):
        assert line in zone
    (parsed,) = Calendar.from_ical(text).walk("VTIMEZONE")
    own = parsed.to_tz()
    for day in (date(2027, 1, 14), date(2027, 7, 14), date(2027, 3, 28), date(2027, 10, 31)):
        moment = datetime.combine(day, time(9, 30))
        assert moment.replace(tzinfo=own).utcoffset() == moment.replace(tzinfo=ZONE).utcoffset()


def test_it_says_what_participants_need_and_never_the_script(net: Any) -> None:
    item_edits.update_item(
        net.ws, net.items[0], script="Hemmeligt", title="Velkomst på Ærø; kaffe, brød og ømme fødder " * 3
    )
    edits.update_meeting(
        net.ws, net.meeting, room="Store sal", arrival="Kaffe fra 9.00\nHovedindgangen", purpose="At lære",
        online_link="https://eksempel.dk/møde",
    )  # fmt: skip
    data = meeting_calendar(net.ws, net.meeting, net.clock.now)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = events(data)
    assert str(event["summary"]) == "Preboarding: Hvad virker?"
    assert str(event["location"]) == "Klitby, Store sal"
    described = str(event["description"])
    assert described.startswith("At lære\n\nVært: Klitadministrationen\nAnkomst: Kaffe fra 9.00, Hovedindgangen\n")
    assert "kl. 9.30 Velkomst på Ærø; kaffe, brød og ømme fødder Velkomst" in described
    assert "kl. 12.00 Frokost" in described
    assert "Hemmeligt" not in described
    assert event["status"] == "TENTATIVE"


def test_the_uid_stays_and_the_sequence_grows_also_by_undo(net: Any) -> None:
    def read() -> tuple[str, int]:
        (event,) = events(meeting_calendar(net.ws, net.meeting, net.clock.now))
        return str(event["uid"]), int(event["sequence"])

    first = read()
    assert first[0] == f"{net.meeting}@campus-desktop"
    assert read() == first
    net.clock.pass_(1)
    item_edits.resize(net.ws, net.items[0], 20)
    second = read()
    assert second[0] == first[0]
    assert second[1] > first[1]
    net.clock.pass_(1)
    net.ws.undo()
    assert 2**31 > read()[1] > second[1]


def test_several_days_are_several_events(net: Any) -> None:
    edits.set_days(net.ws, net.meeting, [net.read().days[0], Day(2, date(2026, 11, 27), time(9), time(12))])
    one, other = events(meeting_calendar(net.ws, net.meeting, net.clock.now))
    assert [str(one["summary"])[-7:], str(other["summary"])[-7:]] == ["(dag 1)", "(dag 2)"]
    assert other["dtend"].dt == datetime(2026, 11, 27, 12, tzinfo=ZONE)
    assert one["uid"] != other["uid"]
    edits.update_meeting(net.ws, net.meeting, date=None)
    with pytest.raises(CampusError, match="ingen dato"):
        meeting_calendar(net.ws, net.meeting, net.clock.now)


def test_actions_are_all_day_and_make_nobody_busy(net: Any) -> None:
    def add(text: str, **fields: Any) -> str:
        return notes.add_note(net.ws, net.meeting, "action", NoteLine(text, **fields), private=text == "privat")

    add("Send skabelonen", institution=net.klit, person=net.cd, due=date(2026, 12, 4))
    add("uden frist")
    add("privat", due=date(2026, 12, 4))
    notes.set_done(net.ws, [add("udført", due=date(2026, 12, 4))])
    data = actions_calendar(net.ws, note_queries.actions(net.ws, done=True), net.clock.now)
    (event,) = events(data)
    assert str(event["summary"]) == "Opfølgning: Send skabelonen"
    assert (event["dtstart"].dt, event["dtend"].dt, event["transp"]) == (
        date(2026, 12, 4),
        date(2026, 12, 5),
        "TRANSPARENT",
    )
    assert "Ansvarlig: CD, Klitadministrationen" in str(event["description"])
    assert event["dtstamp"].dt == net.clock.now.astimezone(UTC)


def test_a_whole_calendar(net: Any) -> None:
    later = edits.create_meeting(net.ws, "Senere", date=date(2027, 1, 14))
    edits.create_meeting(net.ws, "Før", date=date(2026, 1, 14))
    edits.create_meeting(net.ws, "Uden dato")
    notes.add_note(net.ws, net.meeting, "action", NoteLine("Send", due=date(2026, 12, 4)))
    found = [str(event["summary"]) for event in events(whole_calendar(net.ws, net.clock.now))]
    assert found == ["Senere", "Preboarding: Hvad virker?", "Opfølgning: Send"]
    assert len(events(whole_calendar(net.ws, net.clock.now, later))) == 1
    assert len(events(whole_calendar(net.ws, net.clock.now, net.meeting))) == 2
