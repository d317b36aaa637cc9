"""Files of tables read in the child process: encodings, delimiters, workbooks, and every refusal."""

import threading
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
import xlsxwriter

from campus_desktop.errors import CampusError
from campus_desktop.imports.limits import Limits
from campus_desktop.imports.tables.delimited import find_delimiter
from campus_desktop.imports.tables.reading import CancelledError, Sheet, read_file

ROWS = [["Titel", "Udbyder"], ["Økonomi på arbejdet", "Ærø Styrelse"], ["Feedback; og mere", "Å"]]


def rows(path: Path) -> list[list[str]]:
    (sheet,) = read_file(path)
    return sheet.rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "liste.csv"
    lines = [delimiter.join(f'"{cell}"' if ";" in cell else cell for cell in row) for row in ROWS]
    path.write_text("\r\n".join(lines) + "\r\n", encoding=encoding, newline="")
    assert rows(path) == ROWS


def test_quoted_line_breaks_entities_and_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'Titel;Beskrivelse\n\n"Et ""godt"" kursus";"Første linje\r\nanden &amp; sidste;"\n;;;\nTo;<p>b</p>\n',
        "utf-8",
        newline="",
    )
    assert rows(path) == [
        ["Titel", "Beskrivelse"],
        [""],
        ['Et "godt" kursus', "Første linje\nanden & sidste;"],
        [""],
        ["To", "b"],
    ]


def test_excel_s_hint_of_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=,\nTitel,Kode\nA; b,1\n", "utf-8")
    assert rows(path) == [[""], ["Titel", "Kode"], ["A; b", "1"]]


def test_the_delimiter_is_the_one_that_makes_a_table() -> None:
    assert find_delimiter("Titel;Varighed\nA, b og c;1,5 time\nD, e;2,5 timer\nF;1\n") == ";"
    assert find_delimiter('Name,Text\nA,"one; two; three"\nB,"four; five"\n') == ","
    assert find_delimiter("Kursusliste fra Styrelsen, 2026\n\nTitel\tKode\nA, b\t1\n") == "\t"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "liste.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        first = book.add_worksheet("Vejledning")
        first.write("A1", "Læs mig")
        sheet = book.add_worksheet("Kurser")
        sheet.merge_range("A1:C1", "Kursusliste 2026")
        sheet.write_row("A3", ["Titel", "Udbyder", "Timer", "Tjekket", "Aktiv"])
        sheet.merge_range("B4:B5", "Styrelsen")
        sheet.write_row("A4", ["Et&amp;to"])
        sheet.write_number("C4", 1.5)
        sheet.write_datetime("D4", date(2026, 3, 5), book.add_format({"num_format": "dd-mm-yyyy"}))
        sheet.write_boolean("E4", True)
        sheet.write("A5", "Tre")
        sheet.write_number("C5", 2)
        sheet.write_datetime("D5", time(1, 30), book.add_format({"num_format": "hh:mm"}))
        hidden = book.add_worksheet("Skjult")
        hidden.write("A1", "x")
        hidden.hide()
    return path


def test_a_workbook_s_sheets(workbook: Path) -> None:
    told: list[int] = []
    assert read_file(workbook, progress=told.append) == [
        Sheet("Vejledning", [["Læs mig"]]),
        Sheet(
            "Kurser",
            [
                ["Kursusliste 2026"],
                [""],
                ["Titel", "Udbyder", "Timer", "Tjekket", "Aktiv"],
                ["Et&to", "Styrelsen", "1.5", "2026-03-05", "true"],
                ["Tre", "Styrelsen", "2", "1:30"],
            ],
        ),
        Sheet("Skjult", [["x"]]),
    ]
    assert [sheet.about.hidden_sheet for sheet in read_file(workbook)] == [False, False, True]
    assert told[-1] == 7


def zip_of(path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")


def broken_xlsx(path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BAD: list[tuple[str, bytes | Callable[[Path], None], str]] = [
    ("empty.csv", b"", "er tom"),
    ("blank.csv", b" \r\n;;\r\n", "er tom"),
    ("old.xls", OLE + "Workbook".encode("utf-16-le"), "beskadiget"),
    ("secret.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "adgangskode"),
    ("junk.csv", bytes(range(256)) * 40, "ikke en tabel"),
    ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "ikke en tabel"),
    ("page.csv", b"<!DOCTYPE html><html><body>Titel;Kode</body></html>", "ikke en tabel"),
    ("book.epub", zip_of, "ikke en tabel"),
    ("broken.xlsx", broken_xlsx, "beskadiget"),
    ("cut.xlsx", b"PK\x03\x04abc", "beskadiget"),
]


@pytest.mark.parametrize(("name", "content", "sentence"), BAD, ids=[bad[0] for bad in BAD])
def test_what_cannot_be_read_is_one_sentence(
    tmp_path: Path, name: str, content: bytes | Callable[[Path], None], sentence: str
) -> None:
    path = tmp_path / name
    if callable(content):
        content(path)
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(CampusError, match=sentence) as refused:
        read_file(path)
    assert name in str(refused.value) and "\n" not in str(refused.value)
    assert path.read_bytes() == before


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CampusError, match="findes ikke"):
        read_file(tmp_path / "væk.csv")
    with pytest.raises(CampusError, match="er en mappe"):
        read_file(tmp_path)


def test_limits_of_size_rows_and_cells(tmp_path: Path, workbook: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\n" * 3000, "utf-8")
    for limits in (Limits(size=100), Limits(rows=2999), Limits(cells=5999)):
        with pytest.raises(CampusError, match="for stor"):
            read_file(path, limits=limits)
    assert len(read_file(path, limits=Limits(rows=3000, cells=6000))[0].rows) == 3000
    with pytest.raises(CampusError, match="for stor"):
        read_file(workbook, limits=Limits(rows=4))


def test_a_cell_at_the_end_of_the_sheet_costs_no_memory_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "bombe.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "Titel")
        sheet.write("XFD1048576", "langt ude")
    with pytest.raises(CampusError, match=r"for stor|krævende"):
        read_file(path, limits=Limits(megabytes=512))


def test_time_and_cancel_end_the_child(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\n" * 400_000, "utf-8")
    with pytest.raises(CampusError, match="sekunder"):
        read_file(path, limits=Limits(seconds=0))
    with pytest.raises(CancelledError):
        read_file(path, cancelled=lambda: True)
    assert not [thread for thread in threading.enumerate() if thread.name == "reading"]
