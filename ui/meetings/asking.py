"""Questions before a command that a meeting under way, or one that was held, would suffer from. Each gives whether it is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from campus_desktop.i18n import _, date_long, date_weekday
from campus_desktop.meetings.meeting import AgendaItem
from campus_desktop.meetings.timer import lines
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell


def deletion_is_meant(shell: Shell, meeting_id: str, title: str) -> bool:
    """Whether a meeting is to be deleted: asked where it is in progress."""
    from campus_desktop.meetings.running import under_way

    state = shell.guard(lambda: under_way(shell.workspace, shell.clock.now()).get(meeting_id))
    if state is None:
        return True
    text = _(
        "“{title}” is in progress. Its clock, its agenda and its notes are deleted with it; Ctrl+Z brings them back."
    )
    return shell.ask.confirm(
        shell.widget, _("Delete the meeting"), text.format(title=title), _("Delete the meeting"), danger=True
    )


def start_is_meant(shell: Shell, title: str, day: date) -> bool:
    """Whether a meeting planned for ``day`` is to be started today: what happened is a fact, and no step back takes it away."""
    text = _("“{title}” is planned for {day}. Start it now all the same?")
    name = _("Start the meeting")
    return shell.ask.confirm(shell.widget, name, text.format(title=title, day=date_weekday(day)), name, danger=True)


def removal_is_meant(shell: Shell, state: MeetingState, items: Sequence[AgendaItem]) -> bool:
    """Whether agenda items are to be deleted: asked where one of them is current or has been held, which it names."""
    everybody, groups = lines(state.events, state.meeting)
    entered = {entry.item for line in (everybody, *groups.values()) for entry in line.entries}
    held = [each for item in items for each in (item, *item.children) if each.id in entered]
    if not held:
        return True
    here = state.position()
    current = {each.item.id for each in (here, *here.tracks) if each.item is not None and each.state != "ended"}
    on = next((item for item in reversed(held) if item.id in current), None)
    if on is not None:
        text = _("“{title}” is the current item of the meeting. Delete it all the same? Ctrl+Z brings it back.")
    else:
        text = _("“{title}” has been held. Delete it all the same? Ctrl+Z brings it back.")
    text = text.format(title=(on or held[0]).title)
    return shell.ask.confirm(shell.widget, _("Delete the item"), text, _("Delete the item"), danger=True)


def move_is_meant(shell: Shell, state: MeetingState, number: int, day: date | None) -> bool:
    """Whether day ``number`` of a meeting is to lie on ``day``: asked where it has been held and that is yet to come."""
    meeting = state.meeting
    if day is None or day <= shell.clock.today() or day == meeting.days[number - 1].date:
        return True
    if number not in held_days(state):
        return True
    text = _(
        "“{title}” has been held. Is it to have a date that is yet to come, {day}? Its notes and times stay as they are."
    )
    return shell.ask.confirm(
        shell.widget,
        _("Move the meeting"),
        text.format(title=meeting.title, day=date_long(day)),
        _("Move the meeting"),
        danger=True,
    )


def held_days(state: MeetingState) -> set[int]:
    """The days of the meeting that have begun."""
    everybody, _groups = lines(state.events, state.meeting)
    items = (state.meeting.item(entry.item) for entry in everybody.entries if entry.item)
    return {item.day for item in items if item is not None}
