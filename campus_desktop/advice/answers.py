"""Advice answered "deliberate choice": no longer given, and the reason is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from campus_desktop.advice.finding import Finding
from campus_desktop.i18n import _
from campus_desktop.workspace import Edit, Workspace


def with_answers(workspace: Workspace, about: str, found: Sequence[Finding], *, answered: bool) -> list[Finding]:
    """The findings that are not answered; ``answered=True`` adds the others at the end, each with its answer."""
    rows = workspace.rows("SELECT rule, part, reason FROM answer WHERE about = ? ORDER BY at", (about,))
    reasons = {(row["rule"], row["part"]): row["reason"] for row in rows}
    silent = [
        replace(each, answer=reasons[each.rule, each.part]) for each in found if (each.rule, each.part) in reasons
    ]
    return [each for each in found if (each.rule, each.part) not in reasons] + (silent if answered else [])


def answer(workspace: Workspace, about: str, finding: Finding, reason: str = "") -> None:
    """Answer advice on a meeting or path with "deliberate choice"."""
    with workspace.edit(_("Mark as a deliberate choice")) as edit:
        _forget(edit, about, finding)
        row = {"rule": finding.rule, "about": about, "part": finding.part, "reason": " ".join(reason.split())}
        edit.insert("answer", {**row, "at": edit.now.isoformat(timespec="seconds")})


def take_answer_back(workspace: Workspace, about: str, finding: Finding) -> None:
    """Give advice again that was answered."""
    with workspace.edit(_("Take the deliberate choice back")) as edit:
        _forget(edit, about, finding)


def _forget(edit: Edit, about: str, finding: Finding) -> None:
    edit.execute("DELETE FROM answer WHERE rule = ? AND about = ? AND part = ?", (finding.rule, about, finding.part))
