"""The maximum length of a course's texts: text of a list beyond that is cut, and reported."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from campus_desktop.courses.fields import COURSE_FIELDS, Kind
from campus_desktop.i18n import N_, number
from campus_desktop.imports.drafts import json_list
from campus_desktop.imports.remarks import Remarks
from campus_desktop.workspace.values import LONGEST_LINE, LONGEST_TEXT

_LONG = (Kind.TEXT, Kind.LIST)
_NO_TEXTS = (Kind.MINUTES, Kind.YES_NO, Kind.AMOUNT, Kind.FORMAT, Kind.DAY)
_SOME = 1_000
"""Characters reserved for what is put around a text."""
_TITLE = 3_000
"""Maximum characters of a title: lists are sorted by it, and digits take more room in the sort key."""


def fitting(name: str, texts: Sequence[Any], places: Sequence[int], told: Remarks) -> Sequence[Any]:
    """A column of drafts, with no text longer than the file allows."""
    kind = COURSE_FIELDS[name].kind
    most = (_TITLE if name == "title" else LONGEST_TEXT if kind in _LONG else LONGEST_LINE) - _SOME
    if kind in _NO_TEXTS or max(map(len, texts)) <= most:
        return texts
    fitted = list(texts)
    for at, (text, place) in enumerate(zip(texts, places, strict=True)):
        if len(text) > most:
            fitted[at] = _CUTS.get(kind, _cut_text)(text, most)
            message = N_("The text “{text}” has more than {most} letters and was cut")
            told.add(message, text, place, most=number(most))
    return fitted


def _cut_text(text: str, most: int) -> str:
    return text[:most].rstrip()


def _cut_unread(text: str, most: int) -> str:
    """The texts that could not be parsed, each shortened to its share of the room: a quotation mark takes two characters."""
    unread: dict[str, str] = json.loads(text)
    share = most // (2 * len(unread)) - max(map(len, unread)) - 4
    return json.dumps({name: value[:share].rstrip() for name, value in unread.items()}, ensure_ascii=False)


def _cut_list(text: str, most: int) -> str:
    """The first texts of a list that fit."""
    kept: list[str] = []
    room = most
    for each in json.loads(text):
        room -= 2 * len(each) + 4
        if room < 0:
            break
        kept.append(each)
    return json_list(kept)


_CUTS = {Kind.LIST: _cut_list, Kind.UNREAD: _cut_unread}
