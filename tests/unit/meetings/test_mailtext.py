"""Agenda, actions and minutes as e-mail: both forms say the same, markup is never taken from what somebody typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop import i18n
from campus_desktop.meetings.mailtext import MailText, actions_mail, agenda_mail, minutes_mail
from campus_desktop.meetings.meeting import AgendaItem, Day, Meeting
from campus_desktop.meetings.minutes import Minutes, read_minutes
from campus_desktop.meetings.note import Note
from tests.support.sample_meeting import PRIVATE, SCRIPT, START, made


class Reader(HTMLParser):
    """The words of a page, its tags, and that every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(mail: MailText) -> Reader:
    reader = Reader()
    reader.feed(mail.html)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Minutes]:
    folder: Path = tmp_path_factory.mktemp("mail")
    sample = made(folder / "a.campus")
    yield read_minutes(sample.workspace, sample.meeting, sample.clock.now)
    sample.workspace.close()


def test_the_agenda_has_its_times_and_facts(minutes: Minutes) -> None:
    mail = agenda_mail(minutes.meeting)
    assert mail.subject == "Dagsorden: Preboarding: Hvad virker, og hvad er svært?"
    for said in (
        "Torsdag den 26. november 2026 kl. 9.30–14.30",
        "Meld dig i receptionen; kaffe fra kl. 9.00",
        "10.40–11.30",
        "3. Sparring: Fjordstyrelsens udkast",
        "Læs Fjordstyrelsens udkast, og vælg ét trin, du ville ændre.",
        "Første uge: 5.3 Byg ugen på tavlen",
    ):
        assert said in mail.plain
        assert said in " ".join(read(mail).words)


def test_the_minutes_say_what_the_paper_says(minutes: Minutes) -> None:
    mail = minutes_mail(minutes)
    for said in (
        "Fjordstyrelsen: Mette Holm og 3 andre",
        "1. GDPR flyttes fra preboarding til første uge.",
        "Anne Bak, Klitadministrationen",
        "Automatiske undertekster på videoer",
        "Buddyer på tværs af institutioner",
        "Tager vi med: to klip er nok",
    ):
        assert said in mail.plain
        assert said in " ".join(read(mail).words)


def test_a_line_has_one_mark(minutes: Minutes) -> None:
    lines = minutes_mail(minutes).plain.splitlines()
    assert any(line.startswith("1. GDPR flyttes") for line in lines)
    assert not [line for line in lines if line.startswith("- 1.")]
    assert any(line.startswith("- ") for line in lines)


def test_actions_have_owner_and_date(minutes: Minutes) -> None:
    mail = actions_mail(minutes)
    assert "- Ret udkastet, og vis det på næste møde. · Fjordstyrelsen · 14-01-2027" in mail.plain
    assert {"table", "th", "td", "h1", "h2"} <= read(mail).tags


def test_nothing_private_and_no_script_is_mailed(minutes: Minutes) -> None:
    for mail in (agenda_mail(minutes.meeting), actions_mail(minutes), minutes_mail(minutes)):
        for text in (mail.html, mail.plain):
            assert PRIVATE not in text
            assert SCRIPT not in text


def test_the_same_in_english(minutes: Minutes) -> None:
    with i18n.using("en"):
        mail = minutes_mail(minutes)
    assert mail.subject.startswith("Minutes: ")
    assert 'lang="en"' in mail.html
    assert "Item by item" in mail.plain
    assert "Beslutninger\n" not in mail.plain


def test_simple_markup_only_that_mail_programs_keep(minutes: Minutes) -> None:
    allowed = {"html", "body", "div", "h1", "h2", "h3", "p", "b", "br", "table", "tr", "th", "td"}
    for mail in (agenda_mail(minutes.meeting), actions_mail(minutes), minutes_mail(minutes)):
        assert read(mail).tags <= allowed
        assert "<style" not in mail.html


_typed = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


@settings(max_examples=60)
@given(_typed, _typed)
def test_what_is_typed_is_text(title: str, purpose: str) -> None:
    item = AgendaItem("i", f"<b>{title}</b>", 10, purpose=f'"><script>{purpose}')
    meeting = Meeting("m", f"<i>{title}", (Day(1, START.date(), START.time(), START.time()),), items=(item,))
    found = read(agenda_mail(meeting))
    assert not {"script", "i"} & found.tags


def test_a_parked_item_that_is_on_the_agenda_is_not_listed_twice(minutes: Minutes) -> None:
    first = minutes.meeting.items[0]
    asking = replace(
        minutes.meeting, items=(replace(first, title="Fra sidst", origin=None), *minutes.meeting.items[1:])
    )
    other = asking.items[2]
    note = Note("n", "m", "Før", None, None, "", "parked", other.title, START)
    parked, action = note, note._replace(id="a", kind="action", text="Send skabelonen")
    text = agenda_mail(asking, [parked, action, note._replace(id="p", text="Et andet emne")]).plain
    assert text.count(other.title) == 1 and "Send skabelonen" in text and "Et andet emne" in text
