"""Help: the keys there are, and which program this is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout

from campus_desktop import __version__
from campus_desktop.i18n import _
from ui.shell import theme
from ui.widgets.dialog import CloseBox, Dialog

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


class ShortcutsDialog(Dialog):
    """Every action of the menus that has a key, as the menus stand now."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(theme.px(460), theme.px(480))
        column = QVBoxLayout(self)
        rows = list(_shortcuts(window))
        table = QTableWidget(len(rows), 2)
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels([_("Command"), _("Keys")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setColumnWidth(1, theme.px(130))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number, (name, keys) in enumerate(rows):
            table.setItem(number, 0, QTableWidgetItem(name))
            table.setItem(number, 1, QTableWidgetItem(keys))
        column.addWidget(table)
        column.addWidget(CloseBox(self))


def _shortcuts(window: MainWindow) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for entry in window.menuBar().actions():
        for made in _in_menu(entry):
            if not made.shortcut().isEmpty():
                keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                found[made.text().replace("&&", "\0").replace("&", "").replace("\0", "&")] = keys
    return list(found.items())


def _in_menu(entry: QAction) -> Iterator[QAction]:
    """The actions of a menu, those of the menus in it too."""
    menu = entry.menu()
    for made in menu.actions() if menu is not None else ():  # type: ignore[attr-defined]
        yield from (made,) if made.menu() is None else _in_menu(made)


def about_text() -> str:
    """Version, what it is, and whose fonts and icons it uses."""
    text = _(
        "Campus Desktop {version}. Plan learning paths together in a room. Everything stays in one file on your computer. "
        "Free software under the MIT licence; font IBM Plex Sans (OFL), icons by Lucide (ISC), built with Qt (LGPL)."
    )
    return text.format(version=__version__)
