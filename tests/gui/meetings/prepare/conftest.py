"""A meeting being prepared on screen: two institutions, a path, an agenda of three items, one of them pinned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits
from campus_desktop.meetings.meeting import AgendaItem, Meeting
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.paths import edits as path_edits
from campus_desktop.workspace import Workspace
from tests.gui.conftest import Clock
from tests.support.hands import page_of
from ui.meetings.page import MeetingsPage
from ui.meetings.prepare.mode import PrepareMode
from ui.shell.window import MainWindow

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@dataclass
class Preparing:
    """The window with the meeting in sight, spoken of by titles."""

    window: MainWindow
    workspace: Workspace
    id: str
    fjord: str
    klit: str
    path: str

    @property
    def page(self) -> MeetingsPage:
        return page_of(self.window, MeetingsPage)

    @property
    def mode(self) -> PrepareMode:
        mode = self.page.view.mode
        assert isinstance(mode, PrepareMode)
        return mode

    @property
    def meeting(self) -> Meeting:
        """What stands in the document."""
        return read_meeting(self.workspace, self.id)

    def item(self, title: str) -> AgendaItem:
        return next(item for item in self.meeting.items if item.title == title)

    def people(self) -> list[tuple[str, str, str, int]]:
        """Name, institution, status and count of the participants in the document."""
        rows = self.meeting.participants
        return [(each.name, each.institution_name, each.status, each.count) for each in rows]

    def write(self, line: QLineEdit, text: str, qtbot: QtBot) -> None:
        """Type over what stands in a line, and leave it."""
        line.setFocus()
        line.clear()
        qtbot.keyClicks(line, text)
        line.editingFinished.emit()
        self.mode.leave()


@pytest.fixture
def filled(workspace: Workspace, clock: Clock) -> dict[str, str]:
    """Written before the window is on the file, which would show each of these edits."""
    clock.read = lambda: NOW
    fjord = institutions.create_institution(workspace, "Fjordstyrelsen")
    klit = institutions.create_institution(workspace, "Klitadministrationen")
    path = path_edits.create_path(workspace, "Preboarding", institution=fjord)
    meeting = edits.create_meeting(workspace, "Netværk", date=date(2026, 11, 26), place="Klitby", host=klit)
    item_edits.add_item(workspace, meeting, "Velkomst", 15, type="information")
    item_edits.add_item(workspace, meeting, "Frokost", 45, type="break", pinned=time(12))
    item_edits.add_item(workspace, meeting, "Afrunding", 15, type="information")
    return {"id": meeting, "fjord": fjord, "klit": klit, "path": path}


@pytest.fixture
def preparing(filled: dict[str, str], window: MainWindow, workspace: Workspace, clock: Clock) -> Preparing:
    window.clock.set_now(lambda: NOW)
    clock.read = window.clock.now
    window.show_page("meetings", filled["id"])
    return Preparing(window, workspace, **filled)
