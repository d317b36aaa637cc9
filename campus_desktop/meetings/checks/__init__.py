"""The meeting checks: the rules about meetings, and the advice that they give on one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from campus_desktop.advice.finding import Finding
from campus_desktop.advice.rules import Rule, RuleSet
from campus_desktop.i18n import N_
from campus_desktop.meetings.agenda import schedule
from campus_desktop.meetings.checks import content, times
from campus_desktop.meetings.checks.subject import LIMITS, Subject
from campus_desktop.meetings.edits import facts
from campus_desktop.meetings.note_queries import carried
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.workspace import Workspace

__all__ = ["MEETING_RULES", "Subject", "check_meeting", "read_subject"]

_HOUSE = N_("our own rule; no study gives this figure")
_RULES: tuple[Rule[Subject], ...] = (
    Rule("M1", N_("Items longer than the meeting"), "-", N_("adding up"), times.too_long, on=True),
    Rule("M2", N_("Too long without a break"), "D",
         N_("no study gives exactly 90 minutes; breaks help vigour (d = 0.36) and fatigue (d = 0.35): Albulescu 2022, N = 2,335"),
         times.without_break, on=True),
    Rule("M3", N_("Break too short after long work"), "A",
         N_("demanding tasks may need more than 10 minutes: Albulescu 2022, N = 2,335"), times.short_break),
    Rule("M4", N_("No buffer"), "D", _HOUSE, times.no_buffer),
    Rule("M5", N_("Item without kind, purpose or owner"), "C", N_("Danish practice for agendas"),
         content.incomplete_item, when="sent"),
    Rule("M6", N_("Information before decisions"), "C", N_("advice on agendas from kfum-kfuk.dk"), content.information_first),
    Rule("M7", N_("Ideas without a choice, or a choice without ideas"), "C",
         N_("facilitation practice: open up, then narrow down"), content.ideas_and_choice),
    Rule("M8", N_("Brainstorm without silent writing"), "C",
         N_("ideas written alone and pooled beat talking groups; how much is uncertain"), content.open_brainstorm),
    Rule("M9", N_("Long presentation"), "D", _HOUSE, times.long_presentation, reads=("institution",)),
    Rule("M10", N_("A path at the meeting, but no item"), "D", N_("what the network is for"), content.no_slot, on=True,
         reads=("meeting_path", "path", "institution")),
    Rule("M11", N_("No closing"), "C", N_("bfa-i.dk: decisions, tasks, owner and deadline, sent the next day"),
         content.no_closing, on=True),
    Rule("M12", N_("Agenda sent late"), "C", N_("advice on agendas from kfum-kfuk.dk"), content.sent_late, on=True,
         when="ready", reads=("meeting_fact",)),
    Rule("M13", N_("Open matters not on the agenda"), "C", N_("practice in meeting programs such as Fellow and OpenProject"),
         content.open_from_before, on=True, reads=("note", "series")),
    Rule("M14", N_("Agenda for a path sprint"), "C", N_("ABC Learning Design’s timing; the split is ours"), content.empty_sprint),
    Rule("M15", N_("Feedback without a path"), "D", N_("there is nothing to look at"), content.sparring_without_path, on=True,
         reads=("meeting_path",)),
    Rule("M16", N_("Unusual hours"), "D", N_("Danish habits"), times.unusual_hours),
    Rule("M17", N_("People will be away"), "D", N_("public holidays and school holidays"), times.people_away),
)  # fmt: skip

MEETING_RULES = RuleSet(
    key="meeting",
    title=N_("Advice on meetings"),
    scope=N_("Advice is only advice. What is ticked applies to every meeting in this file."),
    choosing=N_("Choose meeting checks"),
    whole="meeting",
    part="agenda_item",
    reads=("meeting", "meeting_day", "agenda_item"),
    rules=_RULES,
    limits=LIMITS,
)
"""Every check in order. Those that are off by default are listed under "More advice"."""


def read_subject(workspace: Workspace, meeting_id: str) -> Subject:
    """A meeting with all data that the checks need."""
    meeting = read_meeting(workspace, meeting_id)
    names = {row["id"]: row["short_name"] for row in workspace.rows("SELECT id, short_name FROM institution")}
    sent = facts(workspace, meeting_id).get("agenda sent")
    return Subject(
        meeting,
        schedule(meeting.items, meeting.days),
        tuple(carried(workspace, meeting)),
        names,
        datetime.fromisoformat(sent) if sent else None,
        MEETING_RULES.thresholds(workspace),
    )


def check_meeting(
    workspace: Workspace,
    meeting_id: str,
    now: datetime | None,
    *,
    rules: Collection[str] | None = None,
    ready: bool = False,
    answered: bool = False,
) -> list[Finding]:
    """The advice on a meeting, as ``RuleSet.look`` gives it."""
    subject = read_subject(workspace, meeting_id)
    return MEETING_RULES.look(workspace, meeting_id, subject, now, rules=rules, ready=ready, answered=answered)
