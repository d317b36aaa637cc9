from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from campus_desktop.institutions.queries import list_institutions
from campus_desktop.meetings.participants import add_participant
from tests.support.seen import settle


@pytest.fixture
def people(preparing: Any) -> Any:
    for line in ("Mette Holm, Fjordstyrelsen", "4 fra Klitadministrationen", "Ib Lund, Fjordstyrelsen, HR-chef"):
        add_participant(preparing.workspace, preparing.id, line)
    return preparing.mode.facts.people


def add(preparing: Any, text: str, qtbot: QtBot) -> None:
    line = preparing.mode.facts.people.line
    line.setFocus()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_participants_are_added_in_one_line_and_stand_by_institution(preparing: Any, qtbot: QtBot) -> None:
    people = preparing.mode.facts.people
    assert people.nobody.isVisible()
    add(preparing, "4 fra Klitadministrationen", qtbot)
    add(preparing, "Mette Holm, Fjordstyrelsen, leder", qtbot)
    assert people.line.text() == "" and not people.nobody.isVisible()
    assert preparing.window.focusWidget() is people.line  # for the next one
    assert preparing.people() == [
        ("Mette Holm", "Fjordstyrelsen", "registered", 1),
        ("", "Klitadministrationen", "registered", 4),
    ]
    texts = [people.list.people.index(row).data() for row in range(2)]
    assert texts == ["Mette Holm, leder, Fjordstyrelsen, Tilmeldt", "4 personer, Klitadministrationen, Tilmeldt"]
    assert people.head.note == "5 forventes"
    preparing.window.undo()
    assert len(preparing.people()) == 1 and people.list.people.rowCount() == 1


def test_an_institution_the_file_does_not_know_is_asked_about(preparing: Any, qtbot: QtBot, answers: Any) -> None:
    answers.answers += ["institution"]
    add(preparing, "3 fra Hedestyrelsen", qtbot)
    assert "Hedestyrelsen" in answers.said[-1]
    assert preparing.people() == [("", "Hedestyrelsen", "registered", 3)]
    answers.answers += ["role"]
    add(preparing, "Lars Ærø, HR-chef", qtbot)
    assert preparing.people()[-1] == ("Lars Ærø", "", "registered", 1)
    answers.answers += [None]
    add(preparing, "Ida, Kystdirektoratet", qtbot)
    assert len(preparing.people()) == 2 and preparing.mode.facts.people.line.text() == "Ida, Kystdirektoratet"
    preparing.window.undo()
    preparing.window.undo()
    assert [each.name for each in list_institutions(preparing.workspace)] == ["Fjordstyrelsen", "Klitadministrationen"]


def test_a_line_that_says_nobody_is_refused_and_stays(preparing: Any, qtbot: QtBot, answers: Any) -> None:
    add(preparing, "online", qtbot)
    assert answers.said and preparing.people() == [] and preparing.mode.facts.people.line.text() == "online"


def test_the_status_of_several_at_once(preparing: Any, people: Any, qtbot: QtBot) -> None:
    people.list.setFocus()
    people.list.selectAll()
    assert people.chosen_text.isVisible() and people.chosen_text.text() == "3 valgte"
    people.statuses["present"].trigger()
    assert {status for _name, _of, status, _count in preparing.people()} == {"present"}
    assert len(people.list.chosen()) == 3  # still chosen for the next command
    preparing.window.undo()
    assert {status for _name, _of, status, _count in preparing.people()} == {"registered"}


def test_the_name_of_an_institution_chooses_all_of_its_people(preparing: Any, people: Any, qtbot: QtBot) -> None:
    first = people.list.visualRect(people.list.people.index(0))
    head = first.topLeft() + QPoint(20, 8)
    qtbot.mouseClick(people.list.viewport(), Qt.MouseButton.LeftButton, pos=head)
    names = {each.id: each.institution_name for each in preparing.meeting.participants}
    assert [names[each] for each in people.list.chosen()] == ["Fjordstyrelsen", "Fjordstyrelsen"]
    qtbot.mouseClick(people.list.viewport(), Qt.MouseButton.LeftButton, pos=first.bottomLeft() + QPoint(20, -8))
    assert len(people.list.chosen()) == 1


def test_apologies_count_no_more(preparing: Any, people: Any) -> None:
    mette = next(each.id for each in preparing.meeting.participants if each.name == "Mette Holm")
    people.list.choose([mette])
    people.statuses["apologies"].trigger()
    assert people.head.note == "5 forventes" and people.list.people.head(0) == ("Fjordstyrelsen", 1)


def test_enter_opens_the_menu_of_those_chosen(preparing: Any, people: Any, qtbot: QtBot) -> None:
    people.list.choose([preparing.meeting.participants[0].id])
    people.list.setFocus()
    qtbot.keyClick(people.list, Qt.Key.Key_Return)
    menu = people.list.findChild(QMenu)
    assert menu.isVisible() and [each.text() for each in menu.actions()][:4] == [
        "Tilmeldt",
        "Til stede",
        "Afbud",
        "Online",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert preparing.meeting.participants[0].status == "present"


def test_one_more_and_one_fewer_of_the_unnamed(preparing: Any, people: Any, qtbot: QtBot) -> None:
    klit = next(each.id for each in preparing.meeting.participants if each.count == 4)
    people.list.choose([klit])
    people.more.trigger()
    assert preparing.people()[-1][3] == 5
    people.fewer.trigger()
    people.fewer.trigger()
    assert preparing.people()[-1][3] == 3
    people.list.choose([preparing.meeting.participants[0].id])
    assert not people.more.isEnabled() and not people.fewer.isEnabled()


def test_one_more_of_several_is_one_step_back(preparing: Any, people: Any) -> None:
    add_participant(preparing.workspace, preparing.id, "2 fra Fjordstyrelsen")
    people.list.choose([each.id for each in preparing.meeting.participants if not each.name])
    people.more.trigger()
    assert sorted(count for name, _home, _status, count in preparing.people() if not name) == [3, 5]
    preparing.window.undo()
    assert sorted(count for name, _home, _status, count in preparing.people() if not name) == [2, 4]


def test_delete_takes_off_the_meeting_and_undo_brings_back(preparing: Any, people: Any, qtbot: QtBot) -> None:
    people.list.choose([preparing.meeting.participants[0].id, preparing.meeting.participants[1].id])
    people.list.setFocus()
    qtbot.keyClick(people.list, Qt.Key.Key_Delete)
    assert preparing.people() == [("", "Klitadministrationen", "registered", 4)]
    preparing.window.undo()
    assert len(preparing.people()) == 3


def test_the_name_of_one_without_institution_is_changed(preparing: Any, qtbot: QtBot, answers: Any) -> None:
    add(preparing, "Lars", qtbot)
    people = preparing.mode.facts.people
    people.list.choose([preparing.meeting.participants[0].id])
    answers.answers += ["Lars Ærø"]
    people.rename.trigger()
    assert preparing.people()[-1][0] == "Lars Ærø"


def test_the_list_is_as_high_as_its_lines_and_every_line_has_a_name(people: Any, qtbot: QtBot) -> None:
    listing = people.list
    assert listing.height() == sum(listing.sizeHintForRow(row) for row in range(3))
    interface = QAccessible.queryAccessibleInterface(listing)
    names = [interface.child(row).text(QAccessible.Text.Name) for row in range(3)]
    assert all(names) and "Mette Holm, Fjordstyrelsen, Tilmeldt" in names
    listing.grab()


def test_institutions_and_people_are_offered_while_typing(preparing: Any, people: Any) -> None:
    offered = people.line.completer().model().stringList()
    assert "Fjordstyrelsen" in offered and "Mette Holm, Fjordstyrelsen" in offered


def test_redo_of_a_line_that_created_an_institution_stays_in_the_meeting(
    preparing: Any, qtbot: QtBot, answers: Any
) -> None:
    answers.answers += ["institution"]
    add(preparing, "Bo Hansen, Bakkestyrelsen", qtbot)
    window = preparing.window
    assert window.workspace.undo_label == "Tilføj “Bo Hansen”".replace("“", "»").replace("”", "«")
    people = preparing.mode.facts.people
    with_bo = people.list.people.rowCount()
    window.undo()
    assert window.current_key == "meetings" and people.list.people.rowCount() == with_bo - 1
    window.redo()
    assert window.current_key == "meetings" and preparing.page.item() == preparing.id
    assert people.list.people.rowCount() == with_bo and people.list.isVisible()
    assert "Bo Hansen" in window.status_line.message_label.text()
    assert [each.name for each in preparing.meeting.participants if each.id in people.list.chosen()] == ["Bo Hansen"]


def test_undo_shows_whom_it_brought_back(preparing: Any, people: Any) -> None:
    mette = next(each.id for each in preparing.meeting.participants if each.name == "Mette Holm")
    assert preparing.mode.open_item(mette)
    assert people.list.chosen() == [mette]


def test_enter_on_what_is_offered_puts_it_into_the_line_and_the_next_adds(
    preparing: Any, people: Any, qtbot: QtBot
) -> None:
    count = len(preparing.people())
    people.line.setFocus()
    qtbot.keyClicks(people.line, "klit")
    popup = people.line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert people.line.text() == "Klitadministrationen" and len(preparing.people()) == count
    qtbot.keyClick(people.line, Qt.Key.Key_Return)
    assert people.line.text() == "" and len(preparing.people()) == count + 1


def test_a_list_from_a_mail_program_or_a_sheet_becomes_people(preparing: Any, qtbot: QtBot) -> None:
    section = preparing.mode.facts.people
    section.unfold()
    before = {each.id for each in preparing.meeting.participants}
    QGuiApplication.clipboard().setText("Navn\tInstitution\nEva Lund\tFjordstyrelsen\nOle Dam\tFjordstyrelsen\n")
    section.line.setFocus()
    qtbot.keyClick(section.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    added = [each for each in preparing.meeting.participants if each.id not in before]
    assert sorted((each.name, each.institution_name) for each in added) == [
        ("Eva Lund", "Fjordstyrelsen"),
        ("Ole Dam", "Fjordstyrelsen"),
    ]
    assert section.line.text() == ""
    settle()
    rows = {section.list.people.rows[row].id: row for row in range(len(section.list.people.rows))}
    for each in added:  # they are painted, each in a row of its own
        rect = section.list.visualRect(section.list.model().index(rows[each.id], 0))
        section.list.scrollTo(section.list.model().index(rows[each.id], 0))
        assert rect.height() > 10
    preparing.window.undo()
    assert {each.id for each in preparing.meeting.participants} == before


def test_unknown_institutions_of_a_list_are_asked_about_once(preparing: Any, qtbot: QtBot, answers: Any) -> None:
    section = preparing.mode.facts.people
    section.unfold()
    answers.answers = ["institution"]
    section.line.setText("Eva Lund, Nystyrelsen <el@ny.example>; Ole Dam, Nystyrelsen <od@ny.example>")
    section.line.setFocus()
    qtbot.keyClick(section.line, Qt.Key.Key_Return)
    assert len(answers.said) == 1 and "Nystyrelsen" in answers.said[0]
    added = {each.name: each.institution_name for each in preparing.meeting.participants}
    assert added["Eva Lund"] == added["Ole Dam"] == "Nystyrelsen"


def test_an_address_that_is_not_kept_is_said(preparing: Any, people: Any, qtbot: QtBot) -> None:
    add(preparing, "Mette Holm <mh@fjord.example>", qtbot)
    assert preparing.workspace.value("SELECT email FROM person WHERE name = 'Mette Holm'") == "mh@fjord.example"
    assert "ikke gemt" not in preparing.window.status_line.message_label.text()
    add(preparing, "Mette Holm <anden@fjord.example>", qtbot)
    said = preparing.window.status_line.message_label
    assert said.isVisible() and "anden@fjord.example blev ikke gemt" in said.text()
    assert preparing.workspace.value("SELECT email FROM person WHERE name = 'Mette Holm'") == "mh@fjord.example"


def test_addresses_that_are_not_kept_leave_what_is_saved_and_undo_in_sight(preparing: Any, qtbot: QtBot) -> None:
    line = preparing.window.status_line
    add(preparing, "Jens Bak <jb@klit.example>; Aase Oern <ao@klit.example>", qtbot)
    settle()
    said = line.message_label
    assert said.isVisible() and "2 adresser" in said.text() and said.width() >= said.sizeHint().width()
    assert line.saved_label.isVisible() and line.undo_key.isVisible()
