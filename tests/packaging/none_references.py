"""Prints, for each kind of PySide6 call, how many references to None it loses; nothing where none does.

CPython 3.11 has no immortal None: where calls lose references to it, the program aborts after some thousand of them with
"deallocating None". Run by test_pyside.py in a process of its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QGraphicsScene, QLabel, QListView, QVBoxLayout, QWidget

CALLS = 200
NOISE = 20
"""References that come and go by themselves while so many calls are made."""


class Model(QAbstractListModel):
    """A model in Python, as every table here has."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 3

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return None

    def insert(self) -> None:
        """Tell of rows that are not there."""
        self.beginInsertRows(QModelIndex(), 0, 0)
        self.endInsertRows()


class Painted(QWidget):
    """A widget painted in Python."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing."""


def calls() -> dict[str, Callable[[], object]]:
    """The calls by name. What they work on is kept alive by the functions themselves."""
    image = QImage(200, 200, QImage.Format.Format_ARGB32_Premultiplied)
    picture = QImage(image)
    painter, rect, color, font = QPainter(image), QRect(0, 0, 50, 50), QColor("red"), QFont()
    pen, metrics, model = QPen(color), QFontMetrics(font), Model()
    view, painted, label, widget, thing, scene = (
        QListView(),
        Painted(),
        QLabel("x"),
        QWidget(),
        QObject(),
        QGraphicsScene(),
    )
    item = scene.addRect(0, 0, 5, 5)
    layout = QVBoxLayout(widget)
    view.setModel(model)
    painted.resize(50, 50)
    left = Qt.AlignmentFlag.AlignLeft
    return {
        "QPainter.setPen": lambda: (painter, image) and painter.setPen(pen),
        "QPainter.setFont": lambda: painter.setFont(font),
        "QPainter.fillRect": lambda: painter.fillRect(rect, color),
        "QPainter.drawRoundedRect": lambda: painter.drawRoundedRect(rect, 5, 5),
        "QPainter.drawText": lambda: painter.drawText(rect, left, "abc"),
        "QPainter.save and restore": lambda: (painter.save(), painter.restore()),
        "QFontMetrics.elidedText": lambda: metrics.elidedText("abcdef", Qt.TextElideMode.ElideRight, 20),
        "QGraphicsItem.setPos": lambda: (scene, item.setPos(1, 2)),
        "QLabel.setText": lambda: label.setText("y"),
        "QWidget.resize": lambda: widget.resize(10, 10),
        "QWidget.update": widget.update,
        "QWidget.render": lambda: widget.render(picture),
        "QWidget.grab, painted in Python": painted.grab,
        "QWidget.parentWidget": widget.parentWidget,
        "QLayout.addWidget": lambda: layout.addWidget(QLabel("a")),
        "QListView.grab, data() gives None": view.grab,
        "beginInsertRows and endInsertRows": model.insert,
        "Signal.emit": model.layoutChanged.emit,
        "QObject.property": lambda: thing.property("nope"),
        "QObject.setProperty": lambda: thing.setProperty("a", 1),
        "QObject.setParent": lambda: thing.setParent(None),
    }


def main() -> None:
    """Make every call many times, print what is lost, and leave with the number of kinds that lose."""
    application = QApplication([])
    made = calls()
    losing = 0
    for name, call in {**made, "QApplication.processEvents": application.processEvents}.items():
        call()
        before = sys.getrefcount(None)
        for _each in range(CALLS):
            call()
        lost = before - sys.getrefcount(None)
        if lost > NOISE:
            losing += 1
            sys.stdout.write(f"{name}: {lost / CALLS:.2f} references to None lost a call\n")
    sys.stdout.flush()
    os._exit(losing)  # at once: the painter is still at work on its image


if __name__ == "__main__":
    main()
