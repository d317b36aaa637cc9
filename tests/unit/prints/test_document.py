"""A document is written by every writer, on every page format, and a new kind of paper is a function and a row."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from campus_desktop.prints import document as doc
from campus_desktop.prints.document import Document, Run, cell, clean, lines, run
from campus_desktop.prints.kinds import PrintKind, mail, maker
from campus_desktop.prints.looks import CELL_SMALL, QUIET, TEXT, TextStyle
from campus_desktop.prints.mail_writer import write_mail
from campus_desktop.prints.page import A3, A4, A7, PageFormat
from campus_desktop.prints.pdf_writer import write_pdf
from campus_desktop.prints.source import NotesToPrint, Options
from campus_desktop.prints.tagged import TaggedCanvas
from campus_desktop.prints.text import width
from campus_desktop.prints.word_writer import write_word
from tests.support.pdfs import elements, words

PRINTED = date(2026, 11, 27)
SAID = (
    "Titlen",
    "Under titlen",
    "Afsnittet",
    "Punkt et",
    "Mærkat",
    "Værdi",
    "Kolonne",
    "Celle",
    "Lille",
    "Liste A",
    "Note B",
    "42",
    "Obs",
)
"""A word of every block."""


def every_block() -> Document:
    table = doc.Table(
        (doc.Column("Kolonne", 3, names=True), doc.Column("Nr.", 1, right=True)),
        [
            doc.Row((doc.Cell((run(f"Celle {number}"),), mark=Run("Lille", CELL_SMALL)), cell(str(number))), ruled=1)
            for number in range(30)
        ],
        boxes=True,
    )
    blocks = (
        doc.Title("Titlen", "Under titlen"),
        doc.Notice("Obs"),
        doc.Section(
            doc.Heading("Afsnit", remark="bemærkning", aside="til side"), (doc.Paragraph(run("Afsnittet")), table)
        ),
        doc.Bullets((run("Punkt et"), run("Punkt to"))),
        doc.Facts((("Mærkat", run("Værdi", TEXT)),)),
        doc.KeyFigures((("42", "svar"),)),
        doc.Shares((doc.Share("Video", 3, "#112233"), doc.Share("Samtale", 1, "#332211"))),
        doc.PageBreak(),
        doc.SideBySide((("Liste A", (cell("Note A"),)), ("Liste B", (cell("Note B"),)))),
        doc.Ruled(2),
        doc.KeyCaps((("Taster", ((("Ctrl", "N"), "Ny"),)),)),
    )
    return Document("Titlen", "Prøve", "Fjordnetværket", PRINTED, blocks, "j.nr. 1")


@pytest.mark.parametrize("page", [A4, A4.landscape, A3, A3.landscape], ids=["a4", "a4 landscape", "a3", "a3 landscape"])
def test_every_block_is_on_pages_of_every_format(page: PageFormat, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = _within(replace(every_block(), page=page), monkeypatch)
    text = words(reader)
    assert all(each in text for each in (*SAID, "Fjordnetværket", "Prøve · j.nr. 1", f"Side 2 af {len(reader.pages)}"))
    assert {round(float(each.mediabox.width)) for each in reader.pages} == {round(page.width)}
    assert len(elements(reader, "Table")) == 4


def test_a_card_has_smaller_text_and_no_running_heads(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = (
        doc.Title("Titlen"),
        doc.Paragraph(run("En sætning, der er længere end et kort er bredt, og derfor brydes.", TEXT)),
    )
    reader = _within(Document("Titlen", "Kort", "Fjordnetværket", PRINTED, blocks, page=A7), monkeypatch)
    assert len(reader.pages) == 1
    text = words(reader)
    assert "derfor brydes." in text and "Fjordnetværket" not in text and "Side 1" not in text


def _within(document: Document, monkeypatch: pytest.MonkeyPatch) -> PdfReader:
    """The document as PDF, with nothing drawn outside its margins."""
    real, outside, page = TaggedCanvas.text, [], document.page

    def checked(self: TaggedCanvas, x: float, y: float, text: str, style: TextStyle) -> None:
        if not (
            page.left - 0.1 <= x
            and x + width(text.rstrip(), style) <= page.right + 0.6
            and 15 <= y + 6 <= page.height - 14
        ):
            outside.append((text, x, y))
        real(self, x, y, text, style)

    monkeypatch.setattr(TaggedCanvas, "text", checked)
    out = io.BytesIO()
    pages = write_pdf(document, out)
    reader = PdfReader(out, strict=True)
    assert outside == [] and len(reader.pages) == pages
    return reader


def test_word_and_mail_say_every_block_too() -> None:
    out = io.BytesIO()
    write_word(every_block(), out)
    out.seek(0)
    word = docx.Document(out)
    written = [each.text for each in word.paragraphs]
    written += [each.text for table in word.tables for row in table.rows for each in row.cells]
    mail_text = write_mail(every_block(), "Emne")
    for text in ("\n".join(written), mail_text.plain, mail_text.html):
        for each in (*SAID, "bemærkning", "til side", "75\xa0%", "Ctrl+N: Ny"):
            plain_heading = text is mail_text.plain and each == "Kolonne"  # plain text has no headings of columns
            assert (each in text.replace(" %", "\xa0%")) is not plain_heading, each


def test_a_new_kind_of_paper_is_a_function_and_a_row() -> None:
    what = PrintKind(
        "parked", "Parkeret", "{title} – parkeret", "notes", f"{__name__}:parked", mail="Parkeret: {title}", word=True
    )
    source, out, word = NotesToPrint((), (), "Netværk"), io.BytesIO(), io.BytesIO()
    assert maker(what, source, printed=PRINTED, options=Options())(out) == 1
    assert "Buddyer Fjordstyrelsen" in words(PdfReader(out, strict=True))
    assert maker(what, source, printed=PRINTED, options=Options(), suffix=".docx")(word) == 1
    sent = mail(what, source, printed=PRINTED, options=Options())
    assert sent.subject == "Parkeret: Netværk" and "- Buddyer · Fjordstyrelsen" in sent.plain


def parked(source: NotesToPrint, *, printed: date, options: Options) -> Document:
    """A kind of paper with one table."""
    columns = (doc.Column("Emne", 3, names=True), doc.Column("Fra", 1))
    table = doc.Table(columns, (doc.Row((cell("Buddyer"), cell("Fjordstyrelsen"))),))
    return Document("Parkeret", "Parkeret", source.about, printed, (doc.Title("Parkeret"), table))


@given(st.text())
def test_text_is_clean_wherever_it_enters(text: str) -> None:
    heading = doc.Heading(text, aside=text)
    for found in (clean(text), Run(text, QUIET).text, heading.name, heading.aside, *lines(text)):
        assert all(c.isprintable() or c == "\xa0" for c in found)
        assert "  " not in found
