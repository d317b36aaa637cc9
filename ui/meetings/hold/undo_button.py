"""The button beside the figure that takes back the last act of the clock or catching up, while one sees that it was a slip."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from campus_desktop.errors import FileError
from campus_desktop.i18n import _
from campus_desktop.meetings.acts import CLOCK
from ui.look import theme
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.widgets.actions import key_name
from ui.widgets.single_click import SingleClickButton

SHOWN = timedelta(seconds=10)


class UndoButton(SingleClickButton):
    """Shown while the next step back is an act of this meeting's clock or a catching up, and that was just now."""

    def __init__(self, shell: Shell, state: MeetingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._state = shell, state
        self._words = ""
        self.setProperty("kind", "timer-undo")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the note line
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._undo)
        self.hide()

    def look(self) -> None:
        """Something was done, or a second has passed."""
        try:
            with self._shell.workspace.impatient():
                step = self._shell.workspace.next_step("undo")
        except FileError:  # another program has the file just now
            step = None
        now = self._state.now()
        told = step is not None and step.act == CLOCK and step.about.get("meeting") == self._state.meeting_id
        caught_up = step is not None and step == self._state.caught_up
        if step is None or not (told or caught_up) or not timedelta() <= now - step.at < SHOWN:
            self.hide()
            return
        command = _("Catch up") if caught_up else step.label
        self._words = _("Undo: {command}").format(command=command)
        # the status line has a button of the same words
        self.setAccessibleName(f"{_('The timer')}: {self._words}")
        self.setToolTip(f"{self._words} ({key_name('Ctrl+Z')})")
        self.show()
        self._fit()

    def _fit(self) -> None:
        """On one line, or on two; where the command is too long for that, "Undo" alone: the tool tip has all of it."""
        room, metrics = max(self.width() - theme.px(16), 40), self.fontMetrics()

        def fits(text: str) -> bool:
            return metrics.horizontalAdvance(text) <= room

        lines = [self._words]
        if not fits(self._words):
            first, colon, command = self._words.partition(": ")
            lines = [f"{first}{colon.strip()}", command] if fits(command) else [first]
        shown = "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines)
        self.setText(shown.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), super().minimumSizeHint().height())

    def _undo(self) -> None:
        self.hide()
        self._shell.undo()
