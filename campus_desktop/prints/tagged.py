"""Tagged PDF: a reportlab canvas that also writes the role of everything on the page, so that it can be read aloud and reflowed.

Everything drawn belongs either to an ``Element`` (heading, paragraph, table cell, link ...) through ``mark`` or is decoration
through ``artifact``. The elements form the structure tree of ISO 32000-1, 14.7 and 14.8. The file contains title, language,
bookmarks and real text. It is designed for PDF/UA-1, but does not claim conformance: it has not been checked with a validator.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, BinaryIO
from urllib.parse import quote
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from campus_desktop.prints.looks import TextStyle
from campus_desktop.prints.page import PageFormat
from campus_desktop.prints.text import face, pdf_color

rl_config.useA85 = 0  # ASCII85 encoding makes files a quarter larger and takes a fifth of the time

_LINK_KEYS = 1_000_000
"""The first key for links in the parent tree: pages count from 0, links from here, so that neither depends on the number of the other."""


class Element(pdfdoc.PDFObject):  # type: ignore[misc]
    """One element of the structure tree. ``role`` is a standard structure type; ``attributes`` are further entries in PDF syntax."""

    __slots__ = ("__InternalName__", "annotation", "attributes", "body", "kids", "number", "parent", "role")

    def __init__(self, role: str, parent: Element | None, attributes: str = "") -> None:
        self.role, self.parent, self.attributes = role, parent, attributes
        self.kids: list[Element | tuple[int, int]] = []  # elements, and (page, mark on that page)
        self.annotation: tuple[int, int] | None = None  # a link's page and object number
        self.number = 0
        self.body = b""
        if parent is not None:
            parent.kids.append(self)

    def format(self, _document: object) -> bytes:
        """The object in the form that reportlab writes."""
        return self.body


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """The canvas of one document. Coordinates are points from the lower left corner.

    ``printed`` becomes the date of the file, so that the same content always gives the same bytes.
    """

    def __init__(self, out: BinaryIO, page: PageFormat, *, font: str, language: str, printed: date) -> None:
        face(font)
        super().__init__(
            out,
            pagesize=(page.width, page.height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=font,
            lang={"da": "da-DK", "en": "en-GB"}[language],
        )
        self._doc._timeStamp.YMDhms = (printed.year, printed.month, printed.day, 0, 0, 0)
        self._printed = printed
        self.root = Element("Document", None)
        self._busy = False
        self._marks: list[list[Element]] = []  # by page: which element each mark belongs to
        self._page_marks: list[Element] = []
        self._links: list[Element] = []
        self._shown: dict[tuple[TextStyle, str], str] = {}
        self._bookmarks = 0
        self._shapes: dict[str, tuple[float, str]] = {}

    def describe(self, *, title: str, author: str, subject: str) -> None:
        """Set the document's properties; the title is shown in the viewer's title bar."""
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject(subject)
        self.setCreator("Campus Desktop")
        self.setViewerPreference("DisplayDocTitle", "true")

    # --- roles -------------------------------------------------------------------------------------------------------

    def element(self, role: str, parent: Element | None = None, attributes: str = "") -> Element:
        """A new element, the last child of ``parent`` (the document if none)."""
        return Element(role, parent or self.root, attributes)

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:
        """Content drawn inside belongs to ``element``. Marks do not nest."""
        assert not self._busy, "marked content within marked content"
        marks = self._page_marks
        self._code.append(f"/{element.role} <</MCID {len(marks)}>> BDC")
        element.kids.append((len(self._marks), len(marks)))
        marks.append(element)
        self._busy = True
        yield
        self._code.append("EMC")
        self._busy = False

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Content drawn inside is not read aloud: decoration ("Layout"), "Header" or "Footer" of a page, repeated content of
        another page ("Pagination")."""
        assert not self._busy, "marked content within marked content"
        what = f"/Type /{kind}" if kind in ("Layout", "Pagination") else f"/Type /Pagination /Subtype /{kind}"
        self._code.append(f"/Artifact <<{what}>> BDC")
        self._busy = True
        yield
        self._code.append("EMC")
        self._busy = False

    # --- drawing -----------------------------------------------------------------------------------------------------

    def text(self, x: float, y: float, text: str, style: TextStyle) -> None:
        """One line of text with its baseline at ``y``."""
        shown = self._shown.get((style, text))
        if shown is None:
            font = face(style.font)
            parts = [f"{pdf_color(style.color)} rg"]
            for subset, codes in font.splitString(text, self._doc):
                parts.append(f"{font.getSubsetInternalName(subset, self._doc)} {style.size:g} Tf <{codes.hex()}> Tj")
            shown = self._shown[style, text] = " ".join(parts)
        self._code.append(f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {shown} ET")

    def operators(self, operators: str) -> None:
        """Content in PDF syntax, for shapes shared by many rows. It must restore the graphics state."""
        self._code.append(operators)

    def shape(self, name: str, side: float, operators: str) -> str:
        """The PDF name of a square drawing shared by pages, placed with the operator Do; ``operators`` draw it once."""
        if name not in self._shapes:
            self._shapes[name] = (side, operators)
        self._formsinuse.append(name)
        shown: str = self._doc.getXObjectName(name)
        return f"/{shown}"

    def link(
        self, element: Element, address: str, rectangle: tuple[float, float, float, float], description: str
    ) -> None:
        """Make ``rectangle`` a link of the ``Link`` element to ``address`` (http, https or mailto, checked by the caller)."""
        entries: dict[str, Any] = {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Link"),
            "Rect": pdfdoc.PDFArray([round(value, 2) for value in rectangle]),
            "Border": pdfdoc.PDFArray([0, 0, 0]),
            "F": 4,
            "StructParent": _LINK_KEYS + len(self._links),
            "Contents": pdfdoc.PDFString(description),
            "A": pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("Action"),
                    "S": pdfdoc.PDFName("URI"),
                    "URI": pdfdoc.PDFString(quote(address, safe="%/:?#[]@!$&'()*+,;=~")),
                }
            ),
        }
        annotation = pdfdoc.PDFDictionary(entries)
        self._addAnnotation(annotation)
        element.annotation = (len(self._marks), self._number(annotation))
        self._links.append(element)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Add an entry to the viewer's outline that leads to ``top`` on this page; level 0 is the outermost."""
        name = f"bookmark-{self._bookmarks}"
        self._bookmarks += 1
        self.bookmarkHorizontalAbsolute(name, top)
        self.addOutlineEntry(title, name, level)

    # --- writing -----------------------------------------------------------------------------------------------------

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        if isinstance(page, pdfdoc.PDFPage):  # otherwise a form shared by pages
            page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
            page.Tabs = pdfdoc.PDFName("S")
            page.StructParents = len(self._marks)
            self._marks.append(self._page_marks)
            self._page_marks = []

    def save(self) -> None:
        """Finish the last page and write the file."""
        if self._code:
            self.showPage()
        for name, (side, operators) in self._shapes.items():
            self.beginForm(name, 0, 0, side, side)
            self.operators(operators)
            self.endForm()
        self._write_structure()
        super().save()

    def _number(self, thing: Any) -> int:
        number: int = self._doc.idToObjectNumberAndVersion[self._doc.Reference(thing).name][0]
        return number

    def _write_structure(self) -> None:
        """Give every element its object number, then its text, then attach the tree to the document."""
        elements: list[Element] = []
        pending = [self.root]
        while pending:
            element = pending.pop()
            element.number = self._number(element)
            elements.append(element)
            pending.extend(kid for kid in element.kids if isinstance(kid, Element))
        tree = Element("", None)
        tree.number = self._number(tree)
        pages = [self._doc.idToObjectNumberAndVersion[f"Page{index + 1}"][0] for index in range(len(self._marks))]
        for element in elements:
            element.body = _body(element, element.parent or tree, pages)
        parents = [
            f"{page} [{' '.join(f'{element.number} 0 R' for element in marks)}]"
            for page, marks in enumerate(self._marks)
        ]
        parents += [f"{_LINK_KEYS + index} {element.number} 0 R" for index, element in enumerate(self._links)]
        tree.body = (
            f"<</Type/StructTreeRoot/K {self.root.number} 0 R/ParentTree<</Nums[{' '.join(parents)}]>>"
            f"/ParentTreeNextKey {_LINK_KEYS + len(self._links)}>>"
        ).encode("ascii")
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = tree
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.Metadata = self._metadata()

    def _metadata(self) -> Any:
        """Title, author and language also as XMP, which newer readers use."""
        info = self._doc.info
        xmp = (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(info.title)}</rdf:li></rdf:Alt></dc:title>'
            f"<dc:creator><rdf:Seq><rdf:li>{escape(info.author)}</rdf:li></rdf:Seq></dc:creator>"
            f"<dc:language><rdf:Bag><rdf:li>{self._doc.Catalog.Lang.s}</rdf:li></rdf:Bag></dc:language>"
            f"<xmp:CreateDate>{self._printed.isoformat()}</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta>"
            '<?xpacket end="w"?>'
        )
        stream = pdfdoc.XMP(creator=lambda _document: xmp.encode("utf-8"))
        stream.filters = []
        return stream


def _body(element: Element, parent: Element, pages: list[int]) -> bytes:
    """A structure element in PDF syntax. Marks on its first page are plain numbers, those on later pages include their page."""
    home = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    kids = [
        f"{kid.number} 0 R"
        if isinstance(kid, Element)
        else str(kid[1])
        if kid[0] == home
        else f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>"
        for kid in element.kids
    ]
    if element.annotation is not None:
        page, number = element.annotation
        kids.append(f"<</Type/OBJR/Pg {pages[page]} 0 R/Obj {number} 0 R>>")
    page_entry = "" if home is None else f"/Pg {pages[home]} 0 R"
    return (
        f"<</Type/StructElem/S/{element.role}/P {parent.number} 0 R{page_entry}/K[{' '.join(kids)}]{element.attributes}>>"
    ).encode("ascii")
