"""Rows of one list, as its mapping reads them. Whole columns at a time, since a hundred thousand rows are no rarity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import compress, repeat, zip_longest
from typing import Any

from campus_desktop.i18n import N_, _, ngettext, number
from campus_desktop.imports import durations, words
from campus_desktop.imports.columns import Mapping
from campus_desktop.imports.drafts import COLUMNS, Draft, Note, json_list

_SHOWN = 40
_NO_LENGTH = durations.Duration()

Cells = Sequence[str]


class _Memo(dict[str, Any]):
    """Reads each different text of a column only once."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Any:
        value = self[text] = self._read(text)
        return value


class RowReader:
    """Reads a list's rows part by part. Afterwards ``count`` is the number of rows that hold anything, ``left_out`` tells of
    those without a title, and ``remarks`` of cells that could not be read in the others."""

    def __init__(self, header: Sequence[str], mapping: Mapping, file: str = "") -> None:
        self.count = 0
        self.left_out: list[Note] = []
        self._header, self._mapping, self._file = list(header), mapping, file
        self._columns = {name: mapping.columns(name) for name in {*mapping.fields} if name}
        self._under = {column: durations.heading(header[column]) for column in mapping.columns("duration")}
        self._provider = " ".join(mapping.provider.split())
        self._memos: dict[object, _Memo] = {}
        self._unread: dict[tuple[str, str], list[int]] = {}

    def read(self, rows: Sequence[Sequence[str]], first: int) -> list[Draft]:
        """What ``rows`` say, the first of them row ``first`` of the sheet or file. Rows without a title give nothing."""
        cells = list(zip_longest(*rows, fillvalue=""))  # whole columns, the short rows filled up
        titles = self._put_together(cells, "title", len(rows))
        places: Sequence[int] = range(first, first + len(rows))
        if not all(titles) or (titles and self._heading() in titles):
            good = [self._is_course(row, title, place) for row, title, place in zip(rows, titles, places, strict=True)]
            places = list(compress(places, good))
            cells = [tuple(compress(column, good)) for column in cells]
        count = len(places)
        self.count += count
        if not count:
            return []
        return list(map(Draft, places, *self._values(cells, places)))

    def remarks(self) -> list[Note]:
        """What could not be read, one remark for each different text."""
        notes = []
        for (complaint, text), places in self._unread.items():
            said = _(complaint).format(text=_short(text))
            if len(places) > 1:
                several = ngettext(
                    "{text} – also in {count} later row", "{text} – also in {count} later rows", len(places) - 1
                )
                said = several.format(text=said, count=number(len(places) - 1))
            notes.append(Note(self._file, places[0], f"{said}."))
        return notes

    def _heading(self) -> str:
        return self._mapping.joiner("title").join(
            filter(None, (self._header[c] for c in self._columns.get("title", ())))
        )

    def _is_course(self, row: Sequence[str], title: str, place: int) -> bool:
        """Whether a row is to be read; what else holds anything is counted and noted."""
        repeated = list(row) == self._header[: len(row)] and title == self._heading()
        if title and not repeated:
            return True
        if any(row):
            self.count += 1
            reason = _("The headings are repeated here.") if repeated else _("The row has no title.")
            self.left_out.append(Note(self._file, place, reason))
        return False

    def _values(self, cells: Sequence[Cells], places: Sequence[int]) -> list[Sequence[Any]]:
        """The columns of drafts, in the order of COLUMNS."""
        count = len(places)
        lengths = self._lengths(cells, count)
        values: dict[str, Sequence[Any]] = {
            "minutes": [length.minutes for length in lengths],
            "duration_text": [length.text for length in lengths],
            "format": self._parsed(
                cells, "format", words.format_word, N_("The format “{text}” is not known to the program"), places
            ),
            "last_checked": self._parsed(
                cells, "last_checked", _iso_day, N_("“{text}” cannot be read as a date"), places
            ),
            "subtitles": self._parsed(
                cells, "subtitles", _flag, N_("“{text}” under subtitles is neither yes nor no"), places
            ),
            "retired": self._retired(cells, places),
            "goals": self._listed(cells, "goals", words.goals, count),
            "tags": self._listed(cells, "tags", words.tags, count),
            "description": self._put_together(cells, "description", count),
            "prerequisites": self._put_together(cells, "prerequisites", count),
        }
        for name in COLUMNS:
            if name not in values:
                values[name] = self._lines(cells, name, count)
        if self._provider:
            values["provider"] = [text or self._provider for text in values["provider"]]
        return [values[name] for name in COLUMNS]

    def _cells(self, cells: Sequence[Cells], column: int, count: int) -> Cells:
        return cells[column] if column < len(cells) else [""] * count

    def _put_together(self, cells: Sequence[Cells], name: str, count: int) -> Cells:
        """The texts of the columns taken for a field; all empty where there are none."""
        columns = [self._cells(cells, column, count) for column in self._columns.get(name, ())]
        if len(columns) == 1:
            return columns[0]
        join = self._mapping.joiner(name).join
        return [join(filter(None, several)) for several in zip(*columns, strict=True)] if columns else [""] * count

    def _lines(self, cells: Sequence[Cells], name: str, count: int) -> Cells:
        texts = self._put_together(cells, name, count)
        whole = "\x1f".join(texts)
        if "\n" in whole or "  " in whole or "\t" in whole:
            return [" ".join(text.split()) for text in texts]
        return texts

    def _memo(self, key: object, read: Callable[[str], Any]) -> _Memo:
        if key not in self._memos:
            self._memos[key] = _Memo(read)
        return self._memos[key]

    def _listed(
        self, cells: Sequence[Cells], name: str, split: Callable[[str], list[str]], count: int
    ) -> Sequence[str]:
        if name not in self._columns:
            return ["[]"] * count
        memo = self._memo(name, lambda text: json_list(split(text)) if text else "[]")
        return list(map(memo.__getitem__, self._put_together(cells, name, count)))

    def _parsed(
        self, cells: Sequence[Cells], name: str, read: Callable[[str], Any], complaint: str, places: Sequence[int]
    ) -> list[Any]:
        """Texts read as something else; what cannot be is kept for the remarks."""
        if name not in self._columns:
            return [None] * len(places)
        memo = self._memo(name, lambda text: read(text) if text else None)
        texts = self._put_together(cells, name, len(places))
        values = list(map(memo.__getitem__, texts))
        if None in values:
            for text, value, place in zip(texts, values, places, strict=True):
                if value is None and text:
                    self._unread.setdefault((complaint, text), []).append(place)
        return values

    def _lengths(self, cells: Sequence[Cells], count: int) -> Sequence[durations.Duration]:
        parts = []
        for column, under in self._under.items():
            memo = self._memo(column, partial(durations.parse, under=under))
            parts.append(map(memo.__getitem__, self._cells(cells, column, count)))
        if not parts:
            return list(repeat(_NO_LENGTH, count))
        if len(parts) == 1:
            return list(parts[0])
        # "Timer" and "ECTS" side by side: the first that is a length counts, texts that are none are kept
        return [
            durations.Duration(
                next((length.minutes for length in several if length.minutes), None),
                ", ".join(filter(None, (length.text for length in several))),
            )
            for several in zip(*parts, strict=True)
        ]

    def _retired(self, cells: Sequence[Cells], places: Sequence[int]) -> list[int | None]:
        retired = self._parsed(cells, "retired", _flag, N_("“{text}” under retired is neither yes nor no"), places)
        if "active" not in self._columns:
            return retired
        active = self._parsed(cells, "active", _flag, N_("“{text}” under offered is neither yes nor no"), places)
        return [
            1 - offered if gone is None and offered is not None else gone
            for gone, offered in zip(retired, active, strict=True)
        ]


def _iso_day(text: str) -> str | None:
    found = words.day(text)
    return found.isoformat() if found else None


def _flag(text: str) -> int | None:
    found = words.yes_no(text)
    return None if found is None else int(found)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
