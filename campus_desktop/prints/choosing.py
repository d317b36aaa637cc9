"""Options for prints on the command line: the same as in the print dialog, with the same defaults."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace

from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.paths.path import LearningPath, Start
from campus_desktop.prints.kinds import KINDS, start_text
from campus_desktop.prints.source import MeetingToPrint, Options, proposed
from campus_desktop.typed.dates import full_date

SCOPES = ("meeting", "series", "all")


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of ``export``: its name, the name of its value in the arguments, and the kinds it applies to."""

    written: str
    dest: str
    kinds: frozenset[str]


def _heeding(option: str) -> frozenset[str]:
    return frozenset(each.key for each in KINDS if option in each.options and each.about != "notes")


_PATHS = frozenset(each.key for each in KINDS if each.about == "path")
_MEETINGS = frozenset(each.key for each in KINDS if each.about == "meeting") | {"calendar"}

CHOICES: tuple[Choice, ...] = (
    Choice("--path", "path", _PATHS),
    Choice("--start", "start", _heeding("start")),
    Choice("--step-notes / --no-step-notes", "step_notes", _heeding("step_notes")),
    Choice("--meeting", "meeting", _MEETINGS),
    Choice("--day", "day", _heeding("day")),
    Choice("--no-room", "room", _heeding("room")),
    Choice("--no-carried", "carried", _heeding("carried")),
    Choice("--notice / --no-notice", "notice", _heeding("notice")),
    Choice("--senders", "senders", _heeding("senders")),
    Choice("--no-times", "times", _heeding("times")),
    Choice("--no-done", "done", _heeding("done")),
    Choice("--institution", "institution", _heeding("institution")),
    Choice("--needs-from", "scope", _heeding("scope")),
)
"""All options. One that was not given is None, so that the proposed value is used."""


def add_choices(parser: argparse.ArgumentParser) -> None:
    """The options of ``CHOICES``."""
    add = parser.add_argument

    def tick(flag: str, value: bool, dest: str, text: str) -> None:
        add(flag, dest=dest, action="store_const", const=value, help=text)

    add("--path", metavar="P", help=_("which learning path: title or id; needed where there are several"))
    add("--start", metavar=_("DATE"), help=_("plan: the first working day, as in 2026-12-01, or the name of a start"))
    tick(
        "--step-notes", True, "step_notes", _("plan: with the notes on the steps, written for those who build the path")
    )
    tick("--no-step-notes", False, "step_notes", _("plan: without the notes on the steps, as when neither is said"))
    meetings = _("which meeting: title or id; needed where there are several; actions and needs: one, several, or all")
    add("--meeting", metavar="M", action="append", help=meetings)
    add("--day", metavar="N", type=int, help=_("agenda, script: only this day of a meeting of several days"))
    tick("--no-room", False, "room", _("agenda: without room to write"))
    tick("--no-carried", False, "carried", _("agenda, script: without what stands open from last time"))
    tick("--notice", True, "notice", _("agenda: with a line on what is noted and when it is deleted"))
    without = _("agenda: without that line; if neither is said, it stands where the meeting has a date for deleting")
    tick("--no-notice", False, "notice", without)
    senders = _("minutes: experiences with who told them, apart from those shared without sender")
    tick("--senders", True, "senders", senders)
    tick("--no-times", False, "times", _("minutes: without planned and actual times"))
    tick("--no-done", False, "done", _("actions: without those that are done"))
    add("--institution", metavar="I", help=_("institutions: only the page of this one; its name"))
    scope = _("needs: of the meeting, of all meetings of its series, or of all meetings")
    add("--needs-from", dest="scope", metavar="|".join(SCOPES), choices=SCOPES, help=scope)


def refuse_unheeded(args: argparse.Namespace) -> None:
    """CampusError for an option that does not apply to ``args.kind``: the script that uses it means another kind."""
    for each in CHOICES:
        if getattr(args, each.dest) is not None and args.kind not in each.kinds:
            kinds = ", ".join(sorted(each.kinds))
            text = _("{option} says nothing about {kind}; it is for: {kinds}.")
            raise CampusError(text.format(option=each.written, kind=args.kind, kinds=kinds))
    if args.scope is not None and len(args.meeting or ()) > 1:
        raise CampusError(_("--needs-from counts from one meeting; name one with --meeting, not several."))


def chosen_start(text: str | None, path: LearningPath) -> Start | None:
    """The start given as ``text``, a date or the name of one of the path's own; None for None. CampusError for any other."""
    if text is None:
        return None
    day = full_date(text)
    own = [each for each in path.starts if each.date == day or each.label.strip().casefold() == text.strip().casefold()]
    if own:
        return own[0]
    if day is not None:
        return Start("", day)
    if not path.starts:
        raise CampusError(_("“{text}” is not a date; write the start as in 2026-12-01.").format(text=text))
    known = "; ".join(start_text(each) for each in path.starts)
    message = _("“{text}” is no date and no start of “{title}”; write a date as in 2026-12-01, or one of: {starts}.")
    raise CampusError(message.format(text=text, title=path.title, starts=known))


def chosen_options(args: argparse.Namespace, source: MeetingToPrint) -> Options:
    """The options given for a print of a meeting; the others are as proposed by the print dialog. CampusError for a day, an
    institution or a series that the meeting does not have."""
    meeting = source.meeting
    names = ("notice", "room", "carried", "senders", "times", "done")
    ticks = {name: value for name in names if (value := getattr(args, name)) is not None}
    if args.scope == "series" and args.scope not in source.needs:
        raise CampusError(_("“{title}” belongs to no series of meetings.").format(title=meeting.title))
    return replace(
        proposed(meeting),
        day=_day(args.day, meeting),
        institution=_institution(args.institution, source),
        scope=args.scope or "meeting",
        **ticks,
    )


def _day(number: int | None, meeting: Meeting) -> int | None:
    if number is None or number in (day.number for day in meeting.days):
        return number
    text = ngettext("“{title}” lasts {count} day and has no day {number}.",
                    "“{title}” lasts {count} days and has no day {number}.", len(meeting.days))  # fmt: skip
    raise CampusError(text.format(title=meeting.title, count=i18n.number(len(meeting.days)), number=number))


def _institution(name: str | None, source: MeetingToPrint) -> str | None:
    if name is None:
        return None
    for page in source.pages:
        if name == page.institution or name.strip().casefold() == page.name.casefold():
            return page.institution
    if not source.pages:
        raise CampusError(_("No institution has actions, decisions or answers from this meeting."))
    message, names = (
        _("“{name}” has no actions or answers from “{title}”; these have: {names}."),
        [each.name for each in source.pages],
    )
    raise CampusError(message.format(name=name, title=source.meeting.title, names=", ".join(names)))


def about_meeting(args: argparse.Namespace) -> bool:
    """Whether the command is about one meeting: actions and needs are of all meetings if none is named, and may be of several."""
    return args.kind not in ("actions", "needs") or len(args.meeting or ()) == 1 or args.scope in ("meeting", "series")
