"""Frames: ``Panel`` for a part of a page, ``Card`` for an item in it, ``Separator`` between parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.look import theme
from ui.widgets.link_label import LinkLabel
from ui.widgets.wrapped import WrappedLabel


class Panel(QFrame):
    """A white part with a thin border; its content goes into ``body``. Its title, if any, is its accessible name."""

    kind = "panel"

    def __init__(self, title: str = "", parent: QWidget | None = None, margin: int = 20) -> None:
        super().__init__(parent)
        self.setProperty("kind", self.kind)
        self.body = QVBoxLayout(self)
        self._margin = margin
        self.title_label: QLabel | None = None
        if title:
            self.title_label = label(title, "subheading")
            self.body.addWidget(self.title_label)
            self.setAccessibleName(title)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        margin = theme.px(self._margin)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme.px(10))


class Card(Panel):
    """A smaller frame for one item among others."""

    kind = "card"

    def __init__(self, title: str = "", parent: QWidget | None = None, margin: int = 12) -> None:
        super().__init__(title, parent, margin)


class Separator(QFrame):
    """A thin horizontal line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")


def label(text: str = "", kind: str = "", parent: QWidget | None = None, wrap: bool = False) -> QLabel:
    """A plain-text label: ``kind`` is title, heading, subheading, muted, small, error or nothing."""
    made = WrappedLabel(text, parent) if wrap else QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    return made


def markup(html: str, spoken: str) -> QLabel:
    """A wrapped label with a link in it, reached with mouse and keyboard. ``html`` is written by the program, with all user text
    escaped; ``spoken`` is the same as plain text, for screen readers."""
    made = LinkLabel()
    made.setText(html)
    made.setAccessibleName(spoken)
    return made
