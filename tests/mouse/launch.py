"""Opens the window as users do and keeps telling where things are on the screen: ``launch.py FILE REPORT [LANGUAGE]``.

REPORT is a JSON file, written anew whenever something moved: every visible list with its name and its rows, every visible
button with its name, and where each is; the visible labels' texts; what has the keyboard, and what stands in it; every window.
Where a file ``clock.txt`` lies beside it, its number of seconds is added to the window's clock. Only the tests with a real mouse
use this.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

import ui.app
from campus_desktop import i18n
from ui.shell.window import MainWindow


def rectangle(widget: QWidget, part: QRect) -> list[int]:
    """Left, top, right and bottom on the screen of what can be seen of ``part`` of a widget."""
    shown = part.intersected(widget.rect())
    top, end = widget.mapToGlobal(shown.topLeft()), widget.mapToGlobal(shown.bottomRight())
    return [top.x(), top.y(), end.x(), end.y()]


def described(view: QAbstractItemView) -> dict[str, object]:
    model, root, rows = view.model(), view.rootIndex(), []
    for number in range(min(model.rowCount(root), 60)):
        index = model.index(number, 0, root)
        place = view.visualRect(index)
        if place.intersects(view.viewport().rect()):
            text = str(index.data(Qt.ItemDataRole.DisplayRole))
            rows.append({"text": text, "at": rectangle(view.viewport(), place), "heard": heard(view, number)})
    return {"name": view.accessibleName(), "at": rectangle(view, view.rect()), "rows": rows}


def heard(view: QAbstractItemView, row: int) -> list[int] | None:
    """Where a screen reader is told that a row of a plain list is; None for tables, whose cells it reads one by one."""
    if isinstance(view, QTableView | QTreeView):
        return None
    interface = QAccessible.queryAccessibleInterface(view)
    child = interface.child(row) if interface is not None else None
    if child is None or not child.isValid():
        return None
    at = child.rect()
    return [at.left(), at.top(), at.right(), at.bottom()]


def focused() -> dict[str, str]:
    """What has the keyboard: its name, and the text in it."""
    widget = QApplication.focusWidget()
    if widget is None:
        return {"name": "", "text": ""}
    text = widget.toPlainText() if isinstance(widget, QTextEdit | QPlainTextEdit) else ""
    text = widget.text() if isinstance(widget, QLineEdit) else text
    return {"name": widget.accessibleName(), "text": text}


class Reporter:
    """Writes the report; complete files only."""

    def __init__(self, target: Path) -> None:
        self._target, self._last = target, ""
        self._shift = target.with_name("clock.txt")

    def _set_clock(self) -> None:
        if not self._shift.exists():
            return
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                window.clock.set_now(lambda: datetime.now(UTC).astimezone() + timedelta(seconds=self._seconds()))

    def _seconds(self) -> float:
        with suppress(OSError, ValueError):
            return float(self._shift.read_text(encoding="utf-8"))
        return 0.0

    def write(self) -> None:
        self._set_clock()
        widgets = [widget for widget in QApplication.allWidgets() if widget.isVisible()]
        views = [
            described(widget)
            for widget in widgets
            if isinstance(widget, QAbstractItemView) and widget.model() is not None
        ]
        buttons = {
            widget.accessibleName() or widget.text().replace("&", ""): rectangle(widget, widget.rect())
            for widget in widgets
            if isinstance(widget, QAbstractButton)
        }
        report = {
            "lists": views,
            "buttons": buttons,
            "active": QApplication.activeWindow() is not None,
            "labels": [widget.text() for widget in widgets if isinstance(widget, QLabel) and widget.text()],
            "fields": {
                widget.accessibleName(): rectangle(widget, widget.rect())
                for widget in widgets
                if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit | QComboBox) and widget.accessibleName()
            },
            "focus": focused(),
            "windows": [
                {"kind": type(widget).__name__, "title": widget.windowTitle(), "at": rectangle(widget, widget.rect())}
                for widget in widgets
                if widget.isWindow()
            ],
        }
        text = json.dumps(report, ensure_ascii=False)
        if text != self._last:
            self._last = text
            part = self._target.with_suffix(".part")
            part.write_text(text, encoding="utf-8")
            part.replace(self._target)


def main(file: Path, report: Path, language: str = "da") -> int:
    application = ui.app.make_application()
    QAccessible.setActive(True)  # as where a screen reader runs
    reporter = Reporter(report)
    timer = QTimer(application)
    timer.timeout.connect(reporter.write)
    timer.start(60)
    i18n.use(language)
    return ui.app.run(file)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
