"""How letters are written in a file, told by what Danish letters would be; and rows that are written otherwise than the rest."""

from pathlib import Path

import pytest

from campus_desktop.errors import CampusError
from campus_desktop.imports.limits import OTHER_ENCODING, UNREAD_LETTERS
from campus_desktop.imports.tables.decoding import TWICE
from campus_desktop.imports.tables.letters import guess
from campus_desktop.imports.tables.reading import read_file

DANISH = (
    "Kode;Titel;Målgruppe\nA1;Øvelse i at få nye medarbejdere på plads;Ledere\nA2;Sådan skriver du på nudansk;Alle\n"
)
SWEDISH = "Kurskod;Titel\nA1;Så skriver du på nysvenska för miljö\nA2;Återhämtning och hälsa\nA3;Övning på sjö\n"
NORWEGIAN = "Emnekode;Emnenavn\nA1;Økonomistyring på norsk\nA2;Å lære av hverandre\n"
GERMAN = "Nummer;Veranstaltung\nA1;Übung für Anfänger\nA2;Größere Änderungen\n"


@pytest.mark.parametrize(
    "text", [DANISH, SWEDISH, NORWEGIAN, GERMAN, "Titel\nÅRSHJUL OG MØDER\nSÆRLIGE KRAV\n", "Titel\npå\n"]
)
@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman"])
def test_letters_tell_the_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    (sheet,) = read_file(path)
    assert (sheet.about.encoding, sheet.about.sure) == (encoding, True)
    assert sheet.rows == [line.split(";") for line in text.splitlines()]


@pytest.mark.parametrize(
    "text",
    [
        "Title\n“Plain” language – don’t panic…\n“It’s” for everybody\n",
        "Titel\nSøg ‘ny viden’ – 1990–95 • pris 5 €\n",
        "Titel\n½ dag på café\n",
    ],
)
def test_curly_quotes_and_dashes_of_windows_stay_right(text: str) -> None:
    lines = [line for line in text.encode("cp1252").splitlines() if not line.isascii()]
    assert guess(lines).encoding == "cp1252"


def test_where_it_is_not_clear_it_is_said() -> None:
    assert not guess("Szkoła łąka żółć gęś\n".encode("cp1250").splitlines()).sure
    assert not guess("Курсы для всех\n".encode("cp1251").splitlines()).sure


def test_one_row_of_another_encoding_is_read_and_said(tmp_path: Path) -> None:
    lines = [f"{number};Læring på arbejdet {number}".encode() for number in range(1, 6)]
    lines[2] = "3;Øvelse på stedet".encode("cp1252")
    path = tmp_path / "a.csv"
    path.write_bytes(b"Kode;Titel\n" + b"\n".join(lines))
    (sheet,) = read_file(path)
    assert sheet.about.encoding == "utf-8"
    assert sheet.rows[3] == ["3", "Øvelse på stedet"] and sheet.rows[5] == ["5", "Læring på arbejdet 5"]
    assert sheet.notes == [(4, OTHER_ENCODING, "cp1252\t3; Øvelse på stedet")]


def test_a_mark_of_utf_8_does_not_hide_a_row_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\ufeffKode;Titel\n1;Læring\n2;Måling\n".encode() + "3;Øvelse på stedet\n".encode("cp850"))
    (sheet,) = read_file(path)
    assert [row[1] for row in sheet.rows] == ["Titel", "Læring", "Måling", "Øvelse på stedet"]
    assert [note[:2] for note in sheet.notes] == [(4, OTHER_ENCODING)]


def test_some_rows_of_utf_8_in_an_older_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(DANISH.encode("cp850") + "A3;Åben skål;Alle\n".encode())
    (sheet,) = read_file(path)
    assert (sheet.about.encoding, sheet.rows[-1]) == ("cp850", ["A3", "Åben skål", "Alle"])
    assert [note[:2] for note in sheet.notes] == [(4, OTHER_ENCODING)]


def test_a_quoted_row_of_several_lines_is_named_by_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('Titel;Tekst\nEt;"a\nb\nc"\nTre på;x\nFå;y\n'.encode() + "Fire på;z\n".encode("cp1252"))
    (sheet,) = read_file(path)
    assert [row for row, _word, _text in sheet.notes] == [5]


def test_utf_8_that_was_written_twice_is_read_once_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(DANISH.encode().decode("cp1252").encode())
    (sheet,) = read_file(path)
    assert (sheet.about.encoding, sheet.about.sure) == (TWICE, False)
    assert sheet.rows[0] == ["Kode", "Titel", "Målgruppe"] and sheet.rows[2][1] == "Sådan skriver du på nudansk"


def test_an_encoding_that_is_told_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(DANISH.encode("cp850"))
    (sheet,) = read_file(path, encoding="cp1252")
    assert sheet.rows[2][1] == "S†dan skriver du p† nudansk"
    assert list(sheet.about.examples) == ["cp1252", "cp850", "mac_roman"]
    (sheet,) = read_file(path, encoding="utf-8")
    assert {note[1] for note in sheet.notes} == {UNREAD_LETTERS}
    (sheet,) = read_file(path, encoding="IBM865")
    assert sheet.rows[2][1] == "Sådan skriver du på nudansk"
    with pytest.raises(CampusError, match="ikke en tegnkodning"):
        read_file(path, encoding="dansk")
    with pytest.raises(CampusError, match="ikke en tegnkodning"):
        read_file(path, encoding="base64")
