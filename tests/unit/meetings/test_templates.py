"""The agendas and blocks that come with the program, and those people keep."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

import pytest

import resources
from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.meetings import edits, item_edits, queries, summaries, templates
from campus_desktop.meetings.agenda import schedule
from campus_desktop.meetings.checks import MEETING_RULES, check_meeting
from campus_desktop.meetings.meeting import ITEM_TYPES, KINDS
from campus_desktop.meetings.parts import part_of

DAY = date(2026, 11, 25)


@pytest.mark.parametrize("name", [*templates.KEYS, "blocks"])
def test_every_text_stands_in_both_languages(name: str) -> None:
    data = json.loads(resources.path("templates", "agendas", f"{name}.json").read_text(encoding="utf-8"))
    for each in data if isinstance(data, list) else [data]:
        assert each.get("kind", "network") in KINDS
        for thing in (each, *each["items"]):
            for value in thing.values():
                if isinstance(value, dict):
                    assert set(value) == {"da", "en"}
                    assert all(text and text == text.strip() for text in value.values())
        for item in each["items"]:
            assert item["type"] in ITEM_TYPES
            assert item["minutes"] > 0


@pytest.mark.parametrize("key", templates.KEYS)
def test_a_shipped_agenda_fits_and_passes_every_check(net: Any, key: str) -> None:
    made = templates.meeting_from_template(net.ws, key, "Nyt møde", DAY, host=net.fjord)
    meeting = queries.read_meeting(net.ws, made)
    (plan,) = schedule(meeting.items, meeting.days)
    assert (plan.over, plan.gaps, plan.collisions) == (0, 0, ())
    assert meeting.purpose
    assert net.ws.undo_label == "Nyt møde »Nyt møde«"
    edits.add_paths(net.ws, made, [net.path])
    said = [
        finding.rule
        for finding in check_meeting(net.ws, made, net.clock.now, rules=[rule.id for rule in MEETING_RULES.rules])
    ]
    assert said == ([] if key == "network-visit" else ["M10"])


def test_ninety_minutes_for_a_sprint(net: Any) -> None:
    made = templates.meeting_from_template(net.ws, "path-sprint", "Sprint")
    assert [item.minutes for item in queries.read_items(net.ws, made)] == [10, 10, 45, 15, 10]


def test_in_english(net: Any) -> None:
    with i18n.using("en"):
        assert templates.list_templates(net.ws)[0].title == "Network visit, one day"
        made = templates.meeting_from_template(net.ws, "online-follow-up", "Online", DAY, start=time(13), end=time(14))
    meeting = queries.read_meeting(net.ws, made)
    assert meeting.items[0].title == "Welcome and technology"
    assert meeting.days[0].start == time(13)


def test_any_agenda_is_kept_and_used_again(net: Any) -> None:
    kept = edits.duplicate_meeting(net.ws, net.meeting, "Vores dag", template=True)
    offered = templates.list_templates(net.ws)
    assert [each.own for each in offered] == [False] * 4 + [True]
    assert (offered[-1].title, offered[-1].items, offered[-1].minutes) == ("Vores dag", 5, 240)
    made = templates.meeting_from_template(net.ws, kept, "Næste", DAY)
    again = queries.read_meeting(net.ws, made)
    assert [item.title for item in again.items] == [item.title for item in net.read().items]
    assert again.items[4].pinned == time(12)
    assert not again.is_template
    before = net.read()
    templates.use_template(net.ws, net.meeting, "path-sprint")
    assert len(net.read().items) == 5
    net.there_and_back(before)
    with pytest.raises(CampusError, match="slettet"):
        templates.meeting_from_template(net.ws, "none", "x")
    with pytest.raises(CampusError, match="titel"):
        templates.meeting_from_template(net.ws, "path-sprint", " ")


def test_blocks_go_where_they_are_put(net: Any) -> None:
    before = net.read()
    made = templates.add_block(net.ws, net.meeting, "ideas", before=net.items[4])
    items = net.read().items
    assert [item.id for item in items[4:7]] == made
    assert [item.minutes for item in items[4:7]] == [5, 10, 10]
    net.there_and_back(before)
    assert [each.minutes for each in templates.list_blocks()] == [50, 25, 15, 30]
    with pytest.raises(CampusError, match="slettet"):
        templates.add_block(net.ws, net.meeting, "none")


def test_since_last_time_comes_after_the_welcome(net: Any) -> None:
    templates.use_template(net.ws, net.meeting, "path-sprint")
    templates.add_follow_up(net.ws, net.meeting)
    assert net.read().items[0].title == "Fra sidst: åbne opfølgninger"
    with pytest.raises(CampusError, match="allerede"):
        templates.add_follow_up(net.ws, net.meeting)
    templates.use_template(net.ws, net.meeting, "half-day-sparring")
    with pytest.raises(CampusError, match="allerede"):
        templates.add_follow_up(net.ws, net.meeting)


def test_chosen_items_are_kept_as_a_block_for_any_agenda(net: Any) -> None:
    groups = net.items[5]
    for track in (0, 1):
        item_edits.add_item(net.ws, net.meeting, f"Skitse {track}", 20, parent=groups, track=track, responsible="EV")
    item_edits.update_item(net.ws, net.items[4], responsible="Vært", institution=net.klit)
    block = templates.keep_block(net.ws, [net.items[4], groups], "Frokost og  design")
    kept = templates.list_blocks(net.ws)[-1]
    assert (kept.key, kept.title, kept.own, kept.items, kept.minutes) == (block, "Frokost og design", True, 1, 65)
    assert templates.list_blocks() == templates.list_blocks(net.ws)[:-1]
    assert [each.own for each in templates.list_templates(net.ws)].count(True) == 0
    assert [each.id for each in summaries.list_meetings(net.ws)] == [net.meeting]

    before = net.read()
    made = templates.add_block(net.ws, net.meeting, block, before=net.items[1])
    items = net.read().items
    assert [items[1].id, items[2].id] == made
    assert [(each.title, each.pinned, each.responsible, each.institution) for each in items[1:3]] == [
        ("Frokost", None, "", None), ("Design", None, "", None),
    ]  # fmt: skip
    assert [[child.title for child in track] for track in items[2].by_track] == [["Skitse 0"], ["Skitse 1"]]
    net.there_and_back(before)


def test_a_block_is_deleted_and_needs_a_title_and_items(net: Any) -> None:
    block = templates.keep_block(net.ws, net.items[:1], "Velkomst")
    assert templates.list_blocks(net.ws)[-1].title == "Velkomst"
    templates.delete_block(net.ws, block)
    assert not any(each.own for each in templates.list_blocks(net.ws))
    with pytest.raises(CampusError, match="slettet"):
        templates.add_block(net.ws, net.meeting, block)
    with pytest.raises(CampusError, match="titel"):
        templates.keep_block(net.ws, net.items[:1], " ")
    with pytest.raises(CampusError, match="slettet"):
        templates.keep_block(net.ws, ["none"], "Velkomst")


def test_what_stood_in_a_group_stands_for_itself_in_a_block(net: Any) -> None:
    child = item_edits.add_item(net.ws, net.meeting, "Skitse", 20, parent=net.items[5], track=1)
    block = templates.keep_block(net.ws, [child], "Skitse")
    assert [(item.title, item.track) for item in queries.read_items(net.ws, block)] == [("Skitse", 0)]


def test_a_kept_agenda_is_as_long_as_its_longest_group(net: Any) -> None:
    item_edits.add_item(net.ws, net.meeting, "Skitse", 20, parent=net.items[5], track=0)  # planned 60 min itself
    kept = edits.duplicate_meeting(net.ws, net.meeting, "Vores", template=True)
    (offered,) = (each for each in templates.list_templates(net.ws) if each.key == kept)
    assert offered.minutes == 240 - 40


def test_a_block_of_a_template_keeps_what_its_items_are(net: Any) -> None:
    templates.use_template(net.ws, net.meeting, "network-visit")
    closing = next(item for item in net.read().items if part_of(item) == "closing")
    block = templates.keep_block(net.ws, [closing.id], "Afslutning")
    (made,) = templates.add_block(net.ws, net.meeting, block)
    item = net.read().item(made)
    assert item is not None and part_of(item) == "closing"
