"""The interfaces between a page and the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.shell.protocol import Shell
from ui.widgets.tabbing import put_keyboard
from ui.widgets.view_state import ViewState

if TYPE_CHECKING:
    from campus_desktop.workspace import Change, Workspace
    from campus_desktop.workspace.workspace import Touched
    from ui.widgets.actions import Actions


class Page(QWidget):
    """A screen. It reads the workspace in ``refresh`` and edits it only through functions of the domain."""

    status_changed = Signal()
    """The text of ``status`` changed."""
    actions_changed = Signal()
    """``menu_actions`` returns other actions now. Not emitted when only the enabled state of one changed."""

    key = ""
    """The key of its ``PageSpec``, once the window has it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell

    @property
    def workspace(self) -> Workspace:
        """The open file."""
        return self.shell.workspace

    def take_keyboard(self) -> None:
        """Called when the page has been shown: give the keyboard focus to its main list, which is its ``focusProxy``, or where that
        is empty to what is offered instead. A page without a main list focuses the last focused widget, or its primary button."""
        put_keyboard(self)

    def refresh(self, change: Change | None) -> None:
        """Read again what is shown. ``change`` is what one edit touched; None: everything may be different.

        The window calls it after each edit while the page is visible, otherwise when it is shown next.
        """

    def open_item(self, item_id: str, view: str | None = None) -> None:
        """Show one item: a row of a table in the page's ``PageSpec.tables``, in one of the page's views, or in the one that fits.
        An id that no longer exists is ignored."""

    def show_view(self, view: str) -> None:
        """Show one of the page's views, without choosing an item."""

    def view_key(self) -> str | None:
        """The view shown, to return to it with ``item``; None where the page chooses one that fits."""
        return None

    def view_state(self) -> ViewState:
        """What the user has chosen to see on the page, including the item shown, to show it again after the window was built in
        another language."""
        return {}

    def restore_view(self, state: ViewState) -> None:
        """Called when the page has been read and shown: show again what ``view_state`` returned; what no longer exists is ignored."""

    def take_keyboard_at(self, item_id: str) -> None:
        """Called when an item was shown on request, with the page visible: give it the keyboard focus."""
        self.take_keyboard()

    def item(self) -> str | None:
        """The id of the item shown, to return to it; None if the page shows no single item."""
        return None

    def show_top(self) -> bool:
        """The current page was chosen again in the navigation: return from the item shown to the list; False if none is
        shown."""
        return False

    def forget(self) -> None:
        """Drop hidden content that may still hold what was shown last; a refresh follows. The screen is being shared."""

    def menu_actions(self) -> Actions:
        """The page's actions, in menu order, shown in the menus (with their shortcuts active) while the page is visible.

        The key determines the menu: "file/print", "edit/cut", "view/table" go to that menu, any other key to a menu named as the
        page. A list of actions and menus is separated by a line.
        """
        return {}

    def guide_part(self) -> str:
        """Which part of the page is visible, as named in the guide's chapters after the page's key; empty for the page as a
        whole."""
        return ""

    def status(self) -> str:
        """Text for the status line: "6 of 412 courses"."""
        return ""

    def take_letter(self, event: QKeyEvent) -> bool:
        """Called with a key press that no widget handled; returns whether the page used it."""
        return False

    def held(self) -> str | None:
        """The id of the meeting being held on this page, before an audience; None if there is none."""
        return None

    def meeting_shown(self) -> tuple[str, str] | None:
        """The id and the title, as last read, of the meeting this page shows; None if it shows no single meeting."""
        return None

    def hide_private(self) -> bool:
        """Called when the safe view was switched and the file cannot be read now: leave out, without reading, what must not be seen,
        and return True; False if the page cannot do that and has to be covered until it is read again."""
        return False

    def leave(self) -> None:
        """Called before the page is hidden or its file is closed: save what is typed."""

    def in_sight(self, touched: Sequence[Touched]) -> bool:
        """Whether one of these rows belongs to what is shown, so that ``reveal_here`` has something to show."""
        return self.item() is None

    def reveal_here(self, change: Change, tables: Sequence[str]) -> None:
        """After undo and redo while a meeting is held: show what changed on the current page, without leaving it."""
        self.reveal(change, tables)

    def reveal(self, change: Change, tables: Sequence[str]) -> None:
        """After undo and redo: show what changed. ``tables`` are the spec's; the first changed row of the first is opened."""
        for table in tables:
            ids = change.ids(table)
            if ids:
                self.open_item(min(ids))
                self.take_keyboard_at(min(ids))
                return


def page_in_sight(shell: Shell) -> str:
    """The name of the current page in the guide, with the mode of a meeting after a slash; the welcome where no file is open."""
    page, key = shell.current_page, shell.current_key
    if page is None or key is None:
        return "welcome"
    part = page.guide_part()
    return f"{key}/{part}" if part else key
