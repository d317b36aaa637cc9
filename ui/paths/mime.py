"""What drags and the clipboard carry of a path: ids under private types, and plain text for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from campus_desktop.courses.course import FORMATS
from campus_desktop.i18n import _, duration
from campus_desktop.paths.path import Step
from ui.courses.lines import MIME
from ui.widgets.carried import with_ids

STEPS = "application/x-campus-steps+json"
"""Ids of steps, in the order they stand."""
COURSES = MIME
"""Ids of courses of the catalogue."""
PHASE = "application/x-campus-phase+json"
"""The id of one phase, in a list."""


def steps_data(steps: Sequence[Step]) -> QMimeData:
    """Steps for a drag or the clipboard; other programs get a line of text for each, its cells set apart by tabs."""
    data = with_ids(STEPS, (step.id for step in steps))
    data.setText("\n".join(_line(step) for step in steps))
    return data


def _line(step: Step) -> str:
    parts = (
        step.title,
        _(FORMATS[step.format].name) if step.format in FORMATS else "",
        "" if step.minutes is None else duration(step.minutes),
    )
    return "\t".join(parts).rstrip("\t")
