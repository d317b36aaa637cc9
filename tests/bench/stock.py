"""Qt's own list, as what our lists are measured against."""

from __future__ import annotations

import time

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView

ROWS = 100


class StockList:
    """A QListView of 100 visible rows of text."""

    def __init__(self) -> None:
        self.view = QListView()
        self.model = QStringListModel([f"Række {number} med lidt tekst" for number in range(ROWS)])
        self.view.setModel(self.model)
        self.view.resize(300, ROWS * max(1, self.view.sizeHintForRow(0)) + 4)
        self.view.show()
        QApplication.processEvents()

    def repaint(self) -> float:
        """Seconds of one repaint."""
        start = time.perf_counter()
        self.view.viewport().repaint()
        return time.perf_counter() - start
