"""The left part of a page's header: the place, the editable title, and its tags."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.layouts import column_in
from ui.widgets.title_field import TitleField


class TitleBlock(QWidget):
    """Two lines. The tags follow the title; where the title would have to be shortened for them, they follow the breadcrumb, which
    is then shortened; only the link ``back`` stays if there is no room for more, as an arrow if its words do not fit."""

    def __init__(self, title: TitleField, back: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._back = back
        self.back = LinkButton(back)
        self.back.setAccessibleName(back)
        self.back.setObjectName("breadcrumb")
        self._where = ElidedLabel("", "small")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tags_up = self._short = False
        rows = column_in(self)
        self._crumbs = QHBoxLayout()
        self._crumbs.addWidget(self.back)
        self._crumbs.addWidget(self._where)
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
        """Update after a change of theme or zoom."""
        for row in (self._line, self._tag_row, self._above):
            row.setSpacing(theme.px(8))
        self._crumbs.setSpacing(0)
        # the title's field has a frame; align the text above with the field's text
        self._above.setContentsMargins(theme.px(3), 0, 0, 0)
        self.title.updateGeometry()
        # as high as tags, so that the page does not move when they are placed here
        self.back.setMinimumHeight(theme.px(21))
        self._place_tags()

    def set_short(self, short: bool) -> None:
        """Show the link back as an arrow, where there is no room for its words."""
        self._short = short
        self._place_tags()

    def show_where(self, text: str) -> None:
        """Show the place after the link back; empty for none."""
        self._where.setText(f" › {text}" if text else "")

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
        text = "‹" if self._short or (up and self._back_width() + tags > self.width()) else self._back
        if text != self.back.text():
            self.back.setText(text)
            self.back.setToolTip(self._back if text != self._back else "")
        wanted = self.back.minimumSizeHint().width() + self._where.minimumSizeHint().width() + theme.px(3)
        self._where.setVisible(not up or (text == self._back and wanted + tags <= self.width()))

    def _back_width(self) -> int:
        """The width of the link back with its words."""
        width = self.back.fontMetrics().horizontalAdvance
        return self.back.sizeHint().width() - width(self.back.text()) + width(self._back) + theme.px(3)
