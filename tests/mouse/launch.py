"""Opens the window as users do and keeps telling where things are on the screen: ``launch.py FILE REPORT``.

REPORT is a JSON file, written anew whenever something moved: every visible list with its name and its rows, every
visible button with its name, and where each is. Only the tests with a real mouse use this.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

import ui.app
from campus_desktop import i18n


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
            rows.append({"text": text, "at": rectangle(view.viewport(), place)})
    return {"name": view.accessibleName(), "rows": rows}


class Reporter:
    """Writes the report; complete files only."""

    def __init__(self, target: Path) -> None:
        self._target, self._last = target, ""

    def write(self) -> None:
        widgets = [widget for widget in QApplication.allWidgets() if widget.isVisible()]
        views = [
            described(widget)
            for widget in widgets
            if isinstance(widget, QAbstractItemView) and widget.model() is not None
        ]
        buttons = {
            widget.accessibleName() or widget.text(): rectangle(widget, widget.rect())
            for widget in widgets
            if isinstance(widget, QAbstractButton)
        }
        active = QApplication.activeWindow() is not None
        text = json.dumps({"lists": views, "buttons": buttons, "active": active}, ensure_ascii=False)
        if text != self._last:
            self._last = text
            part = self._target.with_suffix(".part")
            part.write_text(text, encoding="utf-8")
            part.replace(self._target)


def main(file: Path, report: Path) -> int:
    application = ui.app.make_application()
    reporter = Reporter(report)
    timer = QTimer(application)
    timer.timeout.connect(reporter.write)
    timer.start(60)
    i18n.use("da")
    return ui.app.run(file)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
