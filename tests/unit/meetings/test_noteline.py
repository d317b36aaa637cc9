"""The note line: marks become chips, everything else stays as it was typed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop import i18n
from campus_desktop.meetings import noteline
from campus_desktop.meetings.context import read_context
from campus_desktop.meetings.edits import add_paths
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.noteline import (
    Candidate,
    Context,
    NoteLine,
    Token,
    chosen_text,
    complete,
    open_token,
    parse,
)
from campus_desktop.meetings.notes import line_of
from campus_desktop.meetings.participants import add_participant
from campus_desktop.meetings.personal import cpr_like
from campus_desktop.paths.edits import create_path

TODAY = date(2026, 11, 26)
CONTEXT = Context(
    (
        Candidate("institution", "k", "Klitadministrationen", "Klitadm."),
        Candidate("institution", "f", "Fjordstyrelsen", "Fjordst."),
        Candidate("institution", "æ", "Ærø Forvaltning"),
        Candidate("person", "m", "Mette Holm", "", "Fjordst.", "f"),
        Candidate("person", "ab", "AB", "", "Klitadm.", "k"),
    ),
    (
        Candidate("path", "p", "Preboarding hos os"),
        Candidate("step", "v", "Velkommen fra direktøren", "", "Preboarding", "p"),
        Candidate("step", "t", "Mød dit team", "", "Første dag", "p"),
        Candidate("step", "t2", "Mød dit team", "", "Første uge", "p2"),
    ),
)


def read(text: str, **chosen: str) -> NoteLine:
    return parse(text, CONTEXT, TODAY, {name.replace("_", " "): row_id for name, row_id in chosen.items()})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Bare tekst", NoteLine("Bare tekst")),
        (
            "Lad en buddy sende den første video @Klitadministrationen #Velkommen fra direktøren",
            NoteLine("Lad en buddy sende den første video", "k", None, "p", "v"),
        ),
        ("Send skabelonen @klit !4/12", NoteLine("Send skabelonen", "k", due=date(2026, 12, 4))),
        ("@Mette Holm sender den inden !fredag til alle", NoteLine(
            "Mette Holm sender den inden 27. november til alle", "f", "m", due=date(2026, 11, 27))),
        ("Ring til @aeroe !om 14 dage", NoteLine("Ring til Ærø Forvaltning", "æ", due=date(2026, 12, 10))),
        ("Spørg @Fjordst. og @Klitadm. først", NoteLine("Spørg Fjordstyrelsen og Klitadministrationen først", "f")),
        ("Godt #preboarding", NoteLine("Godt", path="p")),
        ("Del den #Mød dit team, tak", NoteLine("Del den Mød dit team, tak", path="p", step="t")),
        ("skriv til ab@fjord.dk", NoteLine("skriv til ab@fjord.dk")),
        ("C# og Husk! 100 % @ £ $ { }", NoteLine("C# og Husk! 100 % @ £ $ { }")),
        ("@ukendt #intet !aldrig", NoteLine("@ukendt #intet !aldrig")),
        ("Første\nanden linje @AB", NoteLine("Første\nanden linje", "k", "ab")),
        ("(@AB)", NoteLine("(AB)", "k", "ab")),
        ("@Klitadm.", NoteLine("", "k")),
        ("Send link til @Klitadm. !4/12", NoteLine("Send link til Klitadministrationen", "k", due=date(2026, 12, 4))),
        ("Hvem tager Ø? Vi spørger @Mette Holm !4/12", NoteLine(
            "Hvem tager Ø? Vi spørger Mette Holm", "f", "m", due=date(2026, 12, 4))),
        ("Værten er @Klitadm.", NoteLine("Værten er Klitadministrationen", "k")),
        ("Send link senest !4/12", NoteLine("Send link senest 4. december", due=date(2026, 12, 4))),
        ("Send link to @Klitadm.", NoteLine("Send link to Klitadministrationen", "k")),
        ("Husk !17-12-2026 hos os", NoteLine("Husk 17. december hos os", due=date(2026, 12, 17))),
        ("Husk !2026-12-17 hos os", NoteLine("Husk 17. december hos os", due=date(2026, 12, 17))),
        ("Husk !7/1 hos os", NoteLine("Husk 7. januar 2027 hos os", due=date(2027, 1, 7))),
        ("To frister !4/12 !5/12", NoteLine("To frister 4. december 5. december", due=date(2026, 12, 4))),
    ],
)  # fmt: skip
def test_a_line_is_read(text: str, line: NoteLine) -> None:
    assert read(text) == line


def test_what_was_picked_counts_where_names_are_shared() -> None:
    assert read("Se #Mød dit team").step == "t"
    assert read("Se #Mød dit team", Mød_dit_team="t2").step == "t2"
    assert read("Se #Mød dit team", Mød_dit_team="t2").path == "p2"


def test_chips_say_where_they_stand() -> None:
    text = "Send @Klit !fredag"
    assert [(chip.kind, chip.label, text[chip.start : chip.end]) for chip in read(text).chips] == [
        ("institution", "Klitadministrationen", "@Klit"), ("due", "fre. 27. nov.", "!fredag"),
    ]  # fmt: skip


@given(st.text(max_size=60) | st.text("@#! abKlitMetø\n/1", max_size=30))
def test_nothing_typed_is_lost(text: str) -> None:
    line = parse(text, CONTEXT, TODAY)
    at = 0
    for chip in line.chips:
        assert at <= chip.start < chip.end <= len(text)
        at = chip.end


@given(st.text(st.characters(exclude_characters="!", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60))
def test_marks_that_mean_nothing_leave_the_text_alone(text: str) -> None:
    assert parse(text, Context(), TODAY) == NoteLine(normalize("NFC", text).strip())


_WORDS = st.builds(str.__add__, st.sampled_from("abcæøåé"), st.text("abcæøåé(«.1-", max_size=7))
_NAMES = st.lists(_WORDS, min_size=1, max_size=20).map(" ".join)


@given(
    st.lists(_NAMES, min_size=2, max_size=4, unique_by=str.casefold),
    _NAMES,
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
)
def test_a_note_is_typed_anew_from_its_line(names: list[str], text: str, due: date) -> None:
    """Whatever people and steps are called, also at length: the line of a note gives the note."""
    context = Context(
        tuple(Candidate("institution", f"i{n}", name) for n, name in enumerate(names)),
        tuple(Candidate("step", f"s{n}", name, belongs="p") for n, name in enumerate(names)),
    )
    about = {"institution": "i0", "institution_name": names[0], "step": "s1", "step_title": names[1]}
    note = Note(
        "n", "m", "M", None, None, "", "idea", text, datetime(2026, 1, 1, tzinfo=UTC), path="p", due=due, **about
    )  # type: ignore[arg-type]
    line, chosen = line_of(note)
    assert parse(line, context, TODAY, chosen) == NoteLine(text, "i0", None, "p", "s1", due)


def completions(text: str) -> list[str] | None:
    token = open_token(text, len(text), CONTEXT)
    return None if token is None else [each.name for each in complete(token, CONTEXT)]


def test_completion_opens_and_closes() -> None:
    assert completions("Send @") == [each.name for each in CONTEXT.who]
    assert completions("Send @kl") == ["Klitadministrationen"]
    assert completions("Send @ho") == ["Mette Holm"]
    assert completions("Send @mette h") == ["Mette Holm"]
    assert completions("Send @aero") == ["Ærø Forvaltning"]
    assert completions("Om #mød dit") == ["Mød dit team", "Mød dit team"]
    assert completions("Om #team") == ["Mød dit team", "Mød dit team"]
    for text in ("Send", "a@kl", "@xyz", "@Klitadministrationen ", "@Klitadministrationen sender", "@ kl", "@kl\nny"):
        assert completions(text) is None


def test_due_dates_are_offered() -> None:
    token = open_token("Send !", 6, CONTEXT)
    assert token is not None
    offered = noteline.complete_due(token, TODAY)
    assert offered[:2] == [("i morgen", date(2026, 11, 27)), ("fredag", date(2026, 11, 27))]
    assert len(offered) == 4
    with i18n.using("en"):
        token = open_token("Send !in", 8, CONTEXT)
        assert token is not None
        assert noteline.complete_due(token, TODAY) == [
            ("in 14 days", date(2026, 12, 10)),
            ("in 1 month", date(2026, 12, 26)),
        ]
    assert open_token("Husk !4/12", 10, CONTEXT) is None


def test_picking_puts_the_name_in_with_a_space() -> None:
    token = open_token("Send @kl nu", 8, CONTEXT)
    assert token is not None
    text, cursor = chosen_text("Send @kl nu", token, "Klitadministrationen")
    assert (text, text[:cursor]) == ("Send @Klitadministrationen nu", "Send @Klitadministrationen ")
    token = open_token("@kl", 3, CONTEXT)
    assert token is not None
    text, cursor = chosen_text("@kl", token, "Klitadministrationen")
    assert (text, cursor) == ("@Klitadministrationen ", len(text))
    assert open_token(text, cursor, CONTEXT) is None


def test_the_context_of_a_meeting(net: Any) -> None:
    add_participant(net.ws, net.meeting, "CD")
    context = read_context(net.ws, net.read())
    assert [each.name for each in context.who] == [
        "Fjordstyrelsen", "Klitadministrationen", "CD", "AB", "Mette Holm",
    ]  # fmt: skip
    assert [(each.kind, each.name, each.detail) for each in context.about] == [
        ("path", "Preboarding hos os", "Fjordstyrelsen"),
        ("step", "Velkommen fra direktøren", "Første fase"),
        ("step", "Mød dit team", "Første fase"),
    ]


def test_a_name_is_found_by_the_middle_of_its_words() -> None:
    names = ("Behandling", "Sagsbehandling for alle", "Mød dit team", "God behandling")
    context = Context(about=tuple(Candidate("step", name, name) for name in names))

    def found(typed: str) -> list[str]:
        return [each.name for each in complete(Token("#", 0, len(typed) + 1, typed), context)]

    assert found("behandl") == ["Behandling", "God behandling", "Sagsbehandling for alle"]
    assert found("handling alle") == ["Sagsbehandling for alle"]
    assert found("sagsbeh") == ["Sagsbehandling for alle"]
    assert found("am") == [] and found("eam") == ["Mød dit team"]
    assert open_token("Se #handling", 12, context) is not None


def test_the_paths_of_the_item_in_hand_come_first(net: Any) -> None:
    other = create_path(net.ws, "Kultur")
    add_paths(net.ws, net.meeting, [other])
    about = read_context(net.ws, net.read(), [other]).about
    assert [each.name for each in about if each.kind == "path"] == ["Kultur", "Preboarding hos os"]
    assert about[0].id == other


def test_cpr_numbers_are_seen() -> None:
    assert cpr_like("Hun er 290290-1234, og 010101 5678.") == ["290290-1234", "010101 5678"]
    assert cpr_like("Ring 33 92 80 00, sag 2026-1234567890, 993190-1234") == []
