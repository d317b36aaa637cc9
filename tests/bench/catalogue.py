"""Opening the catalogue page on 100,000 courses: against loading every row into a model, and in memory against an empty catalogue."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from common import Pair, Row, command, scratch
from made_courses import make
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from campus_desktop.workspace import Workspace, open_workspace

COURSES = 100_000
ROUNDS = 7
Index = QModelIndex | QPersistentModelIndex
ROWS_SQL = "SELECT id, format, title, code, provider, minutes, audience, tags FROM course WHERE retired = 0 ORDER BY sort_key, id"


class WholeModel(QAbstractTableModel):
    """Every row in a list: what a table is usually made of."""

    def __init__(self, rows: Sequence[tuple[object, ...]]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 7

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.rows[index.row()][index.column() + 1] if role == Qt.ItemDataRole.DisplayRole else None


def load_all(workspace: Workspace) -> float:
    """Seconds to read every row, put it into a model and show that."""
    start = time.perf_counter()
    model = WholeModel([tuple(row) for row in workspace.rows(ROWS_SQL)])
    view = QTableView()
    view.setModel(model)
    view.resize(1176, 700)
    view.show()
    view.viewport().repaint()
    seconds = time.perf_counter() - start
    view.deleteLater()
    QApplication.processEvents()
    return seconds


def open_page(workspace: Workspace, settings: Path) -> float:
    """Seconds to make the page, fill it and show it, with its filters and details."""
    from ui.courses.page import CoursesPage
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow

    window = MainWindow(Settings(settings))
    window.resize(1366, 768)
    window.set_workspace(workspace)
    window.show()
    window.show_page("overview")
    QApplication.processEvents()
    start = time.perf_counter()
    window.show_page("courses")
    page = window.current_page
    assert isinstance(page, CoursesPage)
    page.table.viewport().repaint()
    seconds = time.perf_counter() - start
    assert page.table.courses.rowCount() == len(page.finder.rids) > 0
    page.leave()  # what it would do a moment later needs the file
    QApplication.processEvents()
    window.hide()
    window._workspace = None  # the file stays open for the next round
    window.deleteLater()
    QApplication.processEvents()
    return seconds


def resident(path: Path) -> float:
    """MB of memory in use with the catalogue page open on the file at ``path``, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "memory", str(path)], check=True, stdout=subprocess.PIPE, text=True
    )
    return float(done.stdout.split()[-1])


def show_and_tell(path: Path) -> None:
    """Open the page on ``path`` and print the most memory that took, in MB."""
    make_application()
    from ui.courses.page import CoursesPage
    from ui.shell.settings import Settings
    from ui.shell.window import MainWindow

    window = MainWindow(Settings(path.with_suffix(".ini")))
    window.resize(1366, 768)
    window.set_workspace(open_workspace(path))
    window.show_page("courses")
    window.show()
    page = window.current_page
    assert isinstance(page, CoursesPage)
    page.finder.finish()
    for _ in range(20):
        QApplication.processEvents()
    print(_kilobytes("VmRSS") / 1024)
    window.set_workspace(None)


def _kilobytes(name: str) -> int:
    text = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith(f"{name}:"))


def make_application() -> QApplication:
    """The application, in the program's look."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    from ui.look import theme

    theme.use(theme.Scheme.LIGHT, 1.0)
    return application


def main(_floors: Path) -> list[Row]:
    """Opening the catalogue page."""
    make_application()
    with scratch() as folder:
        path, empty = folder / "many.campus", folder / "empty.campus"
        make(path, COURSES)
        make(empty, 0)
        workspace = open_workspace(path)
        load_all(workspace)
        open_page(workspace, folder / "settings.ini")
        pairs = [(load_all(workspace), open_page(workspace, folder / "settings.ini")) for _ in range(ROUNDS)]
        workspace.close()
        pair = Pair(statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs))
        more = statistics.median(resident(path) - resident(empty) for _ in range(3))
        return [
            pair.row("opening the catalogue page, 100,000 courses", 0.15, "loading every row into a model"),
            Row(
                "memory with the catalogue page open, 100,000 courses",
                "≤ 10 MB more than an empty catalogue",
                f"{more:.1f} MB more",
                more <= 10,
            ),
        ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        show_and_tell(Path(sys.argv[2]))
    else:
        command(main)
