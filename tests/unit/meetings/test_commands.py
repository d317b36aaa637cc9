"""``show meetings|notes|actions`` and ``check`` on the command line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from campus_desktop.__main__ import main
from campus_desktop.meetings import item_edits, notes
from campus_desktop.meetings.noteline import NoteLine


@pytest.fixture
def file(net: Any) -> str:
    line = NoteLine("Send skabelonen", institution=net.klit, path=net.path, step=net.step, due=date(2026, 12, 4))
    notes.add_note(net.ws, net.meeting, "action", line, item=net.items[3])
    notes.add_note(net.ws, net.meeting, "idea", NoteLine("Lad en buddy\nsende den"))
    item_edits.delete_items(net.ws, [net.items[6]])
    net.ws.close()
    return str(net.ws.path)


def said(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(list(args)) == 0
    return capsys.readouterr().out


def test_meetings(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "show", file, "meetings") == (
        "26-11-2026 09.30 · Preboarding: Hvad virker? · Klitby · Klitadministrationen · 4 punkter · Udkast\n"
    )
    (meeting,) = json.loads(said(capsys, "show", file, "meetings", "--json"))
    assert {name: meeting[name] for name in ("title", "date", "start", "end", "place", "case_number")} == {
        "title": "Preboarding: Hvad virker?", "date": "2026-11-26", "start": "09:30", "end": "14:30", "place": "Klitby",
        "case_number": None,
    }  # fmt: skip
    lunch = meeting["agenda"][4]
    assert {name: lunch[name] for name in ("title", "type", "start", "end", "minutes", "pinned")} == {
        "title": "Frokost", "type": "break", "start": "12:00", "end": "12:45", "minutes": 45, "pinned": "12:00",
    }  # fmt: skip
    assert said(capsys, "show", file, "meetings", "--search", "findes ikke") == ""


def test_notes_and_actions(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = "Opfølgning · Send skabelonen · Klitadministrationen · Velkommen fra direktøren · frist 04-12-2026\n"
    assert said(capsys, "show", file, "actions") == line
    assert said(capsys, "show", file, "actions", "--search", "klit") == line
    assert sorted(said(capsys, "show", file, "notes").splitlines()) == ["Idé · Lad en buddy sende den", line.strip()]
    assert said(capsys, "show", file, "notes", "--limit", "0") == ""
    (note,) = json.loads(said(capsys, "show", file, "notes", "--search", "skabelon", "--json"))
    assert (note["kind"], note["due"], note["done"], note["private"], note["person"]) == (
        "action", "2026-12-04", None, False, None,
    )  # fmt: skip


def test_check(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "check", file)
    assert "Preboarding: Hvad virker?: Vigtigt råd M11: Der er ingen afrunding på dagsordenen. Læg ti" in out
    found = json.loads(said(capsys, "check", file, "--meeting", "Preboarding: Hvad virker?", "--json"))
    assert [(each["rule"], each["severity"]) for each in found["findings"]] == [("M11", "important"), ("M10", "advice")]
    assert found["findings"][0]["strength"] == "vejledning eller praksis"
    everything = json.loads(said(capsys, "check", file, "--all", "--json"))
    assert len(everything["findings"]) >= 1
    assert main(["check", file, "--meeting", "Findes ikke"]) == 2
    assert "intet møde" in capsys.readouterr().err


def test_a_file_without_meetings(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "b.campus")]) == 0
    capsys.readouterr()
    assert said(capsys, "check", str(tmp_path / "b.campus")) == "Der er ingen råd.\n"


def test_export_calendar(file: str, tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "møde.ics"
    text = said(capsys, "export", file, "calendar", "--meeting", "Preboarding: Hvad virker?", "-o", str(out))
    assert text == f"2 kalenderaftaler skrevet til »{out}«.\n"
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert main(["export", file, "calendar", "--meeting", "Findes ikke", "-o", str(tmp_path / "x.ics")]) == 2
    assert not (tmp_path / "x.ics").exists()
