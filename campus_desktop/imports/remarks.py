"""Collects the remarks about the rows of one list: one remark for each distinct text, with all its rows."""

from __future__ import annotations

from collections.abc import Sequence

from campus_desktop.i18n import N_, _, ngettext, number
from campus_desktop.imports.drafts import Note
from campus_desktop.imports.limits import ABOVE, COMMENT, ERROR_CELL, NO_VALUE, OTHER_ENCODING, QUOTE, UNREAD_LETTERS
from campus_desktop.imports.tables.table import Table, column_name

_SHOWN = 200
_MOST_ROWS = 1_000
"""Maximum rows listed with one remark."""
_NOTED = {
    ABOVE: N_("Stands above the headings and is not imported: “{text}”"),
    OTHER_ENCODING: N_("The row is written in another encoding than the rest and was read as {encoding}: “{text}”"),
    UNREAD_LETTERS: N_("Letters that cannot be read stand in the row: “{text}”"),
    QUOTE: N_("A quotation mark is in the wrong place; the cell was read as “{text}”"),
    ERROR_CELL: N_("Under “{column}” the workbook has the error {text}; the cell was taken for empty"),
    NO_VALUE: N_("Under “{column}” stands a formula without a result; the cell was taken for empty"),
    COMMENT: N_("Under “{column}” the cell has a comment, which is not imported: “{text}”"),
}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-twice": N_("UTF-8, written twice"),
    "cp1252": "Windows (cp1252)",
    "cp850": "MS-DOS (cp850)",
    "mac_roman": "Mac (Mac Roman)",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
"""The names of encodings."""


class Remarks:
    """The remarks of one list."""

    def __init__(self, table: Table, file: str) -> None:
        self._table, self._file = table, file
        self._said: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[int]] = {}
        self._alone: list[tuple[int, str]] = []
        self.unknown_formats: dict[str, list[int]] = {}
        """Rows by the text of an unknown format."""

    def add(self, said: str, text: str, row: int, field: str = "", **more: str) -> None:
        """Report ``text`` in a row; the same remark on the same text in other rows is merged. ``said`` has no full stop."""
        if field == "format":
            self.unknown_formats.setdefault(" ".join(text.split()), []).append(row)
        self._said.setdefault((said, text, tuple(more.items())), []).append(row)

    def add_row(self, row: int, said: str, **values: str) -> None:
        """Report something once, with its full stop. Row 0 is the whole list."""
        self._alone.append((row, self.sentence(said, **values)))

    def sentence(self, said: str, **values: str) -> str:
        """A sentence in the user's language, with its text shortened."""
        return _(said).format(**{name: short(value) for name, value in values.items()})

    def note_reading(self, notes: Sequence[tuple[int, str, str]]) -> None:
        """Add the reading child's notes about rows."""
        for row, word, noted in notes:
            message = _NOTED[word]
            first, _tab, text = noted.partition("\t")
            if word in (OTHER_ENCODING, UNREAD_LETTERS):
                self.add(message, text, row, encoding=encoding_name(first))
            elif word in (ERROR_CELL, NO_VALUE):
                at = int(first)
                if row >= self._table.first and at < len(self._table.header):
                    self.add(message, text, row, column=column_name(self._table, at))
            elif word == COMMENT:
                self.add(message, text, row, column=column_name(self._table, int(first)))
            else:
                self.add(message, noted, row)

    def note_kind(self) -> None:
        """Report what applies to the whole list: the certainty of its encoding, and whether only values were read."""
        about = self._table.about
        if not about.sure:
            self.add_row(
                0,
                N_(
                    "It is not certain how letters are written in this file. It was read as {encoding}, as in “{text}”. "
                    "Look whether that is right, or choose another encoding."
                ),
                encoding=encoding_name(about.encoding),
                text=next(iter(about.examples.values()), ""),
            )
        if about.values_only:
            self.add_row(
                0,
                N_(
                    "In files of this kind only the values of cells can be read, not how numbers are shown, addresses behind "
                    "cells, comments or which rows and columns are hidden. Saved as .xlsx, those can be read too."
                ),
            )
        if self._table.headless:
            self.add_row(
                0,
                N_(
                    "No headings were found: the first row was taken for a course, and columns for what their cells look like."
                ),
            )

    def notes(self) -> list[Note]:
        """All remarks, by row."""
        notes = [Note(self._file, row, text, self._table.sheet) for row, text in self._alone]
        for (message, text, more), rows in self._said.items():
            sentence = self.sentence(message, text=text, **dict(more))
            if len(rows) > 1:
                several = ngettext(
                    "{text} – also in {count} later row", "{text} – also in {count} later rows", len(rows) - 1
                )
                sentence = several.format(text=sentence, count=number(len(rows) - 1))
            named = tuple(rows[:_MOST_ROWS]) if len(rows) > 1 else ()
            notes.append(Note(self._file, rows[0], f"{sentence}.", self._table.sheet, named))
        return sorted(notes, key=lambda note: note.row)


def encoding_name(encoding: str) -> str:
    """The name of an encoding."""
    return _(ENCODINGS.get(encoding, encoding)) if encoding else ""


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(str(text)[: _SHOWN * 4].split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def whole(row: Sequence[str]) -> str:
    """The content of a row, its cells separated by semicolons."""
    return "; ".join(cell for cell in row if cell)
