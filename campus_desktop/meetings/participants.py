"""The people at a meeting: adding them by one line each, changing and removing them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, fold, ngettext, number, sort_key
from campus_desktop.institutions.edits import create_institution
from campus_desktop.institutions.institution import Institution, Person
from campus_desktop.institutions.names import begun_by, without_mark
from campus_desktop.institutions.queries import list_institutions
from campus_desktop.institutions.short import initials
from campus_desktop.meetings.edits import clean, title_of, touch
from campus_desktop.meetings.field_words import PARTICIPANT_WORDS
from campus_desktop.meetings.meeting import ATTENDANCE
from campus_desktop.meetings.people_lines import PersonLine
from campus_desktop.workspace import Edit, Workspace
from campus_desktop.workspace.labels import change_label, field_word

_WORDS = {
    "registered": ("tilmeldt", "registered"),
    "present": ("til stede", "present", "her", "here"),
    "apologies": ("afbud", "apologies", "fraværende", "absent"),
    "online": ("online", "virtuelt", "på skærm"),
}
_STATUS_OF = {fold(word): status for status, words in _WORDS.items() for word in words}
_NUMBER = re.compile(r"(?:(\d{1,3})\s*(?:x|pers\.?|personer|people)?\s+(?:fra\s+|from\s+)?(.+)|(.+?)\s+(\d{1,3}))")
_FROM = re.compile(r"\d{1,3}\s*(?:x|pers\.?|personer|people)?\s+(?:fra|from)\s+(.+)")
_INSTITUTION = re.compile(
    r"styrelse[nr]?\b|ministerie?t?\b|departement|administration|direktorat|kommune|politi|universitet|n(?:æ|ae)vn|r(?:å|aa)det\b"
    r"|agency\b|ministry\b|authority\b|council\b"
)
_SHORTEST = 3
MOST_PEOPLE = 999
MOST_LINES = 300
"""The most people added at once; a longer list was probably not meant for one meeting."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A participant parsed from one line. ``name`` is empty for ``count`` unnamed people of an institution."""

    name: str = ""
    role: str = ""
    institution: str | None = None
    person: str | None = None
    status: str | None = None
    count: int = 1


def _parts(line: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"[,;()]", without_mark(clean(line)))]


def parse_line(
    text: str, institutions: Sequence[Institution], people: Sequence[Person], *, begun: bool = False
) -> Entry:
    """Parse "Mette Holm, Fjordstyrelsen", "MH (Fjordst.), online", "4 fra Klitadministrationen", "Hedestyrelsen, afbud".

    An institution is matched by name, short name or the beginning of either; of the rest the name comes first, then the role.
    ``begun``: the beginning of exactly one known name is that person. Raises CampusError if the line names nobody.
    """
    parts = _parts(text)
    institution, status, count, left = None, None, 1, []
    for part in filter(None, parts):
        folded = fold(part)
        if folded in _STATUS_OF and status is None:
            status = _STATUS_OF[folded]
        elif institution is None and (found := match_institution(part, institutions)):
            institution = found
        elif institution is None and (counted := _counted(part, institutions)):
            institution, count = counted
        else:
            left.append(part)
    name, role = (left[0] if left else ""), ", ".join(left[1:])
    person = _known(name, institution, people, begun=begun) if name else None
    if not name and institution is None:
        raise CampusError(
            _("Write a name or an institution, as “Mette Holm, Fjordstyrelsen” or “4 from Fjordstyrelsen”.")
        )
    if person is not None:
        institution = institution or person.institution
    return Entry(name, role, institution, person.id if person else None, status, count)


def match_institution(text: str, institutions: Sequence[Institution]) -> str | None:
    """The id of the institution called ``text``: by name or short name, else by the beginning of exactly one."""
    wanted = fold(text).rstrip(".")
    names = [
        (fold(name).rstrip("."), each.id) for each in institutions for name in (each.name, each.short_name) if name
    ]
    exact = {row_id for name, row_id in names if name == wanted}
    begun = {row_id for name, row_id in names if len(wanted) >= _SHORTEST and name.startswith(wanted)}
    return next((min(found) for found in (exact, begun) if len(found) == 1), None)


def _counted(part: str, institutions: Sequence[Institution]) -> tuple[str, int] | None:
    match = _NUMBER.fullmatch(part)
    if match is None:
        return None
    count, name = int(match[1] or match[4]), match[2] or match[3]
    found = match_institution(name, institutions)
    return (found, count) if found and 1 <= count <= MOST_PEOPLE else None


def _known(name: str, institution: str | None, people: Sequence[Person], *, begun: bool = False) -> Person | None:
    wanted = fold(name)
    there = [each for each in people if institution in (None, each.institution)]
    found = [each for each in there if fold(each.name) == wanted]
    if not found and begun:
        return begun_by(name, there, lambda each: each.name)
    return found[0] if len(found) == 1 else None


def understood_as(workspace: Workspace, text: str) -> tuple[str, str] | None:
    """What was typed as a name, and the name of the known person that it is the beginning of; None if it is nobody's."""
    institutions, people = list_institutions(workspace), _people(workspace)
    entry = parse_line(text, institutions, people, begun=True)
    known = next((each for each in people if each.id == entry.person), None)
    return (entry.name, known.name) if known is not None and fold(known.name) != fold(entry.name) else None


def new_institution(workspace: Workspace, text: str) -> str:
    """The part of a line that may name an institution not yet in the file: "Nystyrelsen" in "Mette Holm, Nystyrelsen" and in
    "4 from Nystyrelsen"; empty if there is none. The user must confirm it, as it may also be a role."""
    institutions, people = list_institutions(workspace), _people(workspace)
    parts = _parts(text)
    left = [part for part in parts if part and fold(part) not in _STATUS_OF]
    if not left or any(match_institution(part, institutions) or _counted(part, institutions) for part in left):
        return ""
    if match := _FROM.fullmatch(left[0]):
        return match[1]
    if len(left) > 1:
        likely = next((part for part in left[1:] if _INSTITUTION.search(fold(part))), left[1])
        return likely if _known(left[0], None, people, begun=True) is None else ""
    return left[0] if _INSTITUTION.search(fold(left[0])) else ""


def _people(workspace: Workspace) -> list[Person]:
    return [Person(**dict(row)) for row in workspace.rows("SELECT id, institution, name, role, email FROM person")]


def add_participant(
    workspace: Workspace,
    meeting_id: str,
    text: str,
    *,
    status: str = "registered",
    institution: str = "",
    email: str = "",
    new: bool = False,
) -> str:
    """Add a participant from one line (``parse_line``); a person not yet in the file is added to the institution's people.

    ``status`` is used unless the line has another ("present" while the meeting runs). ``institution`` is one in the line to
    create first, in the same undo step. In a meeting of initials only, a new name becomes initials and nobody is added to the
    institution. ``email`` is stored for a new person, and for a known one without an address; ``emails_left`` reports where it
    is not. If the line names no institution, it is found from people with the same mail domain. A name that is the beginning of
    exactly one known one is that person, unless it is said to be ``new`` or comes with an address. Returns the participant's id.
    """
    if institution:
        names = [part for part in _parts(text) if part and fold(part) not in _STATUS_OF]
        # "4 from Nystyrelsen" and "Nystyrelsen" name nobody
        named = bool(names) and fold(names[0]) != fold(institution) and not _FROM.fullmatch(names[0])
        shown = _shown(workspace, meeting_id, names[0]) if named else institution
        with workspace.edit(_("Add “{title}”").format(title=shown)):
            create_institution(workspace, institution)
            return add_participant(workspace, meeting_id, text, status=status, email=email, new=new)
    people = _people(workspace)
    entry = parse_line(text, list_institutions(workspace), people, begun=not new and not email)
    if entry.institution is None and (home := _home_of(email, people)) is not None:
        entry = replace(entry, institution=home)
    short = _initials_only(workspace, meeting_id)
    title_of(workspace, meeting_id)
    shown = _shown(workspace, meeting_id, entry.name) if entry.name else without_mark(clean(text))
    with workspace.edit(_("Add “{title}”").format(title=shown)) as edit:
        person = entry.person
        if person is None and entry.name and entry.institution and not short:
            values = {"name": entry.name, "role": entry.role, "email": email, "sort_key": sort_key(entry.name)}
            person = edit.insert("person", {**values, "institution": entry.institution})
        elif person is not None and email and not short and _email_of(people, person) == "":
            edit.update("person", person, {"email": email})
        if there := _there_already(edit, meeting_id, person):
            edit.update("participant", there, {"status": entry.status or status})
            return there
        row = {
            "meeting": meeting_id,
            "institution": entry.institution,
            "person": person,
            "name": "" if person or not entry.name else shown,
            "role": "" if person else entry.role,
            "status": entry.status or status,
            "count": entry.count,
        }
        participant = edit.insert("participant", row)
        touch(edit, meeting_id)
    return participant


def add_new_instead(workspace: Workspace, meeting_id: str, participant: str, text: str, status: str) -> str:
    """Add a new person with the name typed instead of the known one it was understood as; one undo step. ``participant`` is empty
    where the known one stays. Returns the participant's id."""
    row = workspace.row(
        "SELECT p.name, p.institution FROM participant a JOIN person p ON p.id = a.person WHERE a.id = ?",
        (participant,),
    )
    people, institutions = _people(workspace), list_institutions(workspace)
    entry = parse_line(text, institutions, people)
    if entry.institution is None and row is not None:  # at the same institution, as none was typed
        text = f"{text}, {next(each.name for each in institutions if each.id == row['institution'])}"
    with workspace.edit(_("Add “{title}”").format(title=_shown(workspace, meeting_id, entry.name))):
        if participant:
            remove_participants(workspace, [participant])
        return add_participant(workspace, meeting_id, text, status=status, new=True)


def _initials_only(workspace: Workspace, meeting_id: str) -> bool:
    return bool(workspace.value("SELECT initials_only FROM meeting WHERE id = ?", (meeting_id,)))


def _shown(workspace: Workspace, meeting_id: str, name: str) -> str:
    """A person's name as the meeting keeps it."""
    return initials(name) if _initials_only(workspace, meeting_id) else name


def _email_of(people: Sequence[Person], person: str) -> str:
    return next((each.email for each in people if each.id == person), "")


def emails_left(workspace: Workspace, meeting_id: str, lines: Sequence[PersonLine]) -> list[str]:
    """The sentences that say which addresses in lines just added were not stored, and why; addresses left for the same reason share one."""
    rows = workspace.rows(
        "SELECT coalesce(p.name, a.name) AS name, coalesce(p.email, '') AS email, m.initials_only "
        "FROM participant a JOIN meeting m ON m.id = a.meeting LEFT JOIN person p ON p.id = a.person WHERE a.meeting = ?",
        (meeting_id,),
    )
    kept, old = {row["email"].casefold() for row in rows}, {fold(row["name"]): row["email"] for row in rows}
    left = [line for line in lines if line.email and line.email.casefold() not in kept]
    if rows and rows[0]["initials_only"]:
        return [_initials_keep_none(left)] if left else []
    known = [line for line in left if old.get(fold(_parts(line.text)[0]))]
    reasons = [_has_another(line, old[fold(_parts(line.text)[0])]) for line in known]
    if nowhere := [line for line in left if line not in known]:
        reasons.append(_nowhere_to_keep(nowhere))
    return reasons


def _initials_keep_none(lines: Sequence[PersonLine]) -> str:
    text = ngettext(
        "The address {email} was not kept: this meeting has initials only.",
        "{count} addresses were not kept: this meeting has initials only.",
        len(lines),
    )
    return text.format(email=lines[0].email, count=number(len(lines)))


def _has_another(line: PersonLine, address: str) -> str:
    text = _("{name} already has the address {old}; {email} was not kept. Change it on the page Institutions.")
    return text.format(email=line.email, name=_parts(line.text)[0], old=address)


def _nowhere_to_keep(lines: Sequence[PersonLine]) -> str:
    text = ngettext(
        "The address {email} was not kept: no institution is said. Add “{name}, institution” with it.",
        "{count} addresses were not kept: no institution is said. Add “{name}, institution” with it.",
        len(lines),
    )
    return text.format(email=lines[0].email, name=_parts(lines[0].text)[0], count=number(len(lines)))


def _home_of(email: str, people: Sequence[Person]) -> str | None:
    """The institution shared by all known people with the same mail domain as this address."""
    end = email.casefold().partition("@")[2]
    homes = {each.institution for each in people if end and each.email.casefold().endswith(f"@{end}")}
    return next(iter(homes)) if len(homes) == 1 else None


def new_institutions(workspace: Workspace, lines: Sequence[PersonLine]) -> list[str]:
    """The institutions that several lines may name and that are not in the file, each once (``new_institution``)."""
    people = _people(workspace)
    unknown = (new_institution(workspace, each.text) for each in lines if _home_of(each.email, people) is None)
    return list(dict.fromkeys(name for name in unknown if name))


def add_participants(
    workspace: Workspace,
    meeting_id: str,
    lines: Sequence[PersonLine],
    *,
    status: str = "registered",
    institutions: Sequence[str] = (),
) -> list[str]:
    """Add several people as one undo step, creating ``institutions`` first; returns the participants' ids. Raises CampusError
    for more people than a meeting can have, and if a line names nobody; then nobody is added."""
    if len(lines) > MOST_LINES:
        text = _(
            "{count} lines are more people than a meeting has; nobody was added. At most {most} are taken at once."
        )
        raise CampusError(text.format(count=len(lines), most=MOST_LINES))
    label = ngettext("Add {count} participant", "Add {count} participants", len(lines)).format(count=len(lines))
    with workspace.edit(label):
        for name in institutions:
            create_institution(workspace, name)
        made = [add_participant(workspace, meeting_id, each.text, status=status, email=each.email) for each in lines]
    return list(dict.fromkeys(made))


def _there_already(edit: Edit, meeting_id: str, person: str | None) -> str | None:
    if person is None:
        return None
    found: str | None = edit.value("SELECT id FROM participant WHERE meeting = ? AND person = ?", (meeting_id, person))
    return found


def update_participants(workspace: Workspace, ids: Sequence[str], **fields: Any) -> None:
    """Set status ("registered", "present", "apologies", "online"), count, institution, name or role of participants.

    Raises CampusError if the number is not valid, ValueError for an unknown field or word.
    """
    if unknown := set(fields) - {"status", "count", "institution", "name", "role"}:
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
    if fields.get("status", "present") not in ATTENDANCE:
        raise ValueError(f"no such status: {fields['status']}")
    if "count" in fields:
        _count(fields["count"])
    for name in {"name", "role"} & set(fields):
        fields[name] = " ".join(without_mark(clean(fields[name])).split())
    names = _names(workspace, ids)
    if not names:
        raise CampusError(_("What you were editing has been deleted in the meantime; nothing was changed."))
    if len(names) == 1:
        label = change_label(next(iter(names.values())), fields, PARTICIPANT_WORDS)
    elif word := field_word(fields, PARTICIPANT_WORDS):
        several = ngettext(
            "Change {field} of {count} participant", "Change {field} of {count} participants", len(names)
        )
        label = several.format(field=word, count=len(names))
    else:
        several = ngettext("Change {count} participant", "Change {count} participants", len(names))
        label = several.format(count=len(names))
    with workspace.edit(label) as edit:
        edit.update_many("participant", names, fields)
        if fields.get("name"):
            _shorten(edit, names, fields["name"])
        _touch_meetings(edit, names)


def change_counts(workspace: Workspace, ids: Sequence[str], by: int) -> None:
    """Change the count of each of several groups of unnamed people by ``by``, as one undo step. Raises CampusError if a number
    would not be valid; then nothing is changed."""
    names = _names(workspace, ids)
    if not names:
        return
    several = ngettext("Change {count} participant", "Change {count} participants", len(names))
    label = _("Change “{title}”") if len(names) == 1 else several
    with workspace.edit(label.format(title=next(iter(names.values())), count=len(names))):
        for each in names:
            count = workspace.value("SELECT count FROM participant WHERE id = ?", (each,))
            update_participants(workspace, [each], count=count + by)


def _shorten(edit: Edit, ids: dict[str, str], name: str) -> None:
    """Store a name typed at meetings of initials only as initials."""
    short = "meeting IN (SELECT id FROM meeting WHERE initials_only)"
    sql = f"UPDATE participant SET name = ? WHERE id IN (SELECT value FROM json_each(?)) AND {short}"
    edit.execute(sql, (initials(name), json.dumps(list(ids))))


def count_as_present(workspace: Workspace, meeting_id: str, *, back: bool = False) -> int:
    """Mark those registered as present, as one undo step: when the meeting begins, only absence is noted from then on. ``back``
    reverses it if the meeting had not begun after all. Returns how many rows were changed; those online and those who sent
    apologies stay as they are."""
    old, new = ("present", "registered") if back else ("registered", "present")
    sql = "SELECT id FROM participant WHERE meeting = ? AND status = ? ORDER BY rid"
    ids = [row["id"] for row in workspace.rows(sql, (meeting_id, old))]
    if ids:
        with workspace.edit(
            _("Set those present back to registered") if back else _("Mark those registered as present")
        ) as edit:
            edit.update_many("participant", ids, {"status": new})
            touch(edit, meeting_id)
    return len(ids)


def remove_participants(workspace: Workspace, ids: Sequence[str]) -> None:
    """Remove participants from the meeting; the people stay at their institutions."""
    names = _names(workspace, ids)
    if not names:
        return
    label = ngettext("Remove “{title}” from the meeting", "Remove {count} participants from the meeting", len(names))
    with workspace.edit(label.format(title=next(iter(names.values())), count=len(names))) as edit:
        _touch_meetings(edit, names)
        edit.delete("participant", names)


def _count(count: int) -> int:
    if not 1 <= count <= MOST_PEOPLE:
        text = _("The number from one institution must be from 1 to {most}.")
        raise CampusError(text.format(most=MOST_PEOPLE))
    return count


def _names(workspace: Workspace, ids: Sequence[str]) -> dict[str, str]:
    """Their names in the label of an undo step: people by name, or initials if the meeting has only those, others by institution."""
    found: dict[str, str] = {}
    for each in ids:
        row = workspace.row(
            "SELECT coalesce(p.name, nullif(a.name, '')) AS person, coalesce(i.name, '') AS home, m.initials_only "
            "FROM participant a JOIN meeting m ON m.id = a.meeting LEFT JOIN person p ON p.id = a.person "
            "LEFT JOIN institution i ON i.id = a.institution WHERE a.id = ?",
            (each,),
        )
        if row is not None:
            person = row["person"]
            found[each] = (initials(person) if row["initials_only"] else person) if person else row["home"]
    return found


def _touch_meetings(edit: Edit, ids: dict[str, str]) -> None:
    for each in ids:
        touch(edit, edit.value("SELECT meeting FROM participant WHERE id = ?", (each,)))
