"""Minutes: what is in them, who is named, and what never is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from campus_desktop.meetings import edits, item_edits, notes, participants, running
from campus_desktop.meetings.meeting import Day
from campus_desktop.meetings.minutes import Attendance, Minutes, institution_pages, read_minutes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.queries import read_meeting
from tests.support.pdfs import mailed, minutes_source


@pytest.fixture
def held(net: Any) -> Any:
    """A meeting held: people, notes of every kind, a private one, one whose item is gone."""
    ws, meeting = net.ws, net.meeting
    participants.add_participant(ws, meeting, "AB, til stede")
    participants.add_participant(ws, meeting, "3 fra Fjordstyrelsen, til stede")
    participants.add_participant(ws, meeting, "CD, online")
    participants.add_participant(ws, meeting, "Mette Holm, afbud")
    running.start(ws, meeting, net.clock.now)
    net.clock.pass_(17)
    running.next_item(ws, meeting, net.clock.now)
    running.skip(ws, meeting, net.clock.now)
    gone = net.item("Væk", 5)

    def add(kind: str, text: str, item: str, **fields: Any) -> str:
        net.clock.pass_(1)
        private = fields.pop("private", False)
        return notes.add_note(ws, meeting, kind, NoteLine(text, **fields), item=item, private=private)

    add("works-well", "Korte videoer", net.items[1], institution=net.klit, person=net.cd)
    idea = add("idea", "Tre klip", net.items[3], institution=net.klit, path=net.path)
    notes.answer_idea(ws, idea, "taken")
    add("decision", "GDPR flyttes", net.items[3], institution=net.fjord)
    add("action", "Uden frist", net.items[3])
    add("action", "Send den", net.items[3], institution=net.klit, person=net.cd, due=date(2026, 12, 4))
    add("need", "Undertekster", net.items[3], institution=net.fjord)
    add("need", "Flere undertekster", net.items[3], institution=net.klit)
    add("parked", "Buddyer", gone)
    add("challenge", "Hemmeligt", net.items[3], private=True)
    add("need", "Hemmeligt ønske", net.items[3], private=True)
    item_edits.delete_items(ws, [gone])
    return net


def read(net: Any, **fields: Any) -> Minutes:
    return read_minutes(net.ws, net.meeting, net.clock.now, **fields)


def test_the_first_page(held: Any) -> None:
    minutes = read(held)
    assert minutes.present == (Attendance("Fjordstyrelsen", 4, ("AB",)),)
    assert minutes.online == (Attendance("Klitadministrationen", 1, ("CD",)),)
    assert minutes.apologies == (Attendance("Fjordstyrelsen", 1, ("Mette Holm",)),)
    assert [(note.text, note.institution_name) for note in minutes.decisions] == [("GDPR flyttes", "Fjordstyrelsen")]
    assert [(note.text, note.person_name) for note in minutes.actions] == [("Send den", "CD"), ("Uden frist", "")]
    assert [(group.title, group.institutions) for group in minutes.needs] == [("Undertekster", 2)]
    assert [note.text for note in minutes.parked] == ["Buddyer"]
    assert minutes.following is None


def test_sections_follow_the_agenda_and_say_how_it_went(held: Any) -> None:
    sections = read(held).sections
    assert [section.item.title if section.item else None for section in sections] == [
        "Velkomst", "Oplæg", "Pause", "Sparring", "Frokost", "Design", "Afrunding", None,
    ]  # fmt: skip
    welcome = sections[0].held
    assert welcome is not None
    assert (welcome.minutes, welcome.planned, welcome.planned_minutes) == (17, "09:30", 15)
    assert sections[1].held is None
    assert [note.text for note in sections[-1].notes] == ["Buddyer"]
    every = [note for section in sections for note in section.notes]
    assert len(every) == 8


def test_experiences_have_no_sender_unless_ticked(held: Any) -> None:
    for senders, name in ((False, ""), (True, "Klitadministrationen")):
        notes_of = {note.kind: note for section in read(held, senders=senders).sections for note in section.notes}
        assert notes_of["works-well"].institution_name == name
        assert notes_of["idea"].institution_name == name
        assert notes_of["decision"].institution_name == "Fjordstyrelsen"


def test_nothing_private_is_in_them(held: Any) -> None:
    assert "Hemmelig" not in repr(read(held, senders=True))


def test_each_institution_takes_home_its_own(held: Any) -> None:
    fjord, klit = institution_pages(held.ws, read(held))
    assert (fjord.name, [note.text for note in fjord.actions], [note.text for note in fjord.answers]) == (
        "Fjordstyrelsen", [], ["Tre klip"],
    )  # fmt: skip
    assert (klit.name, [note.text for note in klit.actions], klit.answers) == ("Klitadministrationen", ["Send den"], ())


def test_the_next_meeting_and_what_was_carried(held: Any) -> None:
    made = edits.next_in_series(held.ws, held.meeting, "Næste", date(2027, 1, 14))
    minutes = read(held)
    assert minutes.following is not None
    assert minutes.following.id == made
    following = read_minutes(held.ws, made, held.clock.now)
    assert [note.text for note in following.carried] == ["Send den", "Uden frist", "Buddyer"]
    assert [each.institution for each in following.present] == ["Fjordstyrelsen", "Klitadministrationen"]


def test_what_was_closed_since_last_time_is_listed_once(held: Any) -> None:
    made = edits.next_in_series(held.ws, held.meeting, "Næste", date(2027, 1, 14))
    third = edits.next_in_series(held.ws, made, "Den tredje", date(2027, 2, 4))
    send, undated, parked = read_minutes(held.ws, made, held.clock.now).carried
    notes.set_done(held.ws, [undated.id])  # on the day of the first meeting: its own minutes say so
    held.clock.now = datetime(2027, 1, 14, 9, tzinfo=UTC)
    notes.set_done(held.ws, [send.id])
    minutes = read_minutes(held.ws, made, held.clock.now)
    assert [note.text for note in minutes.closed] == ["Send den"]
    assert [note.text for note in minutes.carried] == ["Buddyer"]
    mail = mailed("minutes", minutes_source(minutes)).plain
    assert mail.index("Afsluttet siden sidst") < mail.index("Send den") < mail.index("Stadig åbent fra tidligere møder")
    assert "udført 14-01-2027" in mail
    held.clock.now = datetime(2027, 2, 4, 9, tzinfo=UTC)
    notes.set_done(held.ws, [parked.id])
    assert [note.text for note in read_minutes(held.ws, third, held.clock.now).closed] == ["Buddyer"]
    assert [note.text for note in read_minutes(held.ws, made, held.clock.now).closed] == ["Send den"]
    notes.set_done(held.ws, [send.id], False)
    assert read_minutes(held.ws, made, held.clock.now).closed == ()
    assert "Afsluttet siden sidst" not in mailed("minutes", minutes_source(read(held))).plain


@pytest.mark.parametrize("day", [date(2026, 11, 26), date(2027, 1, 14)])
def test_what_was_ticked_in_a_second_meeting_on_the_same_day_is_in_its_minutes(held: Any, day: date) -> None:
    running.end(held.ws, held.meeting, held.clock.pass_(5))
    made = edits.next_in_series(held.ws, held.meeting, "Næste", day)  # at the same hour, or started before its day
    item_edits.add_item(held.ws, made, "Fra sidst", 15)
    send, undated, _parked = read_minutes(held.ws, made, held.clock.now).carried
    notes.set_done(held.ws, [undated.id])  # between the meetings: in the minutes of the first
    running.start(held.ws, made, held.clock.pass_(5))
    held.clock.pass_(2)
    notes.set_done(held.ws, [send.id])
    running.end(held.ws, made, held.clock.pass_(5))
    minutes = read_minutes(held.ws, made, held.clock.now)
    assert [note.text for note in minutes.closed] == ["Send den"]
    text = mailed("minutes", minutes_source(minutes)).plain
    assert text.index("Afsluttet siden sidst") < text.index("Send den")
    assert read_minutes(held.ws, held.meeting, held.clock.now).following.id == made  # type: ignore[union-attr]


def test_what_was_sent_was_the_agenda_once_all_is_held_the_minutes_are_a_draft(net: Any) -> None:
    ws, meeting = net.ws, net.meeting
    edits.update_meeting(ws, meeting, status="sent")
    (day,) = read_meeting(ws, meeting).days
    edits.set_days(ws, meeting, [day, Day(2, date(2026, 11, 27), day.start, day.end)])
    item_edits.add_item(ws, meeting, "Dagen efter", 30, day=2)
    for expected in ("sent", "draft"):  # after the first day another is to come
        running.start(ws, meeting, net.clock.pass_(1))
        running.end(ws, meeting, net.clock.pass_(1))
        assert read_meeting(ws, meeting).status == expected
    ws.undo()
    assert read_meeting(ws, meeting).status == "sent"


def test_back_out_of_the_end_gives_the_status_that_was_there_before(net: Any) -> None:
    ws, meeting = net.ws, net.meeting
    edits.update_meeting(ws, meeting, status="sent")
    running.start(ws, meeting, net.clock.pass_(1))
    for _time in range(2):  # a second end is as the first
        running.end(ws, meeting, net.clock.pass_(1))
        assert read_meeting(ws, meeting).status == "draft"
        running.back(ws, meeting, net.clock.pass_(1))
        assert read_meeting(ws, meeting).status == "sent"
    ws.undo()
    assert read_meeting(ws, meeting).status == "draft"
    ws.redo()
    assert read_meeting(ws, meeting).status == "sent"
    edits.update_meeting(ws, meeting, status="draft")
    running.end(ws, meeting, net.clock.pass_(1))
    running.back(ws, meeting, net.clock.pass_(1))
    assert read_meeting(ws, meeting).status == "draft"


def test_until_the_meeting_has_ended_it_is_its_agenda_that_was_sent(net: Any) -> None:
    edits.update_meeting(net.ws, net.meeting, status="sent")
    assert read(net).meeting.status == "sent"  # on its day: it may have been held without the clock
    net.clock.pass_(-24 * 60)
    assert read(net).meeting.status == "draft"
    net.clock.pass_(24 * 60)
    running.start(net.ws, net.meeting, net.clock.now)
    assert read(net).meeting.status == "draft"
    running.pause(net.ws, net.meeting, net.clock.pass_(1))
    assert read(net).meeting.status == "draft"
    assert "Status: Udkast" in mailed("minutes", minutes_source(read(net))).plain
    running.end(net.ws, net.meeting, net.clock.pass_(1))
    edits.update_meeting(net.ws, net.meeting, status="sent")
    assert read(net).meeting.status == "sent"
    assert "Udsendt, endnu ikke godkendt" in mailed("minutes", minutes_source(read(net))).plain
