"""What people take home: a page for each institution with its own only, the actions, the needs sheet."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import python_calamine

from campus_desktop import i18n
from campus_desktop.meetings import notes
from campus_desktop.meetings.export import export_actions
from campus_desktop.meetings.note_queries import actions, needs
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.prints.source import MeetingToPrint, Options, notes_to_print, read_meeting_for_print
from tests.support.pdfs import bookmarks, mailed, printed, words
from tests.support.sample_meeting import PRIVATE, Sample


def test_each_institution_has_a_page_with_its_own_and_nobody_elses(source: MeetingToPrint) -> None:
    reader = printed("institutions", source)
    assert len(reader.pages) == 2
    assert bookmarks(reader)[0] == "Fjordstyrelsen"
    fjord, klit = words(reader, 0), words(reader, 1)
    assert "Ret udkastet, og vis det på næste møde. endnu ikke udpeget 14-01-2027" in fjord
    assert "Del »Mød dit team« i tre klip" in fjord
    assert "Tager vi med: to klip er nok" in fjord
    assert "Send skabelonen" not in fjord
    assert "Send skabelonen til den korte velkomstvideo til netværket. Anne Bak 04-12-2026" in klit
    assert "Ret udkastet" not in klit
    assert "Vores svar" not in klit
    assert "Næste møde torsdag den 14. januar 2027" in klit


def test_one_institution_can_be_chosen(source: MeetingToPrint, sample: Sample) -> None:
    reader = printed("institutions", source, institution=sample.klit)
    assert len(reader.pages) == 1
    assert "Fjordstyrelsen" not in words(reader).replace("Fjordstyrelsens", "")


def test_a_meeting_where_nobody_has_anything_says_so(fresh: Sample) -> None:
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    assert "Ingen institution har opfølgninger" in words(printed("institutions", source))


def test_actions_can_be_ticked_off_on_paper(source: MeetingToPrint, sample: Sample) -> None:
    text = words(printed("actions", source))
    assert "Ret udkastet, og vis det på næste møde. Fjordstyrelsen 14-01-2027" in text
    assert "Spørg Campus-teamet om undertekster. – –" in text
    following = read_meeting_for_print(sample.workspace, sample.coming, sample.clock.now)
    text = words(printed("actions", following))
    assert "ikke noteret nogen opfølgninger" in text
    assert "Stadig åbent fra tidligere møder" in text
    assert "Ret udkastet" in text


def test_what_is_done_can_be_left_out(fresh: Sample) -> None:
    line = NoteLine("Ring til receptionen", institution=fresh.klit, due=date(2026, 12, 1))
    done = notes.add_note(fresh.workspace, fresh.meeting, "action", line)
    notes.set_done(fresh.workspace, [done])
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    assert "udført 26-11-2026" in words(printed("actions", source))
    for kind in ("actions", "minutes", "institutions"):  # when it was due is no other column's word
        text = words(printed(kind, source))
        row = text[text.index("Ring til receptionen") :][:200]
        assert "udført 26-11-2026" in row and "01-12-2026" in row, kind
    assert "Ring" not in words(printed("actions", source, done=False))
    assert [note.id for note in source.chosen_actions(Options())] == [done]
    assert source.chosen_actions(Options(done=False)) == ()


def test_needs_say_how_many_share_them_and_never_who(source: MeetingToPrint) -> None:
    reader = printed("needs", source, scope="series")
    text = words(reader)
    for said in (
        "Ønsker til Campus",
        "Fjordnetværket",
        "2 ønsker",
        "2 institutioner står bag",
        "1. Automatiske undertekster på videoer – Undertekster på alle videoer i Campus 2 institutioner",
        "2. Påmindelse til nærmeste leder dagen før start 1 institution",
        "Svar fra platformsteamet",
    ):
        assert said in text
    for name in ("Fjordstyrelsen", "Klitadministrationen"):
        assert name not in text
    assert "Alle møder" in words(printed("needs", source, scope="all"))


def test_the_answer_to_a_need_stands_beside_it(fresh: Sample) -> None:
    need = notes.add_note(fresh.workspace, fresh.meeting, "need", NoteLine("Undertekster", institution=fresh.klit))
    notes.tell_needs_answer(fresh.workspace, [need], "Kommer i marts")
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    with i18n.using("en"):
        text = words(printed("needs", source))
    assert "Kommer i marts" in text
    assert "1 institution" in text
    assert "institution behind them" in text


def test_a_meeting_without_needs_says_so(fresh: Sample) -> None:
    source = read_meeting_for_print(fresh.workspace, fresh.meeting, fresh.clock.now)
    assert "ikke noteret nogen ønsker" in words(printed("needs", source))


def test_actions_open_right_in_danish_excel(fresh: Sample, tmp_path: Path) -> None:
    ws = fresh.workspace
    for text, due in (("=1+1; æøå", date(2026, 12, 4)), ("To\nlinjer", None)):
        line = NoteLine(text, institution=fresh.klit, due=due)
        notes.add_note(ws, fresh.meeting, "action", line, item=fresh.items[1])
    notes.add_note(ws, fresh.meeting, "action", NoteLine(PRIVATE), private=True)
    notes.add_note(ws, fresh.meeting, "idea", NoteLine("Ingen opfølgning"))
    found = actions(ws)
    assert export_actions(found, tmp_path / "a.csv") == 2
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0][:5] == ["Opfølgning", "Ansvarlig", "Institution", "Frist", "Status"]
    assert rows[1][:5] == ["'=1+1; æøå", "", "Klitadministrationen", "04-12-2026", "åben"]
    assert rows[2][0] == "To linjer"
    assert len(rows) == 3
    assert export_actions(found, tmp_path / "a.xlsx") == 2
    sheet = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_name("Opfølgninger")
    table = sheet.to_python()
    assert table[1][0] == "=1+1; æøå"
    assert table[1][3] == date(2026, 12, 4)
    assert table[1][7] == "Preboarding: Hvad virker, og hvad er svært?"


def test_actions_of_all_meetings_stand_by_due_date(sample: Sample, tmp_path: Path) -> None:
    source = notes_to_print(actions(sample.workspace), needs(sample.workspace))
    text = words(printed("all-actions", source))
    for said in ("Opfølgninger", "Alle møder · fredag den 27. november 2026", "Senere", "Uden frist"):
        assert said in text
    assert "Preboarding: Hvad virker, og hvad er svært?" in text
    text = words(printed("all-needs", source))
    assert "2 institutioner står bag" in text
    assert "Klitadministrationen" not in text
    assert mailed("all-actions", source).plain.count("\n- ") == 3


def test_where_nothing_waits_it_says_so() -> None:
    nothing = notes_to_print([], [])
    assert "Der er ingen åbne opfølgninger" in words(printed("all-actions", nothing))
    assert "ikke noteret nogen ønsker" in words(printed("all-needs", nothing))
    assert "Der er ingen åbne opfølgninger" in mailed("all-actions", nothing).plain
