"""A part of a narrow panel that folds: its name, in a few words what it holds, and below it what it holds."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.look.icons import paint_icon
from ui.widgets.layouts import column_in
from ui.widgets.push_button import EnterPresses


class _Head(EnterPresses, QToolButton):
    """The line that folds: an arrow, the name, and at the right the few words."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title, self.note = title, ""
        self.setCheckable(True)
        self.setProperty("kind", "section")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        rect = self.rect().adjusted(theme.px(2), 0, -theme.px(4), 0)
        side = theme.px(14)
        picture = rect.adjusted(0, (rect.height() - side) // 2, 0, 0)
        picture.setSize(QSize(side, side))
        paint_icon(
            painter, picture.toRectF(), "chevron-down" if self.isChecked() else "chevron-right", theme.color("muted")
        )
        words = rect.adjusted(side + theme.px(5), 0, 0, 0)
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.color("text"))
        used = painter.fontMetrics().horizontalAdvance(self.title)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.title)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        room = words.adjusted(used + theme.px(10), 0, 0, 0)
        text = painter.fontMetrics().elidedText(self.note, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


class FoldedSection(QWidget):
    """What it holds goes into ``body``."""

    unfolded = Signal(bool)

    def __init__(self, title: str, *, unfolded: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = _Head(title)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        column = column_in(self, 4)
        column.addWidget(self.head)
        column.addWidget(self._inside)
        self.setAccessibleName(title)
        self.head.toggled.connect(self._fold)
        self.unfold(unfolded)
        self._fold(unfolded)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self.body.setContentsMargins(0, 0, 0, theme.px(10))
        self.body.setSpacing(theme.px(9))

    def unfold(self, on: bool = True) -> None:
        """Show or hide what it holds."""
        self.head.setChecked(on)

    @property
    def is_unfolded(self) -> bool:
        """Whether what it holds is shown."""
        return self.head.isChecked()

    def set_note(self, text: str) -> None:
        """The few words at the right."""
        self.head.note = text
        self._name()
        self.head.update()

    def _fold(self, on: bool) -> None:
        self._inside.setVisible(on)
        self._name()
        self.unfolded.emit(on)

    def _name(self) -> None:
        state = _("shown") if self.head.isChecked() else _("folded")
        words = ", ".join(part for part in (self.head.title, self.head.note, state) if part)
        self.head.setAccessibleName(words)
