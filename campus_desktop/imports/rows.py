"""Parses rows of one list by its mapping. Works on whole columns, since lists of a hundred thousand rows occur."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import compress, zip_longest
from typing import Any

from campus_desktop.courses import price
from campus_desktop.courses.fields import COURSE_FIELDS, UNREAD, Kind
from campus_desktop.courses.price import KINDS
from campus_desktop.i18n import N_, _, date_table
from campus_desktop.imports import outliers, room, words
from campus_desktop.imports.drafts import COLUMNS, SPAN, Draft, Note, json_list
from campus_desktop.imports.lengths import Lengths
from campus_desktop.imports.remarks import Remarks, whole
from campus_desktop.imports.tables.columns import Mapping
from campus_desktop.imports.tables.table import Table, column_name
from campus_desktop.typed import lengths

_ADDRESS = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_WEB = re.compile(r"www\.[\w-]+\.\S+\Z", re.IGNORECASE)

Cells = Sequence[str]

_COLUMNS_OF = {
    **{each.name: (each.name,) for each in COURSE_FIELDS.values() if each.name in UNREAD or each.kind == Kind.UNIT},
    **dict.fromkeys(("minutes", "duration_text"), ("duration",)),
    "retired": ("retired", "active"),
}
"""The fields of columns whose text is parsed into a field of a draft."""


class _Memo(dict[str, Any]):
    """Parses each distinct text of a column only once."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Any:
        value = self[text] = self._read(text)
        return value


@dataclass(frozen=True, slots=True)
class Choices:
    """The user's decisions about single rows, by their numbers: included although they do not look like a course, or left out."""

    taken_in: frozenset[int] = field(default_factory=frozenset)
    left_out: frozenset[int] = field(default_factory=frozenset)


class RowReader:
    """Reads a list's rows part by part. Afterwards ``count`` is the number of non-empty rows, ``left_out`` lists those that became
    no course, and ``remarks`` the cells in the others that could not be parsed, were changed or not imported."""

    def __init__(
        self, table: Table, mapping: Mapping, file: str = "", number: int = 0, choices: Choices | None = None
    ) -> None:
        self.count = 0
        self.left_out: list[Note] = []
        self.left_titles: set[str] = set()
        self.told = Remarks(table, file)
        self._table, self._mapping, self._file, self._number = table, mapping, file, number
        self._choices = choices or Choices()
        self._header = list(table.header)
        self._columns = {name: mapping.columns(name) for name in {*mapping.fields} if name}
        self._lengths = Lengths(table, mapping.columns("duration"), self.told)
        self._outliers = outliers.Outliers(mapping, table.about.hidden, table.about.wide)
        self._provider = " ".join(mapping.provider.split())
        self._memos: dict[object, _Memo] = {}
        self._kept: dict[int, dict[str, str]] = {}
        self._last: tuple[Sequence[Cells], Sequence[int]] = ((), ())
        """The cells of the courses read last, and their rows."""
        self._note_hidden(table.about.hidden_columns)
        self._passed = [
            at for at, taken in enumerate(mapping.fields) if taken is None and at not in table.about.links
        ]  # fmt: skip

    def read(self, rows: Sequence[Sequence[str]], first: int, following: Sequence[str] | None = None) -> list[Draft]:
        """Parse ``rows``, the first of which is row ``first`` of the sheet or file; ``following`` is the row after them, if any.
        Rows without a title give nothing."""
        cells = list(zip_longest(*rows, fillvalue=""))  # whole columns, with short rows padded
        titles = self._put_together(cells, "title", len(rows))
        places: Sequence[int] = range(first, first + len(rows))
        good = [True] * len(rows)
        for at, reason in self._outliers.find(rows, first, following):
            if titles[at] and first + at not in self._choices.taken_in:
                good[at] = False
                self._leave(rows[at], first + at, reason)
                self.left_titles.add(titles[at].casefold())
        if not all(titles) or (titles and self._heading() in titles) or self._choices.left_out:
            for at, (row, title, place) in enumerate(zip(rows, titles, places, strict=True)):
                good[at] = good[at] and self._is_course(row, title, place)
        if not all(good):
            places = list(compress(places, good))
            cells = [tuple(compress(column, good)) for column in cells]
        count = len(places)
        self.count += count
        if not count:
            return []
        base = self._number * SPAN
        self._last = cells, places
        values = self._values(cells, places)
        self._note_passed(cells, places)
        return list(map(Draft, (base + place for place in places), *values))

    def written(self, place: int, name: str) -> tuple[str, str]:
        """The text of a field of a draft in a row that was read last, and the headings of its columns; "" if no column has it."""
        cells, places = self._last
        at = bisect_left(places, place % SPAN)
        for field_name in _COLUMNS_OF.get(name, ()):
            columns = [each for each in self._columns.get(field_name, ()) if each < len(cells) and cells[each][at]]
            if columns:
                headings = " + ".join(column_name(self._table, each) for each in columns)
                return " ".join(cells[each][at] for each in columns), headings
        return "", ""

    def remarks(self) -> list[Note]:
        """What could not be parsed, one remark for each distinct text."""
        return self.told.notes()

    def _heading(self) -> str:
        return self._mapping.joiner("title").join(
            filter(None, (self._header[c] for c in self._columns.get("title", ())))
        )

    def _is_course(self, row: Sequence[str], title: str, place: int) -> bool:
        """Whether a row is to be parsed; other non-empty rows are counted and noted."""
        repeated = list(row) == self._header[: len(row)] and title == self._heading()
        if title and not repeated and place not in self._choices.left_out:
            return True
        if any(row):
            self.left_titles.add(title.casefold())
            untold = outliers.UNTICKED if title else outliers.NO_TITLE
            self._leave(row, place, outliers.HEADINGS if repeated else untold)
        return False

    def _leave(self, row: Sequence[str], place: int, reason: str) -> None:
        self.count += 1
        text = self.told.sentence(outliers.REASONS[reason], text=whole(row))
        where = self._number * SPAN + place
        self.left_out.append(Note(self._file, place, text, self._table.sheet, reason=reason, place=where))

    def _note_hidden(self, columns: Sequence[int]) -> None:
        """Report which of the columns read are hidden in the workbook; those not read are reported with their content."""
        for at in columns:
            if at < len(self._mapping.fields) and self._mapping.fields[at] is not None:
                message = N_("The column “{text}” is hidden in the workbook, and is imported.")
                self.told.add_row(self._table.first - 1, message, text=column_name(self._table, at))

    def _note_passed(self, cells: Sequence[Cells], places: Sequence[int]) -> None:
        """Report the content of columns that are not imported: for one with a heading once, else by row."""
        for at in self._passed:
            if at >= len(cells) or not any(cells[at]):
                continue
            if self._header[at]:
                self._passed.remove(at)
                message = N_("The column “{text}” is not imported.")
                if at in self._table.about.hidden_columns:
                    message = N_("The column “{text}” is hidden in the workbook, and is not imported.")
                self.told.add_row(self._table.first - 1, message, text=column_name(self._table, at))
                break  # the list was changed by the loop
            if self._table.headless:
                self._passed.remove(at)
                message = N_("{column} (“{text}”) is not imported.")
                text = next(filter(None, cells[at]))
                self.told.add_row(0, message, text=text, column=column_name(self._table, at))
                break
            for text, place in zip(cells[at], places, strict=True):
                if text:
                    self.told.add(N_("“{text}” stands beyond the headings and is not imported"), text, place)
        else:
            return
        self._note_passed(cells, places)

    def _values(self, cells: Sequence[Cells], places: Sequence[int]) -> list[Sequence[Any]]:
        """The columns of drafts, in the order of COLUMNS."""
        values: dict[str, Sequence[Any]] = {}
        values["minutes"], values["duration_text"] = self._lengths.read(cells, places)
        for name in sorted(COLUMNS, key=lambda name: COURSE_FIELDS[name].kind == Kind.YES_NO):  # the order of remarks
            if name not in (*values, "retired", "link", "price", "price_per", "unread"):
                values[name] = self._read(name, cells, places)
        values["retired"] = self._retired(cells, places)
        values["link"] = self._links(cells, places)
        values["price"], values["price_per"] = self._prices(cells, places)
        values["unread"] = self._unread(places)
        if self._provider:
            values["provider"] = [text or self._provider for text in values["provider"]]
        return [room.fitting(name, values[name], places, self.told) for name in COLUMNS]

    def _read(self, name: str, cells: Sequence[Cells], places: Sequence[int]) -> Sequence[Any]:
        """A column of drafts, read by its kind."""
        match COURSE_FIELDS[name].kind:
            case Kind.FORMAT:
                unknown = N_("The format “{text}” is not known to the program")
                found = self._parsed(cells, name, self._format, unknown, places)
                return [code or None for code in found]
            case Kind.YES_NO:
                neither = N_("“{text}” under “{column}” is neither yes nor no; the text is kept")
                return self._parsed(cells, name, _flag, neither, places)
            case Kind.DAY:
                return self._days(name, cells, places)
            case Kind.LIST:
                return self._listed(cells, name, words.tags if name == "tags" else words.goals, len(places))
            case Kind.TEXT:
                return self._put_together(cells, name, len(places))
        return self._lines(cells, name, len(places))

    def _format(self, text: str) -> str | None:
        key = " ".join(text.casefold().split())
        if key in self._mapping.formats:
            return self._mapping.formats[key]
        return words.format_word(text)

    def _cells(self, cells: Sequence[Cells], column: int, count: int) -> Cells:
        return cells[column] if column < len(cells) else [""] * count

    def _put_together(self, cells: Sequence[Cells], name: str, count: int) -> Cells:
        """The joined texts of the columns mapped to a field; all empty if there are none."""
        columns = [self._cells(cells, column, count) for column in self._columns.get(name, ())]
        if len(columns) == 1:
            return columns[0]
        join = self._mapping.joiner(name).join
        # a text repeated in two columns is used once
        return (
            [join(dict.fromkeys(filter(None, several))) for several in zip(*columns, strict=True)]
            if columns
            else [""] * count
        )

    def _named(self, name: str) -> str:
        """The list's own names of the columns mapped to a field."""
        return " + ".join(column_name(self._table, at) for at in self._columns.get(name, ()))

    def _lines(self, cells: Sequence[Cells], name: str, count: int) -> Cells:
        return _on_one_line(self._put_together(cells, name, count))

    def _links(self, cells: Sequence[Cells], places: Sequence[int]) -> Cells:
        """The first address among the cells mapped to the link; if there is none, their text."""
        columns = [_on_one_line(self._cells(cells, at, len(places))) for at in self._columns.get("link", ())]
        if not columns:
            return [""] * len(places)
        if len(columns) == 1 and all(map(_ADDRESS.match, filter(None, columns[0]))):
            return columns[0]
        links = []
        names = [column_name(self._table, at) for at in self._columns["link"]]
        for place, several in zip(places, zip(*columns, strict=True), strict=True):
            filled = {text: name for text, name in zip(reversed(several), reversed(names), strict=True) if text}
            link = next((text for text in several if _ADDRESS.match(text)), "")
            if not link and (text := next(filter(None, several), "")):
                link, column = text, filled[text]
                if _WEB.match(text):
                    link = f"https://{text}"
                    self.told.add(N_("“https://” was put before “{text}” under “{column}”"), text, place, column=column)
                else:
                    message = N_("“{text}” under “{column}” is no web address and is kept as text")
                    self.told.add(message, text, place, column=column)
            for other in dict.fromkeys(several):
                if _ADDRESS.match(other) and other != link:
                    message = N_("“{text}” under “{column}” was left out, as the row has another address: {link}")
                    self.told.add(message, other, place, link=link, column=filled[other])
            links.append(link)
        return links

    def _prices(self, cells: Sequence[Cells], places: Sequence[int]) -> tuple[list[float | None], list[str]]:
        """The numbers of the prices, and their basis: as stated in a column, the price itself, or its heading."""
        count = len(places)
        kinds = [_price_kind(text) for text in self._put_together(cells, "price_per", count)]
        if "fee" not in self._columns:
            return [None] * count, kinds
        heading = " ".join(self._header[column] for column in self._columns["fee"])
        memo = self._memo("fee", partial(price.read, heading=heading))
        amounts: list[float | None] = []
        for at, (text, place) in enumerate(zip(self._lines(cells, "fee", count), places, strict=True)):
            found = memo[text]
            amounts.append(found.amount)
            kinds[at] = kinds[at] or (found.per if text else "")
            if text and found.amount is None:
                self.told.add(N_("The price “{text}” could not be read as kroner and is kept as text"), text, place)
        return amounts, kinds

    def _unread(self, places: Sequence[int]) -> list[str]:
        """By row the texts that could not be parsed, to be kept with the course."""
        kept, self._kept = self._kept, {}
        if not kept:
            return [""] * len(places)
        return [json.dumps(kept[place], ensure_ascii=False) if place in kept else "" for place in places]

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
        """Parsed texts; those that cannot be parsed are kept for the remarks."""
        if name not in self._columns:
            return [None] * len(places)
        memo = self._memo(name, partial(_read_short, read))
        texts = self._put_together(cells, name, len(places))
        values = list(map(memo.__getitem__, texts))
        if None in values:
            for text, value, place in zip(texts, values, places, strict=True):
                if value is None and text:
                    more = {"column": self._named(name)} if "{column}" in complaint else {}
                    self.told.add(complaint, text, place, field=name, **more)
                    self._kept.setdefault(place, {})["retired" if name == "active" else name] = text
        return values

    def _days(self, name: str, cells: Sequence[Cells], places: Sequence[int]) -> list[str | None]:
        """Dates; a course has no field for a time of day after one, which is reported."""
        days = self._parsed(cells, name, _iso_day, N_("“{text}” cannot be read as a date"), places)
        if any(days):
            texts = self._put_together(cells, name, len(places))
            for text, day, place in zip(texts, days, places, strict=True):
                if day and len(text) > 10 and words.has_time(text):
                    message = N_("“{text}” was read as the date {date}; the time of day is not imported")
                    self.told.add(message, text, place, date=date_table(date.fromisoformat(day)))
        return days

    def _retired(self, cells: Sequence[Cells], places: Sequence[int]) -> list[int | None]:
        """Whether courses are retired; each row that says so is reported, as such courses are not offered any more."""
        complaint = N_(
            "“{text}” under “{column}” does not say whether the course is retired; it is imported like the others, and the "
            "text is kept"
        )
        retired = self._parsed(cells, "retired", _out_of_use, complaint, places)
        if "active" in self._columns:
            active = self._parsed(cells, "active", _in_use, complaint, places)
            self._note_disagreeing(cells, places, retired, active)
            retired = [
                1 - offered if gone is None and offered is not None else gone
                for gone, offered in zip(retired, active, strict=True)
            ]
        if any(retired):
            for place, gone in zip(places, retired, strict=True):
                if gone:
                    text, column = self.written(place, "retired")
                    self.told.add(N_("“{text}” under “{column}” was read as retired"), text, place, column=column)
        return retired

    def _note_disagreeing(
        self, cells: Sequence[Cells], places: Sequence[int], retired: Sequence[int | None], active: Sequence[int | None]
    ) -> None:
        """Report the rows that say both that a course is retired and that it is offered, or neither."""
        count = len(places)
        texts = [self._put_together(cells, name, count) for name in ("active", "retired")]
        columns = [self._named(name) for name in ("active", "retired")]
        for at, (place, gone, offered) in enumerate(zip(places, retired, active, strict=True)):
            if gone is not None and gone == offered:
                message = N_("“{text}” under “{column}” contradicts “{other}” under “{kept}” and was left out")
                self.told.add(
                    message, texts[0][at], place, column=columns[0], other=texts[1][at], kept=columns[1]
                )  # fmt: skip


def _price_kind(text: str) -> str:
    """What a price applies to, from the cell of its own column."""
    folded = text.strip().casefold()
    if not folded:
        return ""
    names = {
        **{word: word for word in KINDS if word},
        **{_(name).casefold(): word for word, name in KINDS.items() if word},
    }
    return names.get(folded) or price.read("1", text).per


def _read_short(read: Callable[[str], Any], text: str) -> Any:
    """A text longer than any date, format or yes and no is not parsed as one."""
    return read(text) if text and len(text) <= lengths.LONGEST_TEXT else None


def _on_one_line(texts: Iterable[str]) -> Cells:
    texts = list(texts)
    joined = "\x1f".join(texts)
    if "\n" in joined or "  " in joined or "\t" in joined:
        return [" ".join(text.split()) for text in texts]
    return texts


def _iso_day(text: str) -> str | None:
    found = words.day(text)
    return found.isoformat() if found else None


def _out_of_use(text: str) -> int | None:
    found = words.out_of_use(text)
    return _flag(text) if found is None else int(found)


def _in_use(text: str) -> int | None:
    found = words.out_of_use(text)
    return _flag(text) if found is None else int(not found)


def _flag(text: str) -> int | None:
    found = words.yes_no(text)
    return None if found is None else int(found)
