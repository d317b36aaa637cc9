"""The window's title: in its title bar, and at the right of the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.panel import label

if TYPE_CHECKING:
    from ui.shell.protocol import Shell

PROGRAM = "Campus Desktop"


class Titling:
    """For one window; created again with its menus, and visible once it has a text."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._label = label("", "muted")
        self._label.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def say(self) -> None:
        """Show which file is open; while the screen is shared, which meeting."""
        shell, name = self._shell, PROGRAM
        if shell.safe is not None:
            title = shell.safe.title
            view = _("Safe view: {meeting}").format(meeting=title) if title else _("Safe view")
            name = f"{view} – {name}"
        elif shell.has_file:
            name = f"{shell.workspace.path.stem} – {name}"
        shell.widget.setWindowTitle(name)
        # beside the menus it is not repeated, because the band below already shows it
        self._label.setText(PROGRAM if shell.safe is not None else name)
        self.place()

    def place(self) -> None:
        """Place it at the right of the menus. Repeated for every text and size: only then the menu bar reads its width."""
        self._label.setContentsMargins(0, 0, theme.px(14), 0)
        self._label.setMinimumHeight(theme.px(30))  # as high as the menus, otherwise it would be aligned to the top
        self._shell.widget.menuBar().setCornerWidget(self._label)
        self._label.show()
