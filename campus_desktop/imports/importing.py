"""An import from end to end: files to tables, tables to a plan, the plan into the workspace. Window and command line both come here."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext
from campus_desktop.imports import memory, writing
from campus_desktop.imports.columns import Mapping
from campus_desktop.imports.comparing import Plan, compare
from campus_desktop.imports.drafts import Drafts
from campus_desktop.imports.reading import Sheet, collect, read_file, read_parts
from campus_desktop.imports.rows import RowReader
from campus_desktop.imports.tables import Table, find_table, find_tables
from campus_desktop.workspace.workspace import Workspace

_PART = 2_000
"""Rows worked on at a time."""
SAMPLE = 500
"""Rows looked at to tell a code from a category."""


@dataclass(frozen=True, slots=True)
class Source:
    """One table to import: the file it stands in, the table, and which column is what."""

    path: Path
    table: Table
    mapping: Mapping


@dataclass(frozen=True, slots=True)
class Import:
    """An import ready to be written: its plan, the names of its files, and the mappings to remember (header, mapping)."""

    plan: Plan
    names: tuple[str, ...]
    mappings: tuple[tuple[Sequence[str], Mapping], ...]


def tables(
    path: Path, *, progress: Callable[[int], None] | None = None, cancelled: Callable[[], bool] | None = None
) -> list[Table]:
    """The tables in a file, the one most like a course list first. Raises CampusError as ``read_file`` does, and where there
    is no table; CancelledError."""
    with _undisturbed():
        return find_tables(read_file(path, progress=progress, cancelled=cancelled), path)


def source(workspace: Workspace, path: Path, table: Table, provider: str = "") -> Source:
    """``table`` with the mapping that the workspace remembers, or that the headings suggest."""
    return Source(path, table, memory.suggest(workspace, table.header, table.rows[:SAMPLE], provider))


def prepare(
    workspace: Workspace, sources: Sequence[Source], *, progress: Callable[[int, int], None] | None = None
) -> Import:
    """What importing ``sources`` together would do. Writes nothing. CampusError where a table has no column of titles.

    ``progress`` is told how many rows have been understood, of how many; what it raises ends the work.
    """
    total = sum(len(each.table.rows) for each in sources)
    done = 0
    with _undisturbed():
        gathering = _Gathering(workspace)
        for each in sources:
            gathering.begin(each)
            for start in range(0, len(each.table.rows), _PART):
                part = each.table.rows[start : start + _PART]
                gathering.take(part)
                done += len(part)
                if progress:
                    progress(done, total)
        return gathering.finish()


def plan(workspace: Workspace, paths: Sequence[Path]) -> Import:
    """What importing the files would do, each by its most list-like table and the mapping that suggests itself.

    Everything is read and understood before anything is written; one bad file refuses them all, with its CampusError.
    """
    with _undisturbed():
        gathering = _Gathering(workspace)
        for path in paths:
            _gather(gathering, workspace, path)
        return gathering.finish()


def _gather(gathering: _Gathering, workspace: Workspace, path: Path) -> None:
    """Read a file into ``gathering``. Rows of a text file are taken in while the child reads on; of a workbook's sheets the
    best is known only at the end."""
    sheets: list[Sheet] = []
    begun = False
    with closing(read_parts(path)) as parts:
        for part in parts:
            if begun:
                gathering.take(part.rows)
                continue
            collect(sheets, part)
            if not part.name and part.rows and (table := find_table(sheets[0])):
                begun = True
                gathering.begin(source(workspace, path, table))
                gathering.take(table.rows)
    if not begun:
        best = find_tables(sheets, path)[0]
        gathering.begin(source(workspace, path, best))
        gathering.take(best.rows)


class _Gathering:
    """Lists on their way to becoming one plan."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._drafts = Drafts()
        self._readers: list[tuple[str, RowReader]] = []
        self._mappings: list[tuple[Sequence[str], Mapping]] = []
        self._next = 1

    def begin(self, given: Source) -> None:
        """The next rows are those of ``given``."""
        name = given.path.name
        if not given.mapping.columns("title"):
            text = _("No column in “{name}” is the courses’ title. Name one “Title”, or choose it in the window.")
            raise CampusError(text.format(name=name))
        self._readers.append((name, RowReader(given.table.header, given.mapping, name)))
        self._mappings.append((given.table.header, given.mapping))
        self._next = given.table.first

    def take(self, rows: Sequence[Sequence[str]]) -> None:
        """The next rows of the list begun last."""
        name, reader = self._readers[-1]
        for start in range(0, len(rows), _PART):
            part = rows[start : start + _PART]
            self._drafts.add(reader.read(part, self._next), name)
            self._next += len(part)

    def finish(self) -> Import:
        """The plan of all that was taken in."""
        plan = compare(self._workspace, self._drafts.courses)
        plan.rows = sum(reader.count for _name, reader in self._readers)
        plan.left_out = [note for _name, reader in self._readers for note in reader.left_out]
        plan.remarks = [note for _name, reader in self._readers for note in reader.remarks()] + self._drafts.remarks()
        return Import(plan, tuple(dict.fromkeys(name for name, _reader in self._readers)), tuple(self._mappings))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without Python's collector of cycles: rows are millions of small lists without a cycle among them, and walking them
    all again and again would double the time."""
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
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write an import as one edit, undone as one; nothing to write is no edit. Progress and errors as ``writing.write``."""
    if ready.plan.empty:
        return
    with _undisturbed():
        writing.write(
            workspace, ready.plan, label(ready), mappings=ready.mappings, progress=progress, cancelled=cancelled
        )


def label(ready: Import) -> str:
    """What undo calls the import."""
    if len(ready.names) == 1:
        return _("Import of “{name}”").format(name=ready.names[0])
    count = len(ready.names)
    return ngettext("Import of {count} list", "Import of {count} lists", count).format(count=count)
