"""The note line: kind, text with pills, who may see it; Enter saves. It keeps what is half typed, also through a crash."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from campus_desktop.errors import FileError
from campus_desktop.i18n import _
from campus_desktop.meetings import notes
from campus_desktop.meetings.context import read_context, with_note
from campus_desktop.meetings.note import TRAVELS, Note
from campus_desktop.meetings.noteline import Context
from campus_desktop.meetings.notes import Draft
from campus_desktop.meetings.personal import cpr_like
from campus_desktop.workspace import Change
from ui.look import theme
from ui.meetings.notes.date_check import DateCheck
from ui.meetings.notes.drafts import LineDrafts, note_still_there
from ui.meetings.notes.editor import NoteEdit
from ui.meetings.notes.foot import AboutPrivate, Foot, keys_hint, rewriting_hint, travel_text
from ui.meetings.notes.items import item_now, item_of, likely_paths
from ui.meetings.notes.newcomers import Newcomers
from ui.meetings.notes.not_running import NotRunning
from ui.meetings.notes.offered import say_saved
from ui.meetings.notes.queued import QueuedNotes, Written
from ui.meetings.notes.remarks import belonging
from ui.meetings.notes.usual import FIRST_KIND, usual_kind
from ui.meetings.state import MeetingState
from ui.notes.kinds import KindChips
from ui.notes.seen import context_seen, private_seen
from ui.shell.protocol import Shell
from ui.widgets.debounce import debounce
from ui.widgets.panel import label

DELAY = 1000
"""Milliseconds of typing that a crash may cost at most."""
_ROOMY = 430
"""Pixels at zoom 1 from which hint and pills stand beside each other."""
_TABLES = ("meeting", "meeting_path", "participant", "institution", "person", "path", "phase", "step")
"""What marks can mean is read from these."""


class NoteLineEdit(QFrame):
    """Writes notes of ``state.meeting``, and rewrites one. ``keeps_draft`` is off for a line that stands in a dialog."""

    saved = Signal(str)
    """A note was written or rewritten: its id."""
    given_up = Signal()
    """Escape with nothing to give up but the line itself."""
    participant_wanted = Signal()

    def __init__(
        self, shell: Shell, state: MeetingState, parent: QWidget | None = None, *, keeps_draft: bool = True
    ) -> None:
        super().__init__(parent)
        self.shell, self.state = shell, state
        self._keeps_draft = keeps_draft
        self._meeting: str | None = None
        self._draft: Draft | None = None
        """What is being typed, from its first key on: its moment and item, and the note it rewrites."""
        self._put_away: list[Draft] = []
        """Private lines that wait for the safe view to end."""
        self._put_away_in_file: list[Draft] = []
        self._drafts = LineDrafts(shell, _("Note line"), in_dialog=not keeps_draft)
        self._open_view = True
        self._dates = DateCheck()
        self.stale = True
        """Whether what the marks can mean is read again at the next key."""
        self._first: tuple[str, ...] = ()
        """The paths that come first among what "#" can mean."""
        self._usual, self._low = FIRST_KIND, False
        self.kind = FIRST_KIND
        self.private = False
        self.travel = "meeting"
        self.setProperty("kind", "note-line")
        self.setAccessibleName(_("Note line"))
        self._build()
        self.timer = debounce(self, DELAY, self.keep)
        self._restyle()
        theme.theme_changed.connect(self._restyle)
        self._show_choices()

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self.chips = KindChips(self)
        self.chips.chosen.connect(self.set_kind)
        self.edit = NoteEdit(self._today, self)
        self.edit.newcomers = Newcomers(self.shell, self.state)
        self.not_running = NotRunning(self.shell, self.state)
        self.queued = QueuedNotes(self.shell)
        self.warning = label("", "error", wrap=True)
        self.warning.hide()
        self.about_private = AboutPrivate()
        # below the list the line grows upwards, in a dialog downwards: what comes and goes moves neither kinds nor text
        notices, writing = (self.warning, self.about_private), (self.chips, self.edit)
        above = (self.not_running, self.queued, *notices, *writing)
        for widget in above if self._keeps_draft else (*writing, *notices, self.queued):
            self._column.addWidget(widget)
        self._foot = foot = Foot(self)
        self.hint, self.private_chip, self.travel_chip = foot.hint, foot.private_chip, foot.travel_chip
        self._travels = foot.travels
        self._travels.chosen.connect(self.set_travel)
        self.private_chip.clicked.connect(self.set_private)
        foot.action_wanted.connect(lambda: self.set_kind("action"))
        self._column.addLayout(self._foot)
        edit = self.edit
        edit.edited.connect(self._edited)
        edit.submitted.connect(self._enter)
        edit.given_up.connect(self._escape)
        edit.too_long.connect(self._show_warning)
        edit.earlier_wanted.connect(self.take_up_last)
        edit.kind_wanted.connect(self.set_kind)
        edit.private_wanted.connect(lambda: self.set_private(not self.private))
        edit.travel_wanted.connect(self._next_travel)
        edit.participant_wanted.connect(self.participant_wanted)
        edit.suggestions_changed.connect(self._show_hint)
        edit.focus_changed.connect(self._show_focus)
        self.setFocusProxy(edit)

    def _restyle(self) -> None:
        side, top, end, between = (8, 5, 5, 5) if self._low else (13, 10, 9, 7)
        self._column.setContentsMargins(theme.px(side), theme.px(top), theme.px(side), theme.px(end))
        self._column.setSpacing(theme.px(between))
        self._make_room()

    def set_low(self, low: bool) -> None:
        """With little room the kinds take one line, and so does what the keys do."""
        if low != self._low:
            self._low = low
            self.chips.set_low(low)
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        margins = self._column.contentsMargins()
        room = self.contentsRect().width() - margins.left() - margins.right()
        self._foot.make_room(room, roomy=self.width() >= theme.px(_ROOMY), low=self._low)

    def _show_focus(self) -> None:
        theme.set_look(self, "active", self.edit.hasFocus())

    def _today(self) -> date:
        return self.shell.clock.today()

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_meeting(self, change: Change | None) -> None:
        """The meeting as it now stands; another one brings its own half-typed line."""
        meeting = self.state.meeting
        if change is None or change.touches(*_TABLES):
            self.stale = True
        if meeting.id != self._meeting:
            self.keep()
            self._meeting = meeting.id
            self._usual = usual_kind(self.shell, meeting.id) if self._keeps_draft else FIRST_KIND
            self._clear()
            self._read_context()
            self.read_drafts()
        elif self._drafts.is_gone(meeting.id, self._draft) and not self.timer.isActive():
            self._clear()
        elif self.stale and not self.edit.is_empty:
            self._read_context()
        only_read = self.shell.workspace.read_only
        self.setEnabled(not only_read)
        self.edit.setPlaceholderText(_("This file is open for reading only.") if only_read else _("Write a note"))
        if self._keeps_draft and self.not_running.look(own=self._has_its_own_item):
            self._show_warning()
        self.fit_safe_view()
        self._show_hint()

    def _read_context(self) -> None:
        """What marks can mean now. While another program has the file it stays what it was, and typing goes on."""
        try:
            with self.shell.workspace.impatient():
                context = self._context()
        except FileError:
            self.stale = True
            return
        self.stale = False
        self.edit.context, self.edit.offered = context

    def _context(self) -> tuple[Context, Context]:
        self._first = likely_paths(self.state, self._draft)
        context = read_context(self.shell.workspace, self.state.meeting, self._first)
        offered = context_seen(self.shell, context)
        if self._draft is not None and self._draft.note is not None:
            note = note_still_there(self.shell, self._draft.note)
            context = with_note(context, note) if note is not None else context
        return context, offered

    def read_drafts(self) -> None:
        """Show the half-typed line that the file has for the meeting."""
        draft, self._put_away = self._drafts.read(self.state.meeting.id) if self._keeps_draft else (None, [])
        self._put_away_in_file = list(self._put_away)
        if draft is not None:
            self._show_draft(draft)

    def fit_safe_view(self) -> None:
        """A private line is put away while the screen is shared, and comes back afterwards."""
        was, self._open_view = self._open_view, private_seen(self.shell)
        if was != self._open_view:
            self.queued.look()
            self._show_about_private()
            self._show_warning()
        if not self._open_view:
            # only when it is put on: a line made private in the safe view itself is not taken away from whoever types
            if was and self.private and (current := self._current()) is not None:
                self._put_away.append(current)
                self._clear()
                self.keep()
        elif self._put_away and self._draft is None:
            self._show_draft(self._put_away.pop())
            self._wait()

    def _show_draft(self, draft: Draft) -> None:
        if draft.private and not private_seen(self.shell):
            self._put_away.append(draft)
            return
        self._draft = draft
        self.kind, self.private, self.travel = draft.kind, draft.private, draft.travel
        self._read_context()
        self.edit.show_text(draft.text, dict(draft.chosen))
        self._show_choices()

    def _clear(self) -> None:
        self.timer.stop()
        self._draft = None
        self.kind, self.private, self.travel = self._usual, False, "meeting"
        self.edit.show_text("")
        self._show_choices()

    def _show_choices(self) -> None:
        self.chips.show_kind(self.kind)
        self.private_chip.set_on(self.private)
        self._show_about_private()
        self.travel_chip.setVisible(not self.private)
        name = _(TRAVELS[self.travel])
        self.travel_chip.set_choice(name if self.travel != "meeting" else "")
        self.travel_chip.setText(travel_text(self.travel))
        self.travel_chip.setAccessibleName(_("The note may be shared with: {travel}").format(travel=name))
        self._travels.show_travel(self.travel)
        self._show_warning()
        self._show_hint()

    def _show_about_private(self) -> None:
        self.about_private.look(self.private, shared=not private_seen(self.shell))

    def _show_warning(self, problem: str = "") -> None:
        if not problem and cpr_like(self.edit.typed().text):
            problem = _("This looks like a CPR number. Civil registration numbers do not belong in notes.")
        self.warning.setText(problem)
        self.warning.setVisible(bool(problem))
        private = self.about_private.text() if self.private else ""
        # a pill is one sign in the text, which a screen reader cannot read: it is said beside it
        pills = (each.word.label for each in self.edit.typed().words)
        self.edit.setAccessibleDescription(
            ", ".join(filter(None, (self.not_running.text, problem, private, self._remark(), *pills)))
        )

    @property
    def _has_its_own_item(self) -> bool:
        return self.rewriting is not None or item_of(self.state, self._draft) is not None

    def _show_hint(self) -> None:
        if self.not_running.note_in_line(self._has_its_own_item):
            self._show_warning()
        hint = self._hint()
        self._foot.say(hint, of_keys=hint == self.edit.completion.keys_hint())

    def _remark(self) -> str:
        return self._dates.remark(self.edit.line(), self.kind, self.edit.context) if self._draft is not None else ""

    def _hint(self) -> str:
        said, popup = self._remark(), self.edit.completion
        if popup.is_open and (popup.current() is not None or not said):  # a date written in full needs no choice
            return popup.keys_hint()
        if said or self.rewriting:
            return said or rewriting_hint()
        item = item_of(self.state, self._draft)
        if item is not None and item.id != item_now(self.state):
            return belonging(item.title)
        return keys_hint(last_note=self._draft is None and self.edit.hasFocus())

    def tick(self) -> None:
        """A second has passed: the meeting may have gone on to another item."""
        if self._draft is not None:
            self._show_hint()

    # --- typing --------------------------------------------------------------------------------------------------------

    @property
    def rewriting(self) -> str | None:
        """The id of the note being rewritten, None while a new one is written."""
        return self._draft.note if self._draft is not None else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is half typed."""
        return self._draft is None

    def _edited(self) -> None:
        if self._draft is None and not self.edit.is_empty:
            self._draft = Draft("", self.kind, self.state.now(), item_now(self.state))
        elif self._draft is not None and self._draft.note is None and self.edit.is_empty:
            self._draft = None  # the next key is a first one again
        if self.stale or likely_paths(self.state, self._draft) != self._first:
            self._read_context()
        self._wait()
        self._show_warning()
        self._show_hint()

    def _wait(self) -> None:
        if not self.timer.isActive():
            self._drafts.watch(self)
            self.timer.start()  # not put off by each key: a crash costs a second, however fast one types

    def _current(self) -> Draft | None:
        """What is half typed, as it is kept."""
        if self._draft is None:
            return None
        typed, draft = self.edit.typed(), self._draft
        return Draft(typed.text, self.kind, draft.at, draft.item, self.private, draft.note, typed.chosen, self.travel)

    def keep(self) -> None:
        """Keep the half-typed line in the file."""
        self.timer.stop()
        workspace, meeting = self.shell.workspace, self._meeting
        if meeting is None or workspace.read_only:
            return
        draft, put_away = self._current() or Draft("", self.kind, self.state.now()), list(self._put_away)
        if self._drafts.keep(meeting, draft, put_away):
            self._put_away_in_file = put_away

    def save_now(self) -> None:
        """Keep what is typed at once."""
        if self.timer.isActive():
            self.keep()

    def forget_draft(self) -> None:
        """What is typed is saved or given up."""
        self.timer.stop()
        if self._meeting is not None:
            self._drafts.forget(self._meeting)

    def leave(self) -> None:
        """Before the line goes out of sight."""
        self.edit.shut()
        if self._draft is not None or self.timer.isActive():
            self.keep()

    def set_kind(self, kind: str) -> None:
        """Choose the kind; it stays for the notes that follow."""
        self.kind = kind
        if not self.rewriting:
            self._usual = kind
            if self._keeps_draft and self._meeting is not None:
                self.shell.settings.remember_note_kind(self._meeting, kind)
        self._chose()

    def set_private(self, on: bool) -> None:
        """Say that the note is private, or is not."""
        self.private = on
        self._chose()

    def set_travel(self, travel: str) -> None:
        """Say how far the note may travel."""
        self.travel = travel
        self._chose()

    def _next_travel(self) -> None:
        keys = list(TRAVELS)
        self.set_travel(keys[(keys.index(self.travel) + 1) % len(keys)])

    def _chose(self) -> None:
        if self._draft is not None:
            self._wait()
        self._show_choices()
        self.edit.setFocus()

    # --- saving --------------------------------------------------------------------------------------------------------

    def _enter(self) -> None:
        act = self._show_choices if self._dates.holds(self.edit.line()) else self.save
        act()

    def save(self) -> None:
        """Save the note; what is typed stays where that is refused. While the file cannot be written the note waits for it, in
        its turn, and the line is free for the next."""
        if self.stale:
            self._read_context()
        meeting, draft = self._meeting, self._current()
        if meeting is None or draft is None:
            return
        line = self.edit.line()
        if not line.text:
            self._show_warning(_("Write what the note says, too."))
            return
        written = Written(meeting, draft, line, self._keeps_draft)
        if (note := self.queued.save(written, self._saved_later)) is None and not self.queued.has(written):
            return
        self._drafts.forget(meeting)
        self._done()
        if note is None:
            return
        say_saved(self.shell, written, note, self.edit.context)
        self.saved.emit(note)

    def _saved_later(self, written: Written, note: str) -> None:
        if written.meeting == self._meeting:
            self.saved.emit(note)

    def _done(self) -> None:
        self._clear()
        if self._put_away != self._put_away_in_file:
            self.keep()  # else the line just saved would come back from the file once more
        self.fit_safe_view()

    # --- rewriting -----------------------------------------------------------------------------------------------------

    def take_up_last(self) -> None:
        """Take the newest note up again."""
        if self._meeting is None or not self.is_empty:
            return
        meeting, private = self._meeting, private_seen(self.shell)
        note = self.shell.guard(lambda: notes.newest_note(self.shell.workspace, meeting, private=private))
        if note is not None:
            self.rewrite(note)

    def rewrite(self, note: Note) -> None:
        """Take a note up: it stands in the line as it was typed. Only while nothing is half typed."""
        text, chosen = notes.line_of(note)
        self._show_draft(Draft(text, note.kind, note.at, note.item, note.private, note.id, chosen, note.travel))
        self.edit.setFocus()

    def _escape(self) -> None:
        if self.rewriting:
            self._clear()
            self.keep()
            self.fit_safe_view()
        self.given_up.emit()
