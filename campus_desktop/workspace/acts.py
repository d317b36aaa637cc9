"""Acts: edits that hold records of fact and are still part of the undo order.

A record of fact is never overwritten, so an act is not undone by restoring rows: its inverse adds a record that cancels it, and
for redo one that lets it count again. The journal stores the inverse's name; the package that owns the records registers the
inverse. Other rows the act changed (a note it made) are restored from images, as in any edit, in the same step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from campus_desktop.workspace.journal import About

if TYPE_CHECKING:
    from campus_desktop.workspace.edit import Edit
    from campus_desktop.workspace.workspace import Workspace

StepKind = Literal["undo", "redo"]


class Inverse(NamedTuple):
    """How acts of one name are undone. ``facts`` are the tables whose rows are records of fact in such an act."""

    facts: frozenset[str]
    stands: Callable[[Workspace, About, Sequence[About] | None], bool]
    """Whether an act can be undone now; otherwise undo skips it. Called with the ``about`` of each later act of its name,
    including undone ones, or None if there are other later edits."""
    add: Callable[[Edit, About, StepKind], None]
    """Within the edit that undoes or redoes: add the record that cancels the act, or lets it count again."""
    fresh: timedelta
    """How long undo reverses it without a confirmation."""


_INVERSES: dict[str, Inverse] = {}


def register(name: str, inverse: Inverse) -> None:
    """Register how acts of this name are undone."""
    _INVERSES[name] = inverse


def inverse_of(name: str | None) -> Inverse | None:
    """How acts of this name are undone; None for an edit that is no act, and for an unregistered name."""
    return None if name is None else _INVERSES.get(name)


def facts_of(name: str | None) -> frozenset[str]:
    """The tables whose rows are records of fact in acts of this name."""
    inverse = inverse_of(name)
    return inverse.facts if inverse is not None else frozenset()
