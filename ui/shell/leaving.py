"""Closing the file or the window over text that could not be saved: asked about first, and copied or let go of only by choice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

_SHOWN = 3


class Leaving:
    """For one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def may_go(self) -> bool:
        """Save what is typed; where that cannot be done, ask what shall become of it. False: stay."""
        window = self._window
        if not window.has_file:
            return True
        while not window.unsaved.flush() or window.unsaved.gone:
            typed = _("What is typed is lost if the file is closed now.")
            choice = self._choice(
                _("Not saved yet") if window.unsaved.waiting else _("The file was moved or deleted"),
                typed if window.unsaved.waiting else _("If it was deleted, all of it is lost when it is closed now."),
                (("again", _("Try again")), ("copy", _("Save a copy …")), ("discard", _("Close without saving it"))),
            )
            if choice is None:
                return False
            if choice == "discard" or (choice == "copy" and self.copy() is not None):
                break
            window.unsaved.look()
        window.unsaved.clear()
        return True

    def explain(self) -> None:
        """What is not saved, and why; asked for in the status line."""
        window = self._window
        window.unsaved.look()
        if window.unsaved.flush() and not window.unsaved.gone:
            return
        offered = (("again", _("Try again")), ("copy", _("Save a copy …")))
        if window.unsaved.gone:
            after = _("Put it back in its place, or go on in a copy.")
            choice = self._choice(_("The file was moved or deleted"), after, offered)
        else:
            choice = self._choice(_("Not saved yet"), _("It is tried again by itself."), offered)
        if choice == "again":
            window.unsaved.look()
            window.unsaved.flush()
        elif choice == "copy":
            self.copy_and_go_on()

    def _choice(self, title: str, after: str, options: tuple[tuple[str, str], ...]) -> str | None:
        window, waiting = self._window, self._window.unsaved.waiting
        lines = [window.unsaved.why]
        if window.safe is None:
            lines += [str(each) for each in waiting[:_SHOWN]]
            if len(waiting) > _SHOWN:
                lines.append("…")
        return window.ask.choose(window, title, "\n\n".join([*lines, after]), options)

    def copy(self) -> Path | None:
        """Save a copy with what is not saved in it; where, None where that was given up or refused."""
        from campus_desktop.workspace.copies import save_copy
        from ui.shell.files import SUFFIX, free_name
        from ui.shell.places import proposed_folder

        window, workspace = self._window, self._window.workspace
        name = _("{name} copy").format(name=workspace.path.stem)
        proposed = free_name(proposed_folder() / f"{name}{SUFFIX}")
        target = window.ask.save_file(window, _("Save a copy"), proposed, window.files.filters())
        if target is None:
            return None

        try:
            save_copy(workspace, target)
            window.unsaved.write_into(target)
        except CampusError as error:  # a dialog also while a meeting runs: somebody waits for the copy
            window.ask.error(window, str(error), _("The copy was not saved"))
            return None
        return target

    def copy_and_go_on(self) -> None:
        """Save a copy with what is not saved in it, and offer to go on there."""
        target = self.copy()
        if target is not None:
            self.copied(target)

    def copied(self, target: Path) -> None:
        """A copy was saved at ``target``: where the file itself cannot be written, offer to go on in the copy."""
        window = self._window
        window.message(_("The copy “{name}” is saved.").format(name=target.name))
        if window.unsaved.blocked is None and not window.unsaved.gone:
            return
        text = _(
            "“{name}” still cannot be written. The copy “{copy}” has everything, also what was not saved yet."
        ).format(name=window.workspace.path.name, copy=target.name)
        if window.ask.confirm(window, _("Save a copy"), text, _("Go on in the copy")):
            window.unsaved.clear()
            window.files.open_path(target, afresh=True)
