"""A meeting that runs, in a window whose screens and clock the test plays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import pytest

from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits, notes, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import queries as path_queries
from campus_desktop.paths import step_edits
from campus_desktop.workspace import Workspace
from tests.gui.conftest import Clock
from ui.meetings.presenting.host import PresentHost
from ui.meetings.presenting.screens import Screens, Seen
from ui.meetings.presenting.window import PresenterWindow
from ui.shell.window import MainWindow

LAPTOP = Seen("laptop", 0, 0, 1366, 768)
BEAMER = Seen("beamer", 1366, 0, 1024, 768)


START = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


class Filled(NamedTuple):
    """The ids of what stands in the file."""

    fjord: str
    path: str
    phases: list[str]
    meeting: str


@pytest.fixture
def filled(workspace: Workspace, clock: Clock) -> Filled:
    """Written before the window is on the file, which would show each of these edits."""
    clock.read = lambda: START
    ws = workspace
    fjord = institutions.create_institution(ws, "Fjordstyrelsen")
    path = path_edits.create_path(ws, "Preboarding hos os", institution=fjord)
    first = path_queries.read_path(ws, path).phases[0].id
    path_edits.update_phase(ws, first, name="Preboarding")
    phases = [first, *(path_edits.add_phase(ws, path, name) for name in ("Første dag", "Første uge"))]
    for phase in phases:
        for number in range(6):
            step_edits.add_step(ws, phase, f"Velkomst og rundvisning {number}", format="video", minutes=4)
    meeting = edits.create_meeting(ws, "Preboarding: Hvad virker?", date=date(2026, 11, 26))
    edits.add_paths(ws, meeting, [path])
    for title, minutes in (("Velkomst", 15), ("Sparring", 50), ("Afrunding", 15)):
        item_edits.add_item(ws, meeting, title, minutes, script="HEMMELIG drejebog")
    running.start(ws, meeting, START)
    return Filled(fjord, path, phases, meeting)


class Room:
    """A meeting of Fjordstyrelsen with a path of five phases, held in a room with the screens ``seen``."""

    def __init__(self, window: MainWindow, filled: Filled) -> None:
        self.window, self.ws = window, window.workspace
        self.now = START
        window.clock.set_now(lambda: self.now)
        self.seen = [LAPTOP, BEAMER]
        self.screens = Screens(lambda: self.seen, window)
        window.companion(PresentHost).screens = self.screens
        self.fjord, self.path, self.phases, self.meeting = filled

    def note(self, kind: str, text: str, *, private: bool = False) -> str:
        line = NoteLine(text, institution=self.fjord)
        return notes.add_note(self.ws, self.meeting, kind, line, private=private, at=self.now)

    def pass_(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)
        self.window.clock.tick.emit()

    def f5(self) -> None:
        self.window.companion(PresentHost).toggle()

    @property
    def projector(self) -> PresenterWindow:
        presenting = self.window.companion(PresentHost).presenting
        assert presenting is not None and presenting.shown is not None
        return presenting.shown

    def plug(self, *seen: Seen) -> None:
        """These are the screens now."""
        gone = {each.name for each in self.seen} - {each.name for each in seen}
        self.seen = list(seen)
        for name in gone:
            self.screens.gone.emit(name)
        self.screens.changed.emit()


@pytest.fixture
def room(filled: Filled, window: MainWindow, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    clock.read = window.clock.now
    made = Room(window, filled)
    # offscreen has one screen of its own, whose name is not ours
    monkeypatch.setattr("ui.meetings.presenting.presenting.Presenting.own_screen", lambda self: "laptop")
    window.show_page("meetings", made.meeting)
    yield made
    window.companion(PresentHost).end()
