"""A meeting played from template to minutes with the practice workspace, as a facilitator would."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from campus_desktop import practice
from campus_desktop.institutions.queries import list_institutions
from campus_desktop.meetings import (
    catchup,
    edits,
    figures,
    item_edits,
    note_queries,
    notes,
    participants,
    queries,
    running,
    templates,
)
from campus_desktop.meetings.agenda import schedule
from campus_desktop.meetings.checks import check_meeting
from campus_desktop.meetings.context import read_context
from campus_desktop.meetings.minutes import institution_pages, read_minutes
from campus_desktop.meetings.noteline import parse
from campus_desktop.paths.summaries import list_paths

TYPED = """works-well|Korte videoer bliver set @Klit #Velkommen
challenge|Videoer over seks minutter bliver sprunget over @Fjord
idea|Del »Mød dit team« i tre klip @Klitadm. #Mød dit team
decision|GDPR flyttes til første uge @Fjordstyrelsen
action|Send skabelonen til netværket @Klit !4/12
action|Afklar adgang før ansættelse @Fjord !om 14 dage
question|Hvem skriver manus? @Hede
need|Undertekster på alle videoer @Fjord
need|Undertekster på videoerne @Hede
parked|Buddyordningen på tværs"""


def test_from_template_to_minutes(ws: Any, clock: Any) -> None:
    practice.fill(ws, clock.now)
    by_name = {each.name: each for each in list_institutions(ws)}
    fjord, klit = by_name["Fjordstyrelsen"], by_name["Klitadministrationen"]
    meeting = templates.meeting_from_template(
        ws, "network-visit", "Preboarding: Hvad virker?", date(2026, 11, 26), host=klit.id, place="Klitby"
    )
    paths = [path for path in list_paths(ws) if path.institution in (fjord.id, klit.id)]
    edits.add_paths(ws, meeting, [path.id for path in paths])
    sparring = queries.read_items(ws, meeting)[4]
    item_edits.update_item(ws, sparring.id, title=f"Sparring: {fjord.name}s udkast", institution=fjord.id)
    for line in ("4 fra Fjordst.", "Klitadm. 4, til stede", "Hede, online"):
        participants.add_participant(ws, meeting, line)
    assert check_meeting(ws, meeting, clock.now) == []

    clock.now = datetime(2026, 11, 26, 8, 34, tzinfo=UTC)
    running.start(ws, meeting, clock.now)
    for minutes in (10, 10, 35, 15):
        clock.pass_(minutes)
        running.next_item(ws, meeting, clock.now)
    here = running.where(ws, meeting, clock.now)
    assert (here.item.id, figures.plan_text(here), figures.ends_text(here)) == (
        sparring.id, "4 min bagud", "slutter kl. 11.34",
    )  # fmt: skip
    read = queries.read_meeting(ws, meeting)
    proposal = catchup.catch_up(read.items, read.days, here.minutes_behind, sparring.id)
    assert [change.text() for change in proposal.changes][1:] == ["Forkort »Buffer« fra 5 til 1 min"]
    catchup.apply_catch_up(ws, meeting, proposal.changes)
    assert figures.plan_text(running.where(ws, meeting, clock.now)) == "følger planen"
    assert schedule(*_agenda(ws, meeting))[0].over == 0

    context = read_context(ws, queries.read_meeting(ws, meeting))
    for typed in TYPED.splitlines():
        kind, text = typed.split("|")
        clock.pass_(2)
        notes.add_note(ws, meeting, kind, parse(text, context, date(2026, 11, 26)), item=sparring.id)
    (idea,) = note_queries.notes_of(ws, meeting, kinds=["idea"])
    assert idea.step_title == "Mød dit team"
    notes.answer_idea(ws, idea.id, "taken")
    while running.where(ws, meeting, clock.now).state == "running":
        clock.pass_(20)
        running.next_item(ws, meeting, clock.now)

    minutes = read_minutes(ws, meeting, clock.now)
    assert [note.due for note in minutes.actions] == [date(2026, 12, 4), date(2026, 12, 10)]
    assert note_queries.incomplete_actions(ws, meeting) == []
    assert [group.institutions for group in minutes.needs] == [2]
    assert {page.name for page in institution_pages(ws, minutes)} == {fjord.name, klit.name}
    assert all(section.held is not None for section in minutes.sections)
    following = edits.next_in_series(ws, meeting, "Opfølgning", date(2027, 1, 14))
    assert len(note_queries.carried(ws, queries.read_meeting(ws, following))) == 3


def _agenda(ws: Any, meeting: str) -> tuple[Any, Any]:
    read = queries.read_meeting(ws, meeting)
    return read.items, read.days
