"""Quotation marks that are wrong spoil their own cell and nothing else."""

from pathlib import Path

import pytest

from campus_desktop.imports.limits import QUOTE
from campus_desktop.imports.tables.reading import read_file


@pytest.mark.parametrize(
    ("lines", "rows", "spoiled"),
    [
        (['"B;2', "C;3"], [['"B', "2"], ["C", "3"]], [(2, '"B')]),
        (['"B"x;2', "C;3"], [['"B"x', "2"], ["C", "3"]], [(2, '"B"x')]),
        (['"Et "godt" kursus";2', "C;3"], [['Et "godt" kursus', "2"], ["C", "3"]], [(2, 'Et "godt" kursus')]),
        (["A;1", '"B;2', '"C";3', '"D ""x""";4'], [["A", "1"], ['"B', "2"], ["C", "3"], ['D "x"', "4"]], [(3, '"B')]),
        (['"B;2', '"C', 'c";3', ";4", "D;5"], [['"B', "2"], ["C\nc", "3"], ["", "4"], ["D", "5"]], [(2, '"B')]),
        (['Skærm 24";2', "C;3"], [['Skærm 24"', "2"], ["C", "3"]], []),
        (['A;"', "B;2", "C;3"], [["A", '"'], ["B", "2"], ["C", "3"]], [(2, '"')]),
    ],
)
def test_the_rows_around_it_are_whole(
    tmp_path: Path, lines: list[str], rows: list[list[str]], spoiled: list[tuple[int, str]]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(["Titel;Kode", *lines]) + "\n", "utf-8")
    (sheet,) = read_file(path)
    assert sheet.rows[1:] == rows
    assert [(row, text) for row, word, text in sheet.notes if word == QUOTE] == spoiled


def test_a_mark_in_each_of_very_many_rows_costs_no_more_than_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Titel;Kode\n" + '"B;2\n' * 100_000, "utf-8")
    (sheet,) = read_file(path)
    assert len(sheet.rows) == 100_001 and sheet.rows[-1] == ['"B', "2"]
