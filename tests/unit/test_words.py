"""The list of words is kept: what it says is not used occurs in no Danish text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
LIST = (ROOT / "docs/ordliste.md").read_text(encoding="utf-8")
GUIDES = ("brugervejledning.md", "ti-oejeblikke.md")


def not_used() -> list[str]:
    """The words of the first column of the last table."""
    table = LIST.partition("## Ord, vi ikke bruger")[2]
    cells = re.findall(r"^\| ([^|]+) \|", table, re.M)[1:]
    return [word.strip() for cell in cells for word in cell.split(",") if not cell.startswith("---")]


def pattern(word: str) -> re.Pattern[str]:
    ending = r"\w*" if word.endswith("*") else ""
    return re.compile(rf"(?<!\w){re.escape(word.rstrip('*'))}{ending}(?!\w)", re.I)


def leaves(value: object) -> Iterator[str]:
    """Every text of a template or of the practice content; of one in two languages the Danish."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key != "en":
                yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)


def danish() -> Iterator[tuple[str, str]]:
    for source in sorted((ROOT / "resources/i18n/da").glob("*.po")):
        with source.open("rb") as file:
            for message in read_po(file, locale="da"):
                if message.id and message.id != "&Edit":  # the menu's name, the same in every program
                    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
                    yield from ((source.name, text.replace("&", "")) for text in strings)
    for folder in ("templates", "practice"):
        for source in sorted((ROOT / "resources" / folder).rglob("[!e]*.json")):  # english.json is none
            yield from ((source.name, text) for text in leaves(json.loads(source.read_text(encoding="utf-8"))))
    for name in GUIDES:
        text = (ROOT / "docs" / name).read_text(encoding="utf-8").replace("**Redigér › ", "**")
        yield from ((name, line) for line in text.splitlines())


TEXTS = list(danish())


def test_the_texts_and_the_words_are_found() -> None:
    assert len(TEXTS) > 3_000 and len(not_used()) >= 20
    assert {"persondata", "behov til*", "annuller"} <= set(not_used())
    assert pattern("behov til*").search("Behov til Campus") and not pattern("ejer").search("et hus med en vejer")


@pytest.mark.parametrize("word", not_used())
def test_what_is_not_used_occurs_nowhere(word: str) -> None:
    found = [(name, text) for name, text in TEXTS if pattern(word).search(text)]
    assert found == []


def test_the_words_that_are_used_stand_on_the_screen() -> None:
    on_screen = "\n".join(text for name, text in TEXTS if name.endswith(".po")).casefold()
    for word in (
        "personoplysninger",
        "ønsker til campus",
        "hvem noten må deles med",
        "indhent tid",
        "annullér",
        "gentag",
    ):
        assert word in on_screen, word
        assert word in LIST.casefold(), word
