"""The agenda of a meeting on screen, by itself: 9.30 to 14.30, lunch locked to 12.00."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, item_copies, item_edits
from campus_desktop.meetings.agenda import find_slot
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.workspace import Change, Workspace
from tests.support import hands
from tests.support.sample_meeting import Clock
from ui.meetings.agenda.column import AgendaColumn
from ui.meetings.agenda.mime import items_data
from ui.meetings.state import MeetingState
from ui.shell.window import MainWindow


@dataclass
class Screen:
    """The column, spoken of by the items' titles."""

    window: MainWindow
    workspace: Workspace
    state: MeetingState
    column: AgendaColumn
    meeting: str

    def agenda(self) -> list[str]:
        """What stands in the document: time and title, in the order of the day."""
        return [f"{slot.start // 60:02}.{slot.start % 60:02} {slot.item.title}" for slot in self._slots()]

    def _slots(self) -> list[object]:
        return [slot for plan in self.state.plans for slot in plan.every_slot]

    def shown(self) -> list[str]:
        """What the cards show."""
        model = self.column.model
        return [
            f"{card.time} {card.title}" for row, card in zip(model.rows, model.cards, strict=True) if row.kind == "item"
        ]

    def item(self, title: str) -> str:
        return next(item.id for item in read_meeting(self.workspace, self.meeting).every_item if item.title == title)

    def minutes(self, title: str) -> int:
        return next(i.minutes for i in read_meeting(self.workspace, self.meeting).every_item if i.title == title)

    def choose(self, *titles: str) -> None:
        self.column.view.choose([self.item(title) for title in titles], keyboard=True)

    def chosen(self) -> list[str]:
        return [item.title for item in self.column.view.chosen()]

    def rect(self, title: str) -> object:
        view = self.column.view
        return view.visualRect(self.column.model.index_of(self.item(title)))

    def over(self, title: str, *, below: bool = False) -> QPoint:
        """A point of the column in the upper (lower) part of a card."""
        view = self.column.view
        rect = view.visualRect(self.column.model.index_of(self.item(title)))
        at = QPoint(rect.center().x(), rect.bottom() - 6 if below else rect.top() + 6)
        return view.viewport().mapTo(self.column, at)

    def cards(self, *titles: str) -> QMimeData:
        """What a drag of these cards carries."""
        found = [find_slot(self.state.plans, self.item(title)) for title in titles]
        return items_data([each[1] for each in found if each is not None])

    def drag(self, data: QMimeData, at: QPoint, *, drop: bool = True) -> bool:
        return hands.drag(self.column, data, at, drop=drop)

    def groups(self) -> None:
        """Two parallel groups in "Design", the first with two items."""
        design = self.item("Design")
        item_copies.set_groups(self.workspace, design, ["Rød", "Blå"])
        for title in ("r1", "r2"):
            item_edits.add_item(self.workspace, self.meeting, title, 20, parent=design, track=0)


@pytest.fixture
def meeting_clock(window: MainWindow) -> Clock:
    made = Clock()
    window.clock.set_now(made)
    return made


def make_meeting(workspace: Workspace) -> str:
    meeting = edits.create_meeting(workspace, "Netværksmøde", date=date(2026, 11, 26))
    for title, minutes, kind in (
        ("Velkomst", 15, "information"),
        ("Oplæg", 40, "presentation"),
        ("Pause", 15, "break"),
        ("Sparring", 50, "discussion"),
    ):
        item_edits.add_item(workspace, meeting, title, minutes, type=kind)
    item_edits.add_item(workspace, meeting, "Frokost", 45, type="break", pinned=time(12))
    item_edits.add_item(workspace, meeting, "Design", 60, type="exercise", responsible="Facilitator")
    item_edits.add_item(workspace, meeting, "Afrunding", 15)
    return meeting


@pytest.fixture
def meeting(workspace: Workspace) -> str:
    """Written before the window is on the file, which would show each of these edits."""
    return make_meeting(workspace)


def _screen(qtbot: QtBot, window: MainWindow, workspace: Workspace, meeting: str, *, holding: bool) -> Iterator[Screen]:
    state = MeetingState(window)
    state.open(meeting)
    column = AgendaColumn(window, state, holding=holding)
    qtbot.addWidget(column)
    column.resize(420, 900)

    def changed(change: Change) -> None:
        state.refresh(change)
        column.show_meeting(change)

    end = workspace.subscribe(changed)
    column.show_meeting(None)
    column.show()
    column.activateWindow()
    qtbot.waitUntil(column.isActiveWindow)
    yield Screen(window, workspace, state, column, meeting)
    end()
    # Qt remembers the widget under a drag until the drag leaves it, also beyond the widget's end
    QApplication.sendEvent(column, QDragLeaveEvent())


@pytest.fixture
def screen(meeting: str, qtbot: QtBot, window: MainWindow, workspace: Workspace) -> Iterator[Screen]:
    """Preparing."""
    yield from _screen(qtbot, window, workspace, meeting, holding=False)


@pytest.fixture
def held(
    meeting: str, qtbot: QtBot, window: MainWindow, workspace: Workspace, meeting_clock: Clock
) -> Iterator[Screen]:
    """Holding, at half past nine."""
    yield from _screen(qtbot, window, workspace, meeting, holding=True)
