"""A field that opens a list of its choices."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QToolTip,
    QWidget,
)

from ui.look import theme

_ROW, _PAD = 30, 7
_MOST = 12
"""Maximum number of rows; a longer list scrolls."""
_WIDEST = 640
"""Maximum width of a list in pixels at zoom 1 where its choices are longer than the field."""


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 2 * theme.px(_PAD), theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("selected"))
        pad = theme.px(_PAD)
        option.rect = option.rect.adjusted(pad, 0, -pad, 0)
        super().paint(painter, option, index)


class Dropdown(QComboBox):
    """The list opens below the field (``combobox-popup: 0`` in the style sheet): in Qt's other mode, over the field as a menu, its
    height is computed before the style sheet is applied, and the last choice is cut off. The wheel over the closed field scrolls
    the surrounding area: it does not change the choice that happens to be under the pointer, nor take the keyboard focus (the
    opened list is a separate window, and scrolls)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(_MOST)
        self._dressed = self._cut = False

    def event(self, event: QEvent) -> bool:
        # a text that is too long is read in the tool tip
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._cut and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt paints it, but a text that is too long ends in dots instead of being cut off."""
        if self.isEditable():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        if self.currentIndex() < 0:  # Qt paints the placeholder in its own paintEvent, which this one replaces
            placeholder = option.fontMetrics.elidedText(
                self.placeholderText(), Qt.TextElideMode.ElideRight, field.width()
            )
            painter.setPen(theme.color("muted"))
            painter.drawText(field, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), placeholder)
            return
        room = field.width() - (option.iconSize.width() + theme.px(4) if not option.currentIcon.isNull() else 0)
        shown = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        self._cut, option.currentText = shown != option.currentText, shown
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def showPopup(self) -> None:
        view = self.view()
        if not self._dressed:
            self._dressed = True
            view.setItemDelegate(_Rows(view))
        bar = view.verticalScrollBar().sizeHint().width() if self.count() > _MOST else 0
        wanted = view.sizeHintForColumn(0) + bar + theme.px(4)
        view.setMinimumWidth(min(max(wanted, self.width()), max(self.width(), theme.px(_WIDEST))))
        super().showPopup()
