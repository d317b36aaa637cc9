"""Very many rows at once: noted for undo without a trigger each, also where the loading fails halfway."""

import sqlite3

import pytest

from campus_desktop.workspace import Workspace, new_id
from campus_desktop.workspace.file import new_ids

NAMES = ("id", "title", "sort_key")


def titles(workspace: Workspace) -> list[str]:
    return [row["title"] for row in workspace.rows("SELECT title FROM course ORDER BY rid")]


def test_rows_loaded_and_changed_in_one_edit_go_and_come_back_together(workspace: Workspace) -> None:
    with workspace.edit("Before") as edit:
        old = edit.insert("course", {"title": "Gammel", "sort_key": "g"})
    ids = new_ids(3)
    with workspace.edit("Import") as edit:
        edit.insert_rows("course", NAMES, [(course, f"Kursus {n}", "k") for n, course in enumerate(ids)])
        edit.update("course", ids[1], {"title": "Ændret"})
        edit.delete("course", [ids[2]])
        edit.update("course", old, {"title": "Gammel, rettet"})
        edit.insert("course", {"title": "En til", "sort_key": "e"})
    assert titles(workspace) == ["Gammel, rettet", "Kursus 0", "Ændret", "En til"]
    workspace.undo()
    assert titles(workspace) == ["Gammel"]
    workspace.redo()
    assert titles(workspace) == ["Gammel, rettet", "Kursus 0", "Ændret", "En til"]


@pytest.mark.parametrize("nested", [False, True])
def test_a_loading_that_fails_leaves_the_journal_working(workspace: Workspace, nested: bool) -> None:
    same = new_id()
    with workspace.edit("Outer") as outer:
        outer.insert("course", {"title": "Første", "sort_key": "f"})
        if nested:
            with pytest.raises(sqlite3.IntegrityError), workspace.edit("Inner") as edit:
                edit.insert_rows("course", NAMES, [(same, "a", "a"), (same, "b", "b")])
    if not nested:
        with pytest.raises(sqlite3.IntegrityError), workspace.edit("Fails") as edit:
            edit.insert_rows("course", NAMES, [(same, "a", "a"), (same, "b", "b")])
    assert titles(workspace) == ["Første"]
    with workspace.edit("Later") as edit:
        edit.insert("course", {"title": "Anden", "sort_key": "a"})
    workspace.undo()
    assert titles(workspace) == ["Første"]
    workspace.undo()
    assert titles(workspace) == []


def test_plain_indexes_are_back_after_a_loading(workspace: Workspace) -> None:
    made = "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = 'course' ORDER BY name"
    before = [tuple(row) for row in workspace.rows(made)]
    with workspace.edit("Import") as edit, edit.without_index("course"):
        edit.insert_rows("course", NAMES, [(course, "Kursus", "k") for course in new_ids(10)])
    assert [tuple(row) for row in workspace.rows(made)] == before


def test_many_ids_are_like_single_ones_and_in_order() -> None:
    ids = new_ids(10_000)
    assert ids == sorted(set(ids))
    assert {(len(each), each[14], each[19] in "89ab") for each in ids} == {(36, "7", True)}
    assert abs(int(ids[0][:8] + ids[0][9:13], 16) - int(new_id()[:8] + new_id()[9:13], 16)) < 60_000
