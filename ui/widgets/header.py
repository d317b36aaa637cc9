"""The top of a page: where you are, its title, its tags, and its buttons to the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.shell import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import Chip
from ui.widgets.elided import ElidedLabel
from ui.widgets.panel import label


class PageHeader(QFrame):
    """White, with a line below. The title is shortened with … where the window is narrow."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        self._crumbs = QHBoxLayout()
        self._crumbs.setSpacing(0)
        self._left.addLayout(self._crumbs)
        self._line = line = QHBoxLayout()
        self.title = ElidedLabel(title)
        self.title.setProperty("kind", "title")
        self.note = label("", "muted")
        self.note.hide()
        self._tags = QHBoxLayout()
        line.addWidget(self.title)
        line.addWidget(self.note)
        line.addLayout(self._tags)
        line.addStretch(1)
        self._left.addLayout(line)
        self._row.addLayout(self._left, 1)
        self._buttons = QHBoxLayout()
        self._row.addLayout(self._buttons)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self._row.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        for layout in (self._row, self._buttons, self._tags):
            layout.setSpacing(theme.px(8))
        self._line.setSpacing(theme.px(12))

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.title.setText(title)

    def set_note(self, text: str) -> None:
        """Words beside the title: "6 of 412 courses"; empty for none."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def set_breadcrumb(self, parts: Iterable[tuple[str, Callable[[], object] | None]]) -> None:
        """Where this page lies, from the outside in: a text and where it leads (None: nowhere)."""
        _clear(self._crumbs)
        for number, (text, deed) in enumerate(parts):
            if number:
                self._crumbs.addWidget(label(" › ", "small"))
            if deed is None:
                self._crumbs.addWidget(label(text, "small"))
            else:
                link = LinkButton(text.replace("&", "&&"))
                link.setObjectName("breadcrumb")
                link.clicked.connect(lambda _checked=False, deed=deed: deed())
                self._crumbs.addWidget(link)
        self._crumbs.addStretch(1)

    def set_tags(self, tags: Iterable[tuple[str, str]]) -> None:
        """The pills after the title: (text, tone)."""
        _clear(self._tags)
        for text, tone in tags:
            self._tags.addWidget(Chip(text, tone), alignment=Qt.AlignmentFlag.AlignVCenter)

    def add_button(self, widget: QWidget) -> None:
        """Add a button (or another control) at the right."""
        self._buttons.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
