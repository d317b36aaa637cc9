"""What a workbook holds that no course has room for is said: hidden columns, comments, times of the day."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from campus_desktop.errors import CampusError
from campus_desktop.imports import importing, words
from campus_desktop.imports.comparing import Plan
from campus_desktop.workspace import Workspace

_RELATED = "xl/worksheets/_rels/sheet1.xml.rels"
_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def list_with_more(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd-mm-yyyy hh:mm"}) as made:
        sheet = made.add_worksheet("Kurser")
        sheet.write_row("A1", ["Kode", "Titel", "Målgruppe", "Intern note", "Kontrolleret"])
        sheet.write_row("A2", ["F1", "Klart sprog", "Alle", "Dyrt hold"])
        sheet.write_row("A3", ["F2", "Jura", "Alle", ""])
        sheet.write_datetime("E2", datetime(2026, 3, 5, 14, 0))
        sheet.write_datetime("E3", datetime(2026, 3, 6))
        sheet.set_column("C:D", None, None, {"hidden": True})
        sheet.write_comment("B2", "Spørg KLM:\nudgår måske")
        sheet.write_comment("A1", "Fra LMS")
    return path


def said(plan: Plan, row: int) -> list[str]:
    return [note.text for note in plan.remarks if note.row == row]


def test_hidden_columns_comments_and_times_of_the_day_are_said(workspace: Workspace, tmp_path: Path) -> None:
    plan = importing.plan(workspace, [list_with_more(tmp_path / "liste.xlsx")]).plan
    assert [draft.audience for draft in plan.new] == ["Alle", "Alle"]
    assert [draft.last_checked for draft in plan.new] == ["2026-03-05", "2026-03-06"]
    assert sorted(said(plan, 1)) == [
        "I kolonnen »Kode« har cellen en kommentar, som ikke importeres: »Fra LMS«.",
        "Kolonnen »Intern note« er skjult i projektmappen og importeres ikke.",
        "Kolonnen »Målgruppe« er skjult i projektmappen og importeres.",
    ]
    assert sorted(said(plan, 2)) == [
        "I kolonnen »Titel« har cellen en kommentar, som ikke importeres: »Spørg KLM: udgår måske«.",
        "»2026-03-05 14:00« er læst som datoen 05-03-2026; klokkeslættet importeres ikke.",
    ]
    assert said(plan, 3) == []


def test_a_conversation_is_said_whole_and_not_the_text_that_stands_for_it(workspace: Workspace, tmp_path: Path) -> None:
    source, path = list_with_more(tmp_path / "liste.xlsx"), tmp_path / "samtale.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == _RELATED:
                kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
                more = f'<Relationship Id="rId9" Type="{kind}" Target="/xl/threadedComments/t1.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", more.encode())
            new.writestr(name, content)
        lines = "".join(
            f'<threadedComment ref="B2"><text>{text}</text></threadedComment>' for text in ("Udgår?", "Nej")
        )
        new.writestr("xl/threadedComments/t1.xml", f'<ThreadedComments xmlns="{_THREADS}">{lines}</ThreadedComments>')
    plan = importing.plan(workspace, [path]).plan
    assert [text for text in said(plan, 2) if "kommentar" in text] == [
        "I kolonnen »Titel« har cellen en kommentar, som ikke importeres: »Udgår? Nej«."
    ]


def test_entities_in_comments_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    source, path = list_with_more(tmp_path / "liste.xlsx"), tmp_path / "entitet.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/comments1.xml":
                content = content.replace(b"<comments", b'<!DOCTYPE c [<!ENTITY x "x">]><comments', 1)
            new.writestr(name, content)
    with pytest.raises(CampusError):
        importing.plan(workspace, [path])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-03-05 14:00", True),
        ("5/3-2026 kl. 9.30", True),
        ("2026-03-05T00:00:00+01:00", False),
        ("2026-03-05 00:00", False),
        ("05-03-2026", False),
        ("aflyst", False),
    ],
)
def test_midnight_is_no_time_of_the_day(text: str, told: bool) -> None:
    assert words.has_time(text) is told
