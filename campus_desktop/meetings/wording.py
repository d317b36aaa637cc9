"""A meeting in words: when, where, who, and what became of an item. PDF, files and e-mails all use it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from campus_desktop.clock import zone
from campus_desktop.i18n import (
    _,
    date_long,
    date_table,
    date_weekday,
    duration_hours,
    language,
    ngettext,
    number,
    time_range,
    time_table,
    time_text,
)
from campus_desktop.meetings.agenda import DayPlan, Slot, clock
from campus_desktop.meetings.held import DayHeld
from campus_desktop.meetings.meeting import ITEM_TYPES, PAUSES, STATUSES, AgendaItem, Day, Meeting
from campus_desktop.meetings.minutes import Attendance, ItemSection, Minutes, attendance
from campus_desktop.meetings.needs import NeedGroup
from campus_desktop.meetings.note import ANSWERS, Note
from campus_desktop.meetings.summaries import MeetingSummary

_A_DAY = 1_440
_ENDS = ".!?…:"


def one_line(text: str) -> str:
    """Text of several lines as one line: the lines become parts of a list."""
    return ", ".join(part.strip().rstrip(",") for part in text.splitlines() if part.strip())


def listed(parts: Iterable[str]) -> str:
    """Join lines: by a space after a sentence, else by a semicolon."""
    text = ""
    for part in filter(None, (" ".join(part.split()) for part in parts)):
        text += part if not text else f" {part}" if text[-1] in _ENDS else f"; {part}"
    return text


def sentence(text: str) -> str:
    """A text with its lines joined, ending as a sentence."""
    text = listed(text.splitlines())
    return text if not text or text[-1] in _ENDS else f"{text}."


# --- when and where --------------------------------------------------------------------------------------------------


def clock_range(start: int, end: int) -> str:
    """A range of minutes after midnight as in tables: "09.30–09.45"; past midnight "23.45–00.28 (dagen efter)"."""
    return f"{time_table(clock(start))}–{minute_table(end)}"


def minute_table(minute: int) -> str:
    """A minute after midnight as in tables; the next day is marked: "00.28 (dagen efter)"."""
    text = time_table(clock(minute))
    return _("{time} (the day after)").format(time=text) if minute >= _A_DAY else text


def hours_text(day: Day) -> str:
    """When a day begins and ends: "kl. 9.30–14.30"; past midnight "kl. 22.00–1.30 (dagen efter)"."""
    text = time_range(day.start, day.end)
    return _("{time} (the day after)").format(time=text) if day.end < day.start else text


def moment_table(moment: datetime, day: date) -> str:
    """A moment of a meeting of ``day``, as in tables: "00.28 (dagen efter)"; days later with its date."""
    local = moment.astimezone(zone())
    days = (local.date() - day).days
    if days > 1:
        return f"{date_table(local.date())} {time_table(local)}"
    return minute_table(days * _A_DAY + local.hour * 60 + local.minute) if days == 1 else time_table(local)


def meeting_time_text(meeting: Meeting) -> str:
    """The date and time: "torsdag den 26. november 2026 kl. 9.30–14.30"; for several days the first and last date."""
    dates = [day.date for day in meeting.days if day.date is not None]
    if not dates:
        return _("no date yet")
    if len(meeting.days) == 1:
        comma = " " if language() == "da" else ", "
        return f"{date_weekday(dates[0])}{comma}{hours_text(meeting.days[0])}"
    return f"{date_weekday(dates[0])} – {date_weekday(dates[-1])}" if len(dates) > 1 else date_weekday(dates[0])


def minutes_time_text(minutes: Minutes) -> str:
    """When a meeting was held: "torsdag den 26. november 2026 kl. 9.38–14.42, planlagt kl. 9.30–14.30", the planned time only where
    it differs. Without the timer the planned time; while it lasts the planned time and when it began."""
    meeting = replace(minutes.meeting, days=tuple(plan.day for plan in minutes.plans) or minutes.meeting.days)
    planned = meeting_time_text(meeting)
    if not minutes.days:
        return planned
    if len(meeting.days) > 1:
        dates = {each.number: each.began.astimezone(zone()).date() for each in minutes.days}
        really = replace(
            meeting, days=tuple(replace(day, date=dates.get(day.number, day.date)) for day in meeting.days)
        )
        return _beside(meeting_time_text(really), planned)
    (day,), held = meeting.days, minutes.days[0]
    began = held.began.astimezone(zone())
    if held.ended is None:
        text = _("{planned}, begun {time}").format(planned=planned, time=time_text(began))
        return planned if _minute(began) == day.start and began.date() == day.date else text
    comma = " " if language() == "da" else ", "
    text = f"{date_weekday(began.date())}{comma}{_held_hours(held)}"
    return _beside(text, hours_text(day) if began.date() == day.date else planned, planned)


def _held_hours(held: DayHeld) -> str:
    began, ended = held.began.astimezone(zone()), (held.ended or held.began).astimezone(zone())
    nights = (ended.date() - began.date()).days
    if nights > 1:  # its end was forgotten
        return f"{time_text(began)} – {date_weekday(ended.date())} {time_text(ended)}"
    text = time_range(_minute(began), _minute(ended))
    return _("{time} (the day after)").format(time=text) if nights else text


def _minute(moment: datetime) -> time:
    return moment.time().replace(second=0, microsecond=0)


def _beside(really: str, planned: str, whole: str = "") -> str:
    """``planned`` beside ``really``; left out where ``whole``, or ``planned``, is the same."""
    return (
        really if really == (whole or planned) else _("{time}, planned {planned}").format(time=really, planned=planned)
    )


def day_title(meeting: Meeting, plan: DayPlan) -> str:
    """The heading of one day: "Dag 1: torsdag den 26. november 2026"; "Dagsorden" if there is only one."""
    if len(meeting.days) == 1 and plan.day.number == 1:
        return _("Agenda")
    name = _("Day {number}").format(number=plan.day.number)
    return f"{name}: {date_weekday(plan.day.date)}" if plan.day.date else name


def against_end(plan: DayPlan) -> str:
    """The items of a day relative to its end: "30 min efter planlagt sluttid kl. 14.30"; empty if they fill it exactly."""
    if not plan.slots or plan.over == 0:
        return ""
    text = (
        _("{length} after the planned end, {time}") if plan.over > 0 else _("{length} before the planned end, {time}")
    )
    return text.format(length=duration_hours(abs(plan.over)), time=time_text(plan.day.end))


def day_span(plan: DayPlan) -> str:
    """The time range and length of a day's items, and how they compare with its planned end; empty if there are none."""
    if not plan.slots:
        return ""
    lasts = (clock_range(plan.start, plan.end), duration_hours(plan.end - plan.start), against_end(plan))
    return " · ".join(part for part in lasts if part)


def pin_text(slot: Slot) -> str:
    """The pin of an item: "låst tid", or "10 min for sent til kl. 12.00"; empty if it is not pinned."""
    if slot.item.pinned is None:
        return ""
    if not slot.late:
        return _("locked time")
    return _("{length} too late for {time}").format(length=duration_hours(slot.late), time=time_text(slot.item.pinned))


def place_text(meeting: Meeting) -> str:
    """The place in one line: place, room and address."""
    return ", ".join(filter(None, (meeting.place, meeting.room, one_line(meeting.address))))


def status_text(meeting: Meeting) -> str:
    """The status of the minutes: "udkast", "udsendt, endnu ikke godkendt", "godkendt"."""
    if meeting.status == "sent":
        return _("sent, not approved yet")
    return _(STATUSES[meeting.status]).lower()


def case_text(meeting: Meeting) -> str:
    """ "j.nr. 2026-1187", empty without a case number."""
    return _("case no. {number}").format(number=one_line(meeting.case_number)) if meeting.case_number.strip() else ""


# --- the agenda ------------------------------------------------------------------------------------------------------


def item_numbers(meeting: Meeting) -> dict[str, str]:
    """The number of each item, the same on agenda and minutes: "3", in parallel groups "3.1". Breaks and buffers have none."""
    numbers: dict[str, str] = {}
    count = 0
    for item in meeting.items:
        if item.type in PAUSES:
            continue
        count += 1
        numbers[item.id] = str(count)
        talked = [child for track in item.by_track for child in track if child.type not in PAUSES]
        numbers |= {child.id: f"{count}.{place}" for place, child in enumerate(talked, start=1)}
    return numbers


def numbered(item: AgendaItem, numbers: dict[str, str]) -> str:
    """ "3. Sparring"; only the title if it has no number."""
    found = numbers.get(item.id)
    return item.title if found is None else f"{found}. {item.title}" if "." not in found else f"{found} {item.title}"


def type_text(item: AgendaItem) -> str:
    """The item's type: "Beslutning"; empty if it has none."""
    return _(ITEM_TYPES[item.type]) if item.type in ITEM_TYPES else ""


def track_name(item: AgendaItem, track: int) -> str:
    """The name of a parallel group, from 0: its own, or "Gruppe 2"."""
    name = item.tracks[track].strip() if track < len(item.tracks) else ""
    return name or _("Group {number}").format(number=track + 1)


def following_slots(plan: DayPlan) -> dict[str, Slot | None]:
    """The slot after each item of a day (or group), by the item's id; None after the last."""
    found: dict[str, Slot | None] = {}
    for row in (plan.slots, *(track for slot in plan.slots for track in slot.tracks)):
        found |= {slot.item.id: row[at + 1] if at + 1 < len(row) else None for at, slot in enumerate(row)}
    return found


def facts(meeting: Meeting) -> list[tuple[str, str]]:
    """The facts for participants, label and text, without empty ones."""
    present = [each for each in meeting.participants if each.here]
    paths = "; ".join(
        f"{path.title} ({path.institution_name})" if path.institution_name else path.title for path in meeting.paths
    )
    several = len(meeting.days) > 1
    hours = "; ".join(
        f"{date_table(day.date) if day.date else _('Day {number}').format(number=day.number)} {hours_text(day)}"
        for day in meeting.days
    )
    found = [
        (_("Time"), hours if several else ""),
        (_("Place"), place_text(meeting)),
        (_("Host"), meeting.host_name),
        (_("Arrival"), one_line(meeting.arrival)),
        (_("Transport"), one_line(meeting.transport)),
        (_("Online"), meeting.online_link.strip()),
        (_("Contact"), one_line(meeting.contact)),
        (_("Chair"), one_line(meeting.chair)),
        (_("Minute-taker"), one_line(meeting.minute_taker)),
        (_("Participants"), "; ".join(counted(each) for each in attendance(present))),
        (_("Paths at the meeting"), paths),
    ]
    return [(name, text) for name, text in found if text]


def privacy_text(meeting: Meeting) -> str:
    """One line on what is recorded at the meeting and when it is deleted."""
    purpose = " ".join(meeting.data_purpose.split())
    if purpose:
        noted = _("What the personal data is for: {purpose}").format(purpose=purpose)
    else:
        noted = _("Decisions, actions, experiences and ideas are noted, for the minutes")
    if meeting.delete_by is not None:
        until = _("Names and other personal data are deleted by {date}.").format(date=date_long(meeting.delete_by))
    else:
        until = _("No date has been set yet for deleting names and other personal data.")
    return f"{sentence(noted)} {until}"


# --- people ----------------------------------------------------------------------------------------------------------


def counted(group: Attendance) -> str:
    """The number of people of an institution: "Fjordstyrelsen (4)"; "Uden institution (2)"."""
    return f"{group.institution or _('No institution')} ({number(group.count)})"


def people_text(groups: Iterable[Attendance]) -> str:
    """The people by institution: "Fjordstyrelsen: AB, Mette Holm og 2 andre; Klitadministrationen: 3"."""
    return "; ".join(_group_text(group) for group in groups)


def _group_text(group: Attendance) -> str:
    names, rest = ", ".join(group.names), group.count - len(group.names)
    if names and rest > 0:
        others = ngettext("{names} and {count} other", "{names} and {count} others", rest)
        names = others.format(names=names, count=number(rest))
    if not group.institution:
        return names or number(group.count)
    return f"{group.institution}: {names or number(group.count)}"


def owner_text(note: Note) -> str:
    """The responsible person or the sender: "CD, Klitadministrationen"; empty if nobody is named."""
    return ", ".join(filter(None, (note.person_name, note.institution_name)))


# --- notes -----------------------------------------------------------------------------------------------------------


def about_text(note: Note) -> str:
    """The subject of a note: "Mød dit team (Preboarding hos os)", only the path, or nothing."""
    if note.step_title:
        return f"{note.step_title} ({note.path_title})" if note.path_title else note.step_title
    return note.path_title


def answer_text(note: Note) -> str:
    """The path owner's answer to an idea, with the reason; empty if there is none."""
    if note.answer not in ANSWERS:
        return ""
    answer = _(ANSWERS[note.answer])
    return f"{answer}: {note.answer_reason.strip()}" if note.answer_reason.strip() else answer


def due_text(note: Note) -> str:
    """The due date as in tables, empty if there is none."""
    return date_table(note.due) if note.due else ""


def matter_text(note: Note) -> str:
    """An open note from an earlier meeting, in one line: "Send skabelonen (CD, Klitadministrationen, frist 04-12-2026)"."""
    due = _("due {date}").format(date=due_text(note)) if note.due else ""
    about = ", ".join(filter(None, (owner_text(note), due, _("parked") if note.kind == "parked" else "")))
    text = " ".join(note.text.split())
    return f"{text.removesuffix('.')} ({about})" if about else text


def done_text(note: Note) -> str:
    """ "udført 04-12-2026", empty while it is open."""
    if note.done is None:
        return ""
    return _("done {date}").format(date=date_table(note.done.astimezone(zone()).date()))


def need_count_text(group: NeedGroup) -> str:
    """How many institutions share a need: "2 institutioner"; if no institution is known, how often it was noted."""
    if group.institutions:
        text = ngettext("{count} institution", "{count} institutions", group.institutions)
        return text.format(count=number(group.institutions))
    times = len(group.notes)
    return ngettext("said once", "said {count} times", times).format(count=number(times))


# --- minutes ---------------------------------------------------------------------------------------------------------


def next_meeting_text(following: MeetingSummary | None) -> str:
    """The next meeting of the series, in one line; empty if there is none."""
    if following is None:
        return ""
    when = ""
    if following.date is not None:
        joint = " " if language() == "da" else ", "
        when = f"{date_weekday(following.date)}{joint}{time_text(following.start)}"
    return " · ".join(filter(None, (when, following.title, following.place or following.host_name)))


def held_text(section: ItemSection, slot: Slot | None, held: bool) -> str:
    """Planned and actual times of an item in short: "09.30–09.45, holdt 09.32–09.51". ``slot`` is its place in the planned
    agenda; ``held``: whether the meeting was run with the timer, so that an item without times was not held."""
    planned = clock_range(slot.start, slot.end) if slot else ""
    actual = section.held
    if actual is None:
        return ", ".join(filter(None, (planned, _("not dealt with")))) if held else planned
    started = actual.started.astimezone(zone())
    if actual.ended is None:
        times = moment_table(started, actual.day)
    else:  # of two moments on the same day only the last one is marked
        same = started.date() == actual.ended.astimezone(zone()).date()
        begun = time_table(started) if same else moment_table(started, actual.day)
        times = f"{begun}–{moment_table(actual.ended, actual.day)}"
    parts = [planned, _("held {times}").format(times=times)]
    if actual.left == "park":
        parts.append(_("parked"))
    elif actual.cut:
        parts.append(_("cut short"))
    return ", ".join(filter(None, parts))
