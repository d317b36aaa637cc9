"""The data for the prints, read at one moment, and their options."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from campus_desktop.i18n import _
from campus_desktop.meetings import note_queries, summaries
from campus_desktop.meetings.minutes import InstitutionPage, Minutes, institution_pages, read_minutes
from campus_desktop.meetings.parts import not_items, taking_up
from campus_desktop.meetings.personal import cpr_like
from campus_desktop.paths.queries import closed_days_of, read_path

if TYPE_CHECKING:
    from campus_desktop.meetings.meeting import Meeting
    from campus_desktop.meetings.note import Note
    from campus_desktop.paths.days import Closed
    from campus_desktop.paths.path import LearningPath, Start, Step
    from campus_desktop.workspace import Workspace

Scope = Literal["meeting", "series", "all"]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a print; each kind uses some of them (``PrintKind.options``).

    ``start``: the dates of a path that starts then. ``step_notes``: the notes on its steps, which are
    written for those who build it. ``notice``: one line on what is noted
    and when it is deleted. ``room``: ruled lines. ``day``: only one day. ``carried``: what is still open from earlier meetings, at
    the item that takes it up. ``senders``: experiences with their authors. ``times``: planned and actual times. ``institution``: only
    one. ``scope``: of this meeting, of all meetings of its series, or of all meetings. ``done``: including what is done already.
    """

    start: Start | None = None
    step_notes: bool = False
    notice: bool = False
    room: bool = True
    carried: bool = True
    day: int | None = None
    senders: bool = False
    times: bool = True
    institution: str | None = None
    scope: Scope = "meeting"
    done: bool = True


def proposed(meeting: Meeting) -> Options:
    """The default options: with the line on what is noted where the meeting has a date for deleting."""
    return Options(notice=meeting.delete_by is not None)


_REACHES_SOMEBODY = re.compile(r"\S@\S|(?<!\d)(?:\d{2} ?){4}(?!\d)")
"""An e-mail address or a Danish telephone number."""


def with_private_note(path: LearningPath) -> list[Step]:
    """The steps whose note contains what looks like a CPR number, an e-mail address or a telephone number."""
    return [step for step in path.steps if cpr_like(step.note) or _REACHES_SOMEBODY.search(step.note)]


@dataclass(frozen=True, slots=True)
class MeetingToPrint:
    """A meeting as read at one moment. ``minutes`` are without senders, ``named`` with them; ``needs`` the needs of each available
    scope, with their title."""

    minutes: Minutes
    named: Minutes
    pages: tuple[InstitutionPage, ...]
    needs: dict[Scope, tuple[str, tuple[Note, ...]]]

    @property
    def meeting(self) -> Meeting:
        """The meeting itself."""
        return self.minutes.meeting

    @property
    def title(self) -> str:
        """The title of the meeting."""
        return self.meeting.title

    def chosen(self, options: Options) -> Minutes:
        """The minutes with senders or without, as chosen."""
        return self.named if options.senders else self.minutes

    def matters(self, options: Options) -> dict[str, tuple[Note, ...]]:
        """What is still open from earlier meetings, by the id of the item that takes it up; empty if there is none, or if not
        chosen. Without private ones."""
        item = taking_up(self.meeting.items)
        if item is None or not options.carried:
            return {}
        notes = tuple(not_items(self.minutes.carried, self.meeting.every_item))
        return {item.id: notes} if notes else {}

    def chosen_actions(self, options: Options) -> tuple[Note, ...]:
        """The meeting's own actions, then those still open from earlier meetings; done ones only if chosen."""
        own = [note for note in self.minutes.actions if options.done or note.done is None]
        return (*own, *(note for note in self.minutes.carried if note.kind == "action"))


@dataclass(frozen=True, slots=True)
class NotesToPrint:
    """Actions and needs of any number of meetings, without private ones. ``about`` names the meetings, empty for all."""

    actions: tuple[Note, ...]
    needs: tuple[Note, ...]
    about: str = ""

    @property
    def title(self) -> str:
        """The meetings in words."""
        return self.about or _("All meetings")


@dataclass(frozen=True, slots=True)
class PathToPrint:
    """A path and its institution's closed days, if it has any."""

    path: LearningPath
    closed: Closed | None = None

    @property
    def title(self) -> str:
        """The title of the path."""
        return self.path.title


Source = PathToPrint | MeetingToPrint | NotesToPrint


def read_for_print(workspace: Workspace, path_id: str) -> PathToPrint:
    """The data for the prints of a path. CampusError if the path no longer exists."""
    path = read_path(workspace, path_id)
    return PathToPrint(path, closed_days_of(workspace, path.institution))


def notes_to_print(actions: Iterable[Note], needs: Iterable[Note], about: str = "") -> NotesToPrint:
    """The data for the prints of the follow-up page."""
    return NotesToPrint(
        tuple(note for note in actions if not note.private),
        tuple(_unnamed(note) for note in needs if not note.private),
        about,
    )


def read_meeting_for_print(workspace: Workspace, meeting_id: str, now: datetime) -> MeetingToPrint:
    """The data for the prints of a meeting, as it is at ``now``. CampusError if the meeting no longer exists."""
    minutes = read_minutes(workspace, meeting_id, now)
    meeting = minutes.meeting
    needs: dict[Scope, tuple[str, tuple[Note, ...]]] = {
        "meeting": (meeting.title, _needs(workspace, [meeting_id])),
    }
    if meeting.series is not None:
        ids = [each.id for each in summaries.list_meetings(workspace) if each.series == meeting.series]
        needs["series"] = (meeting.series_title, _needs(workspace, ids))
    needs["all"] = ("", all_needs(workspace))
    return MeetingToPrint(
        minutes,
        read_minutes(workspace, meeting_id, now, senders=True),
        institution_pages(workspace, minutes),
        needs,
    )


def all_needs(workspace: Workspace) -> tuple[Note, ...]:
    """The needs of all meetings, for their sheet."""
    return _needs(workspace, None)


def _needs(workspace: Workspace, meeting_ids: list[str] | None) -> tuple[Note, ...]:
    """Needs without their authors: the number of institutions that share one is given, not their names."""
    return tuple(_unnamed(note) for note in note_queries.needs(workspace, meeting_ids) if not note.private)


def _unnamed(note: Note) -> Note:
    return note._replace(institution_name="", person=None, person_name="")
