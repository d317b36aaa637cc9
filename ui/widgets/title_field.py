"""The title at the top of a page, to be typed over."""

from __future__ import annotations

from PySide6.QtCore import QSize

from ui.shell import theme
from ui.widgets.saved_field import SavedLine


class TitleField(SavedLine):
    """As wide as its text."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self.text() or "Wwww") + theme.px(14), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), super().minimumSizeHint().height())
