"""A meeting with people and a path, held in a window whose clock the test moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits, keys, participants, queries, running
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.timer import Position
from campus_desktop.paths import edits as path_edits
from campus_desktop.workspace import Workspace
from tests.gui.conftest import Answers, Clock
from tests.support.hands import page_of
from ui.meetings.hold.mode import HoldMode
from ui.meetings.page import MeetingsPage
from ui.shell.window import MainWindow

START = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
"""9.30 in Copenhagen on the day of the meeting."""


class Filled(NamedTuple):
    """The ids of what stands in the file."""

    fjord: str
    klit: str
    path: str
    meeting: str
    items: list[str]


def fill(workspace: Workspace) -> Filled:
    fjord = institutions.create_institution(workspace, "Fjordstyrelsen")
    klit = institutions.create_institution(workspace, "Klitadministrationen")
    path = path_edits.create_path(workspace, "Preboarding hos os", institution=fjord)
    meeting = edits.create_meeting(workspace, "Preboarding", date=date(2026, 11, 26), place="Klitby")
    edits.update_meeting(workspace, meeting, start=time(9, 30), end=time(13, 0))
    edits.add_paths(workspace, meeting, [path])
    for line in ("4 fra Fjordstyrelsen", "Mette Holm, Klitadministrationen", "Klitadministrationen, online"):
        participants.add_participant(workspace, meeting, line)
    items = [
        item_edits.add_item(workspace, meeting, title, minutes, type=word, pinned=pinned)
        for title, minutes, word, pinned in (
            ("Velkomst", 15, "information", None),
            ("Sparring", 60, "discussion", None),
            ("Luft", 15, "buffer", None),
            ("Opsamling", 60, "discussion", None),
            ("Frokost", 30, "break", time(12)),
            ("Afrunding", 30, "decision", None),
        )
    ]
    return Filled(fjord, klit, path, meeting, items)


class Held:
    """The window on the meeting, with hands and a watch."""

    def __init__(self, window: MainWindow, workspace: Workspace, qtbot: QtBot, filled: Filled) -> None:
        self.window, self.workspace, self.qtbot = window, workspace, qtbot
        self.now = START
        window.clock.set_now(lambda: self.now)
        window.settle()  # as a moment after its file was opened
        self.fjord, self.klit, self.path, self.meeting, self.items = filled

    def open(self) -> None:
        self.window.show_page("meetings", self.meeting, "hold")

    @property
    def mode(self) -> HoldMode:
        page = page_of(self.window, MeetingsPage)
        mode = page.view.mode
        assert isinstance(mode, HoldMode)
        return mode

    def read(self) -> Meeting:
        return queries.read_meeting(self.workspace, self.meeting)

    def here(self) -> Position:
        return running.where(self.workspace, self.meeting, self.now)

    def pass_(self, minutes: float) -> None:
        """Let the time go on, and the clock tick once."""
        self.now += timedelta(minutes=minutes)
        self.window.clock.tick.emit()

    def press(self, combined: str) -> None:
        """A key as the keyboard sends it, to whatever has the keyboard."""
        combination = QKeySequence(combined)[0]
        target = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(target, combination.key(), combination.keyboardModifiers())

    def end(self) -> None:
        """Ctrl+F9; where the end is early and that is asked about, the answer is yes."""
        ask = self.window.ask
        assert isinstance(ask, Answers)
        waiting = len(ask.answers)
        ask.answers.insert(0, True)
        self.press(keys.END)
        if len(ask.answers) > waiting:
            ask.answers.pop(0)

    def type(self, text: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        self.qtbot.keyClicks(target, text)

    @property
    def figure(self) -> str:
        return self.mode.side.timer.figure.text()

    @property
    def title(self) -> str:
        return self.mode.side.timer.title.text()

    @property
    def detail(self) -> str:
        """What stands below the figure, but for where in the agenda that is."""
        return self.mode.side.timer.detail.text().partition("\nPunkt ")[0]


@pytest.fixture
def filled(workspace: Workspace, clock: Clock) -> Filled:
    """Written before the window is on the file, which would show each of these edits."""
    clock.read = lambda: START
    return fill(workspace)


@pytest.fixture
def held(filled: Filled, window: MainWindow, workspace: Workspace, clock: Clock, qtbot: QtBot) -> Held:
    clock.read = window.clock.now
    made = Held(window, workspace, qtbot, filled)
    made.open()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.mode.notes.focus_line()
    return made


@pytest.fixture
def other_window(qtbot: QtBot) -> Callable[[], MainWindow]:
    """A second start of the program."""
    from ui.shell.settings import Settings

    def make() -> MainWindow:
        made = MainWindow(Settings())
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.show()
        return made

    return make
