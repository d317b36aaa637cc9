"""Edits of paths, phases and steps: each done, undone and done again."""

from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop.courses.edits import create_course
from campus_desktop.errors import CampusError
from campus_desktop.institutions.edits import create_institution
from campus_desktop.paths import edits, queries, step_edits, summaries, workload
from campus_desktop.paths.path import LearningPath
from campus_desktop.workspace import Workspace, create


class Board:
    """A path with phases A, B, C; A has the steps a0 to a3, B has b0, C is empty."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.path = edits.create_path(workspace, "Onboarding")
        edits.delete_phase(workspace, queries.read_path(workspace, self.path).phases[0].id)
        self.a = edits.add_phase(workspace, self.path, "A", first_day=1, last_day=7)
        self.b = edits.add_phase(workspace, self.path, "B", first_day=8, last_day=30)
        self.c = edits.add_phase(workspace, self.path, "C")
        self.steps = [step_edits.add_step(workspace, self.a, f"a{n}", day=n + 1) for n in range(4)]
        self.steps.append(step_edits.add_step(workspace, self.b, "b0"))

    def read(self) -> LearningPath:
        return queries.read_path(self.workspace, self.path)

    def show(self) -> dict[str, str]:
        return {phase.name: " ".join(step.title for step in phase.steps) for phase in self.read().phases}


@pytest.fixture
def board(workspace: Workspace) -> Board:
    return Board(workspace)


def there_and_back(board: Board, before: LearningPath) -> None:
    """Undo gives the path as it was, redo the path as it is."""
    after = board.read()
    assert after != before
    board.workspace.undo()
    assert board.read() == before
    board.workspace.redo()
    assert board.read() == after


def test_moving_within_and_between_phases(board: Board) -> None:
    a0, a1, a2, a3, b0 = board.steps
    before = board.read()
    step_edits.move_steps(board.workspace, [a3, a0], board.b, b0)
    assert board.show() == {"A": "a1 a2", "B": "a0 a3 b0", "C": ""}
    assert board.workspace.undo_label == "Flyt 2 trin"
    there_and_back(board, before)
    step_edits.move_steps(board.workspace, [a1], board.a, None)
    assert board.show()["A"] == "a2 a1"
    assert board.workspace.undo_label == "Flyt »a1«"
    step_edits.move_steps(board.workspace, [a2], board.c, None)
    assert board.show()["C"] == "a2"


def test_dropping_where_they_stand_is_no_edit(board: Board) -> None:
    label = board.workspace.undo_label
    step_edits.move_steps(board.workspace, board.steps[1:3], board.a, board.steps[3])
    step_edits.move_steps(board.workspace, board.steps[1:3], board.a, board.steps[1])
    step_edits.move_steps(board.workspace, [board.steps[3]], board.a, None)
    assert board.workspace.undo_label == label


def test_a_day_is_kept_only_inside_the_new_phase(board: Board) -> None:
    step_edits.move_steps(board.workspace, [board.steps[0]], board.b, None)
    assert board.read().phases[1].steps[-1].day is None
    step_edits.move_steps(board.workspace, [board.steps[1]], board.c, None)
    assert board.read().phases[2].steps[0].day == 2


@settings(max_examples=40)
@given(data=st.data())
def test_moves_match_a_list_of_lists(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    with closing(create(tmp_path_factory.mktemp("m") / "a.campus")) as workspace:
        board = Board(workspace)
        phases = {board.a: board.steps[:4], board.b: board.steps[4:], board.c: []}
        for _ in range(6):
            moving = data.draw(st.lists(st.sampled_from(board.steps), min_size=1, max_size=4, unique=True))
            target = data.draw(st.sampled_from(list(phases)))
            place = data.draw(st.sampled_from([*phases[target], None]))
            in_order = [step for steps in phases.values() for step in steps if step in moving]
            at = phases[target].index(place) if place else len(phases[target])
            head = [step for step in phases[target][:at] if step not in moving]
            tail = [step for step in phases[target][at:] if step not in moving]
            for steps in phases.values():
                steps[:] = [step for step in steps if step not in moving]
            phases[target][:] = [*head, *in_order, *tail]
            step_edits.move_steps(workspace, moving, target, place)
            assert {phase.id: [step.id for step in phase.steps] for phase in board.read().phases} == phases


def test_courses_become_steps(board: Board) -> None:
    before = board.read()
    with board.workspace.edit("Courses", undoable=False) as edit:
        ids = [
            edit.insert(
                "course", {"title": title, "code": title[:3], "format": "video", "minutes": 5, "sort_key": title}
            )
            for title in ("Feedback", "Økonomi")
        ]
    step_edits.add_courses(board.workspace, ids[::-1], board.c)
    step = board.read().phases[2].steps[0]
    assert (step.title, step.course_code, step.format, step.minutes) == ("Økonomi", "Øko", "video", 5)
    assert board.show()["C"] == "Økonomi Feedback"
    assert board.workspace.undo_label == "Tilføj 2 kurser"
    there_and_back(board, before)
    with pytest.raises(CampusError, match="Kurset er blevet slettet"):
        step_edits.add_courses(board.workspace, ["none"], board.c)


def test_fields_of_a_step(board: Board) -> None:
    step = board.steps[0]
    before = board.read()
    step_edits.update_step(
        board.workspace, step, title="  Ny   titel ", minutes=90, format="talk", start_time=time(8, 30), mandatory=True,
        marks=["social", "welcome"], feedback=False, note="til bygger",
    )  # fmt: skip
    read = board.read().phases[0].steps[0]
    assert (read.title, read.minutes, read.start_time, read.mandatory) == ("Ny titel", 90, time(8, 30), True)
    assert (read.marks, read.feedback) == (("welcome", "social"), False)
    there_and_back(board, before)
    for fields, said in (
        ({"title": "  "}, "skal have en titel"),
        ({"minutes": -1}, "kan være fra 0"),
        ({"day": 0}, "ingen dag 0"),
    ):
        whole = board.read()
        with pytest.raises(CampusError, match=said):
            step_edits.update_step(board.workspace, step, **fields)
        assert board.read() == whole
    with pytest.raises(ValueError, match="format"):
        step_edits.update_step(board.workspace, step, format="film")


def test_goals_and_prerequisites(board: Board) -> None:
    goal = edits.add_goal(board.workspace, board.path, "Kan give feedback")
    before = board.read()
    step_edits.set_step_goals(board.workspace, board.steps[0], [goal])
    step_edits.set_prerequisites(board.workspace, board.steps[1], [board.steps[0], board.steps[1]])
    first, second = board.read().phases[0].steps[:2]
    assert first.goals == (goal,)
    assert second.needs == (board.steps[0],)
    step_edits.delete_steps(board.workspace, [board.steps[0]])
    assert board.read().phases[0].steps[0].needs == ()
    board.workspace.undo()
    assert board.read().phases[0].steps[1].needs == (board.steps[0],)
    board.workspace.undo()
    board.workspace.undo()
    assert board.read() == before


def test_copies_within_and_from_another_path(board: Board) -> None:
    before = board.read()
    step_edits.duplicate_steps(board.workspace, board.steps[1:3])
    assert board.show()["A"] == "a0 a1 a1 a2 a2 a3"
    there_and_back(board, before)
    other = Board(board.workspace)
    made = step_edits.copy_steps(board.workspace, board.steps[:2], other.c)
    copies = other.read().phases[2].steps
    assert [step.id for step in copies] == made
    assert [step.reused_from for step in copies] == board.steps[:2]
    with pytest.raises(CampusError, match="genbruger du ved at kopiere"):
        step_edits.move_steps(board.workspace, [board.steps[0]], other.c, None)


def test_phases_move_change_and_go(board: Board) -> None:
    before = board.read()
    edits.move_phase(board.workspace, board.c, board.a)
    assert list(board.show()) == ["C", "A", "B"]
    there_and_back(board, before)
    edits.update_phase(board.workspace, board.a, budget=60, last_day=5)
    assert board.read().phases[1].budget == 60
    with pytest.raises(CampusError, match="dag 0"):
        edits.update_phase(board.workspace, board.a, last_day=0)
    with pytest.raises(CampusError, match="kan ikke slutte på dag −3"):
        edits.update_phase(board.workspace, board.a, last_day=-3)
    whole = board.read()
    edits.delete_phase(board.workspace, board.a)
    assert list(board.show()) == ["C", "B"]
    there_and_back(board, whole)


def test_a_copy_of_a_path_is_whole_and_its_own(board: Board) -> None:
    goal = edits.add_goal(board.workspace, board.path, "Mål")
    step_edits.set_step_goals(board.workspace, board.steps[0], [goal])
    step_edits.set_prerequisites(board.workspace, board.steps[1], [board.steps[0]])
    edits.add_start(board.workspace, board.path, date(2026, 12, 1), "Hold 1")
    before = board.read()
    copy = queries.read_path(board.workspace, edits.duplicate_path(board.workspace, board.path))
    assert board.read() == before
    assert copy.title == "Onboarding (kopi)"
    assert [step.title for step in copy.steps] == [step.title for step in before.steps]
    assert copy.steps[0].goals == (copy.goals[0].id,)
    assert copy.steps[1].needs == (copy.steps[0].id,)
    assert not {step.id for step in copy.steps} & {step.id for step in before.steps}
    assert copy.starts == ()
    assert len(summaries.list_paths(board.workspace)) == 2
    board.workspace.undo()
    assert [path.id for path in summaries.list_paths(board.workspace)] == [board.path]


def test_typing_a_title_is_one_step_back(board: Board) -> None:
    for text in ("O", "Ol", "Ole"):
        edits.update_path(board.workspace, board.path, merge=True, title=text)
    board.workspace.undo()
    assert board.read().title == "Onboarding"


def test_found_however_the_letters_are_typed(board: Board) -> None:
    step_edits.update_step(board.workspace, board.steps[0], title="Økonomi på Ærø")
    for text in ("økon", "oekonomi aeroe", "ÆRØ"):
        assert [hit.id for hit in queries.search_steps(board.workspace, text, 10)] == [board.steps[0]]
    assert [path.id for path in summaries.search_paths(board.workspace, "onb", 10)] == [board.path]


def test_a_path_is_found_by_every_word_of_title_institution_and_audience(board: Board) -> None:
    ws = board.workspace
    edits.update_path(ws, board.path, institution=create_institution(ws, "Fjordstyrelsen"), audience="Nye økonomer")
    edits.create_path(ws, "Onboarding af ledere")

    def found(text: str) -> list[str]:
        return [path.id for path in summaries.search_paths(ws, text, 10)]

    assert found("oekonomer") == found("fjord onboarding økonomer") == [board.path]
    assert len(found("onboarding")) == 2 and found("onboarding skovbrug") == []


def test_a_path_that_got_courses_was_changed_then(tmp_path: Path) -> None:
    moments = [datetime(2026, 11, 26, 9, 30, tzinfo=UTC)]
    with closing(create(tmp_path / "a.campus", now=lambda: moments[-1])) as ws:
        course = create_course(ws, {"title": "Feedback"})
        first, second = edits.create_path(ws, "Første"), edits.create_path(ws, "Anden")
        moments.append(moments[-1] + timedelta(hours=1))
        step_edits.add_courses(ws, [course], queries.read_path(ws, first).phases[0].id)
        changed = {path.id: datetime.fromisoformat(path.changed) for path in summaries.latest_paths(ws, 2)}
        assert changed == {first: moments[1], second: moments[0]} and next(iter(changed)) == first


def test_a_path_is_named_by_its_title(board: Board) -> None:
    assert queries.find_path(board.workspace, "Onboarding") == board.path
    with pytest.raises(CampusError, match="intet læringsforløb"):
        queries.find_path(board.workspace, "Findes ikke")


@given(st.lists(st.integers(0, 5000), max_size=14))
def test_percents_sum_to_the_whole(minutes: list[int]) -> None:
    found = workload.shares(minutes)
    assert sum(found) == (100 if sum(minutes) else 0)
    assert all(
        abs(share - 100 * part / sum(minutes)) < 1 for share, part in zip(found, minutes, strict=True) if sum(minutes)
    )
