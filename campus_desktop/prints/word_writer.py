"""Writes a document for Word, for further editing: page, style, language, header and footer with page numbers.

Headings and tables are real ones, tables with a header row, so that the document can be navigated, read aloud and edited.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import BinaryIO

import docx
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from campus_desktop import i18n
from campus_desktop.i18n import _
from campus_desktop.prints import document
from campus_desktop.prints.document import Block, Document, Run, Runs, run
from campus_desktop.prints.looks import ACCENT, CELL_MUTED, CELL_STRONG, INK, LABEL, MUTED, RULE, SEMIBOLD, SOFT, TEXT
from campus_desktop.prints.text import together

_FONT = "Calibri"
_LABELS = 3.4
"""The width of the labels of facts in centimetres."""
_SIDES, _ENDS = 1.4, 1.1
"""Margins relative to those on paper."""
_SMALLEST_TEXT = 9.0
"""Text that is smaller on paper is small here too."""


def write_word(what: Document, out: BinaryIO) -> int:
    """Write ``what`` as .docx in the language in use; returns 1, as only Word knows the number of pages."""
    file = io.BytesIO()  # Word's format needs a file that can be read back
    _Writer(what).made().save(file)
    out.write(file.getvalue())
    return 1


def _color(color: str) -> RGBColor:
    return RGBColor.from_string(color.removeprefix("#").upper())


def _property(text: str) -> str:
    """A text for a property of the document, which holds at most 255 characters."""
    return text if len(text) <= 255 else f"{text[:254].rstrip()}…"


class _Writer:
    """A document being written, from top to bottom."""

    def __init__(self, what: Document) -> None:
        self._what = what
        self._width = (what.page.width - 2 * _SIDES * what.page.sides) / 72 * 2.54
        """Centimetres between the margins."""
        self._document: WordDocument = docx.Document()

    def made(self) -> WordDocument:
        """The document."""
        self._look()
        self._properties()
        self._around()
        self._blocks(self._what.blocks)
        return self._document

    # --- the document ------------------------------------------------------------------------------------------------

    def _properties(self) -> None:
        what, properties = self._what, self._document.core_properties
        properties.title, properties.subject = _property(what.title), _property(what.kind)
        properties.author = properties.last_modified_by = _property(what.owner)
        properties.comments = properties.keywords = ""
        properties.language = {"da": "da-DK", "en": "en-GB"}[i18n.language()]
        properties.created = properties.modified = datetime(what.printed.year, what.printed.month, what.printed.day)
        properties.revision = 1

    def _look(self) -> None:
        section, page = self._document.sections[0], self._what.page
        section.page_width, section.page_height = Pt(page.width), Pt(page.height)
        section.left_margin = section.right_margin = Pt(page.sides * _SIDES)
        section.top_margin = section.bottom_margin = Pt(page.ends * _ENDS)
        styles = self._document.styles
        for name, size, color, before, after in (
            ("Normal", 10.5, INK, 0, 3),
            ("Title", 20, INK, 0, 2),
            ("Heading 1", 13, ACCENT, 16, 4),
            ("Heading 2", 11, INK, 12, 2),
            ("Heading 3", 11, INK, 10, 2),
        ):
            look = styles[name]
            look.font.name, look.font.size, look.font.color.rgb = _FONT, Pt(size * page.text), _color(color)
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

    def _around(self) -> None:
        if not self._what.page.running:
            return
        section, what = self._document.sections[0], self._what
        header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
        for paragraph in (header, footer):
            paragraph.paragraph_format.tab_stops.clear_all()
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(self._width), WD_TAB_ALIGNMENT.RIGHT)
        self._small(header, f"{what.owner}\t{' · '.join(filter(None, (what.kind, what.reference)))}")
        self._small(footer, _("Printed {date}").format(date=i18n.date_table(what.printed)) + "\t")
        before, _page, rest = _("Page {page} of {pages}").partition("{page}")
        between, _pages, after = rest.partition("{pages}")
        self._small(footer, before)
        self._field(footer, "PAGE")
        self._small(footer, between)
        self._field(footer, "NUMPAGES")
        self._small(footer, after)

    @staticmethod
    def _small(paragraph: Paragraph, text: str) -> None:
        run = paragraph.add_run(together(text))
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

    # --- blocks ------------------------------------------------------------------------------------------------------

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case document.Title():
                self._title(block)
            case document.Heading():
                self._heading(block, keep=False)
            case document.Section():
                self._heading(block.heading, keep=bool(block.blocks))
                self._blocks(block.blocks)
            case document.Paragraph():
                self._paragraph(block.runs)
            case document.Bullets():
                self._bullets(block.items)
            case document.Facts():
                self._facts(block.facts)
            case document.Table():
                self._rows(block)
            case document.SideBySide():
                self._side_by_side(block)
            case document.PageBreak():
                self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case document.KeyFigures() | document.Shares() | document.Notice() | document.KeyCaps():
                self._paragraph(run(block.text, TEXT))

    def _title(self, title: document.Title) -> None:
        self._document.add_paragraph(title.text, style="Title")
        if title.below:
            self._paragraph(run(title.below, TEXT))

    def _bullets(self, items: Iterable[Runs]) -> None:
        for item in items:
            self._fill(self._document.add_paragraph(style="List Bullet"), item)

    def _facts(self, facts: Sequence[tuple[str, Runs]]) -> None:
        table = self._table([_LABELS, self._width - _LABELS], len(facts))
        for row, (label, value) in zip(table.rows, facts, strict=True):
            self._cell(row.cells[0], (run(label, LABEL),), small=True)
            self._cell(row.cells[1], (value,))

    def _heading(self, heading: document.Heading, *, keep: bool) -> None:
        self._document.add_heading(heading.name, heading.level - 1)
        if beside := " · ".join(filter(None, (heading.remark, heading.aside))):
            self._paragraph(run(beside, CELL_MUTED), keep=keep, small=True)

    def _paragraph(self, runs: Sequence[Run], *, keep: bool = False, small: bool = False) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = keep
        self._fill(paragraph, runs, small=small)

    def _rows(self, block: document.Table) -> None:
        whole = sum(column.width for column in block.columns)
        widths = [self._width * column.width / whole for column in block.columns]
        headings = block.headings
        table = self._table(widths, len(block.rows) + bool(headings), ruled=True)
        if headings:
            for cell, heading in zip(table.rows[0].cells, headings, strict=True):
                self._cell(cell, heading.paragraphs)
            mark = OxmlElement("w:tblHeader")
            mark.set(qn("w:val"), "true")
            table.rows[0]._tr.get_or_add_trPr().append(mark)
        for row, values in zip(table.rows[bool(headings) :], block.rows, strict=True):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, value in zip(row.cells, values.cells, strict=True):
                self._cell(cell, value.texts)

    def _side_by_side(self, block: document.SideBySide) -> None:
        table = self._table([self._width / len(block.lists)] * len(block.lists), 1, ruled=True)
        for cell, (name, values) in zip(table.rows[0].cells, block.lists, strict=True):
            self._cell(cell, (run(name, CELL_STRONG), *(text for value in values for text in value.texts)))

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
            for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE.removeprefix("#"))):
                line.set(qn(f"w:{name}"), value)
            borders.append(line)
        table._tbl.tblPr.append(borders)

    def _cell(self, cell: _Cell, paragraphs: Sequence[Runs], *, small: bool = False) -> None:
        for place, runs in enumerate(paragraphs):
            paragraph = cell.paragraphs[0] if not place else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.paragraph_format.space_before = Pt(1)
            self._fill(paragraph, runs, small=small)

    def _fill(self, paragraph: Paragraph, runs: Sequence[Run], *, small: bool = False) -> None:
        """Write the runs as Word's: in bold, small or in colour where they are so on paper."""
        for each in runs:
            made = paragraph.add_run(together(each.text))
            if each.style.font == SEMIBOLD:
                made.bold = True
            if small or each.style.size < _SMALLEST_TEXT:
                made.font.size = Pt(9 * self._what.page.text)
            if each.style.color not in (INK, SOFT):
                made.font.color.rgb = _color(each.style.color)
            if each.link:
                self._link(paragraph, made._r, each.link)

    @staticmethod
    def _link(paragraph: Paragraph, made: object, address: str) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
        link.append(made)
        paragraph._p.append(link)
