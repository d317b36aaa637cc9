"""The schema of the file, one migration after the other. A migration that has landed is never edited: a change is a new one.

``user_version`` counts the migrations applied and is set inside each; ``workspace.file.SCHEMA_VERSION`` must be their number.
Rules for every table that holds people's work (``workspace.schema.journalled`` finds them by these):

- ``rid INTEGER PRIMARY KEY AUTOINCREMENT`` is local only (full-text search), never reused; ``id`` is the UUIDv7 that travels;
- lists are JSON arrays of text, yes/no is 0/1, dates are ISO text; no BLOBs; no UNIQUE but id;
- a reference that may leave the file (origin, reused_from) is no foreign key.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from sqlite3 import complete_statement
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

    Migration = Callable[[Database], None]


class _Migrations:
    """The migrations in order. sqlite_utils, which applies them, is imported only for that: opening an up-to-date file needs
    the schema (``workspace.expected``) but does not change it."""

    def __init__(self) -> None:
        self.steps: list[Migration] = []

    def __call__(self) -> Callable[[Migration], Migration]:
        def register(step: Migration) -> Migration:
            self.steps.append(step)
            return step

        return register

    def apply(self, db: Database, stop_before: str | None = None) -> None:
        """Apply those that the file does not have yet (and that come before the one named), each in its own transaction."""
        from sqlite_utils.migrations import Migrations

        known = Migrations("campus")
        for step in self.steps:
            known()(step)
        known.apply(db, stop_before=stop_before)


migrations = _Migrations()

_FIRST = """
-- bookkeeping: none of these is journalled -----------------------------------------------------------------------------
CREATE TABLE session (id TEXT PRIMARY KEY, label TEXT NOT NULL, machine TEXT NOT NULL, since TEXT NOT NULL) STRICT;
CREATE TABLE stamp (tbl TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, stamp TEXT NOT NULL,
    PRIMARY KEY (tbl, id, field)) STRICT, WITHOUT ROWID;
CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE journal_row (seq INTEGER NOT NULL REFERENCES journal ON DELETE CASCADE, tbl TEXT NOT NULL, id TEXT NOT NULL,
    image TEXT, PRIMARY KEY (seq, tbl, id)) STRICT, WITHOUT ROWID;
CREATE TABLE kept (kid INTEGER PRIMARY KEY AUTOINCREMENT, tbl TEXT NOT NULL, id TEXT NOT NULL, image TEXT NOT NULL,
    reason TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE draft (tbl TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (tbl, id, field)) STRICT, WITHOUT ROWID;

-- people's work: journalled and stamped --------------------------------------------------------------------------------
CREATE TABLE setting (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;

CREATE TABLE institution (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, short_name TEXT NOT NULL DEFAULT '', logo TEXT NOT NULL DEFAULT '',
    closed_days TEXT NOT NULL DEFAULT '[]', can_show TEXT NOT NULL DEFAULT '[]', seeks TEXT NOT NULL DEFAULT '[]',
    note TEXT NOT NULL DEFAULT '', sort_key TEXT NOT NULL) STRICT;
CREATE INDEX institution_sort ON institution (sort_key, id);

CREATE TABLE person (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    institution TEXT REFERENCES institution (id) ON DELETE SET NULL,
    name TEXT NOT NULL, role TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', sort_key TEXT NOT NULL) STRICT;
CREATE INDEX person_institution ON person (institution, sort_key);

CREATE TABLE course (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL DEFAULT '', title TEXT NOT NULL, format TEXT, minutes INTEGER, duration_text TEXT NOT NULL DEFAULT '',
    provider TEXT NOT NULL DEFAULT '', producer TEXT NOT NULL DEFAULT '', audience TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', goals TEXT NOT NULL DEFAULT '[]',
    prerequisites TEXT NOT NULL DEFAULT '', tags TEXT NOT NULL DEFAULT '[]', link TEXT NOT NULL DEFAULT '',
    fee TEXT NOT NULL DEFAULT '', subtitles INTEGER, last_checked TEXT, retired INTEGER NOT NULL DEFAULT 0,
    sort_key TEXT NOT NULL) STRICT;
CREATE INDEX course_sort ON course (sort_key, id);
CREATE INDEX course_code ON course (code) WHERE code <> '';
CREATE INDEX course_retired ON course (retired) WHERE retired = 1;

CREATE VIRTUAL TABLE course_words USING fts5(title, code, tags, description, goals,
    content='course', content_rowid='rid', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
CREATE VIRTUAL TABLE course_pieces USING fts5(title, code, tags,
    content='course', content_rowid='rid', tokenize='trigram');

CREATE TABLE path (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, institution TEXT REFERENCES institution (id) ON DELETE SET NULL,
    purpose TEXT, kind TEXT, audience TEXT NOT NULL DEFAULT '', aim TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'draft', version TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '', case_number TEXT NOT NULL DEFAULT '', weekly_minutes INTEGER, learners INTEGER,
    is_template INTEGER NOT NULL DEFAULT 0, origin TEXT, changed TEXT NOT NULL DEFAULT '', sort_key TEXT NOT NULL) STRICT;
CREATE INDEX path_sort ON path (sort_key, id);

CREATE TABLE goal (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE, text TEXT NOT NULL, ord TEXT NOT NULL) STRICT;
CREATE INDEX goal_path ON goal (path, ord, id);

CREATE TABLE phase (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE, name TEXT NOT NULL,
    first_day INTEGER, last_day INTEGER, budget INTEGER, origin TEXT, ord TEXT NOT NULL) STRICT;
CREATE INDEX phase_path ON phase (path, ord, id);

CREATE TABLE step (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    phase TEXT NOT NULL REFERENCES phase (id) ON DELETE CASCADE,
    course TEXT REFERENCES course (id) ON DELETE SET NULL,
    title TEXT NOT NULL, format TEXT, minutes INTEGER, day INTEGER, start_time TEXT,
    responsible TEXT NOT NULL DEFAULT '', mandatory INTEGER NOT NULL DEFAULT 0, topic TEXT NOT NULL DEFAULT '',
    feedback INTEGER, marks TEXT NOT NULL DEFAULT '[]', reused_from TEXT, origin TEXT, note TEXT NOT NULL DEFAULT '',
    ord TEXT NOT NULL) STRICT;
CREATE INDEX step_phase ON step (phase, ord, id);
CREATE INDEX step_course ON step (course) WHERE course IS NOT NULL;

CREATE TABLE step_goal (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    step TEXT NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    goal TEXT NOT NULL REFERENCES goal (id) ON DELETE CASCADE) STRICT;
CREATE INDEX step_goal_step ON step_goal (step);
CREATE INDEX step_goal_goal ON step_goal (goal);

CREATE TABLE prerequisite (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    step TEXT NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    needs TEXT NOT NULL REFERENCES step (id) ON DELETE CASCADE) STRICT;
CREATE INDEX prerequisite_step ON prerequisite (step);
CREATE INDEX prerequisite_needs ON prerequisite (needs);

CREATE TABLE start (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE, date TEXT NOT NULL, label TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX start_path ON start (path, date);
"""

_COURSE_TRIGGERS = """
CREATE TRIGGER course_words_ai AFTER INSERT ON course BEGIN
    INSERT INTO course_words (rowid, title, code, tags, description, goals)
        VALUES (new.rid, new.title, new.code, new.tags, new.description, new.goals);
    INSERT INTO course_pieces (rowid, title, code, tags) VALUES (new.rid, new.title, new.code, new.tags);
END;
CREATE TRIGGER course_words_ad AFTER DELETE ON course BEGIN
    INSERT INTO course_words (course_words, rowid, title, code, tags, description, goals)
        VALUES ('delete', old.rid, old.title, old.code, old.tags, old.description, old.goals);
    INSERT INTO course_pieces (course_pieces, rowid, title, code, tags)
        VALUES ('delete', old.rid, old.title, old.code, old.tags);
END;
CREATE TRIGGER course_words_au AFTER UPDATE OF title, code, tags, description, goals ON course BEGIN
    INSERT INTO course_words (course_words, rowid, title, code, tags, description, goals)
        VALUES ('delete', old.rid, old.title, old.code, old.tags, old.description, old.goals);
    INSERT INTO course_pieces (course_pieces, rowid, title, code, tags)
        VALUES ('delete', old.rid, old.title, old.code, old.tags);
    INSERT INTO course_words (rowid, title, code, tags, description, goals)
        VALUES (new.rid, new.title, new.code, new.tags, new.description, new.goals);
    INSERT INTO course_pieces (rowid, title, code, tags) VALUES (new.rid, new.title, new.code, new.tags);
END;
"""

_MEETINGS = """
CREATE TABLE series (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, sort_key TEXT NOT NULL) STRICT;

CREATE TABLE meeting (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'network', date TEXT,
    start_time TEXT NOT NULL DEFAULT '09:30', end_time TEXT NOT NULL DEFAULT '14:30',
    place TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', room TEXT NOT NULL DEFAULT '',
    arrival TEXT NOT NULL DEFAULT '', transport TEXT NOT NULL DEFAULT '', online_link TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '', host TEXT REFERENCES institution (id) ON DELETE SET NULL,
    purpose TEXT NOT NULL DEFAULT '', chair TEXT NOT NULL DEFAULT '', minute_taker TEXT NOT NULL DEFAULT '',
    case_number TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'draft',
    series TEXT REFERENCES series (id) ON DELETE SET NULL, data_purpose TEXT NOT NULL DEFAULT '', delete_by TEXT,
    initials_only INTEGER NOT NULL DEFAULT 0, is_template INTEGER NOT NULL DEFAULT 0, origin TEXT,
    changed TEXT NOT NULL DEFAULT '', sort_key TEXT NOT NULL) STRICT;
CREATE INDEX meeting_date ON meeting (date, id);
CREATE INDEX meeting_series ON meeting (series, date) WHERE series IS NOT NULL;

-- day 1 is the meeting's own date and times; these are day 2 and later
CREATE TABLE meeting_day (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE, number INTEGER NOT NULL, date TEXT,
    start_time TEXT NOT NULL, end_time TEXT NOT NULL) STRICT;
CREATE INDEX meeting_day_meeting ON meeting_day (meeting, number, id);

CREATE TABLE participant (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    institution TEXT REFERENCES institution (id) ON DELETE SET NULL,
    person TEXT REFERENCES person (id) ON DELETE SET NULL, name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'registered', count INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE INDEX participant_meeting ON participant (meeting);

CREATE TABLE meeting_path (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    path TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE, ord TEXT NOT NULL) STRICT;
CREATE INDEX meeting_path_meeting ON meeting_path (meeting, ord, id);
CREATE INDEX meeting_path_path ON meeting_path (path);

-- parallel groups: an item with children; a child's track says which group, tracks are the groups' names
CREATE TABLE agenda_item (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    parent TEXT REFERENCES agenda_item (id) ON DELETE CASCADE, track INTEGER NOT NULL DEFAULT 0,
    tracks TEXT NOT NULL DEFAULT '[]', title TEXT NOT NULL, type TEXT, minutes INTEGER NOT NULL,
    overrun INTEGER NOT NULL DEFAULT 0, day INTEGER NOT NULL DEFAULT 1, pinned TEXT,
    responsible TEXT NOT NULL DEFAULT '', institution TEXT REFERENCES institution (id) ON DELETE SET NULL,
    path TEXT REFERENCES path (id) ON DELETE SET NULL, purpose TEXT NOT NULL DEFAULT '',
    preparation TEXT NOT NULL DEFAULT '', attachments TEXT NOT NULL DEFAULT '', link TEXT NOT NULL DEFAULT '',
    script TEXT NOT NULL DEFAULT '', origin TEXT, ord TEXT NOT NULL) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item (meeting, ord, id);
CREATE INDEX agenda_item_parent ON agenda_item (parent) WHERE parent IS NOT NULL;

CREATE TABLE note (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    item TEXT REFERENCES agenda_item (id) ON DELETE SET NULL, kind TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
    institution TEXT REFERENCES institution (id) ON DELETE SET NULL,
    person TEXT REFERENCES person (id) ON DELETE SET NULL,
    path TEXT REFERENCES path (id) ON DELETE SET NULL, step TEXT REFERENCES step (id) ON DELETE SET NULL,
    private INTEGER NOT NULL DEFAULT 0, travel TEXT NOT NULL DEFAULT 'meeting',
    answer TEXT, answer_reason TEXT NOT NULL DEFAULT '', made_step TEXT REFERENCES step (id) ON DELETE SET NULL,
    due TEXT, done TEXT, platform_answer TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX note_meeting ON note (meeting, at, id);
CREATE INDEX note_kind ON note (kind, at);
CREATE INDEX note_step ON note (step) WHERE step IS NOT NULL;
CREATE INDEX note_made_step ON note (made_step) WHERE made_step IS NOT NULL;
CREATE INDEX note_item ON note (item) WHERE item IS NOT NULL;

-- records of fact, never undone: what the timer was told, and what was done about the meeting (printed, sent ...)
CREATE TABLE timer (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    item TEXT REFERENCES agenda_item (id) ON DELETE SET NULL, track INTEGER NOT NULL DEFAULT 0,
    what TEXT NOT NULL, at TEXT NOT NULL, minutes INTEGER, planned TEXT, planned_minutes INTEGER) STRICT;
CREATE INDEX timer_meeting ON timer (meeting, at, id);
CREATE INDEX timer_item ON timer (item) WHERE item IS NOT NULL;
CREATE TABLE meeting_fact (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE, what TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE INDEX meeting_fact_meeting ON meeting_fact (meeting, what, at);

-- advice answered "deliberate choice": the rule, the meeting or path, and the item or step it was about ('' for the whole)
CREATE TABLE answer (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL, about TEXT NOT NULL, part TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL) STRICT;
CREATE INDEX answer_about ON answer (about);
"""

_SNAPSHOTS = """
-- a learning path as it was: content is the whole path as JSON, reason "hand", "start" or "end" (of a meeting with it)
CREATE TABLE snapshot (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL REFERENCES path (id) ON DELETE CASCADE,
    meeting TEXT REFERENCES meeting (id) ON DELETE SET NULL, reason TEXT NOT NULL, label TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL, content TEXT NOT NULL CHECK (json_valid(content))) STRICT;
CREATE INDEX snapshot_path ON snapshot (path, at, id);
CREATE INDEX snapshot_meeting ON snapshot (meeting) WHERE meeting IS NOT NULL;

-- agenda items that were kept to be put into any agenda: a template that is no whole agenda
ALTER TABLE meeting ADD COLUMN is_block INTEGER NOT NULL DEFAULT 0;
"""

_LEANER_WORDS = """
-- the search does not weigh hits by length, so the words of each row need not be counted (columnsize): built in 0.8 of the time
DROP TABLE course_words;
DROP TABLE course_pieces;
CREATE VIRTUAL TABLE course_words USING fts5(title, code, tags, description, goals,
    content='course', content_rowid='rid', tokenize='unicode61 remove_diacritics 0', prefix='2 3', columnsize=0);
CREATE VIRTUAL TABLE course_pieces USING fts5(title, code, tags,
    content='course', content_rowid='rid', tokenize='trigram', columnsize=0);
INSERT INTO course_words (course_words) VALUES ('rebuild');
INSERT INTO course_pieces (course_pieces) VALUES ('rebuild');
"""

_ACTS = """
-- an edit that holds records of fact is undone by adding to them what takes them back: by whom, and about what
ALTER TABLE journal ADD COLUMN act TEXT;
ALTER TABLE journal ADD COLUMN about TEXT NOT NULL DEFAULT '{}';

-- "undo" and "redo" say of an earlier thing the timer was told (target) that it is not, or is again, to count
ALTER TABLE timer ADD COLUMN target TEXT;
CREATE INDEX timer_target ON timer (target) WHERE target IS NOT NULL;
"""

_PRICES = """
-- a price as a number of kroner, and what it is for: 'participant', 'click', 'class' or ''. fee stays the price as it was written
ALTER TABLE course ADD COLUMN price REAL;
ALTER TABLE course ADD COLUMN price_per TEXT NOT NULL DEFAULT '';
-- a JSON object: by field what a list says that could not be read; empty where there is nothing
ALTER TABLE course ADD COLUMN unread TEXT NOT NULL DEFAULT '';
-- the list (in the setting "imports.lists") that brought the course
ALTER TABLE course ADD COLUMN from_list TEXT NOT NULL DEFAULT '';
"""

_AS_PLANNED = """
-- what stood in the plan of a meeting before catching up changed it while it was held: as field says, minutes or lock of an item or
-- the end of a day
CREATE TABLE as_planned (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    item TEXT REFERENCES agenda_item (id) ON DELETE CASCADE,
    day INTEGER NOT NULL, field TEXT NOT NULL, minutes INTEGER, pinned TEXT, end_time TEXT) STRICT;
CREATE INDEX as_planned_meeting ON as_planned (meeting);
CREATE INDEX as_planned_item ON as_planned (item);
"""


def _run(db: Database, script: str) -> None:
    """Execute every statement of ``script``, inside the migration's transaction (sqlite3's executescript would commit it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            db.conn.execute(statement)
            statement = ""


@migrations()
def first(db: Database) -> None:
    """Courses, institutions and people, learning paths, and the bookkeeping of edits."""
    _run(db, _FIRST)
    _run(db, _COURSE_TRIGGERS)
    db.conn.execute("PRAGMA user_version = 1")


@migrations()
def meetings(db: Database) -> None:
    """Network meetings: agenda, participants, notes, timer events, and answered advice."""
    _run(db, _MEETINGS)
    db.conn.execute("PRAGMA user_version = 2")


@migrations()
def snapshots(db: Database) -> None:
    """Snapshots of learning paths, and kept blocks of agenda items."""
    _run(db, _SNAPSHOTS)
    db.conn.execute("PRAGMA user_version = 3")


@migrations()
def leaner_words(db: Database) -> None:
    """The full-text indexes of courses without a count of words."""
    _run(db, _LEANER_WORDS)
    db.conn.execute("PRAGMA user_version = 4")


@migrations()
def acts(db: Database) -> None:
    """The timer's events become part of the undo order."""
    _run(db, _ACTS)
    db.conn.execute("PRAGMA user_version = 5")


@migrations()
def prices(db: Database) -> None:
    """Prices as numbers, unreadable values of imported lists, and the list a course came with."""
    _run(db, _PRICES)
    # until now a price was a fee per click, written in any way: plain amounts of kroner become numbers
    plain = re.compile(
        r"(?:kr\.?|dkk)?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?\s*(?:,-|kr\.?|dkk|kroner)?", re.IGNORECASE
    )
    for course, fee in db.conn.execute("SELECT id, fee FROM course WHERE fee <> ''").fetchall():
        per = "participant" if "deltag" in fee.casefold() else "class" if " hold" in fee.casefold() else "click"
        found = plain.fullmatch(fee.split(" pr. ")[0].strip())
        amount = float(found[1].replace(".", "") + "." + (found[2] or "0")) if found else None
        db.conn.execute("UPDATE course SET price = ?, price_per = ? WHERE id = ?", (amount, per, course))
    db.conn.execute("PRAGMA user_version = 6")


@migrations()
def as_planned(db: Database) -> None:
    """The plan of a meeting before it was changed by catching up while it was held."""
    _run(db, _AS_PLANNED)
    db.conn.execute("PRAGMA user_version = 7")


@migrations()
def whom(db: Database) -> None:
    """An index of providers and audiences, so that they are found without reading the whole catalogue."""
    _run(db, "CREATE INDEX course_whom ON course (provider, audience);")
    db.conn.execute("PRAGMA user_version = 8")
