"""What lines on paper may not do: part a number from its unit, begin small, or put a semicolon after a full stop."""

from __future__ import annotations

import re

import pytest

from campus_desktop import i18n
from campus_desktop.meetings.wording import listed, sentence
from campus_desktop.prints.document import Run
from campus_desktop.prints.kinds import KINDS
from campus_desktop.prints.looks import BODY
from campus_desktop.prints.source import MeetingToPrint
from campus_desktop.prints.text import break_lines, together, width
from tests.support.pdfs import printed, words


def lines(text: str, room: float) -> list[str]:
    return ["".join(piece.text for piece in line.pieces).strip() for line in break_lines([Run(text, BODY)], room)]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Introduktion til forløbet (2 min)", "(2 min)"),
        ("Preboarding hos os (18 trin)", "(18 trin)"),
        ("Send skabelonen, frist 27-11-2026", "frist 27-11-2026"),
        ("Frokosten begynder kl. 12.00", "kl. 12.00"),
        ("Mandag den 9. november 2026", "den 9. november"),
        ("Sagen ligger under j.nr. 2026-1187", "j.nr. 2026-1187"),
    ],
)
def test_no_line_ends_inside_a_quantity(text: str, whole: str) -> None:
    before = text[: text.index(whole) + len(whole) - 1]
    first = whole.partition(" ")[0]
    narrow = max(width(text[: text.index(whole) + len(first)], BODY), width(whole, BODY)) + 1
    for room in (width(before, BODY), narrow):
        assert sum(whole in line for line in lines(text, room)) == 1, (room, lines(text, room))
    assert " ".join(lines(text, width(before, BODY))) == text  # what is read aloud and copied keeps its plain spaces


def test_what_belongs_together_is_parted_where_the_line_is_too_narrow_for_it() -> None:
    assert lines("12 timer", width("timer", BODY)) == ["12", "timer"]


def test_words_that_only_begin_like_a_unit_may_be_parted() -> None:
    assert together("3 mindre grupper") == "3 mindre grupper"
    assert together("2 trin på 20 min") == "2\u00a0trin på 20\u00a0min"


def test_lines_of_a_field_become_sentences_or_a_list() -> None:
    assert listed(["Læs 12 sider.", "Se 3 videoer."]) == "Læs 12 sider. Se 3 videoer."
    assert listed(["Læs 12 sider", "", "Se 3 videoer"]) == "Læs 12 sider; Se 3 videoer"
    assert sentence("Vi deler erfaringer.\nVi vælger to idéer") == "Vi deler erfaringer. Vi vælger to idéer."


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", [each.key for each in KINDS if each.about == "meeting"])
def test_nothing_is_set_in_capitals(source: MeetingToPrint, kind: str, language: str) -> None:
    """Headings and labels are written as on the screen; only abbreviations have capitals throughout."""
    with i18n.using(language):
        text = words(printed(kind, source))
    assert len(text) > 200
    assert set(re.findall(r"\b[A-ZÆØÅ]{4,}\b", text)) - {"GDPR"} == set()
