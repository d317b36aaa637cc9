"""What mends a piece of advice with one click, where there is such a thing; each is one step back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from campus_desktop.advice.finding import Finding
from campus_desktop.i18n import _, time_text
from campus_desktop.meetings import edits, item_edits
from campus_desktop.meetings.agenda import DayPlan, clock
from campus_desktop.meetings.checks import MEETING_RULES
from campus_desktop.meetings.checks.times import place_for_break, stretches
from campus_desktop.meetings.following import put_first
from campus_desktop.meetings.templates import add_block
from ui.advice.card import Command
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell

BREAK = 10
"""Minutes of a break that is put in."""
_MIDNIGHT = 1440


def mend(shell: Shell, state: MeetingState, finding: Finding) -> Command | None:
    """The words and the command; None where nothing mends it in one go."""
    maker = _MENDING.get(finding.rule)
    found = maker(state, finding) if maker is not None else None
    if found is None:
        return None
    text, command = found
    return text, lambda: shell.guard(command)


def _end_later(state: MeetingState, finding: Finding) -> Command | None:
    plan = _plan(state, finding)
    if plan is None or plan.end >= _MIDNIGHT:
        return None
    end = clock(plan.end)

    def command() -> None:
        days = [replace(day, end=end) if day.number == plan.day.number else day for day in state.meeting.days]
        edits.set_days(state.workspace, state.meeting.id, days)

    return _("End at {time}").format(time=time_text(end)), command


def _plan(state: MeetingState, finding: Finding) -> DayPlan | None:
    number = int(finding.part.removeprefix("day ") or 1)
    return next((plan for plan in state.plans if plan.day.number == number), None)


def _break(state: MeetingState, finding: Finding) -> Command | None:
    gap = MEETING_RULES.thresholds(state.workspace)["M3.break"]
    every = (stretch for plan in state.plans for stretch in stretches(plan, gap))
    stretch = next((each for each in every if each[-1].item.id == finding.part), None)
    place = place_for_break(stretch) if stretch is not None else None
    if place is None:
        return None  # one item, which no break before it makes shorter
    item = place.item

    def command() -> None:
        item_edits.add_item(
            state.workspace, state.meeting.id, _("Break"), BREAK, before=item.id, day=item.day, type="break"
        )

    return _("Put in a break"), command


def _longer_break(state: MeetingState, finding: Finding) -> Command | None:
    minutes = MEETING_RULES.thresholds(state.workspace)["M3.break"]
    text = _("Make it {minutes} min").format(minutes=minutes)
    return text, lambda: item_edits.resize(state.workspace, finding.part, minutes)


def _follow_up(state: MeetingState, _finding: Finding) -> Command:
    return _("Put it in"), lambda: put_first(state.workspace, state.meeting.id)


def _closing(state: MeetingState, _finding: Finding) -> Command:
    day = len(state.meeting.days)
    return _("Put it in"), lambda: add_block(state.workspace, state.meeting.id, "closing", day=day)


_MENDING: dict[str, Callable[[MeetingState, Finding], Command | None]] = {
    "M1": _end_later,
    "M2": _break,
    "M3": _longer_break,
    "M11": _closing,
    "M13": _follow_up,
}
