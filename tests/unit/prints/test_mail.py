"""Agenda, actions and minutes as e-mail: both forms say the same, markup is never taken from what somebody typed."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop import i18n
from campus_desktop.meetings.meeting import AgendaItem, Day, Meeting
from campus_desktop.meetings.note import Note
from campus_desktop.prints.mail_writer import MailText
from campus_desktop.prints.source import MeetingToPrint
from tests.support.pdfs import mailed
from tests.support.sample_meeting import PRIVATE, SCRIPT, START
from tests.unit.prints.test_edges import to_print


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


def test_the_agenda_has_its_times_and_facts(source: MeetingToPrint) -> None:
    mail = mailed("agenda", source)
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


def test_the_minutes_say_what_the_paper_says(source: MeetingToPrint) -> None:
    mail = mailed("minutes", source)
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


def test_a_line_has_one_mark(source: MeetingToPrint) -> None:
    lines = mailed("minutes", source).plain.splitlines()
    assert any(line.startswith("1. GDPR flyttes") for line in lines)
    assert not [line for line in lines if line.startswith("- 1.")]
    assert any(line.startswith("- ") for line in lines)


def test_actions_have_owner_and_date(source: MeetingToPrint) -> None:
    mail = mailed("actions", source)
    assert "- Ret udkastet, og vis det på næste møde. · Fjordstyrelsen · 14-01-2027" in mail.plain
    assert {"table", "th", "td", "h1", "h2"} <= read(mail).tags


def test_nothing_private_and_no_script_is_mailed(source: MeetingToPrint) -> None:
    for mail in (mailed(key, source) for key in ("agenda", "actions", "minutes")):
        for text in (mail.html, mail.plain):
            assert PRIVATE not in text
            assert SCRIPT not in text


def test_the_same_in_english(source: MeetingToPrint) -> None:
    with i18n.using("en"):
        mail = mailed("minutes", source)
    assert mail.subject.startswith("Minutes: ")
    assert 'lang="en"' in mail.html
    assert "Item by item" in mail.plain
    assert "Beslutninger\n" not in mail.plain


def test_simple_markup_only_that_mail_programs_keep(source: MeetingToPrint) -> None:
    allowed = {"html", "body", "div", "h1", "h2", "h3", "p", "b", "br", "table", "tr", "th", "td"}
    for mail in (mailed(key, source) for key in ("agenda", "actions", "minutes")):
        assert read(mail).tags <= allowed
        assert "<style" not in mail.html


_typed = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


@settings(max_examples=60)
@given(_typed, _typed)
def test_what_is_typed_is_text(title: str, purpose: str) -> None:
    item = AgendaItem("i", f"<b>{title}</b>", 10, purpose=f'"><script>{purpose}')
    meeting = Meeting("m", f"<i>{title}", (Day(1, START.date(), START.time(), START.time()),), items=(item,))
    found = read(mailed("agenda", to_print(meeting)))
    assert not {"script", "i"} & found.tags


def test_a_parked_item_that_is_on_the_agenda_is_not_listed_twice(source: MeetingToPrint) -> None:
    first = source.meeting.items[0]
    asking = replace(source.meeting, items=(replace(first, title="Fra sidst", origin=None), *source.meeting.items[1:]))
    other = asking.items[3]
    note = Note("n", "m", "Før", None, None, "", "parked", other.title, START)
    parked, action = note, note._replace(id="a", kind="action", text="Send skabelonen")
    carried = (parked, action, note._replace(id="p", text="Et andet emne"))
    minutes = replace(source.minutes, meeting=asking, carried=carried)
    text = mailed("agenda", replace(source, minutes=minutes)).plain
    assert text.count(other.title) == 1 and "Send skabelonen" in text and "Et andet emne" in text
