"""Covers a page that could not be read yet because another program has the file, and shows why."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.empty import EmptyState
from ui.widgets.layouts import fill


class LockedCover(QWidget):
    """Lies over the whole of its page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        title, text = _("Another program has the file"), _("This page is shown as soon as the file is free.")
        self.setAccessibleName(f"{title}. {text}")
        fill(self, EmptyState(title, text, icon="clock"))
        page.installEventFilter(self)
        self.setGeometry(page.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("page"))
