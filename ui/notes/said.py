"""What a note says about itself, in words: for painting, for screen readers and for copying."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from campus_desktop.clock import zone
from campus_desktop.i18n import _, date_short, time_text
from campus_desktop.meetings.due import due_text
from campus_desktop.meetings.note import ANSWERS, NOTE_KINDS, TRAVELS, Note
from campus_desktop.meetings.note_queries import Order


def kind_name(note: Note) -> str:
    """The name of its kind."""
    return _(NOTE_KINDS[note.kind]) if note.kind in NOTE_KINDS else note.kind


def sender(note: Note) -> str:
    """Who it is from, or who is responsible: "Mette Holm, Fjordstyrelsen"; empty where nobody is said."""
    return ", ".join(filter(None, (note.person_name, note.institution_name)))


def about(note: Note, *, several: bool = False) -> str:
    """The step it is about, else the path; empty for neither. Where ``several`` paths are in hand, a step says which is its own."""
    if several and note.step_title:
        return " · ".join(filter(None, (note.step_title, note.path_title)))
    return note.step_title or note.path_title


def below(note: Note, *, several: bool = False) -> tuple[str, ...]:
    """The lines below its text: "Klitadministrationen · ↳ Mød dit team", and why an idea was answered so."""
    step = about(note, several=several)
    first = " · ".join(filter(None, (sender(note), f"↳ {step}" if step else "")))
    reason = note.answer_reason if note.kind == "idea" and note.answer else ""
    return tuple(filter(None, (first, reason)))


def tags(note: Note, today: date) -> tuple[tuple[str, str], ...]:
    """Its pills, as text and tone, seen from ``today``."""
    found: list[tuple[str, str]] = []
    if note.done is not None:
        found.append((_("Done"), "success"))
    if note.due is not None:
        late = note.overdue(today)
        text = _("overdue: {date}") if late else _("due {date}")
        found.append((text.format(date=date_short(note.due)), "danger" if late else "info"))
    if note.kind == "idea" and note.answer in ANSWERS:
        tone = {"taken": "success", "later": "warning"}.get(note.answer, "neutral")
        found.append((_(ANSWERS[note.answer]), tone))
    if note.private:
        found.append((_("Private"), "warning"))
    elif note.travel != "meeting" and note.travel in TRAVELS:
        found.append((_(TRAVELS[note.travel]), "neutral"))
    return tuple(found)


def spoken(note: Note, today: date, *, several: bool = False) -> str:
    """All of it in one line, for screen readers."""
    step = about(note, several=several)
    parts = (kind_name(note), note.text, sender(note), step, *(text for text, _tone in tags(note, today)))
    return ", ".join(part for part in parts if part)


def tip(note: Note) -> str:
    """What is not painted: when it was written and at which item; and the lines below the text, which may be shortened."""
    at = note.at.astimezone(zone())
    when = f"{date_short(at.date())} {time_text(at)}"
    return "\n".join((" · ".join(filter(None, (when, note.item_title))), *below(note, several=True)))


def as_text(notes: Iterable[Note], today: date) -> str:
    """Notes as plain text, a line or more each: "Idé: Del den i tre klip (Klitadministrationen, Mød dit team)"."""
    lines = []
    for note in notes:
        words = [sender(note), about(note), *(text for text, _tone in tags(note, today))]
        more = ", ".join(word for word in words if word)
        lines.append(f"{kind_name(note)}: {note.text}" + (f" ({more})" if more else ""))
    return "\n".join(lines)


def group_of(note: Note, order: Order) -> tuple[str, str]:
    """The group a note stands in under an order: what tells it from others, and its heading."""
    if order == "kind":
        return note.kind, kind_name(note)
    if order == "step":
        path = note.path_title or _("About no step or path")
        return f"{note.path}/{note.step}", f"{path} · {note.step_title}" if note.step_title else path
    if order == "institution":
        return note.institution or "", note.institution_name or _("From nobody in particular")
    return "", ""


_SOON = 7
"""Days within which a due date is slightly emphasised."""


def due_tone(note: Note, today: date) -> str:
    """The tone of a due date: late or missing is emphasised, due in the next days slightly."""
    if note.done is not None or note.kind != "action":
        return ""
    if note.due is None or note.due < today:
        return "warning"
    return "info" if (note.due - today).days < _SOON else ""


def when_due(note: Note, today: date) -> str:
    """The due date in words; for an open action without one, that it is missing."""
    if note.due is None and note.kind == "action" and note.done is None:
        return _("No due date")
    return due_text(note.due, today)


def who_text(note: Note) -> str:
    """Who is responsible; for an open action without anybody, that nobody is."""
    return sender(note) or (_("Nobody responsible") if owner_tone(note) else "")


def owner_tone(note: Note) -> str:
    """The tone that emphasises an open action without a person responsible."""
    missing = note.kind == "action" and note.done is None and not (note.institution or note.person)
    return "warning" if missing else ""
