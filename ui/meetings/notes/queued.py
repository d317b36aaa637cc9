"""Notes on their way into the file: written at once, or, while that cannot be, waiting in their order, and said above the line."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from campus_desktop.i18n import _, ngettext
from campus_desktop.meetings import left_notes, notes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.notes import Draft
from ui.meetings.notes.drafts import note_still_there
from ui.notes.seen import private_seen
from ui.shell.protocol import Shell
from ui.shell.typed_text import keeper_of, typed_in
from ui.shell.unsaved_text import Waiting
from ui.widgets.layouts import column_in
from ui.widgets.panel import label

_SHOWN = 3
_LETTERS = 60


class Written(NamedTuple):
    """A note as its line was when Enter was pressed."""

    meeting: str
    draft: Draft
    line: NoteLine
    drafted: bool
    """Whether its draft is the one kept for the meeting's line."""


class QueuedNotes(QWidget):
    """Out of sight while every note is in the file."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._waiting: list[tuple[Written, Waiting]] = []
        self.words = label("", "error", wrap=True)
        column_in(self).addWidget(self.words)
        self.hide()
        keeper = keeper_of(shell.widget)
        assert keeper is not None
        self._keeper = keeper
        keeper.changed.connect(self.look)

    def save(self, written: Written, later: Callable[[Written, str], object]) -> str | None:
        """Save the note; its id, or None where it waits (then ``later`` is told, if this is still there) or was refused."""
        made: list[str] = []

        def command() -> str:
            made[:] = [_save(self._shell, written)]
            return made[0]

        def done(_text: str) -> None:
            if isValid(self):
                later(written, made[0])

        draft = written.draft
        name = _("Private note") if draft.private else _("Note line")
        with typed_in(self._shell.widget, name, draft.text, done) as attempt:
            attempt.note = left_notes.as_text(written.meeting, draft)
            note = self._shell.guard(command)
        if attempt.kept is not None:
            self._waiting.append((written, attempt.kept))
            self.look()
        return note

    def has(self, written: Written) -> bool:
        """Whether the note waits."""
        return any(each is written for each, _waiting in self._waiting)

    def look(self) -> None:
        """Show what waits. In the safe view the text of a private note is left out."""
        self._waiting = [each for each in self._waiting if each[1] in self._keeper.waiting]
        seen = [
            written for written, _waiting in self._waiting if not written.draft.private or private_seen(self._shell)
        ]
        count = len(self._waiting)
        text = ngettext(
            "Not saved yet, and tried again by itself:", "Not saved yet, and tried again by themselves:", count
        )
        lines = [_described(each) for each in seen[:_SHOWN]]
        self.words.setText("\n".join([text, *lines, *(["…"] if len(lines) < count else [])]))
        self.setVisible(count > 0)


def _described(written: Written) -> str:
    text = _short(written.line.text)
    return f"{text} · {_('Private')}" if written.draft.private else text


def _short(text: str) -> str:
    text = " ".join(text.split())
    text = text if len(text) <= _LETTERS else f"{text[:_LETTERS].rstrip()} …"
    return _("“{text}”").format(text=text)


def _save(shell: Shell, written: Written) -> str:
    draft, workspace = written.draft, shell.workspace
    travel = "meeting" if draft.private else draft.travel
    # one that was deleted meanwhile is written anew: what is typed is not lost for that
    if draft.note is not None and note_still_there(shell, draft.note) is not None:
        notes.rewrite_note(
            workspace,
            draft.note,
            draft.kind,
            written.line,
            private=draft.private,
            travel=travel,
            drafted=written.drafted,
        )
        return draft.note
    return notes.add_note(
        workspace,
        written.meeting,
        draft.kind,
        written.line,
        item=draft.item,
        at=draft.at,
        private=draft.private,
        travel=travel,
        drafted=written.drafted,
    )
