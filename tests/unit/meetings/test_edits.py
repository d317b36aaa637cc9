"""Edits of meetings and their agendas: each done, undone and done again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_copies, item_edits, queries, summaries
from campus_desktop.meetings.meeting import Day
from campus_desktop.paths import edits as path_edits
from campus_desktop.workspace import open_workspace


def test_a_meeting_is_read_whole(net: Any) -> None:
    meeting = net.read()
    assert (meeting.title, meeting.host_name, meeting.place) == (
        "Preboarding: Hvad virker?", "Klitadministrationen", "Klitby",
    )  # fmt: skip
    assert meeting.days == (Day(1, date(2026, 11, 26), time(9, 30), time(14, 30)),)
    assert meeting.days[0].minutes == 300
    assert [(path.title, path.institution_name, path.steps) for path in meeting.paths] == [
        ("Preboarding hos os", "Fjordstyrelsen", 2)
    ]
    assert meeting.items[4].pinned == time(12)
    assert meeting.item(net.items[2]).title == "Pause"
    assert meeting.item("none") is None


def test_fields_are_checked_and_come_back(net: Any) -> None:
    before = net.read()
    edits.update_meeting(
        net.ws, net.meeting, title="  Ny   titel ", start=time(10), end=time(15), status="sent", case_number="26/1",
        delete_by=date(2027, 5, 1), initials_only=True, room="Store sal\0",
    )  # fmt: skip
    meeting = net.read()
    assert (meeting.title, meeting.status, meeting.room) == ("Ny titel", "sent", "Store sal")
    assert (meeting.delete_by, meeting.initials_only) == (date(2027, 5, 1), True)
    assert meeting.days[0].start == time(10)
    net.there_and_back(before)
    with pytest.raises(CampusError, match="skal have en titel"):
        edits.update_meeting(net.ws, net.meeting, title=" ")
    with pytest.raises(ValueError, match="status"):
        edits.update_meeting(net.ws, net.meeting, status="gone")
    with pytest.raises(ValueError, match="no such field"):
        edits.update_meeting(net.ws, net.meeting, colour="red")
    with pytest.raises(CampusError, match="skal have en titel"):
        edits.create_meeting(net.ws, "")


def test_typing_is_one_step_back(net: Any) -> None:
    for text in ("V", "Vi", "Vis"):
        edits.update_meeting(net.ws, net.meeting, merge=True, purpose=text)
    net.ws.undo()
    assert net.read().purpose == ""
    for minutes in (20, 25, 30):
        item_edits.resize(net.ws, net.items[0], minutes, merge=True)
    net.ws.undo()
    assert net.read().items[0].minutes == 15


def test_items_move_within_and_between_days_and_groups(net: Any) -> None:
    before = net.read()
    item_edits.move_items(net.ws, [net.items[3], net.items[0]], net.items[2])
    assert net.titles() == "Oplæg Velkomst Sparring Pause Frokost Design Afrunding"
    assert net.ws.undo_label == "Flyt 2 punkter"
    net.there_and_back(before)
    label = net.ws.undo_label
    whole = net.read()
    item_edits.move_items(net.ws, [net.items[6]], None)
    item_edits.move_items(net.ws, [net.items[1]], net.items[0])
    assert net.ws.undo_label == label
    assert net.read() == whole
    item_edits.move_items(net.ws, [net.items[6]], None, day=2)
    assert [item.title for item in net.read().items if item.day == 2] == ["Afrunding"]
    item_edits.update_item(net.ws, net.items[5], tracks=["Gruppe 1", "Gruppe 2"])
    first = net.item("Skitse", 20, parent=net.items[5], track=0)
    net.item("Storyboard", 30, parent=net.items[5], track=1)
    item_edits.move_items(net.ws, [net.items[1]], None, parent=net.items[5], track=1)
    group = net.read().item(net.items[5])
    assert [[child.title for child in track] for track in group.by_track] == [["Skitse"], ["Storyboard", "Oplæg"]]
    item_edits.move_items(net.ws, [net.items[5]], None, day=2)
    assert {child.day for child in net.read().item(net.items[5]).children} == {2}
    with pytest.raises(CampusError, match="ikke indeholde andre grupper"):
        item_edits.move_items(net.ws, [net.items[5]], None, parent=first)
    with pytest.raises(CampusError, match="ikke indeholde andre grupper"):
        net.item("Under", 5, parent=first)
    item_edits.delete_items(net.ws, [net.items[5]])
    assert "Skitse" not in {item.title for item in net.read().every_item}
    net.ws.undo()
    assert len(net.read().item(net.items[5]).children) == 3


def test_an_item_of_another_meeting_does_not_land(net: Any) -> None:
    other = edits.create_meeting(net.ws, "Et andet")
    stranger = item_edits.add_item(net.ws, other, "Fremmed", 10)
    assert "kopieres" in item_edits.may_land(net.ws, [stranger], net.meeting)
    assert item_edits.may_land(net.ws, [net.items[0]], net.meeting) == ""
    assert "slettet" in item_edits.may_land(net.ws, ["none"], net.meeting)
    with pytest.raises(CampusError, match="slettet"):
        item_edits.move_items(net.ws, ["none"], None)


@settings(max_examples=30)
@given(data=st.data())
def test_moves_match_a_list(net: Any, data: st.DataObject) -> None:
    order = [item.id for item in net.read().items]
    for _ in range(4):
        moving = data.draw(st.lists(st.sampled_from(order), min_size=1, max_size=3, unique=True))
        before = data.draw(st.sampled_from([*order, None]))
        at = order.index(before) if before else len(order)
        head = [each for each in order[:at] if each not in moving]
        tail = [each for each in order[at:] if each not in moving]
        expected = [*head, *[each for each in order if each in moving], *tail]
        item_edits.move_items(net.ws, moving, before)
        order = [item.id for item in net.read().items]
        assert order == expected


def test_values_of_items_are_checked(net: Any) -> None:
    whole = net.read()
    for fields, said in (({"minutes": -1}, "fra 0 til"), ({"minutes": 2000}, "fra 0 til"), ({"title": " "}, "titel")):
        with pytest.raises(CampusError, match=said):
            item_edits.update_item(net.ws, net.items[0], **fields)
    with pytest.raises(ValueError, match="type"):
        item_edits.update_item(net.ws, net.items[0], type="party")
    with pytest.raises(CampusError, match="slettet"):
        item_edits.update_item(net.ws, "none", minutes=3)
    with pytest.raises(CampusError, match="titel"):
        net.item("  ", 5)
    assert net.read() == whole
    item_edits.pin(net.ws, net.items[6], time(14, 15))
    assert net.read().items[6].pinned == time(14, 15)
    item_edits.pin(net.ws, net.items[6], None)
    assert net.read().items[6].pinned is None


def test_copies(net: Any) -> None:
    before = net.read()
    made = item_copies.duplicate_items(net.ws, net.items[:2])
    assert net.titles().startswith("Velkomst Velkomst Oplæg Oplæg Pause")
    assert net.read().item(made[0]).origin == net.items[0]
    net.there_and_back(before)
    net.ws.undo()
    group = net.item("Grupper", 0)
    net.item("A", 10, parent=group)
    copy = queries.read_meeting(net.ws, edits.duplicate_meeting(net.ws, net.meeting))
    assert copy.title == "Preboarding: Hvad virker? (kopi)"
    assert (copy.date, copy.status, copy.host) == (None, "draft", net.klit)
    assert [item.title for item in copy.every_item] == [item.title for item in net.read().every_item]
    assert len(copy.paths) == 1
    kept = edits.duplicate_meeting(net.ws, net.meeting, "Vores dagsorden", template=True)
    template = queries.read_meeting(net.ws, kept)
    assert (template.host, template.place, template.paths, template.is_template) == (None, "", (), True)
    assert len(template.every_item) == len(net.read().every_item)
    assert [each.title for each in summaries.list_meetings(net.ws, templates=True)] == ["Vores dagsorden"]
    assert summaries.count_meetings(net.ws) == 2


def test_several_days(net: Any) -> None:
    first = net.read().days[0]
    second = Day(2, date(2026, 11, 27), time(9), time(12))
    before = net.read()
    edits.set_days(net.ws, net.meeting, [first, second, replace(second, number=3, date=date(2026, 11, 28))])
    assert [day.number for day in net.read().days] == [1, 2, 3]
    net.there_and_back(before)
    item_edits.move_items(net.ws, [net.items[6]], None, day=3)
    edits.set_days(net.ws, net.meeting, [first, replace(second, end=time(13))])
    assert net.read().days[1].end == time(13)
    assert net.read().item(net.items[6]).day == 2
    with pytest.raises(CampusError, match="efter hinanden"):
        edits.set_days(net.ws, net.meeting, [replace(first, date=date(2026, 11, 28)), second])
    with pytest.raises(CampusError, match="fra 1 til"):
        edits.set_days(net.ws, net.meeting, [])


def test_the_later_days_go_along_when_the_first_is_moved(net: Any) -> None:
    first = net.read().days[0]
    third = Day(3, date(2026, 11, 30), time(9), time(12))
    edits.set_days(net.ws, net.meeting, [first, Day(2, None, time(9), time(12)), third])
    before = net.read()
    for typed in (date(2026, 1, 3), date(2026, 12, 3)):  # as it is typed: 3/1, then 3/12
        edits.update_meeting(net.ws, net.meeting, merge=True, date=typed)
    assert [day.date for day in net.read().days] == [date(2026, 12, 3), None, date(2026, 12, 7)]
    net.there_and_back(before)
    edits.update_meeting(net.ws, net.meeting, date=None)
    assert net.read().days[2].date == date(2026, 12, 7)


def test_lists_and_finding(net: Any) -> None:
    later = edits.create_meeting(net.ws, "Møde i Ærøsund", date=date(2027, 1, 12))
    assert [each.title for each in summaries.list_meetings(net.ws)] == ["Møde i Ærøsund", "Preboarding: Hvad virker?"]
    summary = summaries.list_meetings(net.ws)[1]
    assert (summary.items, summary.people, summary.state) == (5, 0, "planned")
    assert summaries.next_meeting(net.ws, date(2026, 11, 26)).id == net.meeting
    assert summaries.next_meeting(net.ws, date(2026, 11, 27)).id == later
    assert summaries.next_meeting(net.ws, date(2028, 1, 1)) is None
    assert [each.id for each in summaries.search_meetings(net.ws, "aeroesund", 5)] == [later]
    assert queries.find_meeting(net.ws, "Møde i Ærøsund") == later
    with pytest.raises(CampusError, match="intet møde"):
        queries.find_meeting(net.ws, "Findes ikke")
    edits.update_meeting(net.ws, later, title="Preboarding: Hvad virker?")
    with pytest.raises(CampusError, match="Flere møder"):
        queries.find_meeting(net.ws, "Preboarding: Hvad virker?")


def test_a_series_knows_what_came_before(net: Any) -> None:
    made = edits.next_in_series(net.ws, net.meeting, "Opfølgning", date(2027, 1, 14))
    following = queries.read_meeting(net.ws, made)
    assert following.items == ()
    assert (following.host, following.place, len(following.paths)) == (None, "", 1)
    assert following.series_title == "Preboarding: Hvad virker?"
    assert summaries.earlier_meetings(net.ws, following) == [net.meeting]
    assert summaries.earlier_meetings(net.ws, net.read()) == []
    assert summaries.following_meeting(net.ws, net.read()).id == made
    assert summaries.following_meeting(net.ws, following) is None
    net.ws.undo()
    assert net.read().series is None
    net.ws.redo()
    assert queries.list_series(net.ws) == [(following.series, "Preboarding: Hvad virker?")]


def test_deleting_and_what_hangs_on_it(net: Any) -> None:
    whole = net.read()
    edits.delete_meetings(net.ws, [net.meeting])
    assert summaries.list_meetings(net.ws) == []
    with pytest.raises(CampusError, match="slettet"):
        net.read()
    net.ws.undo()
    assert net.read() == whole
    institutions.delete_institutions(net.ws, [net.klit])
    assert net.read().host is None
    path_edits.delete_path(net.ws, net.path)
    assert net.read().paths == ()
    net.ws.undo()
    net.ws.undo()
    assert net.read() == whole


def test_paths_are_put_on_once(net: Any) -> None:
    other = path_edits.create_path(net.ws, "Onboarding")
    edits.add_paths(net.ws, net.meeting, [other, net.path, other])
    assert [path.title for path in net.read().paths] == ["Preboarding hos os", "Onboarding"]
    edits.remove_paths(net.ws, net.meeting, [net.path])
    assert [path.title for path in net.read().paths] == ["Onboarding"]


def test_facts_are_never_undone(net: Any) -> None:
    label = net.ws.undo_label
    edits.record_fact(net.ws, net.meeting, "agenda printed")
    assert net.ws.undo_label == label
    assert edits.facts(net.ws, net.meeting) == {"agenda printed": "2026-11-26T08:30:00+00:00"}


def test_a_read_only_file_says_so(net: Any) -> None:
    net.ws.close()
    reading = open_workspace(net.ws.path, read_only=True)
    assert "kun åbnet til læsning" in item_edits.may_land(reading, net.items[:1], net.meeting)
    reading.close()


def test_undo_names_the_field_of_an_item_as_the_screen_does(net: Any) -> None:
    with i18n.using("en"):
        item_edits.update_item(net.ws, net.items[0], type="presentation")
        step = net.ws.next_step("undo")
        assert step is not None and "type" in step.label and "kind" not in step.label
