"""A step's day lies in its phase; a phase that moves takes its steps along; what several steps are given at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.days import Closed, calendar_date, days_between, shifted, start_remark
from campus_desktop.paths.path import LearningPath
from campus_desktop.paths.queries import read_path
from campus_desktop.paths.workload import time_text
from campus_desktop.workspace import Workspace

DAYS = st.integers(-366, 1100).filter(bool)


@given(DAYS, st.integers(-400, 400))
def test_a_day_is_shifted_as_its_date_is(day: int, by: int) -> None:
    start = date(2027, 1, 4)
    assert calendar_date(start, shifted(day, by)) == calendar_date(start, day) + timedelta(days=by)
    assert days_between(day, shifted(day, by)) == by


@pytest.fixture
def path(workspace: Workspace) -> LearningPath:
    path = edits.create_path(workspace, "Forløb")
    first = read_path(workspace, path).phases[0].id
    edits.update_phase(workspace, first, name="Uge 1", first_day=1, last_day=5)
    second = edits.add_phase(workspace, path, "Uge 2", first_day=8, last_day=12)
    for phase, title, day in ((first, "a", 1), (first, "b", 5), (first, "c", None), (second, "d", 8)):
        step_edits.add_step(workspace, phase, title, day=day, minutes=30)
    return read_path(workspace, path)


def days(workspace: Workspace, path: LearningPath) -> list[int | None]:
    return [step.day for step in read_path(workspace, path.id).steps]


def test_a_day_outside_the_phase_is_refused_and_says_which(workspace: Workspace, path: LearningPath) -> None:
    a, _b, _c, d = (step.id for step in path.steps)
    with pytest.raises(CampusError, match="Uge 1"):
        step_edits.update_step(workspace, a, day=6)
    with pytest.raises(CampusError, match="Uge 2"):
        step_edits.update_steps(workspace, [d, a], day=5)
    assert days(workspace, path) == [1, 5, None, 8]
    step_edits.update_steps(workspace, [a], day=5)
    step_edits.update_step(workspace, d, day=None)
    assert days(workspace, path) == [5, 5, None, None]


def test_a_phase_that_moves_takes_its_steps_along(workspace: Workspace, path: LearningPath) -> None:
    phase = path.phases[0].id
    edits.update_phase(workspace, phase, first_day=-2, last_day=3)
    assert days(workspace, path) == [-2, 3, None, 8]
    workspace.undo()
    assert days(workspace, path) == [1, 5, None, 8]
    with pytest.raises(CampusError, match=r"b. (ligger|is)"):
        edits.update_phase(workspace, phase, last_day=4)
    edits.update_phase(workspace, phase, last_day=9)
    assert days(workspace, path) == [1, 5, None, 8]
    assert "Uge 2" in edits.phase_days_remark(workspace, phase, 1, 9)
    assert edits.phase_days_remark(workspace, phase, 1, 7) == ""
    assert "Uge 1" in edits.phase_days_remark(workspace, path.phases[1].id, 9, 12)


def test_the_days_of_several_steps_move_together_or_not_at_all(workspace: Workspace, path: LearningPath) -> None:
    a, b, c, d = (step.id for step in path.steps)
    assert step_edits.move_days(workspace, [a, c, d], 3) == 2
    assert days(workspace, path) == [4, 5, None, 11]
    with pytest.raises(CampusError, match="b"):
        step_edits.move_days(workspace, [a, b, d], 1)
    with pytest.raises(CampusError):
        step_edits.move_days(workspace, [c], 1)
    assert days(workspace, path) == [4, 5, None, 11]
    workspace.undo()
    assert days(workspace, path) == [1, 5, None, 8]


def test_typing_for_several_is_one_step_back(workspace: Workspace, path: LearningPath) -> None:
    ids = [step.id for step in path.steps[:3]]
    for text in ("K", "KB"):
        step_edits.update_steps(workspace, ids, merge=True, responsible=text)
    step_edits.update_steps(workspace, ids[:2], merge=True, responsible="HN")
    workspace.undo()
    assert [step.responsible for step in read_path(workspace, path.id).steps] == ["KB", "KB", "KB", ""]
    workspace.undo()
    assert not any(step.responsible for step in read_path(workspace, path.id).steps)


def test_a_step_is_linked_to_the_course_with_a_code(workspace: Workspace, path: LearningPath) -> None:
    with workspace.edit("Courses", undoable=False) as edit:
        for code in ("ET", "TO", "TO"):
            edit.insert("course", {"title": code, "code": code, "sort_key": code})
    step = path.steps[0].id
    step_edits.link_course(workspace, step, " ET ")
    linked = read_path(workspace, path.id).steps[0]
    assert (linked.course_code, linked.title, linked.minutes) == ("ET", "a", 30)
    for code in ("TO", "TRE"):
        with pytest.raises(CampusError, match=code):
            step_edits.link_course(workspace, step, code)
    step_edits.link_course(workspace, step, "")
    assert read_path(workspace, path.id).steps[0].course is None


def test_a_start_on_a_closed_day_says_when_day_one_is() -> None:
    with i18n.using("da"):
        assert start_remark(date(2026, 12, 4)) == ""
        assert "mandag den 7. december 2026" in start_remark(date(2026, 12, 5))
        assert "tirsdag den 8." in start_remark(date(2026, 12, 5), Closed(frozenset({date(2026, 12, 7)})))


def test_a_total_says_what_it_leaves_out() -> None:
    with i18n.using("da"):
        assert [time_text(*each) for each in ((73, 0), (73, 2), (0, 2), (0, 0))] == [
            "1 t 13 min",
            "1 t 13 min + 2 uden tid",
            "2 uden tid",
            "0 min",
        ]


def test_a_new_step_outside_its_phase_is_refused_and_nothing_is_made(workspace: Workspace, path: LearningPath) -> None:
    phase = path.phases[1].id
    with pytest.raises(CampusError, match="Uge 2"):
        step_edits.add_step(workspace, phase, "Ny", day=5)
    with pytest.raises(CampusError, match="Uge 2"):
        step_edits.add_steps(workspace, phase, [{"title": "Første", "day": 9}, {"title": "Ny", "day": 13}])
    assert days(workspace, path) == [1, 5, None, 8]
    step_edits.add_step(workspace, phase, "Ny", day=12)
    assert days(workspace, path) == [1, 5, None, 8, 12]
