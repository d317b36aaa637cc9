"""What stands open from last time, the advice on the meeting, and the way to "Ready for the meeting?"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from campus_desktop.advice.finding import Finding
from campus_desktop.advice.kept import KeptAdvice
from campus_desktop.i18n import N_, _, date_short, ngettext
from campus_desktop.meetings.checks import MEETING_RULES, read_subject
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import carried
from campus_desktop.workspace import Change
from ui.advice.card import Command
from ui.advice.list import AdviceList
from ui.look import theme
from ui.meetings.prepare.mending import mend
from ui.meetings.state import MeetingState
from ui.notes.said import sender
from ui.shell.protocol import Shell
from ui.widgets.buttons import SecondaryButton
from ui.widgets.layouts import column_in, emptied
from ui.widgets.panel import label
from ui.widgets.scrolled import ScrolledColumn

_AGAIN = 20
"""Seconds after which the advice is asked for again without an edit: nothing is said of an item younger than a minute."""
_MOST = 6
"""Matters from last time that are listed; the rest are counted."""
_TABLES = (*MEETING_RULES.tables, "person")
_LEADS = {
    "M14": (N_("Choose a template …"), "templates"),
    "M15": (N_("Add a path to the meeting"), "paths"),
}
"""Where the mending of some advice is done."""


class AdvicePanel(ScrolledColumn):
    """Stands where the details of an item stand while none is chosen."""

    place_wanted = Signal(str)
    """Something the advice is about: an item's or institution's id, "day 2", "" for the agenda, "paths", "templates"."""
    ready_wanted = Signal()

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__((16, 12, 16, 16), 10)
        self.shell, self._state = shell, state
        self._seconds = 0
        self._kept = KeptAdvice(MEETING_RULES, read_subject)
        self._shown: tuple[object, ...] | None = None
        self.list = AdviceList(shell, self._remedies)
        self.ready = SecondaryButton(_("Ready for the meeting?"), "list-checks")
        self.ready.clicked.connect(self.ready_wanted)
        self._last_time = QVBoxLayout()
        self.body.addLayout(self._last_time)
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        self.body.addWidget(self.ready)

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_meeting(self, change: Change | None) -> None:
        """Show the advice on the meeting as it now stands."""
        if change is None or change.touches(*_TABLES):
            self._kept.forget(change)
            self._look()

    def tick(self) -> None:
        """A second has passed."""
        self._seconds += 1
        if self._seconds >= _AGAIN:
            self._look()

    def _look(self) -> None:
        self._seconds = 0
        meeting, shared = self._state.meeting, self.shell.safe is not None
        findings: Sequence[Finding] = ()
        open_: Sequence[Note] = ()
        if not shared:
            findings = self._kept.look(self.shell.workspace, meeting.id, self._state.now())
            open_ = carried(self.shell.workspace, meeting)
        shown = (meeting.id, shared, tuple(findings), tuple(open_), bool(meeting.items))
        if shown != self._shown:
            self._shown = shown
            self._from_last_time(open_)
            self.list.show_findings(meeting.id, findings, self._silence())

    def _silence(self) -> str:
        if self.shell.safe is not None:
            return _("Advice is hidden in the safe view. Choose an item to see its details here.")
        if self._state.meeting.items:
            return _("No advice. Choose an item to see its details here.")
        return _("The agenda is empty. Take one from a template, or add the first item.")

    def _from_last_time(self, open_: Sequence[Note]) -> None:
        emptied(self._last_time)
        if not open_:
            return
        inside = QWidget()
        column = column_in(inside, 8)
        count = len(open_)
        text = ngettext("From last time: {count} open matter", "From last time: {count} open matters", count)
        column.addWidget(label(text.format(count=count), "subheading", wrap=True))
        for note in open_[:_MOST]:
            about = [_("Private") if note.private else "", sender(note)]
            if note.kind == "parked":
                about.append(_("parked"))
            elif note.due is not None:
                about.append(_("due {date}").format(date=date_short(note.due)))
            both = QVBoxLayout()  # closer to each other than to the next matter
            both.setSpacing(0)
            both.addWidget(label(note.text, "", wrap=True))
            both.addWidget(label(" · ".join(part for part in about if part), "small", wrap=True))
            column.addLayout(both)
        if count > _MOST:
            more = count - _MOST
            column.addWidget(label(ngettext("and {count} more", "and {count} more", more).format(count=more), "small"))
        column.addSpacing(theme.px(6))
        self._last_time.addWidget(inside)

    def _remedies(self, finding: Finding) -> list[Command]:
        commands: list[Command] = []
        if (mending := mend(self.shell, self._state, finding)) is not None:
            commands.append(mending)
        if finding.rule in _LEADS:
            text, place = _LEADS[finding.rule]
            commands.append((_(text), partial(self.place_wanted.emit, place)))
        elif self._state.meeting.item(finding.part) is not None or not commands:
            commands.append((_("Show"), partial(self.place_wanted.emit, finding.part)))
        return commands
