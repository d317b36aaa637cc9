"""The content of the practice workspace in the current language: written in Danish, with an English text for each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import resources
from campus_desktop.i18n import language


def read(name: str) -> Any:
    """The content called ``name`` ("courses", "paths", "institutions", "meetings")."""
    content = _file(name)
    return content if language() == "da" else _said(content, _file("english"))


def _file(name: str) -> Any:
    return json.loads(resources.path("practice", f"{name}.json").read_text(encoding="utf-8"))


def _said(part: Any, english: Mapping[str, str]) -> Any:
    """``part`` with every text translated that has an English one, also names within a line; ids and fixed words have none and stay."""
    if isinstance(part, str):
        return english.get(part, part)
    if isinstance(part, list):
        return [_said(each, english) for each in part]
    if isinstance(part, dict):
        return {english.get(name, name): _said(each, english) for name, each in part.items()}
    return part
