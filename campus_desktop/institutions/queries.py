"""Reading institutions and people, and finding who can show what another seeks."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from datetime import date

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, fold
from campus_desktop.institutions.institution import Institution, Offer, Person
from campus_desktop.institutions.names import begun_by
from campus_desktop.workspace import Workspace

_COLUMNS = "id, name, short_name, can_show, seeks, closed_days, note, logo"


def list_institutions(workspace: Workspace) -> list[Institution]:
    """All institutions in Danish order of name."""
    rows = workspace.rows(f"SELECT {_COLUMNS} FROM institution ORDER BY sort_key, id")
    return [_institution(row) for row in rows]


def search_institutions(workspace: Workspace, text: str) -> list[Institution]:
    """Institutions whose names, topics or note contain every word of ``text``, with any spelling of æ, ø and å; all if it is empty."""
    words = fold(text).split()
    return [each for each in list_institutions(workspace) if all(word in _searched(each) for word in words)]


def _searched(institution: Institution) -> str:
    parts = (institution.name, institution.short_name, institution.note, *institution.can_show, *institution.seeks)
    return fold("\n".join(parts))


def count_institutions(workspace: Workspace) -> int:
    """How many institutions there are."""
    return int(workspace.value("SELECT count(*) FROM institution"))


def read_institution(workspace: Workspace, institution_id: str) -> Institution:
    """One institution. Raises CampusError if it is gone."""
    row = workspace.row(f"SELECT {_COLUMNS} FROM institution WHERE id = ?", (institution_id,))
    if row is None:
        raise CampusError(_("The institution has been deleted."))
    return _institution(row)


def _institution(row: sqlite3.Row) -> Institution:
    values = dict(row)
    values["can_show"] = tuple(json.loads(row["can_show"]))
    values["seeks"] = tuple(json.loads(row["seeks"]))
    values["closed_days"] = tuple(date.fromisoformat(day) for day in json.loads(row["closed_days"]))
    return Institution(**values)


def institution_of(workspace: Workspace, item_id: str) -> str | None:
    """The institution with this id, or that of the person with this id. None if neither exists."""
    found: str | None = workspace.value(
        "SELECT id FROM institution WHERE id = ? UNION ALL SELECT institution FROM person WHERE id = ?",
        (item_id, item_id),
    )
    return found


def list_people(workspace: Workspace, institution_id: str) -> list[Person]:
    """The people at an institution in Danish order of name."""
    rows = workspace.rows(
        "SELECT id, institution, name, role, email FROM person WHERE institution = ? ORDER BY sort_key, id",
        (institution_id,),
    )
    return [Person(**dict(row)) for row in rows]


def people_names(workspace: Workspace) -> list[str]:
    """The names of all people at the institutions, each once, in Danish order."""
    rows = workspace.rows("SELECT name FROM person WHERE name <> '' ORDER BY sort_key, id")
    return list(dict.fromkeys(row["name"] for row in rows))


def whole_name(workspace: Workspace, typed: str) -> str:
    """The name of the only person whose name begins with the words of ``typed``, else ``typed``: "Mette" is "Mette Holm" where no other
    Mette is known."""
    return begun_by(typed, people_names(workspace), str) or typed


def search_people(workspace: Workspace, text: str) -> list[tuple[Person, str]]:
    """People whose name, role or e-mail contains every word of ``text``, with any spelling of æ, ø and å, each with the name of
    the institution (empty for none)."""
    words = fold(text).split()
    rows = workspace.rows(
        "SELECT p.id, p.institution, p.name, p.role, p.email, coalesce(i.name, '') AS at FROM person p "
        "LEFT JOIN institution i ON i.id = p.institution ORDER BY p.sort_key, p.id"
    )
    found = []
    for row in rows:
        about = fold(f"{row['name']}\n{row['role']}\n{row['email']}")
        if all(word in about for word in words):
            values = dict(row)
            at = values.pop("at")
            found.append((Person(**values), at))
    return found


def path_titles(workspace: Workspace, institution_id: str) -> list[tuple[str, str]]:
    """The learning paths of an institution as (id, title), in Danish order of title."""
    rows = workspace.rows("SELECT id, title FROM path WHERE institution = ? ORDER BY sort_key, id", (institution_id,))
    return [(row["id"], row["title"]) for row in rows]


# --- who can show what another seeks ---------------------------------------------------------------------------------

_WORD = re.compile(r"\w+")
_SHORTEST = 4
"""The shortest significant word; most Danish function words are shorter, the others are in ``_EMPTY``."""
_LITTLE_WORDS = (
    "andre andres deres dine efter eller flere første god gode have hele hvad hvem hver hvor hvordan hvorfor ikke inden kommer "
    "kunne mange mellem mere mest meget mine måde måder når også over skal skulle små sådan tage under uden vores virke virker "
    "what when where which with without from that their this have more most good your ours work works"
)
_EMPTY = frozenset(fold(_LITTLE_WORDS).split())
_ENDINGS = ("ernes", "erne", "ens", "ets", "er", "en", "et", "es", "e", "s")


def who_can_show(workspace: Workspace, topics: Iterable[str], *, besides: str | None = None) -> list[Offer]:
    """What the institutions (except ``besides``) can show that matches one of ``topics``, best matches first.

    A topic matches if a significant word of the one begins, or is a longer part of, a word of the other: "feedbackkultur"
    matches "feedback i teams", "korte videoer" matches "velkomstvideo", and æ, ø, å may be typed as ae, oe, aa.
    """
    sought = [(topic, _telling_words(topic)) for topic in topics]
    found: list[tuple[int, Offer]] = []
    for institution in list_institutions(workspace):
        if institution.id == besides:
            continue
        for shows in institution.can_show:
            words = _telling_words(shows)
            for topic, asked in sought:
                if hits := sum(any(_meet(one, other) for other in words) for one in asked):
                    found.append((hits, Offer(institution.id, institution.name, shows, topic)))
    found.sort(key=lambda pair: -pair[0])
    return [offer for _hits, offer in found]


def _telling_words(text: str) -> list[str]:
    """The significant words of a topic, without their endings: "videoer" and "videoen" are both "video"."""
    words = (word for word in _WORD.findall(fold(text)) if len(word) >= _SHORTEST and word not in _EMPTY)
    return [_stem(word) for word in words]


def _stem(word: str) -> str:
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _SHORTEST), "")
    return word.removesuffix(ending)


def _meet(one: str, other: str) -> bool:
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    return long.startswith(short) or (len(short) > _SHORTEST and short in long)
