"""Steps from what other pages and programs put on the clipboard."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QMimeData

from campus_desktop.courses.queries import read_courses
from campus_desktop.i18n import _, ngettext, number
from campus_desktop.imports.step_lines import MOST, lines_beyond, step_lines
from campus_desktop.institutions.queries import whole_name
from campus_desktop.paths import step_edits
from ui.paths.mime import COURSES
from ui.shell.protocol import Shell
from ui.widgets.carried import ids_of


def paste(shell: Shell, data: QMimeData, phase: str, before: str | None) -> list[str] | None:
    """Add a step for each course of this file, or else for each line of text, before the step ``before`` (None: last); returns
    the steps' ids, empty where the edit was refused, and None where ``data`` has neither courses nor text."""
    courses = [course.id for course in read_courses(shell.workspace, ids_of(data, COURSES))]
    if courses:
        return shell.guard(lambda: step_edits.add_courses(shell.workspace, courses, phase, before)) or []
    return _paste_lines(shell, data.text(), phase, before) if data.hasText() else None


def fields_of_lines(shell: Shell, text: str) -> list[dict[str, Any]]:
    """The fields of a step for each line of text; the first name of a known person becomes the whole name."""
    lines = [asdict(line) for line in step_lines(text)]
    for line in lines:
        if line["responsible"]:
            line["responsible"] = whole_name(shell.workspace, line["responsible"])
    return lines


def _paste_lines(shell: Shell, text: str, phase: str, before: str | None) -> list[str] | None:
    if not step_lines(text):
        return None
    made = shell.guard(lambda: step_edits.add_steps(shell.workspace, phase, fields_of_lines(shell, text), before)) or []
    if made and (left := lines_beyond(text)):
        said = ngettext(
            "The first {most} lines became steps; {count} line was left out. Paste it by itself.",
            "The first {most} lines became steps; {count} lines were left out. Paste them by themselves.",
            left,
        )
        shell.ask.inform(shell.widget, _("Many lines"), said.format(most=number(MOST), count=number(left)))
    return made
