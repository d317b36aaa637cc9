"""Checks of the agenda's content: purpose and owner, order, slots for those who bring a path, a beginning and an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from campus_desktop.advice.finding import Finding
from campus_desktop.clock import day_of
from campus_desktop.i18n import _, fold, ngettext
from campus_desktop.meetings.checks.subject import Subject
from campus_desktop.meetings.meeting import AgendaItem
from campus_desktop.meetings.parts import is_a, is_work

_SMALL = 5
"""Information of at most so many minutes does not count as out of order."""
_LAST = 3
"""A closing is looked for among so many of the last items."""


def _exempt(item: AgendaItem) -> bool:
    return not is_work(item) or is_a(item, "welcome") or is_a(item, "closing")


def incomplete_item(subject: Subject) -> Iterator[Finding]:
    """M5: an item without type, purpose or responsible person; breaks, welcome and closing are exempt."""
    for item in subject.meeting.every_item:
        if _exempt(item) or item.children:
            continue
        missing = [
            name
            for name, value in (
                (_("type of item"), item.type),
                (_("purpose"), item.purpose),
                (_("somebody responsible"), item.responsible or item.institution),
            )
            if not value
        ]
        if missing:
            title = _("“{title}” lacks: {missing}").format(title=item.title, missing=", ".join(missing))
            yield Finding("M5", "important", title, _("People prepare better when it says why and by whom."), item.id)


def information_first(subject: Subject) -> Iterator[Finding]:
    """M6: information before decisions, at ordinary meetings."""
    if subject.meeting.kind in ("network", "sparring", "sprint"):
        return
    for plan in subject.plans:
        items = [slot.item for slot in plan.slots]
        last = max((n for n, item in enumerate(items) if item.type == "decision" and not _exempt(item)), default=-1)
        for slot in plan.slots[: max(last, 0)]:
            item = slot.item
            if item.type == "information" and slot.minutes > _SMALL and not _exempt(item):
                title = _("“{title}” is information and comes before a decision").format(title=item.title)
                yield Finding("M6", "advice", title, _("Take decisions first, while people are fresh."), item.id)


def ideas_and_choice(subject: Subject) -> Iterator[Finding]:
    """M7: ideas without a choice, or a choice without ideas before it."""
    items = [slot.item for plan in subject.plans for slot in plan.slots]
    for number, item in enumerate(items):
        if item.type == "decision" and not _exempt(item) and not is_a(item, "follow-up"):
            if not any(each.type in ("discussion", "exercise", "presentation") for each in items[:number]):
                title = _("“{title}” is decided before anything has been opened up").format(title=item.title)
                yield Finding("M7", "advice", title, _("Put a round or a silent writing before it."), item.id)
        elif is_a(item, "ideas") and is_work(item) and not any(each.type == "decision" for each in items[number + 1 :]):
            title = _("“{title}” gives ideas, but nothing is chosen afterwards").format(title=item.title)
            yield Finding("M7", "advice", title, _("End with a choice: what do we go on with?"), item.id)


def open_brainstorm(subject: Subject) -> Iterator[Finding]:
    """M8: an open brainstorm without silent writing first."""
    items = [slot.item for plan in subject.plans for slot in plan.slots]
    for number, item in enumerate(items):
        if item.type not in ("discussion", "exercise") or not is_a(item, "ideas"):
            continue
        before = items[number - 1] if number else None
        whole_text = AgendaItem("", f"{item.title} {item.script} {item.preparation}", 0)
        if not is_a(whole_text, "silent") and not (before is not None and is_a(before, "silent")):
            title = _("“{title}” begins with talking").format(title=item.title)
            yield Finding("M8", "advice", title, _("Let everybody write in silence for a few minutes first."), item.id)


def no_slot(subject: Subject) -> Iterator[Finding]:
    """M10: an institution with a path at the meeting, but no item about the path."""
    meeting = subject.meeting
    items = [item for item in meeting.every_item if is_work(item)]
    for institution in dict.fromkeys(path.institution for path in meeting.paths if path.institution):
        own = [path for path in meeting.paths if path.institution == institution]
        names = [
            fold(name).rstrip(".")
            for name in (own[0].institution_name, subject.short_names.get(institution, ""))
            if name
        ]
        if not any(_is_about(item, institution, {path.path for path in own}, names, subject) for item in items):
            title = _("{institution} has a path at the meeting, but no item").format(
                institution=own[0].institution_name
            )
            yield Finding("M10", "advice", title, _("Give it an item, or put its name on one."), institution)


def _is_about(item: AgendaItem, institution: str, paths: set[str], names: list[str], subject: Subject) -> bool:
    about = fold(f"{item.title} {item.responsible} {item.purpose}")
    hosts = institution == subject.meeting.host and (item.origin or "").endswith(".host-shows")
    return hosts or item.institution == institution or item.path in paths or any(name in about for name in names)


def no_closing(subject: Subject) -> Iterator[Finding]:
    """M11: no closing at the end."""
    items = [slot.item for slot in subject.plans[-1].slots] or list(subject.meeting.items)
    if items and not any(is_a(item, "closing") for item in items[-_LAST:]):
        title = _("There is no closing on the agenda")
        remedy = _("Put in ten minutes: decisions read aloud, next meeting, who sends the minutes.")
        yield Finding("M11", "important", title, remedy)


def sent_late(subject: Subject) -> Iterator[Finding]:
    """M12: the agenda is sent later than a fortnight before; only in "Ready for the meeting?"."""
    day = subject.meeting.date
    if day is None:
        return
    moment: datetime | None = subject.sent
    days = subject.limit("M12.days")
    if moment is None:
        yield Finding("M12", "advice", _("The agenda has not been sent"), _("Send it to the participants."))
    elif (day - day_of(moment)).days < days:
        left = (day - day_of(moment)).days
        text = ngettext("The agenda was sent {count} day before", "The agenda was sent {count} days before", left)
        remedy = _("Next time {days} days before, so that people can prepare.").format(days=days)
        yield Finding("M12", "advice", text.format(count=left), remedy)


def open_from_before(subject: Subject) -> Iterator[Finding]:
    """M13: open actions or parked items from before, but no item for them."""
    count = len(subject.carried)
    if count and not any(is_a(item, "follow-up") for item in subject.meeting.items):
        title = ngettext(
            "{count} open matter from last time is not on the agenda",
            "{count} open matters from last time are not on the agenda",
            count,
        )
        yield Finding(
            "M13", "important", title.format(count=count), _("Put “Since last time” at the beginning of the agenda.")
        )


def empty_sprint(subject: Subject) -> Iterator[Finding]:
    """M14: a path sprint without an agenda is offered the 90-minute one."""
    if subject.meeting.kind == "sprint" and not subject.meeting.items:
        title = _("There is a ready agenda for a path sprint of 90 minutes")
        yield Finding("M14", "advice", title, _("Take it from the templates and change what you like."))


def sparring_without_path(subject: Subject) -> Iterator[Finding]:
    """M15: sparring, but no path at the meeting."""
    if subject.meeting.paths:
        return
    item = next((each for each in subject.meeting.every_item if is_a(each, "sparring") and is_work(each)), None)
    if item is not None:
        title = _("“{title}” has no path to look at").format(title=item.title)
        yield Finding("M15", "advice", title, _("Add the learning path to the meeting."), item.id)
