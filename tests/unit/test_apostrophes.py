"""Texts that users read have typographic apostrophes and quotation marks, on screen, in the guides and in what is shipped."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    set((ROOT / "docs").glob("*.md"))
    - {ROOT / "docs" / f"{name}.md" for name in ("architecture", "benchmarks", "packaging")}
)
"""The pages for users; the others are read with the code, and quote it."""
SHIPPED = sorted((ROOT / "resources" / "practice").rglob("*.json")) + sorted(
    (ROOT / "resources" / "templates").rglob("*.json")
)
_CODE = re.compile(r"```.*?```|^ {4}.*?$|`[^`\n]*`|<[^>]*>|\]\([^)]*\)", re.DOTALL | re.MULTILINE)
_STRAIGHT = re.compile(r"['\"]")


def straight(text: str) -> list[str]:
    """Every straight mark with some of the text around it."""
    return [text[max(0, each.start() - 20) : each.end() + 20] for each in _STRAIGHT.finditer(text)]


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON document, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from strings(each)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_pages_for_users(page: Path) -> None:
    assert straight(_CODE.sub("", page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_the_practice_content_and_the_templates(file: Path) -> None:
    found = list(strings(json.loads(file.read_text(encoding="utf-8"))))
    assert found and [each for text in found for each in straight(text)] == []


def test_the_texts_of_the_program() -> None:
    texts: list[str] = []
    for source in sorted((ROOT / "resources/i18n/da").glob("*.po")):
        with source.open("rb") as file:
            for message in read_po(file, locale="da"):
                if message.id:
                    for text in (message.id, message.string):
                        texts += [text] if isinstance(text, str) else text
    assert len(texts) > 2000
    assert [each for text in texts for each in straight(text)] == []
