"""Search as you type among 100,000 courses: from the keystroke to the first 100 ids, and to rows painted."""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from common import ROOT, Pair, Row, command, duration, scratch
from made_courses import COMMON, make, vocabulary
from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtWidgets import QApplication, QListView

from campus_desktop.courses import queries, search
from campus_desktop.workspace import Workspace, open_workspace

COURSES = 100_000
TYPED = 60
"""Searches of each kind."""
ROUNDS = 5


def typed() -> dict[str, list[str]]:
    """What people type, by kind; common and rare words in the shares in which the catalogue has them."""
    chance = random.Random(3)
    words = vocabulary()
    often = [words[min(int(chance.paretovariate(0.6)), len(words) - 1)] for _ in range(TYPED - len(COMMON))] + COMMON
    return {
        "words": often,
        "prefixes": [word[: chance.randint(2, max(2, len(word) - 1))] for word in often],
        "middles": [
            word[start : start + chance.randint(4, 9)]
            for word in often
            if (start := chance.randint(1, 6)) + 4 < len(word)
        ],
        "two words": [f"{chance.choice(often)} {chance.choice(often)[:5]}" for _ in range(TYPED)],
    }


def median_seconds(command: Callable[[], object]) -> float:
    """The median of a few runs."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        command()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def keystrokes(workspace: Workspace) -> list[Row]:
    """From the text to the first 100 ids."""
    listing = queries.listing(workspace)
    assert listing.places

    def first(text: str) -> list[str]:
        return queries.ids_of(workspace, search.first(workspace, search.Query(text), listing).rids[:100])

    rows = []
    for kind, texts in typed().items():
        seconds = sorted(median_seconds(lambda text=text: first(text)) for text in texts)
        median, slow = statistics.median(seconds), seconds[len(seconds) * 95 // 100]
        whole = statistics.median(
            median_seconds(lambda text=text: search.every(workspace, search.Query(text), listing))
            for text in texts[:20]
        )
        limit = 0.001 if kind != "two words" else None
        rows.append(
            Row(
                f"keystroke to the first 100 ids, 100,000 courses: {kind}",
                "≤ 1 ms median" if limit else "not set",
                f"{duration(median)} median, 19 of 20 within {duration(slow)}; all hits {duration(whole)}",
                median <= limit if limit else None,
            )
        )
    return rows


def stock_list() -> QListView:
    """A plain list with 100 rows in sight."""
    view = QListView()
    view.setModel(QStringListModel([f"Kursus nummer {number} i kataloget" for number in range(100)], view))
    view.resize(900, 100)
    view.show()
    view.resize(900, view.sizeHintForRow(0) * 100 + 4)
    QApplication.processEvents()
    return view


def painted(workspace: Workspace) -> list[Row]:
    """Repainting the table's rows after a keystroke, and the whole way from the keystroke, against a stock list's repaint."""
    stock = stock_list()
    assert stock.indexAt(QPoint(5, stock.viewport().height() - 5)).row() == 99
    floors = [repaint(stock) for _ in range(30)]
    from ui.look import theme
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow

    theme.use(theme.Scheme.LIGHT, 1.0)
    window = MainWindow(Settings(ROOT / "build" / "bench-settings.ini"))
    window.resize(1920, 1080)
    window.set_workspace(workspace)
    window.show()
    window.show_page("courses")
    page = window.current_page
    rows, whole = [], []
    texts = [text[:n] for text in typed()["words"][::6] for n in range(2, len(text) + 1)]
    for text in texts:
        start = time.perf_counter()
        page.search.setText(text)  # type: ignore[union-attr]
        page.table.viewport().repaint()  # type: ignore[union-attr]
        whole.append(time.perf_counter() - start)
        QApplication.processEvents()
        rows.append(repaint(page.table))  # type: ignore[union-attr]
    floors += [repaint(stock) for _ in range(30)]
    floor = statistics.median(floors)
    against = "a repaint of a stock list of 100 rows"
    lines = [
        Pair(floor, statistics.median(rows)).row("the rows found, painted, 1920 x 1080", 3, against),
        Row(
            "keystroke to the rows painted; details follow when typing rests",
            "not set",
            f"{statistics.median(whole) / floor:.2f} × ({duration(statistics.median(whole))} against {duration(floor)})",
        ),
    ]
    window.set_workspace(None)
    window.close()
    return lines


def repaint(view: QListView) -> float:
    """Seconds that the view takes to paint what is in sight."""
    start = time.perf_counter()
    view.viewport().repaint()
    return time.perf_counter() - start


def main(_floors: Path) -> list[Row]:
    """Search as you type."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert application is not None
    with scratch() as folder:
        path = folder / "many.campus"
        make(path, COURSES)
        workspace = open_workspace(path)
        rows = keystrokes(workspace)
        return rows + painted(workspace)


if __name__ == "__main__":
    command(main)
