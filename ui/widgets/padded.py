"""Cells with horizontal padding, aligned with the headings above them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import theme

PAD = 7
"""Pixels at each side at zoom 1, in addition to the few of Qt's own."""


class PaddedDelegate(QStyledItemDelegate):
    """Rows 36 pixels high at zoom 1."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(60), theme.px(36))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("selected"))
        elif (ground := index.data(Qt.ItemDataRole.BackgroundRole)) is not None:
            painter.fillRect(option.rect, ground)
        pad = theme.px(PAD)
        option.rect = option.rect.adjusted(pad, 0, -pad, 0)
        super().paint(painter, option, index)


class FittedDelegate(PaddedDelegate):
    """As wide as its text and the padding, for columns that take the width of their content."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QStyledItemDelegate.sizeHint(self, option, index) + QSize(2 * theme.px(PAD), 0)
