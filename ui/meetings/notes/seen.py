"""What of the notes may be seen just now: everything, or in the safe view only what belongs to that meeting."""

from __future__ import annotations

from typing import Protocol

from campus_desktop.meetings.noteline import Context
from ui.shell.page import Shell


class _Shown(Protocol):
    meeting: str

    def has(self, row_id: str | None) -> bool: ...


def _safe(shell: Shell) -> _Shown | None:
    found: _Shown | None = getattr(shell, "safe", None)
    return found


def private_seen(shell: Shell) -> bool:
    """Whether private notes may be on the screen."""
    return _safe(shell) is None


def meeting_seen(shell: Shell) -> str | None:
    """The one meeting whose notes may be on the screen, None for all."""
    safe = _safe(shell)
    return None if safe is None else safe.meeting


def context_seen(shell: Shell, context: Context) -> Context:
    """What may be offered after a mark."""
    safe = _safe(shell)
    if safe is None:
        return context
    return Context(
        tuple(each for each in context.who if safe.has(each.id)),
        tuple(each for each in context.about if safe.has(each.id)),
    )
