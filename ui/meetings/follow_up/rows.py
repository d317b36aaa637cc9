"""What the follow-up of one meeting lists: its notes in groups, what is missing first, and how each is shown."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import date

from campus_desktop.clock import zone
from campus_desktop.i18n import N_, _, date_short, date_table, sort_key
from campus_desktop.meetings.note import ANSWERS, CLOSABLE, NOTE_KINDS, Note, marked
from ui.notes.said import about, due_tone, owner_tone, sender, when_due, who_text
from ui.widgets.grouped import Group, TableColumn

_TONES = {"taken": "success", "later": "info", "declined": "neutral"}
_KINDS = ("action", "decision", "idea", "need", "parked", "question")
"""The kinds that are followed up, in the order they are listed."""


def is_incomplete(note: Note) -> bool:
    """Whether an open action lacks somebody responsible or a date."""
    return note.done is None and _lacks(note)


def _lacks(note: Note) -> bool:
    return note.kind == "action" and (note.due is None or not (note.institution or note.person))


def groups(notes: Sequence[Note], carried: Sequence[Note], staying: Container[str] = ()) -> list[Group[Note]]:
    """Incomplete actions, then kind by kind, then what stands open from earlier meetings; empty groups left out. Those whose ids
    are ``staying`` stand where they stood before they were done."""
    titles = {
        "action": _("Actions"),
        "decision": _("Decisions"),
        "idea": _("Ideas"),
        "need": _("Needs for Campus"),
        "parked": _("Parked"),
        "question": _("Questions"),
    }
    missing = [note for note in notes if is_incomplete(note) or (note.id in staying and _lacks(note))]
    elsewhere = {note.id for note in missing}
    found = [Group(_("Actions without somebody responsible or a date"), missing)]
    for kind in _KINDS:
        members = [note for note in notes if note.kind == kind and note.id not in elsewhere]
        if kind == "action":
            members.sort(
                key=lambda note: (note.done is not None and note.id not in staying, note.due or date.max, note.at)
            )
        found.append(Group(titles[kind], members))
    found.append(Group(_("Still open from earlier meetings"), carried))
    return [group for group in found if group.things]


def due_cell_text(note: Note, today: date) -> str:
    """What stands in the column of dates and answers."""
    answer = ""
    if note.kind == "idea":
        answer = _(ANSWERS[note.answer]) if note.answer else _("No answer yet")
    if note.kind == "need" and note.platform_answer:
        answer = _("Answered")
    if answer and note.due is not None:
        due = _("due {date}").format(date=date_short(note.due))
        return f"{answer} · {due}"
    if answer:
        return answer
    if note.done is not None:
        return _("Done {date}").format(date=date_table(note.done.astimezone(zone()).date()))
    return when_due(note, today)


def _tone(note: Note, today: date) -> str:
    if note.kind == "idea":
        return _TONES.get(note.answer or "", "")
    if note.kind == "need" and note.platform_answer:
        return "success"
    return due_tone(note, today)


def columns(
    today: Callable[[], date],
    may_edit: Callable[[], bool],
    several_paths: Callable[[], bool],
    ticked: Callable[[Note], bool],
) -> tuple[TableColumn[Note], ...]:
    """The columns of the list; a step says which path it belongs to where there are ``several_paths``. ``ticked`` is whether a
    note is painted as done."""
    return (
        TableColumn(
            "done", N_("Done"), lambda note: _ticked_text(note, ticked(note)), width=44,
            ticked=lambda note: ticked(note) if note.kind in CLOSABLE else None,
        ),
        TableColumn(
            "text", N_("Text"), marked, lambda note: sort_key(note.text), wraps=True,
            editable=lambda _note: may_edit(),
        ),
        TableColumn(
            "owner", N_("Who"), who_text, lambda note: sort_key(sender(note)), 165, wraps=True, tone=owner_tone,
            editable=lambda _note: may_edit(),
        ),
        TableColumn(
            "due", N_("Due or answer"), lambda note: due_cell_text(note, today()), lambda note: note.due or date.max, 155,
            tone=lambda note: _tone(note, today()), editable=lambda _note: may_edit(), wraps=True,
        ),
        TableColumn(
            "about", N_("About"), lambda note: about(note, several=several_paths()),
            lambda note: sort_key(about(note, several=several_paths())), 135, muted=True, wraps=True, drop=1,
        ),
    )  # fmt: skip


def _ticked_text(note: Note, done: bool) -> str:
    if note.kind not in CLOSABLE:
        return _(NOTE_KINDS[note.kind])
    return _("Done") if done else _("Open")
