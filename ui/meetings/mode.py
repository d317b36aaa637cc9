"""One of the three ways a meeting is shown: preparing it, holding it, following it up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from campus_desktop.workspace import Change
from campus_desktop.workspace.workspace import Touched
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions
from ui.widgets.tabbing import put_keyboard
from ui.widgets.view_state import ViewState


class Mode(QWidget):
    """Shows ``state.meeting``, which is read before it is told to."""

    status_changed = Signal()
    actions_changed = Signal()

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__()
        self.shell, self.state = shell, state

    def take_keyboard(self) -> None:
        """The mode has come into sight: put the keyboard into its main list."""
        put_keyboard(self)

    def show_meeting(self, change: Change | None) -> None:
        """Show the meeting as it now stands. ``change`` is what one edit touched; None: another meeting, or everything."""

    def tick(self) -> None:
        """A second has passed; told only while in sight."""

    def menu_actions(self) -> Actions:
        """Its actions, as ``Page.menu_actions``."""
        return {}

    def status(self) -> str:
        """Text for the right of the status line."""
        return ""

    def view_state(self) -> ViewState:
        """As ``Page.view_state``."""
        return {}

    def restore_view(self, state: ViewState) -> None:
        """As ``Page.restore_view``, with the same meeting shown."""

    def hide_private(self) -> bool:
        """As ``Page.hide_private``."""
        return False

    def leave(self) -> None:
        """Save what is typed."""

    def take_letter(self, event: QKeyEvent) -> bool:
        """As ``Page.take_letter``."""
        return False

    def open_item(self, item_id: str) -> bool:
        """Show an agenda item, a note or a participant of the meeting; False where this mode does not show such a thing."""
        return False

    def has_in_sight(self, touched: Touched) -> bool:
        """Whether a row of the meeting is shown in this mode, so that the user would see it change."""
        return True

    def take_keyboard_at(self, item_id: str) -> None:
        """Called after ``open_item`` has shown it on request: give it the keyboard focus."""
        self.take_keyboard()
