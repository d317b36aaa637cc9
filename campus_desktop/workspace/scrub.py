"""Leaving no trace in the bytes of the file: deletes the undo journal, merge data and drafts, rebuilds indexes, rewrites pages.

Used only for erasing personal data, which therefore cannot be undone.
"""

from __future__ import annotations

import sqlite3
import time

from campus_desktop.workspace.edit import Edit
from campus_desktop.workspace.workspace import Workspace

_TRIES, _PAUSE = 50, 0.05


def overwrite_deleted(workspace: Workspace) -> None:
    """Overwrite deleted data in the file with zeros from now on; called before the edit that deletes it."""
    with workspace.alone() as db:
        db.execute("PRAGMA secure_delete = ON")
        if db.execute("PRAGMA secure_delete").fetchone()[0] != 1:
            raise RuntimeError("SQLite does not overwrite what it deletes")


def forget(edit: Edit) -> None:
    """Within an edit: empty the undo journal, what merging kept and the drafts, and rebuild every full-text index."""
    for table in ("journal_row", "journal", "kept", "draft"):
        edit.execute(f"DELETE FROM {table}")
    virtual = "SELECT name FROM main.sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
    for row in edit.execute(virtual):
        edit.execute(f"INSERT INTO {row['name']} ({row['name']}) VALUES ('rebuild')")


def rewrite(workspace: Workspace) -> None:
    """Rewrite the whole file, so that no earlier data is left between its rows."""
    with workspace.alone() as db:
        for attempt in range(_TRIES):
            try:
                db.execute("VACUUM")
                return
            except sqlite3.OperationalError as error:
                # a page of the window is reading on the same connection; it will be done in a moment
                if "in progress" not in str(error) or attempt == _TRIES - 1:
                    raise
                time.sleep(_PAUSE)
