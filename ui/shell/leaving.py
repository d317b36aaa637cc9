"""Closing the file or the window while text could not be saved: the user is asked, and chooses to copy or drop the text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext, number
from campus_desktop.workspace.copies import save_copy
from ui.shell.live import Live
from ui.shell.page import Page
from ui.shell.places import SUFFIX, file_filters, free_name, proposed_folder

if TYPE_CHECKING:
    from ui.shell.protocol import FileShell

_SHOWN = 12
"""Number of waiting texts that are listed."""


class Leaving:
    """For one window."""

    def __init__(self, shell: FileShell) -> None:
        self._shell = shell

    def may_go(self) -> bool:
        """Save what is typed; if that fails, ask what to do with it. False: stay."""
        shell = self._shell
        if not shell.has_file:
            return True
        while not shell.unsaved.flush() or shell.unsaved.gone:
            choice = self._choice(
                (
                    ("again", _("Try again and close")),
                    ("copy", _("Save a copy …")),
                    ("discard", _("Close without saving it")),
                    ("saved", _("Close")),
                ),
                closing=True,
            )
            if choice is None:
                return False
            if choice == "discard" or (choice == "copy" and self.copy() is not None):
                break
            shell.unsaved.look()
        shell.unsaved.clear()
        return True

    def may_close(self, by_the_user: bool) -> bool:
        """Whether the window may close. While a meeting is running, closing ``by_the_user`` (a key, a button of the window system),
        which may be an accident, is confirmed first; Enter stays."""
        if by_the_user and self._meeting_runs():
            text = _(
                "The meeting is in progress. It does not end when the window is closed: its clock goes on. Open the file to go on with it."
            )
            if not self._sure(_("Close the window"), text):
                return False
        return self.may_go()

    def may_change_file(self) -> bool:
        """Whether the open file may give way to another one or to the welcome, confirmed as closing the window is."""
        if self._meeting_runs():
            text = _(
                "The meeting is in progress. It does not end when the file is closed: its clock goes on. Open the file to go on with it."
            )
            if not self._sure(_("Close the file"), text):
                return False
        return self.may_go()

    def _meeting_runs(self) -> bool:
        shell = self._shell
        if not shell.has_file:
            return False
        from campus_desktop.meetings.running import under_way

        return "running" in (shell.guard(lambda: under_way(shell.workspace, shell.clock.now())) or {}).values()

    def _sure(self, title: str, text: str) -> bool:
        return self._shell.ask.confirm(self._shell.widget, title, text, title, danger=True)

    def quit(self) -> None:
        """Close the window from the menu or by its key, which is confirmed while a meeting is in progress."""
        if self.may_close(True):
            self._shell.widget.close()

    def explain(self) -> None:
        """Show what is not saved, and why; called from the status line."""
        shell = self._shell
        shell.unsaved.look()
        if shell.unsaved.flush() and not shell.unsaved.why:
            return
        field = shell.unsaved.invalid.field
        if field is not None and shell.unsaved.why == shell.unsaved.invalid.why:
            self._go_to(field)
            return
        again = (("again", _("Try again")),) if shell.unsaved.blocked is not None or shell.unsaved.gone else ()
        opened = (("open", _("Open it again")),) if shell.unsaved.overwritten else ()
        had = shell.widget.focusWidget()
        choice = self._choice((*opened, *again, ("copy", _("Save a copy …"))), closing=False)
        self._give_back(had)
        if choice == "again":
            shell.unsaved.look()
            shell.unsaved.flush()
        elif choice == "open":
            self._open_again()
        elif choice == "copy":
            self.copy_and_go_on()

    def _go_to(self, field: QWidget) -> None:
        """Give the keyboard focus to a field with an invalid text, on its page."""
        shell = self._shell
        page: QWidget | None = field
        while page is not None and not isinstance(page, Page):
            page = page.parentWidget()
        if page is not None:
            shell.show_page(page.key)
        field.setFocus()
        shell.message(shell.unsaved.invalid.why)

    def _give_back(self, had: QWidget | None) -> None:
        """Return the keyboard focus to the widget that had it, not to a widget beside the alarm, which may be hidden by now."""
        shell = self._shell
        if had is not None and isValid(had) and had.isVisible():
            had.setFocus()
        elif shell.current_page is not None:
            shell.current_page.take_keyboard()

    def _open_again(self) -> None:
        """Open the file again after another program wrote to it. It is closed first, because this program still holds it."""
        shell, path = self._shell, self._shell.workspace.path
        if self.may_go():
            shell.set_workspace(None)
            shell.open_file(path)

    def _choice(self, options: tuple[tuple[str, str], ...], *, closing: bool) -> str | None:
        unsaved = self._shell.unsaved
        waited = bool(unsaved.waiting) or bool(unsaved.away)

        def settled() -> bool:
            return not unsaved.waiting and not unsaved.why

        def says() -> tuple[str, str]:
            if not settled():
                return self._says(closing)
            if waited:
                return _("Saved"), _("Everything is saved now.")
            return _("The file is free again"), _("What was not done can be done now.")

        title, text = says()
        live = Live(unsaved.changed, says, settled, "saved" if closing else "")
        return self._shell.ask.choose(self._shell.widget, title, text, options, live=live)

    def _says(self, closing: bool) -> tuple[str, str]:
        """What is not saved, why, and what happens to it."""
        shell, unsaved = self._shell, self._shell.unsaved
        title = _("Not saved yet") if unsaved.waiting else unsaved.said[1]
        lines = [unsaved.why]
        reported = [each for each in unsaved.waiting if each.told]
        if shell.safe is None and reported:
            named = [str(each) for each in reported[:_SHOWN]]
            if (left := len(reported) - _SHOWN) > 0:
                named.append(ngettext("and {count} more", "and {count} more", left).format(count=number(left)))
            lines.append("\n".join(named))
        if closing:
            typed = _("What is typed is lost if the file is closed now.")
            lines.append(typed if unsaved.waiting else _("If it was deleted, all of it is lost when it is closed now."))
        elif unsaved.gone:
            lines.append(_("Put it back in its place, or go on in a copy."))
        return title, "\n\n".join(lines)

    def copy(self) -> Path | None:
        """Save a copy that contains what is not saved; returns its path, or None if the user cancelled or it failed."""
        shell, workspace = self._shell, self._shell.workspace
        name = _("{name} copy").format(name=workspace.path.stem)
        proposed = free_name(proposed_folder() / f"{name}{SUFFIX}")
        target = shell.ask.save_file(shell.widget, _("Save a copy"), proposed, file_filters())
        if target is None:
            return None

        try:
            save_copy(workspace, target)
            shell.unsaved.write_into(target)
        except CampusError as error:  # a dialog also while a meeting runs: the user waits for the copy
            shell.ask.error(shell.widget, str(error), _("The copy was not saved"))
            return None
        return target

    def copy_and_go_on(self) -> None:
        """Save a copy that contains what is not saved, and offer to continue in it."""
        target = self.copy()
        if target is not None:
            self.copied(target)

    def copied(self, target: Path) -> None:
        """Called when a copy was saved at ``target``: where the file itself cannot be written, offer to continue in the copy."""
        shell = self._shell
        shell.message(_("The copy “{name}” is saved.").format(name=target.name))
        if shell.unsaved.blocked is None and not shell.unsaved.away:
            return
        text = _(
            "“{name}” still cannot be written. The copy “{copy}” has everything, also what was not saved yet."
        ).format(name=shell.workspace.path.name, copy=target.name)
        if shell.ask.confirm(shell.widget, _("Save a copy"), text, _("Go on in the copy")):
            shell.unsaved.clear()
            shell.open_file(target, afresh=True)
