"""The clock of a running meeting as text: the large figure, its mood, and its relation to the plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil, floor
from typing import Literal

from campus_desktop.clock import zone
from campus_desktop.i18n import _, duration_hours, time_text
from campus_desktop.meetings.agenda import minute_of, minute_text
from campus_desktop.meetings.timer import Event, Position, not_before_last

Mood = Literal["calm", "amber", "red"]

_AMBER, _RED = timedelta(minutes=5), timedelta(minutes=1)
_AMBER_SHARE = 5
_MINUTES_OF_A_DAY = 1_440


def figure(remaining: timedelta) -> str:
    """The time left as "33:18", "1:05:00"; past zero it counts up: "+02:10"."""
    seconds = remaining.total_seconds()
    left = ceil(seconds) if seconds > 0 else floor(-seconds)
    minutes, rest = divmod(left, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
    return f"+{text}" if seconds < 0 and left else text


def beside(remaining: timedelta) -> str:
    """The word beside the figure, so that it is not taken for the time of day: "left"; past zero "over"."""
    return _("over") if figure(remaining).startswith("+") else _("left")


def mood(here: Position) -> Mood:
    """Amber at a fifth of the item or five minutes left, whichever is later; red at one minute, but not before amber."""
    amber = min(here.length / _AMBER_SHARE, _AMBER)
    if here.remaining <= min(_RED, amber):
        return "red"
    return "amber" if here.remaining <= amber else "calm"


def plan_text(here: Position) -> str:
    """The item relative to the plan: "follows the plan", "5 min behind", "3 min ahead", "counts from 11.30"; empty without a plan."""
    if here.counts_from is not None:  # entered before its lock: neither ahead nor as planned
        return _("counts from {time}").format(time=time_text(here.counts_from.astimezone(zone())))
    if here.behind is None:
        return ""
    minutes = here.minutes_behind
    if minutes == 0:
        return _("follows the plan")
    return (_("{length} behind") if minutes > 0 else _("{length} ahead")).format(length=duration_hours(abs(minutes)))


_BACK, _AHEAD = timedelta(minutes=1), timedelta(days=1)


def clock_text(events: Sequence[Event], now: datetime) -> str:
    """A warning if the computer's clock is probably wrong: before the timer's last event or a day after it; else empty."""
    if not events:
        return ""
    last = not_before_last(events, events[-1].at)
    if now < last - _BACK:
        text = _("The computer’s clock was set back. The meeting’s time stands still until {time}.")
        return text.format(time=time_text(last.astimezone(zone())))
    return _("Nothing was pressed for a whole day. Is the computer’s clock right?") if now > last + _AHEAD else ""


def ends_text(here: Position) -> str:
    """ "ends at 11.30", by the wall clock; past its end "should have ended at 11.30"; empty if nothing runs. An end
    on the day after the present one says so."""
    if here.ends is None:
        return ""
    text = _("ends at {time}") if here.remaining >= timedelta() else _("should have ended at {time}")
    return text.format(time=moment_text(here.ends, here.ends - here.remaining))


def moment_text(moment: datetime, now: datetime) -> str:
    """A coming moment by the wall clock: "11.30", or "0.30 (the day after)" if it is not on the day of ``now``."""
    local = moment.astimezone(zone())
    nights = (local.date() - now.astimezone(zone()).date()).days
    return minute_text(max(0, nights) * _MINUTES_OF_A_DAY + minute_of(local.time()))
