"""The notes of a meeting on screen: opening 10,000 against opening 100, painted."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from common import Row, alternate, command, scratch
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from campus_desktop import i18n
from campus_desktop.meetings import edits
from campus_desktop.meetings.note import NOTE_KINDS
from campus_desktop.workspace import Workspace, create

SIZES = (100, 10_000)
ROUNDS = 15


def make_meeting(workspace: Workspace, count: int) -> str:
    """A meeting with so many notes, of one to four lines."""
    meeting = edits.create_meeting(workspace, f"Møde med {count} noter")
    kinds, first = tuple(NOTE_KINDS), datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
    with workspace.edit("Noter") as edit:
        for number in range(count):
            at = (first + timedelta(seconds=number)).isoformat(timespec="milliseconds")
            text = f"Note {number}: " + "videoer over seks minutter bliver sprunget over " * (1 + number % 4)
            edit.insert("note", {"meeting": meeting, "kind": kinds[number % 8], "text": text.strip(), "at": at})
    return meeting


class Bench:
    """The list and line of one meeting after the other, as the window shows them."""

    def __init__(self, folder: Path) -> None:
        from ui.app import make_application
        from ui.look import theme
        from ui.shell.settings import Settings
        from ui.shell.window import MainWindow

        make_application()
        i18n.use("da")
        theme.use(theme.Scheme.LIGHT, 1.0)
        self.workspace = create(folder / "Noter.campus", user="AB")
        self.meetings = {count: make_meeting(self.workspace, count) for count in SIZES}
        self.window = MainWindow(Settings(folder / "settings.ini"))
        self.window.set_workspace(self.workspace)

    def open(self, count: int) -> float:
        """Seconds from nothing to the notes of a meeting, painted with the newest in sight."""
        from ui.meetings.notes.pane import NotesPane
        from ui.meetings.state import MeetingState

        state = MeetingState(self.window)
        state.open(self.meetings[count])
        holder = QWidget()
        holder.resize(700, 700)
        start = time.perf_counter()
        pane = NotesPane(self.window, state)
        QVBoxLayout(holder).addWidget(pane)
        pane.show_meeting(None)
        holder.show()
        QApplication.processEvents()
        holder.grab()
        seconds = time.perf_counter() - start
        assert pane.list.view.at_end()
        holder.close()
        holder.deleteLater()
        QApplication.processEvents()
        return seconds

    def close(self) -> None:
        """Close window and file."""
        self.window.close()


def main(floors: Path) -> list[Row]:
    """The notes of a meeting on screen: opening 10,000 against opening 100, painted."""
    with scratch() as folder:
        bench = Bench(folder)
        try:
            pair = alternate(lambda: bench.open(SIZES[0]), lambda: bench.open(SIZES[1]), ROUNDS)
        finally:
            bench.close()
        return [pair.row("The notes page with 10,000 notes opened, painted", 2, "the same with 100")]


if __name__ == "__main__":
    command(main)
