"""Opens the guide: F1 in the window, and on request of a dialog or of the first screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _
from ui.shell.companion import Companion, MenuGroup
from ui.widgets.actions import action

if TYPE_CHECKING:
    from ui.shell.protocol import Shell


class Guide(Companion):
    """For one window. The guide's window is imported when first asked for."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        shell.guide_asked.connect(self.show)

    def make_actions(self) -> Sequence[MenuGroup]:
        return [MenuGroup("help", [action(self._shell.widget, _("&Guide"), lambda: self.show(None, None), "F1")])]

    def show(self, over: QWidget | None, place: str | int | None) -> None:
        """Show the guide: over a dialog, at its chapter or at the part ``place``; or at a chapter, by its number; otherwise at the
        chapter of the current page."""
        from ui.help.window import show_first, show_guide, show_guide_about

        if over is not None:
            show_guide_about(self._shell, over, place if isinstance(place, str) else None)
        elif isinstance(place, int):
            show_first(self._shell, place)
        else:
            show_guide(self._shell)
