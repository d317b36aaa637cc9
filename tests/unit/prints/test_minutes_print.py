"""The minutes on paper: the first page, item by item, who is named, and what never is."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime

import pytest

from campus_desktop import i18n
from campus_desktop.meetings import edits, notes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.prints.source import MeetingToPrint, read_meeting_for_print
from tests.support.pdfs import bookmarks, elements, mailed, printed, word_minutes, words
from tests.support.sample_meeting import PRIVATE, SCRIPT, Sample
from tests.unit.prints.test_word import cells, paragraphs


def test_the_first_page_holds_what_must_be_found_at_once(source: MeetingToPrint) -> None:
    text = words(printed("minutes", source), 0)
    for said in (
        "Referat, udkast · j.nr. 2026-1187",
        "Til stede Fjordstyrelsen: Mette Holm og 3 andre; Klitadministrationen: Anne Bak og 3 andre",
        "Online Hedestyrelsen: Jens Dam",
        "Afbud Hedestyrelsen: 2",
        "Journalnummer 2026-1187",
        "Status Udkast",
        "Næste møde torsdag den 14. januar 2027 kl. 9.30 · Buddyer, der bliver brugt · Fjordby",
        "1. GDPR flyttes fra preboarding til første uge.",
        "2. Netværket deler én skabelon til den korte velkomstvideo.",
        "Opfølgning Ansvarlig Frist",
        "Send skabelonen til den korte velkomstvideo til netværket.",
        "04-12-2026",
        "Spørg Campus-teamet om undertekster. – –",
        "Automatiske undertekster på videoer 2 institutioner",
        "Buddyer på tværs af institutioner",
    ):
        assert said in text


def test_item_by_item_says_what_was_said_and_quietly_how_long_it_took(source: MeetingToPrint) -> None:
    text = words(printed("minutes", source))
    for said in (
        "Punkt for punkt",
        "1. Velkomst og formål 09.30–09.45, faktisk 09.32–09.49",
        "Virker godt Korte videoer med nærmeste leder bliver set",
        "Velkommen fra direktøren (Preboarding og onboarding)",
        "Mød dit team (Preboarding og onboarding) · Tager vi med: to klip er nok",
        "4. Videoer, der fastholder 11.30–12.00, ikke behandlet",
        "Anne Bak, Klitadministrationen · frist 04-12-2026",
    ):
        assert said in text
    assert "faktisk" not in words(printed("minutes", source, times=False))
    assert "Frokost" not in text
    assert "Skriv manuskript" not in text


def test_experiences_show_their_sender_only_where_they_may(source: MeetingToPrint) -> None:
    quiet, loud = words(printed("minutes", source)), words(printed("minutes", source, senders=True))
    assert "ikke læst. Mette Holm, Fjordstyrelsen" in quiet, "it may travel with its sender"
    work = "(Preboarding og onboarding) · Klitadministrationen"
    assert work not in quiet
    assert work in loud


def test_what_travels_without_sender_never_shows_one(fresh: Sample) -> None:
    line = NoteLine("Vi gav op", institution=fresh.klit)
    notes.add_note(fresh.workspace, fresh.meeting, "challenge", line, item=fresh.items[1], travel="anonymous")
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    text = words(printed("minutes", source, senders=True))
    assert "Udfordring Vi gav op" in text
    assert "Vi gav op Klitadministrationen" not in text


@pytest.mark.parametrize("senders", [False, True])
def test_nothing_private_and_no_script_is_in_them(source: MeetingToPrint, senders: bool) -> None:
    text = words(printed("minutes", source, senders=senders))
    assert PRIVATE not in text
    assert SCRIPT not in text


def test_the_same_in_english(source: MeetingToPrint) -> None:
    with i18n.using("en"):
        text = words(printed("minutes", source))
    for said in ("Minutes, draft · case no. 2026-1187", "Mette Holm and 3 others", "Decisions", "Item by item", "held"):
        assert said in text
    for danish in ("Beslutninger ", "Til stede", "Punkt for punkt", "Ansvarlig"):
        assert danish not in text.replace("Beslutninger og opfølgning", "")


def test_headings_and_bookmarks_lead_through_them(source: MeetingToPrint) -> None:
    reader = printed("minutes", source)
    titles = bookmarks(reader)
    assert titles[1:6] == [
        "Beslutninger",
        "Opfølgninger",
        "Ønsker til Campus",
        "Parkeret til en anden gang",
        "Punkt for punkt",
    ]
    assert "3. Sparring: Fjordstyrelsens udkast" in titles
    levels = [int(each["/S"][2:]) for each in elements(reader, "H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), "no level is left out"


def test_minutes_of_a_meeting_without_notes_say_so(fresh: Sample) -> None:
    source = read_meeting_for_print(fresh.workspace, fresh.coming, fresh.clock.now)
    text = words(printed("minutes", source))
    assert "ikke noteret nogen beslutninger" in text
    assert "ikke noteret nogen opfølgninger" in text


def test_what_is_open_from_before_stands_in_them(source: MeetingToPrint, sample: Sample) -> None:
    following = read_meeting_for_print(sample.workspace, sample.coming, sample.clock.now)
    text = words(printed("minutes", following))
    assert "Stadig åbent fra tidligere møder" in text
    assert "Ret udkastet, og vis det på næste møde." in text


def test_what_was_closed_since_last_time_stands_in_them(fresh: Sample) -> None:
    done = notes.add_note(fresh.workspace, fresh.meeting, "action", NoteLine("Ring til det nye museum"))
    notes.add_note(fresh.workspace, fresh.meeting, "action", NoteLine("Skriv til det gamle"))
    fresh.clock.now = datetime(2027, 1, 14, 9, tzinfo=UTC)
    notes.set_done(fresh.workspace, [done])
    source = read_meeting_for_print(fresh.workspace, fresh.coming, fresh.clock.now)
    text = words(printed("minutes", source))
    document = word_minutes(source)
    heading = "Afsluttet siden sidst"
    assert heading in text and "udført 14-01-2027" in text
    assert text.index(heading) < text.index("Ring til det nye museum") < text.index("Stadig åbent")
    assert heading in paragraphs(document) and "Ring til det nye museum\nudført 14-01-2027" in cells(document)


def test_approved_minutes_are_no_draft(fresh: Sample) -> None:
    edits.update_meeting(fresh.workspace, fresh.meeting, status="approved", date=date(2026, 11, 26))
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    text = words(printed("minutes", source))
    assert "Referat · j.nr." in text
    assert "udkast ·" not in text
    assert "Status Godkendt" in text


def test_decisions_say_who_and_by_when(fresh: Sample) -> None:
    line = NoteLine("Klit indkalder til næste møde", institution=fresh.klit, due=date(2026, 12, 14))
    notes.add_note(fresh.workspace, fresh.meeting, "decision", line)
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    row = "Klit indkalder til næste møde Klitadministrationen 14-12-2026"
    assert f"Beslutninger Beslutning Ansvarlig Frist 1. {row}" in words(printed("minutes", source))
    assert {"Klit indkalder til næste møde", "Klitadministrationen", "14-12-2026"} <= set(cells(word_minutes(source)))
    assert "1. Klit indkalder til næste møde · Klitadministrationen · 14-12-2026" in mailed("minutes", source).plain
    page = words(printed("institutions", source, institution=fresh.klit))
    assert "0 opfølgninger · 1 beslutning" in page
    assert "Vores beslutninger Beslutning Ansvarlig Frist 1. Klit indkalder til næste møde 14-12-2026" in page
