"""The top of a meeting: where and when it is, its title to be typed over, how far it is, and its three modes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from campus_desktop.i18n import N_, _, date_long, date_table, pgettext
from campus_desktop.meetings.meeting import STATUSES, Meeting
from campus_desktop.meetings.timer import State
from ui.look import theme
from ui.look.icons import icon
from ui.meetings.list_columns import STATUS_TONES
from ui.widgets.buttons import KeyButton, PrimaryButton, SecondaryButton
from ui.widgets.chips import Chip
from ui.widgets.segmented import Segmented
from ui.widgets.tag_menu import TagMenu
from ui.widgets.title_block import TitleBlock
from ui.widgets.title_field import TitleField

_STATES = {
    "running": (N_("In progress"), "success"),
    "paused": (N_("On pause"), "warning"),
    "ended": (N_("Held"), "neutral"),
}


_ROOMY = 960
"""From this width on, at zoom 1, every button has its words."""
_TIGHT = 800
"""Below this width, at zoom 1, Print shows its picture only, so that the modes keep their words."""
_NARROWEST = 720
"""Below this width, at zoom 1, so does Present, and the way back is an arrow."""


class MeetingHeader(QFrame):
    """Shows one meeting and tells what the user changes of it."""

    back_wanted = Signal()
    mode_chosen = Signal(str)
    status_chosen = Signal(object)
    print_wanted = Signal()
    safe_wanted = Signal()
    present_wanted = Signal()

    def __init__(
        self, save_title: Callable[[str], object], seal: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = TitleField(
            _("Title of the meeting"), _("A meeting needs a title; the old one is kept."), save_title, seal
        )
        self.status = TagMenu(_("How far the agenda is, and after the meeting the minutes"), STATUSES)
        self.status.chosen.connect(self.status_chosen)
        self.state_chip = Chip()
        self.modes = Segmented(
            [("prepare", _("Prepare")), ("hold", _("Hold")), ("follow-up", _("Follow up"))],
            _("What to do with the meeting"),
        )
        self.modes.chosen.connect(self.mode_chosen)
        self.safe = SecondaryButton(_("Safe view"))
        self.safe.setCheckable(True)
        self.safe.setAccessibleName(_("Safe view"))
        self.safe.setToolTip(_("Safe view: only what belongs to this meeting, for a shared screen (Ctrl+Shift+P)"))
        self.safe.clicked.connect(self.safe_wanted)
        self.present = KeyButton(pgettext("projector", "Present"), "F5")
        self.present.setToolTip(_("Projector: show the meeting there (F5)"))
        self.present.clicked.connect(self.present_wanted)
        self.print_button = PrimaryButton(_("Print …"))
        self.print_button.setAccessibleName(_("Print …"))
        self.print_button.setToolTip(_("Print … (Ctrl+P)"))
        self.print_button.clicked.connect(self.print_wanted)
        for button in (self.safe, self.present):
            # a click leaves the keyboard where one types: else the next space would show everything again
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        theme.theme_changed.connect(self._resize)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self.block = block = TitleBlock(self.title, _("Network meetings"))
        block.back.clicked.connect(self.back_wanted)
        block.add_tag(self.state_chip)
        block.add_tag(self.status)
        self._row.addWidget(block, 1)
        self._row.addWidget(self.modes, alignment=Qt.AlignmentFlag.AlignVCenter)
        for button in (self.safe, self.present):
            self._row.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.print_button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._resize()

    def _resize(self) -> None:
        tight = not self.print_button.text()
        left, right = (8, 10) if tight else (17, 20)
        self._row.setContentsMargins(theme.px(left), theme.px(9), theme.px(right), theme.px(9))
        self._row.setSpacing(theme.px(5 if tight or not self.safe.text() else 10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_ROOMY)
        if narrow == bool(self.safe.text()):
            self.safe.setText("" if narrow else _("Safe view"))
            self.safe.setIcon(icon("eye") if narrow else QIcon())
            self.present.show_key(not narrow)
            self._resize()
        narrowest = self.width() < theme.px(_NARROWEST)
        if narrowest == bool(self.present.text()):
            self.present.setText("" if narrowest else pgettext("projector", "Present"))
            self.present.setIcon(icon("monitor") if narrowest else QIcon())
            self.block.set_short(narrowest)
        tight = self.width() < theme.px(_TIGHT)
        if tight == bool(self.print_button.text()):
            self.print_button.setText("" if tight else _("Print …"))
            self.print_button.setIcon(icon("printer", "accent-text") if tight else QIcon())
            self._resize()

    def show_safe(self, on: bool) -> None:
        """Whether the safe view is on."""
        self.safe.setChecked(on)

    def show_meeting(self, meeting: Meeting, state: State) -> None:
        """Show the meeting as it now is."""
        self.title.show_text(meeting.title, (meeting.id, "title"))
        self.block.show_where(*where_and_when(meeting))
        about = _("Minutes: {word}") if state == "ended" else _("Agenda: {word}")
        self.status.show_word(meeting.status, STATUS_TONES[meeting.status], about)
        self.state_chip.setVisible(state in _STATES)
        if state in _STATES:
            text, tone = _STATES[state]
            self.state_chip.show_text(_(text), tone)


def where_and_when(meeting: Meeting) -> list[str]:
    """ "26. november 2026, Klitby · vært: Klitadministrationen", then the same in ever fewer words, of which the date is the last;
    what is not known is left out."""
    when = date_long(meeting.date) if meeting.date else ""
    place = ", ".join(part for part in (when, meeting.place) if part)
    host = _("host: {name}").format(name=meeting.host_name) if meeting.host_name else ""
    texts = [" · ".join(part for part in (place, host) if part), place]
    if meeting.date:
        texts += [when, date_table(meeting.date)]
    return list(dict.fromkeys(texts))
