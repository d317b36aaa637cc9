"""Two meetings of a series that were held, with actions and needs; today is 26 November 2026."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, note_queries, notes
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import Workspace

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 26)


@dataclass
class Network:
    """What stands in the file, spoken of by texts."""

    workspace: Workspace
    fjord: str
    klit: str
    mette: str
    first: str
    second: str

    def add(self, kind: str, text: str, meeting: str = "", **fields: object) -> str:
        """A note of the first meeting, or of another."""
        private = bool(fields.pop("private", False))
        line = NoteLine(text, **fields)  # type: ignore[arg-type]
        return notes.add_note(self.workspace, meeting or self.first, kind, line, private=private)

    def note(self, text: str) -> Note:
        """The note of that text."""
        found = note_queries.search_notes(self.workspace, text, 5)
        return next(each for each in found if each.text == text)


@pytest.fixture
def net(workspace: Workspace) -> Network:
    fjord = institutions.create_institution(workspace, "Fjordstyrelsen")
    klit = institutions.create_institution(workspace, "Klitadministrationen")
    institutions.update_institution(workspace, klit, "short_name", "Klitadm.")
    mette = institutions.create_person(workspace, fjord, "Mette Holm")
    series = edits.create_series(workspace, "Fjordnetværket")
    first = edits.create_meeting(workspace, "Preboarding", date=date(2026, 10, 1), series=series)
    second = edits.create_meeting(workspace, "Onboarding", date=date(2026, 11, 5))
    return Network(workspace, fjord, klit, mette, first, second)


@pytest.fixture
def actions(net: Network) -> Network:
    """One action of each group, and one that is done."""
    days = {"Sen": -2, "I denne uge": 1, "Om længe": 30}
    for text, ahead in days.items():
        net.add("action", text, institution=net.klit, due=TODAY + timedelta(days=ahead))
    net.add("action", "Uden noget", net.second)
    notes.set_done(net.workspace, [net.add("action", "Færdig", institution=net.fjord)])
    return net
