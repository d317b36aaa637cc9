"""A heading is on the page of what follows it, wherever the page ends."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from campus_desktop.prints import style
from campus_desktop.prints.flow import BOTTOM, TOP, Block, Stack, Text
from campus_desktop.prints.text import Run

SHEET = style.Sheet("Referat", "", "", "", date(2026, 11, 30))


def text(words: str, role: str = "P") -> Text:
    return Text([Run(words, style.CELL)], role)


def pages(blocks: list[Block]) -> list[str]:
    out = BytesIO()
    title = Text([Run("Referat", style.CELL)], "H1", outline=0)
    style.write_sheet(out, SHEET, [title, *blocks])
    out.seek(0)
    return [page.extract_text() for page in PdfReader(out).pages]


@pytest.mark.parametrize("kind", ["heading", "text", "two", "stack"])
def test_no_heading_is_the_last_of_its_page(kind: str) -> None:
    heading: list[Block] = [style.Heading("Punkt for punkt", gap=22)]
    if kind == "text":
        heading = [text("Punkt for punkt", "H2")]
    elif kind == "two":
        heading.append(style.Heading("Velkomst", level=3))
    line = text("En linje").height()
    count = int((TOP - BOTTOM) / line)
    parted = 0
    for fewer in range(12):
        lines: list[Block] = [text("En linje") for _ in range(count - fewer)]
        rest: list[Block] = [*heading, text("Her begynder noterne")]
        found = pages([*lines, Stack(rest)] if kind == "stack" else [*lines, *rest])
        (at,) = [page for page in found if "Her begynder noterne" in page]
        assert "Punkt for punkt" in at, (fewer, found)
        parted += at is found[-1] and len(found) == 2
    assert parted >= 2
