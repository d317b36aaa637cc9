"""A course of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Course:
    """One course; ``fields.py`` describes its fields. ``minutes`` is its length in whole minutes, None if unknown; ``duration_text``
    keeps the text if it is not a length (ECTS, credit hours). ``fee`` is the price as written, ``price`` its amount in kroner, None
    if it has none, and ``price_per`` the unit of the price. ``unread`` is the text in an imported list for a field that could not be
    read."""

    id: str
    title: str
    code: str = ""
    format: str | None = None
    minutes: int | None = None
    duration_text: str = ""
    provider: str = ""
    producer: str = ""
    audience: str = ""
    language: str = ""
    description: str = ""
    goals: tuple[str, ...] = ()
    prerequisites: str = ""
    tags: tuple[str, ...] = ()
    link: str = ""
    fee: str = ""
    price: float | None = None
    price_per: str = ""
    subtitles: bool | None = None
    last_checked: date | None = None
    retired: bool = False
    unread: dict[str, str] = field(default_factory=dict)
