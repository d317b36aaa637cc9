from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest

from campus_desktop.advice.finding import Finding
from campus_desktop.meetings.meeting import AgendaItem, Day, Meeting
from ui.meetings.ready.lines import AGENDA, COPY, QUIET, SCRIPT, SENT, Check, Seen, look
from ui.meetings.ready.power import Power

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=ZONE)
DAY = Day(1, date(2026, 11, 26), time(9, 30), time(14, 30))
MEETING = Meeting("m", "Netværk", (DAY,), items=(AgendaItem("i", "Velkomst", 15),))
SEEN = Seen(MEETING, NOW, "Netværk.campus", "denne pc")


def at(*ago: int) -> str:
    return (NOW - timedelta(minutes=ago[0])).isoformat(timespec="seconds")


def line(seen: Seen, key: str) -> Check:
    return next(each for each in look(seen) if each.key == key)


def test_every_line_says_its_state_in_words() -> None:
    lines = look(SEEN)
    assert [each.key for each in lines] == ["file", "screen", "power", "paper", "quiet", "sent", "place", "agenda"]
    assert all(each.title and each.text and each.spoken for each in lines)
    assert all(each.commands for each in lines if each.state == "see to")


def test_the_file_and_its_copy() -> None:
    assert line(SEEN, "file").state == "see to" and "ikke gemt en kopi" in line(SEEN, "file").text
    copied = replace(SEEN, facts={COPY: at(10)}, saved=NOW - timedelta(minutes=10))
    assert line(copied, "file").state == "ready" and "i dag kl. 8.50" in line(copied, "file").text
    edited = replace(copied, saved=NOW - timedelta(minutes=2))
    assert line(edited, "file").state == "see to" and "rettet siden" in line(edited, "file").text
    old = replace(SEEN, facts={COPY: (NOW - timedelta(days=2)).isoformat()})
    assert "24. november 2026" in line(old, "file").text and line(old, "file").state == "ready"
    shared = line(replace(SEEN, safe=True), "file").text
    assert "Netværk" not in shared and "Filen er gemt" in shared
    assert "kun åben til læsning" in line(replace(SEEN, read_only=True), "file").text


def test_the_screen() -> None:
    one = line(SEEN, "screen")
    assert (
        one.state == "see to"
        and "Én skærm eller spejlet" in one.text
        and [key for key, _ in one.commands] == ["safe", "slide"]
    )
    assert line(replace(SEEN, safe=True), "screen").state == "ready"
    two = line(replace(SEEN, screens=("HDMI-1",)), "screen")
    assert two.state == "ready" and "HDMI-1" in two.text


@pytest.mark.parametrize(
    ("power", "state", "words"),
    [
        (Power(True, 87, True), "ready", "Tilsluttet strøm · batteri 87 %"),
        (Power(None, None, False), "ready", "Intet batteri"),
        (Power(False, 40, True), "see to", "Kører på batteri · batteri 40 %. Sæt opladeren i."),
        (Power(False, 95, True), "unknown", "Kører på batteri"),
        (Power(), "unknown", "oplyser det ikke"),
    ],
)
def test_power(power: Power, state: str, words: str) -> None:
    found = line(replace(SEEN, power=power), "power")
    assert found.state == state and words in found.text


def test_paper() -> None:
    assert line(SEEN, "paper").state == "see to"
    assert "drejebogen er ikke" in line(replace(SEEN, facts={AGENDA: at(5)}), "paper").text
    assert "dagsordenen er ikke" in line(replace(SEEN, facts={SCRIPT: at(5)}), "paper").text
    both = line(replace(SEEN, facts={AGENDA: at(5), SCRIPT: at(5)}), "paper")
    assert both.state == "ready" and "printed" not in dict(both.commands)


def test_do_not_disturb_holds_for_the_day() -> None:
    assert line(SEEN, "quiet").state == "see to"
    assert line(replace(SEEN, facts={QUIET: at(5)}), "quiet").state == "ready"
    assert line(replace(SEEN, facts={QUIET: at(60 * 24)}), "quiet").state == "see to"


def test_the_agenda_sent() -> None:
    coming = replace(SEEN, meeting=replace(MEETING, days=(replace(DAY, date=date(2026, 11, 28)),)))
    assert line(coming, "sent").state == "see to" and "om 2 dage" in line(coming, "sent").text
    assert "om" not in line(SEEN, "sent").text.split()  # it is today
    late = replace(SEEN, facts={SENT: at(60 * 24 * 3)}, findings=(Finding("M12", "advice", "Sendt 3 dage før"),))
    assert line(late, "sent").state == "ready" and "Sendt 3 dage før" in line(late, "sent").text
    assert line(replace(SEEN, meeting=replace(MEETING, status="sent")), "sent").state == "ready"


def test_the_agenda_itself() -> None:
    assert line(SEEN, "agenda").state == "ready"
    empty = line(replace(SEEN, meeting=replace(MEETING, items=())), "agenda")
    assert empty.state == "see to" and [key for key, _ in empty.commands] == ["prepare"]
    advice = tuple(Finding(rule, "important", f"Råd {rule}") for rule in ("M1", "M2", "M12"))
    found = line(replace(SEEN, findings=advice), "agenda")
    assert found.text == "Råd M1 · og 1 mere"
    safe = line(replace(SEEN, findings=advice, safe=True), "agenda")
    assert "Råd M1" not in safe.spoken and not safe.commands


def test_a_locked_item_that_begins_late_is_named_also_in_the_safe_view() -> None:
    items = (AgendaItem("a", "Oplæg", 45), AgendaItem("b", "Pause", 10, "break", pinned=time(10)))
    late = replace(SEEN, meeting=replace(MEETING, items=items))
    for seen in (late, replace(late, safe=True)):
        found = line(seen, "agenda")
        assert found.state == "see to" and [key for key, _ in found.commands] == ["prepare"]
        assert found.text == "»Pause« er låst og begynder 15 min for sent til kl. 10.00"
    advised = line(replace(late, findings=(Finding("M1", "important", "Råd M1"),)), "agenda")
    assert advised.text.endswith("kl. 10.00 · og 1 mere")


def test_times_that_do_not_fit_are_not_said_to_fit_though_the_advice_was_answered() -> None:
    long = replace(SEEN, meeting=replace(MEETING, items=(AgendaItem("a", "Oplæg", 330),)))
    assert line(long, "agenda").state == "ready" and line(long, "agenda").text == "Der er ingen råd."
    assert line(SEEN, "agenda").text == "Tiderne passer, og der er ingen råd."


def test_place_and_host() -> None:
    for fields, text in (
        ({}, "Sted og vært er ikke fastlagt."),
        ({"place": "Klitby"}, "Værten er ikke fastlagt."),
        ({"host": "k"}, "Stedet er ikke fastlagt."),
    ):
        found = line(replace(SEEN, meeting=replace(MEETING, **fields)), "place")
        assert (found.state, found.text) == ("see to", text) and [key for key, _ in found.commands] == ["prepare"]
    known = line(replace(SEEN, meeting=replace(MEETING, place="Klitby", host="k", host_name="Klitadm.")), "place")
    assert known.state == "ready" and known.text == "Klitby · vært: Klitadm."
    online = replace(MEETING, online_link="https://moede.example", host="k", host_name="Klitadm.")
    assert line(replace(SEEN, meeting=online), "place").state == "ready"
    nowhere = line(replace(SEEN, meeting=replace(MEETING, kind="online")), "place")
    assert nowhere.text == "Værten er ikke fastlagt, og der er intet link til mødet."
