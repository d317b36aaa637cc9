"""What the card says before the meeting and after it: title, big figure, and a line below."""

from __future__ import annotations

from datetime import datetime, timedelta

from campus_desktop.clock import zone
from campus_desktop.i18n import _, date_long, duration_hours, ngettext, time_table, time_text
from campus_desktop.meetings.agenda import instant
from campus_desktop.meetings.timer import actual_plans, lines, minutes_between
from ui.meetings.state import MeetingState

_SOON = timedelta(hours=3)


def before(state: MeetingState, now: datetime) -> tuple[str, str, str]:
    """Before the meeting, or its next day, begins: "Not begun yet", "09.30", "today · in 12 min"."""
    here = state.position()
    day_number = here.following.day if here.following is not None else 1
    plan = state.plans[min(day_number, len(state.plans)) - 1]
    title = _("Day {number} is over").format(number=day_number - 1) if here.state == "ended" else _("Not begun yet")
    begins = instant(plan.day, plan.start)
    if here.following is None:
        return title, time_table(plan.day.start), _("The agenda is empty.")
    if begins is None or plan.day.date is None:
        return title, time_table(plan.day.start), _("The meeting has no date yet.")
    today = now.astimezone(zone()).date()
    wait = begins - now
    when = date_long(plan.day.date)
    if plan.day.date == today:
        when = _("today")
        if timedelta(minutes=-1) < wait <= timedelta():
            when = _("today, begins now")
        elif wait < timedelta():
            when = _("should have begun {minutes} ago").format(minutes=duration_hours(-wait // timedelta(minutes=1)))
        elif wait < _SOON:
            when = _("today, in {minutes}").format(minutes=duration_hours(-(-wait // timedelta(minutes=1))))
    return title, time_table(plan.day.start), when


def ended(state: MeetingState) -> tuple[str, str, str]:
    """After the end: how long it lasted, from when to when, and how that stands to the plan."""
    everybody, _groups = lines(state.events, state.meeting)
    first, last = everybody.entries[0], everybody.entries[-1]
    until = last.until or last.since
    begun = first.since.astimezone(zone())
    lasted = duration_hours(minutes_between(first.since, until))
    end = until.astimezone(zone())
    last_moment = time_text(end).split()[-1]
    nights = (end.date() - begun.date()).days
    if nights == 1:
        last_moment = _("{time} (the day after)").format(time=last_moment)
    elif nights > 1:  # its end was forgotten
        last_moment = f"{date_long(end.date())} {time_text(end)}"
    parts = [_("from {start} to {end}").format(start=time_text(begun), end=last_moment)]
    if len(state.plans) > 1 and begun.date() != end.date():
        parts = [f"{date_long(begun.date())} – {date_long(end.date())}"]
        lasted = ngettext("{count} day", "{count} days", len(state.plans)).format(count=len(state.plans))
    item = state.meeting.item(last.item or "")
    planned = None
    if item is not None:
        held_on = actual_plans(state.meeting, everybody)[item.day - 1].day
        planned = instant(held_on, state.planned[item.day - 1].planned_end)  # as in the minutes, before catching up
    if planned is not None:
        parts.append(_against(minutes_between(planned, until)))
    return _("The meeting is over"), lasted, " · ".join(parts)


def _against(minutes: int) -> str:
    if minutes == 0:
        return _("on time")
    text = _("{length} after the planned end") if minutes > 0 else _("{length} before the planned end")
    return text.format(length=duration_hours(abs(minutes)))
