"""The key card: every key of the one list, on one page, in both languages."""

from __future__ import annotations

import pytest

from campus_desktop import i18n
from campus_desktop.i18n import _
from campus_desktop.meetings.keys import GROUPS
from campus_desktop.prints.figures import columns
from campus_desktop.prints.keycard import key_caps
from campus_desktop.prints.source import MeetingToPrint
from tests.support.pdfs import bookmarks, elements, printed, words


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_key_stands_on_one_page(source: MeetingToPrint, language: str) -> None:
    with i18n.using(language):
        reader = printed("key-card", source)
        text = words(reader)
        for group in GROUPS:
            assert _(group.title) in text
            assert _(group.title) in bookmarks(reader)
            for key in group.keys:
                assert " ".join(key_caps(key.shown)) in text
                assert _(key.command).split()[0] in text
    assert len(reader.pages) == 1
    assert len(elements(reader, "TH")) == sum(len(group.keys) for group in GROUPS)


@pytest.mark.parametrize(
    ("keys", "caps"),
    [("Ctrl+Shift+F8", ["Ctrl", "Shift", "F8"]), ("Ctrl+1 … 8", ["Ctrl", "1 … 8"]), ("+", ["+"]), ("?", ["?"])],
)
def test_a_key_is_shown_as_its_caps(keys: str, caps: list[str]) -> None:
    assert key_caps(keys) == caps


def test_the_columns_are_about_equally_high() -> None:
    groups = [(group.title, [(key_caps(key.shown), key.command) for key in group.keys]) for group in GROUPS]
    first, second = columns(groups)
    assert sorted([*first, *second], key=groups.index) == groups
    assert first[0] is groups[0]
    heights = [sum(len(keys) + 2 for _title, keys in part) for part in (first, second)]
    assert max(heights) - min(heights) <= 4
