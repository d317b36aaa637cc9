"""Reads the guide's Markdown as chapters. The longest file is split at its headings; each of the others is one chapter.

A comment ``<!-- page: courses -->`` before a heading names the page of the window it describes; ``meetings/hold`` is a mode of a
page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from resources import guides

_CUT = {"brugervejledning.md", "user-guide.md"}
_HEADING = re.compile(r"(#{1,6}) +(.+?) *$")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")
_PAGE = re.compile(r"<!-- page: (\S+) -->")


@dataclass(frozen=True)
class Chapter:
    """One chapter. ``headings`` are those inside, as (anchor, level, title) with the chapter's own first; ``pages`` maps the pages
    of the window it describes to their headings."""

    title: str
    file: str
    markdown: str
    headings: tuple[tuple[str, int, str], ...]
    pages: dict[str, str]


def read_chapters(language: str, folder: Path | None = None) -> list[Chapter]:
    """The whole guide in a language, in reading order."""
    folder = folder or guides.folder()
    chapters = []
    for file in guides.GUIDES[language]:
        text = _LINK.sub(partial(_kept, guides.GUIDES[language]), (folder / file).read_text(encoding="utf-8"))
        parts = _parts(text.splitlines()) if file in _CUT else [text.splitlines()]
        chapters += [_chapter(file, lines) for lines in parts]
    return chapters


def _kept(names: tuple[str, ...], link: re.Match[str]) -> str:
    """A link unchanged where its target is part of this guide or on the web; else only its text (another language's page)."""
    file = link[2].partition("#")[0]
    return link[0] if not file or file in names or "://" in file else link[1]


def _parts(lines: list[str]) -> list[list[str]]:
    """Split a file before its second-level headings; what precedes the first of them (title, table of contents) is dropped."""
    parts: list[list[str]] = []
    before: list[str] = []
    fenced = False
    for line in lines:
        fenced ^= line.startswith("```")
        if _PAGE.fullmatch(line.strip()):
            before.append(line)
        elif line.startswith("## ") and not fenced:
            parts.append([*before, line])
            before = []
        elif parts:
            parts[-1] += [*before, line]
            before = []
    return parts


def _chapter(file: str, lines: list[str]) -> Chapter:
    kept: list[str] = []
    headings: list[tuple[str, int, str]] = []
    pages: dict[str, str] = {}
    waiting: list[str] = []
    fenced = False
    for line in lines:
        fenced ^= line.startswith("```")
        if (page := _PAGE.fullmatch(line.strip())) is not None:
            waiting.append(page[1])
            continue
        kept.append(line)
        found = None if fenced else _HEADING.fullmatch(line)
        if found is not None:
            anchor = anchor_of(found[2])
            headings.append((anchor, len(found[1]), found[2]))
            pages.update(dict.fromkeys(waiting, anchor))
            waiting = []
    return Chapter(headings[0][2], file, "\n".join(kept), tuple(headings), pages)


def anchor_of(title: str) -> str:
    """The anchor of a heading, as used on the web."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def place_of(chapters: list[Chapter], page: str) -> tuple[int, str]:
    """The chapter about a page ("meetings/hold", else "meetings"), and the heading in it; the first chapter if there is none."""
    for wanted in (page, page.partition("/")[0]):
        for number, chapter in enumerate(chapters):
            if wanted in chapter.pages:
                return number, chapter.pages[wanted]
    return 0, ""


def target_of(chapters: list[Chapter], at: int, link: str) -> tuple[int, str] | None:
    """The target within the guide of a link in chapter ``at``; None for an external link."""
    file, _hash, anchor = link.partition("#")
    file = file or chapters[at].file
    own = [number for number, chapter in enumerate(chapters) if chapter.file == file]
    if not own:
        return None
    for number in own:
        if not anchor or any(each[0] == anchor for each in chapters[number].headings):
            return number, anchor
    return own[0], ""
