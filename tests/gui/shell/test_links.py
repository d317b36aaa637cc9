"""Links: shown before they are opened, asked about once for each host; what is no web address is text."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from campus_desktop.courses import edits
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of, visible
from tests.support.seen import settle
from ui.courses.page import CoursesPage
from ui.shell.links import follow
from ui.shell.settings_dialog import SettingsDialog
from ui.shell.window import MainWindow

ADDRESS = "https://example.org/kursus/1"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(QUrl(url).toString()))
    return found


def details_of(window: MainWindow, workspace: Workspace, link: str) -> list[QLabel]:
    """The labels of the details of a course with that link, as a list from anywhere may bring it."""
    course = edits.create_course(workspace, {"title": "Feedback"})
    with workspace.edit("Import") as edit:
        edit.update("course", course, edits.to_columns({"link": link}))
    page = page_of(window, CoursesPage, "courses", course)
    settle()
    return visible(page.details, QLabel)


def status(window: MainWindow) -> str:
    return window.status_line.message_label.text()


def test_a_link_says_where_it_leads_and_asks_once_for_each_host(
    window: MainWindow, workspace: Workspace, answers: Any, opened: list[str]
) -> None:
    link = next(each for each in details_of(window, workspace, ADDRESS) if each.text().startswith("<a"))
    assert link.toolTip() == ADDRESS
    QTest.mouseMove(window, QPoint(5, 5))
    QTest.mouseMove(link)
    QApplication.processEvents()
    assert status(window) == ADDRESS
    window.message("")
    link.setFocus(Qt.FocusReason.TabFocusReason)
    assert status(window) == ADDRESS

    answers.answers = [False, True]
    link.linkActivated.emit("#")
    assert opened == [] and "example.org" in answers.said[0] and ADDRESS in answers.said[0]
    link.linkActivated.emit("#")
    assert opened == [ADDRESS] and len(answers.said) == 2
    link.linkActivated.emit("#")
    follow(window, "https://example.org/andet")
    assert opened == [ADDRESS, ADDRESS, "https://example.org/andet"] and len(answers.said) == 2
    answers.answers = [True]
    follow(window, "mailto:ab@example.com")
    assert opened[-1] == "mailto:ab@example.com" and "example.com" in answers.said[2]


@pytest.mark.parametrize(
    "text",
    ["file:////vært/deling/x.exe", "ms-word:ofe|u|https://x", "kursus.exe", "javascript:alert(1)", "Se intranettet"],
)
def test_what_is_no_web_address_stays_text(
    window: MainWindow, workspace: Workspace, answers: Any, opened: list[str], text: str
) -> None:
    labels = details_of(window, workspace, text)
    shown = next(each for each in labels if each.text() == text)
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert not any(each.property("kind") == "markup" and text in each.text() for each in labels)
    follow(window, text)
    assert opened == [] and answers.said == [] and text in status(window)


def test_the_settings_ask_again(window: MainWindow, opened: list[str]) -> None:
    window.settings.remember_link_host("example.org")
    dialog = SettingsDialog(window, window.zoom, window.retranslate)
    dialog.show()
    assert dialog.ask_links.isVisible()
    dialog.ask_links.click()
    assert window.settings.link_hosts == [] and not dialog.ask_links.isVisible()
    dialog.close()


def test_nothing_else_opens_an_address() -> None:
    """One place in the program opens what a text says; the print dialog opens its own folder."""
    found = []
    for file in Path("ui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            if name in ("openUrl", "setOpenExternalLinks", "webbrowser", "startDetached"):
                found.append(file.as_posix())
    assert set(found) == {"ui/shell/links.py", "ui/prints/dialog.py"}
