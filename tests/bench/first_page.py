"""Starts the program as ``python -m campus_desktop FILE`` does and leaves at its first filled page.

first_page.py FILE              prints the seconds from process start until the page was painted with its content
first_page.py --modules FILE    prints the names of the modules imported by then, one a line
"""

from __future__ import annotations

import os
import runpy
import sys
import time
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from ui.shell.page import Page
from ui.shell.window import MainWindow


def since_start() -> float:
    """Seconds since this process was started."""
    started = int(Path("/proc/self/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[19]) / os.sysconf(
        "SC_CLK_TCK"
    )
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started


class FirstPaint(QObject):
    """Leaves the program when ``page`` has been painted with what it shows."""

    def __init__(self, page: Page, modules: bool) -> None:
        super().__init__(page)
        self._page, self._modules = page, modules
        for widget in (
            page,
            *page.findChildren(QWidget),
        ):  # the page itself may be covered whole, and then is not painted
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._painted)  # the others are painted before the loop comes round
        return False

    def _painted(self) -> None:
        views = [view for view in self._page.findChildren(QAbstractItemView) if view.isVisible() and view.model()]
        if views and not any(view.model().rowCount() for view in views):
            return  # an empty table is no filled page: look again when something is painted next
        sys.stdout.write("\n".join(sorted(sys.modules)) if self._modules else f"{since_start():.4f}\n")
        sys.stdout.flush()
        os._exit(0)


def execute(_application: QApplication) -> int:
    """In place of the event loop's start: watch the page in sight, then start it."""
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    kept.append(FirstPaint(cast("Page", window.current_page), modules))
    return loop()


modules = "--modules" in sys.argv
kept: list[QObject] = []
loop = QApplication.exec
QApplication.exec = execute  # type: ignore[method-assign, assignment]
sys.argv = ["campus-desktop", sys.argv[-1]]
runpy.run_module("campus_desktop", run_name="__main__", alter_sys=True)
