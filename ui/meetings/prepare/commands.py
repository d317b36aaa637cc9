"""What can be done with a whole meeting: its menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings import edits, keys
from ui.meetings.asking import deletion_is_meant
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell, done
from ui.widgets.actions import Actions, action


class MeetingCommands:
    """Made once for a way of showing a meeting; ``place`` is its widget, ``templates`` further commands with templates."""

    def __init__(self, place: QWidget, shell: Shell, state: MeetingState, templates: Sequence[QAction] = ()) -> None:
        self._place, self.shell, self._state, self._templates = place, shell, state, templates
        self.ready = self._make(_("&Ready for the meeting? …"), self.open_ready, "Ctrl+Shift+Y", "list-checks")
        self.catch_up = self._make(_("&Catch up …"), self.show_catch_up, keys.CATCH_UP)
        self.template = self._make(_("&Use a template …"), self.use_template, "", "clipboard-paste")
        self.duplicate = self._make(_("&Duplicate the meeting"), self.duplicate_meeting, "", "copy-plus")
        self.next = self._make(_("Ne&xt meeting in the series …"), self.next_in_series, "", "plus")
        self.delete = self._make(_("De&lete the meeting"), self.delete_meeting, "", "trash-2")

    def _make(self, text: str, command: Callable[[], object], key: str = "", picture: str | None = None) -> QAction:
        return action(self._place, text, command, *([key] if key else []), picture=picture)

    def for_menus(self) -> Actions:
        """As ``Page.menu_actions`` takes them."""
        return {
            "meetings/ready": [self.ready, self.catch_up],
            "meetings/template": [self.template, *self._templates, self.duplicate, self.next],
            "meetings/delete": self.delete,
        }

    def open_ready(self) -> None:
        """Is everything ready for the meeting?"""
        from ui.meetings.ready.dialog import open_ready

        open_ready(self.shell, self._state.meeting.id)

    def show_catch_up(self) -> None:
        """Propose how the agenda can be made to fit the day."""
        from ui.meetings.hold.catch_up import CatchUpDialog

        CatchUpDialog(self.shell, self._state).open()

    def use_template(self) -> None:
        """Ask for a template and give the meeting its agenda. An agenda that is there goes, and comes back with undo."""
        from ui.meetings.prepare.template_dialog import TemplateDialog

        dialog = TemplateDialog(self.shell, self._state.meeting)
        dialog.open()

    def duplicate_meeting(self) -> None:
        """A copy with people, paths and agenda, and show it."""
        meeting = self._state.meeting
        self._place.setFocus()
        made = self.shell.guard(lambda: edits.duplicate_meeting(self.shell.workspace, meeting.id))
        if made is not None:
            self.shell.show_page("meetings", made)

    def next_in_series(self) -> None:
        """Ask for what the next meeting of the series needs, make it and show it."""
        from ui.meetings.next_meeting import NextMeetingDialog

        dialog = self.shell.guard(lambda: NextMeetingDialog(self.shell, self._state.meeting.id))
        if dialog is not None:
            dialog.made.connect(lambda made: self.shell.show_page("meetings", made))
            dialog.open()

    def delete_meeting(self) -> None:
        """Delete the meeting with its agenda and notes; undo brings it back."""
        meeting = self._state.meeting
        if not deletion_is_meant(self.shell, meeting.id, meeting.title):
            return
        self._place.setFocus()  # what is typed is saved first, and comes back with the meeting
        if done(self.shell, lambda: edits.delete_meetings(self.shell.workspace, [meeting.id])):
            self.shell.message(_("“{title}” was deleted; Ctrl+Z brings it back").format(title=meeting.title))
