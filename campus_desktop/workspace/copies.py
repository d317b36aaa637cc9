"""Copies of the file: for the user, to give away, and those beside the file."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.workspace.file import as_campus_errors, connect
from campus_desktop.workspace.whole_copy import Progress, copy_whole, finish, not_written
from campus_desktop.workspace.workspace import Workspace


def save_copy(workspace: Workspace, target: Path, progress: Progress | None = None) -> None:
    """“For me”: a copy of everything. Raises CampusError if it cannot be written, or is the open file itself."""
    _refuse_itself(workspace, target)
    _readable(workspace)
    with as_campus_errors(target):
        copy_whole(workspace.connection, target, progress)


ALONG = {
    "notes": ("step", "note"),
    "owner": ("path", "owner"),
    "contact": ("path", "contact"),
    "case_number": ("path", "case_number"),
    "internal": ("institution", "note"),
}
"""Private content beside the main content: in a copy to give away each is empty unless requested."""


def give_away(
    workspace: Workspace,
    target: Path,
    *,
    paths: frozenset[str],
    courses: bool,
    institutions: bool,
    along: frozenset[str] = frozenset(),
) -> None:
    """“To give away”: a copy with chosen content only: the learning paths with these ids, all courses or only those the paths
    use, all institutions or only the paths' own, and those of ``ALONG`` named in ``along``. Never meetings and their notes,
    kept versions of paths, the undo journal, drafts, what merging kept, settings, people or who edited when; omitted content
    leaves no trace in the bytes. Raises CampusError as ``save_copy`` does.

    It is made in a temporary SQLite file without a name, which disappears with the process, however that ends: private data is
    never in a file beside the target, where it could be taken along.
    """
    _refuse_itself(workspace, target)
    _readable(workspace)
    remove_left_over(target.parent)
    part = target.with_name(f".{target.name}.part")
    with as_campus_errors(target):
        try:
            part.unlink(missing_ok=True)
            with closing(sqlite3.connect("", isolation_level=None)) as db:
                workspace.connection.backup(db, pages=256, sleep=0)
                _leave_out(db, paths, courses, institutions, along)
                db.execute("VACUUM INTO ?", (str(part),))
            finish(part, target)
        except OSError as error:
            raise not_written(target, error) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _leave_out(
    db: sqlite3.Connection, paths: frozenset[str], courses: bool, institutions: bool, along: frozenset[str]
) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA journal_mode = MEMORY")
    db.execute("BEGIN IMMEDIATE")
    for table in (
        "meeting",
        "series",
        "answer",
        "snapshot",
        "journal",
        "kept",
        "draft",
        "setting",
        "person",
        "stamp",
        "session",
    ):
        db.execute(f"DELETE FROM {table}")
    db.execute("CREATE TEMP TABLE chosen (id TEXT PRIMARY KEY)")
    db.executemany("INSERT INTO chosen (id) VALUES (?)", [(path,) for path in paths])
    db.execute("DELETE FROM path WHERE id NOT IN (SELECT id FROM chosen)")
    if not courses:
        db.execute("DELETE FROM course WHERE id NOT IN (SELECT course FROM step WHERE course IS NOT NULL)")
    if not institutions:
        db.execute(
            "DELETE FROM institution WHERE id NOT IN (SELECT institution FROM path WHERE institution IS NOT NULL)"
        )
    for index in ("course_words", "course_pieces"):
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    for name, (table, column) in ALONG.items():
        if name not in along:
            db.execute(f"UPDATE {table} SET {column} = ''")
    db.execute("COMMIT")


def _refuse_itself(workspace: Workspace, target: Path) -> None:
    if _same(target, workspace.path):
        raise CampusError(
            _("“{name}” is the open file itself; choose another name for the copy.").format(name=target.name)
        )
    if not target.parent.is_dir():
        raise CampusError(
            _("There is no folder {folder}; make it first or choose another.").format(folder=target.parent)
        )


def _readable(workspace: Workspace) -> None:
    """Report a problem with reading the file as one of the file, not of its copy."""
    workspace.value("SELECT count(*) FROM sqlite_schema")


def _same(one: Path, other: Path) -> bool:
    """Whether both are one file; False if either does not exist: a copy may take the name of a file deleted since."""
    try:
        return one.samefile(other)
    except FileNotFoundError:
        return False


# --- copies beside the file -------------------------------------------------------------------------------------------


def copies_beside(workspace: Workspace) -> list[Path]:
    """Copies of this file in its folder, by name: those saved by the user, and those made before an update of the file.

    A copy is recognized by the openings it shares with the file; one to give away has none of them.
    """
    own = {row["id"] for row in workspace.rows("SELECT id FROM session")}
    folder = workspace.path.parent
    found = []
    for path in sorted(folder.glob("*.campus")):
        if _same(path, workspace.path):
            continue
        with suppress(CampusError, OSError, sqlite3.Error), closing(connect(path, read_only=True)) as db:
            if own & {row[0] for row in db.execute("SELECT id FROM session")}:
                found.append(path)
    return found


def made_before_update(path: Path) -> bool:
    """Whether a copy was made before an update of its file: nobody works in it."""
    return re.fullmatch(r".+ \(version \d+\)", path.stem) is not None


def left_over(folder: Path) -> list[Path]:
    """Incomplete copies in a folder, left behind when the program was killed."""
    return sorted(each for end in ("part", *_OLD) for each in folder.glob(f".*.campus.{end}"))


_OLD = ("chosen", "chosen.part")
"""Former suffixes of copies to give away, when they were made beside their target: they contain the whole file."""


def remove_left_over(folder: Path) -> None:
    """Remove the incomplete copies to give away of an earlier version; this version does not create files of that name."""
    for end in _OLD:
        for each in folder.glob(f".*.campus.{end}"):
            with suppress(OSError):
                each.unlink()
