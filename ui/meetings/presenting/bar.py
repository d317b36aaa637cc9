"""The bar that says what stands on the projector, and changes it, without leaving the page one works on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.note import NOTE_KINDS
from campus_desktop.meetings.projection import Wanted
from ui.look import theme
from ui.widgets.buttons import QuietButton, SecondaryButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.empty import Picture
from ui.widgets.panel import label
from ui.widgets.single_click import SingleClick


class _BlankButton(SingleClick, SecondaryButton):
    """Black and back again; a double-click is not both."""


class PresentBar(QFrame):
    """There while something is presented."""

    choices_wanted = Signal()
    step_wanted = Signal(int)
    blank_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setAccessibleName(_("On the projector"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._head = label(_("On the projector"), "subheading")
        self.what = ElidedLabel()
        self.choose = SecondaryButton(_("What it shows …"))
        self.choose.setAccessibleName(_("What it shows …"))
        self.choose.setToolTip(_("What it shows …"))
        self.back = QuietButton(icon="arrow-left", name=_("Phases before (Ctrl+Shift+Page up)"))
        self.where = label("", "muted")
        self.on = QuietButton(icon="arrow-right", name=_("Phases after (Ctrl+Shift+Page down)"))
        self.blank = _BlankButton(_("Black"))
        self.blank.setCheckable(True)
        self.blank.setToolTip(_("Black screen on the projector, and back (Ctrl+Shift+B; on the projector B)"))
        self.end = SecondaryButton(_("End"))
        self.end.setAccessibleName(_("End presenting"))
        self._key = label("F5", "key")
        self._picture = Picture("monitor", 17, "info")
        self._picture.setToolTip(_("On the projector"))
        self._row = QHBoxLayout(self)
        for widget in (self._picture, self._head):
            self._row.addWidget(widget)
        self._row.addWidget(self.what)
        self._row.addStretch(1)
        for each in (self.back, self.where, self.on, self.choose, self.blank, self.end, self._key):
            self._row.addWidget(each, alignment=Qt.AlignmentFlag.AlignVCenter)
        for button in (self.back, self.on, self.choose, self.blank, self.end):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the note line
        self.choose.clicked.connect(self.choices_wanted)
        self.back.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.on.clicked.connect(lambda: self.step_wanted.emit(1))
        self.blank.clicked.connect(self.blank_wanted)
        self.end.clicked.connect(self.end_wanted)
        self.hide()
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self._row.setContentsMargins(theme.px(14), theme.px(4), theme.px(14), theme.px(4))
        self._row.setSpacing(theme.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where what is shown would be shortened, its key goes first, then the words "On the projector" beside their picture; then
        the button has a shorter word."""
        self.choose.setText(_("What it shows …"))
        optional = [self._head, self._key]
        parts = [self._picture, self.what, *optional, self.choose, self.blank, self.end]
        parts += [each for each in (self.back, self.where, self.on) if not each.isHidden()]
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        for each in optional:
            each.show()
        while optional and self._width_of(parts) > room:
            gone = optional.pop()
            gone.hide()
            parts.remove(gone)
        if self._width_of(parts) > room:
            self.choose.setText(_("Show …"))

    def _width_of(self, parts: list[QWidget]) -> int:
        # the stretch has a gap of its own
        return sum(each.sizeHint().width() for each in parts) + self._row.spacing() * len(parts)

    def say(
        self, meeting: Meeting, wanted: Wanted, board: str | None, where: str, *, blank: bool, waiting: bool
    ) -> None:
        """What stands there: ``board`` is the path whose board it is, ``where`` says which phases are in sight; ``waiting``: the
        projector was pulled."""
        self.what.setText(
            _("waits for the projector to be plugged in again") if waiting else said(meeting, wanted, board, blank)
        )
        for widget in (self.back, self.where, self.on):
            widget.setVisible(bool(where) and not waiting)
        self.where.setText(where)
        self._make_room()
        self.blank.setChecked(blank)
        self.blank.setEnabled(not waiting)


def said(meeting: Meeting, wanted: Wanted, board: str | None, blank: bool) -> str:
    """What stands on the projector, in words."""
    if blank:
        return _("black")
    parts = [_("item and clock")]
    title = next((each.title for each in meeting.paths if each.path == board), None)
    if title is not None:
        parts.append(_("board of “{title}”").format(title=title))
    if wanted.kinds:
        names = ", ".join(_(name).lower() for kind, name in NOTE_KINDS.items() if kind in wanted.kinds)
        parts.append(_("notes: {kinds}").format(kinds=names))
    if wanted.kinds and wanted.senders:
        parts.append(_("with who they are from"))
    return " · ".join(parts)
