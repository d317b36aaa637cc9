"""Needs for the platform: alike ones together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop.meetings.needs import alike, group_needs, telling_words
from campus_desktop.meetings.note import Note

FIRST = Note("n", "m", "Møde", None, None, "", "need", "", datetime(2026, 11, 26, tzinfo=UTC))


def needs(*texts: str, **fields: Any) -> list[Note]:
    return [
        FIRST._replace(id=f"n{n}", text=text, at=FIRST.at + timedelta(minutes=n), institution=f"i{n}", **fields)
        for n, text in enumerate(texts)
    ]


def test_alike_ones_stand_together() -> None:
    groups = group_needs(
        needs(
            "Undertekster på alle videoer",
            "Bedre søgning i kataloget",
            "Vi mangler undertekster",
            "Søgningen i kataloget skal finde koder",
            "Adgang før første arbejdsdag",
            "Undertekster til videoerne",
        )
    )
    assert [[note.id for note in group.notes] for group in groups] == [["n0", "n2", "n5"], ["n1", "n3"], ["n4"]]
    assert groups[0].title == "Undertekster til videoerne"
    assert [group.institutions for group in groups] == [3, 2, 1]


def test_private_ones_and_other_kinds_are_left_out() -> None:
    private = FIRST._replace(text="Hemmelig", private=True)
    assert group_needs([private, FIRST._replace(kind="idea", text="x")]) == []


def test_what_a_group_knows() -> None:
    one, other = needs("Undertekster", "undertekster")
    one = one._replace(path_title="Onboarding", platform_answer="Kommer", done=FIRST.at)
    other = other._replace(meeting="m2", institution="i0")
    (group,) = group_needs([other, one])
    assert (group.institutions, group.meetings, group.paths, group.answer, group.done) == (
        1,
        2,
        ("Onboarding",),
        "Kommer",
        False,
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Video", "Videosprog", True),
        ("Undertekster", "Adgang", False),
        ("", "Adgang", False),
        ("Økonomi", "oekonomi", True),
    ],
)
def test_likeness(one: str, other: str, same: bool) -> None:
    assert (alike(telling_words(one), telling_words(other)) >= 0.5) is same


@given(st.lists(st.text(max_size=20) | st.sampled_from(["undertekster", "bedre søgning", "søgning"]), max_size=12))
def test_every_need_stands_in_one_group(texts: list[str]) -> None:
    notes = needs(*texts)
    groups = group_needs(notes)
    assert sorted(note.id for group in groups for note in group.notes) == sorted(note.id for note in notes)
    assert groups == group_needs(notes[::-1])
