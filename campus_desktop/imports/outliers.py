"""Rows of a list that are probably not courses: sums, headings of groups, notes below the table, rows hidden in the workbook. They
are proposed as left out; the user may include them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from campus_desktop.i18n import N_
from campus_desktop.imports.tables.columns import Mapping

HIDDEN, SUM, GROUP, FOOTNOTE = "hidden", "sum", "group", "footnote"
NO_TITLE, HEADINGS, UNTICKED = "no-title", "headings", "unticked"
REASONS = {
    HIDDEN: N_("The row is hidden in the workbook: “{text}”."),
    SUM: N_("The row looks like a sum and not like a course: “{text}”."),
    GROUP: N_("The row looks like the heading of a group of courses: “{text}”."),
    FOOTNOTE: N_("The row looks like a note and not like a course: “{text}”."),
    NO_TITLE: N_("The row has no title: “{text}”."),
    HEADINGS: N_("The headings are repeated here."),
    UNTICKED: N_("Left out by hand: “{text}”."),
}
"""Why a row is left out, as a sentence."""
TAKEN_IN = (HIDDEN, SUM, GROUP, FOOTNOTE, UNTICKED)
"""Reasons that the user may overrule: the row has a title."""

_THINGS = r"(?:kurser|kursus|courses?|kurs(?:er|e)?|aktiviteter|activities|forløb|hold|moduler|modules|rækker|rows)"
_UNITS = rf"{_THINGS}|t|timer|min|minutter|dage|kr\.?|hours"
_SUM = re.compile(
    r"(?:i alt|ialt|total(?:t|er|s|sum|en)?|grand total|sum(?:ma|me|mer)?|sub-?total|delsum|mellemsum|samlet(?: antal| tid)?|"
    r"gennemsnit|average|mean|gesamt(?:summe)?|sammenlagt|totalt antall|antal kurser|number of courses|antal i alt)"
    rf"\s*[:=.]?\s*(?:\d[\d.,]{{0,12}})?\s*(?:{_UNITS})?(?:[,;] ?\d[\d.,]{{0,12}} ?(?:{_UNITS}))*\s*[:.]?|"
    rf"\d[\d.]{{0,8}} {_THINGS}(?: i alt| in all)?\.?"
)
_ANY_SUM = re.compile(rf"(?:^|\x1e)(?:{_SUM.pattern})(?:\x1e|$)")
_FOOTNOTE = re.compile(
    r"(?:kilder?|note|noter|obs|bemærk(?:ning(?:er)?)?|sources?|notes?|quelle|källa|med forbehold|der tages forbehold|udtræk|"
    r"opdateret|senest opdateret|sidst opdateret|copyright|©|\*{1,3}|\[?\d\]|¹|²)(?:\W|$)"
)
_LONGEST_SUM = 60
_FOOT = 20
"""Maximum rows of notes below a table."""


class Outliers:
    """Determines for each row of one list whether it is proposed as left out. The kind of list is determined from its first rows."""

    def __init__(self, mapping: Mapping, hidden: Sequence[int] = (), wide: Sequence[int] = ()) -> None:
        self._titles, self._codes = mapping.columns("title"), mapping.columns("code")
        self._last = max(self._titles, default=0)
        self._hidden, self._wide = frozenset(hidden), frozenset(wide)
        self._grouped: bool | None = None

    def find(
        self, rows: Sequence[Sequence[str]], first: int, following: Sequence[str] | None
    ) -> Iterator[tuple[int, str]]:
        """The places in ``rows`` that are proposed as left out, and why. ``following`` is the row after them, if any."""
        if self._grouped is None:
            self._grouped = self._is_grouped(rows)
        hidden = [number - first for number in self._hidden if 0 <= number - first < len(rows)]
        short = [at for at, row in enumerate(rows) if len(row) <= self._last + 1]
        for at in sorted({*hidden, *short, *self._sums(rows)}):
            row = rows[at]
            alone = len(row) <= self._last + 1 and self._is_alone(row)
            if first + at in self._hidden:
                yield at, HIDDEN
            elif self._is_sum(row):
                yield at, SUM
            elif alone and _FOOTNOTE.match(self._title(row).casefold()) and self._below_blank(rows, at):
                yield at, FOOTNOTE
            elif alone and self._looks_like_group(row, first + at):
                after = rows[at + 1] if at + 1 < len(rows) else following
                if after is not None and not self._is_alone(after) and any(after):
                    yield at, GROUP

    def _sums(self, rows: Sequence[Sequence[str]]) -> Iterator[int]:
        """Rows that may be sums: whole columns are searched at once, since few lists have one."""
        for column in range(self._last + 1):
            cells = [row[column] if column < len(row) else "" for row in rows]
            if _ANY_SUM.search("\x1e".join(cells).casefold()):
                yield from (at for at, cell in enumerate(cells) if 0 < len(cell) <= _LONGEST_SUM)

    def _below_blank(self, rows: Sequence[Sequence[str]], at: int) -> bool:
        """Whether an empty row, or notes below one, precede a row."""
        for above in range(at - 1, max(-1, at - _FOOT), -1):
            if not any(rows[above]):
                return True
            if not self._is_alone(rows[above]):
                return False
        return False

    def _title(self, row: Sequence[str]) -> str:
        return " ".join(row[column] for column in self._titles if column < len(row)).strip()

    def _is_alone(self, row: Sequence[str]) -> bool:
        """Whether the title is the only content of a row."""
        return sum(map(bool, row)) == 1 and bool(self._title(row))

    def _is_sum(self, row: Sequence[str]) -> bool:
        first = next(filter(None, row), "")
        title = self._title(row)
        return any(0 < len(text) <= _LONGEST_SUM and bool(_SUM.fullmatch(text.casefold())) for text in {first, title})

    def _looks_like_group(self, row: Sequence[str], number: int) -> bool:
        title = self._title(row)
        # shorter ones may be courses: "GDPR"
        capitals = title.isupper() and len(title) > 4 and not any(char.isdigit() for char in title)
        return bool(self._grouped) or capitals or title.endswith(":") or number in self._wide

    def _is_grouped(self, rows: Sequence[Sequence[str]]) -> bool:
        """Whether the list has headings of groups among its courses: it begins with one, or only courses have codes; and each of at
        least two is followed by a course with more content."""
        filled = [row for row in rows if any(row)]
        alone = [self._is_alone(row) for row in filled]
        if sum(alone) < 2 or alone[-1] or any(one and other for one, other in pairwise(alone)):
            return False
        courses = [row for row, single in zip(filled, alone, strict=True) if not single]
        coded = bool(self._codes) and all(
            any(column < len(row) and row[column] for column in self._codes) for row in courses
        )
        return alone[0] or coded
