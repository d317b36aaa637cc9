"""Edits of the catalogue, called by the form, the table, the import and the command line."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from campus_desktop.courses import price, queries
from campus_desktop.courses.fields import COURSE_FIELDS, Kind
from campus_desktop.courses.formats import FORMATS
from campus_desktop.courses.price import KINDS
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext, number, sort_key
from campus_desktop.workspace.labels import change_label, field_word

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace

MAX_MINUTES = 60 * 24 * 366
"""The longest course, in minutes: a year."""

_WORDS = {each.name: each.word for each in COURSE_FIELDS.values()}


def clean_line(text: str) -> str:
    """A text of one line as it is stored: NFC, without control characters, single spaces, stripped."""
    return " ".join(_plain(text).split())


def clean_text(text: str) -> str:
    """A text of several lines as it is stored: NFC, line feeds only, no other control characters, stripped."""
    lines = _plain(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _plain(text: str) -> str:
    kept = unicodedata.normalize("NFC", text)
    return "".join(c if c >= " " or c in "\n\t" else " " for c in kept if c != "\x7f")


def check(fields: Mapping[str, Any]) -> dict[str, str]:
    """The errors in these fields (attributes of ``Course``): one sentence per field; empty if all are valid."""
    wrong: dict[str, str] = {}
    if "title" in fields and not clean_line(fields["title"]):
        wrong["title"] = _("A course needs a title.")
    if fields.get("format") not in (None, *FORMATS):
        wrong["format"] = _("“{format}” is no format; choose one from the list.").format(format=fields["format"])
    minutes = fields.get("minutes")
    if minutes is not None and not 0 <= minutes <= MAX_MINUTES:
        wrong["minutes"] = _("A duration is between 0 and {most} minutes.").format(most=number(MAX_MINUTES))
    link = clean_line(fields.get("link") or "")
    if link and (not link.lower().startswith(("https://", "http://")) or " " in link):
        wrong["link"] = _("A link begins with https:// and has no spaces.")
    if fields.get("price_per", "") not in KINDS:
        wrong["price_per"] = _("“{text}” is nothing that a price is for.").format(text=fields["price_per"])
    return wrong


def with_price(fields: Mapping[str, Any]) -> dict[str, Any]:
    """``fields`` with the amount and unit of their price as written, unless they contain them."""
    if "fee" not in fields or "price" in fields:
        return dict(fields)
    found = price.read(fields["fee"])
    unit = {"price_per": found.per} if found.per and not fields.get("price_per") else {}
    return {**fields, **unit, "price": found.amount}


def to_columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a course (attributes of ``Course``) as columns of the table, cleaned; with ``sort_key`` if there is a title.

    Also for bulk loading (an import). Raises KeyError for an unknown field.
    """
    columns = {name: _column(name, value) for name, value in fields.items()}
    if "title" in columns:
        columns["sort_key"] = sort_key(columns["title"])
    return columns


def _column(name: str, value: Any) -> Any:
    match COURSE_FIELDS[name].kind:
        case Kind.LINE | Kind.UNIT:
            return clean_line(value)
        case Kind.TEXT:
            return clean_text(value)
        case Kind.LIST:
            cleaned = [clean_line(text) for text in value]
            return json.dumps(list(dict.fromkeys(text for text in cleaned if text)), ensure_ascii=False)
        case Kind.UNREAD:
            return json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    if wrong := check(fields):
        raise CampusError(next(iter(wrong.values())))
    return to_columns(fields)


def create_course(ws: Workspace, fields: Mapping[str, Any]) -> str:
    """Add a course and return its id. ``fields`` are attributes of ``Course``, including a title.

    Raises CampusError with the first sentence of ``check``.
    """
    columns = _checked({"title": "", **with_price(fields)})
    with ws.edit(_("New course “{title}”").format(title=columns["title"])) as edit:
        return edit.insert("course", columns)


def update_course(ws: Workspace, course_id: str, fields: Mapping[str, Any]) -> None:
    """Change fields of a course, except unchanged ones. A single field is merged while the user types.

    Raises CampusError if the course is gone, or with the first sentence of ``check``.
    """
    fields = with_price(fields)
    course = queries.read_course(ws, course_id)
    if course is not None and course.unread:  # a value set by the user need not be read any more
        fields["unread"] = {name: text for name, text in course.unread.items() if name not in fields}
    columns = _checked(fields)
    if course is None:
        raise CampusError(_("The course has been deleted in the meantime; nothing was changed."))
    before = to_columns({name: getattr(course, name) for name in fields})
    changed = {name: value for name, value in columns.items() if before[name] != value}
    if not changed:
        return
    names = [name for name in changed if name not in ("sort_key", "price", "price_per", "unread")] or list(changed)
    merge = ("course", course_id, names[0]) if len(names) == 1 else None
    title = changed.get("title", course.title)
    with ws.edit(change_label(title, names, _WORDS), merge=merge) as edit:
        edit.update("course", course_id, changed)


def update_courses(
    ws: Workspace, ids: Sequence[str], fields: Mapping[str, Any], *, add_tags: Sequence[str] = ()
) -> int:
    """Set the same fields of several courses, and add topics to those they have, as one undo step; returns how many there were.

    Raises CampusError with the first sentence of ``check``, or if every course is gone.
    """
    columns = _checked(fields)
    titles = {course: title for course, title, _retired in _titles(ws, ids)}
    if not titles:
        raise CampusError(_("The course has been deleted in the meantime; nothing was changed."))
    if not columns and not add_tags:
        return 0
    label = _change_label(titles, [*fields, *(["tags"] if add_tags else [])])
    courses = queries.read_courses(ws, [*titles]) if add_tags else ()
    with ws.edit(label) as edit:
        if columns:
            edit.update_many("course", titles, columns)
        for course in courses:
            edit.update("course", course.id, to_columns({"tags": (*course.tags, *add_tags)}))
    return len(titles)


def duplicate(ws: Workspace, ids: Sequence[str]) -> list[str]:
    """Add a copy of each course, "(copy)" after its title and without its code; returns the copies' ids in order."""
    courses = queries.read_courses(ws, ids)
    many = ngettext("Duplicate {count} course", "Duplicate {count} courses", len(courses))
    label = _label({course.id: course.title for course in courses}, _("Duplicate “{title}”"), many)
    with ws.edit(label) as edit:
        copies = []
        for course in courses:
            fields = {name: getattr(course, name) for name in COURSE_FIELDS}
            fields |= {"title": _("{title} (copy)").format(title=course.title), "code": "", "retired": False}
            copies.append(edit.insert("course", to_columns(fields)))
        return copies


def retire(ws: Workspace, ids: Sequence[str], *, retired: bool = True) -> None:
    """Retire courses, or restore them (``retired=False``): paths keep retired courses, lists leave them out."""
    titles = {course: title for course, title, was in _titles(ws, ids) if was != retired}
    if not titles:
        return
    if retired:
        many = ngettext("Retire {count} course", "Retire {count} courses", len(titles))
        label = _label(titles, _("Retire “{title}”"), many)
    else:
        many = ngettext("Take {count} course back into use", "Take {count} courses back into use", len(titles))
        label = _label(titles, _("Take “{title}” back into use"), many)
    with ws.edit(label) as edit:
        edit.update_many("course", titles, {"retired": int(retired)})


def delete(ws: Workspace, ids: Sequence[str]) -> None:
    """Delete courses. Steps that use one stay in their paths unchanged, but no longer linked to it."""
    titles = {course: title for course, title, _retired in _titles(ws, ids)}
    if not titles:
        return
    many = ngettext("Delete {count} course", "Delete {count} courses", len(titles))
    with ws.edit(_label(titles, _("Delete “{title}”"), many)) as edit:
        edit.delete("course", titles)


def _titles(ws: Workspace, ids: Sequence[str]) -> list[tuple[str, str, bool]]:
    """Id, title and whether it is retired, of those courses that exist; without reading their other fields."""
    sql = "SELECT course.id, course.title, course.retired FROM json_each(?) AS wanted JOIN course ON course.id = wanted.value"
    return [(row[0], row[1], bool(row[2])) for row in ws.rows(sql, (json.dumps(list(ids)),))]


def _change_label(titles: Mapping[str, str], fields: Sequence[str]) -> str:
    if len(titles) == 1:
        return change_label(next(iter(titles.values())), fields, _WORDS)
    if word := field_word(fields, _WORDS):
        many = ngettext("Change {field} of {count} course", "Change {field} of {count} courses", len(titles))
        return many.format(field=word, count=number(len(titles)))
    return ngettext("Edit {count} course", "Edit {count} courses", len(titles)).format(count=number(len(titles)))


def _label(titles: Mapping[str, str], one: str, many: str) -> str:
    if len(titles) == 1:
        return one.format(title=next(iter(titles.values())))
    return many.format(count=number(len(titles)))
