"""Help: the keyboard shortcuts by area, with a search, and from each to the guide's chapter about its area."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QMenuBar, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from campus_desktop.i18n import _, fold
from ui.look import theme
from ui.shell.menus import PAGE_MENU
from ui.shell.page import page_in_sight
from ui.widgets.actions import key_name
from ui.widgets.dialog import CloseBox, Dialog
from ui.widgets.panel import label
from ui.widgets.search_field import SearchField
from ui.widgets.services import ask_for_guide

if TYPE_CHECKING:
    from ui.shell.protocol import Shell


_CHAPTERS = {"file": "file", "edit": "settings", "view": "settings", "help": "overview"}
"""By menu: the part of the guide about its commands. Those of the page's own menu are in the chapter about the page."""
_CHAPTER = Qt.ItemDataRole.UserRole


class ShortcutsDialog(Dialog):
    """Every action of the menus that has a key, as the menus currently are, grouped by menu."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(theme.px(520), theme.px(560))
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(10))
        self.search = SearchField(_("Search commands and keys"))
        self.search.textChanged.connect(self._show)
        column.addWidget(self.search)
        self.tree = _Tree()
        self.tree.setAccessibleName(self.windowTitle())
        column.addWidget(self.tree, 1)
        self.nothing = label(_("No command or key fits. Try another word."), "muted", wrap=True)
        column.addWidget(self.nothing)
        self.hint = label(_("Enter opens the guide at the chapter on the chosen command."), "small", wrap=True)
        self.tree.setAccessibleDescription(self.hint.text())
        column.addWidget(self.hint)
        column.addWidget(CloseBox(self))
        self.tree.opened.connect(partial(ask_for_guide, self))
        self.search.key_passed.connect(self.tree.keyPressEvent)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._find)
        for name, area, rows in _areas(shell.widget.menuBar()):
            self.tree.add_area(area, rows, page_in_sight(shell) if name == PAGE_MENU else _CHAPTERS[name])
        self._show("")
        self.search.setFocus()

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show(self, text: str) -> None:
        """Show the commands whose name, key or area contains every word."""
        found = self.tree.show_with(fold(text).split())
        self.nothing.setVisible(not found)
        self.hint.setVisible(found)


class _Tree(QTreeWidget):
    """Areas as headings, always expanded, and below each its commands with their keys. Enter and a double-click open one."""

    opened = Signal(str)
    """The part of the guide about the command."""

    def __init__(self) -> None:
        super().__init__()
        self._areas: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.setColumnCount(2)
        self.setHeaderLabels([_("Command"), _("Keys")])
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(theme.px(14))
        self.setUniformRowHeights(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionsMovable(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemDoubleClicked.connect(self._open)

    def add_area(self, area: str, rows: dict[str, str], chapter: str) -> None:
        """Add an area with its commands and their keys, which the guide's part ``chapter`` is about."""
        heading = QTreeWidgetItem([area])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setFont(0, theme.font(14, 600))
        self.addTopLevelItem(heading)
        heading.setFirstColumnSpanned(True)
        heading.setData(
            1, Qt.ItemDataRole.AccessibleTextRole, area
        )  # the cell beside it, which a screen reader also reaches
        items = [QTreeWidgetItem(heading, [name, keys]) for name, keys in rows.items()]
        heading.setExpanded(True)
        for item in items:
            item.setData(0, _CHAPTER, chapter)
        for item in (heading, *items):
            item.setSizeHint(0, QSize(0, theme.px(28)))
        self._areas.append((heading, items))

    def _open(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not item.isHidden() and (chapter := item.data(0, _CHAPTER)) is not None:
            self.opened.emit(chapter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentItem())
            event.accept()  # otherwise it closes the dialog
        else:
            super().keyPressEvent(event)

    def show_with(self, words: list[str]) -> bool:
        """Show the commands that contain all the words, with their areas; returns whether there are any."""
        first = None
        for heading, items in self._areas:
            for item in items:
                folded = fold(f"{heading.text(0)} {item.text(0)} {item.text(1)}")
                item.setHidden(not all(word in folded for word in words))
            shown = [item for item in items if not item.isHidden()]
            heading.setHidden(not shown)
            first = first or next(iter(shown), None)
        current = self.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.setCurrentItem(first)
        self.scrollToTop()
        return first is not None


def _areas(bar: QMenuBar) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The menus that have commands with keys: their object name, title and these commands."""
    for entry in bar.actions():
        rows: dict[str, list[str]] = {}
        for made in _in_menu(entry):
            if keys := _keys(made):
                rows.setdefault(_plain(made.text()), []).extend(keys)
        if rows:
            menu = entry.menu()
            name = menu.objectName() if menu is not None else ""
            yield name, _plain(entry.text()), {name: ", ".join(keys) for name, keys in rows.items()}


def _keys(made: QAction) -> list[str]:
    return [key_name(keys.toString()) for keys in made.shortcuts() if not keys.isEmpty()][:1]


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _in_menu(entry: QAction) -> Iterator[QAction]:
    """The actions of a menu, including those of its submenus."""
    menu = entry.menu()
    for made in menu.actions() if menu is not None else ():  # type: ignore[attr-defined]
        yield from (made,) if made.menu() is None else _in_menu(made)
