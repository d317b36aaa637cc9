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
    """Lies over the whole of its page. ``safe``: the safe view is on, so that the page may not go on showing what it last read."""

    def __init__(self, page: QWidget, *, safe: bool) -> None:
        super().__init__(page)
        self.safe = safe
        title, text = _("Another program has the file"), _("This page is shown as soon as the file is free.")
        if safe:
            title = _("This page is covered in the safe view")
            text = _(
                "Another program has the file, so that what may be shown cannot be read. The page comes back by itself as soon as "
                "the file is free: close the other program, or wait. Nothing is lost."
            )
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
