"""Names in free text, as people write them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop.erasing.names import Names, replacement


def test_a_middle_name_may_be_left_out() -> None:
    assert put("Mette Holm", "Mette Langsteinsen Holm", parts=False) == "MLH"


def put(text: str, *names: str, **how: object) -> str:
    made, at = "", 0
    for hit in Names(names, **how).find(text):  # type: ignore[arg-type]
        made += text[at : hit.start] + hit.replacement
        at = hit.end
    return made + text[at:]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mette Bak Holm sender", "MBH sender"),
        ("METTE  BAK\nHOLM og mette bak holm", "MBH og MBH"),
        ("Holm, Mette Bak", "MBH"),
        ("Mette Holm", "MBH"),
        ("Mettes idé og Holms svar", "MBHs idé og MBHs svar"),
        ("mette.bak.holm@x.dk", "MBH@x.dk"),
        ("Metten og holme", "Metten og holme"),
        ("Mettebakken", "Mettebakken"),
        ("en bak øl", "en bak øl"),
    ],
)
def test_a_name_of_three_words(text: str, wanted: str) -> None:
    assert put(text, "Mette Bak Holm") == wanted


@pytest.mark.parametrize("text", ["Åse Ørsted", "Aase Oersted", "åse ørsted", "ÅSE ØRSTED", "Aase Ørsted"])
def test_danish_letters_are_found_however_they_are_written(text: str) -> None:
    assert put(text, "Åse Ørsted") == "ÅØ"
    assert put(text, "Aase Oersted") == "AO"


def test_a_name_of_one_word_has_no_initials_to_offer() -> None:
    assert put("Karla mener, at karla", "Karla") == "[navn fjernet] mener, at [navn fjernet]"
    assert put("Bo vil bo her", "Bo") == "[navn fjernet] vil bo her"
    assert put("MK mener, mk-test", "MK") == "[navn fjernet] mener, mk-test"


def test_a_first_name_that_two_have_says_neither() -> None:
    assert put("Mette Holm, Mette Lund og Mette", "Mette Holm", "Mette Lund") == "MH, ML og [navn fjernet]"


def test_a_first_name_that_somebody_else_has_too_is_left_where_that_may_be_meant() -> None:
    assert put("Mette og Holm", "Mette Holm", others=["Mette Lund"]) == "Mette og MH"


def test_addresses() -> None:
    assert put("Skriv til mh@fjord.eksempel.dk.", addresses=True) == "Skriv til [adresse fjernet]."
    assert put("MH@Fjord.dk og th@klit.dk", known=["mh@fjord.dk"]) == "[adresse fjernet] og th@klit.dk"


def test_the_style_in_which_names_are_said_to_be_removed() -> None:
    assert put("Mette Holm", "Mette Holm", style="removed") == "[navn fjernet]"
    assert replacement("Mette Holm") == "MH"


@given(st.text(max_size=60), st.lists(st.text("abMHø -.", min_size=1, max_size=12), max_size=3))
def test_any_text_and_any_name_can_be_searched(text: str, names: list[str]) -> None:
    hits = Names(names, addresses=True).find(text)
    assert all(one.end <= other.start for one, other in pairwise(hits))
