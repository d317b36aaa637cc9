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
    said = window.status_line._message
    assert said.text().startswith("Ikke gemt: ") and "grundlovsdag" in said.text()
    assert said.property("kind") == "error"


def test_no_other_edit_empties_the_field(page: InstitutionsPage, window: MainWindow, qtbot: QtBot) -> None:
    form, institution = page.form, page.form.id
    assert institution is not None
    type_days(page, qtbot)
    QTest.keyClick(form.closed_days, Qt.Key.Key_Tab)
    person = queries.list_people(page.workspace, institution)[0]
    field = form.people._fields[person.id]["email"]
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
