"""The institutions page, driven as a user drives it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop import practice
from campus_desktop.institutions import queries
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from ui.institutions.page import InstitutionsPage
from ui.look import theme
from ui.shell.window import MainWindow

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@pytest.fixture
def page(workspace: Workspace, window: MainWindow) -> InstitutionsPage:
    practice.fill(workspace, NOW)
    window.show_page("institutions")
    found = window.current_page
    assert isinstance(found, InstitutionsPage)
    return found


def names(page: InstitutionsPage) -> list[str]:
    return [page.list.rows.item(row).text() for row in range(page.list.rows.count())]


def answers_shown(page: InstitutionsPage) -> list[str]:
    QApplication.processEvents()  # a new button in a layout is shown from the event loop
    return [b.text() for b in page.form.findChildren(QPushButton) if ": " in b.text() and not b.isHidden()]


def test_it_lists_everybody_and_shows_the_first(page: InstitutionsPage, window: MainWindow) -> None:
    assert names(page) == [
        "Campus-teamet",
        "Fjordstyrelsen",
        "Hedestyrelsen",
        "Klitadministrationen",
        "Marskdirektoratet",
    ]
    assert page.form.name.text() == "Campus-teamet"
    assert page.status() == "5 institutioner"


def test_the_filter_finds_who_can_show_what_another_seeks(page: InstitutionsPage) -> None:
    action = next(a for a in page.list.filter.menu().actions() if a.text() == "Fjordstyrelsen")
    action.trigger()
    assert names(page) == ["Campus-teamet", "Klitadministrationen"]
    assert page.status() == "2 af 5 institutioner"
    assert "Fjordstyrelsen" in page.list.filter.text()
    page.list.filter.menu().actions()[0].trigger()
    assert len(names(page)) == 5


def test_the_form_says_who_can_show_what_this_one_seeks(page: InstitutionsPage) -> None:
    page.list.select(next(i.id for i in queries.list_institutions(page.workspace) if i.name == "Fjordstyrelsen"))
    shown = answers_shown(page)
    assert "Klitadministrationen: Buddyordning" in shown
    next(b for b in page.form.findChildren(QPushButton) if b.text() == "Klitadministrationen: Buddyordning").click()
    assert page.form.name.text() == "Klitadministrationen"


def test_searching_narrows_the_list_however_it_is_typed(page: InstitutionsPage, qtbot: QtBot) -> None:
    page.list.search.setFocus()
    qtbot.keyClicks(page.list.search, "laeringsdesign")
    assert names(page) == []
    assert page.list.none.isVisibleTo(page)
    page.list.search.setText("BUDDY")
    assert names(page) == ["Fjordstyrelsen", "Klitadministrationen"]
    qtbot.keyClick(page.list.search, Qt.Key.Key_Down)
    assert page.form.name.text() == "Klitadministrationen"


def test_the_key_of_every_list_finds_here_too(page: InstitutionsPage, qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    page.form.name.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.list.search.hasFocus)


def test_typing_saves_and_undo_takes_it_back(page: InstitutionsPage, qtbot: QtBot, window: MainWindow) -> None:
    line = page.form.name
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Årsstyrelsen")
    page.form.save_now()
    assert names(page)[-1] == "Årsstyrelsen"
    assert page.form.name.text() == "Årsstyrelsen"
    window.undo()
    assert names(page)[0] == "Campus-teamet"
    assert page.form.name.text() == "Campus-teamet"
    window.redo()
    assert page.form.name.text() == "Årsstyrelsen"


def test_topics_and_closed_days_are_one_a_line(page: InstitutionsPage) -> None:
    form, institution = page.form, page.form.id
    assert institution is not None
    form.seeks.setPlainText("Buddyordning\n\n  Feedback  ")
    form.closed_days.setPlainText("24/12 2026\n7-5-2027")
    form.save_now()
    found = queries.read_institution(page.workspace, institution)
    assert found.seeks == ("Buddyordning", "Feedback")
    assert found.closed_days == (date(2026, 12, 24), date(2027, 5, 7))
    assert "Klitadministrationen: Buddyordning" in answers_shown(page)
    form.closed_days.setFocus()
    form.closed_days.setPlainText("juleaften")
    form.save_now()
    assert "»juleaften« er ikke en dato" in form.days_problem.text()
    assert not form.days_problem.isHidden()
    assert queries.read_institution(page.workspace, institution).closed_days == found.closed_days


def test_people_are_added_changed_and_removed(
    page: InstitutionsPage, window: MainWindow, answers: object, qtbot: QtBot
) -> None:
    answers.answers.append("ØS")  # type: ignore[attr-defined]
    page.form.people.add.click()
    institution = page.form.id
    assert institution is not None
    people = queries.list_people(page.workspace, institution)
    assert [person.name for person in people] == ["DK", "EV", "ØS"]
    fields = page.form.people.fields[people[2].id]
    fields["role"].setFocus()
    qtbot.keyClicks(fields["role"], "Konsulent")
    page.form.save_now()
    assert queries.list_people(page.workspace, institution)[2].role == "Konsulent"
    remove = next(b for b in page.form.findChildren(QPushButton) if b.accessibleName() == "Slet ØS")
    remove.click()
    assert [person.name for person in queries.list_people(page.workspace, institution)] == ["DK", "EV"]
    window.undo()
    assert [person.role for person in queries.list_people(page.workspace, institution)][2] == "Konsulent"


def test_new_and_delete_with_undo(page: InstitutionsPage, window: MainWindow, answers: object, qtbot: QtBot) -> None:
    answers.answers.append("Engdirektoratet")  # type: ignore[attr-defined]
    page.new_button.click()
    assert page.form.name.text() == "Engdirektoratet"
    page.list.rows.setFocus()
    qtbot.keyClick(page.list.rows, Qt.Key.Key_Delete)
    assert "Engdirektoratet" not in names(page)
    window.undo()
    assert page.form.name.text() == "Engdirektoratet"
    answers.answers.append("  ")  # type: ignore[attr-defined]
    page.new_button.click()
    assert "navn" in answers.said[-1]  # type: ignore[attr-defined]
    assert len(names(page)) == 6


def test_an_empty_file_says_what_the_page_is_for(window: MainWindow, answers: object) -> None:
    page = page_of(window, InstitutionsPage, "institutions")
    texts = [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    assert "Ingen institutioner endnu" in texts
    assert not page.delete_button.isEnabled()
    answers.answers.append("Fjordstyrelsen")  # type: ignore[attr-defined]
    page.new_institution()
    assert names(page) == ["Fjordstyrelsen"]
    window.undo()
    assert "Ingen institutioner endnu" in [e.text() for e in page.findChildren(QLabel) if e.isVisibleTo(page)]


def test_the_page_opens_at_an_institution_or_a_person(page: InstitutionsPage) -> None:
    page.list.search.setText("buddy")
    person = page.workspace.value("SELECT id FROM person WHERE name = 'BS'")
    page.open_item(person)
    assert page.form.name.text() == "Marskdirektoratet"
    page.open_item("gone")
    assert page.form.name.text() == "Marskdirektoratet"


def test_the_list_shows_that_it_has_the_keyboard(page: InstitutionsPage, qtbot: QtBot) -> None:
    rows = page.list.rows
    rows.setCurrentRow(1)
    place = rows.visualItemRect(rows.currentItem())

    def left_edge() -> str:
        return str(rows.viewport().grab().toImage().pixelColor(place.left() + 1, place.center().y()).name())

    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    assert left_edge() == theme.color("accent").name()
    page.list.search.setFocus()
    assert left_edge() != theme.color("accent").name()


def test_every_control_has_a_name(page: InstitutionsPage) -> None:
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page):
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget
