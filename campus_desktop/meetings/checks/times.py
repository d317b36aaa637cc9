"""Checks of a meeting's times: its length, breaks, room for delays, and its date and hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from campus_desktop.advice.finding import Finding
from campus_desktop.i18n import _, capital, date_weekday, duration_hours, percent, time_text, week
from campus_desktop.meetings.agenda import DayPlan, Slot, clock, minute_text
from campus_desktop.meetings.checks.subject import Subject
from campus_desktop.meetings.parts import is_a, is_work
from campus_desktop.paths.days import Closed

_SCHOOL_WEEKS = {7, 8, 42, *range(27, 33)}


def too_long(subject: Subject) -> Iterator[Finding]:
    """M1: the items take longer than the meeting."""
    for plan in subject.plans:
        if plan.over > 0:
            title = _("The items last {length} longer than the meeting").format(length=duration_hours(plan.over))
            remedy = _("Catch up, or end at {time}.").format(time=minute_text(plan.end))
            yield Finding("M1", "important", title, remedy, f"day {plan.day.number}" if plan.day.number > 1 else "")


def without_break(subject: Subject) -> Iterator[Finding]:
    """M2: too long without a break. A buffer or a gap is neither work nor a break: the time shown is wall time. A sprint has
    its own rhythm up to the upper limit."""
    sprint = subject.meeting.kind == "sprint"
    lower = subject.limit("M2.important" if sprint else "M2.advice")
    for plan in subject.plans:
        for stretch in stretches(plan, subject.limit("M3.break")):
            work = _work(stretch)
            if work > lower:
                title = _("{length} without a break, until “{title}” is over")
                length = duration_hours(stretch[-1].end - stretch[0].start)
                yield Finding(
                    "M2",
                    "important" if work > subject.limit("M2.important") else "advice",
                    title.format(length=length, title=stretch[-1].item.title),
                    _("Put in a break of ten minutes.") if len(stretch) > 1 else _("Divide it in two with a break."),
                    stretch[-1].item.id,
                )


def stretches(plan: DayPlan, gap: int) -> list[list[Slot]]:
    """The parts of a day without a break: divided by breaks and gaps of at least ``gap`` minutes, without buffers at either end."""
    found: list[list[Slot]] = [[]]
    for slot in plan.slots:
        if slot.gap >= gap or slot.item.type == "break":
            found.append([])
        if slot.item.type != "break" and (found[-1] or is_work(slot.item)):
            found[-1].append(slot)
    for stretch in found:
        while stretch and not is_work(stretch[-1].item):
            stretch.pop()
    return [stretch for stretch in found if stretch]


def place_for_break(stretch: list[Slot]) -> Slot | None:
    """The item before which a break divides a stretch most evenly; None if it is one item."""
    ways = {at: max(_work(stretch[:at]), _work(stretch[at:])) for at in range(1, len(stretch))}
    return stretch[min(ways, key=lambda at: ways[at])] if ways else None


def _work(stretch: list[Slot]) -> int:
    return sum(slot.minutes for slot in stretch if is_work(slot.item))


def short_break(subject: Subject) -> Iterator[Finding]:
    """M3: a break too short after long work."""
    for plan in subject.plans:
        work = 0
        for slot in plan.slots:
            if slot.item.type != "break":
                work += slot.minutes if is_work(slot.item) else 0
                continue
            if work >= subject.limit("M3.work") and slot.minutes < subject.limit("M3.break"):
                title = _("{length} break after {work} of work is short")
                remedy = _("Make it {minutes} min.").format(minutes=subject.limit("M3.break"))
                yield Finding(
                    "M3",
                    "advice",
                    title.format(length=duration_hours(slot.minutes), work=duration_hours(work)),
                    remedy,
                    slot.item.id,
                )
            work = 0


def no_buffer(subject: Subject) -> Iterator[Finding]:
    """M4: hardly any break or buffer for delays. A sprint is all work."""
    if subject.meeting.kind == "sprint":
        return
    for plan in subject.plans:
        free = plan.gaps + sum(slot.minutes for slot in plan.slots if not is_work(slot.item)) + max(0, -plan.over)
        length, share = max(plan.day.minutes, plan.end - plan.start), subject.limit("M4.percent")
        lacking = -((100 * free - share * length) // 100)
        if plan.slots and lacking > 0:
            # free time at the end already counts, so a buffer there would not help: the items must take less
            title = _("Only {share} of the time is break or buffer").format(
                share=percent(min(free / length, (share - 1) / 100))
            )
            remedy = _("Make items {length} shorter and put in a buffer; something always takes longer.")
            remedy = remedy.format(length=duration_hours(lacking))
            yield Finding("M4", "advice", title, remedy, f"day {plan.day.number}" if plan.day.number > 1 else "")


def long_presentation(subject: Subject) -> Iterator[Finding]:
    """M9: a long presentation with no activity. A host that shows its work is exempt."""
    meeting = subject.meeting
    for plan in subject.plans:
        for slot in plan.every_slot:
            item = slot.item
            host = meeting.host is not None and item.institution == meeting.host
            named = bool(meeting.host_name) and meeting.host_name in f"{item.title} {item.responsible}"
            exempt = host or named or (item.origin or "").endswith(".host-shows")
            if item.type == "presentation" and slot.minutes > subject.limit("M9.minutes") and not exempt:
                title = _("“{title}” is {length} of listening")
                title = title.format(title=item.title, length=duration_hours(slot.minutes))
                yield Finding(
                    "M9", "advice", title, _("Let people do something halfway: a question, two and two."), item.id
                )


def unusual_hours(subject: Subject) -> Iterator[Finding]:
    """M16: lunch at an unusual time, or an early start or a late end when people travel."""
    meeting = subject.meeting
    for plan in subject.plans:
        for slot in plan.slots:
            early, late = slot.start < subject.limit("M16.lunch_from"), slot.start > subject.limit("M16.lunch_to")
            if is_a(slot.item, "lunch") and (early or late):
                title = _("Lunch {time} is early") if early else _("Lunch {time} is late")
                remedy = _("Most eat between {start} and {end}.").format(
                    start=time_text(clock(subject.limit("M16.lunch_from"))),
                    end=time_text(clock(subject.limit("M16.lunch_to"))),
                )
                yield Finding("M16", "advice", title.format(time=time_text(clock(slot.start))), remedy, slot.item.id)
        if meeting.kind == "online":
            continue
        part = f"day {plan.day.number}"
        if plan.start < subject.limit("M16.start"):
            title = _("The meeting begins {time}, early for those who travel").format(time=time_text(clock(plan.start)))
            yield Finding("M16", "advice", title, _("Ask whether everybody can get there."), f"{part} start")
        if plan.planned_end > subject.limit("M16.end"):
            title = _("The meeting ends {time}, late for those who travel").format(time=time_text(plan.day.end))
            yield Finding("M16", "advice", title, _("Ask whether everybody can get home."), f"{part} end")


def people_away(subject: Subject) -> Iterator[Finding]:
    """M17: on a day off, on a day between days off, or in school holidays."""
    for day in subject.meeting.days:
        if day.date is None:
            continue
        reason = away_text(day.date)
        if reason:
            remedy = _("Choose another day, or ask people first.")
            yield Finding("M17", "advice", reason, remedy, f"day {day.number}" if day.number > 1 else "")


def away_text(day: date) -> str:
    """Why people may be away on a day: a day off, a day between days off, or school holidays; else empty."""
    closed, one = Closed(), timedelta(days=1)
    if closed.closed(day):
        return _("{date} is a day off").format(date=capital(date_weekday(day)))
    if closed.closed(day - one) and closed.closed(day + one):
        return _("{date} lies between days off").format(date=capital(date_weekday(day)))
    if day.isocalendar().week in _SCHOOL_WEEKS:
        return _("Many are on holiday in {week}").format(week=week(day))
    return ""
