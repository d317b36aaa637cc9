"""An institution of the network, and its contact persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution. ``can_show`` and ``seeks`` are topics in its own words: what it can show the others, and what it seeks
    sparring on. ``closed_days`` are days off besides weekends and public holidays. ``logo`` is base64 text."""

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
    """A person at an institution. ``name`` may be initials only; ``email`` is personal data like the name."""

    id: str
    institution: str | None
    name: str
    role: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something an institution can show that another seeks."""

    institution: str
    institution_name: str
    shows: str
    sought: str
