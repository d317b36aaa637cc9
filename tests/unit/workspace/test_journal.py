"""Undo and redo, over restarts, cascades and imports, compared with dumps of every table."""

import random
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop.errors import CampusError
from campus_desktop.workspace import Change, Workspace, create, new_id, open_workspace
from campus_desktop.workspace.schema import journalled

Dump = dict[str, list[tuple[object, ...]]]


def dump(workspace: Workspace) -> Dump:
    """Every journalled table, whole."""
    names = journalled(workspace.connection)
    return {name: [tuple(row) for row in workspace.rows(f"SELECT * FROM {name} ORDER BY rid")] for name in names}


def some_path(workspace: Workspace, steps: int = 3) -> tuple[str, str]:
    with workspace.edit("New path") as edit:
        path = edit.insert("path", {"title": "Start", "sort_key": "start"})
        phase = edit.insert(
            "phase", {"path": path, "name": "Uge 1", "ord": edit.order_between("phase", "path", path, None)[0]}
        )
        for number, key in enumerate(edit.order_between("step", "phase", phase, None, count=steps)):
            edit.insert("step", {"phase": phase, "title": f"Trin {number}", "ord": key})
    return path, phase


class Gestures:
    """Random edits of every kind that the schema has cascades for."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self.workspace, self.random = workspace, random.Random(seed)

    def ids(self, table: str) -> list[str]:
        return [row["id"] for row in self.workspace.rows(f"SELECT id FROM {table} ORDER BY rid")]

    def one(self) -> None:
        choice = self.random.choice
        paths, phases, steps = self.ids("path"), self.ids("phase"), self.ids("step")
        courses, goals = self.ids("course"), self.ids("goal")
        with self.workspace.edit("gesture") as edit:
            for _ in range(self.random.randint(1, 3)):
                match self.random.randint(0, 11):
                    case 0:
                        paths.append(edit.insert("path", {"title": "P", "sort_key": "p"}))
                    case 1 if paths:
                        phases.append(edit.insert("phase", {"path": choice(paths), "name": "F", "ord": "V"}))
                    case 2 if phases:
                        course = choice(courses) if courses else None
                        steps.append(
                            edit.insert("step", {"phase": choice(phases), "title": "S", "course": course, "ord": "V"})
                        )
                    case 3:
                        courses.append(
                            edit.insert("course", {"title": "Økonomi", "code": str(len(courses)), "sort_key": "k"})
                        )
                    case 4 if paths:
                        goals.append(edit.insert("goal", {"path": choice(paths), "text": "G", "ord": "V"}))
                    case 5 if steps and goals:
                        edit.insert("step_goal", {"step": choice(steps), "goal": choice(goals)})
                    case 6 if steps:
                        edit.insert("prerequisite", {"step": choice(steps), "needs": choice(steps)})
                    case 7 if steps and phases:
                        edit.update_many(
                            "step", [choice(steps)], {"phase": choice(phases), "day": self.random.randint(-30, 90)}
                        )
                    case 8 if steps:
                        edit.update_many("step", steps, {"minutes": self.random.choice([None, 0, 45])})
                    case 9 if courses:
                        edit.delete("course", [courses.pop(self.random.randrange(len(courses)))])
                    case 10 if phases:
                        gone = phases.pop(self.random.randrange(len(phases)))
                        edit.delete("phase", [gone])
                        steps = [row["id"] for row in edit.execute("SELECT id FROM step")]
                    case 11 if paths:
                        edit.delete("path", [paths.pop(self.random.randrange(len(paths)))])
                        phases = [row["id"] for row in edit.execute("SELECT id FROM phase")]
                        steps = [row["id"] for row in edit.execute("SELECT id FROM step")]
                        goals = [row["id"] for row in edit.execute("SELECT id FROM goal")]


def test_a_cascade_may_touch_what_the_edit_has_touched(workspace: Workspace) -> None:
    _path, phase = some_path(workspace, steps=0)
    with workspace.edit("Course and step") as edit:
        course = edit.insert("course", {"title": "K", "sort_key": "k"})
        step = edit.insert("step", {"phase": phase, "title": "S", "course": course, "ord": "V"})
    before = dump(workspace)
    with workspace.edit("Both") as edit:
        edit.update("step", step, {"minutes": 3})
        edit.delete("course", [course])  # sets the step's course to nothing
    row = workspace.row("SELECT course, minutes FROM step WHERE id = ?", (step,))
    assert row is not None
    assert tuple(row) == (None, 3)
    workspace.undo()
    assert dump(workspace) == before


@settings(max_examples=12)
@given(seed=st.integers(0, 2**32), script=st.text(alphabet="eeeeuur!", min_size=10, max_size=40))
def test_any_walk_of_edits_undo_redo_and_restarts_matches_the_dumps(
    tmp_path_factory: pytest.TempPathFactory, seed: int, script: str
) -> None:
    """e: an edit, u: undo, r: redo, !: close and open. ``past`` and ``future`` are dumps taken by the test itself."""
    file = tmp_path_factory.mktemp("walk") / "a.campus"
    workspace = create(file)
    gestures = Gestures(workspace, seed)
    past: list[Dump] = []
    now, future = dump(workspace), list[Dump]()
    for letter in script:
        if letter == "e":
            gestures.one()
            after = dump(workspace)
            if after != now:
                past, now, future = [*past, now], after, []
        elif letter == "u":
            assert (workspace.undo() is not None) == bool(past)
            if past:
                future, now = [now, *future], past.pop()
        elif letter == "r":
            assert (workspace.redo() is not None) == bool(future)
            if future:
                past, now = [*past, now], future.pop(0)
        else:
            workspace.close()
            workspace = open_workspace(file)
            gestures.workspace = workspace
        assert dump(workspace) == now
        assert workspace.rows("PRAGMA foreign_key_check") == []
    for index in ("course_words", "course_pieces"):
        workspace.connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    workspace.close()


def test_undo_after_a_restart_takes_back_the_last_edit(tmp_path: Path) -> None:
    file = tmp_path / "a.campus"
    workspace = create(file)
    some_path(workspace)
    before = dump(workspace)
    with workspace.edit("Delete “Uge 1”") as edit:
        edit.delete("phase", [workspace.value("SELECT id FROM phase")])
    workspace.close()
    workspace = open_workspace(file)
    assert workspace.undo_label == "Delete “Uge 1”"
    change = workspace.undo()
    assert change is not None
    assert change.kind == "undo"
    assert len(change.tables["step"] or ()) == 3
    assert dump(workspace) == before
    workspace.close()


def test_a_refused_edit_leaves_nothing_and_tells_nobody(workspace: Workspace) -> None:
    some_path(workspace)
    before, told = dump(workspace), list[Change]()
    workspace.subscribe(told.append)
    with pytest.raises(CampusError), workspace.edit("Half") as edit:
        edit.insert("course", {"title": "x", "sort_key": "x"})
        raise CampusError("no")
    assert dump(workspace) == before
    assert told == []
    assert workspace.undo_label == "New path"


def test_an_edit_that_changes_nothing_is_no_step_back(workspace: Workspace) -> None:
    path, _ = some_path(workspace)
    with workspace.edit("Same") as edit:
        edit.update("path", path, {"title": "Start"})
        gone = edit.insert("course", {"title": "x", "sort_key": "x"})
        edit.delete("course", [gone])
    assert workspace.undo_label == "New path"


def test_typing_is_one_step_back_until_the_field_is_left(workspace: Workspace) -> None:
    path, _ = some_path(workspace)

    def title() -> object:
        return workspace.value("SELECT title FROM path")

    for text in ("On", "Onboarding", "Onboarding hos os"):
        with workspace.edit("Title", merge=("path", path, "title")) as edit:
            edit.update("path", path, {"title": text})
    workspace.seal()
    with workspace.edit("Title", merge=("path", path, "title")) as edit:
        edit.update("path", path, {"title": "Preboarding"})
    workspace.undo()
    assert title() == "Onboarding hos os"
    workspace.undo()
    assert title() == "Start"
    workspace.redo()
    assert title() == "Onboarding hos os"


def test_a_new_edit_ends_what_could_be_redone(workspace: Workspace) -> None:
    path, _ = some_path(workspace)
    workspace.undo()
    assert workspace.redo_label == "New path"
    with workspace.edit("Other") as edit:
        edit.insert("path", {"title": "Anden", "sort_key": "anden"})
    assert workspace.redo_label is None
    assert workspace.redo() is None
    assert workspace.value("SELECT count(*) FROM path WHERE id = ?", (path,)) == 0


def test_records_of_fact_are_told_but_not_undone(workspace: Workspace) -> None:
    told: list[Change] = []
    workspace.subscribe(told.append)
    with workspace.edit("Fact", undoable=False) as edit:
        edit.insert("institution", {"name": "Fjordstyrelsen", "sort_key": "fjord"})
    assert [change.tables.keys() for change in told] == [{"institution"}]
    assert workspace.undo_label is None


def test_a_nested_edit_joins_the_outer_one_and_fails_alone(workspace: Workspace) -> None:
    with workspace.edit("Outer") as outer:
        outer.insert("course", {"title": "a", "sort_key": "a"})
        with workspace.edit("Inner") as inner:
            inner.insert("course", {"title": "b", "sort_key": "b"})
        with pytest.raises(CampusError), workspace.edit("Refused") as inner:
            inner.insert("course", {"title": "c", "sort_key": "c"})
            raise CampusError("no")
    assert [row["title"] for row in workspace.rows("SELECT title FROM course")] == ["a", "b"]
    assert workspace.undo_label == "Outer"
    workspace.undo()
    assert workspace.value("SELECT count(*) FROM course") == 0


def test_a_subscriber_may_not_edit(workspace: Workspace) -> None:
    def edits(_change: Change) -> None:
        with workspace.edit("From a subscriber"):
            pass

    workspace.subscribe(edits)
    with pytest.raises(RuntimeError, match="subscriber"), workspace.edit("a") as edit:
        edit.insert("course", {"title": "a", "sort_key": "a"})


def test_a_whole_import_is_one_step_back_and_told_as_all(workspace: Workspace) -> None:
    told: list[Change] = []
    workspace.subscribe(told.append)
    rows = [{"id": new_id(), "title": f"Kursus {n}", "sort_key": str(n)} for n in range(2_000)]
    with workspace.edit("Import") as edit, edit.without_index("course"):
        edit.insert_many("course", rows)
    assert told[0].tables == {"course": None}
    assert workspace.value("SELECT count(*) FROM course_words WHERE course_words MATCH 'kursus'") == 2_000
    workspace.undo()
    assert workspace.value("SELECT count(*) FROM course") == 0
    assert workspace.value("SELECT count(*) FROM course_words WHERE course_words MATCH 'kursus'") == 0
    workspace.redo()
    assert workspace.value("SELECT count(*) FROM course_pieces WHERE course_pieces MATCH '\"sus 19\"'") == 111


def test_a_long_undo_that_is_stopped_changes_nothing(workspace: Workspace) -> None:
    rows = [{"id": new_id(), "title": f"Kursus {n}", "sort_key": str(n)} for n in range(3_000)]
    with workspace.edit("Import") as edit, edit.without_index("course"):
        edit.insert_many("course", rows)
    assert workspace.undo(lambda: True) is None
    assert workspace.value("SELECT count(*) FROM course") == 3_000
    assert workspace.undo_label == "Import" and workspace.redo_label is None
    change = workspace.undo(lambda: False)
    assert change is not None and change.kind == "undo"
    assert workspace.value("SELECT count(*) FROM course") == 0


def test_the_oldest_edits_are_let_go(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = 100
    monkeypatch.setattr("campus_desktop.workspace.journal.KEPT_EDITS", kept)
    with workspace.edit("First") as edit:
        course = edit.insert("course", {"title": "0", "sort_key": "0"})
    for number in range(kept + 60):
        with workspace.edit(f"{number}") as edit:
            edit.update("course", course, {"title": f"Titel {number}"})
    assert kept <= workspace.value("SELECT count(*) FROM journal") < kept + 60
    assert workspace.undo_label == f"{kept + 59}"


def test_changes_are_stamped_by_field_and_life(workspace: Workspace) -> None:
    def stamps() -> dict[str, str]:
        return {
            row["field"]: row["stamp"] for row in workspace.rows("SELECT field, stamp FROM stamp WHERE tbl = 'path'")
        }

    with workspace.edit("New") as edit:
        path = edit.insert("path", {"title": "Start", "sort_key": "start"})
    assert set(stamps()) == {""}
    with workspace.edit("Title") as edit:
        edit.update("path", path, {"title": "Anden", "audience": ""})
    first = stamps()
    assert set(first) == {"", "title"}
    assert first["title"] > first[""]
    with workspace.edit("Delete") as edit:
        edit.delete("path", [path])
    deleted = stamps()
    assert deleted["alive"] > first["title"]
    workspace.undo()
    assert stamps()["alive"] > deleted["alive"]
    workspace.undo()
    assert stamps()["title"] > first["title"]


def test_a_misspelt_column_is_a_bug_not_a_new_column(workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="titel"), workspace.edit("x") as edit:
        edit.insert("course", {"titel": "x"})
    with pytest.raises(KeyError), workspace.edit("x") as edit:
        edit.insert("kursus", {"title": "x"})


def test_an_edit_that_is_withdrawn_leaves_no_record(tmp_path: Path) -> None:
    with closing(create(tmp_path / "a.campus")) as workspace:
        some_path(workspace)
        before, label = dump(workspace), workspace.undo_label
        some_path(workspace)
        step = workspace.next_step("undo")
        assert step is not None and workspace.withdraw(step)
        assert dump(workspace) == before and (workspace.undo_label, workspace.redo_label) == (label, None)
        assert workspace.value("SELECT count(*) FROM journal_row WHERE seq NOT IN (SELECT seq FROM journal)") == 0
        workspace.undo()
        workspace.redo()
        assert dump(workspace) == before


def test_only_the_newest_edit_is_withdrawn(tmp_path: Path) -> None:
    with closing(create(tmp_path / "a.campus")) as workspace:
        some_path(workspace)
        step = workspace.next_step("undo")
        with workspace.edit("later") as edit:
            edit.insert("path", {"title": "P", "sort_key": "p"})
        before = dump(workspace)
        assert step is not None and not workspace.withdraw(step) and dump(workspace) == before
