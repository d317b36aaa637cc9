"""A workspace with two institutions, a path and a meeting, whose clock the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits, queries
from campus_desktop.meetings.agenda import clock as wall
from campus_desktop.meetings.meeting import ITEM_TYPES, AgendaItem, Day, Meeting
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import queries as path_queries
from campus_desktop.paths import step_edits
from campus_desktop.workspace import Workspace, create
from tests.support.sample_meeting import Clock


class Network:
    """Fjordstyrelsen (AB, Mette Holm) and Klitadministrationen (CD); the path "Preboarding" with steps; one meeting."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self.ws, self.clock = workspace, clock
        self.fjord = institutions.create_institution(workspace, "Fjordstyrelsen")
        institutions.update_institution(workspace, self.fjord, "short_name", "Fjordst.")
        self.klit = institutions.create_institution(workspace, "Klitadministrationen")
        institutions.update_institution(workspace, self.klit, "short_name", "Klitadm.")
        self.ab = institutions.create_person(workspace, self.fjord, "AB")
        self.mette = institutions.create_person(workspace, self.fjord, "Mette Holm", "HR-konsulent")
        self.cd = institutions.create_person(workspace, self.klit, "CD")
        self.path = path_edits.create_path(workspace, "Preboarding hos os", institution=self.fjord)
        phase = path_queries.read_path(workspace, self.path).phases[0].id
        self.phase = phase
        self.step = step_edits.add_step(workspace, phase, "Velkommen fra direktøren", minutes=4)
        self.team = step_edits.add_step(workspace, phase, "Mød dit team", minutes=9)
        self.meeting = edits.create_meeting(
            workspace, "Preboarding: Hvad virker?", date=date(2026, 11, 26), host=self.klit, place="Klitby"
        )
        edits.add_paths(workspace, self.meeting, [self.path])
        self.items = [
            self.item("Velkomst", 15, type="information"),
            self.item("Oplæg", 40, type="presentation"),
            self.item("Pause", 15, type="break"),
            self.item("Sparring", 50, type="discussion"),
            self.item("Frokost", 45, type="break", pinned=time(12)),
            self.item("Design", 60, type="exercise"),
            self.item("Afrunding", 15),
        ]

    def item(self, title: str, minutes: int, **fields: object) -> str:
        return item_edits.add_item(self.ws, self.meeting, title, minutes, **fields)  # type: ignore[arg-type]

    def read(self) -> Meeting:
        return queries.read_meeting(self.ws, self.meeting)

    def titles(self) -> str:
        return " ".join(item.title for item in self.read().items)

    def there_and_back(self, before: Meeting) -> None:
        """Undo gives the meeting as it was, redo as it is."""
        after = self.read()
        assert after != before
        self.ws.undo()
        assert self.read() == before
        self.ws.redo()
        assert self.read() == after


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ws(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    made = create(tmp_path / "a.campus", now=clock)
    yield made
    made.close()


@pytest.fixture
def net(ws: Workspace, clock: Clock) -> Network:
    return Network(ws, clock)


@st.composite
def _agendas(draw: st.DrawFn, groups: bool = True, days: int = 3) -> tuple[list[AgendaItem], list[Day]]:
    count = draw(st.integers(0, 10))
    items = [_item(draw, f"i{n}", draw(st.integers(1, days))) for n in range(count)]
    if groups:
        for n, item in enumerate(items):
            if draw(st.integers(0, 4)) == 0:
                children = tuple(
                    _item(draw, f"i{n}c{m}", item.day, parent=item.id, track=draw(st.integers(0, 2)))
                    for m in range(draw(st.integers(1, 5)))
                )
                ordered = tuple(sorted(children, key=lambda child: child.track))
                items[n] = AgendaItem(item.id, item.title, item.minutes, item.type, item.day, children=ordered)
    starts = [draw(st.integers(7 * 60, 11 * 60)) for _ in range(days)]
    return items, [
        Day(n, date(2026, 11, 25 + n), wall(at), wall(at + draw(st.integers(30, 480))))
        for n, at in enumerate(starts, start=1)
    ]


def _item(draw: st.DrawFn, row_id: str, day: int, **fields: Any) -> AgendaItem:
    pin = wall(draw(st.integers(8 * 60, 16 * 60))) if draw(st.integers(0, 3)) == 0 else None
    return AgendaItem(
        row_id,
        row_id.upper(),
        draw(st.integers(0, 120)),
        draw(st.sampled_from([*ITEM_TYPES, None])),
        day,
        pinned=pin,
        overrun=draw(st.sampled_from([0, 0, 0, 7])),
        **fields,
    )


@pytest.fixture(scope="session")
def agendas() -> Any:
    """The strategy of random agendas (items, days), with pins, parallel groups and several days unless told otherwise."""
    return _agendas
