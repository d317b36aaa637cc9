"""The page of follow-up: open actions over all meetings, and needs for the platform."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence

from campus_desktop.i18n import _
from campus_desktop.prints.source import notes_to_print
from campus_desktop.workspace import Change
from ui.followup.actions_view import ActionsView
from ui.followup.needs_view import NeedsView
from ui.shell.page import Page
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions, action, one_of
from ui.widgets.buttons import PrimaryButton
from ui.widgets.header import PageHeader
from ui.widgets.layouts import fill, stacked
from ui.widgets.segmented import Segmented
from ui.widgets.view_state import ViewState

_TABLES = ("note", "meeting", "institution", "person", "path", "step", "series")


class FollowUpPage(Page):
    """Actions and needs, each in its list; the lists are the page's views."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.header = PageHeader(_("Follow-up"))
        self.parts = Segmented([("actions", _("Actions")), ("needs", _("Needs for Campus"))], _("What to follow up"))
        self.parts.chosen.connect(self.show_part)
        self.header.add_button(self.parts)
        self.print_button = PrimaryButton(_("Print …"))
        self.print_button.clicked.connect(self.print)
        self.header.add_button(self.print_button)
        self.actions_view = ActionsView(shell)
        self.needs_view = NeedsView(shell)
        self.views: dict[str, ActionsView | NeedsView] = {"actions": self.actions_view, "needs": self.needs_view}
        self._stack = stacked(self.actions_view, self.needs_view)
        for view in self.views.values():
            view.opened.connect(self._open_in_meeting)
            view.counted.connect(self._counted)
        self.actions_view.meetings_wanted.connect(lambda: self.shell.show_page("meetings"))
        fill(self, self.header, self._stack)
        self._print_action = action(self, _("&Print …"), self.print, QKeySequence.StandardKey.Print)
        self.setFocusProxy(self.actions_view.table)
        self.part_actions = [
            action(self, _("&Actions"), lambda: self.show_part("actions"), "Ctrl+Shift+1"),
            action(self, _("&Needs for Campus"), lambda: self.show_part("needs"), "Ctrl+Shift+2"),
        ]
        one_of(self.part_actions)

    @property
    def part(self) -> str:
        """ "actions" or "needs"."""
        return self.parts.current()

    def show_part(self, key: str) -> None:
        """Show the one list or the other."""
        self.leave()
        self.parts.set_current(key)
        self.part_actions[list(self.views).index(key)].setChecked(True)
        self.views[key].refresh()
        self._stack.setCurrentWidget(self.views[key])
        self.setFocusProxy(self.views[key].table)
        self.views[key].table.setFocus()
        self._counted()
        self.actions_changed.emit()

    def refresh(self, change: Change | None) -> None:
        if change is None or change.touches(*_TABLES):
            self.views[self.part].refresh()

    def _counted(self) -> None:
        self.print_button.setEnabled(bool(self.views[self.part].rows.things))
        self._print_action.setEnabled(self.print_button.isEnabled())
        self.header.set_note(self.views[self.part].counts_text())
        self.status_changed.emit()

    def show_view(self, view: str) -> None:
        if view in self.views:
            self.show_part(view)

    def view_key(self) -> str:
        return self.part

    def view_state(self) -> ViewState:
        return {"part": self.part, **{key: view.view_state() for key, view in self.views.items()}}

    def restore_view(self, state: ViewState) -> None:
        for key, view in self.views.items():
            view.refresh()
            view.restore_view(state[key])
        if state["part"] != self.part:
            self.show_part(state["part"])

    def open_item(self, item_id: str, view: str | None = None) -> None:
        if self.views[self.part].open_note(item_id):
            self.views[self.part].table.setFocus()
        else:
            other = "needs" if self.part == "actions" else "actions"
            here = self.part
            self.show_part(other)
            if not self.views[other].open_note(item_id):
                self.show_part(here)

    def item(self) -> str | None:
        return self.views[self.part].table.current()

    def reveal(self, change: Change, tables: Sequence[str]) -> None:
        ids = sorted(change.ids("note") or ())
        shown = [each for each in ids if self.views[self.part].open_note(each)]
        if len(shown) > 1 and self.part == "actions":
            self.actions_view.table.choose(shown)

    def _open_in_meeting(self, note_id: str) -> None:
        self.shell.show_page("meetings", note_id)

    def menu_actions(self) -> Actions:
        return {
            "file/print": self._print_action,
            "view/parts": self.part_actions,
            **self.views[self.part].actions_for_menus(),
        }

    def print(self) -> None:
        """Print, save or copy the actions or the needs shown."""
        from ui.prints.dialog import open_notes_print

        self.leave()
        for view in self.views.values():
            view.refresh()
        needs = [note for need in self.needs_view.rows.things for note in need.group.notes]
        source = notes_to_print(self.actions_view.rows.things, needs)
        open_notes_print(self.shell, source, f"all-{self.part}")

    def status(self) -> str:
        return self.views[self.part].counts_text()

    def leave(self) -> None:
        self.actions_view.forget_ticked()
        self.needs_view.leave()
