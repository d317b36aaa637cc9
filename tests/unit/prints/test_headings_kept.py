"""A heading is on the page of what follows it, wherever the page ends."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from campus_desktop.prints.document import Heading, Run
from campus_desktop.prints.flow import Block, Stack, Text, lay_out
from campus_desktop.prints.looks import CELL, REGULAR
from campus_desktop.prints.page import A4
from campus_desktop.prints.pdf_writer import HeadingBlock
from campus_desktop.prints.tagged import TaggedCanvas


def text(words: str, role: str = "P") -> Text:
    return Text([Run(words, CELL)], role)


def pages(blocks: list[Block]) -> list[str]:
    out = BytesIO()
    title = Text([Run("Referat", CELL)], "H1", outline=0)
    canvas = TaggedCanvas(out, A4, font=REGULAR, language="da", printed=date(2026, 11, 30))
    lay_out(canvas, [title, *blocks], A4, lambda _canvas, _number: None)
    canvas.save()
    out.seek(0)
    return [page.extract_text() for page in PdfReader(out).pages]


@pytest.mark.parametrize("kind", ["heading", "text", "two", "stack"])
def test_no_heading_is_the_last_of_its_page(kind: str) -> None:
    heading: list[Block] = [HeadingBlock(Heading("Punkt for punkt"), A4, 22)]
    if kind == "text":
        heading = [text("Punkt for punkt", "H2")]
    elif kind == "two":
        heading.append(HeadingBlock(Heading("Velkomst", level=3), A4, 0))
    line = text("En linje").height()
    count = int((A4.top - A4.bottom) / line)
    parted = 0
    for fewer in range(12):
        lines: list[Block] = [text("En linje") for _ in range(count - fewer)]
        rest: list[Block] = [*heading, text("Her begynder noterne")]
        found = pages([*lines, Stack(rest)] if kind == "stack" else [*lines, *rest])
        (at,) = [page for page in found if "Her begynder noterne" in page]
        assert "Punkt for punkt" in at, (fewer, found)
        parted += at is found[-1] and len(found) == 2
    assert parted >= 2
