"""Starts the program as ``python -m campus_desktop FILE`` does and leaves at its first filled page.

first_page.py FILE [PAGE]       prints the seconds from process start until the page was painted with its content
first_page.py --modules FILE    prints the names of the modules imported by then, one a line

PAGE is the key of the page that must be the first: where it is another, nothing is printed and the status is 1. Nothing is
imported sooner than the program does it: the event loop's start is caught when Qt is there.
"""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from campus_desktop import __main__ as program

MODULES = "--modules" in sys.argv
if MODULES:
    sys.argv.remove("--modules")
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def since_start() -> float:
    """Seconds since this process was started."""
    started = int(Path("/proc/self/stat").read_text("utf-8").rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started


def leave_when_painted(page: QWidget, *, modules: bool) -> None:
    """End the process when the window has been painted with ``page`` in it, and the page's tables hold rows.

    A window paints all that is in it before the event that exposes it is over; so what is asked for between events is enough. (To
    watch the paint events of every widget takes a part of what is measured: Python would see each of their events.)
    """
    from PySide6.QtCore import QTimer

    window, timer = page.window(), QTimer(page)

    def look() -> None:
        surface = window.windowHandle()
        if surface is None or not surface.isExposed() or not page.isVisible():
            return
        seconds = since_start()
        from PySide6.QtWidgets import QAbstractItemView

        views = [view for view in page.findChildren(QAbstractItemView) if view.isVisible() and view.model()]
        if views and not any(view.model().rowCount() for view in views):
            return  # an empty table is no filled page: look again
        sys.stdout.write("\n".join(sorted(sys.modules)) if modules else f"{seconds:.4f}\n")
        sys.stdout.flush()
        os._exit(0)

    timer.timeout.connect(look)
    timer.start(0)


def catching_the_loop(name: str) -> ModuleType:
    """Import the program's window; its event loop then begins with the watch."""
    module = import_module(name)
    if name != "ui.app":
        return module
    from PySide6.QtWidgets import QApplication

    loop = QApplication.exec

    def execute(application: QApplication) -> int:
        from ui.shell.window import MainWindow

        window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        if window.current_page is None or window.current_key not in (sys.argv[2:] or [window.current_key]):
            os._exit(1)
        leave_when_painted(window.current_page, modules=MODULES)
        return loop()

    QApplication.exec = execute  # type: ignore[method-assign, assignment]
    return module


if __name__ == "__main__":
    program.import_module = catching_the_loop  # type: ignore[attr-defined]
    sys.exit(program.main([sys.argv[1]]))
