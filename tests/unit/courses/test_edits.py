"""Changing the catalogue, and taking it back."""

from datetime import date
from typing import Any

import pytest

from campus_desktop.courses import edits, queries
from campus_desktop.courses.course import Course
from campus_desktop.courses.fields import COURSE_FIELDS
from campus_desktop.errors import CampusError
from campus_desktop.workspace import Workspace

WHOLE: dict[str, Any] = {
    "title": "  Nyt\tkursus\n",
    "code": "X-1",
    "format": "quiz",
    "minutes": 30,
    "duration_text": "2 ECTS",
    "provider": "P",
    "producer": "Q",
    "audience": "Alle",
    "language": "dansk",
    "description": "Første\r\nAnden  \n",
    "goals": ("Et", "", "To", "Et"),
    "prerequisites": "Intet",
    "tags": ("a", "b "),
    "link": "https://example.org/x",
    "fee": "50 kr.",
    "price": 50.0,
    "price_per": "click",
    "unread": {"format": "Blended"},
    "subtitles": False,
    "last_checked": date(2026, 11, 2),
    "retired": True,
}


def read(workspace: Workspace, course_id: str) -> Course:
    course = queries.read_course(workspace, course_id)
    assert course is not None
    return course


def test_every_field_is_kept_clean(workspace: Workspace) -> None:
    course = read(workspace, edits.create_course(workspace, WHOLE))
    expected = WHOLE | {
        "title": "Nyt kursus",
        "description": "Første\nAnden",
        "goals": ("Et", "To"),
        "tags": ("a", "b"),
    }
    assert {name: getattr(course, name) for name in COURSE_FIELDS} == expected
    assert set(expected) == set(COURSE_FIELDS)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": " \n"},
        {"format": "kursus"},
        {"minutes": -1},
        {"minutes": edits.MAX_MINUTES + 1},
        {"link": "javascript:alert(1)"},
        {"link": "https://a b"},
    ],
)
def test_what_is_wrong_is_refused_with_a_sentence(workspace: Workspace, fields: dict[str, Any]) -> None:
    assert list(edits.check(fields)) == list(fields)
    with pytest.raises(CampusError, match=r"\.$"):
        edits.create_course(workspace, {"title": "Fin"} | fields)
    some = queries.ids_of(workspace, queries.listing(workspace).rids)[0]
    before = read(workspace, some)
    with pytest.raises(CampusError):
        edits.update_course(workspace, some, fields)
    assert read(workspace, some) == before


def test_an_unknown_field_is_a_bug(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        edits.create_course(workspace, {"title": "x", "rid": 5})


def test_an_edit_is_undone_and_redone(workspace: Workspace) -> None:
    course_id = edits.create_course(workspace, {"title": "Først"})
    edits.update_course(workspace, course_id, {"title": "Åse", "minutes": 20})
    assert workspace.undo_label == "Ret »Åse«"
    assert queries.ids_of(workspace, queries.listing(workspace).rids[-1:]) == [course_id]
    workspace.undo()
    assert read(workspace, course_id).title == "Først"
    workspace.redo()
    assert read(workspace, course_id).minutes == 20


def test_typing_in_one_field_is_one_undo_step(workspace: Workspace) -> None:
    course_id = edits.create_course(workspace, {"title": "A"})
    for text in ("Ab", "Abc"):
        edits.update_course(workspace, course_id, {"title": text})
    workspace.undo()
    assert read(workspace, course_id).title == "A"


def test_what_is_as_it_was_makes_no_undo_step(workspace: Workspace) -> None:
    course_id = edits.create_course(workspace, {"title": "A", "goals": ("x",)})
    label = workspace.undo_label
    edits.update_course(workspace, course_id, {"title": "A ", "goals": ("x", "")})
    assert workspace.undo_label == label


def test_editing_what_is_gone(workspace: Workspace) -> None:
    with pytest.raises(CampusError, match="slettet"):
        edits.update_course(workspace, "gone", {"title": "x"})


def test_retire_and_back(workspace: Workspace) -> None:
    ids = queries.ids_of(workspace, queries.listing(workspace).rids)[:2]
    edits.retire(workspace, ids)
    assert workspace.undo_label == "Markér 2 kurser som udgået"
    assert queries.count(workspace) == 4
    edits.retire(workspace, ids[:1], retired=False)
    assert queries.count(workspace) == 5
    workspace.undo()
    workspace.undo()
    assert queries.count(workspace) == 6


def test_a_step_outlives_its_course_and_undo_ties_them_again(workspace: Workspace) -> None:
    course = queries.ids_of(workspace, queries.listing(workspace).rids)[0]
    with workspace.edit("Path") as edit:
        path = edit.insert("path", {"title": "P", "sort_key": "p"})
        phase = edit.insert("phase", {"path": path, "name": "F", "ord": "a"})
        edit.insert("step", {"phase": phase, "title": "Trin", "course": course, "ord": "a"})
    edits.delete(workspace, [course])
    assert queries.read_course(workspace, course) is None
    assert workspace.value("SELECT course FROM step") is None
    workspace.undo()
    assert [use.steps for use in queries.where_used(workspace, course)] == [("Trin",)]


def test_duplicate(workspace: Workspace) -> None:
    first = queries.ids_of(workspace, queries.listing(workspace).rids)[0]
    (copy,) = edits.duplicate(workspace, [first])
    course = read(workspace, copy)
    assert (course.title, course.code, course.goals) == (
        "Feedback i hverdagen (kopi)",
        "",
        read(workspace, first).goals,
    )
    workspace.undo()
    assert queries.read_course(workspace, copy) is None
