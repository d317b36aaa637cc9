"""Where the keyboard goes after a person is added or removed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits, queries
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from tests.support.painted import on_screen, ringed
from ui.institutions.page import InstitutionsPage
from ui.shell.window import MainWindow


@pytest.fixture
def page(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> InstitutionsPage:
    institution = edits.create_institution(workspace, "Fjordstyrelsen")
    for name in ("AL", "BS", "KT"):
        edits.create_person(workspace, institution, name)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return page_of(window, InstitutionsPage, "institutions", institution)


def person(page: InstitutionsPage, name: str) -> str:
    assert page.form.id is not None
    return next(each.id for each in queries.list_people(page.workspace, page.form.id) if each.name == name)


def focused() -> Any:
    return QApplication.focusWidget()


def test_after_adding_one_types_the_role(page: InstitutionsPage, answers: Any, workspace: Workspace) -> None:
    answers.answers.append("ØS")
    page.form.people.add.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    role = page.form.people.fields[person(page, "ØS")]["role"]
    assert focused() is role
    seen = on_screen(role)
    port = page.form.viewport()
    assert port.rect().contains(QRect(role.mapTo(port, QPoint()), role.size()))
    page.form.name.setFocus()
    assert ringed(seen, on_screen(role))
    role.setFocus()
    QTest.keyClicks(focused(), "Konsulent")
    page.form.save_now()
    assert page.form.id is not None
    assert [each.role for each in queries.list_people(workspace, page.form.id)][-1] == "Konsulent"


@pytest.mark.parametrize(("gone", "beside"), [("AL", "BS"), ("KT", "BS")])
def test_after_removing_it_is_on_the_person_beside(page: InstitutionsPage, gone: str, beside: str) -> None:
    button = next(b for b in page.form.findChildren(QPushButton) if b.accessibleName() == f"Slet {gone}")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert focused() is page.form.people.fields[person(page, beside)]["name"]


def test_after_the_last_it_is_on_the_button_that_adds(page: InstitutionsPage) -> None:
    for name in ("AL", "BS", "KT"):
        button = next(b for b in page.form.findChildren(QPushButton) if b.accessibleName() == f"Slet {name}")
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert focused() is page.form.people.add
