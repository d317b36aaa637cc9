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
    """Two lines. The tags follow the title; where the title would have to be shortened for them, they follow the breadcrumb. The
    place in the breadcrumb is then the longest of its texts that fits, if need be after an arrow instead of the words of the link
    ``back``; a place with one text only is shortened. Only the link stays if there is no room for more."""

    def __init__(self, title: TitleField, back: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._back = back
        self.back = LinkButton(back)
        self.back.setAccessibleName(back)
        self.back.setObjectName("breadcrumb")
        self.where_label = ElidedLabel("", "small")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tags_up = self._short = False
        self._places: tuple[str, ...] = ("",)
        rows = column_in(self)
        self._crumbs = QHBoxLayout()
        self._crumbs.addWidget(self.back)
        self._crumbs.addWidget(self.where_label)
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

    def show_where(self, *texts: str) -> None:
        """Show the place after the link back: the first of ``texts``, or where there is too little room one of the others, each
        shorter than the one before it; empty for none."""
        self._places = tuple(f" › {text}" if text else "" for text in texts)
        self.where_label.setText(self._places[0])
        self._place_tags()

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
        up = self.isVisible() and self.title.full_width() > self.width() - tags
        if up != self._tags_up:
            self._tags_up = up
            row = self._above if up else self._line
            row.insertWidget(1, self._tags, alignment=Qt.AlignmentFlag.AlignVCenter)
        if self.isVisible():
            self.title.make_room(self.width() - (0 if up else tags))
        back, where = self._crumb(self.width() - (tags if up else 0) - theme.px(3))
        if back != self.back.text():
            self.back.setText(back)
        self.back.setToolTip(self._back if back != self._back else "")
        if where is not None:
            self.where_label.setText(where)
            self.where_label.setToolTip(self._places[0].removeprefix(" › ") if where != self._places[0] else "")
        self.where_label.setVisible(where is not None)

    def _crumb(self, room: int) -> tuple[str, str | None]:
        """The text of the link back, and the place after it, None where there is no room for any; in ``room`` pixels."""
        width = self.where_label.fontMetrics().horizontalAdvance
        words, arrow = self._back_width(self._back), self._back_width("‹")
        if not self._short:
            for place in self._places:
                if words + width(place) + 2 <= room:
                    return self._back, place
            least = width("Wwww…")
            if len(self._places) == 1 and words + least <= room:
                return self._back, self._places[0]
        for place in self._places[1:]:
            shown = place.replace(" › ", " ")
            if arrow + width(shown) + 2 <= room:
                return "‹", shown
        return (self._back if words <= room and not self._short else "‹"), None

    def _back_width(self, text: str) -> int:
        """The width of the link back with this text."""
        width = self.back.fontMetrics().horizontalAdvance
        return self.back.sizeHint().width() - width(self.back.text()) + width(text)
