"""What is carried by drags and the clipboard: ids under private types, and plain text for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QByteArray, QMimeData

from campus_desktop.courses.course import FORMATS
from campus_desktop.i18n import _, duration
from campus_desktop.paths.path import Step
from ui.courses.lines import MIME

STEPS = "application/x-campus-steps+json"
"""Ids of steps, in the order they stand."""
COURSES = MIME
"""Ids of courses of the catalogue."""
PHASE = "application/x-campus-phase+json"
"""The id of one phase, in a list."""


def ids_of(data: QMimeData, kind: str) -> list[str]:
    """The ids under one of the types above; empty where there are none, or where another program wrote something else."""
    if not data.hasFormat(kind):
        return []
    try:
        found = json.loads(bytes(data.data(kind).data()))
    except ValueError:
        return []
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def with_ids(kind: str, ids: Iterable[str]) -> QMimeData:
    """Data that carries ids under one of the types above."""
    data = QMimeData()
    data.setData(kind, QByteArray(json.dumps(list(ids)).encode()))
    return data


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
