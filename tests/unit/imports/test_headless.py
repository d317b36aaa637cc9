"""Lists without headings: whether they are, and what their columns look like."""

import pytest

from campus_desktop.imports.tables import headless
from campus_desktop.imports.tables.reading import Sheet
from campus_desktop.imports.tables.table import find_table


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        ([["A1", "Klart sprog", "45 min"], ["A2", "Jura", "2 t"]], ["code", "title", "duration"]),
        ([["Klart sprog", "https://x.example/1"], ["Jura", "https://x.example/2"]], ["title", "link"]),
        ([["Klart sprog", "Ledere"], ["Jura", "Ledere"], ["Ledelse", "Alle"]], ["title", None]),
        ([["Modul 1", "2 dage"], ["Modul 2", "1 dag"]], ["title", "duration"]),
        (
            [["Klart sprog", "E-læring", "1.250 kr."], ["Jura", "Video", "900 kr."], ["Et", "Video", "0 kr."]],
            ["title", "format", "fee"],
        ),
        ([["2026-03-05", "Klart sprog"], ["2026-03-06", "Jura"]], ["last_checked", "title"]),
    ],
)
def test_columns_are_what_their_cells_look_like(rows: list[list[str]], fields: list[str | None]) -> None:
    assert headless.guess(rows) == fields
    table = find_table(Sheet("", rows))
    assert table is not None and table.headless and table.first == 1 and len(table.rows) == len(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [["Alfa", "Beta"], ["Et langt navn", "2"], ["To", "3"]],
        [["Titel", "Varighed"], ["Et", "45 min"]],
        [["Kursus", "Tid"], ["Et", "45 min"], ["To", "2 t"]],
    ],
)
def test_headings_are_headings(rows: list[list[str]]) -> None:
    table = find_table(Sheet("", rows))
    assert table is not None and not table.headless and table.header == tuple(rows[0])


def test_it_can_be_told() -> None:
    titles = [["Klart sprog"], ["Jura"]]
    assert find_table(Sheet("", titles)) is None
    table = find_table(Sheet("", titles), headless=True)
    assert table is not None and table.rows == titles
    told = find_table(Sheet("", [["A1", "45 min"], ["A2", "2 t"]]), headless=False)
    assert told is not None and told.header == ("A1", "45 min")
