"""A path of three phases on screen: A with four steps, B with two, C with none; and three courses in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QMimeData, QPoint
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import create_course
from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.support import hands
from tests.support.hands import page_of
from ui.paths.page import PathsPage
from ui.paths.view import PathView
from ui.shell.window import MainWindow


@dataclass
class Screen:
    """The window with the path open, spoken of by titles."""

    window: MainWindow
    page: PathsPage
    view: PathView
    workspace: Workspace
    path: str
    courses: list[str]

    def phases(self) -> dict[str, list[str]]:
        """What stands in the document: titles by phase."""
        path = read_path(self.workspace, self.path)
        return {phase.name: [step.title for step in phase.steps] for phase in path.phases}

    def shown(self) -> dict[str, list[str]]:
        """What the model shows."""
        return {column.phase.name: [step.title for step in column.steps] for column in self.view.model.columns}

    def step(self, title: str) -> str:
        return next(step.id for step in read_path(self.workspace, self.path).steps if step.title == title)

    def phase(self, name: str) -> str:
        return next(phase.id for phase in read_path(self.workspace, self.path).phases if phase.name == name)

    def choose(self, *titles: str) -> None:
        self.view.picking.choose([self.step(title) for title in titles], keyboard=True)

    def chosen(self) -> list[str]:
        return [step.title for step in self.view.model.in_order(self.view.picking.chosen())]

    def over(self, title: str, *, below: bool = False) -> QPoint:
        """A point of the canvas in the upper (lower) part of a card."""
        index = self.view.model.index_of(self.step(title))
        column = self.view.model.column_of(index)
        assert column is not None
        view = self.view.board.columns[column.row].view
        rect = view.visualRect(index)
        at = QPoint(rect.center().x(), rect.bottom() - 8 if below else rect.top() + 8)
        return view.viewport().mapTo(self.view.board.canvas, at)

    def in_phase(self, name: str) -> QPoint:
        """A point of the canvas far below the cards of a phase."""
        column = self.view.board.column(self.phase(name))
        assert column is not None
        return QPoint(column.geometry().center().x(), column.geometry().bottom() - 20)

    def drag(self, data: QMimeData, at: QPoint, *, drop: bool = True) -> bool:
        return hands.drag(self.view.board.canvas, data, at, drop=drop)

    def cards(self, *titles: str) -> QMimeData:
        """What a drag of these cards carries."""
        model = self.view.model
        return model.mimeData([model.index_of(self.step(title)) for title in titles])


@pytest.fixture
def filled(workspace: Workspace) -> tuple[str, list[str]]:
    """The path and the courses; written before the window is on the file, which would show each of these edits."""
    courses = [
        create_course(workspace, {"title": title, "format": "video", "minutes": minutes})
        for title, minutes in (("K1", 5), ("K2", 10), ("K3", 15))
    ]
    path = edits.create_path(workspace, "Forløb", purpose="skill")
    first = read_path(workspace, path).phases[0].id
    edits.update_phase(workspace, first, name="A", first_day=1, last_day=5, budget=60)
    phases = [first, *(edits.add_phase(workspace, path, name) for name in "BC")]
    for number, title in enumerate(("a1", "a2", "a3", "a4", "b1", "b2")):
        step_edits.add_step(workspace, phases[number // 4], title, format="e-learning", minutes=20)
    return path, courses


@pytest.fixture
def screen(filled: tuple[str, list[str]], qtbot: QtBot, window: MainWindow, workspace: Workspace) -> Screen:
    path, courses = filled
    page = page_of(window, PathsPage, "paths", path)
    window.activateWindow()
    qtbot.waitUntil(
        lambda: page.view.board.columns[0].view.visualRect(page.view.model.index_of(_first(page))).height() > 0
    )
    return Screen(window, page, page.view, workspace, path, courses)


def _first(page: PathsPage) -> str:
    return page.view.model.columns[0].steps[0].id
