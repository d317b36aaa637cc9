"""What an area adds to the window besides its page: an object that works independently of the page shown, as long as the window
exists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from campus_desktop.workspace import Change
    from ui.shell.protocol import Shell


class MenuGroup(NamedTuple):
    """Actions for a menu of every page: "file", "view" or "help". Where the screen is too low for the menu they go into a submenu
    called ``title``, if there is one."""

    menu: str
    actions: Sequence[QAction]
    title: str = ""


class Companion:
    """Created with the window, from ``registry.FIRST_COMPANIONS``, or when the first file has been shown, from
    ``LATER_COMPANIONS``."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def make_actions(self) -> Sequence[MenuGroup]:
        """Create actions for the menus of every page. Called again after a change of language."""
        return ()

    def make_place(self) -> QWidget | None:
        """Create the widget above the pages, or return None. Called again after a change of language. Only for the first
        companions."""
        return None

    def window_built(self) -> None:
        """Called when the window has been built, also after a change of language."""

    def file_shown(self) -> None:
        """Called when the opened file is on the screen, or when no file is open any longer."""

    def follow(self, change: Change) -> None:
        """Called after an edit, undo or redo."""

    def page_shown(self) -> None:
        """Called when another page is shown, or when the page's text in the status line changes."""

    def file_closing(self) -> None:
        """Called before the file or the window is closed."""
