"""The page of the network meetings: the list, or one meeting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication

from campus_desktop.meetings.queries import meeting_of
from campus_desktop.workspace import Change
from campus_desktop.workspace.workspace import Touched
from ui.meetings.list import MeetingList
from ui.meetings.view import MODES, MeetingView
from ui.shell.list_or_one import ListOrOnePage
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions


class MeetingsPage(ListOrOnePage[MeetingList, MeetingView]):
    """Opens meetings, and agenda items, notes and participants in theirs, by their ids."""

    list_tables = ("meeting", "participant", "agenda_item", "note", "timer", "institution", "series")

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, MeetingList(shell), MeetingView)
        self.list.next_wanted.connect(self.next_meeting)

    def may_show(self, thing_id: str | None) -> bool:
        return self.shell.safe is None or thing_id == self.shell.safe.meeting

    def guide_part(self) -> str:
        return self.view.mode_key if self.viewing else ""

    def held(self) -> str | None:
        """The id of the meeting that is shown in Hold, None where none is."""
        return self.view.held() if self.viewing else None

    def meeting_shown(self) -> tuple[str, str] | None:
        state = self.view.state
        return (state.meeting.id, state.meeting.title) if self.viewing and state.meeting_id is not None else None

    def hide_private(self) -> bool:
        return self.viewing and self.view.state.meeting_id is not None and self.view.hide_private()

    def open_item(self, item_id: str, view: str | None = None) -> None:
        """A meeting or something in it; ``view``: the mode to show it in."""
        meeting = meeting_of(self.workspace, item_id)
        if meeting is None:
            return
        if self.item() != meeting or view is not None:
            self.view.leave()
            self.view.open_meeting(meeting, view if view in MODES else None)
            self.bring(self.view)
        if item_id != meeting:
            self.view.open_item(item_id)

    def take_keyboard_at(self, item_id: str) -> None:
        if self.viewing and item_id.partition("#")[0] != self.item():
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
        own = [each for each in touched if meeting is not None and meeting in (each.id, each.row.get("meeting"))]
        return any(self.view.mode.has_in_sight(each) for each in own)

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

    def new(self) -> None:
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
        actions = dict(super().menu_actions())
        if not self.viewing:
            return actions
        # the key that makes something new is the same in an open meeting
        about = actions.get("meetings/about")
        if about is not None:  # a line of its own between them would make the menu higher than a small screen
            entries = [about] if isinstance(about, QAction) else about
            return {**actions, "meetings/about": [*entries, self.list.new]}
        return {**actions, "meetings/new": [self.list.new]}

    def take_letter(self, event: QKeyEvent) -> bool:
        return self.viewing and self.view.mode.take_letter(event)
