"""Notes on the projector: the kinds that were ticked, the newest first, as large as they fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _, ngettext
from campus_desktop.meetings.note import NOTE_KINDS
from campus_desktop.meetings.projection import ShownNote
from ui.look import theme
from ui.meetings.presenting.painting import SMALLEST, draw, line_height, wrap
from ui.notes.kinds import kind_color

_MARGIN = 26
_LARGEST = 40
_LINES = 6


class NotesStage(QWidget):
    """Shows lines of ``projection.lines``: kind, text, and who said it only where that was ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[ShownNote, ...] = ()
        self._from = 0

    def show_lines(self, lines: Sequence[ShownNote]) -> None:
        """Show these notes; a new one brings the top into sight."""
        if tuple(line.id for line in lines) != tuple(line.id for line in self.lines):
            self._from = 0
        self.lines = tuple(lines)
        self.setAccessibleName(_("Notes"))
        said = (": ".join((_(NOTE_KINDS[line.kind]), line.text)) for line in lines)
        self.setAccessibleDescription("\n".join(said))
        self.update()

    def move_on(self, by: int) -> None:
        """One note down (1) or up (-1), where they do not all fit."""
        self._from = max(0, min(self._from + by, len(self.lines) - 1))
        if by > 0 and self._from and self._fits(self._from - 1, SMALLEST):
            self._from -= 1  # the rest is in sight already
        self.update()

    def _fits(self, first: int, size: int) -> bool:
        room = self.height() - 2 * _MARGIN + size // 2
        for line in self.lines[first:]:
            room -= self._height(line, size)
            if room < 0:
                return False  # of a long meeting's notes only the first are measured
        return True

    def _size(self) -> int:
        largest = max(SMALLEST, min(_LARGEST, self.height() // 18))
        return next((size for size in range(largest, SMALLEST, -2) if self._fits(0, size)), SMALLEST)

    def _text_width(self, size: int) -> int:
        return self.width() - 2 * _MARGIN - round(size * 1.6)

    def _height(self, line: ShownNote, size: int) -> int:
        texts = len(wrap(line.text, size, 400, self._text_width(size), _LINES))
        inside = line_height(size - 4, 600) + texts * line_height(size) + size
        return inside + round(size * 0.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("page"))
        painter.drawRoundedRect(QRectF(self.rect()), 14, 14)
        size, y = self._size(), float(_MARGIN)
        if not self.lines:
            rect = QRectF(_MARGIN, y, self.width() - 2 * _MARGIN, line_height(SMALLEST))
            draw(painter, rect, _("No notes yet"), SMALLEST, 400, theme.color("muted"))
        bottom = self.height() - _MARGIN
        for number, line in enumerate(self.lines[self._from :], self._from):
            high = self._height(line, size) - size // 2
            left = len(self.lines) - number
            more = line_height(SMALLEST - 4) if left > 1 else 0
            if number > self._from and y + high + (more if not self._fits(number, size) else 0) > bottom + 1:
                rest = ngettext("{count} more", "{count} more", left).format(count=left)
                row = QRectF(
                    _MARGIN, bottom - line_height(SMALLEST - 4), self.width() - 2 * _MARGIN, line_height(SMALLEST - 4)
                )
                draw(painter, row, f"↓ {rest}", SMALLEST - 4, 400, theme.color("muted"))
                break
            self._paint_line(painter, line, QRectF(_MARGIN, y, self.width() - 2 * _MARGIN, high), size)
            y += high + size // 2

    def _paint_line(self, painter: QPainter, line: ShownNote, rect: QRectF, size: int) -> None:
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), size * 0.4, size * 0.4)
        left, y = rect.left() + size * 0.8, rect.top() + size * 0.45
        width, small = rect.width() - size * 1.6, size - 4
        colour, head = kind_color(line.kind), QRectF(left, y, width, line_height(small, 600))
        dot = small * 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(left, head.center().y() - dot / 2, dot, dot))
        used = draw(painter, head.adjusted(dot * 1.7, 0, 0, 0), _(NOTE_KINDS[line.kind]), small, 600, colour)
        if line.sender:
            rest = head.adjusted(dot * 1.7 + used + small * 0.7, 0, 0, 0)
            draw(painter, rest, f"· {line.sender}", small, 400, theme.color("muted"))
        y += head.height()
        for text in wrap(line.text, size, 400, self._text_width(size), _LINES):
            draw(painter, QRectF(left, y, width, line_height(size)), text, size, 400, theme.color("text"))
            y += line_height(size)
