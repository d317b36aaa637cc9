"""Catching up: what the dialog shows is what the cards show afterwards, whatever happened before."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from campus_desktop.clock import zone
from campus_desktop.i18n import time_table
from campus_desktop.meetings import edits, item_edits, keys, running, timer
from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.meetings.hold.catch_up import CatchUpDialog

START = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
"""9.30 in Copenhagen on the day of the meeting."""


def opened(held: Any) -> CatchUpDialog:
    held.press(keys.CATCH_UP)
    dialog = visible(held.window, CatchUpDialog)[-1]
    settle()
    return dialog


def rows(dialog: CatchUpDialog) -> dict[str, str]:
    """The new times in the dialog, by the item's title."""
    table = dialog.table
    return {table.item(row, 0).text(): table.item(row, 2).text()[:5] for row in range(table.rowCount())}


def cards(held: Any) -> dict[str, str]:
    """The time at which each item begins or began, as its card shows it."""
    held.mode.agenda.tick()
    return {card.title: card.shift.removeprefix("→ ") or card.time for card in held.mode.agenda.model.cards}


def card(held: Any, title: str) -> Any:
    held.mode.agenda.tick()
    return next(each for each in held.mode.agenda.model.cards if each.title == title)


def test_the_current_items_times_and_minutes_are_its_own(held: Any) -> None:
    """Begun 11 minutes late, 4 of them won back, and five more given: as at the practice meeting."""
    held.pass_(11)
    held.press(keys.START)
    held.pass_(11)
    held.press(keys.NEXT)
    held.press(keys.MORE)
    dialog = opened(held)
    said = dialog.heading.text().replace("\n", " ")
    assert "begyndte 11 min for sent" in said and "»Sparring« går 5 min over tiden" in said
    assert dialog.changes.text().split("\n")[:2] == [
        "• Sen start: »Velkomst« kl. 9.41 i stedet for kl. 9.30",
        "• Tidligere punkter har indhentet 4 min",
    ]
    assert dialog.table.item(0, 2).text() == "09.52–10.57"
    dialog.agree.click()
    settle()
    assert held.detail == "slutter kl. 10.57 · følger planen"
    now = card(held, "Sparring")
    assert (now.time, now.shift, now.minutes) == ("09.52", "", "60+5 min")
    first = card(held, "Velkomst")
    assert (first.time, first.shift, first.took, first.second) == ("09.30", "→ 09.41", "tog 11 min", "orientering")
    assert "Låst" not in first.spoken


def test_who_is_ahead_sees_when_it_really_ends(held: Any) -> None:
    held.press(keys.START)
    for _item in range(5):
        held.press(keys.NEXT)
    dialog = opened(held)
    assert dialog.heading.text() == "Der er intet at indhente."
    assert dialog.table.item(0, 2).text() == "09.30–10.00"
    assert dialog.ends.text() == "Mødet slutter  13.00 → 10.00"
    assert dialog.measure.text().endswith("slutter mødet 10.00.")
    dialog.reject()


def test_the_end_is_in_sight_however_long_the_day_is(held: Any) -> None:
    for number in range(14):
        item_edits.add_item(held.workspace, held.meeting, f"Punkt {number}", 5)
    held.press(keys.START)
    dialog = opened(held)
    assert dialog.ends.visibleRegion().boundingRect() == dialog.ends.rect()
    assert ink(on_screen(dialog.ends)) > 0.02
    dialog.reject()


ITEM = st.tuples(
    st.integers(1, 60),
    st.sampled_from(["information", "discussion", "break", "buffer"]),
    st.sampled_from([None, None, time(10), time(10, 40), time(11, 30)]),
)
STEP = st.tuples(
    st.sampled_from(["next", "next", "skip", "more", "less", "pause", "back", "catch up"]), st.integers(0, 40)
)


@settings(
    max_examples=15, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck), deadline=None
)
@given(
    items=st.lists(ITEM, min_size=3, max_size=6),
    begun=st.integers(-20, 40),
    steps=st.lists(STEP, max_size=6),
    over=st.integers(0, 30),
)
def test_what_is_proposed_is_what_the_cards_show(
    held: Any, items: Any, begun: int, steps: list[tuple[str, int]], over: int
) -> None:
    new_meeting(held, items)
    held.now = START + timedelta(minutes=begun, seconds=17)
    running.start(held.workspace, held.meeting, held.now)
    for what, minutes in steps:
        held.pass_(minutes)
        do(held, what)
    held.pass_(0)
    if held.here().item is None:
        return
    held.mode.notes.focus_line()
    dialog = opened(held)
    first = dialog.minutes.text()
    dialog.minutes.setText(str(over))
    shown, ends = rows(dialog), dialog.ends.text()[-5:]
    if not dialog.agree.isEnabled():
        dialog.minutes.setText(first)  # as it stands
        assert rows(dialog) == {title: cards(held)[title] for title in rows(dialog)}
        dialog.reject()
        return
    dialog.agree.click()
    assert not dialog.isVisible()
    after = cards(held)
    assert {title: after[title] for title in shown} == shown
    here, coming = held.here(), timer.forecast(held.read(), running.read_events(held.workspace, held.meeting), held.now)
    last = coming[-1].end if coming else here.ends
    assert time_table(last.astimezone(zone())) == ends


def new_meeting(held: Any, items: Any) -> None:
    """Another meeting in sight, so that every example begins before its start."""
    for each in running.under_way(held.workspace, held.now):
        running.end(held.workspace, each, held.now)
    held.meeting = edits.create_meeting(held.workspace, "Et møde", date=date(2026, 11, 26))
    edits.update_meeting(held.workspace, held.meeting, start=time(9, 30), end=time(13, 0))
    for number, (minutes, word, pin) in enumerate(items):
        item_edits.add_item(held.workspace, held.meeting, f"Punkt {number}", minutes, type=word, pinned=pin)
    held.open()
    settle()


def do(held: Any, what: str) -> None:
    where = (held.workspace, held.meeting)
    here = held.here()
    if here.item is None or here.state == "ended":
        return
    if what in ("more", "less"):
        running.extend(*where, 5 if what == "more" else -5, held.now)
    elif what == "pause":
        (running.resume if here.state == "paused" else running.pause)(*where, held.now)
    elif what == "back" and here.number > 1:
        running.back(*where, held.now)
    elif what == "catch up":
        found = running.propose_catch_up(*where, held.now)
        running.apply_catch_up_now(*where, found.changes, held.now)
    elif what in ("next", "skip") and here.following is not None:
        (running.next_item if what == "next" else running.skip)(*where, held.now)
