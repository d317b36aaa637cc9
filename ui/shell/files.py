"""Commands for the file itself: new, open, save a copy, close."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from campus_desktop.errors import CampusError, FileLockedError
from campus_desktop.i18n import _
from campus_desktop.workspace import Workspace, create, open_workspace
from campus_desktop.workspace.lock import HeldError

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

SUFFIX = ".campus"


class Files:
    """The commands of the File menu for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def filters(self) -> str:
        """The filters of the file dialog."""
        return _("Campus Desktop files (*.campus)")

    def new(self) -> None:
        """Ask where, create an empty file there and show it."""
        self._make(_("New file"), _("Learning paths"), self._create)

    def _create(self, path: Path) -> Workspace:
        return create(path, user=self._window.settings.user, now=self._window.clock.now)

    def practice(self) -> None:
        """Ask where, create the practice workspace there and show it."""
        from campus_desktop.practice import file_name, fill

        def make(path: Path) -> Workspace:
            workspace = self._create(path)
            fill(workspace, workspace.now())
            return workspace

        self._make(_("Practice file"), file_name().removesuffix(SUFFIX), make)

    def _make(self, title: str, name: str, make: Callable[[Path], Workspace]) -> None:
        window = self._window
        if window.safe_view.keeps_files_closed() or not window.leaving.may_go():
            return
        from ui.shell.places import proposed_folder

        proposed = free_name(proposed_folder() / f"{name}{SUFFIX}")
        path = window.ask.save_file(window, title, proposed, self.filters())
        if path is None:
            return
        if path.exists():
            window.ask.error(
                window,
                _("“{name}” exists already and was left alone; choose another name.").format(name=path.name),
            )
            return
        workspace = window.guard(lambda: make(path))
        if workspace is not None:
            self._show(workspace)

    def open(self) -> None:
        """Ask which file, and open it."""
        window = self._window
        if window.safe_view.keeps_files_closed():
            return
        from ui.shell.places import proposed_folder

        folder = window.workspace.path.parent if window.has_file else proposed_folder()
        path = window.ask.open_file(window, _("Open"), self.filters(), folder)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path, *, afresh: bool = False) -> bool:
        """Open a file in place of the open one. A failure is reported and nothing changes; a file locked by another user can be
        opened for reading. False if another window of this user has the file open, which is then raised. ``afresh``: open it
        also where it has the path of the open file, because it has been replaced by another file."""
        window = self._window
        path = path.absolute()
        if not afresh and window.has_file and path.resolve() == window.workspace.path.resolve():
            return True
        if (not afresh and window.safe_view.keeps_files_closed()) or not window.leaving.may_go():
            return True
        try:
            workspace = self._opened(path)
        except HeldError as error:
            if _raise_other(path):
                window.message(
                    _("“{name}” is open in another window, which has been brought to the front.").format(name=path.name)
                )
                return False
            workspace = self._for_reading(path, str(error))
        except CampusError as error:
            workspace = None
            if not path.exists():
                window.settings.forget_file(path)
            window.ask.error(window, str(error))
        except Exception as error:
            if not window.has_file:
                window.set_workspace(None)
            raise _not_shown(path) from error
        if workspace is not None:
            self._show(workspace)
        elif not window.has_file:
            window.set_workspace(None)
        return True

    def _opened(self, path: Path) -> Workspace | None:
        """The file at ``path``; None where another program has it and the user does not try again. CampusError for the rest."""
        window, settings = self._window, self._window.settings
        while True:
            try:
                return open_workspace(path, user=settings.user, now=window.clock.now, left_as=settings.left_as(path))
            except FileLockedError as error:
                options = (("again", _("Try again")),)
                if window.ask.choose(window, _("Open"), str(error), options) != "again":
                    return None

    def _for_reading(self, path: Path, reason: str) -> Workspace | None:
        """Ask whether to open a file for reading while another user edits it, and if so open it."""
        window = self._window
        question = "\n\n".join((reason, _("You can open it for reading meanwhile.")))
        if not window.ask.confirm(window, _("Open"), question, _("Open for reading")):
            return None
        return window.guard(lambda: open_workspace(path, read_only=True, now=window.clock.now))

    def _show(self, workspace: Workspace) -> None:
        """Show an opened file. On failure the window has no file open again; NotShownError for a bug."""
        window = self._window
        try:
            window.set_workspace(workspace)
        except Exception as error:
            window.drop_pages()
            window.set_workspace(None)
            if not isinstance(error, CampusError):
                raise _not_shown(workspace.path) from error
            window.ask.error(window, str(error))
            return
        window.settings.remember_file(workspace.path)

    def copy(self) -> None:
        """Save a copy, for the user or to give away."""
        if self._window.has_file and not self._window.safe_view.keeps_files_closed():
            from ui.shell.copy_dialog import CopyDialog

            self._window.unsaved.flush()
            CopyDialog(self._window).open()

    def close(self) -> None:
        """Close the file; the window then shows the welcome."""
        window = self._window
        if window.has_file and not window.safe_view.keeps_files_closed() and window.leaving.may_go():
            window.set_workspace(None)


def _raise_other(path: Path) -> bool:
    from ui.shell.single import raise_other

    return raise_other(path)


def _not_shown(path: Path) -> Exception:
    from ui.shell.crash import NotShownError

    return NotShownError(path)


def free_name(path: Path) -> Path:
    """``path``, or "NAME 2", "NAME 3" ... where it already exists."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free
