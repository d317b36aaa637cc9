"""The list of all learning paths, and what can be done with each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from campus_desktop.i18n import _, ngettext
from campus_desktop.paths import edits
from campus_desktop.paths.queries import list_paths
from ui.paths.list_model import COLUMNS, STATUS, STATUS_TONES, PathList
from ui.paths.padded import PaddedDelegate
from ui.shell import theme
from ui.shell.menus import action
from ui.shell.page import Actions, Shell
from ui.widgets.buttons import PrimaryButton
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader

Index = QModelIndex | QPersistentModelIndex


class _StatusDelegate(QStyledItemDelegate):
    """A status as a pill; its word says what its colour hints at."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        text = index.data()
        model = index.model()
        assert isinstance(model, PathList)
        tone = STATUS_TONES[model.paths[index.row()].status]
        option.text = ""
        super().paint(painter, option, model.index(-1, -1))
        self._ground(painter, option)
        font = theme.font(12, 500)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        rect: QRectF = QRectF(option.rect)
        width = painter.fontMetrics().horizontalAdvance(text) + theme.px(18)
        pill = QRectF(rect.left() + theme.px(8), rect.center().y() - theme.px(10), width, theme.px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{tone}-soft"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(theme.color(tone))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        from PySide6.QtWidgets import QStyle

        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("selected"))


class _Table(QTableView):
    opened = Signal(str)

    def __init__(self, model: PathList) -> None:
        super().__init__()
        self.paths = model
        self.setModel(model)
        self.setAccessibleName(_("Learning paths"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setItemDelegate(PaddedDelegate(self))
        self.setItemDelegateForColumn(STATUS, _StatusDelegate(self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.sortByColumn)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._open)
        self.restyle()

    def restyle(self) -> None:
        widths = (0, 170, 110, 170, 60, 100, 110, 140)
        self.verticalHeader().setDefaultSectionSize(theme.px(38))
        for column in range(1, len(COLUMNS)):
            self.setColumnWidth(column, theme.px(widths[column]))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.paths.paths[index.row()].id)


class PathsList(QWidget):
    """Lists the paths; ``opened`` and ``new_wanted`` are the page's to answer."""

    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.model = PathList(self)
        self.header = PageHeader(_("Learning paths"))
        new = PrimaryButton(_("+ New learning path"))
        new.clicked.connect(self.new_wanted)
        self.header.add_button(new)
        self.table = _Table(self.model)
        self.table.opened.connect(self.opened)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.empty = EmptyState(
            _("No learning paths yet"),
            _(
                "A learning path leads people through courses and own activities, phase by phase. Begin from a template or a blank one."
            ),
            (_("New learning path …"), self.new_wanted.emit),
            icon="route",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        rows.addWidget(self._stack, 1)
        self.new = action(self, _("&New learning path …"), self.new_wanted.emit, "Ctrl+Shift+N")
        self.open_ = action(self, _("&Open"), self._open, "Ctrl+Return")
        self.duplicate = action(self, _("&Duplicate"), self._duplicate, "Ctrl+D")
        self.delete = action(self, _("De&lete"), self._delete, QKeySequence.StandardKey.Delete)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self._enable()

    def actions_for_menus(self) -> Actions:
        """As the window's menus take them."""
        deeds: list[QAction] = [self.open_, self.duplicate, self.delete]
        return {"paths/new": [self.new], "paths/deeds": deeds}

    def refresh(self) -> None:
        """Read the list again; the chosen path stays chosen."""
        chosen = self.chosen()
        safe = self.shell.safe
        self.model.show([path for path in list_paths(self.shell.workspace) if safe is None or path.id in safe.paths])
        self._stack.setCurrentWidget(self.table if self.model.paths else self.empty)
        count = len(self.model.paths)
        self.header.set_note(ngettext("{count} path", "{count} paths", count).format(count=count) if count else "")
        self.choose(chosen)
        self._enable()

    def choose(self, path_id: str | None) -> None:
        """Put the cursor on a path, on the first where it is gone."""
        row = self.model.row_of(path_id) if path_id is not None else -1
        if self.model.paths:
            self.table.selectRow(max(row, 0))

    def chosen(self) -> str | None:
        """The path the cursor is on."""
        index = self.table.currentIndex()
        return self.model.paths[index.row()].id if index.isValid() and self.model.paths else None

    def _enable(self) -> None:
        for one in (self.open_, self.duplicate, self.delete):
            one.setEnabled(self.chosen() is not None)

    def _open(self) -> None:
        if (path := self.chosen()) is not None:
            self.opened.emit(path)

    def _duplicate(self) -> None:
        if (path := self.chosen()) is not None:
            self.choose(self.shell.guard(lambda: edits.duplicate_path(self.shell.workspace, path)))

    def _delete(self) -> None:
        path = self.chosen()
        if path is None:
            return
        row = self.table.currentIndex().row()
        title = self.model.paths[row].title
        self.shell.guard(lambda: edits.delete_path(self.shell.workspace, path))
        if self.model.paths:
            self.table.selectRow(min(row, len(self.model.paths) - 1))
        self.shell.message(_("“{title}” was deleted; Ctrl+Z brings it back").format(title=title))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.open_, self.duplicate])
        menu.addSeparator()
        menu.addAction(self.delete)
        menu.popup(self.table.viewport().mapToGlobal(at))
