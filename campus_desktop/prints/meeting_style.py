"""Shared by the prints of a meeting: the looks of item types and kinds of notes, the cover, facts, and a notice across the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from campus_desktop.i18n import capital
from campus_desktop.links import openable
from campus_desktop.meetings.agenda import DayPlan, schedule
from campus_desktop.meetings.meeting import AgendaItem, Meeting
from campus_desktop.meetings.note import NOTE_COLOURS
from campus_desktop.meetings.wording import case_text, meeting_time_text, type_text
from campus_desktop.prints import style
from campus_desktop.prints.flow import LEFT, WIDTH, Block, Tag, Text, draw_lines, lines_height
from campus_desktop.prints.icons import round_box
from campus_desktop.prints.rows import RULED_HEIGHT, Cell, Icon, draw_ruled
from campus_desktop.prints.tagged import TaggedCanvas
from campus_desktop.prints.text import (
    REGULAR,
    SEMIBOLD,
    Run,
    TextLine,
    TextStyle,
    break_lines,
    pdf_color,
    plain,
)

ITEM_LOOKS: dict[str, Icon] = {
    "decision": Icon("check", "#6b4ba1"),
    "discussion": Icon("messages-square", "#a02f53"),
    "information": Icon("info", "#1f5fa8"),
    "exercise": Icon("pencil-ruler", "#2f6b00"),
    "presentation": Icon("monitor", "#0c6e77"),
    "break": Icon("clock", "#5a6a72"),
    "buffer": Icon("clock", "#5a6a72"),
}
"""Icon and colour of each type of item, every colour readable on white paper."""
NOTE_COLORS = {kind: style.FORMAT_LOOKS[word].color for kind, word in NOTE_COLOURS.items()}

ITEM_STYLES = {word: TextStyle(SEMIBOLD, 8.5, 12, look.color) for word, look in ITEM_LOOKS.items()}
NOTE_STYLES = {kind: TextStyle(SEMIBOLD, 8.5, 12, color) for kind, color in NOTE_COLORS.items()}
TEXT = TextStyle(REGULAR, 9.25, 12.75, style.INK)
STRONG = TextStyle(SEMIBOLD, 9.25, 12.75, style.INK)
QUIET = TextStyle(REGULAR, 8.25, 11.5, style.MUTED)
QUIET_LINK = TextStyle(REGULAR, 8.25, 11.5, style.ACCENT)
LINK = TextStyle(REGULAR, 9.25, 12.75, style.ACCENT)
HEAD = TextStyle(SEMIBOLD, 8, 11, style.MUTED)
"""The headings of columns."""
WARNING = TextStyle(SEMIBOLD, 10, 14, "#8a3b00")
_WARNING_EDGE, _WARNING_GROUND = "#d9a441", "#fdf4e3"


def sheet(meeting: Meeting, title: str, subject: str, printed: date) -> style.Sheet:
    """Header and footer of a print of ``meeting``; ``subject`` is its kind: "Dagsorden"."""
    right = " · ".join(filter(None, (subject, plain(case_text(meeting)))))
    return style.Sheet(title, subject, plain(meeting.series_title or meeting.host_name), right, printed)


def title_blocks(title: str, subtitle: str) -> Iterator[Block]:
    """The title of the document, and a line below it."""
    look = style.TITLE if len(title) <= 60 else style.LONG_TITLE
    yield Text([Run(title, look)], role="H1", outline=0)
    if subtitle:
        yield Text([Run(capital(subtitle), style.SUBTITLE)], gap=3)


def cover(meeting: Meeting, when: str = "", *, place: bool = True) -> Iterator[Block]:
    """The title, then when and where in one line; ``when`` replaces the time of the meeting as it stands now. ``place``: False where
    the place is among the facts below."""
    where = (plain(meeting.place) or plain(meeting.host_name)) if place else ""
    yield from title_blocks(plain(meeting.title), " · ".join(filter(None, (when or meeting_time_text(meeting), where))))


def labelled(parts: Iterable[tuple[str, str]], gap: float = 8) -> Iterator[Block]:
    """ "Formål: … Mødeleder: …" in one paragraph, without empty parts."""
    runs: list[Run] = []
    for label, text in parts:
        if text:
            runs.append(Run(f" {label}" if runs else label, style.STRONG))
            runs.append(Run(f" {text}", style.BODY))
    if runs:
        yield Text(runs, gap=gap)


def chosen_days(meeting: Meeting, day: int | None) -> tuple[DayPlan, ...]:
    """The days with their times; only the chosen one if there is one."""
    return tuple(plan for plan in schedule(meeting.items, meeting.days) if day in (None, plan.day.number))


def paragraphs(text: str) -> list[str]:
    """The lines of a typed text, without blank ones, each converted for the fonts of prints."""
    return [line for line in map(plain, text.splitlines()) if line]


def lines_cell(
    text: str, look: TextStyle, label: str = "", label_look: TextStyle | None = None
) -> list[tuple[Run, ...]]:
    """A typed text as paragraphs of a cell, with its ``label`` before the first; none where it is empty."""
    found: list[tuple[Run, ...]] = [(Run(line, look),) for line in paragraphs(text)]
    if found and label:
        found[0] = (Run(f"{label} ", label_look or look), *found[0])
    return found


def link_runs(address: str, look: TextStyle, link_look: TextStyle) -> tuple[Run, ...]:
    """An address, as a link where it may be opened."""
    target = openable(address)
    return (Run(plain(target), link_look, target),) if target else (Run(plain(address), look),)


def cell(text: str, look: TextStyle) -> Cell:
    """A cell of one paragraph; empty for an empty text."""
    return Cell(((Run(text, look),),) if text else ())


def type_cell(item: AgendaItem) -> Cell:
    """The type of an item with its icon, unless its title repeats it ("Pause")."""
    if item.type not in ITEM_LOOKS or item.title.strip().lower() == type_text(item).lower():
        return Cell(())
    return Cell(((Run(type_text(item), ITEM_STYLES[item.type]),),), ITEM_LOOKS[item.type])


@dataclass(eq=False)
class Facts:
    """Labels and their values, one below the other; a table of two columns for screen readers."""

    facts: Sequence[tuple[str, Sequence[Run]]]
    gap: float = 8.0
    label_width: float = 96.0
    tag: Tag = field(default_factory=lambda: Tag("Table"))
    _lines: list[tuple[list[TextLine], list[TextLine]]] = field(default_factory=list)

    def _broken(self) -> list[tuple[list[TextLine], list[TextLine]]]:
        if not self._lines:
            self._lines = [
                (
                    break_lines([Run(label, style.CELL_MUTED)], self.label_width - 8),
                    break_lines(runs, WIDTH - self.label_width),
                )
                for label, runs in self.facts
            ]
        return self._lines

    @staticmethod
    def _row_height(row: tuple[list[TextLine], list[TextLine]]) -> float:
        return max(lines_height(row[0]), lines_height(row[1])) + 2.5

    def height(self) -> float:
        """See ``Block``."""
        return sum(self._row_height(row) for row in self._broken())

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        for row in self._broken():
            line = canvas.element("TR", self.tag.on(canvas))
            draw_lines(canvas, row[0], LEFT, top - 0.4, canvas.element("TH", line, "/A<</O/Table/Scope/Row>>"))
            draw_lines(canvas, row[1], LEFT + self.label_width, top, canvas.element("TD", line))
            top -= self._row_height(row)

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``. A fact is split only if it is higher than a page by itself."""
        count = 0
        for row in self._broken():
            room -= self._row_height(row)
            if room < 0:
                break
            count += 1
        if count == len(self.facts):
            return None
        if not count:
            return self._torn(room + self._row_height(self._lines[0])) if fresh else None
        return self._part(self.facts[:count], self._lines[:count]), self._part(self.facts[count:], self._lines[count:])

    def _torn(self, room: float) -> tuple[Block, Block] | None:
        label, lines = self._lines[0]
        count = int((room - 2.5) / lines[0].leading) if lines else 0
        if count < 1 or count >= len(lines):
            return None
        first, rest = self.facts[:1], self.facts
        return (
            self._part(first, [(label, lines[:count])]),
            self._part(rest, [([], lines[count:]), *self._lines[1:]]),
        )

    def _part(
        self, facts: Sequence[tuple[str, Sequence[Run]]], lines: list[tuple[list[TextLine], list[TextLine]]]
    ) -> Facts:
        return Facts(facts, self.gap, self.label_width, self.tag, lines)


@dataclass(eq=False)
class Notice:
    """A prominent sentence in a box across the page."""

    text: str
    gap: float = 10.0

    def _lines(self) -> list[TextLine]:
        return break_lines([Run(self.text, WARNING)], WIDTH - 24)

    def height(self) -> float:
        """See ``Block``."""
        return lines_height(self._lines()) + 12

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        height = self.height()
        with canvas.artifact():
            box = round_box(LEFT, top - height, WIDTH, height, 4)
            colors = f"{pdf_color(_WARNING_GROUND)} rg {pdf_color(_WARNING_EDGE)} RG"
            canvas.operators(f"{colors} .75 w {box} B")
        draw_lines(canvas, self._lines(), LEFT + 12, top - 6, canvas.element("P"))

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``."""
        return None


@dataclass(eq=False)
class Ruled:
    """Ruled lines, starting ``left`` from the left margin."""

    count: int
    left: float = 0.0
    gap: float = 0.0

    def height(self) -> float:
        """See ``Block``."""
        return self.count * RULED_HEIGHT + 6

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        draw_ruled(canvas, self.left, top - self.height() + 6, self.count)

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``."""
        return None
