"""The interfaces between a page and the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.tabbing import put_keyboard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from campus_desktop.meetings.safeview import Shown
    from campus_desktop.workspace import Change, Workspace
    from campus_desktop.workspace.workspace import Touched
    from ui.shell.ask import Ask
    from ui.shell.clock import Clock
    from ui.shell.companion import Companion
    from ui.shell.jobs import Jobs
    from ui.shell.settings import Settings

T = TypeVar("T")
C = TypeVar("C", bound="Companion")
Actions = Mapping[str, "QAction | Sequence[QAction | QMenu]"]


class Shell(Protocol):
    """The window as its pages see it (ui/shell/window.py)."""

    @property
    def workspace(self) -> Workspace:
        """The open file."""
        ...

    @property
    def jobs(self) -> Jobs:
        """Long work on a worker thread: ``shell.jobs.run(title, work, done)``."""
        ...

    @property
    def clock(self) -> Clock:
        """The current time, and a tick each second."""
        ...

    @property
    def ask(self) -> Ask:
        """Every question to the user."""
        ...

    @property
    def settings(self) -> Settings:
        """The settings remembered for this user."""
        ...

    @property
    def safe(self) -> Shown | None:
        """What may be shown while the screen is shared; None in the ordinary view. When it changes, pages are refreshed."""
        ...

    def set_safe(self, meeting_id: str | None) -> None:
        """Show only what belongs to this meeting; None: everything again."""
        ...

    def companion(self, kind: type[C]) -> C:
        """The companion of this class. KeyError if there is none."""
        ...

    @property
    def widget(self) -> QWidget:
        """The window itself, as the parent of dialogs."""
        ...

    def show_page(self, key: str, item_id: str | None = None) -> None:
        """Go to a page, and to an item on it."""
        ...

    def guard(self, command: Callable[[], T]) -> T | None:
        """Call ``command``; a CampusError it raises is shown, and None is returned."""
        ...

    def message(self, text: str, offer: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a message in the status line for a few seconds; screen readers announce it. ``offer`` is a command to go with it."""
        ...

    def undo(self) -> None:
        """Undo the newest edit, and show what changed."""
        ...

    def trigger(self, key: str, action: str) -> None:
        """Go to a page and trigger one of its actions, if it offers it then: by the last part of its name in ``Page.menu_actions``
        ("file/import": "import"), the first of a group."""
        ...

    def open_practice(self) -> None:
        """Ask where, create a practice workspace there and show it in place of the open file."""
        ...


def done(shell: Shell, command: Callable[[], object]) -> bool:
    """Call ``command`` as ``Shell.guard`` does, for a command without a result; returns whether it succeeded."""

    def carry_out() -> bool:
        command()
        return True

    return bool(shell.guard(carry_out))


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

    def open_item(self, item_id: str) -> None:
        """Show one item: a row of a table in the page's ``PageSpec.tables``. An id that no longer exists is ignored."""

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
