"""While a menu is open, keys belong to it: no shortcut of the page behind it is triggered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMenu

from ui.shell.companion import Companion

if TYPE_CHECKING:
    from ui.shell.protocol import Shell


class MenuKeys(Companion):
    """Watches the native window, which gets every key first, also while a menu is open over it: Qt leaves the keyboard focus in
    the page then, so that shortcuts limited to a part of the page (Delete in a list) would still match."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._filter = _Filter(shell.widget)

    def file_shown(self) -> None:
        self._shell.widget.winId()  # creates the native window where it is not shown yet
        handle = self._shell.widget.windowHandle()
        if handle is not None:
            handle.installEventFilter(self._filter)  # installed again, it still filters once


class _Filter(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(QApplication.activePopupWidget(), QMenu):
            event.accept()  # the key is then sent to the menu as an ordinary key
            return True
        return False
