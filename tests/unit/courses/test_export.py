"""Lists to take away: what Danish Excel makes of them."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from campus_desktop import i18n
from campus_desktop.courses import edits, export, queries
from campus_desktop.courses.course import Course
from campus_desktop.errors import CampusError
from campus_desktop.workspace import Workspace


@pytest.fixture
def tricky(workspace: Workspace) -> Workspace:
    edits.create_course(
        workspace,
        {
            "title": '=HYPERLINK("http://x")',
            "code": "-7",
            "description": "Linje 1\nLinje 2; med semikolon",
            "last_checked": date(2026, 11, 2),
            "subtitles": True,
            "link": "https://example.org",
        },
    )
    return workspace


def table(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(raw.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))


def test_csv(tricky: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "kurser.csv"
    assert export.export_courses(tricky, out) == 8
    rows = table(out)
    first = rows[0]
    assert first["Titel"] == '\'=HYPERLINK("http://x")'
    assert first["Kode"] == "'-7"
    assert first["Beskrivelse"] == "Linje 1\nLinje 2; med semikolon"
    assert first["Senest kontrolleret"] == "02-11-2026"
    assert (first["Undertekster"], first["Udgået"]) == ("Ja", "Nej")
    feedback = next(row for row in rows if row["Kode"] == "LED-310")
    assert (feedback["Format"], feedback["Varighed (minutter)"], feedback["Emner"]) == (
        "Fremmøde",
        "444",
        "Feedback, samarbejde",
    )
    assert [row["Titel"] for row in rows][-1] == "Årsregnskab for begyndere"


def test_csv_in_english_and_only_some(workspace: Workspace, tmp_path: Path) -> None:
    rids = queries.listing(workspace).rids[:2]
    with i18n.using("en"):
        assert export.export_courses(workspace, tmp_path / "x.csv", rids) == 2
    assert [row["Format"] for row in table(tmp_path / "x.csv")] == ["Face to face", "Peer training"]


def test_xlsx_has_real_types(tricky: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "kurser.xlsx"
    export.export_courses(tricky, out)
    rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    head, first = rows[0], rows[1]
    row = dict(zip(head, first, strict=True))
    assert row["Titel"] == '=HYPERLINK("http://x")'
    assert row["Kode"] == "-7"
    assert row["Senest kontrolleret"] == date(2026, 11, 2)
    minutes = {r[1]: r[head.index("Varighed (minutter)")] for r in rows[1:]}
    assert minutes["Feedback i hverdagen"] == 444
    assert len(rows) == 9


def halfway(workspace: Workspace, rids: Sequence[int]) -> Iterator[Course]:
    yield from queries.read_by_rid(workspace, rids[:2])
    raise RuntimeError


def test_an_old_file_is_replaced_only_by_a_whole_one(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "kurser.csv"
    out.write_text("gammel", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export, "read_by_rid", halfway)
        with pytest.raises(RuntimeError):
            export.export_courses(workspace, out)
    assert out.read_text(encoding="utf-8") == "gammel"
    export.export_courses(workspace, out)
    assert len(table(out)) == 7
    assert [path.name for path in tmp_path.iterdir() if "kurser" in path.name] == ["kurser.csv"]


def test_where_it_cannot_be_written(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(CampusError, match="findes ikke"):
        export.export_courses(workspace, tmp_path / "mangler" / "x.csv")
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(CampusError, match="kunne ikke skrives"):
        export.export_courses(workspace, tmp_path / "x.csv")
