"""An agenda of 100 items: one of them made longer, every time recalculated and painted; against a repaint of a stock list of 100 rows."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from common import Pair, Row, command, scratch
from PySide6.QtWidgets import QApplication
from stock import StockList

from campus_desktop.meetings import edits, item_edits
from campus_desktop.meetings.agenda import schedule
from campus_desktop.meetings.meeting import ITEM_TYPES
from campus_desktop.workspace import create

ITEMS = 100
ROUNDS = 31


class Agenda:
    """The column in a window of its own, high enough for every card to be in sight."""

    def __init__(self, folder: Path) -> None:
        from ui.meetings.agenda.column import AgendaColumn
        from ui.meetings.state import MeetingState
        from ui.shell.settings import Settings
        from ui.shell.window import MainWindow

        workspace = create(folder / "Dagsorden.campus", user="AB")
        meeting = edits.create_meeting(workspace, "Netværksmøde", date=date(2026, 11, 26))
        types = list(ITEM_TYPES)
        for number in range(ITEMS):
            title = f"Punkt {number + 1}: sparring på et udkast"
            kind = types[number % len(types)]
            item_edits.add_item(workspace, meeting, title, 5 + number % 4 * 5, type=kind, responsible="Facilitator")
        self.window = MainWindow(Settings(folder / "settings.ini"))
        self.window.set_workspace(workspace)
        self.state = MeetingState(self.window)
        self.state.open(meeting)
        self.column = AgendaColumn(self.window, self.state, holding=False)
        self.column.show_meeting(None)
        self.column.resize(420, self.column.view.layout_.height + 200)
        self.column.show()
        QApplication.processEvents()
        self.column.resize(420, self.column.view.layout_.height + 200)
        QApplication.processEvents()
        seen = self.column.view.viewport().height()
        assert seen >= self.column.view.layout_.height, "every card is painted"

    def longer(self, minutes: int) -> float:
        """Seconds from another length of the first item to every card painted with its new time."""
        items = self.state.meeting.items
        start = time.perf_counter()
        plans = schedule((replace(items[0], minutes=minutes), *items[1:]), self.state.meeting.days)
        self.column.show_plans(plans)
        self.column.view.executeDelayedItemsLayout()
        self.column.view.viewport().repaint()
        seconds = time.perf_counter() - start
        QApplication.processEvents()
        return seconds


def main(floors: Path) -> list[Row]:
    """An agenda of 100 items recalculated and painted."""
    from ui.app import make_application
    from ui.look import theme

    make_application()
    theme.use(theme.Scheme.LIGHT, 1.0)
    with scratch() as folder:
        agenda, stock = Agenda(folder), StockList()
        repaints, ours = [], []
        for number in range(ROUNDS):
            repaints.append(stock.repaint())
            ours.append(agenda.longer(10 + number % 12))
        measured = Pair(statistics.median(repaints[1:]), statistics.median(ours[1:]))
        agenda.column.close()
        agenda.window.close()
    name = "agenda of 100 items: another length, every time recalculated, all cards painted"
    return [measured.row(name, 3, "a repaint of a stock list of 100 rows")]


if __name__ == "__main__":
    command(main)
