"""The foot of the note line: what the keys do, in as much room as the longest of its texts takes."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.note import TRAVELS
from ui.look import theme
from ui.meetings.notes.over_line import ClickableHint, OverLine
from ui.meetings.notes.remarks import action_remark, longest
from ui.meetings.notes.travel_menu import TravelMenu
from ui.widgets.chips import FilterChip, ToggleChip
from ui.widgets.elided import whole_parts
from ui.widgets.wrapped import WrappedLabel


def keys_hint(*, last_note: bool) -> str:
    """What the keys do in a line that writes a new note; ``last_note``: the newest one can be taken up."""
    if last_note:
        return _("Enter saves · Ctrl+1…8 kind · @ who · # step · ! due · ↑ last note")
    return _("Enter saves · Ctrl+1…8 kind · @ who · # step · ! due")


def rewriting_hint() -> str:
    """What the keys do while a note is rewritten."""
    return _("Enter saves the change · Esc gives it up · Shift+Enter new line")


def unparted(text: str) -> str:
    """A mark and its word are not parted at the end of a line."""
    return re.sub(r"([@#!↑]) ", "\\1\u00a0", text)


def travel_text(travel: str) -> str:
    """What stands on the pill of who the note may be shared with."""
    return f"{_(TRAVELS[travel])} ▾"


def wider_choice(pill: QPushButton) -> int:
    """How many pixels wider the pill is with the longest of its choices."""
    metrics = pill.fontMetrics()
    widest = max(metrics.horizontalAdvance(travel_text(each)) for each in TRAVELS)
    return max(0, widest - metrics.horizontalAdvance(pill.text()))


class AboutPrivate(WrappedLabel):
    """What a private note is, shown while one is written: on a shared screen first that its words are seen until it is saved."""

    def __init__(self) -> None:
        super().__init__("")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "small")
        self.hide()

    def look(self, private: bool, *, shared: bool) -> None:
        """Show it for a ``private`` note; ``shared``: the safe view is on, so others see the line."""
        on_shared = _(
            "Private, but what you type here is seen on the shared screen. Once it is saved, the note is hidden."
        )
        text = _(
            "Private: left out of minutes, safe view and projector. It may still be subject to access to documents."
        )
        self.setText(on_shared if shared else text)
        theme.set_look(self, "tone", "warning" if shared else "")
        self.setVisible(private)


def _about_keys() -> tuple[str, ...]:
    """The hints that only say what the keys do, and nothing of the note itself."""
    return keys_hint(last_note=True), keys_hint(last_note=False), rewriting_hint()


class Foot(QBoxLayout):
    """What the keys do, and the pills: private or not, and who the note may be shared with."""

    action_wanted = Signal()
    """The hint that offers to make the note an action was clicked."""

    def __init__(self, line: QWidget) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._low, self._beside = False, 0
        self._said: tuple[str, bool] = ("", False)
        self.hint = ClickableHint()
        self.hint.setProperty("kind", "small")
        self.addWidget(self.hint, 1)
        self._over = OverLine(line)
        for each in (self.hint, self._over):
            each.clicked.connect(self.action_wanted)
        self._pills = QHBoxLayout()
        self._pills.addStretch(1)
        self.travels = TravelMenu(line)
        self.private_chip = ToggleChip(_("Private"))
        self.private_chip.setToolTip(_("Private note (Ctrl+9)"))
        self.travel_chip = FilterChip("", self.travels)
        self.travel_chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the line
        self.travel_chip.setToolTip(_("Who the note may be shared with (Ctrl+R)"))
        self._pills.addWidget(self.private_chip)
        self._pills.addWidget(self.travel_chip)
        policy = self.travel_chip.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # "Private" stays below the mouse that chose it
        self.travel_chip.setSizePolicy(policy)
        self.addLayout(self._pills)

    def make_room(self, room: int, *, roomy: bool, low: bool) -> None:
        """The line has ``room`` pixels. In a narrow window the pills stand below the hint, in a ``low`` one beside it."""
        for row in (self, self._pills):
            row.setSpacing(theme.px(6))
        self._low = low
        self._beside = room - self._pills.sizeHint().width() - wider_choice(self.travel_chip) - self.spacing()
        self._stand_beside(roomy or low)
        keep_height(self.hint, self._beside if roomy else room, low=low)
        self.say(*self._said)

    def say(self, text: str, of_keys: bool = False) -> None:
        """Another hint, ``of_keys`` only or of the note. In a low window what the keys do is shortened to the parts that fit, the
        whole being the tool tip; what is said of the note itself never is: it lies over the list there, as the line has no room
        that it could keep."""
        self._said = text, of_keys
        for each in (self.hint, self._over):
            each.set_clickable(text == action_remark())
        whole = shown = unparted(text)
        of_note = self._low and not (of_keys or text in _about_keys())
        if of_note:
            shown = ""
        elif self._low:
            shown = whole_parts(self.hint.fontMetrics(), whole, self._beside)
        self._over.say(whole if of_note else "")
        self.hint.setText(shown)
        self.hint.setToolTip(whole if shown != whole else "")

    def _stand_beside(self, beside: bool) -> None:
        side = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self.direction() != side:
            self.setDirection(side)


def keep_height(hint: QLabel, width: int, *, low: bool = False) -> None:
    """Let the hint be as high as its longest text in ``width`` pixels, or one line where it is ``low``: what stands above it then
    stays where it is."""
    hint.ensurePolished()
    room = QRect(0, 0, max(1, width), 10_000)
    heights = [
        hint.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, unparted(each)).height()
        for each in (*_about_keys(), *longest())
    ]
    height = hint.fontMetrics().height() if low else max(heights)
    if hint.minimumHeight() != height:
        hint.setMinimumHeight(height)
