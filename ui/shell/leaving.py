"""Closing the file or the window while text could not be saved: the user is asked, and chooses to copy or drop the text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext, number
from ui.shell.page import Page

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

_SHOWN = 12
"""Number of waiting texts that are listed."""


class Leaving:
    """For one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def may_go(self) -> bool:
        """Save what is typed; if that fails, ask what to do with it. False: stay."""
        window = self._window
        if not window.has_file:
            return True
        while not window.unsaved.flush() or window.unsaved.gone:
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
            window.unsaved.look()
        window.unsaved.clear()
        return True

    def may_close(self, by_the_user: bool) -> bool:
        """Whether the window may close. While a meeting is running, closing ``by_the_user`` (a key, a button of the window system),
        which may be an accident, is confirmed first; Enter stays."""
        if not by_the_user or not self._window.has_file:
            return self.may_go()
        from campus_desktop.meetings.running import under_way

        window = self._window
        if "running" not in (window.guard(lambda: under_way(window.workspace, window.clock.now())) or {}).values():
            return self.may_go()
        text = _(
            "The meeting is in progress. It does not end when the window is closed: its clock goes on. Open the file to go on with it."
        )
        sure = window.ask.confirm(window, _("Close the window"), text, _("Close the window"), danger=True)
        return sure and self.may_go()

    def quit(self) -> None:
        """Close the window from the menu or by its key, which is confirmed while a meeting is in progress."""
        if self.may_close(True):
            self._window.close()

    def explain(self) -> None:
        """Show what is not saved, and why; called from the status line."""
        window = self._window
        window.unsaved.look()
        if window.unsaved.flush() and not window.unsaved.why:
            return
        field = window.unsaved.invalid.field
        if field is not None and window.unsaved.why == window.unsaved.invalid.why:
            self._go_to(field)
            return
        again = (("again", _("Try again")),) if window.unsaved.blocked is not None or window.unsaved.gone else ()
        opened = (("open", _("Open it again")),) if window.unsaved.overwritten else ()
        had = window.focusWidget()
        choice = self._choice((*opened, *again, ("copy", _("Save a copy …"))), closing=False)
        self._give_back(had)
        if choice == "again":
            window.unsaved.look()
            window.unsaved.flush()
        elif choice == "open":
            self._open_again()
        elif choice == "copy":
            self.copy_and_go_on()

    def _go_to(self, field: QWidget) -> None:
        """Give the keyboard focus to a field with an invalid text, on its page."""
        window = self._window
        page: QWidget | None = field
        while page is not None and not isinstance(page, Page):
            page = page.parentWidget()
        if page is not None:
            window.show_page(page.key)
        field.setFocus()
        window.message(window.unsaved.invalid.why)

    def _give_back(self, had: QWidget | None) -> None:
        """Return the keyboard focus to the widget that had it, not to a widget beside the alarm, which may be hidden by now."""
        window = self._window
        if had is not None and isValid(had) and had.isVisible():
            had.setFocus()
        elif window.current_page is not None:
            window.current_page.take_keyboard()

    def _open_again(self) -> None:
        """Open the file again after another program wrote to it. It is closed first, because this program still holds it."""
        window, path = self._window, self._window.workspace.path
        if self.may_go():
            window.set_workspace(None)
            window.files.open_path(path)

    def _choice(self, options: tuple[tuple[str, str], ...], *, closing: bool) -> str | None:
        from ui.shell.live import Live

        unsaved = self._window.unsaved
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
        return self._window.ask.choose(self._window, title, text, options, live=live)

    def _says(self, closing: bool) -> tuple[str, str]:
        """What is not saved, why, and what happens to it."""
        window, unsaved = self._window, self._window.unsaved
        title = _("Not saved yet") if unsaved.waiting else unsaved.said[1]
        lines = [unsaved.why]
        reported = [each for each in unsaved.waiting if each.told]
        if window.safe is None and reported:
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
        except CampusError as error:  # a dialog also while a meeting runs: the user waits for the copy
            window.ask.error(window, str(error), _("The copy was not saved"))
            return None
        return target

    def copy_and_go_on(self) -> None:
        """Save a copy that contains what is not saved, and offer to continue in it."""
        target = self.copy()
        if target is not None:
            self.copied(target)

    def copied(self, target: Path) -> None:
        """Called when a copy was saved at ``target``: where the file itself cannot be written, offer to continue in the copy."""
        window = self._window
        window.message(_("The copy “{name}” is saved.").format(name=target.name))
        if window.unsaved.blocked is None and not window.unsaved.away:
            return
        text = _(
            "“{name}” still cannot be written. The copy “{copy}” has everything, also what was not saved yet."
        ).format(name=window.workspace.path.name, copy=target.name)
        if window.ask.confirm(window, _("Save a copy"), text, _("Go on in the copy")):
            window.unsaved.clear()
            window.files.open_path(target, afresh=True)
