"""What the keys do in a list of notes: a line below it whose room is always kept, so that no row moves when it is said."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.note import Note
from ui.widgets.wrapped import WrappedLabel


class ListHint(WrappedLabel):
    """Shown while the list has the keyboard and a note is chosen; as high as the longest of its texts at any time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("kind", "small")
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._low = False
        self.hide()

    def set_low(self, low: bool) -> None:
        """With little room the notes have all of it: the keys are in the overlay and the menus."""
        self._low = low
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(not low)
        self.setSizePolicy(policy)
        self.setVisible(bool(self.text()) and not low)

    def say(self, note: Note | None) -> None:
        """Say what the keys do on this note; None: nothing."""
        self.setText("" if note is None else hint(note))
        self.setVisible(note is not None and not self._low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_room()

    def _keep_room(self) -> None:
        shown, rooms = self.text(), []
        for text in _texts():
            self.setText(text)
            rooms.append(self.heightForWidth(self.width()))
        self.setText(shown)
        if max(rooms) != self.minimumHeight():
            self.setFixedHeight(max(rooms))


def _texts() -> tuple[str, str, str]:
    plain = _("Enter edits · Ctrl+1…8 kind · @ who · # step · ! due")
    idea = _("Ctrl+Shift+1…3 we take it, later, no thanks · Ctrl+Shift+G make it a step · Enter edits")
    return plain, " · ".join((_("Space done"), plain)), idea


def hint(note: Note) -> str:
    """What the keys do on a note of this kind."""
    plain, closable, idea = _texts()
    if note.kind == "idea":
        return idea
    return closable if note.is_open or note.done is not None else plain
