"""A workspace with a few courses, and the little of a window that a page needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.courses import edits
from campus_desktop.errors import CampusError
from campus_desktop.workspace import Workspace, create

T = TypeVar("T")

COURSES: tuple[dict[str, Any], ...] = (
    {
        "title": "Feedback i hverdagen",
        "code": "LED-310",
        "format": "face-to-face",
        "minutes": 444,
        "provider": "Fjordstyrelsen",
        "audience": "Ledere",
        "language": "dansk",
        "description": "Giv og modtag feedback, der flytter noget.",
        "goals": ("Kan give feedback", "Aftaler spilleregler"),
        "prerequisites": "Sådan giver du feedback",
        "tags": ("Feedback", "samarbejde"),
    },
    {"title": "Sådan giver du feedback", "code": "LED-311", "format": "video", "minutes": 5, "tags": ("Feedback",)},
    {"title": "Årsregnskab for begyndere", "code": "ØKO-1", "format": "e-learning", "minutes": 90, "audience": "Alle"},
    {"title": "Sagsbehandlingskursus", "code": "JUR-2", "format": "virtual", "provider": "Åkirkeby Kommune"},
    {"title": "Læring på jobbet", "format": "peer", "minutes": 60, "provider": "Zoo"},
    {"title": "Ølbrygning", "provider": "Ærø"},
    {"title": "Gammelt kursus", "code": "LED-9", "retired": True},
)


class Answers:
    """Answers in the user's place: ``confirm_with`` and ``save_to`` are set by the test, ``errors`` kept for it."""

    def __init__(self) -> None:
        self.confirm_with = True
        self.choose_with: str | None = None
        self.save_to: Path | None = None
        self.errors: list[str] = []
        self.questions: list[str] = []

    def confirm(self, parent: QWidget, title: str, text: str, yes_label: str, *, danger: bool = False) -> bool:
        self.questions.append(text)
        return self.confirm_with

    def choose(self, parent: QWidget, title: str, text: str, options: object) -> str | None:
        self.questions.append(text)
        return self.choose_with

    def error(self, parent: QWidget, text: str, title: str = "") -> None:
        self.errors.append(text)

    def save_file(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        return self.save_to


class FakeShell:
    """The window as far as the catalogue knows it; ``shown`` holds the pages that were asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.ask = Answers()
        self.widget = QWidget()
        self.messages: list[str] = []
        self.shown: list[tuple[str, str | None]] = []

    def guard(self, deed: Callable[[], T]) -> T | None:
        try:
            return deed()
        except CampusError as error:
            self.ask.error(self.widget, str(error))
            return None

    def message(self, text: str) -> None:
        self.messages.append(text)

    def show_page(self, key: str, item_id: str | None = None) -> None:
        self.shown.append((key, item_id))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create(tmp_path / "a.campus", user="AB")
    for fields in COURSES:
        edits.create_course(made, fields)
    yield made
    made.close()


@pytest.fixture
def shell(workspace: Workspace, qtbot: QtBot) -> FakeShell:
    made = FakeShell(workspace)
    qtbot.addWidget(made.widget)
    return made
