"""The board of 2,000 steps in 20 phases: opening it against one of 200, and moving a card against repainting a stock list."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from common import Pair, Row, alternate, command, scratch
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from stock import StockList

from campus_desktop import i18n
from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace, create

PHASES = 20
SIZES = (200, 2000)
ROUNDS = 15
WORDS = (
    "Velkomst",
    "Introduktion til",
    "Samtale om",
    "Informationssikkerhed i",
    "Øvelse:",
    "Den gode",
    "Kom godt i gang med",
)
FORMATS = ("e-learning", "video", "talk", "face-to-face", "task")


def make_path(workspace: Workspace, steps: int) -> str:
    """A path of so many steps, titles of one to three lines."""
    path = edits.create_path(workspace, f"Forløb med {steps} trin")
    phases = [read_path(workspace, path).phases[0].id]
    phases += [edits.add_phase(workspace, path, f"Fase {number}") for number in range(2, PHASES + 1)]
    with workspace.edit("Trin"):
        for number in range(steps):
            title = f"{WORDS[number % 7]} emne {number} " + "i hverdagen " * (number % 4)
            step_edits.add_step(
                workspace, phases[number % PHASES], title.strip(), format=FORMATS[number % 5], minutes=5 + number % 90
            )
    return path


class Bench:
    """The window with one path after the other on its board."""

    def __init__(self, folder: Path) -> None:
        from ui.app import make_application
        from ui.look import theme
        from ui.shell.settings import Settings
        from ui.shell.window import MainWindow

        make_application()
        i18n.use("da")
        theme.use(theme.Scheme.LIGHT, 1.0)
        self.workspace = create(folder / "Tavle.campus", user="AB")
        self.paths = {steps: make_path(self.workspace, steps) for steps in SIZES}
        self.window = MainWindow(Settings(folder / "settings.ini"))
        self.window.resize(1366, 768)
        self.window.set_workspace(self.workspace)
        self.window.show()
        self.window.show_page("paths")
        QApplication.processEvents()

    def open(self, steps: int) -> float:
        """Seconds from the list to the path, its board painted."""
        from ui.paths.page import PathsPage

        page = self.window.current_page
        assert isinstance(page, PathsPage)
        page.show_list()
        QApplication.processEvents()
        start = time.perf_counter()
        page.open_item(self.paths[steps])
        self.painted()
        seconds = time.perf_counter() - start
        QApplication.processEvents()
        # the board before is gone by then, as the event loop of a running program sees to; here it would hear of every change
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return seconds

    def painted(self) -> None:
        """Everything laid out and on screen."""
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    def move(self, number: int) -> tuple[float, float]:
        """Seconds that the edit of moving one card takes by itself, and seconds from the drop to the card painted."""
        from ui.paths.page import PathsPage

        page = self.window.current_page
        assert isinstance(page, PathsPage)
        model, view = page.view.model, page.view
        card = model.index(number, 0, model.index(number % 3, 0))
        view.picking.go_to(card)  # as pressing the mouse on it does
        self.painted()
        data = model.mimeData([card])
        target = model.index((number + 1) % 3, 0)
        edit = self._timed_edit()
        start = time.perf_counter()
        model.dropMimeData(data, view.board.path_model.supportedDropActions(), 2, 0, target)
        self.painted()
        total = time.perf_counter() - start
        return edit[0], total

    def _timed_edit(self) -> list[float]:
        """Notes how long the domain's function and its commit take, what is told to the window left out."""
        from campus_desktop.paths import step_edits as module

        spent: list[float] = []
        original, tell = module.move_steps, self.workspace._tell

        def timed(*args: object, **kwargs: object) -> None:
            module.move_steps = original  # type: ignore[assignment]
            told = [0.0]

            def timed_tell(*about: object) -> None:
                begun = time.perf_counter()
                tell(*about)  # type: ignore[arg-type]
                told[0] += time.perf_counter() - begun

            self.workspace._tell = timed_tell  # type: ignore[method-assign,assignment]
            begun = time.perf_counter()
            original(*args, **kwargs)  # type: ignore[arg-type]
            spent.append(time.perf_counter() - begun - told[0])
            self.workspace._tell = tell  # type: ignore[method-assign]

        module.move_steps = timed  # type: ignore[assignment]
        return spent


def main(floors: Path) -> list[Row]:
    """The board of 2,000 steps in 20 phases, opened and a card moved."""
    with scratch() as folder:
        bench = Bench(folder)
        opened = alternate(lambda: bench.open(SIZES[0]), lambda: bench.open(SIZES[1]))
        stock = StockList()
        bench.open(SIZES[1])
        repaints, beyond = [], []
        for number in range(ROUNDS):
            repaints.append(stock.repaint())
            edit, total = bench.move(number)
            beyond.append(total - edit)
        moved = Pair(statistics.median(repaints), statistics.median(beyond))
        bench.window.close()
    return [
        opened.row("board of 2,000 steps in 20 phases: open, painted", 2, "the board of 200"),
        moved.row("board of 2,000 steps: move a card, painted, beyond the commit", 2, "a repaint of a stock list"),
    ]


if __name__ == "__main__":
    command(main)
