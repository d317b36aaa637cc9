"""The page of the network meetings: the list, or one meeting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from campus_desktop.meetings.queries import meeting_of
from campus_desktop.workspace import Change
from campus_desktop.workspace.workspace import Touched
from ui.meetings.list import MeetingList
from ui.meetings.view import MODES, MeetingView
from ui.shell.page import Page
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions
from ui.widgets.layouts import fill, stacked
from ui.widgets.tabbing import put_keyboard


class MeetingsPage(Page):
    """Opens meetings, and agenda items, notes and participants in theirs, by their ids."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = MeetingList(shell)
        self._stack = stacked(self.list)
        self.view = self._new_view()
        fill(self, self._stack)
        self.list.opened.connect(self.open_item)
        self.list.new_wanted.connect(self.new_meeting)
        self.list.next_wanted.connect(self.next_meeting)

    def _new_view(self) -> MeetingView:
        made = MeetingView(self.shell)
        made.closed.connect(self.show_list)
        made.status_changed.connect(self.status_changed)
        made.actions_changed.connect(self.actions_changed)
        self._stack.addWidget(made)
        return made

    @property
    def _viewing(self) -> bool:
        return self._stack.currentWidget() is self.view

    def refresh(self, change: Change | None) -> None:
        if self._viewing:
            if self.view.refresh(change):
                return
            self._list_instead()  # the meeting is gone, and so is what would be saved of it
        elif change is None or change.touches(
            "meeting", "participant", "agenda_item", "note", "timer", "institution", "series"
        ):
            self.list.refresh()

    def item(self) -> str | None:
        return self.view.state.meeting_id if self._viewing else None

    def guide_part(self) -> str:
        return self.view.mode_key if self._viewing else ""

    def held(self) -> str | None:
        """The id of the meeting that is shown in Hold, None where none is."""
        return self.view.held() if self._viewing else None

    def meeting_shown(self) -> tuple[str, str] | None:
        state = self.view.state
        return (state.meeting.id, state.meeting.title) if self._viewing and state.meeting_id is not None else None

    def hide_private(self) -> bool:
        return self._viewing and self.view.state.meeting_id is not None and self.view.hide_private()

    def forget(self) -> None:
        safe = self.shell.safe
        if not self._viewing or (safe is not None and safe.meeting != self.item()):
            was, viewing = self.view, self._viewing
            self.view = self._new_view()
            self._stack.removeWidget(was)
            was.deleteLater()
            if viewing:
                self.show_list()
        else:
            self.view.forget()

    def open_item(self, item_id: str, view: str | None = None) -> None:
        """A meeting or something in it; ``view``: the mode to show it in."""
        meeting = meeting_of(self.workspace, item_id)
        if meeting is None:
            return
        if self.item() != meeting or view is not None:
            self.view.leave()
            self.view.open_meeting(meeting, view if view in MODES else None)
            self._bring(self.view)
            self.actions_changed.emit()
            self.status_changed.emit()
        if item_id != meeting:
            self.view.open_item(item_id)

    def _bring(self, part: QWidget) -> None:
        """Show the list or the meeting, and put the keyboard into it, unless the page is still to come into sight."""
        if self._stack.currentWidget() is not part:
            self._stack.setFocus()  # else Qt hands it to the first control there is
            self._stack.setCurrentWidget(part)
        if self.isVisible():
            self.take_keyboard()

    def take_keyboard(self) -> None:
        if self._viewing:
            self.view.take_keyboard()
        else:
            put_keyboard(self.list)

    def take_keyboard_at(self, item_id: str) -> None:
        if self._viewing and item_id.partition("#")[0] != self.item():
            self.view.mode.take_keyboard_at(item_id)
        else:
            self.take_keyboard()

    def reveal(self, change: Change, tables: Sequence[str]) -> None:
        for table in tables:
            for found in sorted(change.ids(table) or ()):
                if found == self.item():
                    return
                if meeting_of(self.workspace, found) is not None:
                    self.open_item(found)
                    self.take_keyboard_at(found)
                    return

    def in_sight(self, touched: Sequence[Touched]) -> bool:
        meeting = self.item()
        return meeting is not None and any(meeting in (each.id, each.row.get("meeting")) for each in touched)

    def reveal_here(self, change: Change, tables: Sequence[str]) -> None:
        at = QApplication.focusWidget()
        self._find_here(change, tables)
        if at is not None and at.isVisible():
            at.setFocus()  # while people speak, the keyboard stays where one writes

    def _find_here(self, change: Change, tables: Sequence[str]) -> None:
        for table in tables:
            for found in sorted(change.ids(table) or ()):
                if meeting_of(self.workspace, found) == self.item() and self.view.mode.open_item(found):
                    return

    def show_top(self) -> bool:
        if viewing := self._viewing:
            self.show_list()
        return viewing

    def show_list(self) -> None:
        """Leave the meeting and show the list."""
        self.view.leave()
        self._list_instead()

    def _list_instead(self) -> None:
        self.list.refresh()
        self.list.choose(self.view.state.meeting_id)
        self._bring(self.list)
        self.actions_changed.emit()
        self.status_changed.emit()

    def new_meeting(self) -> None:
        """Ask for what a new meeting needs, make it and show it."""
        from ui.meetings.new_meeting import NewMeetingDialog

        dialog = NewMeetingDialog(self.shell)
        dialog.made.connect(self.open_item)
        dialog.open()

    def next_meeting(self, meeting_id: str) -> None:
        """Ask for what the meeting after this one in its series needs, make it and show it."""
        from ui.meetings.next_meeting import NextMeetingDialog

        dialog = self.shell.guard(lambda: NextMeetingDialog(self.shell, meeting_id))
        if dialog is not None:
            dialog.made.connect(self.open_item)
            dialog.open()

    def menu_actions(self) -> Actions:
        if not self._viewing:
            return self.list.actions_for_menus()
        # the key that makes something new is the same in an open meeting
        actions = dict(self.view.actions_for_menus())
        about = actions.get("meetings/about")
        if about is not None:  # a line of its own between them would make the menu higher than a small screen
            entries = [about] if isinstance(about, QAction) else about
            return {**actions, "meetings/about": [*entries, self.list.new]}
        return {**actions, "meetings/new": [self.list.new]}

    def status(self) -> str:
        return self.view.status() if self._viewing else ""

    def take_letter(self, event: QKeyEvent) -> bool:
        return self._viewing and self.view.mode.take_letter(event)

    def leave(self) -> None:
        self.view.leave()
