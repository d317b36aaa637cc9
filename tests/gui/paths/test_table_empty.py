"""The table of a path without steps says what to do, with the board's buttons, by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of, visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.paths.page import PathsPage
from ui.paths.view import PathView
from ui.shell.window import MainWindow


def table_of(window: MainWindow, workspace: Workspace, *, phases: bool) -> PathView:
    path = edits.create_path(workspace, "Forløb")
    if not phases:
        edits.delete_phase(workspace, read_path(workspace, path).phases[0].id)
    page = page_of(window, PathsPage, "paths", path)
    window.activateWindow()
    page.view.show_view("table")
    settle()
    return page.view


def test_it_says_what_to_do_and_does_it(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    view = table_of(window, workspace, phases=True)
    hint = view.table.empty
    (text,) = visible(hint, QLabel)
    assert text.text() == "Træk et kursus til en fase, eller skriv et trin." and ink(on_screen(text)) > 0.01
    assert hint.step.text() == "+ Trin" and hint.step.isVisible() and not hint.phase.isVisible()
    first = view.table.visualRect(view.model.index(0, 0))
    assert not hint.geometry().intersects(first) and ink(on_screen(view.table.viewport(), first)) > 0.01
    assert view.table.viewport().rect().contains(hint.geometry())
    assert QApplication.focusWidget() is hint.step
    QTest.keyClick(hint.step, Qt.Key.Key_Return)
    settle()
    assert [step.title for step in read_path(workspace, view.path_id or "").steps] == ["Nyt trin"]
    assert not hint.isVisible()
    window.undo()
    settle()
    assert hint.isVisible()
    step_edits.add_step(workspace, read_path(workspace, view.path_id or "").phases[0].id, "Udefra")
    settle()
    assert not hint.isVisible()


def test_without_phases_it_offers_one(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    view = table_of(window, workspace, phases=False)
    hint = view.table.empty
    (text,) = visible(hint, QLabel)
    assert text.text() == "Forløbet har ingen faser endnu."
    assert QApplication.focusWidget() is hint.phase and not hint.step.isVisible()
    place = QRect(hint.phase.mapTo(view.table.viewport(), QPoint()), hint.phase.size())
    assert ink(on_screen(view.table.viewport(), place)) > 0.01
    qtbot.mouseClick(hint.phase, Qt.MouseButton.LeftButton)
    settle()
    assert len(read_path(workspace, view.path_id or "").phases) == 1
    focus = QApplication.focusWidget()
    assert focus is not None and focus.isVisible()


def test_it_stays_in_its_place_when_the_table_is_scrolled(window: MainWindow, workspace: Workspace) -> None:
    window.resize(900, 500)
    view = table_of(window, workspace, phases=True)
    before = view.table.empty.geometry()
    bar = view.table.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    settle()
    assert view.table.empty.geometry() == before
    view.show_view("board")
    settle()
    assert not view.table.empty.isVisible()
