"""The open workspace: reading, edits, undo and redo, and notifying subscribers of changes."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _
from campus_desktop.workspace import stamps
from campus_desktop.workspace.acts import StepKind, facts_of, inverse_of
from campus_desktop.workspace.edit import Edit
from campus_desktop.workspace.file import as_campus_errors, connect, overwritten
from campus_desktop.workspace.gate import mark
from campus_desktop.workspace.journal import LONG, About, Act, Journal, MergeKey, about_of
from campus_desktop.workspace.lock import Lock, machine
from campus_desktop.workspace.outside import Outside
from campus_desktop.workspace.values import plain

Clock = Callable[[], datetime]
Parameters = Sequence[Any] | dict[str, Any]

_WAIT = 5.0
"""Seconds an edit waits for a long one on another thread before it fails."""
_LABEL = 1_000
"""The characters of a label that are kept: it is shown in a menu."""
_OPERATIONS = 100_000
"""SQLite steps between two calls of ``stop``: a few milliseconds."""


def _never() -> bool:
    return False


class Change(NamedTuple):
    """The changes of one edit, undo or redo. ``tables`` has the ids by table; None in place of ids means too many to list."""

    label: str
    kind: Literal["edit", "undo", "redo"]
    tables: dict[str, frozenset[str] | None]

    def touches(self, *tables: str) -> bool:
        """Whether any of ``tables`` changed."""
        return any(table in self.tables for table in tables)

    def ids(self, table: str) -> frozenset[str] | None:
        """The ids changed in ``table``: empty for none, None for too many to list."""
        return self.tables.get(table, frozenset())


class Touched(NamedTuple):
    """A row of a journalled edit: as in the journal, or as in the file if undo (or redo) would delete it."""

    table: str
    id: str
    row: dict[str, Any]


class Step(NamedTuple):
    """The next undo or redo: an edit of ``at``. An act of the clock has its ``act``'s name and its ``about``. ``passes_acts``:
    newer acts that can no longer be undone would be skipped for good."""

    label: str
    at: datetime
    act: str | None
    about: About
    passes_acts: bool = False

    def asks(self, now: datetime) -> bool:
        """Whether the user must confirm first: it is an act, and no longer fresh."""
        inverse = inverse_of(self.act)
        return inverse is not None and now - self.at > inverse.fresh


class Workspace:
    """One open ``.campus`` file. Created by ``create`` and ``open_workspace`` (opening.py); must be closed.

    One connection serves all reading and writing; an edit holds a lock, so that a worker thread can edit too. Subscribers are
    called on the thread that edited.
    """

    def __init__(self, path: Path, db: sqlite3.Connection, lock: Lock | None, user: str, now: Clock) -> None:
        self.path = path
        self.user = user
        self.saved_at: datetime | None = None
        self._db = db
        self._file_lock = lock
        self._now = now
        self._journal = Journal(db, facts_of)
        self._clock: stamps.StampSource | None = None
        self._session_new = False
        self._lock = threading.RLock()
        self._open_edit: Edit | None = None
        self._telling = False
        self._patient = True
        self._aside = False
        self._subscribers: list[Callable[[Change], None]] = []
        self.outside = Outside(path, db, self._lock)
        """Detects changes by other programs."""
        self._version = self.outside.version
        self.left_as = ""
        """Once closed: identifies the file as the program left it; empty if another program wrote to it."""

    def now(self) -> datetime:
        """The current moment in UTC, by the clock this file was opened with."""
        return self._now().astimezone(UTC)

    # --- reading -------------------------------------------------------------------------------------------------------

    @property
    def read_only(self) -> bool:
        """Whether the file was opened read-only."""
        return self._file_lock is None and not self._aside

    @property
    def connection(self) -> sqlite3.Connection:
        """For copies and checks within this package; edits are made with ``edit``."""
        return self._db

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Every row of a query, fetched at once so that no reader blocks a commit.

        Raises CampusError if the file proves damaged.
        """
        with as_campus_errors(self.path):
            return self._db.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row of a query, or None."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    # --- edits ---------------------------------------------------------------------------------------------------------

    @contextmanager
    def edit(
        self, label: str, *, merge: MergeKey | None = None, undoable: bool = True, act: Act | None = None
    ) -> Iterator[Edit]:
        """One transaction and one user action, undone as one under ``label`` (stored as shown). The only way edits are made.

        A nested edit joins the outer one. ``merge`` (table, id, field) extends the newest record while that has the same key,
        until ``seal``. ``undoable=False`` is for records of fact, ``act`` for those that undo cancels by adding another
        (``workspace.acts``); a nested act is part of the outer edit, which defines the act. If the block raises, nothing is
        written and no subscriber is called. Raises CampusError if the file cannot be written.
        """
        if self._telling:
            raise RuntimeError("a subscriber may not edit")
        with self._locked():
            if self._open_edit is not None:
                with self._nested() as inner:
                    yield inner
                return
            with self._transaction() as edit, as_campus_errors(self.path):
                yield edit
                if edit.touches and self._journal.changes:
                    edit.write_touches()
                changed = self._journal.finish(edit.stamp)
                if changed and undoable:
                    self._journal.record(plain(label)[:_LABEL], merge, edit.now, act)
            if changed:
                self._tell(Change(label, "edit", changed), edit.now)

    @contextmanager
    def _nested(self) -> Iterator[Edit]:
        assert self._open_edit is not None
        with as_campus_errors(self.path):
            self._db.execute("SAVEPOINT inner_edit")
            try:
                yield self._open_edit
            except BaseException:
                with suppress(sqlite3.Error):  # SQLite already rolled back everything: the disk is full, for example
                    self._db.execute("ROLLBACK TO inner_edit")
                    self._db.execute("RELEASE inner_edit")
                raise
            self._db.execute("RELEASE inner_edit")

    @contextmanager
    def _transaction(self) -> Iterator[Edit]:
        self._refuse_reader()
        db = self._db
        now = self.now()
        with as_campus_errors(self.path):
            self._journal.begin()
            db.execute("BEGIN IMMEDIATE")
        try:
            with as_campus_errors(self.path):
                self._refuse_overwritten()
                self._open_edit = Edit(db, self._journal.tables, now, self._stamp(now))
            yield self._open_edit
            with as_campus_errors(self.path):
                db.execute("COMMIT")
            self._session_new = False
        except BaseException:
            if db.in_transaction:
                with suppress(sqlite3.Error):  # the error that made the edit fail is the one to report
                    db.execute("ROLLBACK")
            if self._session_new:
                self._clock, self._session_new = None, False
            self._journal.seal()
            raise
        finally:
            self._open_edit = None

    def _refuse_reader(self) -> None:
        if self.read_only:
            text = _("“{name}” is open for reading only; nothing was changed. Save a copy to work in.")
            raise FileError(text.format(name=self.path.name))

    def _refuse_overwritten(self) -> None:
        """Within a transaction. SQLite counts writes by others in ``data_version``; the lock should prevent any."""
        if self._db.execute("PRAGMA data_version").fetchone()[0] != self._version:
            raise FileError(overwritten(self.path))

    def _stamp(self, now: datetime) -> str:
        if self._clock is None:
            last = self._db.execute("SELECT max(stamp) FROM stamp").fetchone()[0]
            session = stamps.new_session()
            row = (session, self.user, machine(), now.isoformat(timespec="seconds"))
            self._db.execute("INSERT INTO session (id, label, machine, since) VALUES (?, ?, ?, ?)", row)
            self._clock, self._session_new = stamps.StampSource(session, last), True
        return self._clock.stamp(now)

    def seal(self) -> None:
        """End the user action: the next edit starts a new undo step, whatever its merge key."""
        self._journal.seal()

    # --- undo and redo -------------------------------------------------------------------------------------------------

    def next_step(self, kind: StepKind, *, past_acts: bool = False) -> Step | None:
        """The edit that ``undo`` reverses or ``redo`` repeats, None if there is none; ``past_acts`` as for ``undo``."""
        row = self._next(kind, past_acts)
        if row is None:
            return None
        passes = False
        if kind == "undo":
            with as_campus_errors(self.path):
                newest = self._journal.next_undo()
            passes = newest is not None and newest["seq"] != row["seq"]
        return Step(row["label"], datetime.fromisoformat(row["at"]), row["act"], about_of(row), passes)

    def _next(self, kind: StepKind, past_acts: bool = False) -> sqlite3.Row | None:
        with as_campus_errors(self.path):
            if kind == "redo":
                return self._journal.next_redo()
            row = self._journal.next_undo()
            while row is not None and row["act"] is not None and (past_acts or not self._stands(row)):
                row = self._journal.next_undo(row["seq"])
            return row

    def _stands(self, row: sqlite3.Row) -> bool:
        inverse, since = inverse_of(row["act"]), self._journal.only_acts_since(row)
        return inverse is not None and inverse.stands(
            self, about_of(row), None if since is None else [about_of(each) for each in since]
        )

    @property
    def undo_label(self) -> str | None:
        """The label of the edit that ``undo`` reverses, None if there is none."""
        row = self._next("undo")
        return None if row is None else str(row["label"])

    @property
    def redo_label(self) -> str | None:
        """The label of the edit that ``redo`` repeats, None if there is none."""
        row = self._next("redo")
        return None if row is None else str(row["label"])

    def touched(self, step: StepKind, most: int, *, past_acts: bool = False) -> list[Touched] | None:
        """The rows that ``undo`` or ``redo`` would change; None for more than ``most``."""
        record = self._next(step, past_acts)
        with as_campus_errors(self.path):
            rows = [] if record is None else self._journal.rows(record["seq"], most + 1)
        if len(rows) > most:
            return None
        return [Touched(row["tbl"], row["id"], json.loads(row["row"] or "{}")) for row in rows]

    @property
    def undo_is_long(self) -> bool:
        """Whether ``undo`` takes noticeable time (a whole import, for example) and belongs on a worker thread."""
        row = self._next("undo")
        return row is not None and row["bytes"] > LONG

    @property
    def redo_is_long(self) -> bool:
        """Whether ``redo`` takes noticeable time and belongs on a worker thread."""
        row = self._next("redo")
        return row is not None and row["bytes"] > LONG

    def undo(self, stop: Callable[[], bool] = _never, *, past_acts: bool = False) -> Change | None:
        """Reverse the newest edit, also one of an earlier day; returns None if there is nothing to undo.

        Acts that can no longer be undone are skipped for good, with ``past_acts`` all acts. ``stop`` is called from time to
        time; once it returns True, nothing is changed and None is returned.
        """
        return self._step_journal("undo", stop, past_acts)

    def redo(self, stop: Callable[[], bool] = _never) -> Change | None:
        """Repeat the edit undone last; returns None if there is nothing to redo. ``stop`` as for ``undo``."""
        return self._step_journal("redo", stop)

    def withdraw(self, step: Step) -> bool:
        """Reverse the newest edit and drop its record, if it still is ``step``; returns whether it was."""
        return self.next_step("undo") == step and self._step_journal("undo", _never, drop=True) is not None

    def _step_journal(
        self, kind: StepKind, stop: Callable[[], bool], past_acts: bool = False, *, drop: bool = False
    ) -> Change | None:
        if self._telling or self._open_edit is not None:
            raise RuntimeError("undo belongs outside an edit")
        with self._locked():
            record = self._next(kind, past_acts)
            if record is None:
                return None
            try:
                with self._transaction() as edit, as_campus_errors(self.path):
                    self._db.set_progress_handler(stop, _OPERATIONS)
                    if kind == "undo":
                        self._journal.pass_over(record["seq"])
                    self._journal.exchange(record["seq"])
                    if (inverse := inverse_of(record["act"])) is not None:
                        inverse.add(edit, about_of(record), kind)
                        edit.write_touches()
                    changed = self._journal.finish(edit.stamp)
                    self._journal.replace(record["seq"], record["act"], drop=drop)
                    self._db.set_progress_handler(None, 0)  # a complete change is kept
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname != "SQLITE_INTERRUPT":
                    raise
                return None
            except sqlite3.IntegrityError as error:
                text = _("“{command}” cannot be taken back: the file’s record of it is damaged. Nothing was changed.")
                raise CampusError(text.format(command=record["label"])) from error
            finally:
                self._db.set_progress_handler(None, 0)
            change = Change(record["label"], kind, changed)
            self._tell(change, edit.now)
            return change

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """The connection without an edit in progress, for SQLite operations outside a transaction. Raises CampusError during an edit."""
        if self._telling or self._open_edit is not None:
            raise RuntimeError("this belongs outside an edit")
        self._refuse_reader()
        with self._locked(), as_campus_errors(self.path):
            self._journal.seal()
            self._journal.begin()
            yield self._db

    @contextmanager
    def impatient(self, milliseconds: int = 0) -> Iterator[None]:
        """Reading and edits in the block wait at most ``milliseconds`` if another program has the file, and not at all for
        another thread: they are tried again later."""
        was, patience = self._patient, self._db.execute("PRAGMA busy_timeout").fetchone()[0]
        self._patient = False
        self._db.execute(f"PRAGMA busy_timeout = {min(patience, milliseconds)}")
        try:
            yield
        finally:
            self._patient = was
            self._db.execute(f"PRAGMA busy_timeout = {patience}")

    @contextmanager
    def aside(self, copy: Path) -> Iterator[None]:
        """Reading and edits in the block use ``copy``, a copy of this file; subscribers are not called. Errors as in ``connect``."""
        if self._open_edit is not None:
            raise RuntimeError("this belongs outside an edit")
        with self._locked():
            own = self.path, self._db, self._journal, self._version, self._clock, self._session_new
            with closing(connect(copy)) as db:
                version = db.execute("PRAGMA data_version").fetchone()[0]
                self.path, self._db, self._journal, self._version = copy, db, Journal(db, facts_of), version
                self._clock, self._session_new = None, False
                self._aside = True
                try:
                    yield
                finally:
                    self._aside = False
                    self.path, self._db, self._journal, self._version, self._clock, self._session_new = own
                    with suppress(sqlite3.Error):
                        db.execute("PRAGMA journal_mode = DELETE")

    @contextmanager
    def _locked(self) -> Iterator[None]:
        if not self._lock.acquire(timeout=_WAIT if self._patient else 0):
            raise FileError(
                _("Another large edit is still running; wait for it to finish and try again."),
                _("Another large edit is still running; it is tried again by itself when that is finished."),
            )
        try:
            yield
        finally:
            self._lock.release()

    # --- subscribers ---------------------------------------------------------------------------------------------------

    def subscribe(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``callback`` after each commit, on the thread that edited; it may not edit. Returns a function that unsubscribes it."""
        self._subscribers.append(callback)

        def unsubscribe() -> None:
            if callback in self._subscribers:
                self._subscribers.remove(callback)

        return unsubscribe

    def _tell(self, change: Change, now: datetime) -> None:
        if self._aside:
            return
        self.saved_at = now
        self._telling = True
        try:
            for callback in tuple(self._subscribers):
                callback(change)
        finally:
            self._telling = False

    # --- closing -------------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Close the file and leave no other file beside it. May be called twice."""
        self._subscribers.clear()
        if self._file_lock is not None:
            # A truncated journal would be left beside the file; in this mode it is deleted. If the file is already closed, gone
            # with its folder, or damaged, there is nothing to tidy, and no error that the last edit did not report.
            with suppress(sqlite3.Error):
                self._db.execute("PRAGMA journal_mode = DELETE")
        alone = False
        with suppress(sqlite3.Error):
            alone = self._db.execute("PRAGMA data_version").fetchone()[0] == self._version
        self._db.close()
        self.left_as = self.left_as or (mark(self.path) if alone else "")
        if self._file_lock is not None:
            self._file_lock.release()
