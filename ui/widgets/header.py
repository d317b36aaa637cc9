"""The header of a page: its title, and its buttons to the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.look import theme
from ui.widgets.elided import ElidedLabel
from ui.widgets.panel import label


class PageHeader(QFrame):
    """White, with a line below. The title is shortened with … where the window is narrow."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._line = line = QHBoxLayout()
        self.title = ElidedLabel(title, "title")
        self.note = label("", "muted")
        self.note.hide()
        line.addWidget(self.title)
        line.addWidget(self.note)
        line.addStretch(1)
        self._row.addLayout(line, 1)
        self._buttons = QHBoxLayout()
        self._row.addLayout(self._buttons)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self._row.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        for layout in (self._row, self._buttons):
            layout.setSpacing(theme.px(8))
        self._line.setSpacing(theme.px(12))

    def set_note(self, text: str) -> None:
        """Set the text beside the title: "6 of 412 courses"; empty for none."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def add_button(self, widget: QWidget) -> None:
        """Add a button (or another control) at the right."""
        self._buttons.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
