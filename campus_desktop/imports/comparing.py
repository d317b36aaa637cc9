"""Compares drafts with the catalogue: which courses are new, which exist already and what changes in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from campus_desktop.courses.fields import COURSE_FIELDS, Kind, loaded
from campus_desktop.imports.drafts import COLUMNS, NOTHING, Draft, Note, plain_title, union
from campus_desktop.typed import lengths
from campus_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CourseChange:
    """The changes of an import to one course: by column the old and the new value. ``place`` as in Draft."""

    id: str
    title: str
    place: int
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gone:
    """A course that came with a list and is no longer in it. ``source`` is the index of the list among those imported together."""

    id: str
    code: str
    title: str
    source: int


@dataclass(slots=True)
class Plan:
    """Everything that an import will do, computed before anything is written.

    ``rows`` counts the non-empty rows; those that are not a course themselves were merged with an earlier row or are in
    ``left_out``. ``remarks`` report cells of the other rows that could not be parsed.
    """

    new: list[Draft] = field(default_factory=list)
    changed: list[CourseChange] = field(default_factory=list)
    unchanged: int = 0
    left_out: list[Note] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)
    rows: int = 0
    matched: dict[str, int] = field(default_factory=dict)
    """The courses that exist already, each with the place of its draft."""
    gone: list[Gone] = field(default_factory=list)
    """Courses that came with one of these lists and are no longer in it."""
    unknown_formats: dict[str, int] = field(default_factory=dict)
    """The number of rows with an unknown format, by its text."""
    older: list[tuple[int, str, str]] = field(default_factory=list)
    """Dates of a last check that are older than the course's: the place of the draft, the date in the list, the course's."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.new and not self.changed


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    code: str
    title: str
    provider: str


class _Catalogue:
    """The existing courses, found by code and by title. Each matches at most one draft."""

    def __init__(self, workspace: Workspace) -> None:
        self._codes: dict[str, list[_Known]] = {}
        self._titles: dict[str, list[_Known]] = {}
        self._taken: set[str] = set()
        for row in workspace.rows("SELECT id, code, title, provider FROM course ORDER BY retired, rid"):
            known = _Known(*row)
            if known.code:
                self._codes.setdefault(known.code.casefold(), []).append(known)
            self._titles.setdefault(known.title.casefold(), []).append(known)

    def __bool__(self) -> bool:
        return bool(self._titles)

    def find(self, draft: Draft, *, surely: bool) -> str | None:
        """The id of the course that ``draft`` is about: if ``surely`` by code and title, else by code, else by title and provider."""
        found = self._by_code(draft, surely) or (None if surely else self._by_title(draft))
        if found:
            self._taken.add(found.id)
        return found.id if found else None

    def _by_code(self, draft: Draft, surely: bool) -> _Known | None:
        if not draft.code:
            return None
        title = plain_title(draft.title)
        alike = [
            known
            for known in self._free(self._codes.get(draft.code.casefold(), ()))
            if plain_title(known.title) == title or (not surely and _may_be(known, draft))
        ]
        mine = [known for known in alike if known.provider.casefold() == draft.provider.casefold()]
        return next(iter(mine or alike), None)

    def _by_title(self, draft: Draft) -> _Known | None:
        alike = self._free(self._titles.get(draft.title.casefold(), ()))
        if draft.code:  # a course with another code is another course
            alike = [known for known in alike if not known.code]
        mine = [known for known in alike if known.provider.casefold() == draft.provider.casefold()]
        # where one side has no provider, a title that only one course has is enough
        unsaid = [known for known in alike if not known.provider or not draft.provider]
        return mine[0] if mine else unsaid[0] if len(unsaid) == len(alike) == 1 else None

    def _free(self, courses: Iterable[_Known]) -> list[_Known]:
        return [known for known in courses if known.id not in self._taken]


def _may_be(known: _Known, draft: Draft) -> bool:
    """Whether a course with the same code and another title may be the same course renamed: not if its provider differs."""
    return not known.provider or not draft.provider or known.provider.casefold() == draft.provider.casefold()


def _matched(catalogue: _Catalogue, drafts: Sequence[Draft]) -> Iterator[tuple[str | None, Draft]]:
    """Each draft with its matching course. Drafts whose code and title agree are matched first, so that several titles with the
    same code are each matched correctly, in whatever order they come."""
    sure = {at: catalogue.find(draft, surely=True) for at, draft in enumerate(drafts) if draft.code}
    for at, draft in enumerate(drafts):
        yield sure.get(at) or catalogue.find(draft, surely=False), draft


def compare(workspace: Workspace, drafts: Sequence[Draft]) -> Plan:
    """What importing ``drafts`` would do. Reads only."""
    plan = Plan()
    catalogue = _Catalogue(workspace)
    if not catalogue:
        plan.new = list(drafts)
        return plan
    matched: dict[str, Draft] = {}
    for course, draft in _matched(catalogue, drafts):
        if course is None:
            plan.new.append(draft)
        else:
            matched[course] = draft
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    rows = workspace.rows(
        f"SELECT id, {names} FROM course WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(matched)),)
    )
    plan.matched = {course: draft.place for course, draft in matched.items()}
    changes = {}
    for row in rows:
        draft, checked = matched[row["id"]], row["last_checked"]
        changes[row["id"]] = _change(draft, tuple(row))
        if draft.last_checked and checked and draft.last_checked < checked:
            plan.older.append((draft.place, draft.last_checked, checked))
    for course in matched:
        if change := changes.get(course):
            plan.changed.append(change)
        else:
            plan.unchanged += 1
    return plan


def _change(draft: Draft, course: tuple[Any, ...]) -> CourseChange | None:
    """What ``draft`` changes in a course (its id, then COLUMNS), None for nothing. Fields missing in the file are not erased."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, old, new in zip(COLUMNS, course[1:], draft[1:], strict=True):
        if new in NOTHING or new == old or name == "unread":
            continue
        value = new
        if name == "tags":  # topics added by hand are kept
            value = union(old, str(new))
        if COURSE_FIELDS[name].kind == Kind.LIST and json.loads(str(value)) == json.loads(old):
            continue
        if name == "last_checked" and old and str(old) > str(new):
            continue
        before[name], after[name] = old, value
    if draft.minutes and not draft.duration_text:
        _drop_length_text(course, before, after)
    old = dict(zip(COLUMNS, course[1:], strict=True))
    if draft.fee and draft.price is None and old["price"] is not None:  # the old number belongs to another text
        before["price"], after["price"] = old["price"], None
    unread = _unread(draft, old["unread"])
    if unread != old["unread"]:
        before["unread"], after["unread"] = old["unread"], unread
    return CourseChange(course[0], draft.title, draft.place, before, after) if after else None


def _unread(draft: Draft, old: str) -> str:
    """What is kept of texts that could not be parsed in any list: without those that this list states in a way that can be parsed."""
    before = loaded("unread", old)
    kept = {name: text for name, text in before.items() if getattr(draft, name) is None} | loaded(
        "unread", draft.unread
    )
    if kept == before:
        return old
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def _drop_length_text(course: tuple[Any, ...], before: dict[str, Any], after: dict[str, Any]) -> None:
    """A text kept beside a length is dropped when the list states a plain length; what is not a length (ECTS) stays."""
    text = course[1 + COLUMNS.index("duration_text")]
    if text and lengths.read(text).minutes:
        before["duration_text"], after["duration_text"] = text, ""
