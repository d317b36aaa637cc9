"""What meeting screens may offer and list just now: everything, or in the safe view only what belongs to the meeting."""

from __future__ import annotations

from campus_desktop.institutions.institution import Institution, Person
from campus_desktop.institutions.queries import list_institutions, list_people
from campus_desktop.meetings.queries import list_series
from campus_desktop.meetings.summaries import MeetingSummary, list_meetings
from campus_desktop.meetings.templates import AgendaTemplate, list_templates
from campus_desktop.paths.summaries import PathSummary, list_paths
from ui.shell.protocol import Shell


def institutions_seen(shell: Shell) -> list[Institution]:
    """The institutions, in Danish order."""
    return [one for one in list_institutions(shell.workspace) if shell.safe is None or shell.safe.has(one.id)]


def people_seen(shell: Shell, institution_id: str) -> list[Person]:
    """The people at an institution."""
    every = list_people(shell.workspace, institution_id)
    return [one for one in every if shell.safe is None or shell.safe.has(one.id)]


def paths_seen(shell: Shell) -> list[PathSummary]:
    """The learning paths."""
    return [one for one in list_paths(shell.workspace) if shell.safe is None or one.id in shell.safe.paths]


def meetings_seen(shell: Shell) -> list[MeetingSummary]:
    """The meetings, newest first."""
    return [one for one in list_meetings(shell.workspace) if shell.safe is None or one.id == shell.safe.meeting]


def series_seen(shell: Shell) -> list[tuple[str, str]]:
    """The series of meetings as (id, title)."""
    here = {one.series for one in meetings_seen(shell)}
    return [one for one in list_series(shell.workspace) if shell.safe is None or one[0] in here]


def templates_seen(shell: Shell) -> list[AgendaTemplate]:
    """The agendas to begin from; those that were kept come from other meetings."""
    return [one for one in list_templates(shell.workspace) if shell.safe is None or not one.own]
