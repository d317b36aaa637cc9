"""The practice workspace: complete, made up, sound, and the same everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis.strategies import dates

import resources
from campus_desktop import practice
from campus_desktop.__main__ import main
from campus_desktop.clock import zone
from campus_desktop.courses.formats import FORMATS
from campus_desktop.meetings import queries, summaries
from campus_desktop.meetings.agenda import clock, schedule
from campus_desktop.meetings.checks import check_meeting
from campus_desktop.meetings.meeting import ATTENDANCE, ITEM_TYPES, Meeting
from campus_desktop.meetings.meeting import KINDS as MEETING_KINDS
from campus_desktop.meetings.meeting import STATUSES as MEETING_STATUSES
from campus_desktop.meetings.note import ANSWERS, NOTE_KINDS, TRAVELS
from campus_desktop.meetings.note_queries import carried, incomplete_actions, notes_of
from campus_desktop.meetings.queries import read_events
from campus_desktop.meetings.timer import actuals, position
from campus_desktop.paths.days import Closed
from campus_desktop.paths.words import KINDS, MARKS, PURPOSES, STATUSES
from campus_desktop.practice.meetings import working_day
from campus_desktop.workspace import Workspace, create

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create(tmp_path / "a.campus", now=lambda: NOW)
    practice.fill(workspace, NOW)
    yield workspace
    workspace.close()


def _content(name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(resources.path("practice", f"{name}.json").read_text(encoding="utf-8"))
    return found


def test_there_is_enough_to_try(filled: Workspace) -> None:
    assert filled.value("SELECT count(*) FROM course") >= 60
    assert filled.value("SELECT count(*) FROM institution") >= 4
    assert filled.value("SELECT count(DISTINCT format) FROM course") == len(FORMATS)
    paths = filled.rows("SELECT title FROM path ORDER BY changed DESC")
    assert [row["title"] for row in paths] == [
        "Preboarding og onboarding", "Preboarding hos os", "Kultur: feedback i teamet",
    ]  # fmt: skip


def test_the_onboarding_path_is_the_one_of_the_plan(filled: Workspace) -> None:
    sql = """SELECT phase.name, count(step.id) AS steps, sum(step.minutes) AS minutes FROM step
        JOIN phase ON phase.id = step.phase JOIN path ON path.id = phase.path
        WHERE path.title = 'Preboarding og onboarding' GROUP BY phase.id ORDER BY phase.ord"""
    assert [tuple(row) for row in filled.rows(sql)] == [
        ("Preboarding", 5, 73), ("Første dag", 3, 195), ("Første uge", 4, 340),
        ("Første måned", 3, 230), ("Opfølgning", 3, 90),
    ]  # fmt: skip
    path = filled.row("SELECT * FROM path WHERE title = 'Preboarding og onboarding'")
    assert path is not None
    assert (path["case_number"], path["version"], path["status"]) == ("2026-1187", "3", "sparring")
    assert filled.value("SELECT date FROM start WHERE path = ?", (path["id"],)) == "2026-12-01"


def test_undo_does_not_empty_it(filled: Workspace) -> None:
    assert filled.undo_label is None
    assert filled.undo() is None


def test_ids_are_fixed_and_unique() -> None:
    texts = [resources.path("practice", f"{name}.json").read_text(encoding="utf-8") for name in _NAMES]
    ids = [each for text in texts for each in re.findall(r'"id": "([^"]+)"', text)]
    assert len(set(ids)) == len(ids) - 1  # a parked note has the id of the timer event it came from
    assert all(UUID(each).version == 7 for each in ids)


_NAMES = ("courses", "institutions", "paths", "meetings")


def test_every_word_from_a_fixed_list_is_in_it() -> None:
    assert {course["format"] for course in _content("courses")} == set(FORMATS)
    for path in _content("paths"):
        assert path["purpose"] in PURPOSES
        assert path["kind"] in KINDS
        assert path["status"] in STATUSES
        for phase in path["phases"]:  # type: ignore[attr-defined]
            for step in phase["steps"]:
                assert step["format"] in FORMATS
                assert set(step["marks"]) <= set(MARKS)
                assert phase["first_day"] <= step["day"] <= phase["last_day"]
                assert step["day"] != 0


def test_steps_of_courses_say_what_the_course_says() -> None:
    courses = {course["id"]: course for course in _content("courses")}
    steps = [step for path in _content("paths") for phase in path["phases"] for step in phase["steps"]]  # type: ignore[attr-defined]
    linked = [step for step in steps if step["course"]]
    assert len(linked) >= 10
    for step in linked:
        course = courses[step["course"]]
        assert (step["title"], step["format"], step["minutes"]) == (
            course["title"],
            course["format"],
            course["minutes"],
        )


def test_nothing_in_it_leads_to_a_real_address_or_person() -> None:
    text = "".join(resources.path("practice", f"{name}.json").read_text(encoding="utf-8") for name in _NAMES)
    assert set(re.findall(r"https?://([^/\"]+)", text)) == {"campus.eksempel.dk"}
    assert all(domain.endswith(".eksempel.dk") for domain in re.findall(r"\w@([\w.-]+)", text))
    persons = [person for each in _content("institutions") for person in each["persons"]]  # type: ignore[attr-defined]
    assert all(re.fullmatch(r"[A-ZÆØÅ]{2,3}", person["name"]) for person in persons)


def test_the_command_makes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "øve.campus"
    assert main(["new", str(file), "--practice"]) == 0
    assert capsys.readouterr().out == "»øve.campus« er oprettet.\n"
    assert main(["verify", str(file)]) == 0
    assert "er i orden" in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir()] == ["øve.campus"]
    assert main(["new", str(file)]) == 2
    assert "findes" in capsys.readouterr().err
    assert main(["new", str(tmp_path / "tom.campus")]) == 0


# --- the meetings ----------------------------------------------------------------------------------------------------


def _meetings(workspace: Workspace) -> tuple[Meeting, Meeting]:
    """The coming one and the one that was held."""
    coming, held = summaries.list_meetings(workspace)
    return queries.read_meeting(workspace, coming.id), queries.read_meeting(workspace, held.id)


def test_one_meeting_was_held_and_the_next_of_its_series_comes_in_a_few_days(filled: Workspace) -> None:
    assert [each.state for each in summaries.list_meetings(filled)] == ["planned", "held"]
    coming, held = _meetings(filled)
    assert coming.series == held.series
    assert coming.date == date(2026, 11, 30) and held.date == date(2026, 11, 5)
    assert (coming.expected, len(coming.institutions), len(coming.items)) == (11, 4, 9)
    (plan,) = schedule(coming.items, coming.days)
    assert (clock(plan.end), plan.over, plan.gaps, plan.collisions) == (coming.days[0].end, 0, 0, ())
    following = summaries.next_meeting(filled, date(2026, 11, 26))
    assert following is not None and following.id == coming.id


def test_notes_of_every_kind_answers_and_what_stands_open(filled: Workspace) -> None:
    coming, held = _meetings(filled)
    notes = notes_of(filled, held.id)
    assert {note.kind for note in notes} == set(NOTE_KINDS)
    assert {note.answer for note in notes if note.kind == "idea"} == {*ANSWERS, None}
    assert {note.travel for note in notes} == set(TRAVELS)
    assert [note.private for note in notes].count(True) == 1
    assert any(note.made_step for note in notes) and any(note.platform_answer for note in notes)
    assert incomplete_actions(filled, held.id) == []
    open_ones = carried(filled, coming)
    assert [note.kind for note in open_ones] == ["action", "action", "action", "parked"]
    assert [note.overdue(date(2026, 11, 26)) for note in open_ones[:3]] == [True, False, False]
    assert all(note.due is None or not Closed().closed(note.due) for note in notes)


def test_the_held_meeting_has_actual_times_some_late_and_one_extended(filled: Workspace) -> None:
    _coming, held = _meetings(filled)
    events = read_events(filled, held.id)
    assert {event.what for event in events} >= {"start", "next", "extend", "pause", "resume", "park", "end"}
    found = actuals(held, events, NOW)
    assert [each.item for each in found] == [item.id for item in held.items]
    assert [each.minutes - (each.planned_minutes or 0) for each in found][:4] == [1, 4, -1, 6]
    assert found[0].started.astimezone(zone()).time() == time(9, 33, 10)
    assert position(held, events, NOW).state == "ended"


def test_the_checks_have_little_to_say(filled: Workspace) -> None:
    coming, held = _meetings(filled)
    assert check_meeting(filled, held.id, NOW) == []
    assert [found.rule for found in check_meeting(filled, coming.id, NOW, ready=True)] == ["M2"]
    answered = check_meeting(filled, coming.id, NOW, answered=True)
    assert [found.answer is not None for found in answered] == [False, True]


@given(day=dates(date(2026, 1, 1), date(2032, 12, 31)))
@settings(max_examples=60)
def test_whatever_the_day_the_meetings_fall_on_working_days(day: date) -> None:
    coming, held = working_day(day, 3), working_day(day, -21)
    assert not Closed().closed(coming) and not Closed().closed(held)
    assert 3 <= (coming - day).days <= 9 and 21 <= (day - held).days <= 28


def test_meetings_of_the_practice_content_use_only_the_fixed_words() -> None:
    content = json.loads(resources.path("practice", "meetings.json").read_text(encoding="utf-8"))
    for meeting in content["meetings"]:
        assert meeting["kind"] in MEETING_KINDS and meeting["status"] in MEETING_STATUSES
        assert {each["status"] for each in meeting["participants"]} <= set(ATTENDANCE)
        assert all("name" not in each for each in meeting["participants"])
        assert {item["type"] for item in meeting["items"]} <= set(ITEM_TYPES)
        for note in meeting["notes"]:
            assert note["kind"] in NOTE_KINDS and note.get("answer", "later") in ANSWERS


def test_the_commands_show_the_meetings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "øve.campus"
    assert main(["new", str(file), "--practice"]) == 0
    capsys.readouterr()
    for noun, wanted in (("meetings", 2), ("notes", 21), ("actions", 4)):
        assert main(["show", str(file), noun, "--json"]) == 0
        assert len(json.loads(capsys.readouterr().out)) == wanted
    assert main(["check", str(file), "--meeting", "Preboarding: Hvad virker, og hvad er svært?"]) == 0
    assert "1 t 45 min uden pause" in capsys.readouterr().out
