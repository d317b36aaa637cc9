"""The menu of what stands on the projector beside the item and its clock. Each tick shows at once; the menu stays open."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.note import NOTE_KINDS
from campus_desktop.meetings.projection import ITEMS_BOARD, Wanted
from ui.widgets.actions import action, add_choice


class ChoicesMenu(QMenu):
    """``choose`` is told what is wanted after each tick."""

    close_wanted = Signal()

    def __init__(self, choose: Callable[[Wanted], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What the projector shows"))
        self._choose = choose
        # ``clear`` deletes the menu's own actions, so another object owns this one
        self._close = action(QObject(self), _("Close"), self.close_wanted.emit)
        """Not one of the choices: the menu of the projector's own window ends with it."""
        self._wanted = Wanted()
        self._boards = QActionGroup(self)
        self.triggered.connect(self._ticked)

    def lay_out(self, meeting: Meeting, wanted: Wanted, first: Collection[str] = (), *, closes: bool = False) -> None:
        """The boards of the meeting's paths, that of the item in hand (``first``) before the others, the kinds of notes, and who
        they are from; ``closes``: and what closes the projector."""
        self.clear()
        self._wanted = wanted
        self._head(_("Board"))
        paths = sorted(meeting.paths, key=lambda each: each.path not in first)
        ways = ((ITEMS_BOARD, _("The path of the item (goes with the item)")), (None, _("No board")))
        for path, title in (*ways, *((each.path, each.title) for each in paths)):
            made = self._add(title, path == wanted.board, ("board", path))
            self._boards.addAction(made)
        self.addSeparator()
        self._head(_("Notes that are not private"))
        for kind, name in NOTE_KINDS.items():
            self._add(_(name), kind in wanted.kinds, ("kind", kind))
        self.addSeparator()
        self._add(_("Who notes are from"), wanted.senders, ("senders", None))
        if closes:
            self.addSeparator()
            self.addAction(self._close)

    def _head(self, text: str) -> None:
        # a section's own title is not drawn where menus have a style sheet
        self.addAction(text).setEnabled(False)

    def _add(self, text: str, ticked: bool, data: tuple[str, str | None]) -> QAction:
        return add_choice(self, text, data, on=ticked)

    def _ticked(self, ticked: QAction) -> None:
        if ticked is self._close:
            return
        what, value = ticked.data()
        wanted, on = self._wanted, ticked.isChecked()
        if what == "board":
            wanted = replace(wanted, board=value)
        elif what == "kind":
            wanted = replace(wanted, kinds=wanted.kinds | {value} if on else wanted.kinds - {value})
        else:
            wanted = replace(wanted, senders=on)
        self._wanted = wanted
        self._choose(wanted)

    def _keep_open(self, action: QAction | None) -> bool:
        if action is None or not action.isEnabled() or not action.isCheckable():
            return False
        action.trigger()
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._keep_open(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() not in keys or not self._keep_open(self.activeAction()):
            super().keyPressEvent(event)
