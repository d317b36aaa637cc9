"""The editable title at the top of a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionFrame, QWidget

from ui.look import theme
from ui.widgets.saved_field import SavedLine

_SIZES = (22, 18, 16)
"""The sizes of its letters in pixels at zoom 1, as in the style sheet."""


class TitleField(SavedLine):
    """As wide as its text; if there is less room (``make_room``) its letters are smaller, and if that is not enough it ends in …
    until it is edited, and the full text is its tool tip.

    ``name`` is its accessible name, ``missing`` the message for an empty title.
    """

    def __init__(
        self,
        name: str,
        missing: str,
        save: Callable[[str], object],
        leave: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(save, leave, lambda text: None if text.strip() else missing, parent)
        self.setProperty("kind", "title")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def edit_title(self) -> None:
        """Give the keyboard focus to the title, with its text selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self.text() or "Wwww") + theme.px(14), hint.height())

    def full_width(self, letters: int = _SIZES[0]) -> int:
        """The width of the whole text with the frame, in ``letters`` of the usual or another size."""
        metrics = QFontMetrics(theme.font(letters, QFont.Weight.Bold))
        return metrics.horizontalAdvance(self.text() or "Wwww") + theme.px(14)

    def make_room(self, room: int) -> None:
        """Use the largest letters in which the text fits into ``room`` pixels; the height of the field stays the same."""
        self.setFixedHeight(QFontMetrics(theme.font(_SIZES[0], QFont.Weight.Bold)).height() + theme.px(2))
        letters = next((each for each in _SIZES if self.full_width(each) <= room), _SIZES[-1])
        theme.set_look(self, "letters", "" if letters == _SIZES[0] else str(letters))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or not self.short_of_room():
            super().paintEvent(event)
            return
        painter, frame = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(frame)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        rect = self._inside(frame)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.text() if self.short_of_room() else "")
        return super().event(event)

    def short_of_room(self) -> bool:
        """Whether the text is wider than the field."""
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        return self.fontMetrics().horizontalAdvance(self.text()) > self._inside(frame).width()

    def _inside(self, frame: QStyleOptionFrame) -> QRect:
        rect = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, self)
        return rect.adjusted(2, 0, -2, 0)  # as QLineEdit itself keeps from its frame
