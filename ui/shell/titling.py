"""The window's title: in its title bar, and at the right of the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.panel import label

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

PROGRAM = "Campus Desktop"


class Titling:
    """For one window; created again with its menus, and visible once it has a text."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._label = label("", "muted")
        self._label.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def say(self) -> None:
        """Show which file is open; while the screen is shared, which meeting."""
        window, name = self._window, PROGRAM
        if window.safe is not None:
            view = _("Safe view: {meeting}").format(meeting=window.safe.title)
            name = f"{view} – {name}"
        elif window.has_file:
            name = f"{window.workspace.path.stem} – {name}"
        window.setWindowTitle(name)
        # beside the menus it is not repeated, because the band below already shows it
        self._label.setText(PROGRAM if window.safe is not None else name)
        self.place()

    def place(self) -> None:
        """Place it at the right of the menus. Repeated for every text and size: only then the menu bar reads its width."""
        self._label.setContentsMargins(0, 0, theme.px(14), 0)
        self._label.setMinimumHeight(theme.px(30))  # as high as the menus, otherwise it would be aligned to the top
        self._window.menuBar().setCornerWidget(self._label)
        self._label.show()
