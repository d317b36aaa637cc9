"""A running meeting on screen: its notes, spoken of by what they say; keys go where the keyboard is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits, note_queries, participants, running
from campus_desktop.meetings.note import NOTE_KINDS, Note
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.gui.conftest import Clock
from tests.support.hands import page_of
from ui.meetings.hold.mode import HoldMode
from ui.meetings.notes.pane import NotesPane
from ui.meetings.page import MeetingsPage
from ui.meetings.state import MeetingState
from ui.shell.window import MainWindow

START = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
"""9.30 in Copenhagen on the day of the meeting."""
SPECIAL = {
    "enter": Qt.Key.Key_Return,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "esc": Qt.Key.Key_Escape,
    "back": Qt.Key.Key_Backspace,
    "left": Qt.Key.Key_Left,
    "home": Qt.Key.Key_Home,
    "end": Qt.Key.Key_End,
    "f2": Qt.Key.Key_F2,
    "delete": Qt.Key.Key_Delete,
    "space": Qt.Key.Key_Space,
    "tab": Qt.Key.Key_Tab,
    "pageup": Qt.Key.Key_PageUp,
}
Modifier = Qt.KeyboardModifier


@dataclass(eq=False)
class Screen:
    """The notes of the meeting that is held in the window."""

    window: MainWindow
    pane: NotesPane
    state: MeetingState
    workspace: Workspace
    ids: dict[str, str]
    moment: datetime = START

    def now(self) -> datetime:
        return self.moment

    def pass_(self, minutes: float) -> None:
        self.moment += timedelta(minutes=minutes)
        self.window.clock.tick.emit()

    # --- keys ----------------------------------------------------------------------------------------------------------

    def key(self, key: Qt.Key, text: str = "", held: Modifier = Modifier.NoModifier) -> None:
        """One key where the keyboard is, as the window system sends it."""
        target = QApplication.focusWidget()
        assert target is not None
        override = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text)
        override.ignore()
        QApplication.sendEvent(target, override)
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
        focus = QApplication.focusWidget()
        if focus is not None:
            QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyRelease, key, held, text))

    def press(self, *names: str) -> None:
        """Special keys by name, "ctrl+3" among them."""
        for name in names:
            held, _plus, last = name.rpartition("+")
            modifiers = Modifier.NoModifier
            for each in filter(None, held.split("+")):
                modifiers |= {"ctrl": Modifier.ControlModifier, "shift": Modifier.ShiftModifier}[each]
            if last in SPECIAL:
                text = {"enter": "\r", "space": " "}.get(last, "")
                self.key(SPECIAL[last], text, modifiers)
            else:
                self.key(Qt.Key(ord(last.upper())), "" if modifiers & Modifier.ControlModifier else last, modifiers)

    def shortcut(self, key: Qt.Key, held: Modifier) -> None:
        """A key that Qt itself may answer before anybody is told of it."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, held)

    def type(self, text: str) -> None:
        """Letters, one key each; those of AltGr come as on Windows."""
        for letter in text:
            if letter in "@£${[]}":
                self.key(Qt.Key(ord(letter)), letter, Modifier.ControlModifier | Modifier.AltModifier)
            else:
                held = Modifier.ShiftModifier if letter.isupper() else Modifier.NoModifier
                self.key(Qt.Key(ord(letter.upper())), letter, held)

    # --- what is there -------------------------------------------------------------------------------------------------

    def notes(self, *, private: bool = True) -> list[Note]:
        """What stands in the document, by time."""
        return note_queries.notes_of(self.workspace, self.ids["meeting"], private=private)

    def last(self) -> Note:
        return self.notes()[-1]

    def shown(self) -> list[str]:
        """The texts in the list."""
        rows = self.pane.list.rows
        return [note.text for row in range(rows.rowCount()) if (note := rows.note(row)) is not None]

    def words(self) -> list[str]:
        """The pills in the line."""
        return [each.word.label for each in self.pane.line.edit.typed().words]

    def offered(self) -> list[str]:
        """What is suggested; empty where nothing is."""
        completion = self.pane.line.edit.completion
        return (
            [completion.list.item(row).text() for row in range(completion.list.count())] if completion.is_open else []
        )

    def write(self, kind: str, text: str) -> Note:
        """A note by keys."""
        self.pane.focus_line()
        self.press(f"ctrl+{list(NOTE_KINDS).index(kind) + 1}")
        self.type(text)
        if self.offered():
            self.press("enter")
        self.press("enter")
        return self.last()

    def choose(self, *texts: str) -> None:
        """Choose notes in the list by what they say."""
        view = self.pane.list.view
        view.clearSelection()
        for text in texts:
            index = self.pane.list.rows.index(self.shown().index(text))
            view.selectionModel().setCurrentIndex(index, view.selectionModel().SelectionFlag.Select)
        view.setFocus()


def fill(workspace: Workspace) -> dict[str, str]:
    """Two institutions with people, a path with steps, and a meeting of two items that is at its first one."""
    ids = {
        "fjord": institutions.create_institution(workspace, "Fjordstyrelsen"),
        "klit": institutions.create_institution(workspace, "Klitadministrationen"),
        "far": institutions.create_institution(workspace, "Fjernministeriet"),
    }
    ids["mette"] = institutions.create_person(workspace, ids["fjord"], "Mette Holm")
    ids["path"] = path_edits.create_path(workspace, "Preboarding hos os", institution=ids["fjord"])
    phase = read_path(workspace, ids["path"]).phases[0].id
    ids["phase"] = phase
    ids["welcome"] = step_edits.add_step(workspace, phase, "Velkommen fra direktøren", minutes=4)
    ids["team"] = step_edits.add_step(workspace, phase, "Mød dit team", minutes=9)
    meeting = edits.create_meeting(workspace, "Hvad virker?", date=date(2026, 11, 26), host=ids["klit"])
    ids["meeting"] = meeting
    edits.add_paths(workspace, meeting, [ids["path"]])
    participants.add_participant(workspace, meeting, "Mette Holm, Fjordstyrelsen", status="present")
    ids["first"] = item_edits.add_item(workspace, meeting, "Sparring", 50)
    ids["second"] = item_edits.add_item(workspace, meeting, "Videoer", 30)
    return ids


def show(qtbot: QtBot, window: MainWindow, workspace: Workspace, ids: dict[str, str]) -> Screen:
    """The meeting in ``ids`` held in the window, the keyboard in its note line."""
    page = page_of(window, MeetingsPage, "meetings", ids["meeting"], "hold")
    mode = page.view.mode
    assert isinstance(mode, HoldMode)
    made = Screen(window, mode.notes, page.view.state, workspace, ids)
    window.clock.set_now(made.now)
    window.clock.tick.emit()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.pane.focus_line()
    qtbot.waitUntil(made.pane.line.edit.hasFocus)
    return made


@pytest.fixture
def running_meeting(workspace: Workspace, clock: Clock) -> dict[str, str]:
    """Written before the window is on the file, which would show each of these edits."""
    ids = fill(workspace)
    clock.read = lambda: START
    running.start(workspace, ids["meeting"], START)
    return ids


@pytest.fixture
def screen(
    running_meeting: dict[str, str], qtbot: QtBot, window: MainWindow, workspace: Workspace, clock: Clock
) -> Screen:
    clock.read = window.clock.now
    return show(qtbot, window, workspace, running_meeting)
