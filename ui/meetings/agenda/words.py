"""What stands on a card, and what a screen reader says of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from campus_desktop.i18n import N_, _, date_short, duration_hours, fold, ngettext, time_table, time_text
from campus_desktop.meetings.agenda import DayPlan, Slot, clock, minute_of, minute_text
from campus_desktop.meetings.meeting import ITEM_TYPES, AgendaItem, Meeting, count_items
from campus_desktop.meetings.wording import clock_range
from ui.meetings.agenda.progress import NOTHING, Progress, Stage
from ui.meetings.agenda.rows import Row

_STAGES: dict[Stage, str] = {
    "skipped": N_("skipped"),
    "cut": N_("cut short"),
    "parked": N_("parked"),
    "passed": N_("not taken up"),
    "removed": N_("removed"),
}


OPEN, FOLDED = "▾", "▸"
"""In front of the second line of an item with groups."""


@dataclass(frozen=True, slots=True)
class ItemCard:
    """What is painted for a row. ``shift`` is the time it really began or is expected (``early``: before the plan), ``took`` the
    minutes it really took (``shorter``: than planned), each only where it differs from the plan; ``notice`` stands above the
    card, in a token's colour."""

    title: str
    time: str = ""
    second: str = ""
    minutes: str = ""
    shift: str = ""
    early: bool = False
    took: str = ""
    shorter: bool = False
    stage: Stage = "coming"
    notice: tuple[str, str] | None = None
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids in an agenda are called."""

    institutions: Mapping[str, str]
    late: Collection[str] = ()
    """The items whose pin is when they began (``held.late_starts``)."""

    @classmethod
    def of(cls, meeting: Meeting, institutions: Mapping[str, str]) -> Names:
        """Those of a meeting; ``institutions`` are the names of all there are."""
        at_meeting = {each.institution: each.institution_name for each in meeting.participants if each.institution}
        return cls({**institutions, **at_meeting})


def type_name(item: AgendaItem) -> str:
    """The item's type as it stands in running text: "decision"; empty where it has none."""
    return _(ITEM_TYPES[item.type]).lower() if item.type in ITEM_TYPES else ""


def second_line(item: AgendaItem, names: Names) -> str:
    """Who, what kind, how many groups, and the lock: "Facilitator · information"."""
    who = item.responsible or names.institutions.get(item.institution or "", "")
    kind = type_name(item)
    if item.type == "break" or (item.type == "buffer" and fold(kind) in fold(item.title)):
        kind = ""  # its title says so
    groups = len(item.by_track)
    pin = _("Began {time}") if item.id in names.late else _("Locked to {time}")
    parts = (
        ngettext("{count} group", "{count} groups", groups).format(count=groups) if groups else "",
        who,
        kind,
        pin.format(time=time_text(item.pinned)) if item.pinned else "",
    )
    return " · ".join(part for part in parts if part)


def notice_of(slot: Slot, progress: Progress) -> tuple[str, str] | None:
    """What lies between this card and the one before: air, or a lock that cannot be kept."""
    gap, late = progress.wait(slot)
    if late and slot.item.pinned is not None:
        text = _("{length} too late for {time}")
        return text.format(length=duration_hours(late), time=time_text(slot.item.pinned)), "danger"
    return (_("{length} free").format(length=duration_hours(gap)), "muted") if gap else None


def item_card(slot: Slot, names: Names, progress: Progress, is_open: bool | None = None) -> ItemCard:
    """The card of an item in its place; ``is_open`` says of one with groups whether they are shown."""
    stage = progress.stage(slot.item.id)
    removed = slot.item.taken_out and stage in ("coming", "passed")
    if removed:
        stage = "removed"
    else:
        slot = progress.shown.get(slot.item.id, slot)
    item = slot.item
    begins = time_table(clock(slot.start))
    second = second_line(item, names)
    folds = "" if is_open is None else _("groups shown") if is_open else _("groups folded away")
    spoken = _spoken(slot, ", ".join(filter(None, (second, folds))), stage, progress)
    if is_open is not None:
        second = f"{OPEN if is_open else FOLDED} {second}"
    if stage in _STAGES:
        second = " · ".join(filter(None, (_(_STAGES[stage]), second)))
    more = progress.more.get(item.id, 0 if item.children else item.overrun)
    own = slot.minutes - item.overrun if more or item.id in progress.more else slot.minutes
    minutes = f"{own}{more:+}".replace("-", "−") if more else str(own)
    moved = progress.starts.get(item.id)
    took = progress.took.get(item.id)
    return ItemCard(
        item.title,
        begins,
        second,
        "" if removed else _("{minutes} min").format(minutes=minutes),
        f"→ {time_table(clock(moved))}" if moved is not None else "",
        moved is not None and moved < slot.start,
        _("took {minutes} min").format(minutes=took) if took is not None else "",
        took is not None and took < slot.minutes,
        stage,
        notice_of(slot, progress),
        spoken,
    )


def _spoken(slot: Slot, second: str, stage: Stage, progress: Progress) -> str:
    item = slot.item
    length = slot.minutes - item.overrun + progress.more.get(item.id, item.overrun)
    notice = notice_of(slot, progress)
    moved, took = progress.starts.get(item.id), progress.took.get(item.id)
    parts = [
        time_table(clock(slot.start)),
        item.title,
        "" if stage == "removed" else ngettext("{count} minute", "{count} minutes", length).format(count=length),
        second,
        type_name(item) if item.type in ("break", "buffer") and type_name(item) not in second else "",
        _("current item") if stage == "now" else "",
        _("held") if stage == "held" else _(_STAGES[stage]) if stage in _STAGES else "",
    ]
    if moved is not None:
        text = _("expected at {time}") if stage == "coming" else _("began at {time}")
        parts.append(text.format(time=time_text(clock(moved))))
    if took is not None:
        parts.append(ngettext("took {count} minute", "took {count} minutes", took).format(count=took))
    if notice is not None:
        parts.append(notice[0])
    return ", ".join(part for part in parts if part)


def day_title(plan: DayPlan) -> str:
    """ "Day 2 · Fri 27 Nov"."""
    name = _("Day {number}").format(number=plan.day.number)
    return f"{name} · {date_short(plan.day.date)}" if plan.day.date is not None else name


def hours_text(plan: DayPlan) -> str:
    """ "09.30–14.30 · 5 h": the day's own times, and how long its items last."""
    return f"{span_text(plan)} · {length_text([plan])}"


def span_text(plan: DayPlan) -> str:
    """ "09.30–14.30": the day's own times."""
    return clock_range(minute_of(plan.day.start), plan.planned_end)


def length_text(plans: Sequence[DayPlan]) -> str:
    """How long the items of these days last in fact, and of how much time, where that is not the same: "5 h 30 min of 5 h"."""
    planned = sum(plan.day.minutes for plan in plans)
    filled = sum(plan.day.minutes + plan.over for plan in plans if plan.slots)
    if filled in (0, planned):
        return duration_hours(planned)
    return _("{length} of {planned}").format(length=duration_hours(filled), planned=duration_hours(planned))


def balance(plan: DayPlan, progress: Progress = NOTHING) -> tuple[str, str] | None:
    """How the items fill the day, in words and with a tone; None where they fill it exactly, or there are none. While the day is
    held, how it stands to its planned end; None once it has ended."""
    end = progress.ends.get(plan.day.number, plan.end)
    if not plan.slots or end is None:
        return None
    over = end - plan.planned_end
    if over == 0:
        return (ends_text(plan, progress), "muted") if plan.day.number in progress.ends else None
    text = _("{length} over") if over > 0 else _("{length} to spare")
    length = text.format(length=duration_hours(abs(over)))
    return f"{length} · {ends_text(plan, progress)}", "danger" if over > 0 else "muted"


def ends_text(plan: DayPlan, progress: Progress = NOTHING) -> str:
    """When the items of a day end, or are expected to: "ends at 14.30"."""
    return _("ends at {time}").format(time=minute_text(progress.ends.get(plan.day.number) or plan.end))


def day_card(plan: DayPlan, progress: Progress = NOTHING) -> ItemCard:
    """The heading of a day, with its own sum."""
    title, hours, filled = day_title(plan), hours_text(plan), balance(plan, progress)
    spoken = ", ".join((title, hours, filled[0])) if filled else f"{title}, {hours}"
    return ItemCard(title, second=hours, notice=filled, spoken=spoken)


def group_card(row: Row, slot: Slot) -> ItemCard:
    """The head of a parallel group: its name and the minutes of its items."""
    assert row.item is not None
    names = row.item.tracks
    name = names[row.track] if row.track < len(names) and names[row.track] else group_name(row.track)
    items = slot.tracks[row.track] if row.track < len(slot.tracks) else ()
    total = items[-1].end - slot.start if items else 0
    minutes = _("{minutes} min").format(minutes=total) if items else ""
    counted = count_items(each.item for each in items)
    count = ngettext("{count} item", "{count} items", counted).format(count=counted)
    spoken = ", ".join(
        filter(None, (name, _("parallel group in {title}").format(title=row.item.title), count, minutes))
    )
    return ItemCard(name, minutes=minutes, spoken=spoken)


def group_name(track: int) -> str:
    """What a group is called until somebody names it."""
    return _("Group {number}").format(number=track + 1)


def cards_of(rows: Sequence[Row], plans: Sequence[DayPlan], names: Names, progress: Progress) -> list[ItemCard]:
    """The cards of all rows, with the times that ``plans`` give them; items that are not in the plans stay blank."""
    slots = {slot.item.id: slot for plan in plans for slot in plan.every_slot}
    cards = []
    for row in rows:
        if row.kind == "day":
            cards.append(day_card(plans[row.day - 1], progress) if row.day <= len(plans) else ItemCard(""))
            continue
        slot = slots.get(row.item.id) if row.item is not None else None
        if slot is None:
            cards.append(ItemCard(row.item.title if row.item else ""))
        else:
            card = item_card(slot, names, progress, row.is_open) if row.kind == "item" else group_card(row, slot)
            cards.append(card)
    return cards
