"""Drag and clipboard data of a path: ids under private types, and plain text for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData

from campus_desktop.courses.formats import format_name
from campus_desktop.i18n import duration
from campus_desktop.paths.clipboard import contents
from campus_desktop.paths.path import Step
from ui.courses.lines import MIME
from ui.widgets.carried import with_ids

STEPS = "application/x-campus-steps+json"
"""Ids of steps, in display order."""
CONTENTS = "application/x-campus-step-contents+json"
"""The content of those steps, and the mark of their file."""
_LARGEST = 20_000_000
COURSES = MIME
"""Ids of courses of the catalogue."""
PHASE = "application/x-campus-phase+json"
"""The id of one phase, in a list."""


def steps_data(steps: Sequence[Step], mark: str) -> QMimeData:
    """Steps of the file with this ``mark`` for a drag or the clipboard, with their content, so that they can be pasted into another
    file; other programs get a line of text for each, with tabs between its cells."""
    data = with_ids(STEPS, (step.id for step in steps))
    whole = json.dumps({"file": mark, "steps": contents(steps)}, ensure_ascii=False)
    data.setData(CONTENTS, QByteArray(whole.encode("utf-8", "replace")))
    data.setText("\n".join(_line(step) for step in steps))
    return data


def whole_steps(data: QMimeData) -> tuple[str, list[object]]:
    """The mark of the file from which steps were copied, and their content; empty if there are none."""
    if not data.hasFormat(CONTENTS) or data.data(CONTENTS).size() > _LARGEST:
        return "", []
    try:
        found = json.loads(bytes(data.data(CONTENTS).data()))
    except (ValueError, RecursionError):
        return "", []
    steps = found.get("steps") if isinstance(found, dict) else None
    return (str(found.get("file")), steps) if isinstance(steps, list) else ("", [])


def from_elsewhere(data: QMimeData, mark: str) -> bool:
    """Whether the steps come from a file other than the one with this ``mark``, so that their ids are unknown here."""
    file, steps = whole_steps(data)
    return bool(steps) and file != mark


def _line(step: Step) -> str:
    parts = (
        step.title,
        format_name(step.format),
        "" if step.minutes is None else duration(step.minutes),
    )
    return "\t".join(parts).rstrip("\t")
