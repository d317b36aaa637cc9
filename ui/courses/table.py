"""The catalogue as a table of any length: a true scroll bar over an array of row numbers, rows read as they come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from campus_desktop.courses.course import FORMATS
from campus_desktop.courses.queries import Line
from campus_desktop.courses.search import Query
from campus_desktop.i18n import N_, _, duration
from ui.courses.lines import Lines, mime
from ui.courses.panel import card
from ui.shell import theme
from ui.widgets.cardpainter import drag_pixmap
from ui.widgets.format_label import paint_format

Index = QModelIndex | QPersistentModelIndex

COLUMNS = (
    ("format", N_("Format")),
    ("title", N_("Title")),
    ("code", N_("Code")),
    ("provider", N_("Provider")),
    ("minutes", N_("Duration")),
    ("audience", N_("Audience")),
    ("tags", N_("Topics")),
)
"""The columns: what each is sorted by, and its heading."""
WIDTHS = (116, 260, 82, 122, 84, 118, 122)
"""Pixels at zoom 1 to begin with."""
ROW = 36
FORMAT, TITLE, CODE, PROVIDER, MINUTES, AUDIENCE, TAGS = range(len(COLUMNS))
_PADDING = 10
_MUTED = (CODE, TAGS)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def format_name(line: Line) -> str:
    """The format's name as it is shown."""
    return _(FORMATS[line.format].name) if line.format in FORMATS else line.format or ""


def length(line: Line) -> str:
    """The duration as it is shown; what was written where it is no length."""
    return duration(line.minutes) if line.minutes is not None else line.duration_text


def _title(line: Line) -> str:
    return _("{title} (retired)").format(title=line.title) if line.retired else line.title


_TEXTS: tuple[Callable[[Line], str], ...] = (
    format_name,
    _title,
    lambda line: line.code,
    lambda line: line.provider,
    length,
    lambda line: line.audience,
    lambda line: ", ".join(line.tags),
)


def cell(line: Line, column: int) -> str:
    """The text of a cell."""
    return _TEXTS[column](line)


class CourseModel(QAbstractTableModel):
    """The courses of a finder as a table."""

    def __init__(self, lines: Lines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = lines
        self._order: tuple[int, bool] | None = None

    def show_order(self, column: int | None, descending: bool) -> None:
        """Mark the heading that the list is sorted by; None for none."""
        self._order = (column, descending) if column is not None else None
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def show(self, rids: Sequence[int]) -> None:
        """Another list."""
        self.beginResetModel()
        self.lines.show(rids)
        self.endResetModel()

    def extend(self, rids: Sequence[int]) -> None:
        """The same list, gone on."""
        if len(rids) > len(self.lines):
            self.beginInsertRows(QModelIndex(), len(self.lines), len(rids) - 1)
            self.lines.extend(rids)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def line(self, row: int) -> Line | None:
        """The course of a row."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _TEXT_ROLES or not index.isValid() or (line := self.line(index.row())) is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole and column == TITLE:
            spoken = (cell(line, number) for number in (TITLE, FORMAT, MINUTES, CODE, PROVIDER, AUDIENCE))
            return ", ".join(text for text in spoken if text)
        return cell(line, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role in _TEXT_ROLES:
            return self._heading(section, role == Qt.ItemDataRole.DisplayRole)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == MINUTES else _LEFT
        return None

    def _heading(self, section: int, painted: bool) -> str:
        title = _(COLUMNS[section][1])
        if self._order is None or self._order[0] != section:
            return title
        descending = self._order[1]
        if painted:
            return f"{title} {'▼' if descending else '▲'}"
        return (_("{column}, descending") if descending else _("{column}, ascending")).format(column=title)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return mime(self.lines.ids({index.row() for index in indexes}))


_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_TEXT_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class _Ink:
    """Fonts, metrics and colours of a table in the theme in use; made anew when the theme changes."""

    def __init__(self) -> None:
        self.plain = theme.font(13)
        self.bold = theme.font(13, 600)
        metrics = QFontMetricsF(self.plain)
        self.baseline = (metrics.ascent() - metrics.descent()) / 2
        self.text, self.muted = theme.color("text"), theme.color("muted")
        self.selected, self.border, self.match = theme.color("selected"), theme.color("border"), theme.color("match")
        self.accent = theme.color("accent")
        self.padding = theme.px(_PADDING)
        self.fit = lru_cache(maxsize=4096)(self._fit)
        self.spans = lru_cache(maxsize=1024)(self._spans)

    def _metrics(self, bold: bool) -> QFontMetricsF:
        return QFontMetricsF(self.bold if bold else self.plain)

    def _fit(self, text: str, width: int, bold: bool) -> tuple[str, float]:
        """The text shortened to ``width`` pixels, and how wide it is then."""
        metrics = self._metrics(bold)
        wide = metrics.horizontalAdvance(text)
        if wide <= width:
            return text, wide
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return shown, metrics.horizontalAdvance(shown)

    def _spans(self, shown: str, query: Query) -> list[tuple[float, float]]:
        """Where the words looked for stand in ``shown``: pixels from its left, and how wide."""
        metrics = self._metrics(True)
        return [
            (metrics.horizontalAdvance(shown[:start]), metrics.horizontalAdvance(shown[start:end]))
            for start, end in query.spans(shown)
        ]


class _Cells(QStyledItemDelegate):
    """Draws the cells; what was looked for is marked in the titles."""

    def __init__(self, view: CourseTable, model: CourseModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.query = Query("")
        self._ink = _Ink()
        theme.theme_changed.connect(self._renew)

    def _renew(self) -> None:
        self._ink = _Ink()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._model.line(index.row())
        text = cell(line, index.column()) if line is not None else ""
        extra = theme.px(24) if index.column() == FORMAT else 0
        width = QFontMetricsF(self._ink.bold).horizontalAdvance(text) + extra + 2 * self._ink.padding
        return QSize(round(width), theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ink, rect, column = self._ink, option.rect, index.column()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, ink.selected)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink.border)
        line = self._model.line(index.row())
        if line is None:
            return
        inner = rect.adjusted(ink.padding, 0, -ink.padding, -1)
        if column == FORMAT:
            paint_format(painter, inner, line.format, format_name(line))
        elif column == TITLE:
            self._title(painter, inner, line)
        elif text := cell(line, column):
            shown, wide = ink.fit(text, inner.width(), False)
            painter.setFont(ink.plain)
            painter.setPen(ink.muted if column in _MUTED or line.retired else ink.text)
            x = inner.right() - wide if column == MINUTES else inner.left()
            painter.drawText(QPointF(x, inner.center().y() + ink.baseline), shown)
        if column == FORMAT and self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            # a bar at the row's left says where the keyboard is
            painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height() - 1, ink.accent)

    def _title(self, painter: QPainter, inner: QRect, line: Line) -> None:
        ink = self._ink
        shown, _wide = ink.fit(cell(line, TITLE), inner.width(), True)
        if self.query:
            for left, wide in ink.spans(shown, self.query):
                painter.fillRect(
                    QRectF(inner.left() + left, inner.center().y() - theme.px(9), wide, theme.px(19)), ink.match
                )
        painter.setFont(ink.bold)
        painter.setPen(ink.muted if line.retired else ink.text)
        painter.drawText(QPointF(inner.left(), inner.center().y() + ink.baseline), shown)


class CourseTable(QTableView):
    """The table itself. Clicking a heading asks for another order; courses can be dragged out, several at once."""

    opened = Signal()
    """Enter or a double click on a course."""
    order_asked = Signal(str)
    """A heading was clicked: the column to sort by."""
    columns_resized = Signal()
    """The user gave a column another width."""

    def __init__(self, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.courses = CourseModel(lines, self)
        self.setModel(self.courses)
        self.cells = _Cells(self, self.courses)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(_("Courses"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(theme.px(48))
        header.setAccessibleName(_("Headings"))
        header.sectionClicked.connect(self._heading_clicked)
        header.sectionResized.connect(self._resized)
        self._by_hand = False
        self._widths = [float(width) for width in WIDTHS]
        self._restyle()
        theme.theme_changed.connect(self._restyle)

    # --- columns -------------------------------------------------------------------------------------------------------

    def widths(self) -> list[int]:
        """The widths of the columns, in pixels at zoom 1."""
        return [round(width) for width in self._widths]

    def set_widths(self, widths: Sequence[int]) -> None:
        """Widths as ``widths`` gave them; others than one for each column are passed over."""
        if len(widths) == len(COLUMNS) and all(24 <= width <= 2000 for width in widths):
            self._widths = [float(width) for width in widths]
            self._by_hand = True
            self._lay_columns()

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self._lay_columns()

    def _lay_columns(self) -> None:
        header = self.horizontalHeader()
        header.blockSignals(True)
        scaled = [theme.px(width) for width in self._widths]
        if not self._by_hand:
            # the title takes what the others leave, and they make room for it where the window is small
            rest = self.viewport().width() - sum(scaled) + scaled[TITLE]
            scaled[TITLE] = max(theme.px(200), rest)
            over = sum(scaled) - self.viewport().width()
            for column in (TAGS, AUDIENCE, PROVIDER):
                taken = min(max(over, 0), scaled[column] - theme.px(84))
                scaled[column] -= taken
                over -= taken
        for column, width in enumerate(scaled):
            header.resizeSection(column, width)
        header.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._by_hand:
            self._lay_columns()

    def _resized(self, column: int, _old: int, new: int) -> None:
        # the last column follows the window by itself
        if column != TAGS and new != theme.px(self._widths[column]):
            scale = theme.px(100) / 100
            header = self.horizontalHeader()
            self._widths = [header.sectionSize(number) / scale for number in range(len(COLUMNS))]
            self._by_hand = True
            self.columns_resized.emit()

    def show_order(self, column: str | None, descending: bool) -> None:
        """Mark the column sorted by; none for best first."""
        keys = [key for key, _title in COLUMNS]
        self.courses.show_order(keys.index(column) if column in keys else None, descending)

    def _heading_clicked(self, section: int) -> None:
        self.order_asked.emit(COLUMNS[section][0])

    # --- selection -----------------------------------------------------------------------------------------------------

    def selected_rows(self) -> list[int]:
        """The rows selected, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows(TITLE))

    def selected_ids(self) -> list[str]:
        """The ids of the selected courses, from the top."""
        return self.courses.lines.ids(self.selected_rows())

    def select_row(self, row: int) -> None:
        """Make ``row`` the selected one and bring it into view."""
        index = self.courses.index(row, TITLE)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.currentIndex().isValid():
            self.opened.emit()

    def startDrag(self, actions: Qt.DropAction) -> None:
        rows = self.selected_rows()
        line = self.courses.line(rows[0]) if rows else None
        if line is None:
            return
        drag = QDrag(self)
        drag.setMimeData(mime(self.selected_ids()))
        drag.setPixmap(drag_pixmap([card(line)] * len(rows), theme.px(200), self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(theme.px(28), theme.px(28)))
        drag.exec(Qt.DropAction.CopyAction)
