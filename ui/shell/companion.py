"""What an area gives the window besides its page: something that is at work over all pages, as long as the window is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from campus_desktop.workspace import Change
    from ui.shell.window import MainWindow


class Companion:
    """Made with the window, from ``registry.FIRST_COMPANIONS``, or when its first file is on the screen, from ``LATER_COMPANIONS``."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def make_actions(self) -> dict[str, QAction]:
        """Actions for the menus that every page has, by the names they have in ``Menus``; new ones after another language."""
        return {}

    def make_place(self) -> QWidget | None:
        """What stands above the pages, None for nothing; another one after another language. Asked of the first companions."""
        return None

    def window_built(self) -> None:
        """The window is built, or built anew in another language."""

    def file_shown(self) -> None:
        """The file that was opened is on the screen, or none is open now."""

    def follow(self, change: Change) -> None:
        """An edit was made, undone or done again."""

    def page_shown(self) -> None:
        """Another page is in sight, or it has other words for the status line."""

    def file_closing(self) -> None:
        """The file will be closed, or the window."""
