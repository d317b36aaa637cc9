"""The meeting checks: advice that never blocks; rare, and dismissed for good by "deliberate choice"."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from campus_desktop.i18n import N_, _
from campus_desktop.meetings.agenda import schedule
from campus_desktop.meetings.checks import content, times
from campus_desktop.meetings.checks.finding import SEVERITIES, STRENGTHS, THRESHOLDS, Finding, Rule, Subject
from campus_desktop.meetings.edits import facts
from campus_desktop.meetings.note_queries import carried
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.workspace import Workspace, settings, stamps

__all__ = ["RULES", "SEVERITIES", "STRENGTHS", "THRESHOLDS", "Finding", "Rule", "Subject", "check", "check_meeting"]

_HOUSE = N_("our own rule; no study gives this figure")
RULES: tuple[Rule, ...] = (
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
    Rule("M9", N_("Long presentation"), "D", _HOUSE, times.long_presentation),
    Rule("M10", N_("A path at the meeting, but no item"), "D", N_("what the network is for"), content.no_slot, on=True),
    Rule("M11", N_("No closing"), "C", N_("bfa-i.dk: decisions, tasks, owner and deadline, sent the next day"),
         content.no_closing, on=True),
    Rule("M12", N_("Agenda sent late"), "C", N_("advice on agendas from kfum-kfuk.dk"), content.sent_late, on=True,
         when="ready"),
    Rule("M13", N_("Open matters not on the agenda"), "C", N_("practice in meeting programs such as Fellow and OpenProject"),
         content.open_from_before, on=True),
    Rule("M14", N_("Agenda for a path sprint"), "C", N_("ABC Learning Design's timing; the split is ours"), content.empty_sprint),
    Rule("M15", N_("Feedback without a path"), "D", N_("there is nothing to look at"), content.sparring_without_path, on=True),
    Rule("M16", N_("Unusual hours"), "D", N_("Danish habits"), times.unusual_hours),
    Rule("M17", N_("People will be away"), "D", N_("public holidays and school holidays"), times.people_away),
)  # fmt: skip
"""Every check in order. Those that are off by default are listed under "More advice"."""

_ON, _LIMITS = "meeting checks", "meeting check thresholds"
_YOUNG = timedelta(minutes=1)


def check(subject: Subject, rules: Iterable[str] | None = None, *, ready: bool = False) -> list[Finding]:
    """The findings of ``rules`` (default: those on by default), the important ones first. ``ready`` includes the rules of
    "Ready for the meeting?". Rules about missing data do not apply to drafts, unless named in ``rules``."""
    asked = None if rules is None else set(rules)
    found: list[Finding] = []
    for rule in RULES:
        if not (rule.on if asked is None else rule.id in asked):
            continue
        if (rule.when == "ready" and not ready) or (
            rule.when == "sent" and asked is None and subject.meeting.status == "draft"
        ):
            continue
        found += rule.check(subject)
    return sorted(found, key=lambda finding: finding.severity != "important")


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
        thresholds(workspace),
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
    """The advice on a meeting, by the rules chosen in this workspace or by ``rules``.

    Items added in the minute before ``now`` get no advice (None: every item may). ``answered=True`` adds what was answered
    "deliberate choice", at the end.
    """
    subject = read_subject(workspace, meeting_id)
    chosen = rules if rules is not None else settings.get(workspace, _ON)
    found = [
        finding
        for finding in check(subject, chosen, ready=ready)
        if now is None or not _young(workspace, subject.meeting.id, finding.part, now)
    ]
    rows = workspace.rows("SELECT rule, part, reason FROM answer WHERE about = ? ORDER BY at", (meeting_id,))
    reasons = {(row["rule"], row["part"]): row["reason"] for row in rows}
    silent = [
        replace(each, answer=reasons[each.rule, each.part]) for each in found if (each.rule, each.part) in reasons
    ]
    return [each for each in found if (each.rule, each.part) not in reasons] + (silent if answered else [])


def _young(workspace: Workspace, meeting_id: str, part: str, now: datetime) -> bool:
    """Whether ``part`` is an item added less than a minute ago, and so perhaps half typed, by its first stamp.

    Items made from a template in the same edit as their meeting have its stamp and are complete.
    """
    sql = """SELECT item.stamp FROM stamp item JOIN stamp made ON made.tbl = 'meeting' AND made.id = ? AND made.field = item.field
             WHERE item.tbl = 'agenda_item' AND item.id = ? AND item.field = ? AND item.stamp <> made.stamp"""
    stamp = workspace.value(sql, (meeting_id, part, stamps.ROW))
    return stamp is not None and abs(now - stamps.moment(stamp)) < _YOUNG  # stamps may be slightly ahead of the clock


def answer(workspace: Workspace, meeting_id: str, finding: Finding, reason: str = "") -> None:
    """Answer advice with "deliberate choice": it is no longer shown, and the reason is kept."""
    with workspace.edit(_("Mark as a deliberate choice")) as edit:
        edit.execute(
            "DELETE FROM answer WHERE rule = ? AND about = ? AND part = ?", (finding.rule, meeting_id, finding.part)
        )
        row = {"rule": finding.rule, "about": meeting_id, "part": finding.part, "reason": " ".join(reason.split())}
        edit.insert("answer", {**row, "at": edit.now.isoformat(timespec="seconds")})


def take_answer_back(workspace: Workspace, meeting_id: str, finding: Finding) -> None:
    """Show advice that was answered again."""
    with workspace.edit(_("Take the deliberate choice back")) as edit:
        edit.execute(
            "DELETE FROM answer WHERE rule = ? AND about = ? AND part = ?", (finding.rule, meeting_id, finding.part)
        )


def chosen_rules(workspace: Workspace) -> frozenset[str]:
    """The ids of the checks that are on in this workspace."""
    return frozenset(settings.get(workspace, _ON, [rule.id for rule in RULES if rule.on]))


def thresholds(workspace: Workspace) -> dict[str, int]:
    """The value of every threshold in this workspace."""
    return {**THRESHOLDS, **settings.get(workspace, _LIMITS, {})}


def choose_rules(workspace: Workspace, rules: Collection[str]) -> None:
    """Set which checks are on in this workspace, in place of the defaults."""
    if unknown := set(rules) - {rule.id for rule in RULES}:
        raise ValueError(f"no such check: {', '.join(sorted(unknown))}")
    with workspace.edit(_("Choose meeting checks")) as edit:
        settings.put(edit, _ON, [rule.id for rule in RULES if rule.id in rules])


def set_threshold(workspace: Workspace, name: str, value: int) -> None:
    """Set a threshold (a key of ``THRESHOLDS``) for this workspace."""
    if name not in THRESHOLDS:
        raise ValueError(f"no such threshold: {name}")
    limits = {**settings.get(workspace, _LIMITS, {}), name: value}
    with workspace.edit(_("Change a limit")) as edit:
        settings.put(edit, _LIMITS, limits)
