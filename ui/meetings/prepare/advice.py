"""Advice on the meeting, and what stands open from last time. Rare and calm: never a gate, and answered once and for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from campus_desktop.i18n import N_, _, date_short, ngettext
from campus_desktop.meetings import checks
from campus_desktop.meetings.checks import SEVERITIES, Finding
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import carried
from campus_desktop.workspace import Change
from ui.look import theme
from ui.meetings.prepare.mending import mend
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.flow import FlowLayout
from ui.widgets.layouts import column_in, emptied
from ui.widgets.panel import label
from ui.widgets.scrolled import ScrolledColumn

_AGAIN = 20
"""Seconds after which the advice is asked for again without an edit: nothing is said of an item younger than a minute."""
_MOST = 6
"""Matters from last time that are listed; the rest are counted."""
_TABLES = (
    "meeting",
    "meeting_day",
    "agenda_item",
    "meeting_path",
    "institution",
    "path",
    "answer",
    "note",
    "setting",
    "series",
)

_LEADS = {
    "M14": (N_("Choose a template …"), "templates"),
    "M15": (N_("Add a path to the meeting"), "paths"),
}
"""Where the mending of some advice is done."""


class _DeedButton(LinkButton):
    """Its command puts other advice in its place: the second half of a double click must not do that one too."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class _Finding(QFrame):
    """One piece of advice: what, what one could do, and the commands."""

    def __init__(self, finding: Finding, commands: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__()
        self.finding = finding
        answered = finding.answer is not None
        self.setProperty("kind", "card" if answered or finding.severity != "important" else "advice")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(9), theme.px(12), theme.px(6))
        column.setSpacing(theme.px(3))
        if finding.severity == "important" and not answered:
            severity = label(_(SEVERITIES[finding.severity]), "small")
            severity.setProperty("tone", "warning")
            column.addWidget(severity)
        title = label(finding.title, "muted" if answered else "", wrap=True)
        column.addWidget(title)
        said = _("Deliberate choice: {reason}").format(reason=finding.answer) if finding.answer else finding.remedy
        if answered and not finding.answer:
            said = _("Deliberate choice")
        column.addWidget(label(said, "small", wrap=True))
        row = QWidget()
        flow = FlowLayout(row, theme.px(12))
        self.buttons = {}
        for text, command in commands:
            button = _DeedButton(text)
            button.setAccessibleDescription(finding.title)
            button.setProperty("flush", True)
            button.clicked.connect(lambda _checked=False, command=command: command())
            flow.addWidget(button)
            self.buttons[text] = button
        column.addWidget(row)
        self.setAccessibleName(
            ". ".join(part for part in (_(SEVERITIES[finding.severity]), finding.title, said) if part)
        )


class AdvicePanel(ScrolledColumn):
    """Stands where the details of an item stand while none is chosen."""

    place_wanted = Signal(str)
    """Something the advice is about: an item's or institution's id, "day 2", "" for the agenda, "paths", "templates"."""
    ready_wanted = Signal()
    rules_wanted = Signal()

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__((16, 12, 16, 16), 10)
        self.shell, self._state = shell, state
        self._seconds = 0
        self._with_answered = False
        self._shown: tuple[object, ...] | None = None
        self.cards: list[_Finding] = []
        self.ready = SecondaryButton(_("Ready for the meeting?"), "list-checks")
        self.ready.clicked.connect(self.ready_wanted)
        self._body = QVBoxLayout()
        self.body.addLayout(self._body)
        self.body.addStretch(1)
        self.body.addWidget(self.ready)

    @property
    def count(self) -> int:
        """How many pieces of advice speak."""
        return sum(card.finding.answer is None for card in self.cards)

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_meeting(self, change: Change | None) -> None:
        """Show the advice on the meeting as it now stands."""
        if change is not None and not change.touches(*_TABLES):
            return
        self._seconds = 0
        meeting = self._state.meeting
        shared = self.shell.safe is not None
        findings: Sequence[Finding] = ()
        open_: Sequence[Note] = ()
        if not shared:
            findings = checks.check_meeting(self.shell.workspace, meeting.id, self._state.now(), answered=True)
            open_ = carried(self.shell.workspace, meeting)
        shown = (meeting.id, shared, tuple(findings), tuple(open_), bool(meeting.items), self._with_answered)
        if shown != self._shown:
            self._shown = shown
            self._fill(findings, open_)

    def tick(self) -> None:
        """A second has passed."""
        self._seconds += 1
        if self._seconds >= _AGAIN:
            self.show_meeting(None)

    def _fill(self, findings: Sequence[Finding], open_: Sequence[Note]) -> None:
        inside = QWidget()
        column = column_in(inside, 8)
        self.cards = []
        if open_:
            self._from_last_time(column, open_)
        speaking = [each for each in findings if each.answer is None]
        answered = [each for each in findings if each.answer is not None]
        head = QHBoxLayout()
        head.addWidget(label(_("Advice"), "subheading"), 1)
        rules = LinkButton(_("More advice …"))
        rules.clicked.connect(self.rules_wanted)
        head.addWidget(rules)
        column.addLayout(head)
        for finding in speaking:
            self._card(column, finding)
        if self.shell.safe is not None:
            hidden = _("Advice is hidden in the safe view. Choose an item to see its details here.")
            column.addWidget(label(hidden, "muted", wrap=True))
        elif not speaking:
            hint = _("No advice. Choose an item to see its details here.")
            empty = _("The agenda is empty. Take one from a template, or add the first item.")
            column.addWidget(label(hint if self._state.meeting.items else empty, "muted", wrap=True))
        if answered:
            self._answered(column, answered)
        emptied(self._body)
        self._body.addWidget(inside)

    def _from_last_time(self, column: QVBoxLayout, open_: Sequence[Note]) -> None:
        count = len(open_)
        text = ngettext("From last time: {count} open matter", "From last time: {count} open matters", count)
        column.addWidget(label(text.format(count=count), "subheading", wrap=True))
        for note in open_[:_MOST]:
            about = [_("Private") if note.private else "", note.institution_name or note.person_name]
            if note.kind == "parked":
                about.append(_("parked"))
            elif note.due is not None:
                about.append(_("due {date}").format(date=date_short(note.due)))
            column.addWidget(label(note.text, "", wrap=True))
            column.addWidget(label(" · ".join(part for part in about if part), "small"))
        if count > _MOST:
            more = count - _MOST
            column.addWidget(label(ngettext("and {count} more", "and {count} more", more).format(count=more), "small"))
        column.addSpacing(theme.px(8))

    def _card(self, column: QVBoxLayout, finding: Finding) -> None:
        card = _Finding(finding, self._commands(finding))
        column.addWidget(card)
        self.cards.append(card)

    def _answered(self, column: QVBoxLayout, answered: Sequence[Finding]) -> None:
        count = len(answered)
        text = ngettext("{count} deliberate choice", "{count} deliberate choices", count).format(count=count)
        fold = LinkButton(text, "chevron-down" if self._with_answered else "chevron-right")
        fold.clicked.connect(self._toggle_answered)
        column.addWidget(fold)
        if self._with_answered:
            for finding in answered:
                self._card(column, finding)

    def _toggle_answered(self) -> None:
        self._with_answered = not self._with_answered
        self.show_meeting(None)

    # --- commands ---------------------------------------------------------------------------------------------------------

    def _commands(self, finding: Finding) -> list[tuple[str, Callable[[], object]]]:
        if finding.answer is not None:
            return [(_("Undo the choice"), partial(self._take_back, finding))]
        commands: list[tuple[str, Callable[[], object]]] = []
        if (mending := mend(self.shell, self._state, finding)) is not None:
            commands.append(mending)
        if finding.rule in _LEADS:
            text, place = _LEADS[finding.rule]
            commands.append((_(text), partial(self.place_wanted.emit, place)))
        elif self._state.meeting.item(finding.part) is not None or not commands:
            commands.append((_("Show"), partial(self.place_wanted.emit, finding.part)))
        commands.append((_("Deliberate choice"), partial(self._answer, finding)))
        return commands

    def _answer(self, finding: Finding) -> None:
        question = _("Why is it so? One line, or nothing.")
        reason = self.shell.ask.text(self, _("Deliberate choice"), question)
        if reason is not None:
            workspace, meeting_id = self.shell.workspace, self._state.meeting.id
            guard_typed(self.shell, question, reason, lambda: checks.answer(workspace, meeting_id, finding, reason))

    def _take_back(self, finding: Finding) -> None:
        self.shell.guard(lambda: checks.take_answer_back(self.shell.workspace, self._state.meeting.id, finding))
