"""The table shows the steps of every phase, whatever came to stand in it: their rows are painted, none is folded away."""

from __future__ import annotations

from typing import Any

import pytest

from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.paths.templates import path_from_template
from tests.support.painted import ink, on_screen


@pytest.fixture
def table(screen: Any) -> Any:
    screen.view.show_view("table")
    assert folded(screen) == []
    return screen


def folded(screen: Any) -> list[str]:
    """The steps of the path in sight whose row is not painted when the table is scrolled to it."""
    view, found = screen.view.table, []
    for step in read_path(screen.workspace, screen.view.path_id).steps:
        index = screen.view.model.index_of(step.id)
        if view.isExpanded(index.parent()):
            view.scrollTo(index)
        place = view.visualRect(index)
        if place.isEmpty() or not ink(on_screen(view.viewport(), place)):
            found.append(step.title)
    return found


def another(screen: Any, title: str, steps: list[str]) -> str:
    path = edits.create_path(screen.workspace, title)
    phase = read_path(screen.workspace, path).phases[0].id
    for each in steps:
        step_edits.add_step(screen.workspace, phase, each)
    return path


def test_another_path(table: Any) -> None:
    table.page.open_item(another(table, "Et andet", ["x1", "x2"]))
    assert table.view.table.isVisible() and folded(table) == []
    table.page.open_item(table.path)
    assert folded(table) == []
    table.page.show_list()
    table.page.open_item(table.path)
    assert folded(table) == []


def test_a_new_path_whose_first_step_is_added_in_the_table(table: Any) -> None:
    path = another(table, "Nyt", [])
    table.page.open_item(path)
    step_edits.add_step(table.workspace, read_path(table.workspace, path).phases[0].id, "x1")
    assert folded(table) == []


def test_a_path_from_a_template(table: Any) -> None:
    path = path_from_template(table.workspace, "onboarding", "Ny", None)
    table.page.open_item(path)
    assert len(read_path(table.workspace, path).steps) > 3 and folded(table) == []


def test_a_phase_that_comes_and_comes_back(table: Any) -> None:
    edits.delete_phase(table.workspace, table.phase("A"))
    assert folded(table) == []
    table.window.undo()
    assert table.shown()["A"] == ["a1", "a2", "a3", "a4"] and folded(table) == []
    table.window.redo()
    table.window.undo()
    assert folded(table) == []
    made = edits.add_phase(table.workspace, table.path, "D")
    step_edits.add_step(table.workspace, made, "d1")
    assert folded(table) == []
    edits.move_phase(table.workspace, made, table.phase("A"))
    assert table.shown()["D"] == ["d1"] and folded(table) == []


def test_steps_that_are_moved_and_pasted_into_an_empty_phase(table: Any) -> None:
    step_edits.move_steps(table.workspace, [table.step("a1")], table.phase("C"), None)
    assert folded(table) == []
    table.window.undo()
    assert folded(table) == []
    table.choose("a2", "b1")
    table.view.commands.copy()
    table.view.picking.selection.clear()  # no current row either
    table.view.picking.phase_in_hand = table.phase("C")
    table.view.commands.paste()
    assert table.phases()["C"] == ["a2", "b1"] and folded(table) == []
    table.window.undo()
    table.window.redo()
    assert folded(table) == []


def test_a_path_that_is_deleted_and_comes_back(table: Any) -> None:
    edits.delete_path(table.workspace, table.path)
    table.window.undo()
    assert table.page.item() == table.path and folded(table) == []


def test_the_whole_page_read_again(table: Any) -> None:
    table.page.refresh(None)
    assert folded(table) == []
    table.view.hide()
    edits.delete_phase(table.workspace, table.phase("B"))
    table.view.show()
    table.window.undo()
    assert folded(table) == []
