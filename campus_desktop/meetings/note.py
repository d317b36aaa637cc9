"""A note of a meeting and its fixed words."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from campus_desktop.i18n import N_, _

NOTE_KINDS = {
    "works-well": N_("Works well"),
    "challenge": N_("Challenge"),
    "idea": N_("Idea"),
    "decision": N_("Decision"),
    "action": N_("Action"),
    "question": N_("Question"),
    "need": N_("Need for Campus"),
    "parked": N_("Parked"),
}
"""In the order of their keys, Ctrl+1 to Ctrl+8."""
NOTE_COLOURS = {
    "works-well": "face-to-face",
    "challenge": "peer",
    "idea": "virtual",
    "decision": "video",
    "action": "talk",
    "question": "e-learning",
    "need": "reading",
    "parked": "quiz",
}
"""The colour of each kind is that of a course format, as those are distinguishable and have enough contrast in print and in
both themes. The kind's name is always shown beside it."""
TRAVELS = {
    "meeting": N_("This meeting only"),
    "anonymous": N_("The network, without sender"),
    "named": N_("The network, with sender"),
}
ANSWERS = {"taken": N_("We take it"), "later": N_("Later"), "declined": N_("No thanks")}
CLOSABLE = ("action", "question", "parked", "need")
"""Kinds that stay open until they are done."""


class Note(NamedTuple):
    """One note. ``institution`` and ``person`` are its sender, for an action or a decision the responsible one; the names
    beside them are for display. ``at`` is when it was begun, ``due`` a date, ``done`` when it was ticked off. ``answer`` is the
    path owner's answer to an idea, ``made_step`` the step it became; ``platform_answer`` the platform team's answer to a need."""

    id: str
    meeting: str
    meeting_title: str
    meeting_date: date | None
    item: str | None
    item_title: str
    kind: str
    text: str
    at: datetime
    institution: str | None = None
    institution_name: str = ""
    person: str | None = None
    person_name: str = ""
    path: str | None = None
    path_title: str = ""
    step: str | None = None
    step_title: str = ""
    private: bool = False
    travel: str = "meeting"
    answer: str | None = None
    answer_reason: str = ""
    made_step: str | None = None
    due: date | None = None
    done: datetime | None = None
    platform_answer: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is an action, question, need or parked item that is not done."""
        return self.kind in CLOSABLE and self.done is None

    def overdue(self, today: date) -> bool:
        """Whether it was due before ``today`` and is not done."""
        return self.is_open and self.due is not None and self.due < today


def marked(note: Note, text: str | None = None) -> str:
    """The text of a note (or ``text``) for lists without pills: a private note is marked first."""
    text = note.text if text is None else text
    return f"{_('Private')} · {text}" if note.private else text
