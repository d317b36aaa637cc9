"""The window as everything in it sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from campus_desktop.meetings.safeview import Shown
    from campus_desktop.workspace import Workspace
    from ui.shell.ask import Ask
    from ui.shell.clock import Clock
    from ui.shell.companion import Companion
    from ui.shell.jobs import Jobs
    from ui.shell.page import Page
    from ui.shell.safe import SafeView
    from ui.shell.settings import Settings
    from ui.shell.spec import PageSpec
    from ui.shell.statusline import StatusLine
    from ui.shell.unsaved import Unsaved

T = TypeVar("T")
C = TypeVar("C", bound="Companion")


class Shell(Protocol):
    """The window as its pages, companions and helpers see it (ui/shell/window.py)."""

    @property
    def workspace(self) -> Workspace:
        """The open file."""
        ...

    @property
    def has_file(self) -> bool:
        """Whether a file is open."""
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
    def unsaved(self) -> Unsaved:
        """Text that is typed but not yet in the file."""
        ...

    @property
    def status_line(self) -> StatusLine:
        """The status line."""
        ...

    @property
    def safe(self) -> Shown | None:
        """What may be shown while the screen is shared; None in the ordinary view. When it changes, pages are refreshed."""
        ...

    def set_safe(self, meeting_id: str | None, title: str = "") -> None:
        """Show only what belongs to this meeting, whose ``title`` is used where the file cannot be read now; None: everything again."""
        ...

    @property
    def safe_view(self) -> SafeView:
        """The state of the safe view, and the texts of the window that it filters."""
        ...

    @property
    def specs(self) -> Sequence[PageSpec]:
        """The registered pages."""
        ...

    @property
    def current_page(self) -> Page | None:
        """The current page."""
        ...

    @property
    def current_key(self) -> str | None:
        """The key of the current page."""
        ...

    def companion(self, kind: type[C]) -> C:
        """The companion of this class. KeyError if there is none."""
        ...

    @property
    def widget(self) -> QMainWindow:
        """The window itself, as the parent of dialogs."""
        ...

    def show_page(self, key: str, item_id: str | None = None, view: str | None = None) -> None:
        """Go to a page, to an item on it, and to one of the page's views, such as a mode of a meeting."""
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

    def redo(self) -> None:
        """Redo the edit that was undone last, and show what changed."""
        ...

    def trigger(self, key: str, action: str) -> None:
        """Go to a page and trigger one of its actions, if it offers it then: by the last part of its name in ``Page.menu_actions``
        ("file/import": "import"), the first of a group."""
        ...

    def open_practice(self) -> None:
        """Ask where, create a practice workspace there and show it in place of the open file."""
        ...

    @property
    def guide_asked(self) -> SignalInstance:
        """Emitted to open the guide: over a dialog or None, and at a part of it, a chapter's number, or None for what is visible."""
        ...


class FileShell(Shell, Protocol):
    """The window as the commands for the file itself see it."""

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Show another file, or none; the previous one is closed."""
        ...

    def open_file(self, path: Path, *, afresh: bool = False) -> bool:
        """Open a file in place of the open one, as ``Files.open_path``."""
        ...

    def drop_pages(self) -> None:
        """Remove every page, and the welcome."""
        ...


def done(shell: Shell, command: Callable[[], object]) -> bool:
    """Call ``command`` as ``Shell.guard`` does, for a command without a result; returns whether it succeeded."""

    def carry_out() -> bool:
        command()
        return True

    return bool(shell.guard(carry_out))
