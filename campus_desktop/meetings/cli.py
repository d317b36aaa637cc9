"""``check``: the advice on meetings."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from campus_desktop.advice.finding import SEVERITIES, STRENGTHS
from campus_desktop.commandline import Command, output, output_json, workspace_argument
from campus_desktop.i18n import N_, _
from campus_desktop.meetings.checks import MEETING_RULES, check_meeting
from campus_desktop.meetings.queries import find_meeting
from campus_desktop.meetings.show.plain import plain
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.workspace import open_workspace

_RULES = {rule.id: rule for rule in MEETING_RULES.rules}


def _arguments(parser: argparse.ArgumentParser) -> None:
    workspace_argument(parser)
    parser.add_argument("--meeting", metavar="M", help=_("only this meeting: title or id"))
    parser.add_argument("--all", action="store_true", help=_("with the checks that lie under “More advice”"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def _check(args: argparse.Namespace) -> int:
    workspace = open_workspace(args.workspace, read_only=True)
    try:
        wanted = find_meeting(workspace, args.meeting) if args.meeting is not None else None
        meetings = [each for each in list_meetings(workspace) if wanted in (None, each.id)]
        rules = list(_RULES) if args.all else None
        found = [
            (each, finding) for each in meetings for finding in check_meeting(workspace, each.id, None, rules=rules)
        ]
    finally:
        workspace.close()
    if args.json:
        findings = [{"meeting": each.id, **plain(asdict(finding)), **_basis(finding.rule)} for each, finding in found]
        output_json({"file": args.workspace.name, "findings": findings})
        return 0
    for each, finding in found:
        output(f"{each.title}: {_(SEVERITIES[finding.severity])} {finding.rule}: {finding.title}. {finding.remedy}")
    if not found:
        output(_("The checks have nothing to say."))
    return 0


def _basis(rule_id: str) -> dict[str, str]:
    rule = _RULES[rule_id]
    return {"strength": _(STRENGTHS[rule.strength]), "source": _(rule.source)}


COMMANDS = (Command("check", N_("advice on meetings"), _arguments, _check),)
