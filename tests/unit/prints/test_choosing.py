"""What ``export`` can be asked about a print: the same as the print dialog, and a sentence for what cannot be."""

from __future__ import annotations

import argparse
from dataclasses import fields
from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from campus_desktop.__main__ import main
from campus_desktop.institutions.edits import create_institution
from campus_desktop.meetings import edits, item_edits
from campus_desktop.meetings.meeting import Day
from campus_desktop.meetings.note_queries import actions
from campus_desktop.meetings.notes import set_done
from campus_desktop.paths.edits import add_start
from campus_desktop.prints.choosing import CHOICES, add_choices
from campus_desktop.prints.kinds import KINDS
from campus_desktop.prints.source import Options
from tests.support.sample_meeting import made

HELD = "Preboarding: Hvad virker, og hvad er svært?"
TWO_DAYS = "To dage på heden"
PATH = "Preboarding og onboarding"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample meeting with one action done, a meeting of two days without a date for deleting, and a path with a start."""
    sample = made(tmp_path_factory.mktemp("choosing") / "m.campus")
    workspace = sample.workspace
    sent = next(note.id for note in actions(workspace) if note.text.startswith("Send skabelonen"))
    set_done(workspace, [sent])
    days = [Day(number, date(2027, 3, number), time(9), time(12)) for number in (1, 2)]
    two = edits.create_meeting(
        workspace, TWO_DAYS, host=create_institution(workspace, "Marskstyrelsen"), date=days[0].date
    )
    edits.set_days(workspace, two, days)
    for title, day in (("Velkommen til heden", 1), ("Farvel til heden", 2)):
        item_edits.add_item(workspace, two, title, 30, day=day)
    path = str(workspace.value("SELECT id FROM path WHERE title = ?", (PATH,)))
    add_start(workspace, path, date(2027, 3, 1), "Hold 3")
    workspace.close()
    return workspace.path


def exported(file: Path, target: Path, kind: str, *options: str) -> str:
    """The text of a print as the command writes it."""
    assert main(["export", str(file), kind, *options, "-o", str(target)]) == 0
    return "\n".join(page.extract_text() for page in PdfReader(target).pages)


def test_every_choice_of_the_print_dialog_is_there() -> None:
    parser = argparse.ArgumentParser()
    add_choices(parser)
    chosen = vars(parser.parse_args([]))
    assert set(chosen) == {each.dest for each in CHOICES}
    assert set(chosen.values()) == {None}
    assert {each.name for each in fields(Options)} <= set(chosen)
    for each in CHOICES:
        heeding = {kind.key for kind in KINDS if each.dest in kind.options}
        assert heeding <= each.kinds


def test_one_day_of_several(file: Path, tmp_path: Path) -> None:
    for kind in ("agenda", "script"):
        text = exported(file, tmp_path / "d.pdf", kind, "--meeting", TWO_DAYS, "--day", "2")
        assert "Farvel til heden" in text
        assert "Velkommen til heden" not in text


def test_room_to_write(file: Path, tmp_path: Path) -> None:
    def drawn(*options: str) -> int:
        exported(file, tmp_path / "a.pdf", "agenda", "--meeting", HELD, *options)
        return sum(len(page.get_contents().get_data()) for page in PdfReader(tmp_path / "a.pdf").pages)

    assert drawn("--no-room") < drawn()


def test_the_line_on_what_is_noted_stands_as_in_the_dialog(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    assert "slettes senest" in exported(file, out, "agenda", "--meeting", HELD)
    assert "slettes senest" not in exported(file, out, "agenda", "--meeting", HELD, "--no-notice")
    assert "slettefrist" not in exported(file, out, "agenda", "--meeting", TWO_DAYS)
    assert "personoplysninger" in exported(file, out, "agenda", "--meeting", TWO_DAYS, "--notice")


def test_senders_and_times_of_the_minutes(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"
    line = "Korte videoer med nærmeste leder"
    plain, named = (exported(file, out, "minutes", "--meeting", HELD, *more) for more in ((), ("--senders",)))
    assert line in plain
    assert named.count("Klitadministrationen") > plain.count("Klitadministrationen")
    assert "faktisk" in plain
    assert "faktisk" not in exported(file, out, "minutes", "--meeting", HELD, "--no-times")
    word = tmp_path / "r.docx"
    assert main(["export", str(file), "minutes", "--meeting", HELD, "--no-times", "-o", str(word)]) == 0


def test_actions_without_those_done(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.pdf"
    for of in (["--meeting", HELD], []):
        assert "Send skabelonen" in exported(file, out, "actions", *of)
        text = exported(file, out, "actions", *of, "--no-done")
        assert "Send skabelonen" not in text
        assert "Ret udkastet" in text
        table = tmp_path / "o.csv"
        assert main(["export", str(file), "actions", *of, "--no-done", "-o", str(table)]) == 0
        assert "Send skabelonen" not in table.read_text(encoding="utf-8-sig")


def test_actions_for_the_calendar(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "o.ics"
    assert main(["export", str(file), "actions", "-o", str(out)]) == 0
    assert "1 kalenderaftale skrevet" in capsys.readouterr().out
    assert "Ret udkastet" in out.read_text(encoding="utf-8")


def test_the_page_of_one_institution(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "i.pdf"
    exported(file, out, "institutions", "--meeting", HELD)
    assert len(PdfReader(out).pages) == 2
    assert "Klitadministrationen" in exported(
        file, out, "institutions", "--meeting", HELD, "--institution", "klitadministrationen"
    )
    assert len(PdfReader(out).pages) == 1


def test_the_needs_of_a_series(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.pdf"
    assert "Fjordnetværket" in exported(
        file, out, "needs", "--meeting", "Buddyer, der bliver brugt", "--needs-from", "series"
    )
    assert "Alle møder" in exported(file, out, "needs", "--needs-from", "all")
    assert "ndertekster" not in exported(file, out, "needs", "--meeting", "Buddyer, der bliver brugt")


def test_a_start_by_its_name(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "p.pdf"
    for start in ("hold 3", "1-3-2027"):
        assert "Hold 3" in exported(file, out, "plan", "--path", PATH, "--start", start)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["minutes", "--meeting", HELD, "--day", "1"], "--day hører ikke til minutes, men til: agenda, script."),
        (["agenda", "--meeting", HELD, "--no-times"], "--no-times hører ikke til agenda"),
        (["courses", "--meeting", HELD], "--meeting hører ikke til courses"),
        (["agenda", "--meeting", HELD, "--start", "1-3-2027"], "--start hører ikke til agenda, men til: plan."),
        (["key-card", "--meeting", HELD, "--no-notice"], "--notice / --no-notice hører ikke til"),
        (["agenda", "--meeting", HELD, "--day", "2"], "varer 1 dag og har ingen dag 2"),
        (["agenda", "--meeting", TWO_DAYS, "--day", "3"], "varer 2 dage og har ingen dag 3"),
        (["agenda", "--meeting", HELD, "--day", "to"], "kan ikke være"),
        (["institutions", "--meeting", HELD, "--institution", "Ukendt"], "Fjordstyrelsen, Klitadministrationen"),
        (["institutions", "--meeting", TWO_DAYS, "--institution", "Ukendt"], "Ingen institution har"),
        (["needs", "--meeting", TWO_DAYS, "--needs-from", "series"], "ikke til en møderække"),
        (["needs", "--meeting", HELD, "--meeting", TWO_DAYS, "--needs-from", "all"], "ét møde"),
        (["needs", "--needs-from", "series"], "flere møder"),
        (["plan", "--path", PATH, "--start", "Hold 4"], "01-03-2027 · Hold 3"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    file: Path, tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(file), *arguments, "-o", str(tmp_path / "x.pdf")]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("kind", "endings"), [("courses", ".csv, .xlsx"), ("calendar", ".ics")])
def test_what_is_no_print_is_not_written_as_pdf(
    file: Path, tmp_path: Path, kind: str, endings: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(file), kind, "-o", str(tmp_path / "x.pdf")]) == 2
    assert f"{kind} skrives som {endings}." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
