"""The details of one item beside a list or board."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from campus_desktop.i18n import _
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import Fields
from ui.widgets.layouts import fill
from ui.widgets.panel import label
from ui.widgets.scrolled import ScrolledColumn


class DetailsPanel(QFrame):
    """A heading with a close button, which Escape triggers too; below them ``body``, which scrolls. One of ``fields`` is the "title"."""

    closed = Signal()

    escape_leaves = True
    """Escape closes the panel, and keeps what is typed in it."""

    def __init__(self, name: str, heading: str, fields: Fields) -> None:
        """``name`` is its accessible name."""
        super().__init__()
        self.setAccessibleName(name)
        self.fields = fields
        self.scroll_area = ScrolledColumn((16, 10, 16, 16), 10)
        self.body = self.scroll_area.body
        fill(self, self.scroll_area)
        self.heading = label(heading, "subheading")
        close = QuietButton(icon="x", name=_("Close the details"))
        close.clicked.connect(self.closed)
        self.top = QHBoxLayout()
        self.top.addWidget(self.heading, 1)
        self.top.addWidget(close)
        self.body.addLayout(self.top)

    def show_top(self) -> None:
        """Scroll to the heading."""
        self.scroll_area.verticalScrollBar().setValue(0)

    def edit_title(self) -> None:
        """Give the keyboard focus to the title."""
        line = self.fields.lines["title"].line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
