"""Drafts beside the catalogue: which courses are new, which are there already and what changes in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from campus_desktop.imports.drafts import COLUMNS, NOTHING, Draft, Note, same_course, union
from campus_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CourseChange:
    """What an import changes in one course: by column the value before and the one to come. ``row`` as in Draft."""

    id: str
    title: str
    row: int
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(slots=True)
class Plan:
    """All that an import will do, known before anything is written.

    ``rows`` counts the rows that hold anything; those that are no course of their own were united with an earlier row or
    stand in ``left_out``. ``remarks`` tell of cells that could not be read in the others.
    """

    new: list[Draft] = field(default_factory=list)
    changed: list[CourseChange] = field(default_factory=list)
    unchanged: int = 0
    left_out: list[Note] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)
    rows: int = 0

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
    """The courses there are, found by code and by title. Each is the same course as at most one draft."""

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

    def find(self, draft: Draft) -> str | None:
        """The id of the course that ``draft`` is about: by code, else by title and provider."""
        found = self._by_code(draft) or self._by_title(draft)
        if found:
            self._taken.add(found.id)
        return found.id if found else None

    def _by_code(self, draft: Draft) -> _Known | None:
        if not draft.code:
            return None
        alike = [
            known
            for known in self._free(self._codes.get(draft.code.casefold(), ()))
            if same_course(draft._replace(title=known.title, provider=known.provider), draft)
        ]
        mine = [known for known in alike if known.provider.casefold() == draft.provider.casefold()]
        return next(iter(mine or alike), None)

    def _by_title(self, draft: Draft) -> _Known | None:
        alike = self._free(self._titles.get(draft.title.casefold(), ()))
        if draft.code:  # a course with another code is another course
            alike = [known for known in alike if not known.code]
        mine = [known for known in alike if known.provider.casefold() == draft.provider.casefold()]
        # where one side does not say who provides it, a title that only one course has is enough
        unsaid = [known for known in alike if not known.provider or not draft.provider]
        return mine[0] if mine else unsaid[0] if len(unsaid) == len(alike) == 1 else None

    def _free(self, courses: Iterable[_Known]) -> list[_Known]:
        return [known for known in courses if known.id not in self._taken]


def compare(workspace: Workspace, drafts: Sequence[Draft]) -> Plan:
    """What importing ``drafts`` would do. Reads only."""
    plan = Plan()
    catalogue = _Catalogue(workspace)
    if not catalogue:
        plan.new = list(drafts)
        return plan
    matched: dict[str, Draft] = {}
    for draft in drafts:
        course = catalogue.find(draft)
        if course is None:
            plan.new.append(draft)
        else:
            matched[course] = draft
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    rows = workspace.rows(
        f"SELECT id, {names} FROM course WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(matched)),)
    )
    changes = {row["id"]: _change(matched[row["id"]], tuple(row)) for row in rows}
    for course in matched:
        if change := changes.get(course):
            plan.changed.append(change)
        else:
            plan.unchanged += 1
    return plan


def _change(draft: Draft, course: tuple[Any, ...]) -> CourseChange | None:
    """What ``draft`` changes in a course (its id, then COLUMNS), None for nothing. What the file does not say erases nothing."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, old, new in zip(COLUMNS, course[1:], draft[1:], strict=True):
        if new in NOTHING or new == old:
            continue
        value = new
        if name == "tags":  # topics added by hand are kept
            value = union(old, str(new))
        if name in ("tags", "goals") and json.loads(str(value)) == json.loads(old):
            continue
        if name == "last_checked" and old and str(old) > str(new):
            continue
        before[name], after[name] = old, value
    return CourseChange(course[0], draft.title, draft.row, before, after) if after else None
