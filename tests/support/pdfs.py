"""Making prints; reading a PDF back, as a person does and as a program that reads it aloud does."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from pypdf import PdfReader

from campus_desktop.meetings.minutes import Minutes
from campus_desktop.prints.kinds import kind, mail, maker
from campus_desktop.prints.mail_writer import MailText
from campus_desktop.prints.source import MeetingToPrint, Options, Source
from tests.support.sample_meeting import PRINTED


def printed(key: str, source: Source, **options: Any) -> PdfReader:
    """The print of that name, read strictly."""
    out = io.BytesIO()
    pages = maker(kind(key), source, printed=PRINTED, options=Options(**options))(out)
    reader = PdfReader(out, strict=True)
    assert len(reader.pages) == pages
    return reader


def mailed(key: str, source: Source, **options: Any) -> MailText:
    """The print of that name as an e-mail."""
    return mail(kind(key), source, printed=PRINTED, options=Options(**options))


def word_minutes(source: MeetingToPrint, **options: Any) -> Any:
    """The minutes for Word, read back."""
    out = io.BytesIO()
    make = maker(kind("minutes"), source, printed=PRINTED, options=Options(**options), suffix=".docx")
    assert make(out) == 1
    out.seek(0)
    return Document(out)


def minutes_source(minutes: Minutes) -> MeetingToPrint:
    """Minutes as what the prints of their meeting are made from."""
    return MeetingToPrint(minutes, minutes, (), {})


def words(reader: PdfReader, page: int | None = None) -> str:
    """What stands on all pages, or on one."""
    pages = reader.pages if page is None else [reader.pages[page]]
    return " ".join(" ".join(each.extract_text() for each in pages).split())


def elements(reader: PdfReader, *roles: str) -> list[Any]:
    """The elements of the structure tree that have one of the roles, in the order they are read."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if not isinstance(node, dict) or node.get("/Type") != "/StructElem":
            return
        if node["/S"].removeprefix("/") in roles:
            found.append(node)
        for kid in node["/K"]:
            if not isinstance(kid, int):
                walk(kid)

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def bookmarks(reader: PdfReader) -> list[str]:
    """The titles in the viewer's outline, whatever their level."""

    def flat(entries: Any) -> list[str]:
        return [title for each in entries for title in (flat(each) if isinstance(each, list) else [each.title])]

    return flat(reader.outline)
