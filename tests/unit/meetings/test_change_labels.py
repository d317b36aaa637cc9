"""What undo says of a change in a meeting, its agenda, its notes and its people: which field of what."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from campus_desktop.courses import edits as courses
from campus_desktop.courses.fields import COURSE_FIELDS
from campus_desktop.i18n import using
from campus_desktop.meetings import edits, field_words, item_edits, notes, participants
from campus_desktop.meetings.noteline import NoteLine


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"place": "Byen"}, "Ret sted for »{}«"),
        ({"start": time(10)}, "Ret tider for »{}«"),
        ({"start": time(10), "end": time(11)}, "Ret tider for »{}«"),
        ({"chair": "AB"}, "Ret mødeleder for »{}«"),
        ({"delete_by": date(2027, 1, 1)}, "Ret slettefrist for »{}«"),
        ({"chair": "AB", "place": "Klitby"}, "Ret »{}«"),
    ],
)
def test_a_meeting(net: Any, fields: dict[str, Any], said: str) -> None:
    edits.update_meeting(net.ws, net.meeting, **fields)
    assert net.ws.undo_label == said.format(net.read().title)


def test_a_meeting_of_a_new_series(net: Any) -> None:
    edits.set_to_new(net.ws, net.meeting, "series", edits.create_series, "Række")
    assert net.ws.undo_label == f"Ret møderække for »{net.read().title}«"


def test_items(net: Any) -> None:
    one, two = net.items[:2]
    title = net.read().item(one).title
    item_edits.update_item(net.ws, one, minutes=25)
    assert net.ws.undo_label == f"Ret varighed for »{title}«"
    item_edits.pin(net.ws, one, time(9, 45))
    assert net.ws.undo_label == f"Ret lås for »{title}«"
    item_edits.lengthen(net.ws, [one, two], 5)
    assert net.ws.undo_label == "Ret varighed for 2 punkter"
    item_edits.update_items(net.ws, [one, two], responsible="AB", type="decision")
    assert net.ws.undo_label == "Ret 2 punkter"
    item_edits.update_item(net.ws, one, title="Nyt")
    assert net.ws.undo_label == "Ret titel for »Nyt«"


def test_notes_say_no_word_of_their_own(net: Any) -> None:
    made = [notes.add_note(net.ws, net.meeting, "action", NoteLine(text)) for text in ("Hemmeligt", "Andet")]
    for fields, said in (
        ({"due": date(2026, 12, 4)}, "Ret frist for 1 note"),
        ({"institution": net.klit, "person": net.cd}, "Ret afsender eller ansvarlig for 1 note"),
        ({"private": True}, "Ret mærket Privat for 1 note"),
        ({"kind": "idea", "due": None}, "Ret 1 note"),
    ):
        notes.update_notes(net.ws, made[:1], **fields)
        assert net.ws.undo_label == said
    notes.update_notes(net.ws, made, kind="need")
    assert net.ws.undo_label == "Ret type for 2 noter"
    with using("en"):
        notes.update_notes(net.ws, made, kind="action")
    assert net.ws.undo_label == "Change kind of 2 notes"


def test_participants(net: Any) -> None:
    made = [participants.add_participant(net.ws, net.meeting, f"{name}, Klitadministrationen") for name in ("Ib", "Bo")]
    participants.update_participants(net.ws, made[:1], status="apologies")
    assert net.ws.undo_label == "Ret status for »Ib«"
    participants.update_participants(net.ws, made, status="present")
    assert net.ws.undo_label == "Ret status for 2 deltagere"


def test_courses(net: Any) -> None:
    made = [courses.create_course(net.ws, {"title": title}) for title in ("Jura", "Økonomi")]
    courses.update_course(net.ws, made[0], {"provider": "Campus"})
    assert net.ws.undo_label == "Ret udbyder for »Jura«"
    courses.update_course(net.ws, made[0], {"provider": "A", "code": "B"})
    assert net.ws.undo_label == "Ret »Jura«"
    courses.update_courses(net.ws, made, {}, add_tags=["Ny"])
    assert net.ws.undo_label == "Ret emner for 2 kurser"


def test_every_field_has_its_word() -> None:
    for fields, words in (
        (edits.MEETING_FIELDS, field_words.MEETING_WORDS),
        (item_edits.ITEM_FIELDS - {"origin"}, field_words.ITEM_WORDS),
        (notes.NOTE_FIELDS, field_words.NOTE_WORDS),
        (set(COURSE_FIELDS) - {"unread"}, {each.name: each.word for each in COURSE_FIELDS.values() if each.word}),
    ):
        assert fields <= set(words)
