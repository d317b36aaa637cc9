"""Settings stored in the file: thresholds, column mappings and the like. Any JSON value under a fixed key."""

from __future__ import annotations

import json
from typing import Any

from campus_desktop.workspace.edit import Edit
from campus_desktop.workspace.workspace import Workspace


def get(workspace: Workspace, key: str, default: Any = None) -> Any:
    """The value under ``key``, or ``default``."""
    text = workspace.value("SELECT value FROM setting WHERE id = ?", (key,))
    return default if text is None else json.loads(text)


def put(edit: Edit, key: str, value: Any) -> None:
    """Store ``value`` under ``key``, within an edit."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if not edit.update_many("setting", [key], {"value": text}):
        edit.insert("setting", {"id": key, "value": text})
