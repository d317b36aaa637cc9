"""What "Ready for the meeting?" looks at, one line each: a state, said in words, and the commands that mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from campus_desktop.advice.finding import Finding
from campus_desktop.i18n import N_, _, date_long, duration_hours, ngettext, time_text
from campus_desktop.meetings.agenda import Slot, schedule
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.wording import place_text
from ui.meetings.ready.power import Power

State = Literal["ready", "see to", "unknown"]
STATES: dict[State, str] = {"ready": N_("Ready"), "see to": N_("Fix this"), "unknown": N_("Not known")}
LOW = 80
"""Percent of the battery below which a meeting should not be begun without the charger."""
_SINCE = 60
"""Seconds after a copy in which an edit is no reason for another: what is done in this very dialog is kept too."""

COPY, AGENDA, SCRIPT, SENT, QUIET = "copy saved", "agenda printed", "script printed", "agenda sent", "do not disturb on"
"""What is kept as facts about the meeting."""


@dataclass(frozen=True, slots=True)
class Check:
    """``key`` names it; ``commands`` are (key, text), the first is the one that mends it."""

    key: str
    state: State
    title: str
    text: str
    commands: tuple[tuple[str, str], ...] = ()

    @property
    def spoken(self) -> str:
        """The line for screen readers."""
        return f"{self.title}: {_(STATES[self.state])}. {self.text}"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found out, from the file and from the computer. ``copied``: when a copy was saved last; ``saved``: when the last edit
    was. ``screens``: names of the other screens, none with one or a mirrored one. ``safe``: whether the safe view is on."""

    meeting: Meeting
    now: datetime
    file: str
    place: str
    read_only: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    saved: datetime | None = None
    screens: tuple[str, ...] = ()
    safe: bool = False
    power: Power = field(default_factory=Power)


def look(seen: Seen) -> tuple[Check, ...]:
    """The lines, in the order they are gone through."""
    return (
        _file(seen),
        _screen(seen),
        _power(seen),
        _paper(seen),
        _quiet(seen),
        _sent(seen),
        _place(seen),
        _agenda(seen),
    )


def _at(seen: Seen, fact: str) -> datetime | None:
    told = seen.facts.get(fact)
    return datetime.fromisoformat(told).astimezone(seen.now.tzinfo) if told else None


def moment_text(moment: datetime, now: datetime) -> str:
    """ "today 9.12", "24 November 2026"."""
    if moment.date() == now.date():
        return _("today {time}").format(time=time_text(moment))
    return date_long(moment.date())


def _file(seen: Seen) -> Check:
    title = _("File and backup copy")
    name = _("“{name}” is saved").format(name=seen.file) if not seen.safe else _("The file is saved")
    if seen.read_only:
        text = _("The file is open for reading only: notes cannot be saved.")
        return Check("file", "see to", title, text, (("copy", _("Save a copy …")),))
    where = f"{name} · {seen.place}"
    copied = _at(seen, COPY)
    command = (("copy", _("Save a copy …")),)
    if copied is None:
        return Check("file", "see to", title, _("{where}. No copy of it has been saved.").format(where=where), command)
    when = moment_text(copied, seen.now)
    edited = seen.saved is not None and (seen.saved.astimezone(seen.now.tzinfo) - copied).total_seconds() > _SINCE
    if copied.date() != seen.now.date() or edited:
        text = (
            _("{where}. Copy saved {when}; it has been edited since.") if edited else _("{where}. Copy saved {when}.")
        )
        return Check("file", "see to" if edited else "ready", title, text.format(where=where, when=when), command)
    return Check("file", "ready", title, _("{where}. Copy saved {when}.").format(where=where, when=when), command)


def _screen(seen: Seen) -> Check:
    title = _("Screen for the room")
    slide = ("slide", _("Show a test slide"))
    if seen.screens:
        text = _("Second screen: {names}. Look at the test slide from the back row.").format(
            names=", ".join(seen.screens)
        )
        return Check("screen", "ready", title, text, (slide,))
    if seen.safe:
        text = _("One screen or mirrored. The safe view is on: what is private is hidden.")
        return Check("screen", "ready", title, text, (slide,))
    text = _("One screen or mirrored: everybody sees all that you see. Turn on the safe view before you share it.")
    return Check("screen", "see to", title, text, (("safe", _("Turn on the safe view")), slide))


def _power(seen: Seen) -> Check:
    title, power = _("Power"), seen.power
    percent = _("battery {percent}%").format(percent=power.percent) if power.percent is not None else ""
    if power.plugged:
        return Check("power", "ready", title, " · ".join(part for part in (_("Plugged in"), percent) if part))
    if power.battery is False:
        return Check("power", "ready", title, _("No battery: running on mains power."))
    if power.plugged is None:
        return Check("power", "unknown", title, _("The computer does not say. Look whether the charger is plugged in."))
    enough = power.percent is not None and power.percent >= LOW
    text = _("Runs on battery") + (f" · {percent}" if percent else "")
    return Check("power", "unknown" if enough else "see to", title, _("{text}. Plug in the charger.").format(text=text))


def _paper(seen: Seen) -> Check:
    title = _("On paper")
    agenda, script = _at(seen, AGENDA), _at(seen, SCRIPT)
    commands = (("print agenda", _("Print the agenda …")), ("print script", _("Print the script …")))
    if agenda and script:
        text = _("Agenda and script are printed or saved as PDF ({when}).").format(
            when=moment_text(max(agenda, script), seen.now)
        )
        return Check("paper", "ready", title, text, commands)
    if agenda:
        text = _("The agenda is printed or saved as PDF ({when}), the script is not.").format(
            when=moment_text(agenda, seen.now)
        )
    elif script:
        text = _("The script is printed or saved as PDF ({when}), the agenda is not.").format(
            when=moment_text(script, seen.now)
        )
    else:
        text = _("Nothing has been printed. Paper goes on where a projector stops.")
    return Check("paper", "see to", title, text, (*commands, ("printed", _("It is printed"))))


def _quiet(seen: Seen) -> Check:
    title = _("Do not disturb")
    done = _at(seen, QUIET)
    if done is not None and done.date() == seen.now.date():
        return Check("quiet", "ready", title, _("Turned on {when}.").format(when=moment_text(done, seen.now)))
    text = _("Turn it on in the system, and close e-mail and chat, so that nothing pops up in front of people.")
    return Check("quiet", "see to", title, text, (("quiet", _("It is on")),))


def _sent(seen: Seen) -> Check:
    title = _("Agenda sent")
    sent = _at(seen, SENT)
    late = next((each for each in seen.findings if each.rule == "M12"), None)
    if sent is not None:
        text = _("Sent {when}.").format(when=moment_text(sent, seen.now))
        return Check("sent", "ready", title, f"{text} {late.title}." if late is not None else text)
    if seen.meeting.status != "draft":
        return Check("sent", "ready", title, _("The meeting is marked as sent."))
    left = _days_left(seen.meeting.date, seen.now)
    text = _("The participants have not got it yet.")
    commands = (("mail", _("Copy it for an e-mail")), ("sent", _("It is sent")))
    return Check("sent", "see to", title, f"{text} {left}".strip(), commands)


def _days_left(day: date | None, now: datetime) -> str:
    if day is None or day <= now.date():
        return ""
    left = (day - now.date()).days
    return ngettext("The meeting is in {count} day.", "The meeting is in {count} days.", left).format(count=left)


def _place(seen: Seen) -> Check:
    title, meeting = _("Place and host"), seen.meeting
    place = place_text(meeting) or (_("Online") if meeting.online_link.strip() else "")
    online = meeting.kind == "online"
    if place and meeting.host:
        text = _("{place} · host: {name}").format(place=place, name=meeting.host_name)
        if seen.safe:  # a room or an address may be private
            text = _("Place and host are decided.")
        return Check("place", "ready", title, text)
    if place:
        text = _("The host is not decided.")
    elif meeting.host:
        text = _("There is no link to the meeting.") if online else _("The place is not decided.")
    else:
        text = _("Place and host are not decided.")
        if online:
            text = _("The host is not decided, and there is no link to the meeting.")
    return Check("place", "see to", title, text, (("prepare", _("Prepare the meeting")),))


def _agenda(seen: Seen) -> Check:
    title = _("Agenda and times")
    advice = [each.title for each in seen.findings if each.rule != "M12"]
    if not seen.meeting.items:
        return Check("agenda", "see to", title, _("The agenda is empty."), (("prepare", _("Prepare the meeting")),))
    plans = schedule(seen.meeting.items, seen.meeting.days)
    found = [
        _collision(slot) for plan in plans for slot in plan.collisions
    ]  # shown in the agenda, also in the safe view
    if seen.safe and advice and not found:
        return Check("agenda", "unknown", title, _("Advice is not shown in the safe view."))
    if not seen.safe:
        found += advice
    if not found:
        fits = not any(plan.over > 0 for plan in plans)
        text = _("The times fit, and there is no advice.") if fits else _("There is no advice.")
        return Check("agenda", "ready", title, text)
    text = found[0]
    if more := len(found) - 1:
        text += " · " + ngettext("and {count} more", "and {count} more", more).format(count=more)
    command = _("See the advice") if found == advice else _("See the agenda")
    return Check("agenda", "see to", title, text, (("prepare", command),))


def _collision(slot: Slot) -> str:
    assert slot.item.pinned is not None
    text = _("“{title}” is locked and begins {length} too late for {time}")
    return text.format(title=slot.item.title, length=duration_hours(slot.late), time=time_text(slot.item.pinned))
