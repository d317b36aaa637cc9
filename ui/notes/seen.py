"""What of the notes may be seen just now: everything, or in the safe view only what belongs to that meeting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import Experiences, counts_by_step, experiences, notes_about_step
from ui.shell.protocol import Shell

if TYPE_CHECKING:
    from campus_desktop.meetings.noteline import Context


def private_seen(shell: Shell) -> bool:
    """Whether private notes may be on the screen."""
    return shell.safe is None


def meeting_seen(shell: Shell) -> str | None:
    """The one meeting whose notes may be on the screen, None for all."""
    safe = shell.safe
    return None if safe is None else safe.meeting


def counts_seen(shell: Shell, path_id: str) -> dict[str, int]:
    """How many notes about each step of a path may be seen."""
    return counts_by_step(shell.workspace, path_id, private=private_seen(shell), meeting=meeting_seen(shell))


def about_step_seen(shell: Shell, step_id: str) -> list[Note]:
    """The notes about a step that may be seen."""
    return notes_about_step(shell.workspace, step_id, private=private_seen(shell), meeting=meeting_seen(shell))


def experiences_seen(shell: Shell, course_id: str) -> Experiences:
    """What may be seen of what was said at meetings about a course."""
    found, only = experiences(shell.workspace, course_id), meeting_seen(shell)
    if only is None:
        return found
    return Experiences(tuple(note for note in found.notes if note.meeting == only), 0)


def context_seen(shell: Shell, context: Context) -> Context:
    """What may be offered after a mark."""
    safe = shell.safe
    if safe is None:
        return context
    return replace(
        context,
        who=tuple(each for each in context.who if safe.has(each.id)),
        about=tuple(each for each in context.about if safe.has(each.id)),
    )
