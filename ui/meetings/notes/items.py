"""The agenda item that a note being typed belongs to, and the paths it is likely to be about."""

from __future__ import annotations

from campus_desktop.meetings.meeting import AgendaItem
from campus_desktop.meetings.notes import Draft
from ui.meetings.state import MeetingState


def item_of(state: MeetingState, draft: Draft | None) -> AgendaItem | None:
    """The item at which the note was begun; None for one begun at no item, or whose item has been deleted."""
    return state.meeting.item(draft.item or "") if draft is not None else None


def item_now(state: MeetingState) -> str | None:
    """The id of the current item."""
    item = state.position().item
    return item.id if item is not None else None


def likely_paths(state: MeetingState, draft: Draft | None) -> tuple[str, ...]:
    """The paths that the note is likely to be about: those of the item it belongs to."""
    item = item_of(state, draft)
    if item is not None and item.path is not None:
        return (item.path,)
    return state.position().paths if draft is None or item is None else ()
