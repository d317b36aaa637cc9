"""The list of prints, used by the command line and the print dialog."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from campus_desktop import i18n
from campus_desktop.i18n import N_, _
from campus_desktop.paths.days import Closed
from campus_desktop.paths.path import LearningPath, Start
from campus_desktop.paths.queries import closed_days_of, read_path

if TYPE_CHECKING:
    from campus_desktop.meetings.meeting import Meeting
    from campus_desktop.prints.source import MeetingToPrint, NotesToPrint, Options
    from campus_desktop.workspace import Workspace

About = Literal["path", "meeting", "notes"]
MakePrint = Callable[[Path | BinaryIO], int]
"""Makes one print of data read before, in the language in use, on any thread; returns its number of pages."""


@dataclass(frozen=True, slots=True)
class PrintKind:
    """One kind of print.

    ``key`` names it on the command line, ``title`` (marked with N_) on the screen, ``name`` (marked too) in file names: "{title} –
    plan". ``about`` is what it prints; ``dated``: whether it shows dates where a start is chosen. ``make`` is "module:function",
    loaded on first use. That of a path is called with the data read, where to write, ``printed``, ``start``, ``closed`` and
    ``notes``; that of a meeting with a ``MeetingToPrint``, where to write, ``printed`` and ``options``, of which it uses those
    named here; that of notes with a ``NotesToPrint`` and the same.
    """

    key: str
    title: str
    name: str
    about: About
    make: str
    suffix: str = ".pdf"
    dated: bool = False
    options: frozenset[str] = frozenset()


KINDS: tuple[PrintKind, ...] = (
    PrintKind(
        "plan",
        N_("Plan"),
        N_("{title} – plan"),
        "path",
        "campus_desktop.prints.plan:plan",
        dated=True,
        options=frozenset({"step_notes"}),
    ),
    PrintKind(
        "agenda",
        N_("Agenda for participants"),
        N_("{title} – agenda"),
        "meeting",
        "campus_desktop.prints.agenda:agenda",
        options=frozenset({"notice", "room", "day", "carried"}),
    ),
    PrintKind(
        "script",
        N_("Script for the facilitator"),
        N_("{title} – script"),
        "meeting",
        "campus_desktop.prints.script:script",
        options=frozenset({"day", "carried"}),
    ),
    PrintKind(
        "minutes",
        N_("Minutes"),
        N_("{title} – minutes"),
        "meeting",
        "campus_desktop.prints.minutes:minutes",
        options=frozenset({"senders", "times"}),
    ),
    PrintKind(
        "actions",
        N_("Actions"),
        N_("{title} – actions"),
        "meeting",
        "campus_desktop.prints.actions:actions",
        options=frozenset({"done"}),
    ),
    PrintKind(
        "institutions",
        N_("A page for each institution"),
        N_("{title} – what we take home"),
        "meeting",
        "campus_desktop.prints.institutions:institutions",
        options=frozenset({"institution"}),
    ),
    PrintKind(
        "needs",
        N_("Needs for Campus"),
        N_("{title} – needs"),
        "meeting",
        "campus_desktop.prints.needs:needs",
        options=frozenset({"scope"}),
    ),
    PrintKind(
        "key-card", N_("Key card"), N_("{title} – key card"), "meeting", "campus_desktop.prints.keycard:key_card"
    ),
    PrintKind(
        "all-actions", N_("Actions"), N_("{title} – actions"), "notes", "campus_desktop.prints.actions:all_actions"
    ),
    PrintKind(
        "all-needs", N_("Needs for Campus"), N_("{title} – needs"), "notes", "campus_desktop.prints.needs:all_needs"
    ),
)
"""All prints, in the order they are offered."""


BEFORE = ("agenda", "script", "key-card")
"""Prints of a meeting for use before it is held."""


def kind(key: str) -> PrintKind:
    """The print of that name. KeyError if there is none."""
    return {each.key: each for each in KINDS}[key]


def kinds_about(what: About) -> tuple[PrintKind, ...]:
    """The prints of a path, of a meeting, or of the notes of many meetings, in the order they are offered."""
    return tuple(each for each in KINDS if each.about == what)


@dataclass(frozen=True, slots=True)
class PathToPrint:
    """A path and its institution's closed days, as read at one moment."""

    path: LearningPath
    closed: Closed


def read_for_print(workspace: Workspace, path_id: str) -> PathToPrint:
    """Read the data for the prints of a path. CampusError if the path no longer exists."""
    path = read_path(workspace, path_id)
    return PathToPrint(path, closed_days_of(workspace, path.institution))


def maker(
    what: PrintKind, source: PathToPrint, *, printed: date, start: Start | None, notes: bool = False
) -> MakePrint:
    """A function that makes one print of a path, with the ``notes`` of its steps or without; the libraries it needs are loaded
    when it is called."""

    def make(out: Path | BinaryIO) -> int:
        pages: int = _function(what)(
            source.path,
            out,
            printed=printed,
            start=start if what.dated else None,
            closed=source.closed,
            notes=notes and "step_notes" in what.options,
        )
        return pages

    return make


def meeting_maker(
    what: PrintKind, source: MeetingToPrint | NotesToPrint, *, printed: date, options: Options
) -> MakePrint:
    """A function that makes one print of a meeting, or of the notes of many; the libraries it needs are loaded when it is called."""

    def make(out: Path | BinaryIO) -> int:
        pages: int = _function(what)(source, out, printed=printed, options=options)
        return pages

    return make


def _function(what: PrintKind) -> Any:
    module, name = what.make.split(":")
    return getattr(import_module(module), name)


def file_name(what: PrintKind, title: str, start: Start | None) -> str:
    """A file name accepted by every system: "Onboarding – plan 2026-12-01.pdf"."""
    name = _(what.name).format(title=_safe(title) or _("Learning path"))
    if start is not None and what.dated:
        name += f" {start.date.isoformat()}"
    return name + what.suffix


def meeting_file_name(what: PrintKind, meeting: Meeting, suffix: str = "") -> str:
    """The file name of a meeting's print, with its date; ``suffix`` replaces the print's own extension."""
    return dated_file_name(what, _safe(meeting.title) or _("Network meeting"), meeting.date, suffix)


def dated_file_name(what: PrintKind, title: str, day: date | None, suffix: str = "") -> str:
    """A file name with a date, if there is one."""
    name = _(what.name).format(title=_safe(title) or _("All meetings"))
    return name + (f" {day.isoformat()}" if day is not None else "") + (suffix or what.suffix)


def _safe(title: str) -> str:
    safe = re.sub(r'[\\/:*?"<>|\x00-\x1f\x7f]+', " ", title)
    return " ".join(safe.split()).strip(". ")[:80].rstrip(". ")


def start_text(start: Start) -> str:
    """A start as an entry of a list: "01-12-2026 · Hold 3"."""
    return " · ".join(part for part in (i18n.date_table(start.date), start.label.strip()) if part)
