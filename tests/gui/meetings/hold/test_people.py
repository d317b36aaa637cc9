"""Who is there: rows by institution, one more by Ctrl+D, late ones and apologies."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu

from campus_desktop.meetings import edits, keys, participants
from campus_desktop.meetings.minutes import read_minutes
from campus_desktop.meetings.queries import read_meeting
from tests.support.broken_files import locked_while_open
from tests.support.hands import visible


def shown(held: Any) -> list[str]:
    people = held.mode.side.people
    return [people.heading.text(), *(row.accessibleName() for row in people.rows)]


def menu_of(held: Any, row: int) -> QMenu:
    menu = held.mode.side.people.rows[row].menu()
    menu.aboutToShow.emit()
    return menu


def entry(menu: QMenu, *texts: str) -> Any:
    for text in texts:
        found = next(each for each in menu.actions() if each.text() == text)
        menu = found.menu() or menu
    return found


def test_those_registered_are_present_once_it_begins(held: Any) -> None:
    assert shown(held) == ["Forventes (6)", "Fjordstyrelsen · 4", "Klitadministrationen · 2 · 1 online"]
    held.press(keys.START)
    assert shown(held)[0] == "Til stede (6)"
    assert {each.status for each in held.read().participants} == {"present", "online"}
    assert held.workspace.undo_label == "Start mødet"


def test_one_more_in_one_line_while_a_note_is_being_typed(held: Any) -> None:
    held.press(keys.START)
    note = QApplication.focusWidget()
    held.type("Lad en buddy")
    held.press(keys.PARTICIPANT)
    line = held.mode.side.people.line
    assert line.field.hasFocus()
    held.type("Lis Krag, Fjord")
    assert line.meaning.text() == "Lis Krag · Fjordstyrelsen · Til stede"
    held.press("Return")
    assert QApplication.focusWidget() is note
    held.type(" sende den")
    assert "Lad en buddy sende den" in (note.toPlainText() if hasattr(note, "toPlainText") else note.text())
    added = next(each for each in held.read().participants if each.name == "Lis Krag")
    assert (added.institution, added.status) == (held.fjord, "present")
    assert shown(held)[:2] == ["Til stede (7)", "Fjordstyrelsen · 5"]
    assert not line.field.isVisible()
    present = read_minutes(held.workspace, held.meeting, held.now).present
    assert sum(each.count for each in present) == 6  # and one online


def test_what_is_no_participant_is_said_and_escape_gives_up(held: Any) -> None:
    note = QApplication.focusWidget()
    held.press(keys.PARTICIPANT)
    line = held.mode.side.people.line
    held.type("online")
    held.press("Return")
    assert line.problem.isVisible() and "Skriv et navn" in line.problem.text()
    held.press("Escape")
    assert QApplication.focusWidget() is note and line.isVisibleTo(held.window) is not None
    assert len(held.read().participants) == 3


def test_apologies_and_somebody_who_comes_late(held: Any) -> None:
    held.press(keys.START)
    entry(menu_of(held, 1), "Mette Holm", "Afbud").trigger()
    assert shown(held) == [
        "Til stede (5)",
        "Fjordstyrelsen · 4",
        "Klitadministrationen · 1 · online",
        "Afbud (1): Mette Holm",
    ]
    entry(menu_of(held, 2), "Mette Holm er kommet").trigger()
    assert shown(held) == ["Til stede (6)", "Fjordstyrelsen · 4", "Klitadministrationen · 2 · 1 online"]
    entry(menu_of(held, 1), "Alle er online").trigger()
    assert shown(held)[2] == "Klitadministrationen · 2 · online"
    held.workspace.undo()
    assert shown(held)[2] == "Klitadministrationen · 2 · 1 online"


@pytest.mark.parametrize(("typed", "count"), [("7", 7), ("mange", 4), ("²", 4)])
def test_how_many_of_an_institution(held: Any, answers: Any, typed: str, count: int) -> None:
    answers.answers = [typed]
    entry(menu_of(held, 0), "Hvor mange …").trigger()
    assert shown(held)[1] == f"Fjordstyrelsen · {count}"


def test_taken_off_the_meeting(held: Any) -> None:
    entry(menu_of(held, 0), "Fjern fra mødet").trigger()
    assert shown(held) == ["Forventes (2)", "Klitadministrationen · 2 · 1 online"]
    participants.add_participant(held.workspace, held.meeting, "AB")
    assert shown(held)[2] == "Uden institution · 1"


def test_the_cards_open_the_boards_of_the_paths(held: Any) -> None:
    (card,) = held.mode.side.paths.cards
    assert card.accessibleName() == "Preboarding hos os, Fjordstyrelsen, 0 trin".replace(", 0", " · 0")
    card.click()
    assert (held.window.current_key, held.window.current_page.item()) == ("paths", held.path)


def test_a_line_begun_at_one_meeting_is_not_taken_along_to_another(held: Any) -> None:
    other = edits.create_meeting(held.workspace, "Et andet møde", date=date(2026, 12, 3))
    held.press(keys.PARTICIPANT)
    held.type("Lis Krag, Fjord")
    held.window.show_page("meetings", other, "hold")
    line = held.mode.side.people.line
    assert not line.field.isVisible() and line.add.isVisible()
    assert read_meeting(held.workspace, other).participants == ()


def test_how_many_is_kept_where_another_program_has_the_file(held: Any) -> None:
    menu = menu_of(held, 0)
    count, window = entry(menu, "Hvor mange …"), held.window
    window.ask.answers = ["7"]
    with locked_while_open(held.workspace):
        count.trigger()
        assert [each.text for each in window.unsaved.waiting] == ["7"] and window.status_line.unsaved_button.isVisible()
        held.mode.side.people.line.open_line()
        held.type("Ib, Fjord")
        assert held.mode.side.people.line.field.text() == "Ib, Fjord"
    assert window.unsaved.flush() and shown(held)[1] == "Fjordstyrelsen · 7"
    assert len(window.ask.said) == 1, "the question alone, no dialog about the file"


def test_the_beginning_of_a_known_name_makes_nobody_new_without_a_word(held: Any) -> None:
    count = len(held.workspace.rows("SELECT id FROM person"))
    held.press(keys.START)
    held.press(keys.PARTICIPANT)
    line = held.mode.side.people.line
    held.type("Mette, Klit")
    assert line.meaning.text() == "Mette Holm · Klitadministrationen · Til stede"
    held.press("Return")
    assert len(held.workspace.rows("SELECT id FROM person")) == count
    bar = held.window.status_line
    said = [each.text() for each in visible(bar, QLabel)]
    assert any("»Mette« er forstået som Mette Holm" in each for each in said)
    (create,) = [each for each in visible(bar, QAbstractButton) if each.text() == "Opret »Mette«"]
    create.click()
    assert {row["name"] for row in held.workspace.rows("SELECT name FROM person")} >= {"Mette", "Mette Holm"}
