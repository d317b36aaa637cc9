"""A whole meeting in a workspace, as the prints show it: a day in the network with notes of every kind, and a coming one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from campus_desktop.institutions.edits import create_institution, create_person
from campus_desktop.meetings import edits, item_edits, notes, participants, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths.edits import add_phase, create_path
from campus_desktop.paths.step_edits import add_step
from campus_desktop.workspace import Workspace, create

START = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
"""9.30 in Copenhagen."""
PRINTED = date(2026, 11, 27)
"""The day the prints are made."""
PRIVATE = "Hemmeligt om lederen"
"""The text of the one private note."""
SCRIPT = "Lad værten tale færdig"
"""The beginning of a script, which participants never see."""

_ITEMS: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("Velkomst og formål", 15, {
        "type": "information", "responsible": "Anne Bak", "purpose": "Alle ved, hvorfor vi er her.",
        "script": "Byd velkommen. Bed alle sige navn, institution og ét ønske for dagen.\nSig, hvad der noteres.",
    }),
    ("Sådan bruger vi Campus til preboarding", 40, {
        "type": "presentation", "responsible": "Klitadministrationen",
        "purpose": "Vi ser et forløb, der er i brug, med det, der virker, og det, der er svært.",
        "script": f"{SCRIPT}. Vis tavlen. Skriv »virker godt« og »udfordring« undervejs.",
        "attachments": "Plan for »Preboarding hos os«\nVelkomstvideo (4 min)", "link": "https://campus.example/preboarding",
    }),
    ("Pause", 15, {"type": "break"}),
    ("Sparring: Fjordstyrelsens udkast", 50, {
        "type": "discussion", "responsible": "Alle", "purpose": "Fjordstyrelsen går hjem med tre konkrete forslag.",
        "preparation": "Læs Fjordstyrelsens udkast, og vælg ét trin, du ville ændre.",
        "script": "Fem minutters stille skrivning. Derefter én idé fra hver institution.",
    }),
    ("Videoer, der fastholder", 30, {"type": "discussion", "responsible": "Fjordstyrelsen"}),
    ("Frokost", 45, {"type": "break", "pinned": time(12)}),
    ("Design i grupper", 60, {
        "type": "exercise", "responsible": "Facilitator", "tracks": ["Velkomst", "Første uge"],
        "purpose": "Hver gruppe bygger en fase.", "script": "Del i to grupper. Giv hver gruppe et bord.",
    }),
    ("Beslutninger og opfølgning", 30, {"type": "decision", "responsible": "Anne Bak", "purpose": "Hvem gør hvad hvornår?"}),
    ("Afrunding", 15, {"responsible": "Alle"}),
)  # fmt: skip


class Clock:
    """The moment now, as whoever fills the workspace moves it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, minutes: float) -> datetime:
        self.now += timedelta(minutes=minutes)
        return self.now


@dataclass(slots=True)
class Sample:
    """The workspace and what is in it by id."""

    workspace: Workspace
    clock: Clock
    meeting: str
    coming: str
    items: list[str]
    fjord: str
    klit: str


def made(file: Path, *, held: bool = True) -> Sample:
    """A new workspace ``file`` with the meeting, held to its end unless told otherwise."""
    clock = Clock()
    workspace = create(file, now=clock)
    sample = fill(workspace, clock)
    if held:
        hold(sample)
    return sample


def fill(workspace: Workspace, clock: Clock) -> Sample:
    """Put the prepared meeting into ``workspace``, with the coming one of its series."""
    fjord, klit, _hede = (
        create_institution(workspace, name) for name in ("Fjordstyrelsen", "Klitadministrationen", "Hedestyrelsen")
    )
    create_person(workspace, fjord, "Mette Holm", "HR-konsulent")
    create_person(workspace, klit, "Anne Bak", "Uddannelseskonsulent")
    path = create_path(workspace, "Preboarding og onboarding", institution=fjord)
    phase = add_phase(workspace, path, "Før start")
    for title in ("Velkommen fra direktøren", "Mød dit team", "GDPR for nye medarbejdere"):
        add_step(workspace, phase, title, minutes=9)
    other = create_path(workspace, "Preboarding hos os", institution=klit)
    series = edits.create_series(workspace, "Fjordnetværket")
    meeting = edits.create_meeting(
        workspace,
        "Preboarding: Hvad virker, og hvad er svært?",
        date=date(2026, 11, 26), start=time(9, 30), end=time(14, 30), host=klit, series=series,
        place="Klitadministrationen", address="Strandvejen 12\n9999 Klitby", room="Mødesal 2, 1. sal",
        arrival="Meld dig i receptionen; kaffe fra kl. 9.00", transport="Tog til Klitby, bus 12 til Strandvejen",
        online_link="https://video.example/fjordnetvaerk", contact="Anne Bak, tlf. 55 12 34 56",
        purpose="At lære af hinandens preboarding og give sparring på Fjordstyrelsens udkast",
        chair="Anne Bak", minute_taker="Mette Holm", case_number="2026-1187", delete_by=date(2027, 5, 26),
    )  # fmt: skip
    edits.add_paths(workspace, meeting, [path, other])
    for line in (
        "Mette Holm, Fjordstyrelsen", "3 fra Fjordstyrelsen", "Anne Bak, Klitadministrationen", "3 fra Klitadministrationen",
        "Jens Dam, Hedestyrelsen, online", "2 fra Hedestyrelsen, afbud",
    ):  # fmt: skip
        participants.add_participant(workspace, meeting, line)
    items = [item_edits.add_item(workspace, meeting, title, minutes, **fields) for title, minutes, fields in _ITEMS]
    for title, minutes, track in (
        ("Skriv manuskript", 25, 0),
        ("Vis for hinanden", 30, 0),
        ("Byg ugen på tavlen", 60, 1),
    ):
        item_edits.add_item(
            workspace, meeting, title, minutes, parent=items[6], track=track, type="exercise", responsible="Gruppen"
        )
    coming = edits.create_meeting(
        workspace, "Buddyer, der bliver brugt", date=date(2027, 1, 14), host=fjord, series=series, place="Fjordby"
    )
    return Sample(workspace, clock, meeting, coming, items, fjord, klit)


def hold(sample: Sample) -> None:
    """Hold the meeting: everybody comes, notes of every kind, one item skipped, a few minutes late."""
    workspace, clock, meeting = sample.workspace, sample.clock, sample.meeting
    from campus_desktop.meetings.queries import read_meeting

    there = [each.id for each in read_meeting(workspace, meeting).participants if each.status == "registered"]
    participants.update_participants(workspace, there, status="present")
    people = {row["name"]: row["id"] for row in workspace.rows("SELECT id, name FROM person")}
    path = workspace.value("SELECT id FROM path WHERE title = 'Preboarding og onboarding'")
    steps = {row["title"]: row["id"] for row in workspace.rows("SELECT id, title FROM step")}
    clock.now = START + timedelta(minutes=2)
    running.start(workspace, meeting, clock.now)

    def add(at: int, kind: str, text: str, **fields: Any) -> str:
        clock.pass_(1)
        private, travel = fields.pop("private", False), fields.pop("travel", "meeting")
        return notes.add_note(
            workspace, meeting, kind, NoteLine(text, **fields), item=sample.items[at], private=private, travel=travel
        )

    clock.pass_(17)
    running.next_item(workspace, meeting, clock.now)
    add(1, "works-well", "Korte videoer med nærmeste leder bliver set; næsten alle ser dem færdig før første dag.",
        institution=sample.klit, path=path, step=steps["Velkommen fra direktøren"])  # fmt: skip
    add(1, "challenge", "Videoer over seks minutter bliver sprunget over, og teksten under videoen bliver ikke læst.",
        institution=sample.fjord, person=people["Mette Holm"], travel="named")  # fmt: skip
    add(1, "challenge", PRIVATE, private=True)
    clock.pass_(36)
    running.next_item(workspace, meeting, clock.now)
    clock.pass_(14)
    running.next_item(workspace, meeting, clock.now)
    idea = add(3, "idea", "Del »Mød dit team« i tre klip, og læg et spørgsmål efter hvert klip.",
               institution=sample.klit, path=path, step=steps["Mød dit team"])  # fmt: skip
    notes.answer_idea(workspace, idea, "taken", "to klip er nok")
    add(3, "question", "Hvem opdaterer videoen, når direktøren skifter?", institution=sample.fjord)
    add(3, "need", "Undertekster på alle videoer i Campus", institution=sample.fjord)
    add(3, "need", "Automatiske undertekster på videoer", institution=sample.klit)
    add(3, "need", "Påmindelse til nærmeste leder dagen før start", institution=sample.klit)
    clock.pass_(48)
    running.next_item(workspace, meeting, clock.now)
    running.skip(workspace, meeting, clock.now)
    clock.pass_(45)
    running.next_item(workspace, meeting, clock.now)
    clock.pass_(60)
    running.next_item(workspace, meeting, clock.now)
    add(
        7,
        "decision",
        "GDPR flyttes fra preboarding til første uge.",
        institution=sample.fjord,
        step=steps["GDPR for nye medarbejdere"],
    )
    add(7, "decision", "Netværket deler én skabelon til den korte velkomstvideo.")
    add(7, "action", "Send skabelonen til den korte velkomstvideo til netværket.", institution=sample.klit,
        person=people["Anne Bak"], due=date(2026, 12, 4))  # fmt: skip
    add(7, "action", "Ret udkastet, og vis det på næste møde.", institution=sample.fjord, due=date(2027, 1, 14))
    add(7, "action", "Spørg Campus-teamet om undertekster.")
    add(7, "parked", "Buddyer på tværs af institutioner")
    clock.pass_(26)
    running.next_item(workspace, meeting, clock.now)
    clock.pass_(12)
    running.end(workspace, meeting, clock.now)
