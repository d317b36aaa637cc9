"""The command for erasing: an action in the File menu, on every page."""

from __future__ import annotations

from PySide6.QtGui import QAction

from campus_desktop.i18n import _
from ui.shell.companion import Companion
from ui.shell.menus import action


class Erasing(Companion):
    """Shows what is past its delete-by date, to be erased permanently."""

    def make_actions(self) -> dict[str, QAction]:
        return {"erase": action(self._window, _("&Erase personal data …"), self._open)}

    def _open(self) -> None:
        from ui.erasing.dialog import open_erasing

        if self._window.has_file:
            open_erasing(self._window)
