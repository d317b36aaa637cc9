"""What stands on the projector."""

from __future__ import annotations

from typing import Any

from campus_desktop import i18n
from campus_desktop.meetings import edits, item_edits, notes, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.projection import Slide, Wanted, lines, slide
from campus_desktop.meetings.wording import item_numbers


def shown(net: Any) -> Slide:
    return slide(net.read(), tuple(running.read_events(net.ws, net.meeting)), net.clock.now)


def test_the_item_its_place_its_clock_and_what_comes(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    now = shown(net)
    assert now.place == "Punkt 1 af 5" and now.clock.title == "Velkomst"
    assert (
        (now.clock.figure, now.clock.beside) == ("15:00", "tilbage")
        and now.clock.ends == "slutter kl. 9.45"
        and now.clock.mood == "calm"
    )
    assert now.following == "kl. 9.45 Oplæg · 40 min"
    net.clock.pass_(13)
    assert shown(net).clock.mood == "amber"
    net.clock.pass_(1.5)
    assert shown(net).clock.mood == "red"
    net.clock.pass_(2)
    late = shown(net)
    assert (late.clock.figure, late.clock.beside) == ("+01:30", "over tiden") and late.following.startswith(
        "kl. 9.46 Oplæg"
    )


def test_an_item_over_its_time_is_calm_while_the_meeting_is_ahead(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    net.clock.pass_(2)
    running.next_item(net.ws, net.meeting, net.clock.now)
    net.clock.pass_(41.5)  # of 40 minutes, begun 13 minutes early
    over = shown(net).clock
    assert (over.figure, over.beside, over.mood) == ("+2", "min. over", "calm")
    assert over.ends == "mødet som helhed: 11 min foran"
    net.clock.pass_(13)
    late = shown(net).clock
    assert (late.figure, late.mood) == ("+14:30", "red") and late.ends == "skulle være slut kl. 10.12"


def test_the_projector_counts_as_the_minutes_do(net: Any) -> None:
    numbers = item_numbers(net.read())
    running.start(net.ws, net.meeting, net.clock.now)
    seen = []
    for _item in net.read().items:
        here = running.where(net.ws, net.meeting, net.clock.now)
        number = numbers.get(here.item.id)
        assert shown(net).place == (f"Punkt {number} af {len(numbers)}" if number else "")
        seen.append(number)
        if here.following is not None:
            net.clock.pass_(5)
            running.next_item(net.ws, net.meeting, net.clock.now)
    assert None in seen and str(len(numbers)) in seen


def test_before_and_after(net: Any) -> None:
    before = shown(net)
    assert before.clock.title == "Preboarding: Hvad virker?" and before.clock.ends == "begynder kl. 9.30"
    assert before.clock.figure == before.clock.beside == "" and before.following == "Velkomst · 15 min"
    running.start(net.ws, net.meeting, net.clock.now)
    for _item in net.items:
        running.next_item(net.ws, net.meeting, net.clock.pass_(1))
    after = shown(net)
    assert after.state == "ended" and after.clock.ends == "Mødet er slut" and after.following == ""


def test_the_length_of_what_comes_is_that_of_its_longest_group(net: Any) -> None:
    ws, meeting = net.ws, net.meeting
    for groups, minutes in ((net.items[0], 10), (net.items[1], 25)):  # planned 15 and 40 min themselves
        item_edits.add_item(ws, meeting, "Opgave", minutes, parent=groups, track=0)
        item_edits.update_item(ws, groups, tracks=["Blå", "Rød"])
    assert shown(net).following == "Velkomst · 10 min"
    running.start(ws, meeting, net.clock.now)
    assert shown(net).following == "kl. 9.40 Oplæg · 25 min"


def test_a_pause_is_said(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    running.pause(net.ws, net.meeting, net.clock.pass_(1))
    assert shown(net).clock.paused and shown(net).clock.figure == "14:00"


def test_each_parallel_group_has_its_item_and_clock(net: Any) -> None:
    ws, groups = net.ws, net.items[0]
    for track, title, minutes in ((0, "Video", 10), (0, "Quiz", 20), (1, "Buddy", 25)):
        item_edits.add_item(ws, net.meeting, title, minutes, parent=groups, track=track)
    item_edits.update_item(ws, groups, tracks=["Blå", ""])
    running.start(ws, net.meeting, net.clock.now)
    running.next_item(ws, net.meeting, net.clock.pass_(4), track=1)
    one, two = shown(net).groups
    assert (one.group, one.title, one.figure) == ("Blå", "Quiz", "20:00")
    assert (two.group, two.title, two.figure) == ("Gruppe 2", "Buddy", "21:00")
    running.next_item(ws, net.meeting, net.clock.pass_(4), track=2)
    assert shown(net).groups[1].figure == "" and shown(net).groups[1].ends == "færdig"


def test_notes_only_of_the_kinds_ticked_never_private_and_without_sender_unless_ticked(net: Any) -> None:
    ws = net.ws
    assert lines(ws, net.meeting, Wanted()) == []
    first = notes.add_note(ws, net.meeting, "idea", NoteLine("Kortere", institution=net.fjord), at=net.clock.now)
    notes.add_note(ws, net.meeting, "challenge", NoteLine("For lang"), at=net.clock.pass_(1))
    notes.add_note(ws, net.meeting, "idea", NoteLine("Hemmelig"), private=True, at=net.clock.pass_(1))
    second = notes.add_note(ws, net.meeting, "idea", NoteLine("Del i tre"), at=net.clock.pass_(1))
    other = edits.create_meeting(ws, "Et andet")
    notes.add_note(ws, other, "idea", NoteLine("Fremmed"))
    ideas = frozenset({"idea"})
    assert [line.id for line in lines(ws, net.meeting, Wanted(kinds=ideas))] == [second, first]
    assert {line.sender for line in lines(ws, net.meeting, Wanted(kinds=ideas))} == {""}
    assert lines(ws, net.meeting, Wanted(kinds=ideas, senders=True))[1].sender == "Fjordstyrelsen"


def test_in_english(net: Any) -> None:
    with i18n.using("en"):
        running.start(net.ws, net.meeting, net.clock.now)
        assert shown(net).place == "Item 1 of 5" and shown(net).clock.ends == "ends at 09:45"


def test_a_group_over_its_time_does_not_say_how_the_meeting_goes(net: Any) -> None:
    design = net.items[1]
    net.item("r1", 10, parent=design, track=0)
    running.start(net.ws, net.meeting, net.clock.now)
    net.clock.pass_(2)
    running.next_item(net.ws, net.meeting, net.clock.now)
    net.clock.pass_(12)
    slide = shown(net)
    assert slide.clock.ends.startswith("mødet som helhed: ")
    assert [(each.figure, each.ends) for each in slide.groups] == [("+2", "skulle være slut kl. 9.42")]
