"""Prints at their edges: nothing in a meeting, very much in it, titles of every length and sign."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from campus_desktop.clock import zone
from campus_desktop.meetings.agenda import schedule
from campus_desktop.meetings.meeting import ITEM_TYPES, AgendaItem, Day, Meeting
from campus_desktop.meetings.minutes import InstitutionPage, ItemSection, Minutes
from campus_desktop.meetings.needs import group_needs
from campus_desktop.meetings.note import NOTE_KINDS, Note
from campus_desktop.prints.kinds import kinds_about
from campus_desktop.prints.looks import TextStyle
from campus_desktop.prints.page import A4
from campus_desktop.prints.source import MeetingToPrint
from campus_desktop.prints.tagged import TaggedCanvas
from campus_desktop.prints.text import width
from tests.support.pdfs import elements, printed, word_minutes, words

KEYS = [kind.key for kind in kinds_about("meeting")]
NOW = datetime(2026, 11, 26, 10, tzinfo=zone())
LONG = "Hvordan vi sammen får preboarding til at virke i alle institutioner, " * 4


def to_print(meeting: Meeting, found: tuple[Note, ...] = ()) -> MeetingToPrint:
    """What would have been read of a meeting with these notes."""
    by_item = {item.id: tuple(note for note in found if note.item == item.id) for item in meeting.every_item}
    sections = [ItemSection(item, None, by_item[item.id]) for item in meeting.every_item]
    rest = tuple(note for note in found if note.item not in by_item)
    minutes = Minutes(
        meeting,
        (),
        (),
        (),
        tuple(note for note in found if note.kind == "decision"),
        tuple(note for note in found if note.kind == "action"),
        tuple(group_needs(found)),
        tuple(note for note in found if note.kind == "parked"),
        (),
        None,
        (*sections, ItemSection(None, None, rest)) if rest else tuple(sections),
        schedule(meeting.items, meeting.days),
    )
    pages = (
        InstitutionPage(
            "i", LONG, minutes.actions, minutes.decisions, tuple(note for note in found if note.kind == "idea")
        ),
    )
    return MeetingToPrint(
        minutes, minutes, pages if found else (), {"meeting": (meeting.title, found), "all": ("", found)}
    )


def meeting(title: str = "Møde", *items: AgendaItem, days: int = 1, **fields: Any) -> Meeting:
    known = tuple(Day(number, date(2026, 11, 25 + number), time(9), time(15)) for number in range(1, days + 1))
    return Meeting("m", title, known, items=items, **fields)


def note(number: int, text: str, kind: str, item: str | None = None, **fields: Any) -> Note:
    return Note(f"n{number}", "m", "Møde", date(2026, 11, 26), item, "", kind, text, NOW, **fields)


@pytest.fixture
def within(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Texts that leave the page's margins, to be found empty."""
    wrong: list[str] = []
    real = TaggedCanvas.text

    def checked(self: TaggedCanvas, x: float, y: float, text: str, style: TextStyle) -> None:
        if x + width(text.rstrip(), style) > A4.right + 0.6 or y < min(A4.bottom - 31, 22):
            wrong.append(f"{text!r} at {x:.0f}, {y:.0f}")
        real(self, x, y, text, style)

    monkeypatch.setattr(TaggedCanvas, "text", checked)
    return wrong


@pytest.mark.parametrize("key", KEYS)
def test_a_meeting_with_nothing_in_it(key: str, within: list[str]) -> None:
    bare = Meeting("m", "", (Day(1, None, time(9), time(15)),))
    reader = printed(key, to_print(bare), notice=True)
    assert len(reader.pages) == 1
    assert within == []


@pytest.mark.parametrize("key", KEYS)
def test_a_very_full_meeting(key: str, within: list[str]) -> None:
    kinds = list(NOTE_KINDS)
    items = tuple(
        AgendaItem(
            f"i{number}", f"Punkt {number} {LONG if number % 10 == 0 else ''}", 7, list(ITEM_TYPES)[number % 7],
            day=1 + number // 50, purpose=LONG, preparation=LONG if number % 3 == 0 else "", script=LONG * 3,
            responsible="Direktionssekretariatetogadministrationsafdelingen", link="https://example.org/" + "x" * 200,
        )
        for number in range(100)
    )  # fmt: skip
    found = tuple(
        note(number, f"Note {number}. {LONG}", kinds[number % 8], f"i{number % 110}", institution_name="Fjordstyrelsen")
        for number in range(300)
    )
    reader = printed(key, to_print(meeting(LONG, *items, days=2, purpose=LONG, address=LONG), found), notice=True)
    assert within == []
    text = words(reader)
    if key == "minutes":
        assert all(f"Note {number}." in text for number in range(300))
    if key in ("agenda", "script"):
        assert all(f"Punkt {number}" in text for number in range(100))
    heads = elements(reader, "TH")
    assert all("/A" in head for head in heads)
    assert reader.outline


def test_word_takes_a_very_full_meeting_too() -> None:
    found = tuple(note(number, LONG, "idea", "i0") for number in range(300))
    document = word_minutes(to_print(meeting("M", AgendaItem("i0", "Punkt", 30)), found))
    assert sum(len(table.rows) for table in document.tables) >= 300


def test_groups_of_very_different_length_break_over_pages(within: list[str]) -> None:
    children = tuple(
        AgendaItem(
            f"c{number}", f"Opgave {number}", 5, "exercise", parent="p", track=0 if number < 60 else 1, purpose=LONG
        )
        for number in range(62)
    )
    parent = AgendaItem("p", "Grupper", 300, "exercise", tracks=("Den lange gruppe", "Den korte"), children=children)
    reader = printed("agenda", to_print(meeting("Møde", parent)))
    assert len(reader.pages) > 2
    assert within == []
    assert sum("Den lange gruppe" in words(reader, page) for page in range(len(reader.pages))) > 2, (
        "its heading comes again"
    )


_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@settings(max_examples=40)
@given(data=st.data())
def test_whatever_is_typed_can_be_printed(data: st.DataObject) -> None:
    items = tuple(
        AgendaItem(
            f"i{number}", data.draw(_text), data.draw(st.integers(0, 200)), data.draw(st.sampled_from([*ITEM_TYPES, None])),
            purpose=data.draw(_text), script=data.draw(_text), attachments=data.draw(_text), link=data.draw(_text),
        )
        for number in range(data.draw(st.integers(0, 3)))
    )  # fmt: skip
    found = tuple(
        note(number, data.draw(_text) or "x", kind, "i0", institution_name=data.draw(_text))
        for number, kind in enumerate(data.draw(st.lists(st.sampled_from(list(NOTE_KINDS)), max_size=4)))
    )
    what = meeting(
        data.draw(_text), *items, purpose=data.draw(_text), place=data.draw(_text), case_number=data.draw(_text)
    )
    source = to_print(what, found)
    reader = printed(data.draw(st.sampled_from(KEYS)), source, notice=True)
    assert isinstance(reader, PdfReader)
    assert word_minutes(source).paragraphs
