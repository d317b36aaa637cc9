"""The parts of Word used by the program's documents: A4, style, language, header and footer with page numbers, headings, tables.

Headings and tables are real ones, tables with a header row, so that the document can be navigated, read aloud and edited.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import BinaryIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from campus_desktop import i18n
from campus_desktop.i18n import _
from campus_desktop.links import openable
from campus_desktop.prints.style import ACCENT, INK, MUTED
from campus_desktop.prints.text import together

_FONT = "Calibri"
_WIDTH = 17.0
"""Centimetres between the margins."""
_RULE = "DBE2E5"


def _color(color: str) -> RGBColor:
    return RGBColor.from_string(color.removeprefix("#").upper())


def xml_text(text: str) -> str:
    """``text`` without the control characters that XML does not allow."""
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    )


def _property(text: str) -> str:
    """A text for a property of the document, which holds at most 255 characters."""
    plain = xml_text(text)
    return plain if len(plain) <= 255 else f"{plain[:254].rstrip()}…"


class WordFile:
    """A document being written, from top to bottom."""

    def __init__(self, *, title: str, author: str, subject: str, left: str, right: str, printed: date) -> None:
        self._document: WordDocument = Document()
        self._look()
        properties = self._document.core_properties
        properties.title, properties.author, properties.subject = (
            _property(title),
            _property(author),
            _property(subject),
        )
        properties.comments = properties.keywords = ""
        properties.last_modified_by = _property(author)
        properties.language = {"da": "da-DK", "en": "en-GB"}[i18n.language()]
        properties.created = properties.modified = datetime(printed.year, printed.month, printed.day)
        properties.revision = 1
        self._around(left, right, printed)

    def _look(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
        styles = self._document.styles
        for name, size, color, before, after in (
            ("Normal", 10.5, INK, 0, 3),
            ("Title", 20, INK, 0, 2),
            ("Heading 1", 13, ACCENT, 16, 4),
            ("Heading 2", 11, INK, 12, 2),
        ):
            look = styles[name]
            look.font.name, look.font.size, look.font.color.rgb = _FONT, Pt(size), _color(color)
            look.font.bold = name != "Normal"
            fonts = look.element.get_or_add_rPr().get_or_add_rFonts()
            for which in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(which), None)
            fonts.set(qn("w:cs"), _FONT)
            form = look.paragraph_format
            form.space_before, form.space_after = Pt(before), Pt(after)
            if name != "Normal":
                form.keep_with_next = True
        for name in ("Header", "Footer"):
            stops = styles[name].element.pPr.find(qn("w:tabs"))
            if stops is not None:
                styles[name].element.pPr.remove(stops)
        for mark in ("w:spacing", "w:kern"):  # removed, so that the title has normal letter spacing
            found = styles["Title"].element.rPr.find(qn(mark))
            if found is not None:
                styles["Title"].element.rPr.remove(found)
        border = styles["Title"].element.pPr.find(qn("w:pBdr"))
        if border is not None:
            styles["Title"].element.pPr.remove(border)
        language = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        language.set(qn("w:val"), {"da": "da-DK", "en": "en-GB"}[i18n.language()])

    def _around(self, left: str, right: str, printed: date) -> None:
        section = self._document.sections[0]
        for part, texts in (
            (section.header, (left, right)),
            (section.footer, (_("Printed {date}").format(date=i18n.date_table(printed)), None)),
        ):
            paragraph = part.paragraphs[0]
            paragraph.paragraph_format.tab_stops.clear_all()
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
            self._small(paragraph, f"{texts[0]}\t")
            if texts[1] is not None:
                self._small(paragraph, texts[1])
                continue
            before, _page, rest = _("Page {page} of {pages}").partition("{page}")
            between, _pages, after = rest.partition("{pages}")
            self._small(paragraph, before)
            self._field(paragraph, "PAGE")
            self._small(paragraph, between)
            self._field(paragraph, "NUMPAGES")
            self._small(paragraph, after)

    @staticmethod
    def _small(paragraph: Paragraph, text: str) -> None:
        run = paragraph.add_run(together(xml_text(text)))
        run.font.size, run.font.color.rgb = Pt(8.5), _color(MUTED)

    def _field(self, paragraph: Paragraph, name: str) -> None:
        """A number computed by Word."""
        for kind in ("begin", "instruction", "separate", "text", "end"):
            if kind == "instruction":
                element = OxmlElement("w:instrText")
                element.set(qn("xml:space"), "preserve")
                element.text = f" {name} "
            elif kind == "text":
                element = OxmlElement("w:t")
                element.text = "1"
            else:
                element = OxmlElement("w:fldChar")
                element.set(qn("w:fldCharType"), kind)
            run = paragraph.add_run()
            run.font.size, run.font.color.rgb = Pt(8.5), _color(MUTED)
            run._r.append(element)

    # --- content -----------------------------------------------------------------------------------------------------

    def title(self, text: str) -> None:
        """The title of the document."""
        self._document.add_paragraph(xml_text(text), style="Title")

    def heading(self, text: str, level: int = 1) -> None:
        """A heading of the first or second level."""
        self._document.add_heading(xml_text(text), level)

    def paragraph(self, text: str, *, label: str = "", quiet: bool = False, keep: bool = False) -> None:
        """A paragraph, with a bold ``label`` before it; ``quiet``: small and grey; ``keep``: on one page with the next paragraph."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = keep
        if label:
            paragraph.add_run(xml_text(f"{label} ")).bold = True
        run = paragraph.add_run(together(xml_text(text)))
        if quiet:
            run.font.size, run.font.color.rgb = Pt(9), _color(MUTED)

    def facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Labels and their values, as a table without lines."""
        known = [(name, text) for name, text in facts if text.strip()]
        if not known:
            return
        table = self._table((3.4, _WIDTH - 3.4), len(known))
        for cells, (name, text) in zip(table.rows, known, strict=True):
            self._fill(cells.cells[0], [(name, "quiet")])
            self._fill(cells.cells[1], [(text, "")])

    def table(
        self, widths: Sequence[float], rows: Sequence[Sequence[Sequence[tuple[str, str]]]], heads: Sequence[str] = ()
    ) -> None:
        """A table with a line below each row; ``widths`` in centimetres. A cell is paragraphs, each a text and its style: "",
        "bold", "quiet" or a colour. ``heads`` are repeated on each page."""
        table = self._table(widths, len(rows) + bool(heads), ruled=True)
        if heads:
            for cell, head in zip(table.rows[0].cells, heads, strict=True):
                self._fill(cell, [(head, "head")])
            mark = OxmlElement("w:tblHeader")
            mark.set(qn("w:val"), "true")
            table.rows[0]._tr.get_or_add_trPr().append(mark)
        for row, cells in zip(table.rows[bool(heads) :], rows, strict=True):
            whole = OxmlElement("w:cantSplit")
            row._tr.get_or_add_trPr().append(whole)
            for cell, paragraphs in zip(row.cells, cells, strict=True):
                self._fill(cell, paragraphs)

    def _table(self, widths: Sequence[float], rows: int, *, ruled: bool = False) -> Table:
        table: Table = self._document.add_table(rows, len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Cm(width)
        if ruled:
            self._rule(table)
        after = self._document.add_paragraph()
        after.paragraph_format.space_after = Pt(0)
        after.paragraph_format.line_spacing = Pt(4)
        return table

    @staticmethod
    def _rule(table: Table) -> None:
        borders = OxmlElement("w:tblBorders")
        for edge in ("top", "bottom", "insideH"):
            line = OxmlElement(f"w:{edge}")
            for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _RULE)):
                line.set(qn(f"w:{name}"), value)
            borders.append(line)
        table._tbl.tblPr.append(borders)

    def _fill(self, cell: _Cell, paragraphs: Sequence[tuple[str, str]]) -> None:
        for place, (text, look) in enumerate(paragraphs):
            paragraph = cell.paragraphs[0] if not place else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.paragraph_format.space_before = Pt(1)
            if openable(text):
                self._link(paragraph, openable(text))
                continue
            run = paragraph.add_run(together(xml_text(text)))
            if look in ("quiet", "head"):
                run.font.size, run.font.color.rgb = Pt(9), _color(MUTED)
            if look in ("bold", "head"):
                run.bold = True
            if look.startswith("#"):
                run.bold = True
                run.font.size, run.font.color.rgb = Pt(9.5), _color(look)

    def _link(self, paragraph: Paragraph, address: str) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
        run = paragraph.add_run(xml_text(address))
        run.font.color.rgb = _color(ACCENT)
        link.append(run._r)
        paragraph._p.append(link)

    def write(self, out: BinaryIO) -> None:
        """Write the document."""
        whole = io.BytesIO()
        self._document.save(whole)
        out.write(whole.getvalue())
