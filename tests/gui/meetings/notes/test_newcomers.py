"""Somebody whom the file does not know is made where a name is typed after @."""

from __future__ import annotations

import pytest

from campus_desktop.institutions.edits import create_person, delete_institutions, delete_people
from campus_desktop.workspace import Workspace
from tests.support.broken_files import locked_while_open
from ui.meetings.notes.picker import Picker

from .conftest import Screen


def nobody_left(workspace: Workspace) -> None:
    """A file without institutions and people."""
    delete_people(workspace, [row["id"] for row in workspace.rows("SELECT id FROM person")])
    delete_institutions(workspace, [row["id"] for row in workspace.rows("SELECT id FROM institution")])


def test_enter_on_the_offer_makes_whom_the_file_does_not_know_and_the_next_saves(screen: Screen) -> None:
    nobody_left(screen.workspace)
    screen.press("ctrl+5")
    screen.type("Send link @HR")
    popup = screen.pane.line.edit.completion
    assert screen.offered() and popup.isVisible()
    assert popup.list.item(0).text() == "Opret »HR«, hos Vores institution"
    assert (
        popup.rect().contains(popup.list.geometry().center())
        and popup.list.visualItemRect(popup.list.item(0)).isValid()
    )
    screen.press("enter")
    assert screen.pane.line.edit.hasFocus() and not screen.offered()
    assert [each.word.label for each in screen.pane.line.edit.typed().words] == ["HR"]
    screen.press("enter")
    note = screen.last()
    assert (note.text, note.person_name, note.institution_name) == ("Send link", "HR", "Vores institution")
    screen.workspace.undo()
    screen.workspace.undo()
    assert not screen.workspace.rows("SELECT id FROM person") and not screen.workspace.rows(
        "SELECT id FROM institution"
    )


def test_a_known_name_is_offered_first_and_its_whole_name_makes_nobody(screen: Screen) -> None:
    screen.type("Lad @klit")
    popup = screen.pane.line.edit.completion
    rows = [popup.list.item(row).text() for row in range(popup.list.count())]
    assert rows[0].startswith("Klitadministrationen") and rows[-1].startswith("Opret »klit«")
    screen.type("administrationen")
    rows = [popup.list.item(row).text() for row in range(popup.list.count())]
    assert not any(row.startswith("Opret") for row in rows)
    count = len(screen.workspace.rows("SELECT id FROM person"))
    screen.press("esc")
    assert len(screen.workspace.rows("SELECT id FROM person")) == count


def test_names_are_narrowed_as_ever_while_another_program_has_the_file(screen: Screen) -> None:
    """Once the list stood still at "@", and Enter took its first name."""
    with locked_while_open(screen.workspace):
        screen.type("Hej @klit")
        popup = screen.pane.line.edit.completion
        assert [popup.list.item(row).text().partition(",")[0] for row in range(popup.list.count())] == [
            "Klitadministrationen"
        ]
        screen.press("enter")
        assert [each.word.label for each in screen.pane.line.edit.typed().words] == ["Klitadministrationen"]
        screen.type("og @HR")
        assert not screen.offered()
        assert screen.pane.line.edit.typed().text.endswith("@HR")


def test_who_a_written_note_is_from_can_be_made_as_one_step_back(screen: Screen) -> None:
    screen.type("Send link")
    screen.press("enter")
    note = screen.last().id
    nobody_left(screen.workspace)
    picker = Picker(screen.pane, screen.pane.list.commands, screen.pane.list.today, "@", [note])
    picker.show()
    picker.field.setText("HR-partner")
    assert [picker.list.item(row).text() for row in range(picker.list.count())] == [
        "Opret »HR-partner«, hos Vores institution"
    ]
    picker.list.itemActivated.emit(picker.list.item(0))
    assert screen.last().person_name == "HR-partner"
    screen.workspace.undo()
    assert screen.last().person_name == "" and not screen.workspace.rows("SELECT id FROM institution")


@pytest.mark.parametrize("typed", ["Sren", "Soren", "Sørne", "Østergard"])
def test_a_known_name_one_letter_away_is_offered_before_somebody_new(screen: Screen, typed: str) -> None:
    home = screen.workspace.value("SELECT id FROM institution LIMIT 1")
    create_person(screen.workspace, home, "Søren Østergård")
    count = len(screen.workspace.rows("SELECT id FROM person"))
    screen.press("ctrl+5")
    screen.type(f"Send link @{typed}")
    popup = screen.pane.line.edit.completion
    rows = [popup.list.item(row).text() for row in range(popup.list.count())]
    assert rows[0].startswith("Mente du Søren Østergård?") and rows[-1].startswith(f"Opret »{typed}«")
    assert popup.list.currentRow() == 0 and popup.rect().contains(popup.list.geometry().center())
    screen.press("enter")
    screen.press("enter")
    assert (screen.last().text, screen.last().person_name) == ("Send link", "Søren Østergård")
    assert len(screen.workspace.rows("SELECT id FROM person")) == count


@pytest.mark.parametrize("typed", ["Bo", "Sre", "Hanne"])
def test_what_is_like_nobody_is_offered_as_somebody_new_only(screen: Screen, typed: str) -> None:
    screen.type(f"Send link @{typed}")
    popup = screen.pane.line.edit.completion
    assert [popup.list.item(row).text()[:5] for row in range(popup.list.count())] == ["Opret"]
