"""Acts: edits that hold records of fact and have their place in the order of undo all the same.

A record of fact is never overwritten, so an act is not undone by putting rows back: its inverse adds the record that takes it
back, and for redo the one that lets it count again. The journal keeps the inverse's name, the package whose records they are
registers it. What else the act changed (a note it made) is undone by images, as in any edit, in the same step.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from campus_desktop.workspace.edit import Edit
    from campus_desktop.workspace.workspace import Workspace

StepKind = Literal["undo", "redo"]
About = dict[str, Any]


class Act(NamedTuple):
    """What an edit is besides its rows. ``about`` is kept as JSON when the edit is done, and may be filled until then."""

    name: str
    about: About


class Inverse(NamedTuple):
    """How acts of one name are taken back. ``facts`` are the tables whose rows are records of fact in such an act."""

    facts: frozenset[str]
    stands: Callable[[Workspace, About, Sequence[About] | None], bool]
    """Whether an act can be undone now, else undo passes over it; told what the acts of its name done since are about, also those
    that are undone, or None where anything else was done since."""
    add: Callable[[Edit, About, StepKind], None]
    """Within the edit that undoes or redoes: add what takes the act back, or lets it count again."""
    fresh: timedelta
    """How long undo takes it back without asking."""


_INVERSES: dict[str, Inverse] = {}


def register(name: str, inverse: Inverse) -> None:
    """Say how acts of this name are taken back."""
    _INVERSES[name] = inverse


def about_of(record: sqlite3.Row) -> About:
    """What the journal says a record is about; nothing where that is not as we write it."""
    try:
        about = json.loads(record["about"])
    except ValueError:
        return {}
    return about if isinstance(about, dict) else {}


def inverse_of(name: str | None) -> Inverse | None:
    """How acts of this name are taken back; None for an edit that is no act, and for one that nobody here knows."""
    return None if name is None else _INVERSES.get(name)
