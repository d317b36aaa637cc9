"""A price is a number of kroner with what it is for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop.courses import edits, queries
from campus_desktop.courses.price import Price, read, shown
from campus_desktop.workspace import Workspace


@pytest.mark.parametrize(
    ("text", "heading", "price"),
    [
        ("1.250 kr.", "Pris", Price(1250.0)),
        ("1.250,50", "Pris pr. deltager", Price(1250.5, "participant")),
        ("kr. 2.400,- pr. deltager", "Pris", Price(2400.0, "participant")),
        ("50 kr. pr. klik", "", Price(50.0, "click")),
        ("18.000 kr. pr. hold ekskl. moms", "Pris pr. deltager", Price(18000.0, "class")),
        ("1250", "Kursusgebyr", Price(1250.0)),
        ("1,250.00", "Price per participant", Price(1250.0, "participant")),
        ("DKK 995", "Klikafgift", Price(995.0, "click")),
        ("Gratis", "Pris", Price(0.0)),
        ("", "Klikafgift", Price()),
    ],
)
def test_amounts_and_what_they_are_for(text: str, heading: str, price: Price) -> None:
    assert read(text, heading) == price


@pytest.mark.parametrize(
    "text", ["Efter aftale", "1.000-2.000 kr.", "100 EUR", "€ 50", "fra 500 kr.", "500 kr. + 100 kr.", "9" * 100_000]
)
def test_what_is_not_surely_one_amount_of_kroner_is_none(text: str) -> None:
    assert read(text).amount is None


def test_as_people_read_it() -> None:
    assert shown(1250.0, "participant") == "1.250 kr. pr. deltager"
    assert shown(12.5, "") == "12,50 kr."
    assert shown(None, "class", "efter aftale") == "efter aftale pr. hold"
    assert shown(None, "click", "50 EUR pr. klik") == "50 EUR pr. klik"


def test_a_price_typed_by_hand_is_a_number_too(workspace: Workspace) -> None:
    course = edits.create_course(workspace, {"title": "Et", "fee": "1.250 kr. pr. deltager"})
    found = queries.read_course(workspace, course)
    assert found is not None and (found.price, found.price_per) == (1250.0, "participant")
    edits.update_course(workspace, course, {"fee": "efter aftale"})
    found = queries.read_course(workspace, course)
    assert found is not None and (found.fee, found.price) == ("efter aftale", None)


@pytest.mark.parametrize("begin", ["kr ", "pris kr", "pris : ", "i alt", "dkk  ", "kr."])
@pytest.mark.parametrize("end", ["", "x", "5 ", "5 kr,- "])
def test_a_word_again_and_again_is_read_to_the_end_at_once(begin: str, end: str) -> None:
    """Would hang: tried in as many ways as two to the number of spaces."""
    text = (begin * 120)[: 120 - len(end)] + end
    assert read(text).amount in (None, 5.0)
    assert read((end + begin * 120)[:120]).amount in (None, 5.0)


_PIECES = [
    "kr",
    "kr.",
    "kroner",
    "pris",
    "i alt",
    "dkk",
    "pr.",
    "deltag",
    "moms",
    "hold",
    "1.000",
    "1 000",
    "5",
    ",-",
    ":",
    " ",
    "(",
]


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=4), st.sampled_from(["", " ", "  "]))
def test_any_text_of_the_greatest_length_is_read(pieces: list[str], between: str) -> None:
    read((between.join([*pieces, ""]) * 120)[:120])


def test_a_heading_is_not_cut_within_a_word() -> None:
    heading = f"{'Prisen er ' * 11}uden app"
    assert read("500", heading + "likation") == Price(500.0, "")
    assert read("500", "Pris pr. deltager " + "x " * 100) == Price(500.0, "participant")
