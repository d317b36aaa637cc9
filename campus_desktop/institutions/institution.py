"""An institution of the network, and the people one can turn to there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution. ``can_show`` and ``seeks`` are topics in its own words: what it can show the others, and what it seeks
    sparring on. On ``closed_days`` nobody works there, besides weekends and public holidays. ``logo`` is base64 text."""

    id: str
    name: str
    short_name: str = ""
    can_show: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()
    closed_days: tuple[date, ...] = ()
    note: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at an institution. ``name`` may well be initials only; ``email`` is personal data as the name is."""

    id: str
    institution: str | None
    name: str
    role: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something an institution can show that answers what another seeks."""

    institution: str
    institution_name: str
    shows: str
    sought: str
