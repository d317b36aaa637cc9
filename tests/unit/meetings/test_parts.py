"""Which part an item plays by its name, in both languages."""

from __future__ import annotations

import pytest

from campus_desktop.meetings.meeting import AgendaItem
from campus_desktop.meetings.parts import is_a, takes_up


def item(title: str, origin: str | None = None) -> AgendaItem:
    return AgendaItem("i", title, 10, origin=origin)


@pytest.mark.parametrize(
    "title",
    [
        "Fra sidst: åbne opfølgninger",
        "Siden sidst",
        "Nyt fra institutionerne siden sidst",
        "Opfølgning",
        "Opfølgning fra sidste møde",
        "Referat og opfølgning fra forrige møde",
        "Opfølgning på aftaler",
        "Opfølgning på de åbne punkter",
        "Åbne sager",
        "Beslutninger og opfølgning siden sidst",
        "Since last time: open actions",
        "Since the last meeting",
        "Follow-up",
        "Follow-up on the last meeting",
        "Follow up on agreements",
        "Open matters",
        "Matters arising",
        "SIDEN SIDST",
    ],
)
def test_what_takes_up_open_matters_from_last_time(title: str) -> None:
    assert is_a(item(title), "follow-up") and takes_up([item("Velkomst"), item(title)])


@pytest.mark.parametrize(
    "title",
    [
        "Beslutninger og opfølgning",
        "Opfølgning og afrunding",
        "Opfølgning og næste skridt",
        "Aftaler og opfølgning",
        "Godkendelse af referat fra sidste møde",
        "Tak for sidst",
        "Sidste nyt",
        "Åbne læringsmiljøer",
        "Opfølgningssamtaler i onboarding",
        "Decisions and follow-up",
        "Decisions and actions",
        "Actions and closing",
        "Follow-up and next steps",
        "Open space",
        "Last questions",
    ],
)
def test_what_does_not(title: str) -> None:
    assert not is_a(item(title), "follow-up")


def test_an_item_from_a_template_is_what_the_template_says() -> None:
    assert is_a(item("Runde", "network-visit.follow-up"), "follow-up")
    assert not is_a(item("Siden sidst", "network-visit.decisions"), "follow-up")
