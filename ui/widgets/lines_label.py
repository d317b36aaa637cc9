"""A label with room for a fixed number of lines, so that nothing below it moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.wrapped import WrappedLabel


class LinesLabel(WrappedLabel):
    """Plain text in ``lines`` lines. A longer text is shortened with … if ``cut`` is set, and is then the tool tip; otherwise the
    label grows."""

    def __init__(self, lines: int, *, cut: bool = True, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lines, self._cut, self._whole = lines, cut, ""
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def set_lines(self, lines: int) -> None:
        """Change the number of lines."""
        if lines != self._lines:
            self._lines = lines
            self._fit()

    def setText(self, text: str) -> None:
        self._whole = text
        self._fit()

    def _fit(self) -> None:
        around = self.contentsMargins()
        height = self._lines * self.fontMetrics().lineSpacing() + around.top() + around.bottom() + 2 * self.margin()
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)
        if self._cut and self.maximumHeight() != height:
            self.setMaximumHeight(height)
        super().setText(self._whole)
        if not self._cut:
            return
        room = self.contentsRect().width() - 2 * self.margin()
        starts = self._line_starts(room)
        if room > 0 and len(starts) > self._lines:
            last = starts[self._lines - 1]
            rest = " ".join(self._whole[last:].split())
            shown = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, room)
            super().setText(f"{self._whole[:last].rstrip()}\n{shown}")
        shortened = self.text() != self._whole
        self.setToolTip(self._whole if shortened else "")
        self.setAccessibleName(self._whole if shortened else "")

    def _line_starts(self, width: int) -> list[int]:
        """The position in the text where each line begins."""
        starts, before = [], 0
        for layout in self._laid_out(width):
            starts += [before + layout.lineAt(number).textStart() for number in range(layout.lineCount())]
            before += len(layout.text()) + 1
        return starts

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
