"""Catch up: how the rest of the agenda can absorb minutes. Proposed first, then applied as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Literal

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, duration_hours
from campus_desktop.meetings.agenda import DayPlan, Slot, clock, find_slot, minute_of, minute_text, run, schedule
from campus_desktop.meetings.edits import keep_plan, touch
from campus_desktop.meetings.meeting import AgendaItem, Day
from campus_desktop.meetings.queries import read_events, read_meeting
from campus_desktop.meetings.timer import lines
from campus_desktop.workspace import Workspace

Way = Literal["start", "overrun", "held", "held-pin", "buffer", "shorten", "pin", "end"]
WAYS: tuple[Way, ...] = ("buffer", "shorten", "pin", "end")
"""The changes a proposal may make, in order of preference."""
CAUSES: tuple[Way, ...] = ("start", "overrun", "held")
"""The causes of a delay."""
_FIELDS: dict[Way, str] = {
    "start": "pinned",
    "pin": "pinned",
    "held-pin": "pinned",
    "overrun": "overrun",
    "held": "overrun",
}
"""The field of an item that a change is about, where that is not its minutes."""

_STEP = 5
_SHORTEST = 10
_DAY = 1_440


@dataclass(frozen=True, slots=True)
class CatchUpChange:
    """One change of a proposal: the item (None: the end of the day ``day``) and its minutes before and after; minutes after
    midnight for a pin and for the end; a pin that would fall on the next day is released. Three are causes, not remedies:
    "start", the day began late with this item, whose pin is moved; "overrun", the minutes the current item may run over; and
    "held", the minutes an item held earlier ran over (negative: gained). "held-pin" moves the pin of an item held early."""

    way: Way
    item: str | None
    title: str
    day: int
    before: int
    after: int

    @property
    def minutes(self) -> int:
        """The size of the change in minutes."""
        return abs(self.after - self.before)

    def text(self) -> str:
        """The change in words, for the list shown before it is applied."""
        if self.way == "overrun":
            return _("“{title}” runs {length} over").format(title=self.title, length=duration_hours(self.minutes))
        if self.way == "start":
            text = _("Late start: “{title}” at {after} instead of {before}")
            return text.format(title=self.title, before=minute_text(self.before), after=minute_text(self.after))
        if self.way == "pin" and pin_at(self.after) is None:
            text = _("Release the lock of “{title}” to {before}")
            return text.format(title=self.title, before=minute_text(self.before))
        if self.way == "pin":
            text = _("Move “{title}” from {before} to {after}")
            return text.format(title=self.title, before=minute_text(self.before), after=minute_text(self.after))
        if self.way == "end":
            text = _("End at {after} instead of {before}")
            return text.format(before=minute_text(self.before), after=minute_text(self.after))
        text = (
            _("Shorten “{title}” from {before} to {after} min") if self.after else _("Remove “{title}” ({before} min)")
        )
        return text.format(title=self.title, before=self.before, after=self.after)


def pin_at(minute: int) -> time | None:
    """The pin at a minute after midnight; None from the next midnight on, as a pin is a time of its own day."""
    return clock(minute) if minute < _DAY else None


@dataclass(frozen=True, slots=True)
class Proposal:
    """How to absorb ``minutes``. ``left`` are the minutes that the allowed ways could not absorb; ``free`` those that gaps and
    time left at the end of the day absorb; ``late`` those the day began late, which the current item did not cause.
    ``as_it_goes`` are the changes that give the expected times if there is nothing to catch up: shown, not written. ``began`` is
    when the current item began, in minutes after the midnight before its day began."""

    minutes: int
    changes: tuple[CatchUpChange, ...]
    left: int = 0
    free: int = 0
    late: int = 0
    as_it_goes: tuple[CatchUpChange, ...] = ()
    began: int | None = field(default=None, compare=False)

    @property
    def earlier(self) -> int:
        """The minutes that earlier items ran over their plan; negative if they gained time."""
        return sum(change.after - change.before for change in self.changes if change.way == "held")


def shortest(item: AgendaItem) -> int:
    """The shortest length a proposal gives an item: two thirds, in steps of five minutes. Breaks, pinned items, parallel groups
    and items under ten minutes are not shortened; a buffer may become 0."""
    if item.type == "buffer" and not item.children and item.pinned is None:
        return 0
    if item.type == "break" or item.children or item.pinned is not None or item.minutes < _SHORTEST:
        return item.minutes
    return max(_STEP, -(-item.minutes * 2 // (3 * _STEP)) * _STEP)


def catch_up(
    items: Sequence[AgendaItem],
    days: Sequence[Day],
    minutes: int,
    current: str | None = None,
    *,
    day: int = 1,
    held: Collection[str] = (),
    ways: Collection[Way] = WAYS,
) -> Proposal:
    """Propose how the items after ``current`` (None: all of day ``day``) can absorb ``minutes`` of delay.

    Buffers go first, then the longest items lose five minutes at a time, in the stretch before each pinned item; what that does
    not absorb moves the pin. A gap before a pin lets it begin earlier; finally the end moves. Minutes that the day is already
    over are absorbed too. Negative ``minutes`` are ahead of the plan and reduce what the day is over. Items in ``held`` are not
    changed. Nothing is written.
    """
    plans = schedule(items, days)
    found = find_slot(plans, current) if current else None
    if found is None:
        plan, top, coming = plans[min(day, len(plans)) - 1], None, list(plans[min(day, len(plans)) - 1].slots)
        begun = plan.start
    else:
        plan = found[0]
        at = next(n for n, slot in enumerate(plan.slots) if found[1] in slot.every)
        top, coming, begun = plan.slots[at].item, list(plan.slots[at + 1 :]), plan.slots[at].end
    work = _Work(set(ways), set(held), begun + minutes)
    if top is not None and minutes:
        change = CatchUpChange("overrun", top.id, top.title, top.day, top.overrun, top.overrun + minutes)
        work.changes.append(change)
    work.to_pins(coming)
    left = work.to_end(plan, lambda changes: schedule(*applied(items, days, changes))[plan.day.number - 1])
    return Proposal(max(0, minutes), tuple(work.changes), left, work.free)


class _Work:
    """The state of one proposal while it goes through the day.

    Every length is tried on the agenda's own times, not calculated: parallel groups that wait for a pin inside them end at the
    same time, however much earlier they begin.
    """

    def __init__(self, ways: set[Way], held: set[str], begun: int) -> None:
        self.ways = ways
        self.changes: list[CatchUpChange] = []
        self.free = 0
        self._left_alone = set(held)
        self._held = held
        self._begun = begun
        """When the current stretch begins, in minutes after midnight."""
        self._stretch: list[AgendaItem] = []
        self._pins: list[str] = []

    def to_pins(self, coming: Iterable[Slot]) -> None:
        """Absorb the delay pin by pin; what follows the last pin is then the current stretch."""
        for slot in coming:
            if slot.item.pinned is not None and slot.item.id not in self._held:
                self._pins.append(slot.item.id)
                pin = minute_of(slot.item.pinned)
                delay = self._end() - (slot.start - slot.gap)
                self.free += max(0, min(slot.gap, delay))
                end = self._absorb(pin)
                if end > pin and "pin" in self.ways:
                    self._change("pin", slot.item, pin, end)
                self._begun = max(pin, end)
                # it begins as early as it now can, and its pin no longer counts; but it is not shortened
                self._stretch = [replace(slot.item, pinned=None)]
                self._left_alone.add(slot.item.id)
            else:
                self._stretch.append(slot.item)

    def to_end(self, plan: DayPlan, planned: Callable[[Sequence[CatchUpChange]], DayPlan]) -> int:
        """Absorb what would exceed the day's end, or end later; returns what is left. ``planned`` returns the day's plan with
        the given changes."""
        limit = plan.planned_end
        self.free += max(0, min(-plan.over, self._end() - plan.end))
        rest = self._absorb(limit) - limit
        if rest > 0 and "pin" in self.ways:
            rest -= self._pins_earlier(rest, planned)
        if rest > 0 and "end" in self.ways:
            later = min(rest, _DAY - 1 - plan.day.minutes)  # a day is shorter than 24 hours
            if later > 0:
                self.changes.append(CatchUpChange("end", None, "", plan.day.number, limit, limit + later))
            return rest - max(later, 0)
        return max(rest, 0)

    def _pins_earlier(self, minutes: int, planned: Callable[[Sequence[CatchUpChange]], DayPlan]) -> int:
        """Let pinned items with a gap before them begin earlier, so that the day ends ``minutes`` earlier; returns the gain."""
        before = planned(self.changes)
        while True:  # groups with a pin inside may not end earlier: then only as much is moved as helps
            changes = self._with_pins_earlier(minutes, before)
            after = planned(changes)
            won = before.end - after.end
            if won <= 0 or sum(each.late for each in after.slots) > sum(each.late for each in before.slots):
                return 0
            if won >= min(minutes, sum(slot.gap for slot in before.slots if slot.item.id in self._pins)):
                self.changes = changes
                return won
            minutes = won

    def _with_pins_earlier(self, minutes: int, plan: DayPlan) -> list[CatchUpChange]:
        slots = [slot for slot in plan.slots if slot.item.id in self._pins and slot.item.pinned is not None]
        changes = {(change.way, change.item): change for change in self.changes}
        left = min(minutes, sum(slot.gap for slot in slots))
        for slot in reversed(slots):  # an earlier one moves only by what the gap after it does not give
            if left <= 0:
                break
            item, pin = slot.item, minute_of(slot.item.pinned or time())
            moved = changes.get(("pin", item.id)) or CatchUpChange("pin", item.id, item.title, item.day, pin, pin)
            changes["pin", item.id] = replace(moved, after=pin - left)
            left -= slot.gap
        return [change for change in changes.values() if change.before != change.after]

    def _end(self) -> int:
        """When the current stretch ends."""
        slots = run(self._stretch, self._begun)
        return slots[-1].end if slots else self._begun

    def _absorb(self, limit: int) -> int:
        """Shorten the stretch until it ends at ``limit``, as far as possible; returns its end."""
        whole = self._stretch
        can = [item for item in whole if item.id not in self._left_alone and item.minutes > shortest(item)]
        for item in can:
            if item.type == "buffer" and "buffer" in self.ways:
                self._cut(item.id, limit, item.minutes)
        room = {item.id: item for item in can if item.type != "buffer"} if "shorten" in self.ways else {}
        while room and self._end() > limit:
            now = {item.id: item.minutes for item in self._stretch}
            longest = max(room.values(), key=lambda each: now[each.id] - shortest(each))
            if not self._cut(longest.id, limit, min(_STEP, now[longest.id] - shortest(longest))):
                del room[longest.id]
        for before, after in zip(whole, self._stretch, strict=True):
            if after.minutes != before.minutes:
                way: Way = "buffer" if before.type == "buffer" else "shorten"
                self._change(way, before, before.minutes, after.minutes)
        return self._end()

    def _cut(self, item_id: str, limit: int, most: int) -> int:
        """Take at most ``most`` minutes from an item, and only as many as help; returns how many."""
        end, stretch = self._end(), self._stretch
        cut = min(most, end - limit)
        if cut <= 0:
            return 0
        self._stretch = _shortened(stretch, item_id, cut)
        helped = end - self._end()
        if helped < cut:
            self._stretch = _shortened(stretch, item_id, helped)
        return helped

    def _change(self, way: Way, item: AgendaItem, before: int, after: int) -> None:
        self.changes.append(CatchUpChange(way, item.id, item.title, item.day, before, after))


def _shortened(items: Iterable[AgendaItem], item_id: str, by: int) -> list[AgendaItem]:
    return [replace(item, minutes=item.minutes - by) if item.id == item_id else item for item in items]


def applied(
    items: Sequence[AgendaItem], days: Sequence[Day], changes: Iterable[CatchUpChange]
) -> tuple[tuple[AgendaItem, ...], tuple[Day, ...]]:
    """The agenda with the changes, to show its times before anything is written."""
    by_item: dict[str, AgendaItem] = {item.id: item for item in items}
    by_day = {day.number: day for day in days}
    for change in changes:
        if change.item is None:
            by_day[change.day] = replace(by_day[change.day], end=clock(change.after))
        elif change.item in by_item:
            item = by_item[change.item]
            column = _FIELDS.get(change.way)
            if column == "pinned":
                by_item[item.id] = replace(item, pinned=pin_at(change.after))
            elif column == "overrun":
                by_item[item.id] = replace(item, overrun=change.after)
            else:
                by_item[item.id] = replace(item, minutes=change.after)
    return tuple(by_item.values()), tuple(by_day.values())


def label_of(changes: Sequence[CatchUpChange]) -> str:
    """The label of the undo step."""
    causes = sum(change.after - change.before for change in changes if change.way in CAUSES)
    minutes = causes if causes > 0 else sum(change.minutes for change in changes if change.way in WAYS)
    return _("Catch up {length}").format(length=duration_hours(minutes))


def apply_catch_up(workspace: Workspace, meeting_id: str, changes: Sequence[CatchUpChange]) -> None:
    """Write the chosen changes of a proposal, as one undo step. While the clock runs use ``running.apply_catch_up_now``,
    which also adjusts the clock.

    Raises CampusError if the agenda has changed since the proposal was made.
    """
    if not changes:
        return
    label = label_of(changes)
    held = _is_held(workspace, meeting_id)
    with workspace.edit(label) as edit:
        for change in changes:
            table, row, column = _where(workspace, meeting_id, change)
            before, after = _values(change)
            stands = edit.value(f"SELECT {column} FROM {table} WHERE id = ?", (row,))
            if change.way == "start" and stands is None:
                before = None  # it had no pin
            if stands != before:
                raise CampusError(
                    _("The agenda has been changed meanwhile; look at the proposal again. Nothing was changed.")
                )
            if held and column != "overrun":
                keep_plan(edit, meeting_id, change.item, change.day, column, before)
            edit.update(table, row, {column: after})
        touch(edit, meeting_id)


def _is_held(workspace: Workspace, meeting_id: str) -> bool:
    """Whether the meeting has begun: changes made before that are planning."""
    everybody, _groups = lines(read_events(workspace, meeting_id), read_meeting(workspace, meeting_id))
    return bool(everybody.entries)


def _values(change: CatchUpChange) -> tuple[int | str | None, int | str | None]:
    """The stored value, and the new one."""
    if _FIELDS.get(change.way) == "pinned":
        at = pin_at(change.after)
        return clock(change.before).isoformat("minutes"), at.isoformat("minutes") if at is not None else None
    if change.way == "end":
        return clock(change.before).isoformat("minutes"), clock(change.after).isoformat("minutes")
    return change.before, change.after


def _where(workspace: Workspace, meeting_id: str, change: CatchUpChange) -> tuple[str, str, str]:
    """The table, row and column of a change."""
    if change.item is not None:
        return "agenda_item", change.item, _FIELDS.get(change.way, "minutes")
    if change.day == 1:
        return "meeting", meeting_id, "end_time"
    sql = "SELECT id FROM meeting_day WHERE meeting = ? ORDER BY number, id LIMIT 1 OFFSET ?"
    return "meeting_day", str(workspace.value(sql, (meeting_id, change.day - 2))), "end_time"
