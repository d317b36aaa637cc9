"""A course of the catalogue, and the fixed words for formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from campus_desktop.i18n import N_


class Format(NamedTuple):
    """One course format: its fixed word in the file, its name, the learning type after Laurillard (2012), its menu group."""

    word: str
    name: str
    learning_type: str
    group: str


GROUPS = {
    "see": N_("See and read"),
    "practise": N_("Practise"),
    "talk": N_("Talk together"),
    "test": N_("Test"),
    "practical": N_("Practical"),
}
"""The five groups of the format menu, in order."""

FORMATS: dict[str, Format] = {
    f.word: f
    for f in (
        Format("e-learning", N_("E-learning"), "acquisition", "see"),
        Format("video", N_("Video"), "acquisition", "see"),
        Format("reading", N_("Reading"), "acquisition", "see"),
        Format("audio", N_("Podcast"), "acquisition", "see"),
        Format("exercise", N_("Exercise"), "practice", "practise"),
        Format("task", N_("On the job"), "production", "practise"),
        Format("peer", N_("Peer training"), "collaboration", "practise"),
        Format("reflection", N_("Reflection"), "inquiry", "practise"),
        Format("face-to-face", N_("Face to face"), "collaboration", "talk"),
        Format("virtual", N_("Virtual"), "discussion", "talk"),
        Format("talk", N_("Talk"), "discussion", "talk"),
        Format("forum", N_("Dialogue"), "discussion", "talk"),
        Format("quiz", N_("Test"), "practice", "test"),
        Format("checklist", N_("Checklist"), "practice", "practical"),
    )
}
"""Every format by its fixed word, in menu order."""

UNREAD = {
    "format": N_("Format"),
    "last_checked": N_("Last checked"),
    "subtitles": N_("Subtitles"),
    "retired": N_("Retired"),
}
"""Fields for which an imported list may have unreadable values, with their names."""


@dataclass(frozen=True, slots=True)
class Course:
    """One course. ``minutes`` is its length in whole minutes, None if unknown; ``duration_text`` keeps the text if it is not a
    length (ECTS, credit hours). ``fee`` is the price as written, ``price`` its amount in kroner, None if it has none, and
    ``price_per`` the unit of the price (a word of ``price.KINDS``). ``subtitles`` is None if unknown. ``unread`` is the text in
    an imported list for a field that could not be read."""

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
