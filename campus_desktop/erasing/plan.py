"""The plan for erasing: the meetings past their date, whose names are erased and whose stay, and the free text with a name.

Nothing is written here; the user sees the plan and decides about each text before ``erase.erase`` executes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from campus_desktop.erasing.mentions import CLEARED, Mention, Search, find_mentions
from campus_desktop.erasing.names import Names, Style, is_initials
from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _, date_table, fold, sort_key
from campus_desktop.meetings.personal import names_in
from campus_desktop.meetings.queries import find_meeting
from campus_desktop.workspace import Workspace, settings
from campus_desktop.workspace.copies import copies_beside, left_over

ERASED = "personal data erased"
"""The fact recorded for a meeting."""
UNFINISHED = "erasing unfinished"
"""The setting with the ids of meetings while the file is being rewritten."""

OUT_OF_REACH = (
    N_("Prints on paper, and files that were exported: PDF, Word, Excel, calendars, e-mails."),
    N_("Files and copies that were handed over to others."),
    N_("Copies elsewhere: other computers, USB sticks, network drives and the IT department’s own backups."),
    N_("What a disk itself may keep of deleted files."),
)
"""Data that no program can erase from here."""


@dataclass(frozen=True, slots=True)
class DueMeeting:
    """A meeting past its date. ``people`` counts the people named at it, ``private_notes`` its private notes."""

    id: str
    title: str
    delete_by: date
    date: date | None
    case_number: str
    data_purpose: str
    people: int
    private_notes: int


@dataclass(frozen=True, slots=True)
class People:
    """The people whose data the meetings contain. ``erased`` and ``spared`` are names, in Danish order; ``persons`` the ids of
    those to erase, ``addresses`` their e-mail addresses."""

    erased: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    persons: frozenset[str] = frozenset()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that erasing would do. ``unfinished``: an earlier run was interrupted and is completed with this one."""

    meetings: tuple[DueMeeting, ...]
    people: People
    mentions: tuple[Mention, ...]
    copies: tuple[Path, ...]
    left_over: tuple[Path, ...] = ()
    style: Style = "initials"
    unfinished: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the meetings."""
        return tuple(each.id for each in self.meetings)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.meetings and not self.unfinished


def due_meetings(workspace: Workspace, today: date) -> list[DueMeeting]:
    """Meetings whose delete-by date is today or past and that still have personal data, the longest past first."""
    rows = workspace.rows(
        "SELECT m.*, (SELECT count(*) FROM participant a WHERE a.meeting = m.id AND (a.person IS NOT NULL OR a.name <> '')) AS people, "
        "(SELECT count(*) FROM note n WHERE n.meeting = m.id AND n.private) AS private_notes, "
        "EXISTS (SELECT 1 FROM note n WHERE n.meeting = m.id AND n.person IS NOT NULL) AS persons, "
        "EXISTS (SELECT 1 FROM meeting_fact f WHERE f.meeting = m.id AND f.what = ?) AS erased "
        "FROM meeting m WHERE NOT m.is_template AND m.delete_by <= ? ORDER BY m.delete_by, m.sort_key, m.id",
        (ERASED, today.isoformat()),
    )
    standing = [
        row
        for row in rows
        if not row["erased"] or row["people"] or row["private_notes"] or row["persons"] or any(row[n] for n in CLEARED)
    ]
    names = ("id", "title", "case_number", "data_purpose", "people", "private_notes")
    return [
        DueMeeting(
            date=date.fromisoformat(row["date"]) if row["date"] else None,
            delete_by=date.fromisoformat(row["delete_by"]),
            **{name: row[name] for name in names},
        )
        for row in standing
    ]


def due_meeting(workspace: Workspace, name: str, today: date) -> DueMeeting:
    """The meeting with this title or id. Raises CampusError if there is none, its date is still to come, or nothing is left to erase."""
    meeting_id = find_meeting(workspace, name)
    for each in due_meetings(workspace, today):
        if each.id == meeting_id:
            return each
    row = workspace.row("SELECT title, delete_by FROM meeting WHERE id = ?", (meeting_id,))
    assert row is not None
    if row["delete_by"] is None:
        text = _("“{title}” has no delete-by date; give it one first. Nothing was erased.")
    elif row["delete_by"] > today.isoformat():
        text = _("“{title}” may be kept until {date}; change its delete-by date to erase sooner. Nothing was erased.")
    else:
        text = _("The personal data of “{title}” has been erased already.")
    day = date_table(date.fromisoformat(row["delete_by"])) if row["delete_by"] else ""
    raise CampusError(text.format(title=row["title"], date=day))


def make_plan(
    workspace: Workspace, today: date, *, meetings: Collection[str] | None = None, style: Style = "initials"
) -> Plan:
    """The plan for those of these meetings that are past their date, or for all such. ``style``: the replacements proposed for names."""
    broken_off = settings.get(workspace, UNFINISHED)
    due = [each for each in due_meetings(workspace, today) if meetings is None or each.id in meetings]
    ids = [each.id for each in due]
    people = find_people(workspace, ids)
    mentions = find_mentions(workspace, make_search(workspace, ids, people, style)) if ids else []
    return Plan(
        tuple(due),
        people,
        tuple(mentions),
        tuple(copies_beside(workspace)),
        tuple(left_over(workspace.path.parent)),
        style,
        unfinished=broken_off is not None,
    )


def make_search(workspace: Workspace, ids: Sequence[str], people: People, style: Style) -> Search:
    """What to search for: in the meetings, every name in the file and every address; elsewhere the names to erase."""
    every_name = {*people.erased, *people.spared, *(row["name"] for row in workspace.rows("SELECT name FROM person"))}
    inside = Names(every_name, style=style, addresses=True)
    certain = [name for name in people.erased if not is_initials(name)]
    outside = Names(certain, style=style, known=people.addresses, others=every_name - set(people.erased))
    return Search(frozenset(ids), people.persons, inside, outside)


# --- whom to erase, and whom to spare --------------------------------------------------------------------------------


def find_people(workspace: Workspace, ids: Sequence[str]) -> People:
    """The people named at the meetings ``ids``: those with another meeting, which is still within its date, are spared."""
    chosen = set(ids)
    every = [row["id"] for row in workspace.rows("SELECT id FROM meeting WHERE NOT is_template")]
    persons = {row["id"]: row for row in workspace.rows("SELECT id, name, institution, email FROM person")}
    here = _Gathered(workspace, [each for each in every if each in chosen])
    staying = _Gathered(workspace, [each for each in every if each not in chosen])
    kept = {fold(name) for name in staying.names} | {fold(persons[each]["name"]) for each in staying.persons}
    names = {fold(name): name for name in here.names}
    going = {each for each in here.persons - staying.persons if fold(persons[each]["name"]) not in kept}
    going |= _again(persons.values(), going, names, kept, staying.persons)
    names |= {fold(persons[each]["name"]): persons[each]["name"] for each in here.persons | going}
    return People(
        tuple(sorted((name for key, name in names.items() if key not in kept), key=sort_key)),
        tuple(sorted((name for key, name in names.items() if key in kept), key=sort_key)),
        frozenset(going),
        tuple(sorted({persons[each]["email"] for each in going if persons[each]["email"]})),
    )


def _again(
    persons: Iterable[Any], going: set[str], names: dict[str, str], kept: set[str], staying: set[str]
) -> set[str]:
    """Rows of the same person: the same name at the same institution, or at none, or a name that was only typed."""
    rows = list(persons)
    homes = {(fold(row["name"]), row["institution"]) for row in rows if row["id"] in going}
    typed = set(names) - {name for name, _home in homes}
    return {
        row["id"]
        for row in rows
        if row["id"] not in staying
        and (name := fold(row["name"])) not in kept
        and (name in typed or (name, row["institution"]) in homes or (row["institution"] is None and name in names))
    }


class _Gathered:
    """The people of some meetings: ``persons`` in the file by id, and the ``names`` typed there."""

    def __init__(self, workspace: Workspace, ids: Sequence[str]) -> None:
        self.persons: set[str] = set()
        self.names: set[str] = set()
        institutions = [row["name"] for row in workspace.rows("SELECT name FROM institution")]
        for each in ids:
            for sql in (
                "SELECT person, name FROM participant WHERE meeting = ?",
                "SELECT person, '' AS name FROM note WHERE meeting = ? AND person IS NOT NULL",
            ):
                for row in workspace.rows(sql, (each,)):
                    if row["person"] is not None:
                        self.persons.add(row["person"])
                    if row["name"]:
                        self.names.add(row["name"])
            fields = workspace.rows("SELECT chair, minute_taker, contact FROM meeting WHERE id = ?", (each,))
            texts = [text for row in fields for text in row]
            texts += [
                row["responsible"]
                for row in workspace.rows("SELECT responsible FROM agenda_item WHERE meeting = ?", (each,))
            ]
            self.names |= {name for text in texts for name in names_in(text, institutions)}
