"""Closed days that cannot be read yet: what is shown about them, and that no other edit empties the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits, queries
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from tests.support.painted import ink, on_screen
from ui.institutions.page import InstitutionsPage
from ui.shell.window import MainWindow

TYPED = "24-12-2026\ngrundlovsdag"


@pytest.fixture
def page(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> InstitutionsPage:
    institution = edits.create_institution(workspace, "Fjordstyrelsen")
    for name in ("MH", "BS", "KT", "AL", "LN", "PR"):
        edits.update_person(workspace, edits.create_person(workspace, institution, name), "email", f"{name}@fjord.dk")
    window.activateWindow()
    window.settle()  # what keeps half-typed text comes once the file is on the screen
    qtbot.waitUntil(window.isActiveWindow)
    return page_of(window, InstitutionsPage, "institutions", institution)


def type_days(page: InstitutionsPage, qtbot: QtBot) -> None:
    days = page.form.closed_days
    days.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(days.hasFocus)
    for line in TYPED.splitlines(keepends=True):
        QTest.keyClicks(days, line.strip())
        if line.endswith("\n"):
            QTest.keyClick(days, Qt.Key.Key_Return)


def test_a_range_without_years_is_read_and_shown_as_it_was_read(
    page: InstitutionsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    field = page.form.closed_days
    field.setFocus()
    QTest.keyClicks(field, "24.12-2.1")
    before = on_screen(field)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert not page.form.days_problem.isVisible()
    (found,) = (each for each in queries.list_institutions(workspace) if each.name == "Fjordstyrelsen")
    assert len(found.closed_days) == 10
    qtbot.waitUntil(lambda: field.toPlainText() == "24-12-2026 – 02-01-2027")
    assert on_screen(field) != before


def is_in_sight(page: InstitutionsPage, widget: QWidget) -> bool:
    port = page.form.viewport()
    place = QRect(widget.mapTo(port, QPoint(0, 0)), widget.size())
    return widget.isVisible() and port.rect().contains(place) and ink(on_screen(widget)) > 0.005


def test_what_is_wrong_is_in_sight_while_typing_and_said_on_leaving(
    page: InstitutionsPage, window: MainWindow, qtbot: QtBot
) -> None:
    type_days(page, qtbot)
    assert "grundlovsdag" in page.form.days_problem.text()
    qtbot.waitUntil(lambda: is_in_sight(page, page.form.days_problem))
    QTest.keyClick(page.form.closed_days, Qt.Key.Key_Tab)
    assert not page.form.closed_days.hasFocus()
    said = window.status_line.message_label
    assert said.text().startswith("Ikke gemt: ") and "grundlovsdag" in said.text()
    assert said.property("kind") == "error"


def test_no_other_edit_empties_the_field(page: InstitutionsPage, window: MainWindow, qtbot: QtBot) -> None:
    form, institution = page.form, page.form.id
    assert institution is not None
    type_days(page, qtbot)
    QTest.keyClick(form.closed_days, Qt.Key.Key_Tab)
    person = queries.list_people(page.workspace, institution)[0]
    field = form.people.fields[person.id]["email"]
    field.setFocus()
    qtbot.keyClicks(field, "x")
    field.save_now()
    assert queries.list_people(page.workspace, institution)[0].email == "xAL@fjord.dk"
    assert form.closed_days.toPlainText() == TYPED
    assert form.closed_days.property("invalid") and form.days_problem.isVisible()
    window.show_page("courses")
    edits.update_institution(page.workspace, institution, "note", "Ny")
    window.show_page("institutions")
    QApplication.processEvents()
    assert form.closed_days.toPlainText() == TYPED
    assert form.closed_days.property("invalid") and form.days_problem.isVisible()
    window.undo()
    assert form.closed_days.toPlainText() == TYPED


def shown(window: MainWindow) -> dict[str, bool]:
    line = window.status_line
    return {
        "Gemt": line.saved_label.isVisible() or line.check_label.isVisible(),
        "Ikke gemt": line.unsaved_button.isVisible(),
    }


def test_the_status_line_does_not_turn_green_while_they_stand(
    page: InstitutionsPage, window: MainWindow, qtbot: QtBot
) -> None:
    assert shown(window) == {"Gemt": True, "Ikke gemt": False}
    type_days(page, qtbot)
    QTest.keyClick(page.form.closed_days, Qt.Key.Key_Tab)
    line = window.status_line
    line.timer.timeout.emit()  # the message's time is over
    assert not line.message_label.text()
    assert shown(window) == {"Gemt": False, "Ikke gemt": True}
    assert "grundlovsdag" in line.unsaved_button.toolTip() and ink(on_screen(line.unsaved_button)) > 0.03
    page.form.name.setFocus()
    QTest.keyClicks(page.form.name, "n")
    page.form.name.save_now()
    assert shown(window) == {"Gemt": False, "Ikke gemt": True}, "another field was saved"
    window.show_page("courses")
    assert shown(window) == {"Gemt": False, "Ikke gemt": True}
    line.unsaved_button.click()
    assert window.current_key == "institutions" and page.form.closed_days.hasFocus()
    QTest.keyClick(page.form.closed_days, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.form.closed_days, "24-12-2026")
    page.form.closed_days.save_now()
    assert shown(window) == {"Gemt": True, "Ikke gemt": False}


@pytest.mark.parametrize("way", ["escape", "another institution", "another file"])
def test_it_is_green_again_once_they_are_given_up(
    page: InstitutionsPage, window: MainWindow, workspace: Workspace, qtbot: QtBot, way: str
) -> None:
    type_days(page, qtbot)
    QTest.keyClick(page.form.closed_days, Qt.Key.Key_Tab)
    assert shown(window) == {"Gemt": False, "Ikke gemt": True}
    if way == "escape":
        page.form.closed_days.setFocus()
        QTest.keyClick(page.form.closed_days, Qt.Key.Key_Escape)
    elif way == "another institution":
        first = page.form.id
        page.open_item(edits.create_institution(workspace, "Klitadministrationen"))
        assert shown(window) == {"Gemt": True, "Ikke gemt": False}
        assert first is not None
        page.open_item(first)
        assert page.form.closed_days.toPlainText() == TYPED
        assert shown(window) == {"Gemt": False, "Ikke gemt": True}, "they are in sight again, and not saved"
        return
    else:
        window.unsaved.clear()
        window.unsaved.changed.emit()
    assert shown(window) == {"Gemt": True, "Ikke gemt": False}


def test_while_it_is_typed_nothing_is_red_in_the_status_line(
    page: InstitutionsPage, window: MainWindow, qtbot: QtBot
) -> None:
    type_days(page, qtbot)
    assert shown(window) == {"Gemt": True, "Ikke gemt": False}
