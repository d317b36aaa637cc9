"""The left of a page's header: where one is, the title to be typed over, and the tags that belong to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.shell import theme
from ui.widgets.title_field import TitleField


class TitleBlock(QWidget):
    """Two lines. The tags stand after the title; where the title would have to be shortened for them, after the
    breadcrumb, which is shortened then, and of which only the first part stays where there is no room for more."""

    def __init__(self, title: TitleField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tags_up = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._crumbs = QHBoxLayout()
        self._crumb_parts: list[QWidget] = []
        self._above = QHBoxLayout()
        self._line = QHBoxLayout()
        self._tags = QWidget()
        self._tag_row = QHBoxLayout(self._tags)
        self._tag_row.setContentsMargins(0, 0, 0, 0)
        self._above.addLayout(self._crumbs)
        self._above.addStretch(1)
        self._line.addWidget(title)
        self._line.addWidget(self._tags, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch(1)
        rows.addLayout(self._above)
        rows.addLayout(self._line)
        title.textChanged.connect(self._place_tags)
        self._tags.installEventFilter(self)
        self.restyle()
        theme.theme_changed.connect(self.restyle)

    def restyle(self) -> None:
        """After another theme or zoom."""
        for row in (self._line, self._tag_row, self._above):
            row.setSpacing(theme.px(8))
        self._crumbs.setSpacing(0)
        # the title's field has a frame; the words above it begin where its own do
        self._above.setContentsMargins(theme.px(3), 0, 0, 0)
        self.title.updateGeometry()
        if self._crumb_parts:
            # as high as tags are, so that the page does not move when they come up here
            self._crumb_parts[0].setMinimumHeight(theme.px(21))
        self._place_tags()

    def add_crumb(self, widget: QWidget) -> None:
        """Add to where one is, from the outside in."""
        self._crumbs.addWidget(widget)
        self._crumb_parts.append(widget)
        self.restyle()

    def add_tag(self, widget: QWidget) -> None:
        """Add a tag, a chip or a small button after the title."""
        self._tag_row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_tags()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tags()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_tags()

    def _place_tags(self) -> None:
        tags = self._tags.sizeHint().width() + theme.px(8)
        up = self.isVisible() and self.title.sizeHint().width() > self.width() - tags
        if up != self._tags_up:
            self._tags_up = up
            row = self._above if up else self._line
            row.insertWidget(1, self._tags, alignment=Qt.AlignmentFlag.AlignVCenter)
        wanted = sum(part.minimumSizeHint().width() for part in self._crumb_parts) + theme.px(3)
        for part in self._crumb_parts[1:]:  # the first leads back to the list
            part.setVisible(not up or wanted + tags <= self.width())
