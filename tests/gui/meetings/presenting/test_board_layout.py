"""The board on the projector: readable text, every card reached, arrows that go there and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop.paths.path import Phase, Step
from ui.meetings.presenting.board_layout import arrange, backward, forward
from ui.meetings.presenting.painting import SMALLEST

SIZES = [(912, 480), (1240, 520), (1680, 700), (560, 300)]


def phases(*counts: int, title: str = "Velkomst og rundvisning") -> list[Phase]:
    return [
        Phase(f"p{n}", f"Fase {n}", steps=tuple(Step(f"s{n}.{m}", f"p{n}", title, minutes=15) for m in range(count)))
        for n, count in enumerate(counts)
    ]


def test_few_short_phases_are_all_in_sight() -> None:
    view = arrange(phases(1, 1, 1), 1680, 700)
    assert view.count == 3 and view.size >= SMALLEST


def test_where_the_text_would_be_too_small_two_or_one_are_shown_large() -> None:
    assert arrange(phases(5, 3, 5, 4, 4), 1240, 560).count == 2
    assert arrange(phases(9, 9, 9), 912, 480).count == 1


def test_no_phases_and_no_cards_do_no_harm() -> None:
    assert arrange([], 900, 500).count == 0
    assert arrange(phases(0, 0), 900, 500).columns[0].cards == ()


@pytest.mark.parametrize("size", SIZES)
@given(
    counts=st.lists(st.integers(0, 25), min_size=1, max_size=6), title=st.text("abcdefgh æøå", min_size=1, max_size=90)
)
@settings(max_examples=15)
def test_the_arrows_lead_past_every_card_and_back(size: tuple[int, int], counts: list[int], title: str) -> None:
    width, height = size
    path = phases(*counts, title=title)
    seen: set[str] = set()
    at, trail = (0, 0), []
    for _time in range(200):
        view = arrange(path, width, height, *at)
        assert view.size >= SMALLEST
        trail.append((view.first, view.offset))
        for column in view.columns:
            for card in column.cards:
                seen.add(card.step.id)
                assert card.rect.left() >= 0 and card.rect.right() <= width
        after = forward(path, view)
        if after == (view.first, view.offset):
            break
        at = after
    assert seen == {step.id for phase in path for step in phase.steps}
    for _time in range(300):
        view = arrange(path, width, height, *at)
        if (view.first, view.offset) == (0, 0):
            return
        at = backward(path, view, width, height)
    raise AssertionError("the beginning was never reached")
