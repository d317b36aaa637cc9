"""The columns of one list that contain the lengths of courses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import repeat

from campus_desktop import i18n
from campus_desktop.i18n import N_
from campus_desktop.imports.remarks import Remarks
from campus_desktop.imports.tables.headings import AS_WRITTEN, plain
from campus_desktop.imports.tables.table import Table, column_name
from campus_desktop.typed import lengths
from campus_desktop.typed.lengths import Duration

_SMALL = 15
"""A bare number up to this is unlikely to mean minutes."""


class Lengths:
    """Parses them part by part, and reports what was ambiguous."""

    def __init__(self, table: Table, columns: Sequence[int], told: Remarks) -> None:
        self._table, self._columns, self._told = table, columns, told
        self._under = {column: lengths.heading(table.header[column]) for column in columns}
        self._memos: dict[int, dict[str, Duration]] = {column: {} for column in columns}
        self._bare: set[int] = set()
        self._written = {column for column in columns if plain(table.header[column]) in AS_WRITTEN}
        self._silent = self._written | {column for column in columns if self._under[column].credits}
        units = {under.unit for under in self._under.values() if under.named and not under.credits}
        self._parted = len(units) == 2 and units == {"hour", "minute"}

    def read(self, cells: Sequence[Sequence[str]], places: Sequence[int]) -> tuple[Sequence[int | None], Sequence[str]]:
        """Minutes and the text kept beside them, for each of the rows at ``places``."""
        if not self._columns:
            return list(repeat(None, len(places))), list(repeat("", len(places)))
        parts = [self._column(cells, column, places) for column in self._columns]
        if len(parts) == 1:
            found = parts[0]
        else:
            found = [
                self._together(several, place) for several, place in zip(zip(*parts, strict=True), places, strict=True)
            ]
        return [length.minutes for length in found], [length.text for length in found]

    def _column(self, cells: Sequence[Sequence[str]], column: int, places: Sequence[int]) -> list[Duration]:
        texts = cells[column] if column < len(cells) else [""] * len(places)
        under, memo = self._under[column], self._memos[column]
        read = partial(lengths.read, under=under)
        exact = self._table.exact
        found = []
        for text, place in zip(texts, places, strict=True):
            length = memo.get(text)
            if length is None:
                length = memo[text] = read(text) if column not in self._written else Duration(None, text)
                if not length.text and not under.named:
                    self._tell_unit(text, column, place)
            if exact and (place, column) in exact:
                length = read(exact[place, column])
                length = Duration(length.minutes, "") if length.minutes else memo[text]
            if length.text and column not in self._silent:
                self._tell(length, place)
            found.append(length)
        return found

    def _tell(self, length: Duration, place: int) -> None:
        if length.minutes is None:
            self._told.add(N_("The length “{text}” could not be read and is kept as text"), length.text, place)
        else:
            read = i18n.duration(length.minutes)
            message = N_("The length “{text}” was read as {length}; the text is kept")
            self._told.add(message, length.text, place, length=read)

    def _tell_unit(self, text: str, column: int, place: int) -> None:
        """Report once per column that its numbers have no unit, where they are unlikely to be minutes."""
        number = lengths.bare(text)
        if number and number <= _SMALL and column not in self._bare | self._silent:
            self._bare.add(column)
            self._told.add_row(
                place,
                N_("“{text}” under “{column}” has no unit and was read as minutes, as all such numbers there."),
                text=text,
                column=column_name(self._table, column),
            )

    def _together(self, several: Sequence[Duration], place: int) -> Duration:
        """Combine columns side by side: hours and minutes are added, a repeated length counts once; "Timer" and "ECTS": the first
        that is a length is used, texts that are not are kept."""
        lengths = [length.minutes for length in several if length.minutes]
        texts = list(dict.fromkeys(length.text for length in several if length.text))
        minutes = lengths[0] if lengths else None
        if len(set(lengths)) > 1:
            if self._parted and min(lengths) < 60 and len(lengths) == 2 and max(lengths) % 60 == 0:
                minutes = sum(lengths)
            else:
                listed = " / ".join(map(i18n.duration, lengths))
                self._told.add(N_("The columns of lengths differ ({text}); the first was taken"), listed, place)
        return Duration(minutes, ", ".join(texts))
