"""Each check speaks where it should, is silent where it should, and says the number."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop import i18n
from campus_desktop.advice import answers
from campus_desktop.advice.finding import STRENGTHS, Finding
from campus_desktop.advice.kept import KeptAdvice
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits, notes, queries, templates
from campus_desktop.meetings.agenda import schedule
from campus_desktop.meetings.checks import MEETING_RULES, Subject, check_meeting, read_subject
from campus_desktop.meetings.meeting import AgendaItem, Day, Meeting, PathAtMeeting
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import edits as paths

ALL = [rule.id for rule in MEETING_RULES.rules]
WEDNESDAY = date(2026, 11, 25)


def item(title: str, minutes: int, kind: str | None = "discussion", **fields: Any) -> AgendaItem:
    return AgendaItem(title, title, minutes, kind, **fields)


def say(rule: str, *items: AgendaItem, **fields: Any) -> list[str]:
    """What the rule says of a meeting with these items."""
    day = Day(1, fields.pop("date", WEDNESDAY), fields.pop("start", time(9, 30)), fields.pop("end", time(14, 30)))
    extra = {name: fields.pop(name) for name in ("carried", "sent", "short_names") if name in fields}
    meeting = Meeting("m", "Møde", (day,), items=tuple(items), **fields)
    subject = Subject(meeting, schedule(items, (day,)), **extra)
    return [finding.title for finding in MEETING_RULES.run(subject, [rule], ready=True)]


def test_m1_longer_than_the_meeting() -> None:
    assert say("M1", item("A", 310)) == ["Punkterne varer 10 min længere end mødet"]
    assert say("M1", item("A", 375)) == ["Punkterne varer 1 t 15 min længere end mødet"]
    assert say("M1", item("A", 300)) == []


def test_m2_without_a_break() -> None:
    assert say("M2", item("A", 50), item("B", 45)) == ["1 t 35 min uden pause, indtil »B« er slut"]
    # as long as the clock says, what the buffer takes included
    said = ["2 t 35 min uden pause, indtil »B« er slut"]
    assert say("M2", item("L", 5, "buffer"), item("A", 70), item("Luft", 15, "buffer"), item("B", 70)) == said
    assert say("M2", item("A", 40), item("Pause", 10, "break"), item("B", 70)) == []
    assert say("M2", item("A", 70), item("B", 5, "buffer")) == []
    assert say("M2", item("A", 70), item("B", 70, pinned=time(11))) == []
    assert say("M2", item("A", 80)) == ["1 t 20 min uden pause, indtil »A« er slut"]
    assert say("M2", item("A", 90), kind="sprint") == []
    subject = [finding.severity for finding in _findings("M2", item("A", 80), item("P", 5, "break"), item("B", 100))]
    assert subject == ["important", "advice"]


def _findings(rule: str, *items: AgendaItem) -> list[Finding]:
    day = Day(1, WEDNESDAY, time(9, 30), time(14, 30))
    return MEETING_RULES.run(Subject(Meeting("m", "M", (day,), items=items), schedule(items, (day,))), [rule])


def test_m3_short_break() -> None:
    assert say("M3", item("A", 60), item("Pause", 5, "break")) == ["5 min pause efter 1 t arbejde er kort"]
    assert say("M3", item("A", 60), item("Pause", 10, "break")) == []
    assert say("M3", item("A", 30), item("Pause", 5, "break")) == []


def test_m4_buffer() -> None:
    assert say("M4", item("A", 280), item("P", 20, "break")) == ["Kun 7 % af tiden er pause eller buffer"]
    assert say("M4", item("A", 270), item("P", 30, "break")) == []
    # what is free at the end counts, so that a buffer put there would mend nothing
    (found,) = _findings("M4", item("A", 280))
    assert "Forkort punkter med 10 min" in found.remedy
    assert _findings("M4", item("A", 270)) == []
    assert say("M4", item("A", 271)) == ["Kun 9 % af tiden er pause eller buffer"]
    (found,) = _findings("M4", item("A", 400))
    assert "Forkort punkter med 40 min" in found.remedy
    assert _findings("M4", item("A", 360), item("B", 40, "buffer")) == []
    assert say("M4", item("A", 90), kind="sprint", end=time(11)) == []
    assert say("M4") == []


def test_m5_missing() -> None:
    assert say("M5", item("A", 10, None), item("Pause", 5, "break"), item("Velkomst", 5, None)) == [
        "»A« mangler: punkttype, formål, en ansvarlig"
    ]
    assert say("M5", item("A", 10, purpose="x", responsible="AB")) == []


def test_m6_information_first() -> None:
    items = (item("Velkomst", 10, "information"), item("Nyt", 10, "information"), item("Valg", 10, "decision"))
    assert say("M6", *items, kind="other") == ["»Nyt« er orientering og står før en beslutning"]
    child = AgendaItem("b", "B", 5, parent="Nyt")
    short = AgendaItem("Nyt", "Nyt", 10, "information", tracks=("1", "2"), children=(child,))  # its groups take 5 min
    assert say("M6", items[0], short, items[2], kind="other") == []
    assert say("M6", *items) == []
    assert say("M6", *items[::-1], kind="other") == []


def test_m7_ideas_and_choice() -> None:
    assert say("M7", item("Valg", 10, "decision")) == ["»Valg« lægger op til en beslutning, før emnet er åbnet"]
    assert say("M7", item("Runde", 10), item("Valg", 10, "decision")) == []
    assert say("M7", item("Idéer", 10)) == ["»Idéer« giver idéer, men bagefter bliver intet valgt"]
    assert say("M7", item("Idéer", 10), item("Afrunding", 10, "decision")) == []


def test_m8_brainstorm() -> None:
    assert say("M8", item("Brainstorm", 10)) == ["»Brainstorm« begynder, uden at nogen har tænkt først"]
    assert say("M8", item("Stille skrivning", 5), item("Idéer", 10)) == []
    assert say("M8", item("Idéer", 10, script="Skriv i stilhed")) == []
    assert say("M8", item("Videoer", 10)) == []


def test_m9_long_presentation() -> None:
    assert say("M9", item("Oplæg", 40, "presentation")) == ["»Oplæg« er 40 min, hvor man kun lytter"]
    assert say("M9", item("Oplæg", 30, "presentation")) == []
    assert say("M9", item("Oplæg", 40, "presentation", institution="h"), host="h") == []
    assert say("M9", item("Klitten viser", 40, "presentation"), host="h", host_name="Klitten") == []


def test_m10_a_path_without_an_item() -> None:
    path = PathAtMeeting("p", "Onboarding", "f", "Fjordstyrelsen", None, 3)
    assert say("M10", item("A", 10), paths=(path,)) == ["Fjordstyrelsen har et forløb på mødet, men intet punkt"]
    for own in (
        item("A", 10, path="p"),
        item("A", 10, institution="f"),
        item("Sparring: Fjordstyrelsens udkast", 10),
        item("A", 10, responsible="Fjordst."),
    ):
        assert say("M10", own, paths=(path,), short_names={"f": "Fjordst."}) == []


def test_m11_closing() -> None:
    assert say("M11", item("A", 10)) == ["Der er ingen afrunding på dagsordenen"]
    assert say("M11", item("A", 10), item("Afrunding", 10)) == []
    for usual in (
        "Opsamling og næste skridt",
        "Opsamling",
        "Afslutning",
        "Tak for i dag",
        "Tak for denne gang",
        "Wrap-up",
        "Closing",
        "Summing up and next steps",
    ):
        assert say("M11", item("A", 10), item(usual, 10)) == [], usual
    assert say("M11", item("Opsamling på sidste møde", 10), item("A", 10)) != []
    assert say("M11", item("A", 10), item("Tak", 10, origin="network-visit.closing")) == []
    assert say("M11", item("Afrunding", 10), item("A", 1), item("B", 1), item("C", 1)) != []
    assert say("M11") == []


def test_m12_sent() -> None:
    assert say("M12") == ["Dagsordenen er ikke sendt ud"]
    assert say("M12", sent=datetime(2026, 11, 24, 12, tzinfo=UTC)) == ["Dagsordenen blev sendt 1 dag før"]
    assert say("M12", sent=datetime(2026, 11, 1, 12, tzinfo=UTC)) == []
    assert say("M12", date=None) == []


def test_m13_open_from_before() -> None:
    note = Note("n", "x", "X", None, None, "", "action", "Send", datetime(2026, 1, 1, tzinfo=UTC))
    assert say("M13", item("A", 10), carried=(note, note)) == ["2 åbne punkter fra sidst er ikke på dagsordenen"]
    assert say("M13", item("Fra sidst", 10), carried=(note,)) == []
    assert say("M13", item("A", 10)) == []


def test_m14_and_m15() -> None:
    assert say("M14", kind="sprint") == ["Der er en færdig dagsorden til en forløbssprint på 90 minutter"]
    assert say("M14", item("A", 10), kind="sprint") == []
    assert say("M15", item("Sparring", 10)) == ["»Sparring« har intet forløb at se på"]
    assert say("M15", item("Sparring", 10), paths=(PathAtMeeting("p", "x", None, "", None, 1),)) == []


def test_m16_hours() -> None:
    assert say("M16", item("Frokost", 30, "break"), start=time(9)) == [
        "Frokost kl. 9.00 er tidligt",
        "Mødet begynder kl. 9.00; det er tidligt for dem, der rejser",
    ]
    assert say("M16", item("Frokost", 30, "break", pinned=time(13)), end=time(16)) == [
        "Frokost kl. 13.00 er sent",
        "Mødet slutter kl. 16.00; det er sent for dem, der rejser",
    ]
    assert say("M16", item("Frokost", 30, "break", pinned=time(12))) == []
    assert say("M16", item("A", 30), start=time(8), kind="online") == []


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 25), "Fredag den 25. december 2026 er en fridag"),
        (date(2027, 5, 7), "Fredag den 7. maj 2027 ligger mellem fridage"),
        (date(2027, 7, 14), "Mange holder ferie i uge 28"),
        (date(2026, 11, 28), "Lørdag den 28. november 2026 er en fridag"),
        (WEDNESDAY, None),
        (None, None),
    ],
)
def test_m17_people_away(day: date | None, said: str | None) -> None:
    assert say("M17", date=day) == ([said] if said else [])


@given(data=st.data())
def test_no_agenda_breaks_a_check(agendas: Any, data: st.DataObject) -> None:
    items, days = data.draw(agendas())
    subject = Subject(Meeting("m", "M", tuple(days), items=tuple(items)), schedule(items, days))
    found = MEETING_RULES.run(subject, ALL, ready=True)
    assert [each.severity for each in found] == sorted(
        (each.severity for each in found), reverse=True, key="important".__eq__
    )
    keys = [(each.rule, each.part, each.title) for each in found]
    assert len(set(keys)) == len(keys)
    if any(plan.over > 0 for plan in subject.plans):
        assert "M1" in {each.rule for each in found}


def test_rules_say_what_they_rest_on() -> None:
    assert [rule.id for rule in MEETING_RULES.rules] == [
        f"M{number}" for number in range(1, len(MEETING_RULES.rules) + 1)
    ]
    assert {rule.id for rule in MEETING_RULES.rules if rule.on} == {"M1", "M2", "M10", "M11", "M12", "M13", "M15"}
    for rule in MEETING_RULES.rules:
        assert rule.strength in STRENGTHS
        for text in (rule.name, rule.source):
            assert text
            assert i18n._(text) != text


def test_advice_is_answered_once_and_for_all(net: Any) -> None:
    now = net.clock.now
    item_edits.delete_items(net.ws, [net.items[6]])
    first = check_meeting(net.ws, net.meeting, now)
    (closing,) = [each for each in first if each.rule == "M11"]
    answers.answer(net.ws, net.meeting, closing, " vi  runder af ved kaffen ")
    assert closing not in check_meeting(net.ws, net.meeting, now)
    silent = check_meeting(net.ws, net.meeting, now, answered=True)[-1]
    assert (silent.rule, silent.answer) == ("M11", "vi runder af ved kaffen")
    net.ws.undo()
    assert check_meeting(net.ws, net.meeting, now) == first
    net.ws.redo()
    answers.answer(net.ws, net.meeting, closing, "igen")
    assert net.ws.value("SELECT count(*) FROM answer") == 1
    answers.take_answer_back(net.ws, net.meeting, closing)
    assert check_meeting(net.ws, net.meeting, now) == first
    answers.answer(net.ws, net.meeting, closing)
    edits.delete_meetings(net.ws, [net.meeting])
    assert net.ws.value("SELECT count(*) FROM answer") == 0


def test_rules_and_thresholds_are_chosen(net: Any) -> None:
    def rules() -> set[str]:
        return {each.rule for each in check_meeting(net.ws, net.meeting, net.clock.now)}

    net.clock.pass_(2)  # nothing is said of an item while it is being made
    assert rules() == {"M10"}
    MEETING_RULES.choose(net.ws, ["M9"])
    assert rules() == {"M9"}
    MEETING_RULES.set_threshold(net.ws, "M9.minutes", 45)
    assert rules() == set()
    with pytest.raises(ValueError, match="check"):
        MEETING_RULES.choose(net.ws, ["M99"])
    with pytest.raises(ValueError, match="threshold"):
        MEETING_RULES.set_threshold(net.ws, "M99", 1)


def test_missing_data_waits_until_the_agenda_is_sent(net: Any) -> None:
    MEETING_RULES.choose(net.ws, ["M5"])
    assert MEETING_RULES.run(read_subject(net.ws, net.meeting)) != []
    assert "M5" not in {each.rule for each in MEETING_RULES.run(read_subject(net.ws, net.meeting))}


def test_nothing_is_said_of_an_item_younger_than_a_minute(net: Any) -> None:
    made = net.item("Brainstorm", 10, type="discussion")
    assert check_meeting(net.ws, net.meeting, net.clock.pass_(0.9), rules=["M8"]) == []
    assert [each.part for each in check_meeting(net.ws, net.meeting, net.clock.pass_(0.2), rules=["M8"])] == [made]


def test_items_that_came_with_their_meeting_are_whole(net: Any) -> None:
    meeting = templates.meeting_from_template(net.ws, "half-day-sparring", "Sparring", date(2027, 1, 14))
    (talk, *_others) = [each for each in queries.read_meeting(net.ws, meeting).items if each.type == "discussion"]
    item_edits.update_item(net.ws, talk.id, type="presentation", minutes=90)
    assert [each.part for each in check_meeting(net.ws, meeting, net.clock.now, rules=["M9"])] == [talk.id]


def test_open_matters_of_a_series(net: Any) -> None:
    notes.add_note(net.ws, net.meeting, "action", NoteLine("Send skabelonen"))
    following = edits.next_in_series(net.ws, net.meeting, "Næste", date(2027, 1, 14))
    templates.use_template(net.ws, following, "path-sprint")
    assert "M13" in {each.rule for each in check_meeting(net.ws, following, net.clock.now)}
    templates.add_follow_up(net.ws, following)
    assert "M13" not in {each.rule for each in check_meeting(net.ws, following, net.clock.now)}


def test_when_the_agenda_was_sent(net: Any) -> None:
    def ready() -> list[str]:
        found = check_meeting(net.ws, net.meeting, net.clock.now, ready=True)
        return [each.title for each in found if each.rule == "M12"]

    assert ready() == ["Dagsordenen er ikke sendt ud"]
    edits.record_fact(net.ws, net.meeting, "agenda sent")
    assert ready() == ["Dagsordenen blev sendt 0 dage før"]


def test_advice_that_was_kept_is_what_a_new_reading_says(net: Any) -> None:
    """So each rule names every table that it reads."""
    MEETING_RULES.choose(net.ws, ALL)
    net.clock.pass_(2)
    kept = KeptAdvice(MEETING_RULES, read_subject)
    net.ws.subscribe(kept.forget)
    new = edits.next_in_series(net.ws, net.meeting, "Næste", date(2027, 1, 14))
    templates.use_template(net.ws, new, "path-sprint")
    item_edits.add_item(net.ws, new, "Klitadm. viser", 45, type="presentation")
    item_edits.add_item(net.ws, new, "Sparring", 20, type="discussion", responsible="Strandst.")
    net.clock.pass_(2)
    seen = []

    def look() -> None:
        fresh = check_meeting(net.ws, new, net.clock.now, answered=True)
        assert kept.look(net.ws, new, net.clock.now) == fresh
        seen.append(fresh)

    look()
    note = notes.add_note(net.ws, net.meeting, "action", NoteLine("Send skabelonen"))
    look()
    for change in (
        lambda: notes.set_done(net.ws, [note], True),
        net.ws.undo,
        lambda: edits.remove_paths(net.ws, new, [net.path]),
        lambda: edits.add_paths(net.ws, new, [net.path]),
        lambda: institutions.update_institution(net.ws, net.fjord, "short_name", "Strandst."),
        lambda: institutions.update_institution(net.ws, net.fjord, "short_name", "Fjordst."),
        lambda: institutions.update_institution(net.ws, net.fjord, "name", "Fjordkontoret"),
        lambda: paths.update_path(net.ws, net.path, institution=net.klit),
        lambda: institutions.update_institution(net.ws, net.klit, "name", "Strandstyrelsen"),
        lambda: edits.update_meeting(net.ws, new, host=net.klit),
        lambda: institutions.update_institution(net.ws, net.klit, "name", "Klitadm."),
        lambda: edits.set_days(net.ws, new, [Day(1, date(2027, 7, 14), time(8), time(9))]),
        lambda: edits.delete_meetings(net.ws, [net.meeting]),
        lambda: paths.delete_path(net.ws, net.path),
    ):
        change()
        look()
    assert sum(one != other for one, other in pairwise(seen)) >= 10
