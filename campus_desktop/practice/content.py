"""The content of the practice workspace in the current language: written in Danish, with an English text for each."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from typing import Any

import resources
from campus_desktop.i18n import language

_PARTS = {
    r"\.eksempel\.dk/kurser/": ".example/courses/",
    r"\.eksempel\.dk/moede/": ".example/meeting/",
    r"@campus-teamet\.": "@campus-team.",
    r"\.eksempel\.dk\b": ".example",
    r"^ØKO-|(?<=/)oeko-": "ECO-",
    r"^KOM-|(?<=/)kom-": "COM-",
    r"^KUL-|(?<=/)kul-": "CUL-",
    r"^LED-|(?<=/)led-": "MGT-",
}
"""Parts of addresses and course codes, as patterns, and the English for each."""


def read(name: str) -> Any:
    """The content called ``name`` ("courses", "paths", "institutions", "meetings")."""
    content = _file(name)
    return content if language() == "da" else _said(content, _file("english"))


def _file(name: str) -> Any:
    return json.loads(resources.path("practice", f"{name}.json").read_text(encoding="utf-8"))


def _said(part: Any, english: Mapping[str, str]) -> Any:
    """``part`` with every text translated that has an English one; ids and fixed words have none and stay. Addresses and course
    codes have their parts replaced."""
    if isinstance(part, str):
        return _parts(english.get(part, part))
    if isinstance(part, list):
        return [_said(each, english) for each in part]
    if isinstance(part, dict):
        return {english.get(name, name): _said(each, english) for name, each in part.items()}
    return part


def _parts(text: str) -> str:
    """A text with the parts of addresses and course codes in English."""
    for pattern, english in _PARTS.items():
        text = re.sub(pattern, partial(_in_case, english), text)
    return text


def _in_case(english: str, found: re.Match[str]) -> str:
    return english.lower() if found[0].islower() else english
