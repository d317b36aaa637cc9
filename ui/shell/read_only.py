"""Read-only files: disabled controls explain why in their tool tips, and menus offer only commands that do not edit."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from campus_desktop.i18n import _
from ui.shell.companion import Companion

if TYPE_CHECKING:
    from ui.shell.protocol import Shell


def leave_what_reads(menu: QMenu, kept: Collection[QAction]) -> None:
    """Disable the entries of a menu and its submenus, except those in ``kept``."""
    for each in menu.actions():
        below = each.menu()
        if isinstance(below, QMenu):
            leave_what_reads(below, kept)
        elif each not in kept:
            each.setEnabled(False)


class ReadOnly(Companion):
    """The tool tips of disabled controls: installed only while a read-only file is shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._tips: _Tips | None = None

    def file_shown(self) -> None:
        self.file_closing()
        if self._shell.has_file and self._shell.workspace.read_only:
            self._tips = _Tips(self._shell.widget)

    def file_closing(self) -> None:
        if self._tips is not None:
            self._tips.end()
            self._tips = None


class _Tips(QObject):
    def __init__(self, shell: QWidget) -> None:
        super().__init__(shell)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def end(self) -> None:
        """The file is closed."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() != QEvent.Type.ToolTip
            or not isinstance(event, QHelpEvent)
            or not isinstance(watched, QWidget)
            or watched.isEnabled()
        ):
            return False
        own = watched.toolTip()
        reason = _("This file is open for reading only.")
        QToolTip.showText(event.globalPos(), f"{own}\n{reason}" if own else reason, watched)
        return True
