"""Above the note line of a meeting that does not run: which meeting a note would go to, said before it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.edits import title_of
from campus_desktop.meetings.running import under_way
from ui.look import theme
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import column_in
from ui.widgets.panel import label


class NotRunning(QWidget):
    """Out of sight while the meeting runs. ``text`` is what it says then, empty."""

    def __init__(self, shell: Shell, state: MeetingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._state = shell, state
        self._other: str | None = None
        self._own = False
        self.text = ""
        self.words = label("", "small", wrap=True)
        theme.set_look(self.words, "tone", "warning")
        self.to_other = LinkButton(_("Go to the meeting in progress"))
        self.to_other.setProperty("flush", True)
        self.to_other.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the line
        self.to_other.clicked.connect(self._go)
        column = column_in(self, 2)
        column.addWidget(self.words)
        column.addWidget(self.to_other)
        self.hide()

    def look(self, *, own: bool) -> bool:
        """The meeting, or what runs, may be another now; whether something else is said. ``own``: the note in the line has its own
        item, of which the hint below the line tells."""
        self._own = own
        here, said = self._state.position(), self.text
        self._other, self.text = None, ""
        if here.state not in ("running", "paused"):
            self._other = self._running_elsewhere()
            self.text = self._say(here.state == "planned", here.following is not None)
        self.words.setText(self.text)
        self.to_other.setVisible(self._other is not None)
        self.setVisible(bool(self.text))
        return self.text != said

    def note_in_line(self, own: bool) -> bool:
        """Another note stands in the line now, or none; whether something else is said."""
        return own != self._own and bool(self.text) and self.look(own=own)

    def _running_elsewhere(self) -> str | None:
        workspace, now = self._shell.workspace, self._shell.clock.now()
        return next(iter(self._shell.guard(lambda: under_way(workspace, now)) or ()), None)

    def _say(self, planned: bool, more: bool) -> str:
        title, other, safe = self._state.meeting.title, self._other, self._shell.safe
        if other is not None:
            if safe is not None and not safe.has(other):
                return _("Another meeting is in progress. A note written here goes to “{here}”.").format(here=title)
            text = _("“{title}” is in progress. A note written here goes to “{here}”.")
            return text.format(title=title_of(self._shell.workspace, other), here=title)
        alone = _("The meeting has not begun."), _("The day has ended."), _("The meeting has ended.")
        of_new = (
            _("The meeting has not begun. A note written here belongs to no item of the agenda."),
            _("The day has ended. A note written here belongs to no item of the agenda."),
            _("The meeting has ended. A note written here belongs to no item of the agenda."),
        )
        return (alone if self._own else of_new)[0 if planned else 1 if more else 2]

    def _go(self) -> None:
        if self._other is not None:
            self._shell.show_page("meetings", self._other, "hold")
