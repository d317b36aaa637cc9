"""``erase``: the personal data of meetings past their date. The only command that cannot be undone, as its output says."""

from __future__ import annotations

import argparse
from datetime import date

from campus_desktop.clock import day_of
from campus_desktop.commandline import Command, output, workspace_argument
from campus_desktop.erasing.erase import Result, erase
from campus_desktop.erasing.mentions import Mention
from campus_desktop.erasing.plan import OUT_OF_REACH, DueMeeting, Plan, due_meeting, make_plan
from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _, date_table, ngettext
from campus_desktop.workspace import Workspace, open_workspace


def _arguments(parser: argparse.ArgumentParser) -> None:
    workspace_argument(parser)
    parser.add_argument("--meeting", metavar="M", help=_("only this meeting: title or id"))
    parser.add_argument("--dry-run", action="store_true", help=_("only list what would be erased"))
    parser.add_argument(
        "--minutes-filed", action="store_true", help=_("the minutes of these meetings are in the case system")
    )
    parser.add_argument("--yes", action="store_true", help=_("erase for good, and put in what is proposed for names"))
    parser.add_argument(
        "--names",
        choices=("initials", "removed"),
        default="initials",
        help=_("what is put in place of names in texts: their initials, or that a name was removed"),
    )


def _run(args: argparse.Namespace) -> int:
    workspace = open_workspace(args.workspace, read_only=args.dry_run)
    try:
        plan = _plan(workspace, args, day_of(workspace.now()))
        if plan.empty:
            output(_("No meeting is past its delete-by date; there is nothing to erase."))
            return 0
        if args.dry_run:
            _list(plan)
            return 0
        _need_answers(plan, args)
        result = erase(workspace, plan)
    finally:
        workspace.close()
    _report(result)
    return 1 if result.failed else 0


def _plan(workspace: Workspace, args: argparse.Namespace, today: date) -> Plan:
    chosen = None if args.meeting is None else {due_meeting(workspace, args.meeting, today).id}
    return make_plan(workspace, today, meetings=chosen, style=args.names)


def _need_answers(plan: Plan, args: argparse.Namespace) -> None:
    """Raises an error, before anything is written, if a question has not been answered."""
    if plan.meetings and not args.minutes_filed:
        text = _(
            "Are the minutes in the case system? {meetings}. Say --minutes-filed when they are; nothing was erased."
        )
        raise CampusError(text.format(meetings="; ".join(map(_filed, plan.meetings))))
    if not args.yes:
        text = _(
            "Erasing cannot be undone. See with --dry-run what would go, then say --yes to erase; nothing was erased."
        )
        raise CampusError(text)


def _filed(meeting: DueMeeting) -> str:
    number = meeting.case_number or _("no case number")
    return _("“{title}” ({case_number})").format(title=meeting.title, case_number=number)


def _list(plan: Plan) -> None:
    output(_("Would be erased, for good and without undo:"))
    for meeting in plan.meetings:
        output(f"- {_meeting(meeting)}")
    if plan.people.erased:
        output(_("Names and addresses that go: {names}").format(names=", ".join(plan.people.erased)))
    if plan.people.spared:
        text = _("Kept, because they have a meeting that is not yet due for deletion: {names}")
        output(text.format(names=", ".join(plan.people.spared)))
    if plan.mentions:
        output(_("Texts that hold a known name, and what is put in its place:"))
        for mention in plan.mentions:
            output(f"- {_mention(mention)}")
    if plan.copies:
        output(_("Copies in the same folder, which are erased too: {files}").format(files=_names(plan.copies)))
    _out_of_reach()


def _meeting(meeting: DueMeeting) -> str:
    day = date_table(meeting.date) if meeting.date else _("no date")
    people = ngettext("{count} person", "{count} people", meeting.people).format(count=meeting.people)
    notes = ngettext("{count} private note", "{count} private notes", meeting.private_notes)
    due = _("delete by {date}").format(date=date_table(meeting.delete_by))
    return " · ".join((day, _filed(meeting), due, people, notes.format(count=meeting.private_notes)))


def _mention(mention: Mention) -> str:
    around = f"{mention.before}[{mention.found}]{mention.after}".strip()
    return f"{mention.kind}: {around} → {mention.replacement}"


def _names(files: tuple[object, ...]) -> str:
    return ", ".join(str(getattr(file, "name", file)) for file in files)


def _report(result: Result) -> None:
    text = ngettext(
        "The personal data of {count} meeting is erased, and cannot be fetched back.",
        "The personal data of {count} meetings is erased, and cannot be fetched back.",
        result.meetings,
    )
    output(text.format(count=result.meetings))
    if result.rewritten:
        output(_("Copies erased too: {files}").format(files=_names(result.rewritten)))
    if result.deleted:
        output(_("Copies deleted: {files}").format(files=_names(result.deleted)))
    for file, reason in result.failed:
        output(_("NOT erased: {file}. {reason}").format(file=file.name, reason=reason))
    _out_of_reach()


def _out_of_reach() -> None:
    output(_("Cannot be erased from here; you must do it yourself:"))
    for each in OUT_OF_REACH:
        output(f"- {_(each)}")


COMMANDS = (Command("erase", N_("erase the personal data of meetings past their date, for good"), _arguments, _run),)
