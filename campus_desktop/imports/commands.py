"""The command ``import``: course lists into a workspace, from a script or a terminal."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from campus_desktop import workspace as store
from campus_desktop.commandline import Command, output, output_json, workspace_argument
from campus_desktop.i18n import N_, _, number
from campus_desktop.imports import importing
from campus_desktop.imports.comparing import Plan
from campus_desktop.imports.drafts import Note
from campus_desktop.imports.summary import summary


def _arguments(parser: argparse.ArgumentParser) -> None:
    workspace_argument(parser)
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help=_("a course list: CSV or XLSX"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would happen and change nothing"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def _import(args: argparse.Namespace) -> int:
    workspace = store.open_workspace(args.workspace, read_only=args.dry_run)
    try:
        ready = importing.plan(workspace, args.files)
        if not args.dry_run:
            importing.write(workspace, ready)
    finally:
        workspace.close()
    if args.json:
        output_json(_object(ready.plan, args.dry_run))
    else:
        _tell(ready.plan, args.dry_run)
    return 0


def _tell(plan: Plan, dry: bool) -> None:
    text = _("Trial run, nothing was changed. Courses: {summary}.") if dry else _("Courses: {summary}.")
    output(text.format(summary=summary(plan)))
    for note in (*plan.left_out, *plan.remarks):
        output(_("{file}, row {row}: {text}").format(file=note.file, row=number(note.row), text=note.text))


def _object(plan: Plan, dry: bool) -> dict[str, Any]:
    return {
        "dry_run": dry,
        "rows": plan.rows,
        "new": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": plan.unchanged,
        "changes": [
            {
                "id": change.id,
                "title": change.title,
                "fields": {
                    name: {"before": _plain(name, change.before[name]), "after": _plain(name, value)}
                    for name, value in change.after.items()
                },
            }
            for change in plan.changed
        ],
        "left_out": list(map(_note, plan.left_out)),
        "remarks": list(map(_note, plan.remarks)),
    }


def _plain(name: str, value: Any) -> Any:
    """A value of the file as JSON has it elsewhere: lists as lists, yes and no as such."""
    if name in ("goals", "tags"):
        return json.loads(value)
    if name in ("retired", "subtitles"):
        return None if value is None else bool(value)
    return None if value == "" else value


def _note(note: Note) -> dict[str, Any]:
    return {"file": note.file, "row": note.row, "text": note.text}


COMMANDS = (Command("import", N_("bring course lists into a workspace"), _arguments, _import),)
