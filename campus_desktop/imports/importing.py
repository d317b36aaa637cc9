"""A complete import: files to tables, tables to a plan, the plan into the workspace. Used by the window and the command line."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Mapping as Map
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_table, ngettext
from campus_desktop.imports import lists, writing
from campus_desktop.imports.comparing import CourseChange, Plan, compare
from campus_desktop.imports.drafts import SPAN, Note
from campus_desktop.imports.limits import About
from campus_desktop.imports.lists import List
from campus_desktop.imports.merging import Drafts, note_of
from campus_desktop.imports.rows import Choices, RowReader
from campus_desktop.imports.tables import memory
from campus_desktop.imports.tables.columns import Mapping
from campus_desktop.imports.tables.options import Options, chosen_columns, chosen_sheets
from campus_desktop.imports.tables.reading import Sheet, collect, read_file, read_parts
from campus_desktop.imports.tables.table import Table, column_name, find_table, find_tables, is_list, read_together
from campus_desktop.workspace.workspace import Workspace

_PART = 2_000
"""Rows processed at a time."""


@dataclass(frozen=True, slots=True)
class Source:
    """One table to import: its file, the table, the mapping of its columns, and the decisions about single rows."""

    path: Path
    table: Table
    mapping: Mapping
    choices: Choices = field(default_factory=Choices)


@dataclass(frozen=True, slots=True)
class Import:
    """An import ready to be written: its plan, the names of its files, and the mappings to remember (header, mapping)."""

    plan: Plan
    names: tuple[str, ...]
    mappings: tuple[tuple[Sequence[str], Mapping], ...]
    sources: tuple[Source, ...] = ()
    lists: tuple[List, ...] = ()


@dataclass(slots=True)
class Contents:
    """The tables of a file, the one most like a course list first, and what is known about each of its sheets."""

    tables: list[Table]
    sheets: list[About]


def contents(
    path: Path,
    *,
    encoding: str | None = None,
    headless: bool | None = None,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Contents:
    """The content of a file. Raises CampusError as ``read_file`` does, and if there is no table; CancelledError."""
    with _undisturbed():
        sheets = read_file(path, progress=progress, cancelled=cancelled, encoding=encoding)
        found = [sheet.about for sheet in sheets]
        try:
            return Contents(find_tables(sheets, path, headless), found)
        except (
            CampusError
        ):  # the window shows the content as a list without headings, so that the user can see whether it is one
            if headless is not None:
                raise
            return Contents(find_tables(sheets, path, True), found)


def source(workspace: Workspace, path: Path, table: Table, provider: str = "") -> Source:
    """``table`` with the mapping that the workspace remembers, or that is suggested by the headings."""
    return Source(path, table, memory.suggest_for(workspace, table, provider))


def prepare(
    workspace: Workspace,
    sources: Sequence[Source],
    *,
    unread: Sequence[Note] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Import:
    """The plan for importing ``sources`` together. Writes nothing. CampusError if a table has no column of titles.

    ``progress`` is called with the number of rows processed and their total; an exception it raises ends the work. ``unread`` lists
    what is not imported from the files.
    """
    total = sum(len(each.table.rows) for each in sources)
    done = 0
    with _undisturbed():
        gathering = _Gathering(workspace)
        gathering.unread += unread
        for each in sources:
            gathering.begin(each)
            for start in range(0, len(each.table.rows), _PART):
                part = each.table.rows[start : start + _PART]
                gathering.take(part)
                done += len(part)
                if progress:
                    progress(done, total)
        return gathering.finish()


def confirmed(
    workspace: Workspace,
    ready: Import,
    *,
    taken_in: Collection[int] = (),
    left_out: Collection[int] = (),
    kept: Map[str, Collection[str]] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Import:
    """``ready`` with the user's decisions: with the rows ``taken_in`` that were proposed as left out, without the courses
    ``left_out`` (both are places), and without changes of the fields that are ``kept``, by course."""
    if taken_in:
        sources = [
            replace(
                each,
                choices=replace(
                    each.choices,
                    taken_in=each.choices.taken_in | {place % SPAN for place in taken_in if place // SPAN == number},
                ),
            )
            for number, each in enumerate(ready.sources)
        ]
        ready = prepare(workspace, sources, progress=progress)
    plan = replace(ready.plan)
    plan.new = [draft for draft in plan.new if draft.place not in left_out]
    fields = kept or {}
    changed = []
    for change in plan.changed:
        after = {name: value for name, value in change.after.items() if name not in fields.get(change.id, ())}
        if after:
            before = {name: change.before[name] for name in after}
            changed.append(CourseChange(change.id, change.title, change.place, before, after))
    plan.changed = changed
    return replace(ready, plan=plan)


def plan(workspace: Workspace, paths: Sequence[Path], options: Options | None = None) -> Import:
    """The plan for importing the files: of each its most list-like table with the others that have the same headings, or those
    named in ``options``, with the suggested mapping.

    Everything is read and processed before anything is written; one bad file rejects them all, with its CampusError.
    """
    with _undisturbed():
        gathering = _Gathering(workspace)
        for path in paths:
            _gather(gathering, workspace, path, options or Options())
        return gathering.finish()


def _gather(gathering: _Gathering, workspace: Workspace, path: Path, options: Options) -> None:
    """Read a file into ``gathering``. Rows of a text file are processed while the child reads on; of a workbook's sheets the best
    is known only at the end."""
    sheets: list[Sheet] = []
    begun = False
    with closing(read_parts(path, encoding=options.encoding)) as parts:
        for part in parts:
            if begun:
                gathering.take(part.rows)
                gathering.note(part.notes)
                continue
            collect(sheets, part)
            streamed = not part.about.name and part.rows and not options.sheets
            if streamed and (table := find_table(sheets[0], options.headless)):
                begun = True
                gathering.begin(_source(workspace, path, table, options))
                gathering.take(table.rows)
    if not begun:
        tables = find_tables(sheets, path, options.headless)
        wanted = chosen_sheets(tables, options, path) if options.sheets else read_together(tables)
        gathering.unread += not_read(path, [sheet.about for sheet in sheets], tables, wanted)
        for table in wanted:
            gathering.begin(_source(workspace, path, table, options))
            gathering.take(table.rows)


def _source(workspace: Workspace, path: Path, table: Table, options: Options) -> Source:
    found = source(workspace, path, table)
    return replace(found, mapping=chosen_columns(found.mapping, table, options, path)) if options.columns else found


def not_read(path: Path, sheets: Sequence[About], tables: Sequence[Table], wanted: Sequence[Table]) -> list[Note]:
    """Remarks on the sheets of a file that are not imported; none for empty ones."""
    lists = {table.sheet: table for table in tables}
    taken = {table.sheet for table in wanted}
    notes = []
    for about in sheets:
        if not about.name or about.name in taken:
            continue
        table = lists.get(about.name)
        if about.hidden_sheet:
            text = _("The sheet “{name}” is hidden and was not read.")
        elif table is not None and is_list(table):
            text = ngettext(
                "The sheet “{name}” holds a list too ({count} row) and was not read.",
                "The sheet “{name}” holds a list too ({count} rows) and was not read.",
                len(table.rows),
            )
        else:
            text = _("The sheet “{name}” was not read: no list of courses was found in it.")
        count = len(table.rows) if table else 0
        notes.append(Note(path.name, 0, text.format(name=about.name, count=count), about.name))
    return notes


class _Gathering:
    """Collects lists into one plan."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._drafts = Drafts()
        self._sources: list[Source] = []
        self._readers: list[RowReader] = []
        self._pending: list[Sequence[str]] = []
        self._next = 1
        self.unread: list[Note] = []

    def begin(self, given: Source) -> None:
        """The next rows belong to ``given``."""
        self._flush()
        name = given.path.name
        if not given.mapping.columns("title"):
            text = _(
                "No column in “{name}” is the courses’ title. Name one “Title”, choose it in the window, or on the command line "
                "with --column title=HEADING."
            )
            raise CampusError(text.format(name=name))
        reader = RowReader(given.table, given.mapping, name, len(self._sources), given.choices)
        reader.told.note_kind()
        self._readers.append(reader)
        self._sources.append(given)
        self._next = given.table.first
        self.note(given.table.notes)

    def note(self, notes: Sequence[tuple[int, str, str]]) -> None:
        """Add the child's notes about rows of the list begun last."""
        self._readers[-1].told.note_reading(notes)

    def take(self, rows: Sequence[Sequence[str]]) -> None:
        """Add the next rows of the list begun last. The last row is held back until the one after it is known."""
        self._pending += rows
        while len(self._pending) > _PART:
            self._read(self._pending[:_PART], self._pending[_PART])
            del self._pending[:_PART]

    def _flush(self) -> None:
        if self._pending:
            self._read(self._pending, None)
            self._pending = []

    def _read(self, rows: Sequence[Sequence[str]], following: Sequence[str] | None) -> None:
        given = self._sources[-1]
        reader = self._readers[-1]
        drafts = reader.read(rows, self._next, following)
        self._drafts.add(drafts, (given.path.name, given.table.sheet), reader.written)
        self._next += len(rows)

    def finish(self) -> Import:
        """The plan of everything added."""
        self._flush()
        plan = compare(self._workspace, self._drafts.courses)
        plan.rows = sum(reader.count for reader in self._readers)
        plan.left_out = [note for reader in self._readers for note in reader.left_out]
        plan.left_out.sort(key=lambda note: note.place)
        plan.remarks = [*self.unread, *(note for reader in self._readers for note in reader.remarks())]
        plan.remarks += self._drafts.remarks()
        plan.remarks += self._older(plan.older)
        order = {(each.path.name, each.table.sheet): at for at, each in enumerate(self._sources)}
        plan.remarks.sort(key=lambda note: (order.get((note.file, note.sheet), -1), note.row))
        plan.unknown_formats = _together(reader.told.unknown_formats for reader in self._readers)
        given = [(each.path, each.table) for each in self._sources]
        known = lists.look_up(self._workspace, given, plan.matched)
        left_out = frozenset(title for reader in self._readers for title in reader.left_titles)
        plan.gone = lists.gone(self._workspace, known, plan.matched, left_out)
        names = tuple(dict.fromkeys(given.path.name for given in self._sources))
        mappings = tuple((given.table.header, given.mapping) for given in self._sources)
        return Import(plan, names, mappings, tuple(self._sources), tuple(known))

    def _older(self, older: Sequence[tuple[int, str, str]]) -> Iterator[Note]:
        """Remarks on dates that are older than those in the catalogue, one for each pair of dates."""
        rows: dict[tuple[int, str, str], list[int]] = {}
        for place, listed, checked in sorted(older):
            rows.setdefault((place // SPAN, listed, checked), []).append(place % SPAN)
        text = _("“{text}” under “{column}” is older than {date} in the catalogue and was left out")
        for (source_at, listed, checked), found in rows.items():
            given = self._sources[source_at]
            days = [date_table(date.fromisoformat(day)) for day in (listed, checked)]
            columns = given.mapping.columns("last_checked")
            column = " + ".join(column_name(given.table, at) for at in columns)
            sentence = text.format(text=days[0], column=column, date=days[1])
            yield note_of((given.path.name, given.table.sheet), found, sentence)


def _together(found: Iterator[Map[str, Sequence[int]]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in found:
        for text, rows in each.items():
            counts[text] = counts.get(text, 0) + len(rows)
    return counts


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Disable Python's cyclic garbage collector: rows are millions of small lists without reference cycles, and traversing them
    repeatedly would double the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def write(
    workspace: Workspace,
    ready: Import,
    *,
    retire: Collection[str] = (),
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write an import as one edit, undone as one; nothing to write makes no edit. ``retire`` are courses of ``plan.gone`` to retire
    in the same edit. Progress and errors as ``writing.write``."""
    if ready.plan.empty and not retire:
        return
    with _undisturbed():
        writing.write(
            workspace,
            ready.plan,
            label(ready),
            mappings=ready.mappings,
            lists=ready.lists,
            retire=retire,
            progress=progress,
            cancelled=cancelled,
        )


def label(ready: Import) -> str:
    """The name of the import in undo."""
    if len(ready.names) == 1:
        return _("Import of “{name}”").format(name=ready.names[0])
    count = len(ready.names)
    return ngettext("Import of {count} list", "Import of {count} lists", count).format(count=count)
