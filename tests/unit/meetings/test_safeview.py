"""The safe view: what belongs to the meeting, and what undo may say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from campus_desktop import i18n
from campus_desktop.courses import edits as courses
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits, notes, participants, running, safeview
from campus_desktop.meetings.note_queries import read_note
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import queries as path_queries
from campus_desktop.paths import step_edits
from campus_desktop.workspace import Workspace


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


def test_shown_is_what_belongs_to_the_meeting(net: Any, ws: Workspace) -> None:
    participants.add_participant(ws, net.meeting, "Mette Holm, Fjordstyrelsen")
    other = institutions.create_institution(ws, "Hedestyrelsen")
    stranger = institutions.create_person(ws, other, "Ole Gram")
    used = courses.create_course(ws, {"title": "GDPR"})
    unused = courses.create_course(ws, {"title": "Regneark"})
    step = step_edits.add_courses(ws, [used], net.phase)[0]
    elsewhere = path_edits.create_path(ws, "Hedens forløb", institution=other)
    public = notes.add_note(ws, net.meeting, "idea", NoteLine("Kortere"))
    private = notes.add_note(ws, net.meeting, "idea", NoteLine("Hemmelig"), private=True)
    later = edits.create_meeting(ws, "Næste møde")
    its_note = notes.add_note(ws, later, "idea", NoteLine("Senere"))
    shown = safeview.shown_at(ws, net.meeting)
    for there in (net.meeting, net.path, net.phase, net.step, step, used, net.fjord, net.klit, net.mette, public):
        assert shown.has(there)
    assert all(shown.has(item) for item in net.items)
    for hidden in (other, stranger, elsewhere, later, private, its_note, unused, None):
        assert not shown.has(hidden)
    assert not shown.has_course(unused) and shown.only_courses == {used}
    assert shown.note(read_note(ws, public))
    assert not shown.note(read_note(ws, private)) and not shown.note(read_note(ws, its_note))


def test_the_whole_catalogue_can_be_brought_in(net: Any, ws: Workspace) -> None:
    course = courses.create_course(ws, {"title": "Regneark"})
    shown = safeview.shown_at(ws, net.meeting, catalogue=True)
    assert shown.has_course(course) and shown.only_courses is None


def test_a_meeting_that_is_gone_shows_nothing(net: Any, ws: Workspace) -> None:
    edits.delete_meetings(ws, [net.meeting])
    shown = safeview.shown_at(ws, net.meeting)
    assert not shown.has(net.path) and shown.only_courses == frozenset()


def test_in_a_meeting_of_initials_nobody_is_known_by_name(net: Any, ws: Workspace) -> None:
    participants.add_participant(ws, net.meeting, "Mette Holm, Fjordstyrelsen")
    edits.update_meeting(ws, net.meeting, initials_only=True)
    shown = safeview.shown_at(ws, net.meeting)
    assert not shown.has(net.mette) and "Mette Holm" not in shown.names and "MH" in shown.names


def undo_text(ws: Workspace, net: Any) -> str | None:
    return safeview.step_label(ws, "undo", safeview.shown_at(ws, net.meeting))


def test_undo_names_what_is_at_the_meeting(net: Any, ws: Workspace) -> None:
    item_edits.move_items(ws, [net.items[0]], before=net.items[2])
    assert undo_text(ws, net) == "Move “Velkomst”"
    step_edits.delete_steps(ws, [net.step])
    assert undo_text(ws, net) == "Delete “Velkommen fra direktøren”"
    ws.undo()
    assert safeview.step_label(ws, "redo", safeview.shown_at(ws, net.meeting)) == "Delete “Velkommen fra direktøren”"
    participants.add_participant(ws, net.meeting, "Mette Holm, Fjordstyrelsen")
    assert undo_text(ws, net) == "Add “Mette Holm”"
    path_edits.delete_phase(ws, net.phase)
    assert (undo_text(ws, net) or "").startswith("Delete “")
    notes.add_note(ws, net.meeting, "idea", NoteLine("Kortere"))
    assert undo_text(ws, net) == "New note: Idea"


def test_undo_names_nothing_else(net: Any, ws: Workspace) -> None:
    neutral = "the last edit"
    other = institutions.create_institution(ws, "Hedestyrelsen")
    assert undo_text(ws, net) == neutral
    path = path_edits.create_path(ws, "Hedens forløb", institution=other)
    assert undo_text(ws, net) == neutral
    phase = path_queries.read_path(ws, path).phases[0].id
    step_edits.add_step(ws, phase, "Hedens trin", minutes=4)
    assert undo_text(ws, net) == neutral
    ws.undo()
    assert safeview.step_label(ws, "redo", safeview.shown_at(ws, net.meeting)) == neutral
    notes.add_note(ws, net.meeting, "idea", NoteLine("Hemmelig"), private=True)
    assert undo_text(ws, net) == neutral
    courses.create_course(ws, {"title": "Regneark"})
    assert undo_text(ws, net) == neutral
    assert safeview.step_label(ws, "undo", replace(safeview.shown_at(ws, net.meeting), catalogue=True)) != neutral
    with ws.edit("Reuse “Hedens trin”") as edit:
        edit.update("step", net.step, {"minutes": 5})
    assert undo_text(ws, net) == neutral
    with ws.edit("Large") as edit:
        edit.insert_many("course", [{"id": f"c{n}", "title": "x", "sort_key": "x"} for n in range(400)])
    assert undo_text(ws, net) == neutral


def test_nothing_to_undo_says_nothing(net: Any, ws: Workspace) -> None:
    while ws.undo():
        pass
    assert undo_text(ws, net) is None


def test_after_a_restart_it_is_on_while_the_meeting_runs(net: Any, ws: Workspace) -> None:
    day = date(2026, 11, 26)
    assert safeview.still_on(ws, net.meeting, day)
    assert not safeview.still_on(ws, net.meeting, day - timedelta(days=1))
    running.start(ws, net.meeting, net.clock.now)
    assert safeview.still_on(ws, net.meeting, day + timedelta(days=1))
    running.end(ws, net.meeting, net.clock.pass_(5))
    assert not safeview.still_on(ws, net.meeting, day)
    assert not safeview.still_on(ws, "gone", day)
