"""Reads the parts of an XLSX sheet beside its values: number formats, addresses behind cells, comments, hidden rows and columns,
cells with an error. Runs in the reading child process.

The library that reads workbooks returns values only. The other parts of the file are read here, with a parser that accepts neither
entities nor DTDs, and only where a search of the bytes shows that there is anything to read.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from campus_desktop.imports.limits import UnreadableError
from campus_desktop.imports.tables import numberformat

Place = tuple[int, int]
"""Row and column, both from 0."""

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_FORMULA_LINK = re.compile(r'^\s*(?:_xlfn\.)?HYPERLINK\(\s*"([^"]*)"', re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|ftp|mailto):", re.IGNORECASE)
_WANTED = (b"hidden=", b"HYPERLINK(", b't="e"', b"t='e'", b"hyperlink ", b"hyperlink\t", b"hyperlink\n", b"hyperlink\r")
_DATES = re.compile(r"[dmyhs]", re.IGNORECASE)
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|General|Standard', re.DOTALL)
_MOST_LINKS = 200_000
_MOST_COMMENTS = 10_000
_LONGEST_COMMENT = 1_000
_MOST_COLUMNS = 16_384
_STEP = 1_000_000
_OVERLAP = 64


@dataclass(slots=True)
class SheetParts:
    """By place: ``shown`` is the displayed text where that is not the value, ``exact`` the same with all decimals, ``links`` the
    address behind a cell, ``comments`` its comment, ``errors`` the error in place of a value; ``unknown`` are formulas without a
    computed value. ``hidden`` are rows from 1, ``hidden_columns`` columns from 0."""

    shown: dict[Place, str] = field(default_factory=dict)
    exact: dict[Place, str] = field(default_factory=dict)
    links: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    unknown: list[Place] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    comments: dict[Place, str] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)


class Parts:
    """The parts of a workbook in an open archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lstrip("/").casefold(): name for name in archive.namelist()}
        self._formats = {at: code for at, code in enumerate(self._styles()) if self._matters(code)}
        self._files = dict(self._sheets())

    def sheet(self, name: str) -> SheetParts:
        """What there is beside the values in the sheet called ``name``."""
        found = SheetParts()
        path = self._files.get(name)
        if path is None:
            return found
        found.comments = self._comments(path)
        if not self._worth_reading(path):
            return found
        targets = self._relations(path)
        for element in self._elements(path, ("row", "hyperlink", "col")):
            match _local(element.tag):
                case "hyperlink":
                    self._link(element, targets, found)
                    continue
                case "col":
                    if element.get("hidden") in ("1", "true"):
                        first, last = (int(element.get(end) or 0) for end in ("min", "max"))
                        found.hidden_columns.update(range(max(0, first - 1), min(last, _MOST_COLUMNS)))
                    continue
            if element.get("hidden") in ("1", "true"):
                found.hidden.append(int(element.get("r") or 0))
            for cell in element:
                if int(cell.get("s") or 0) in self._formats or len(cell) > 1 or cell.get("t") in ("e", "str"):
                    self._cell(cell, found)
            element.clear()
        return found

    # --- cells -----------------------------------------------------------------------------------------------------------

    def _cell(self, cell: Any, found: SheetParts) -> None:
        style = int(cell.get("s") or 0)
        kind = cell.get("t") or "n"
        place = _place(cell.get("r") or "")
        if place is None:
            return
        value = formula = None
        for part in cell:
            match _local(part.tag):
                case "v":
                    value = part.text
                case "f":
                    formula = part.text or ""
        if formula is not None and (link := _FORMULA_LINK.match(formula)) and len(found.links) < _MOST_LINKS:
            found.links[place] = link[1]
        if kind == "e":
            found.errors[place] = value or "#"
        elif value is None and formula is not None:
            found.unknown.append(place)
        elif kind == "n" and value and style in self._formats:
            shown = numberformat.show(value, self._formats[style])
            if shown is not None:
                found.shown[place] = shown.text
                if shown.exact:
                    found.exact[place] = shown.exact

    def _link(self, element: Any, targets: dict[str, str], found: SheetParts) -> None:
        address = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION) or "", "")
        if not address:
            return  # a place in the same workbook
        if location := element.get("location"):
            address = f"{address}#{location}"
        first, _colon, last = (element.get("ref") or "").partition(":")
        start, end = _place(first), _place(last or first)
        if start is None or end is None:
            return
        for row in range(start[0], end[0] + 1):
            for column in range(start[1], end[1] + 1):
                if len(found.links) >= _MOST_LINKS:
                    return
                found.links[row, column] = address

    def _comments(self, path: str) -> dict[Place, str]:
        """The comments of cells. A threaded conversation has a separate part; the comment beside it only refers to it."""
        found: dict[Place, str] = {}
        parts = [(kind, self._path(path, target)) for _id, kind, target in self._related(path)]
        for part in (part for kind, part in parts if kind.endswith("/comments")):
            for element in self._elements(part, ("comment",)):
                place = _place(element.get("ref") or "")
                if place is not None and len(found) < _MOST_COMMENTS:
                    found[place] = _text_in(element)
                element.clear()
        threads: dict[Place, str] = {}
        for part in (part for kind, part in parts if kind.lower().endswith("/threadedcomment")):
            for element in self._elements(part, ("threadedComment",)):
                place = _place(element.get("ref") or "")
                if place is not None and (place in threads or len(threads) < _MOST_COMMENTS):
                    texts = (threads.get(place, ""), _text_in(element))
                    threads[place] = "\n".join(filter(None, texts))[:_LONGEST_COMMENT]
                element.clear()
        return {place: text for place, text in (found | threads).items() if text.strip()}

    # --- parts -----------------------------------------------------------------------------------------------------------

    def _worth_reading(self, path: str) -> bool:
        """Whether the bytes of a part contain anything relevant. For most sheets this check is enough."""
        wanted = [*_WANTED, *(f" s={quote}{style}{quote}".encode() for style in self._formats for quote in "\"'")]
        pattern = re.compile(b"|".join(map(re.escape, wanted)) + rb"|<(?:\w+:)?f[ />]")
        with self._archive.open(self._names[path]) as part:
            rest = b""
            while piece := part.read(_STEP):
                if pattern.search(rest + piece):
                    return True
                rest = piece[-_OVERLAP:]
        return False

    def _elements(self, path: str, tags: tuple[str, ...]) -> Iterator[Any]:
        """The elements of a part with these names, each when it ends; empty if there is no such part."""
        name = self._names.get(path.casefold())
        if name is None:
            return
        try:
            with self._archive.open(name) as part:
                known: dict[str, bool] = {}  # there are few tags, and very many elements
                for _event, element in iterparse(part, ("end",), forbid_dtd=True):
                    tag = element.tag
                    wanted = known.get(tag)
                    if wanted is None:
                        wanted = known[tag] = _local(tag) in tags
                    if wanted:
                        yield element
        except (ParseError, DefusedXmlException, zipfile.BadZipFile, ValueError) as error:
            raise UnreadableError("damaged") from error

    def _relations(self, path: str) -> dict[str, str]:
        return {each: target for each, _kind, target in self._related(path)}

    def _related(self, path: str) -> list[tuple[str, str, str]]:
        """The relationships of a part: id, kind and target."""
        folder, file = posixpath.split(path)
        return [
            (element.get("Id") or "", element.get("Type") or "", element.get("Target") or "")
            for element in self._elements(f"{folder}/_rels/{file}.rels", ("Relationship",))
        ]

    @staticmethod
    def _path(path: str, target: str) -> str:
        """The path of the part that ``target`` refers to, relative to the part ``path``."""
        return (
            target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{posixpath.dirname(path)}/{target}")
        )

    def _sheets(self) -> Iterator[tuple[str, str]]:
        targets = self._relations("xl/workbook.xml")
        for element in self._elements("xl/workbook.xml", ("sheet",)):
            target = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION) or "", "")
            path = self._path("xl/workbook.xml", target)
            if path.casefold() in self._names:
                yield element.get("name") or "", path.casefold()

    def _styles(self) -> list[str]:
        """The number format of each style used by cells."""
        formats = dict(numberformat.BUILTIN)
        styles: list[str] = []
        for element in self._elements("xl/styles.xml", ("numFmt", "cellXfs")):
            if _local(element.tag) == "numFmt":
                formats[int(element.get("numFmtId") or 0)] = element.get("formatCode") or ""
            else:
                styles = [formats.get(int(xf.get("numFmtId") or 0), "") for xf in element]
        return styles

    @staticmethod
    def _matters(code: str) -> bool:
        """Whether numbers in a format are shown differently from their value; dates and times are recognised elsewhere."""
        return not numberformat.is_plain(code) and not _DATES.search(_LITERALS.sub("", code))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _text_in(element: Any) -> str:
    """The text of a comment, without phonetic annotations."""
    pieces = [
        part.text or ""
        for run in element.iter()
        if _local(run.tag) in ("text", "r", "threadedComment")
        for part in run
        if _local(part.tag) in ("t", "text")
    ]
    return "".join(pieces)[:_LONGEST_COMMENT]


def _place(name: str) -> Place | None:
    found = _CELL.fullmatch(name)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def is_address(text: str) -> bool:
    """Whether a link leads to the network or to an e-mail address."""
    return bool(_ADDRESS.match(text.strip()))
