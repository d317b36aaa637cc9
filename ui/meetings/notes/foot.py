"""The foot of the note line: what the keys do, in as much room as the longest of its texts takes."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from campus_desktop.i18n import _
from campus_desktop.meetings.note import TRAVELS


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


def keep_height(hint: QLabel, width: int) -> None:
    """Let the hint be as high as its longest text in ``width`` pixels: what stands above it then stays where it is."""
    hint.ensurePolished()
    room = QRect(0, 0, max(1, width), 10_000)
    texts = (keys_hint(last_note=True), keys_hint(last_note=False), rewriting_hint())
    heights = [
        hint.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, unparted(each)).height() for each in texts
    ]
    if hint.minimumHeight() != max(heights):
        hint.setMinimumHeight(max(heights))
