"""The agenda for participants: what they find on it, and what never stands there."""

from __future__ import annotations

import shutil
from datetime import date, time
from pathlib import Path

from campus_desktop import i18n
from campus_desktop.meetings import catchup, edits, following, item_edits, notes
from campus_desktop.meetings.calendar import meeting_calendar
from campus_desktop.meetings.catchup import CatchUpChange
from campus_desktop.meetings.meeting import Day
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.prints.source import MeetingToPrint, read_meeting_for_print
from campus_desktop.workspace import open_workspace
from tests.support.pdfs import bookmarks, elements, mailed, printed, words
from tests.support.sample_meeting import PRIVATE, SCRIPT, Sample


def test_it_says_when_where_and_what_each_item_is(source: MeetingToPrint) -> None:
    text = words(printed("agenda", source))
    for said in (
        "Preboarding: Hvad virker, og hvad er svært?",
        "Dagsorden · j.nr. 2026-1187",
        "Torsdag den 26. november 2026 kl. 9.30–14.30 Formål:",  # the place is among the facts
        "Tid Punkt Type Ansvarlig",
        "Formål: At lære af hinandens preboarding og give sparring på Fjordstyrelsens udkast.",
        "Sted Klitadministrationen, Mødesal 2, 1. sal, Strandvejen 12, 9999 Klitby",
        "Ankomst Meld dig i receptionen; kaffe fra kl. 9.00",
        "Kontakt Anne Bak, tlf. 55 12 34 56",
        "Mødeleder Anne Bak",
        "Deltagere Fjordstyrelsen (4); Hedestyrelsen (1); Klitadministrationen (4)",
        "Preboarding og onboarding (Fjordstyrelsen)",
        "09.30–14.30 · 5 t",
        "09.45–10.25 40 min 2. Sådan bruger vi Campus til preboarding",
        "Bilag: Plan for »Preboarding hos os«",
        "10.40–11.30 50 min 3. Sparring: Fjordstyrelsens udkast",
        "Forberedelse: Læs Fjordstyrelsens udkast, og vælg ét trin, du ville ændre.",
        "12.00–12.45 45 min, låst tid Frokost",
        "5.3 Byg ugen på tavlen 12.45–13.45 · Gruppen",
        "Side 1 af 2",
    ):
        assert said in text


def test_nobody_reads_a_script_or_a_note_on_it(source: MeetingToPrint) -> None:
    text = words(printed("agenda", source, notice=True))
    for never in (SCRIPT, PRIVATE, "Korte videoer", "GDPR flyttes", "Mette Holm, Fjordstyrelsen"):
        assert never not in text


def test_the_same_in_english(source: MeetingToPrint) -> None:
    with i18n.using("en"):
        reader = printed("agenda", source, notice=True)
    text = words(reader)
    for said in (
        "Agenda · case no. 2026-1187",
        "Thursday 26 November 2026, 09:30–14:30",
        "Purpose: At lære",
        "45 min, locked time",
        "Preparation: Læs",
        "Names and other personal data are deleted by 26 May 2027.",
        "Page 1 of 2",
    ):
        assert said in text
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert "punkt" not in text.lower()


def test_it_can_be_read_aloud(source: MeetingToPrint) -> None:
    reader = printed("agenda", source)
    assert reader.metadata is not None
    assert reader.metadata.title == "Preboarding: Hvad virker, og hvad er svært?"
    assert bookmarks(reader) == ["Preboarding: Hvad virker, og hvad er svært?", "Dagsorden"]
    assert len(elements(reader, "H1")) == len(elements(reader, "H2")) == 1
    heads = elements(reader, "TH")
    assert all("/A" in head for head in heads), "every heading says of what it is the heading"
    assert reader.trailer["/Root"]["/Lang"] == "da-DK"


def test_room_to_write_is_a_choice(source: MeetingToPrint) -> None:
    with_room, without = printed("agenda", source, room=True), printed("agenda", source, room=False)
    assert len(with_room.pages) == 2
    assert len(without.pages) == 1
    dots = b"[1 2] 0 d"
    assert dots in with_room.pages[0].get_contents().get_data()  # type: ignore[union-attr]
    assert dots not in without.pages[0].get_contents().get_data()  # type: ignore[union-attr]


def test_the_line_on_what_is_noted_is_a_choice(source: MeetingToPrint, fresh: Sample) -> None:
    assert "slettes senest den 26. maj 2027" in words(printed("agenda", source, notice=True))
    assert "slettes" not in words(printed("agenda", source))
    edits.update_meeting(fresh.workspace, fresh.meeting, delete_by=None, data_purpose="Vi noterer idéer")
    other = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    assert "Vi noterer idéer. Der er endnu ikke sat en slettefrist" in words(printed("agenda", other, notice=True))


def test_several_days_each_have_their_heading_and_one_can_be_chosen(fresh: Sample) -> None:
    days = [Day(1, date(2026, 11, 26), time(9), time(15)), Day(2, date(2026, 11, 27), time(8, 30), time(12))]
    edits.set_days(fresh.workspace, fresh.meeting, days)
    item_edits.add_item(fresh.workspace, fresh.meeting, "Rundvisning", 60, day=2, type="presentation")
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    both = printed("agenda", source)
    assert bookmarks(both)[1:] == ["Dag 1: torsdag den 26. november 2026", "Dag 2: fredag den 27. november 2026"]
    text = words(both)
    assert "Torsdag den 26. november 2026 – fredag den 27. november 2026" in text
    assert "26-11-2026 kl. 9.00–15.00; 27-11-2026 kl. 8.30–12.00" in text
    assert "08.30–09.30" in text
    second = words(printed("agenda", source, day=2))
    assert "Rundvisning" in second
    assert "Frokost" not in second


def test_many_groups_stand_one_below_the_other(fresh: Sample) -> None:
    for track in range(2, 5):
        item_edits.add_item(
            fresh.workspace, fresh.meeting, f"Opgave {track + 1}", 20, parent=fresh.items[6], track=track
        )
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    text = words(printed("agenda", source))
    for said in ("Velkomst", "Første uge", "Gruppe 3", "Gruppe 5", "Opgave 5"):
        assert said in text


def test_what_collides_has_the_times_that_follow_and_only_the_script_says_that_it_is_late(fresh: Sample) -> None:
    item_edits.update_item(fresh.workspace, fresh.items[3], minutes=80)
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    text = words(printed("agenda", source))
    assert "12.30–13.15 45 min Frokost" in text and "låst tid" not in text and "for sent" not in text
    assert "for sent" not in mailed("agenda", source).plain
    assert "45 min, 30 min for sent til kl. 12.00" in words(printed("script", source))


def test_the_times_at_the_top_and_below_agree(fresh: Sample) -> None:
    def told() -> tuple[str, str]:
        source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
        return words(printed("agenda", source)), mailed("agenda", source).plain

    last = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now).meeting.items[-1].id
    item_edits.update_item(fresh.workspace, last, minutes=45)  # ends at 15.00, planned 14.30
    for text in told():
        assert "kl. 9.30–14.30" in text
        assert "09.30–15.00 · 5 t 30 min · 30 min efter planlagt sluttid kl. 14.30" in text
    item_edits.update_item(fresh.workspace, last, minutes=5)
    for text in told():
        assert "10 min før planlagt sluttid kl. 14.30" in text
    item_edits.update_item(fresh.workspace, last, minutes=15)
    for text in told():
        assert "planlagt sluttid" not in text


def test_a_gap_before_a_fixed_time_is_shown(fresh: Sample) -> None:
    item_edits.update_item(fresh.workspace, fresh.items[4], minutes=10)
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    assert "11.40–12.00 Ikke planlagt" in words(printed("agenda", source))


OPEN = "– Ret udkastet, og vis det på næste møde (Fjordstyrelsen, frist 14-01-2027)"


def test_what_stands_open_from_last_time_stands_at_the_item_that_takes_it_up(sample: Sample, tmp_path: Path) -> None:
    workspace = open_workspace(shutil.copy(sample.workspace.path, tmp_path / "c.campus"))
    coming = sample.coming
    notes.add_note(workspace, sample.meeting, "action", NoteLine("Ring til " + PRIVATE), private=True)
    item_edits.add_item(workspace, coming, "Velkomst", 10)
    source = read_meeting_for_print(workspace, coming, sample.clock.now)
    assert "Ret udkastet" not in words(printed("agenda", source))  # no item takes it up
    following.put_first(workspace, coming)
    source = read_meeting_for_print(workspace, coming, sample.clock.now)
    for kind in ("agenda", "script"):
        text = words(printed(kind, source))
        assert OPEN in text and "– Buddyer på tværs af institutioner (parkeret)" in text
        assert PRIVATE not in text
        assert "Ret udkastet" not in words(printed(kind, source, carried=False))
    mail = mailed("agenda", source)
    assert OPEN in mail.plain and OPEN in mail.html and PRIVATE not in mail.plain
    assert "Ret udkastet" not in mailed("agenda", source, carried=False).plain
    workspace.close()


def test_a_buffer_that_was_taken_out_to_catch_up_is_not_printed(fresh: Sample) -> None:
    buffer = item_edits.add_item(fresh.workspace, fresh.meeting, "Luft", 5, type="buffer", before=fresh.items[3])

    def texts() -> list[str]:
        source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
        found = [words(printed("agenda", source)), words(printed("script", source)), mailed("agenda", source).plain]
        return [*found, meeting_calendar(fresh.workspace, fresh.meeting, fresh.clock.now).decode()]

    assert all("Luft" in text for text in texts())
    change = CatchUpChange("buffer", buffer, "Luft", 1, 5, 0)
    catchup.apply_catch_up(fresh.workspace, fresh.meeting, [change])
    assert not any("Luft" in text for text in texts())
    fresh.workspace.undo()
    assert all("Luft" in text for text in texts())


def test_types_have_a_column_only_where_an_item_has_one(fresh: Sample) -> None:
    meeting = edits.create_meeting(fresh.workspace, "Uden typer", date=date(2027, 2, 1), start=time(9))
    item = item_edits.add_item(fresh.workspace, meeting, "Velkommen", 10, responsible="AB")
    item_edits.add_item(fresh.workspace, meeting, "Pause", 10, type="break", pinned=time(9, 30))
    text = words(printed("agenda", read_meeting_for_print(fresh.workspace, meeting, fresh.clock.now)))
    assert "Tid Punkt Ansvarlig 09.00–09.10 10 min 1. Velkommen AB" in text and "Ikke planlagt" in text
    item_edits.update_item(fresh.workspace, item, type="information")
    text = words(printed("agenda", read_meeting_for_print(fresh.workspace, meeting, fresh.clock.now)))
    assert "Tid Punkt Type Ansvarlig" in text


def test_a_page_header_says_the_title_once_where_the_series_has_the_same(fresh: Sample) -> None:
    series = edits.create_series(fresh.workspace, "Netværksmøde: Onboarding")
    meeting = edits.create_meeting(fresh.workspace, "Netværksmøde: Onboarding", date=date(2027, 2, 1), series=series)
    for number in range(60):
        item_edits.add_item(fresh.workspace, meeting, f"Punkt {number}", 5)
    reader = printed("agenda", read_meeting_for_print(fresh.workspace, meeting, fresh.clock.now))
    assert words(reader, 0).count("Netværksmøde: Onboarding") == words(reader, 1).count("Netværksmøde: Onboarding") == 1
