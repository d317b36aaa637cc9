"""Blocks that flow over the pages of a PDF: paragraphs, lists, and sections whose heading is repeated where they continue."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from campus_desktop.prints.document import Run
from campus_desktop.prints.page import A4, PageFormat
from campus_desktop.prints.tagged import Element, TaggedCanvas
from campus_desktop.prints.text import TextLine, break_lines


class Block(Protocol):
    """A block as wide as the page, of some height."""

    gap: float
    """Space above it in points, except at the top of a page."""

    def height(self) -> float:
        """Its total height in points."""
        ...

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw all of it with its upper edge at ``top``."""
        ...

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """A part no higher than ``room`` and the rest; None if it should move to the next page as a whole.

        On a ``fresh`` page the next one has no more room.
        """
        ...


class Whole:
    """A block that is never split."""

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``."""
        return None


@dataclass(eq=False)
class Tag:
    """The element of content that may span several pages: created at its first part, shared by the others."""

    role: str
    parent: Tag | None = None
    element: Element | None = None

    def on(self, canvas: TaggedCanvas) -> Element:
        """The element, created on first use."""
        if self.element is None:
            self.element = canvas.element(self.role, self.parent.on(canvas) if self.parent else None)
        return self.element


def baseline(leading: float) -> float:
    """The distance from the upper edge of a line to its baseline."""
    return leading * 0.76


def draw_lines(canvas: TaggedCanvas, lines: Iterable[TextLine], x: float, top: float, element: Element) -> None:
    """Draw a broken paragraph as content of ``element``; linked text gets a Link element below it."""
    for line in lines:
        y = top - baseline(line.leading)
        if not any(piece.link for piece in line.pieces):
            with canvas.mark(element):
                for piece in line.pieces:
                    canvas.text(x + piece.x, y, piece.text, piece.style)
        else:
            for piece in line.pieces:
                owner = canvas.element("Link", element) if piece.link else element
                with canvas.mark(owner):
                    canvas.text(x + piece.x, y, piece.text, piece.style)
                if piece.link:
                    box = (x + piece.x, top - line.leading, x + piece.x + piece.width, top)
                    canvas.link(owner, piece.link, box, piece.link)
        top -= line.leading


def draw_repeated(canvas: TaggedCanvas, lines: Iterable[TextLine], x: float, top: float) -> None:
    """Draw lines that repeat content of another page, within an artifact."""
    for line in lines:
        for piece in line.pieces:
            canvas.text(x + piece.x, top - baseline(line.leading), piece.text, piece.style)
        top -= line.leading


def lines_height(lines: Iterable[TextLine]) -> float:
    """The height of broken lines in points."""
    return sum(line.leading for line in lines)


@dataclass(eq=False)
class Text:
    """A paragraph or heading. ``outline`` is its level among the bookmarks, None for none."""

    runs: Sequence[Run]
    role: str = "P"
    gap: float = 0.0
    outline: int | None = None
    indent: float = 0.0
    page: PageFormat = A4
    lines: list[TextLine] = field(default_factory=list)
    tag: Tag | None = None

    def broken(self) -> list[TextLine]:
        """Its lines; broken once and cached."""
        if not self.lines:
            self.lines = break_lines(self.runs, self.page.column - self.indent, self.page.text)
        return self.lines

    @property
    def leads(self) -> bool:
        """Whether it is a heading, kept on the page of what follows it."""
        return self.role.startswith("H")

    def height(self) -> float:
        """See ``Block``."""
        return lines_height(self.broken())

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        self.tag = self.tag or Tag(self.role)
        if self.outline is not None:
            canvas.bookmark("".join(run.text for run in self.runs), self.outline, top)
        draw_lines(canvas, self.broken(), self.page.left + self.indent, top, self.tag.on(canvas))

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``. A single line of a paragraph is never left at the foot."""
        count = 0
        for line in self.broken():
            room -= line.leading
            if room < 0:
                break
            count += 1
        if count < (1 if fresh else 2) or count == len(self.lines):
            return None
        self.tag = self.tag or Tag(self.role)
        return (
            Text(self.runs, self.role, self.gap, self.outline, self.indent, self.page, self.lines[:count], self.tag),
            Text(self.runs, self.role, 0.0, None, self.indent, self.page, self.lines[count:], self.tag),
        )


@dataclass(eq=False)
class Bullet(Text):
    """An item of a list; the items of one list share ``whole``."""

    whole: Tag = field(default_factory=lambda: Tag("L"))

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        item = Tag("LI", self.whole)
        line = self.broken()[0]
        with canvas.mark(canvas.element("Lbl", item.on(canvas))):
            canvas.text(self.page.left + self.indent - 9, top - baseline(line.leading), "•", line.pieces[0].style)
        self.tag = Tag("LBody", item)
        super().draw(canvas, top)


@dataclass(eq=False)
class Stack:
    """Blocks one below the other that a section keeps together where possible."""

    blocks: Sequence[Block]
    gap: float = 0.0

    def height(self) -> float:
        """See ``Block``."""
        return sum(block.height() + (block.gap if index else 0) for index, block in enumerate(self.blocks))

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        for index, block in enumerate(self.blocks):
            top -= block.gap if index else 0
            block.draw(canvas, top)
            top -= block.height()

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``."""
        for index, block in enumerate(self.blocks):
            left = room - (block.gap if index else 0)
            if block.height() <= left:
                room = left - block.height()
                continue
            before, after = self.blocks[:index], self.blocks[index + 1 :]
            parts = block.split(left, fresh and not index)
            if parts:
                return Stack([*before, parts[0]], self.gap), Stack([parts[1], *after])
            after = [block, *after]
            while before and _leads(before[-1]):
                before, after = before[:-1], [before[-1], *after]
            return (Stack(before, self.gap), Stack(after)) if before else None
        return None


def _leads(block: Block) -> bool:
    """Whether a block is a heading, which is kept on the page of what follows it."""
    return bool(getattr(block, "leads", False))


class _Pending:
    """The blocks to draw. Each is created when it is needed, so that those of a long document are never in memory all at once."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = iter(blocks)
        self._seen: deque[Block] = deque()

    def pop(self) -> Block | None:
        """Take the next block; None at the end."""
        return self._seen.popleft() if self._seen else next(self._blocks, None)

    def push(self, block: Block) -> None:
        """Make it the next block."""
        self._seen.appendleft(block)

    def __iter__(self) -> Iterator[Block]:
        """The blocks in order, which stay."""
        yield from tuple(self._seen)
        for block in self._blocks:
            self._seen.append(block)
            yield block


def _left_alone(block: Block, pending: _Pending, room: float) -> bool:
    """Whether a heading that is drawn into ``room`` would be the last of its page, or have only headings after it."""
    if not _leads(block):
        return False
    room -= block.height()
    for following in pending:
        room -= following.gap
        if isinstance(following, NewPage):
            return False
        if following.height() > room:
            return following.split(room, False) is None
        if not _leads(following):
            return False
        room -= following.height()
    return False


@dataclass(eq=False)
class Section:
    """A body under its heading, which is never left alone at the foot; ``again`` is the heading for continuation pages."""

    heading: Block
    body: Block
    again: Block
    gap: float = 0.0
    keep: bool = False
    """Whether to move it to the next page as a whole where it fits on one page."""
    page: PageFormat = A4

    def height(self) -> float:
        """See ``Block``."""
        return self.heading.height() + self.body.height()

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        self.heading.draw(canvas, top)
        self.body.draw(canvas, top - self.heading.height())

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``."""
        if self.keep and not fresh and self.height() <= self.page.top - self.page.bottom:
            return None
        parts = self.body.split(room - self.heading.height(), fresh)
        if parts is None:
            return None
        return (
            Section(self.heading, parts[0], self.again, self.gap, page=self.page),
            Section(self.again, parts[1], self.again, self.gap, page=self.page),
        )


@dataclass(eq=False)
class NewPage(Whole):
    """What follows begins on a new page."""

    gap: float = 0.0

    def height(self) -> float:
        """See ``Block``."""
        return 0.0

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``: draws nothing."""


def lay_out(
    canvas: TaggedCanvas, blocks: Iterable[Block], page: PageFormat, furniture: Callable[[TaggedCanvas, int], None]
) -> int:
    """Draw the blocks over as many pages as they need and return how many; ``furniture`` draws header and footer of each."""
    pending = _Pending(blocks)
    number, top, fresh = 1, page.top, True
    furniture(canvas, number)

    def turn() -> None:
        nonlocal number, top, fresh
        canvas.showPage()
        number, top, fresh = number + 1, page.top, True
        furniture(canvas, number)

    while (block := pending.pop()) is not None:
        if isinstance(block, NewPage):
            if not fresh:
                turn()
            continue
        gap = 0.0 if fresh else block.gap
        room = top - gap - page.bottom
        if not fresh and _left_alone(block, pending, room):
            pending.push(block)
            turn()
            continue
        height = block.height()
        parts = None if height <= room else block.split(room, fresh)
        if height <= room or (fresh and parts is None):
            block.draw(canvas, top - gap)
            top -= gap + height
            fresh = False
            continue
        if parts is None:
            pending.push(block)
        else:
            parts[0].draw(canvas, top - gap)
            pending.push(parts[1])
        turn()
    canvas.showPage()
    return number
