"""The command ``import``: imports course lists into a workspace, from a script or a terminal."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from campus_desktop import workspace as store
from campus_desktop.commandline import Command, output, output_json, workspace_argument
from campus_desktop.courses.fields import COURSE_FIELDS, Kind, loaded
from campus_desktop.i18n import N_, _, number
from campus_desktop.imports import importing
from campus_desktop.imports.comparing import Plan
from campus_desktop.imports.drafts import Note
from campus_desktop.imports.importing import Import, Source
from campus_desktop.imports.summary import summary
from campus_desktop.imports.tables.options import Options, column_option
from campus_desktop.imports.tables.table import column_name


def _arguments(parser: argparse.ArgumentParser) -> None:
    workspace_argument(parser)
    parser.add_argument("files", metavar=_("FILE"), type=Path, nargs="+", help=_("a course list: CSV or a workbook"))
    parser.add_argument(
        "--sheet",
        metavar=_("SHEET"),
        action="append",
        default=[],
        help=_("read this sheet of a workbook; may come again"),
    )
    parser.add_argument(
        "--column",
        metavar=_("FIELD=HEADING"),
        action="append",
        default=[],
        help=_("the column HEADING (or its letter or number) is the field FIELD; may come again"),
    )
    parser.add_argument("--encoding", metavar=_("ENCODING"), help=_("the encoding of a text file, for example cp850"))
    parser.add_argument(
        "--no-header",
        dest="headless",
        action="store_true",
        default=None,
        help=_("the list has no headings: its first row is a course"),
    )
    parser.add_argument(
        "--retire-missing",
        action="store_true",
        help=_("retire the courses that came with the same list and are no longer in it"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("say what would happen and change nothing"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def _import(args: argparse.Namespace) -> int:
    options = Options(
        sheets=tuple(args.sheet),
        columns=tuple(map(column_option, args.column)),
        encoding=args.encoding,
        headless=args.headless,
    )
    workspace = store.open_workspace(args.workspace, read_only=args.dry_run)
    try:
        ready = importing.plan(workspace, args.files, options)
        if not args.dry_run:
            missing = [gone.id for gone in ready.plan.gone] if args.retire_missing else []
            importing.write(workspace, ready, retire=missing)
    finally:
        workspace.close()
    if args.json:
        output_json(_object(ready, args.dry_run))
    else:
        _tell(ready.plan, args.dry_run)
        _tell_gone(ready, args.retire_missing)
    return 0


def _tell(plan: Plan, dry: bool) -> None:
    text = _("Trial run, nothing was changed. Courses: {summary}.") if dry else _("Courses: {summary}.")
    output(text.format(summary=summary(plan)))
    notes = (*plan.left_out, *plan.remarks)
    sheets: dict[str, set[str]] = {}
    for note in notes:
        sheets.setdefault(note.file, set()).add(note.sheet)
    for note in notes:
        several = len(sheets[note.file]) > 1 and note.sheet
        file = _("{file}, sheet “{sheet}”").format(file=note.file, sheet=note.sheet) if several else note.file
        if note.row:
            rows = ", ".join(map(number, note.rows or (note.row,)))
            output(_("{file}, row {row}: {text}").format(file=file, row=rows, text=note.text))
        else:
            output(_("{file}: {text}").format(file=file, text=note.text))


def _tell_gone(ready: Import, retired: bool) -> None:
    for gone in ready.plan.gone:
        file = ready.sources[gone.source].path.name
        title = f"{gone.title} ({gone.code})" if gone.code else gone.title
        text = (
            _("No longer in the list, and retired: “{title}”")
            if retired
            else _("No longer in the list: “{title}”. With --retire-missing it is retired.")
        )
        output(_("{file}: {text}").format(file=file, text=text.format(title=title)))


def _object(ready: Import, dry: bool) -> dict[str, Any]:
    plan = ready.plan
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
        "read": list(map(_source, ready.sources)),
        "no_longer_in_list": [{"id": gone.id, "code": gone.code or None, "title": gone.title} for gone in plan.gone],
        "left_out": list(map(_note, plan.left_out)),
        "remarks": list(map(_note, plan.remarks)),
    }


def _plain(name: str, value: Any) -> Any:
    """A value of the file as usual in JSON: lists as lists, yes and no as booleans."""
    return (
        loaded(name, value) if COURSE_FIELDS[name].kind in (Kind.LIST, Kind.YES_NO) else None if value == "" else value
    )


def _source(source: Source) -> dict[str, Any]:
    """One list that was read: its place, its encoding, and the mapping of its columns."""
    table = source.table
    return {
        "file": source.path.name,
        "sheet": table.sheet or None,
        "encoding": table.about.encoding or None,
        "headings": not table.headless,
        "columns": {
            column_name(table, at): taken for at, taken in enumerate(source.mapping.fields) if taken or table.header[at]
        },
    }


def _note(note: Note) -> dict[str, Any]:
    found: dict[str, Any] = {"file": note.file, "sheet": note.sheet or None, "row": note.row or None, "text": note.text}
    if note.rows:
        found["rows"] = list(note.rows)
    if note.reason:
        found["reason"] = note.reason
    return found


COMMANDS = (Command("import", N_("bring course lists into a workspace"), _arguments, _import),)
