"""What a running meeting's clock says: the big figure, its mood, and how it stands to the plan."""

from __future__ import annotations

from datetime import timedelta
from math import ceil, floor
from typing import Literal

from campus_desktop.clock import zone
from campus_desktop.i18n import _, duration_hours, time_text
from campus_desktop.meetings.timer import Position

Mood = Literal["calm", "amber", "red"]

_AMBER, _RED = timedelta(minutes=5), timedelta(minutes=1)
_AMBER_SHARE = 5


def figure(remaining: timedelta) -> str:
    """The time left as "33:18", "1:05:00"; past zero it counts up: "+02:10"."""
    seconds = remaining.total_seconds()
    left = ceil(seconds) if seconds > 0 else floor(-seconds)
    minutes, rest = divmod(left, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
    return f"+{text}" if seconds < 0 and left else text


def beside(remaining: timedelta) -> str:
    """The word beside the figure, so that nobody takes it for the time of the day: "left"; past zero "over"."""
    return _("over") if figure(remaining).startswith("+") else _("left")


def mood(here: Position) -> Mood:
    """Amber at a fifth of the item or five minutes left, red at one minute, whichever comes later."""
    amber = min(here.length / _AMBER_SHARE, _AMBER)
    if here.remaining <= min(_RED, amber):
        return "red"
    return "amber" if here.remaining <= amber else "calm"


def plan_text(here: Position) -> str:
    """How the item stands to the plan: "follows the plan", "5 min behind", "3 min ahead"; empty without a plan."""
    if here.behind is None:
        return ""
    minutes = here.minutes_behind
    if minutes == 0:
        return _("follows the plan")
    return (_("{length} behind") if minutes > 0 else _("{length} ahead")).format(length=duration_hours(abs(minutes)))


def ends_text(here: Position) -> str:
    """ "ends at 11.30", by the wall clock; past its end "should have ended at 11.30"; empty where nothing runs."""
    if here.ends is None:
        return ""
    text = _("ends at {time}") if here.remaining >= timedelta() else _("should have ended at {time}")
    return text.format(time=time_text(here.ends.astimezone(zone())))
