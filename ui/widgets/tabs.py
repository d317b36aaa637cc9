"""Pages behind tabs, switched with the keyboard from anywhere in their window."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from ui.widgets.tabbing import put_keyboard


class Tabs(QTabWidget):
    """Ctrl+Tab and Ctrl+Page Down show the next page, with Shift or Page Up the previous one; after the last comes the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt's own keys work only while the keyboard focus is in the pages
        for by, keys in ((1, ("Ctrl+Tab", "Ctrl+PgDown")), (-1, ("Ctrl+Shift+Tab", "Ctrl+PgUp"))):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(partial(self._step, by))

    def _step(self, by: int) -> None:
        if self.count() < 2:
            return
        focus, here = QApplication.focusWidget(), self.currentWidget()
        inside = focus is not None and here is not None and here.isAncestorOf(focus)
        self.setCurrentIndex((self.currentIndex() + by) % self.count())
        page = self.currentWidget()
        if inside and page is not None:
            put_keyboard(page)
