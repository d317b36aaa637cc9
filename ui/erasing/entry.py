"""The command for erasing: an action in the File menu, on every page."""

from __future__ import annotations

from collections.abc import Sequence

from campus_desktop.i18n import _
from ui.shell.companion import Companion, MenuGroup
from ui.widgets.actions import action


class Erasing(Companion):
    """Shows what is past its delete-by date, to be erased permanently."""

    def make_actions(self) -> Sequence[MenuGroup]:
        return [MenuGroup("file", [action(self._shell.widget, _("&Erase personal data …"), self._open)])]

    def _open(self) -> None:
        from ui.erasing.dialog import open_erasing

        if self._shell.has_file:
            open_erasing(self._shell)
