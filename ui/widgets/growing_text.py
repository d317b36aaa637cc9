"""A text of several lines that is as high as its content, within limits, so that narrow panels need no nested scroll bar."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.look import theme
from ui.widgets.saved_field import SavedText
from ui.widgets.scrolled import BY_KEYBOARD, bring_in_sight

MOST_LINES = 14
"""A longer text scrolls inside."""


class GrowingText(SavedText):
    """A ``SavedText`` of at least ``lines`` lines."""

    def __init__(
        self,
        lines: int,
        save: Callable[[str], object],
        leave: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(save, leave, None, parent)
        self._least = lines
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._keep_in_sight)
        self._fit()

    def _fit(self) -> None:
        line, block, wanted = self.fontMetrics().lineSpacing(), self.document().firstBlock(), 0.0
        while block.isValid():
            wanted += self.blockBoundingRect(block).height()
            block = block.next()
        inside = min(max(wanted, self._least * line), MOST_LINES * line)
        around = max(self.height() - self.viewport().height(), theme.px(14)) if self.isVisible() else theme.px(14)
        self.setFixedHeight(math.ceil(inside + 2 * self.document().documentMargin()) + around)

    def _keep_in_sight(self) -> None:
        """While it is written in, all of it is in sight within its scroll area, where there is room."""
        if self.hasFocus():
            bring_in_sight(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in BY_KEYBOARD:
            bring_in_sight(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if event.size().height() > event.oldSize().height():
            self._keep_in_sight()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
