"""Where the table is, and which column is what."""

from pathlib import Path

import pytest

from campus_desktop.errors import CampusError
from campus_desktop.imports.tables.columns import FIELDS, Mapping, known, recognise
from campus_desktop.imports.tables.reading import Sheet
from campus_desktop.imports.tables.table import find_table, find_tables


def test_title_rows_above_the_header_are_skipped() -> None:
    rows = [
        ["Kursusliste 2026"],
        ["Udtræk", "12-03-2026"],
        [""],
        ["Kode", "Titel", "Varighed"],
        ["A1", "Et", "2 t"],
        ["A2", "To"],
    ]
    table = find_table(Sheet("", rows))
    assert table is not None
    assert table.header == ("Kode", "Titel", "Varighed")
    assert (table.first, table.rows) == (5, rows[4:])


def test_a_header_of_two_rows() -> None:
    rows = [["Titel", "Varighed", "", "Udbyder"], ["", "Minutter", "Timer"], ["Et", "60", "1", "Styrelsen"]]
    table = find_table(Sheet("", rows))
    assert table is not None and table.header == ("Titel", "Minutter", "Timer", "Udbyder")


def test_the_same_heading_in_every_column_is_still_a_header() -> None:
    table = find_table(Sheet("", [["Titel", "Titel"], ["Et", "One"], ["To", "Two"]]))
    assert table is not None and table.header == ("Titel", "Titel") and not table.headless
    assert recognise(table.header).fields == ("title", None)


def test_headings_nobody_knows_are_still_a_header() -> None:
    table = find_table(Sheet("", [["Alfa", "Beta"], ["Et langt navn", "2"], ["To", "3"]]))
    assert table is not None and table.header == ("Alfa", "Beta")
    assert recognise(table.header).fields == (None, None)


def test_a_single_column_needs_a_known_heading() -> None:
    assert find_table(Sheet("", [["Titel"], ["Et"], ["To"]])) is not None
    assert find_table(Sheet("", [["Kære alle"], ["Et"], ["To"]])) is None


def test_the_sheet_most_like_a_course_list_comes_first() -> None:
    notes = Sheet("Noter", [["Dato", "Tekst"], *[["1", "x"]] * 50])
    courses = Sheet("Kurser", [["Titel", "Varighed", "Udbyder"], ["Et", "1 t", "S"]])
    assert [table.sheet for table in find_tables([notes, courses], Path("a.xlsx"))] == ["Kurser", "Noter"]
    with pytest.raises(CampusError, match="ikke fundet en tabel"):
        find_tables([Sheet("", [["Kære alle"], ["Hilsen"]])], Path("brev.csv"))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Kursustitel", "title"),
        ("fullname", "title"),
        ("Course full name", "title"),
        ("shortname", "code"),
        ("idnumber", "code"),
        ("summary", "description"),
        ("category_path", "tags"),
        ("Kursets navn:", "title"),
        ("Varighed (min.)", "duration"),
        ("Varighed i timer", "duration"),
        ("ECTS", "duration"),
        ("MÅLGRUPPE", "audience"),
        ("Målgrupper", "audience"),
        ("Maalgruppe", "audience"),
        ("Læringsmål", "goals"),
        ("Forudsætninger", "prerequisites"),
        ("Learning outcomes", "goals"),
        ("Pris pr. klik (kr.)", "fee"),
        ("Undertekster (ja/nej)", "subtitles"),
        ("Senest kontrolleret", "last_checked"),
        ("visible", "active"),
        ("Udgået", "retired"),
    ],
)
def test_headings_in_danish_english_and_moodle_s_words(heading: str, field: str) -> None:
    found = known(heading)
    assert found is not None and found[0] == field and field in FIELDS


def test_of_two_candidates_the_better_name_wins() -> None:
    assert recognise(["Navn", "Kursustitel", "id", "Kursuskode"]).fields == (None, "title", None, "code")
    assert recognise(["fullname", "shortname", "idnumber"]).fields == ("title", "code", None)


def test_credits_stand_beside_a_length() -> None:
    assert recognise(["Titel", "Timer", "ECTS", "Tid"]).fields == ("title", "duration", "duration", None)
    assert recognise(["Titel", "Varighed", "ECTS"]).fields == ("title", "duration", "duration")


def test_subject_and_number_make_the_code() -> None:
    assert recognise(["Subject", "Number", "Name"]).fields == ("code", "code", "title")
    assert recognise(["Fag", "Nr.", "Titel", "Kursuskode"]).fields == (None, None, "title", "code")


def test_a_code_that_many_titles_share_is_a_category() -> None:
    sample = [["LED", "Et"], ["LED", "To"], ["LED", "Tre"], ["KUL", "Fire"], ["KUL", "Fem"], ["", ""]]
    assert recognise(["Kode", "Titel"], sample).fields == (None, "title")
    assert recognise(["Kode", "Titel"], [["L1", "Et"], ["L2", "To"], ["L2", "To"]]).fields == ("code", "title")


def test_a_mapping_puts_columns_together_in_order() -> None:
    mapping = Mapping(("code", "code"))
    assert mapping.columns("code") == [0, 1] and mapping.columns("title") == []
    assert mapping.joiner("code") == " " and mapping.joiner("link") == ", "
