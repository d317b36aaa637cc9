"""What a screen is to the window, and what the window is to a screen."""

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
        """What time it is, and a tick each second."""
        ...

    @property
    def ask(self) -> Ask:
        """Every question to the user."""
        ...

    @property
    def settings(self) -> Settings:
        """What the program remembers about this user."""
        ...

    @property
    def safe(self) -> Shown | None:
        """What may be seen while the screen is shared; None in the ordinary view. When it changes, pages are refreshed."""
        ...

    def set_safe(self, meeting_id: str | None) -> None:
        """Show only what belongs to this meeting; None: everything again."""
        ...

    def companion(self, kind: type[C]) -> C:
        """The companion of this kind: what is at work beside the pages. KeyError where there is none."""
        ...

    @property
    def widget(self) -> QWidget:
        """The window itself, as the parent of dialogs."""
        ...

    def show_page(self, key: str, item_id: str | None = None) -> None:
        """Go to a page, and to a thing on it."""
        ...

    def guard(self, command: Callable[[], T]) -> T | None:
        """Do ``command`` now; what it refuses (CampusError) is shown as its sentence, and None is given."""
        ...

    def message(self, text: str, offer: tuple[str, Callable[[], object]] | None = None) -> None:
        """Say something in the status line for a few seconds; screen readers hear it. ``offer`` is what can be done about it."""
        ...

    def undo(self) -> None:
        """Take the newest edit back, and show what changed."""
        ...

    def trigger(self, key: str, action: str) -> None:
        """Go to a page and do one of its actions, where it offers it then: by the last part of its name in ``Page.menu_actions``
        ("file/import": "import"), the first of a group."""
        ...

    def open_practice(self) -> None:
        """Ask where, make a practice workspace there and show it in place of the open file."""
        ...


def done(shell: Shell, command: Callable[[], object]) -> bool:
    """Do ``command`` as ``Shell.guard`` does, for one that gives nothing; whether it was done."""

    def carry_out() -> bool:
        command()
        return True

    return bool(shell.guard(carry_out))


class Page(QWidget):
    """A screen. It reads the workspace in ``refresh`` and edits it only through functions of the domain."""

    status_changed = Signal()
    """The text of ``status`` changed."""
    actions_changed = Signal()
    """The actions of ``menu_actions`` are others now (that one is enabled or not needs no telling)."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell

    @property
    def workspace(self) -> Workspace:
        """The open file."""
        return self.shell.workspace

    def take_keyboard(self) -> None:
        """The page has come into sight: put the keyboard into its main list, which is its ``focusProxy``; where that has nothing to
        show on what is offered instead. A page without a main list has the keyboard where it was left, or on its primary button."""
        put_keyboard(self)

    def refresh(self, change: Change | None) -> None:
        """Read again what is shown. ``change`` is what one edit touched; None: everything may be different.

        Called by the window after each edit while the page is in sight, else when it comes into sight next.
        """

    def open_item(self, item_id: str) -> None:
        """Show one thing: a row of a table that the page's ``PageSpec.tables`` names. One that is gone is passed over."""

    def item(self) -> str | None:
        """The id of what is shown, to come back to it; None where the page is one whole."""
        return None

    def show_top(self) -> bool:
        """The page in sight was chosen again in the navigation: leave the thing it shows for its list; False where it shows none."""
        return False

    def forget(self) -> None:
        """Let go of what is out of sight and may hold what it showed last; a refresh follows. The screen is being shared."""

    def menu_actions(self) -> Actions:
        """The page's actions, in menu order, shown in the menus (and their shortcuts at work) while the page is in sight.

        The key says where: "file/print", "edit/cut", "view/table" go to that menu, any other key to a menu named as the page.
        A list of actions, and of menus beside it, is set off by a line.
        """
        return {}

    def guide_part(self) -> str:
        """Which part of the page is in sight, as the guide's chapters name it behind the page's key; empty for the page as a whole."""
        return ""

    def status(self) -> str:
        """Text for the status line: "6 of 412 courses"."""
        return ""

    def take_letter(self, event: QKeyEvent) -> bool:
        """A key was pressed that nobody in the window wanted; whether the page did something with it."""
        return False

    def held(self) -> str | None:
        """The id of the meeting that is being held on it, before all who look on; None where there is none."""
        return None

    def leave(self) -> None:
        """Called before the page goes out of sight or its file is closed: save what is typed."""

    def in_sight(self, touched: Sequence[Touched]) -> bool:
        """Whether one of these rows belongs to what is shown, so that ``reveal_here`` has something to show."""
        return self.item() is None

    def reveal_here(self, change: Change, tables: Sequence[str]) -> None:
        """After undo and redo while a meeting is held: show what changed where one is, and go nowhere."""
        self.reveal(change, tables)

    def reveal(self, change: Change, tables: Sequence[str]) -> None:
        """After undo and redo: show what changed. ``tables`` are the spec's; the first changed row of the first is opened."""
        for table in tables:
            ids = change.ids(table)
            if ids:
                self.open_item(min(ids))
                return
