"""A text of several lines that is as high as what stands in it, within limits, so that narrow panels need no bar inside a bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.shell import theme
from ui.widgets.saved_field import SavedText

MOST_LINES = 14
"""Beyond these the text scrolls inside."""


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
        self._fit()

    def _fit(self) -> None:
        # a plain text's document counts its height in lines, those that wrap included
        lines = min(max(self._least, round(self.document().size().height())), MOST_LINES)
        around = theme.px(16) + round(2 * self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
