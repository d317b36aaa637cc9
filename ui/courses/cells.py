"""Paints the cells of the catalogue."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from campus_desktop.courses.queries import CourseRow
from campus_desktop.courses.search import Query
from ui.courses.model import CODE, FORMAT, MINUTES, TAGS, TITLE, CourseModel, Index, cell
from ui.look import theme
from ui.look.painting import paint_current_row
from ui.widgets.format_label import paint_format

ROW = 36
"""Height of a row in pixels at zoom 1."""
_PADDING = 10
_SPARE = 2
"""Pixels by which painted text may be wider than measured."""
_MUTED = (CODE, TAGS)


class _Ink:
    """Fonts, metrics and colours of a table in the current theme; created again when the theme changes."""

    def __init__(self) -> None:
        self.plain = theme.font(13)
        self.bold = theme.font(13, 600)
        self.metrics = (QFontMetricsF(self.plain), QFontMetricsF(self.bold))
        """Of plain and of bold text."""
        metrics = self.metrics[0]
        self.baseline = (metrics.ascent() - metrics.descent()) / 2
        self.text, self.muted = theme.color("text"), theme.color("muted")
        self.selected, self.border, self.match = theme.color("selected"), theme.color("border"), theme.color("match")
        self.padding = theme.px(_PADDING)
        self.fit = lru_cache(maxsize=4096)(self._fit)
        self.spans = lru_cache(maxsize=1024)(self._spans)

    def _metrics(self, bold: bool) -> QFontMetricsF:
        return QFontMetricsF(self.bold if bold else self.plain)

    def _fit(self, text: str, width: int, bold: bool) -> tuple[str, float]:
        """The text shortened to ``width`` pixels, and the resulting width."""
        metrics = self._metrics(bold)
        wide = metrics.horizontalAdvance(text)
        if wide <= width:
            return text, wide
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return shown, metrics.horizontalAdvance(shown)

    def _spans(self, shown: str, query: Query) -> list[tuple[float, float]]:
        """The positions of the searched words in ``shown``: pixels from its left, and width."""
        metrics = self._metrics(True)
        return [
            (metrics.horizontalAdvance(shown[:start]), metrics.horizontalAdvance(shown[start:end]))
            for start, end in query.spans(shown)
        ]


class Cells(QStyledItemDelegate):
    """Paints the cells; the searched words are highlighted in the titles."""

    def __init__(self, view: QTableView, model: CourseModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.query = Query("")
        self.ink = _Ink()
        theme.theme_changed.connect(self._renew)

    def _renew(self) -> None:
        self.ink = _Ink()

    def text_width(self, line: CourseRow, column: int) -> int:
        """The width of a cell at which its text is whole."""
        text, extra = cell(line, column), theme.px(24) if column == FORMAT else 0
        return round(self.ink.metrics[column == TITLE].horizontalAdvance(text)) + extra + 2 * self.ink.padding + _SPARE

    def heading_width(self, text: str) -> int:
        """The width of a heading at which its text is whole."""
        return round(self.ink.metrics[1].horizontalAdvance(text)) + 2 * self.ink.padding + _SPARE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._model.line(index.row())
        text = cell(line, index.column()) if line is not None else ""
        extra = theme.px(24) if index.column() == FORMAT else 0
        width = QFontMetricsF(self.ink.bold).horizontalAdvance(text) + extra + 2 * self.ink.padding
        return QSize(round(width), theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ink, rect, column = self.ink, option.rect, index.column()
        if self._view.selectionModel().isSelected(index):
            painter.fillRect(rect, ink.selected)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink.border)
        line = self._model.line(index.row())
        if line is None:
            return
        inner = rect.adjusted(ink.padding, 0, -ink.padding, -1)
        if column == FORMAT:
            paint_format(painter, inner, line.format, cell(line, column))
        elif column == TITLE:
            self._title(painter, inner, line)
        elif text := cell(line, column):
            shown, wide = ink.fit(text, inner.width(), False)
            painter.setFont(ink.plain)
            painter.setPen(ink.muted if column in _MUTED or line.retired else ink.text)
            x = inner.right() - wide if column == MINUTES else inner.left()
            painter.drawText(QPointF(x, inner.center().y() + ink.baseline), shown)
        if column == FORMAT:
            paint_current_row(painter, self._view, index.row(), option.rect)

    def _title(self, painter: QPainter, inner: QRect, line: CourseRow) -> None:
        ink = self.ink
        shown, _wide = ink.fit(cell(line, TITLE), inner.width(), True)
        if self.query:
            for left, wide in ink.spans(shown, self.query):
                painter.fillRect(
                    QRectF(inner.left() + left, inner.center().y() - theme.px(9), wide, theme.px(19)), ink.match
                )
        painter.setFont(ink.bold)
        painter.setPen(ink.muted if line.retired else ink.text)
        painter.drawText(QPointF(inner.left(), inner.center().y() + ink.baseline), shown)
