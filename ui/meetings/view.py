"""One meeting on screen: its header, and below it the mode in which it is shown."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _
from campus_desktop.meetings import edits
from campus_desktop.meetings.keys import START
from campus_desktop.workspace import Change
from ui.meetings.header import MeetingHeader
from ui.meetings.hold.single_press import SinglePress
from ui.meetings.mode import Mode
from ui.meetings.presenting.host import PresentHost
from ui.meetings.state import MeetingState
from ui.prints.mail import mail_actions
from ui.shell.list_or_one import OneView
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions, action, one_of
from ui.widgets.layouts import column_in
from ui.widgets.view_state import ViewState

MODES = {
    "prepare": "ui.meetings.prepare.mode:PrepareMode",
    "hold": "ui.meetings.hold.mode:HoldMode",
    "follow-up": "ui.meetings.follow_up.mode:FollowUpMode",
}
"""Each made when it is first shown."""
_HOLD = "Alt+Shift+2"


class MeetingView(OneView):
    """Shows the meeting ``state.meeting_id``."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.state = MeetingState(shell)
        self.header = MeetingHeader(self._save_title, self._seal)
        self.modes: dict[str, Mode] = {}
        """Those made so far."""
        self._mode_states: dict[str, ViewState] = {}
        """What the modes that have not been shown yet are to show, by key."""
        self._key = "prepare"
        self._stack = QStackedWidget()
        rows = column_in(self)
        rows.addWidget(self.header)
        rows.addWidget(self._stack, 1)
        self.print_action = action(self, _("&Print …"), self.print, QKeySequence.StandardKey.Print)
        self.mail_actions = mail_actions(self, shell, lambda: self.state.meeting_id)
        self.mode_actions = [
            action(self, _("&Prepare the meeting"), lambda: self.show_mode("prepare"), "Alt+Shift+1"),
            action(self, _("&Hold the meeting"), lambda: self.show_mode("hold"), _HOLD),
            action(self, _("&Follow up on the meeting"), lambda: self.show_mode("follow-up"), "Alt+Shift+3"),
        ]
        one_of(self.mode_actions)
        self.title_action = action(self, _("Rename the &meeting"), self.header.title.edit_title, "Ctrl+F2")
        self.header.back_wanted.connect(self.closed)
        self.header.mode_chosen.connect(self.show_mode)
        self.header.status_chosen.connect(self._choose_status)
        self.header.print_wanted.connect(self.print)
        self.header.safe_wanted.connect(self._toggle_safe)
        self.header.present_wanted.connect(self._present)
        SinglePress(shell.widget, self)
        shell.clock.tick.connect(self._tick)

    @property
    def mode(self) -> Mode:
        """The mode in sight."""
        if self._key not in self.modes:
            module, name = MODES[self._key].split(":")
            made: Mode = getattr(import_module(module), name)(self.shell, self.state)
            made.status_changed.connect(self.status_changed)
            made.actions_changed.connect(self.actions_changed)
            self._stack.addWidget(made)
            self.modes[self._key] = made
        return self.modes[self._key]

    # --- reading -------------------------------------------------------------------------------------------------------

    @property
    def mode_key(self) -> str:
        """Which mode that is: "prepare", "hold" or "follow-up"."""
        return self._key

    def open_meeting(self, meeting_id: str, mode: str | None = None) -> None:
        """Show another meeting, in the mode that fits how far it is unless one is asked for. CampusError where it is gone."""
        self.state.open(meeting_id)
        self._mode_states.clear()
        self.show_mode(mode or _fitting(self.state))

    def shown(self) -> str | None:
        return self.state.meeting_id

    def refresh(self, change: Change | None) -> bool:
        try:
            self.state.refresh(change)
        except FileError:
            raise  # the meeting may be there all the same
        except CampusError:
            return False
        self._show_header()
        self.mode.show_meeting(change)
        return True

    def show_mode(self, key: str) -> None:
        """ "prepare", "hold" or "follow-up"."""
        if key != self._key and self._key in self.modes:
            self.modes[self._key].leave()
        self._key = key
        # the key that starts the meeting leads from the other modes to where that is done, and starts nothing unseen
        self.mode_actions[1].setShortcuts(
            [QKeySequence(each) for each in (_HOLD, *((START,) if key != "hold" else ()))]
        )
        self.header.modes.set_current(key)
        self.mode_actions[list(MODES).index(key)].setChecked(True)
        self._show_header()
        self.mode.show_meeting(None)
        if self._stack.currentWidget() is not self.mode:
            walking = self.header.modes.has_keyboard()  # whoever walks through the modes with the arrows goes on there
            if not walking:
                self._stack.setFocus()  # else Qt hands it to the first control there is
            self._stack.setCurrentWidget(self.mode)
            if self.isVisible() and not walking:
                self.take_keyboard()
        self._restore_mode()
        self.actions_changed.emit()
        self.status_changed.emit()

    def view_key(self) -> str:
        return self._key

    def view_state(self) -> ViewState:
        return {**self._mode_states, **{key: mode.view_state() for key, mode in self.modes.items()}}

    def restore_view(self, state: ViewState) -> None:
        self._mode_states = dict(state)
        self._restore_mode()

    def _restore_mode(self) -> None:
        state = self._mode_states.pop(self._key, None)
        if state is not None:
            self.mode.restore_view(state)

    def take_keyboard(self) -> None:
        self.mode.take_keyboard()

    def open_item(self, item_id: str) -> None:
        """Show an agenda item, a note or a participant of the meeting, in the first mode that can, the one in sight before others."""
        for key in dict.fromkeys((self._key, *MODES)):
            if key != self._key:
                self.show_mode(key)
            if self.mode.open_item(item_id):
                return

    def _show_header(self) -> None:
        self.header.show_meeting(self.state.meeting, self.state.position().state)
        self.header.show_safe(self.shell.safe is not None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()  # time has passed out of sight

    def _tick(self) -> None:
        if self.state.meeting_id is not None and self.isVisible():
            self.state.tick()
            self.mode.tick()

    def status(self) -> str:
        return self.mode.status()

    def held(self) -> str | None:
        """The meeting's id where it is shown in Hold."""
        return self.state.meeting_id if self._key == "hold" else None

    def forget(self) -> None:
        """Let go of the modes out of sight; each is made anew when it is shown next."""
        self._mode_states.clear()
        for key in [key for key in self.modes if key != self._key]:
            mode = self.modes.pop(key)
            self._stack.removeWidget(mode)
            mode.deleteLater()

    def hide_private(self) -> bool:
        """As ``Page.hide_private``."""
        self._show_header()
        return self.mode.hide_private()

    def leave(self) -> None:
        self.header.title.save_now()
        for mode in self.modes.values():
            mode.leave()

    # --- commands ---------------------------------------------------------------------------------------------------------

    def _save_title(self, text: str) -> None:
        meeting_id = self.state.meeting_id
        if meeting_id is not None and text.strip():
            self.shell.guard(lambda: edits.update_meeting(self.shell.workspace, meeting_id, merge=True, title=text))

    def _seal(self) -> None:
        self.shell.workspace.seal()

    def _choose_status(self, status: str) -> None:
        meeting_id = self.state.meeting_id
        if meeting_id is not None:
            self.shell.guard(lambda: edits.update_meeting(self.shell.workspace, meeting_id, status=status))

    def _toggle_safe(self) -> None:
        """Show only what belongs to this meeting, or everything again."""
        self.shell.safe_view.toggle(self.state.meeting_id)

    def _present(self) -> None:
        """Show the meeting on the projector, or end that."""
        if self.state.meeting_id is not None:
            self.shell.companion(PresentHost).toggle(self.state.meeting_id)

    def print(self) -> None:
        """Choose a print of this meeting, see it, save or print it: minutes once it was held, before that the agenda."""
        from ui.prints.dialog import open_print

        if self.state.meeting_id is not None:
            self.leave()
            kind = "minutes" if self.state.position().state == "ended" else "agenda"
            open_print(self.shell, meeting_id=self.state.meeting_id, kind=kind)

    def actions_for_menus(self) -> Actions:
        return {
            "file/print": self.print_action,
            "edit/mail": self.mail_actions,
            "view/mode": self.mode_actions,
            **self.mode.menu_actions(),
            "view/title": self.title_action,
        }


def _fitting(state: MeetingState) -> str:
    here = state.position()
    if here.state == "ended" and here.following is not None:
        return "hold"  # between two days
    return {"planned": "prepare", "ended": "follow-up"}.get(here.state, "hold")
