"""Order keys always fit between their neighbours; stamps always go forward."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from campus_desktop.workspace import order, stamps


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 5)), max_size=80))
def test_keys_inserted_anywhere_stay_in_order(places: list[tuple[int, int]]) -> None:
    keys: list[str] = []
    for place, count in places:
        at = place % (len(keys) + 1)
        low = keys[at - 1] if at else None
        high = keys[at] if at < len(keys) else None
        keys[at:at] = order.several(low, high, count)
        assert keys == sorted(set(keys))


def test_always_the_same_gap_makes_keys_longer_not_wrong() -> None:
    low, high = order.several(None, None, 2)
    for _ in range(500):
        high, before = order.between(low, high), high
        assert low < high < before


@given(st.lists(st.integers(0, 2**40), min_size=2, max_size=50))
def test_stamps_go_forward_whatever_the_clock_does(moments: list[int]) -> None:
    clock = stamps.StampSource(stamps.new_session(), None)
    made = [clock.stamp(datetime.fromtimestamp(moment / 1000, UTC)) for moment in moments]
    assert made == sorted(set(made))
    later = stamps.StampSource(stamps.new_session(), max(made))
    assert later.stamp(datetime.fromtimestamp(0, UTC)) > max(made)
