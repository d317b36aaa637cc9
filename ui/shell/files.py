"""Commands for the file itself: new, open, save a copy, close."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from campus_desktop.errors import CampusError, FileLockedError
from campus_desktop.i18n import _
from campus_desktop.workspace import Workspace, create, open_workspace
from campus_desktop.workspace.lock import HeldError
from ui.shell.crash import NotShownError
from ui.shell.places import SUFFIX, file_filters, free_name, proposed_folder

if TYPE_CHECKING:
    from ui.shell.leaving import Leaving
    from ui.shell.protocol import FileShell


class Files:
    """The commands of the File menu for one window."""

    def __init__(self, shell: FileShell, leaving: Leaving) -> None:
        self._shell, self._leaving = shell, leaving

    def new(self) -> None:
        """Ask where, create an empty file there and show it."""
        self._make(_("New file"), _("Learning paths"), self._create)

    def _create(self, path: Path) -> Workspace:
        return create(path, user=self._shell.settings.user, now=self._shell.clock.now)

    def practice(self) -> None:
        """Ask where, create the practice workspace there and show it."""
        from campus_desktop.practice import file_name, fill

        def make(path: Path) -> Workspace:
            workspace = self._create(path)
            fill(workspace, workspace.now())
            return workspace

        self._make(_("Practice file"), file_name().removesuffix(SUFFIX), make)

    def _make(self, title: str, name: str, make: Callable[[Path], Workspace]) -> None:
        shell = self._shell
        if shell.safe_view.keeps_files_closed() or not self._leaving.may_change_file():
            return

        proposed = free_name(proposed_folder() / f"{name}{SUFFIX}")
        path = shell.ask.save_file(shell.widget, title, proposed, file_filters())
        if path is None:
            return
        if path.exists():
            shell.ask.error(
                shell.widget,
                _("“{name}” exists already and was left alone; choose another name.").format(name=path.name),
            )
            return
        workspace = shell.guard(lambda: make(path))
        if workspace is not None:
            self._show(workspace)

    def open(self) -> None:
        """Ask which file, and open it."""
        shell = self._shell
        if shell.safe_view.keeps_files_closed():
            return

        folder = shell.workspace.path.parent if shell.has_file else proposed_folder()
        path = shell.ask.open_file(shell.widget, _("Open"), file_filters(), folder)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path, *, afresh: bool = False) -> bool:
        """Open a file in place of the open one. A failure is reported and nothing changes; a file locked by another user can be
        opened for reading. False if another window of this user has the file open, which is then raised. ``afresh``: open it
        also where it has the path of the open file, because it has been replaced by another file."""
        shell = self._shell
        path = path.absolute()
        if not afresh and shell.has_file and path.resolve() == shell.workspace.path.resolve():
            return True
        if not afresh and shell.safe_view.keeps_files_closed():
            return True
        if not (self._leaving.may_go() if afresh else self._leaving.may_change_file()):
            return True
        try:
            workspace = self._opened(path)
        except HeldError as error:
            if _raise_other(path):
                shell.message(
                    _("“{name}” is open in another window, which has been brought to the front.").format(name=path.name)
                )
                return False
            workspace = self._for_reading(path, str(error))
        except CampusError as error:
            workspace = None
            if not path.exists():
                shell.settings.forget_file(path)
            shell.ask.error(shell.widget, str(error))
        except Exception as error:
            if not shell.has_file:
                shell.set_workspace(None)
            raise NotShownError(path) from error
        if workspace is not None:
            self._show(workspace)
        elif not shell.has_file:
            shell.set_workspace(None)
        return True

    def _opened(self, path: Path) -> Workspace | None:
        """The file at ``path``; None where another program has it and the user does not try again. CampusError for the rest."""
        shell, settings = self._shell, self._shell.settings
        while True:
            try:
                return open_workspace(path, user=settings.user, now=shell.clock.now, left_as=settings.left_as(path))
            except FileLockedError as error:
                options = (("again", _("Try again")),)
                if shell.ask.choose(shell.widget, _("Open"), str(error), options) != "again":
                    return None

    def _for_reading(self, path: Path, reason: str) -> Workspace | None:
        """Ask whether to open a file for reading while another user edits it, and if so open it."""
        shell = self._shell
        question = "\n\n".join((reason, _("You can open it for reading meanwhile.")))
        if not shell.ask.confirm(shell.widget, _("Open"), question, _("Open for reading")):
            return None
        return shell.guard(lambda: open_workspace(path, read_only=True, now=shell.clock.now))

    def _show(self, workspace: Workspace) -> None:
        """Show an opened file. On failure the window has no file open again; NotShownError for a bug."""
        shell = self._shell
        try:
            shell.set_workspace(workspace)
        except Exception as error:
            shell.drop_pages()
            shell.set_workspace(None)
            if not isinstance(error, CampusError):
                raise NotShownError(workspace.path) from error
            shell.ask.error(shell.widget, str(error))
            return
        shell.settings.remember_file(workspace.path)

    def copy(self) -> None:
        """Save a copy, for the user or to give away."""
        if self._shell.has_file and not self._shell.safe_view.keeps_files_closed():
            from ui.shell.copy_dialog import CopyDialog

            self._shell.unsaved.flush()
            CopyDialog(self._shell, self._leaving.copied).open()

    def close(self) -> None:
        """Close the file; the window then shows the welcome."""
        shell = self._shell
        if shell.has_file and not shell.safe_view.keeps_files_closed() and self._leaving.may_change_file():
            shell.set_workspace(None)


def _raise_other(path: Path) -> bool:
    from ui.shell.single import raise_other

    return raise_other(path)
