"""One line becomes an item: its length and type are read from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.meetings.agenda.typing_line import TypedItem, read_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Runde 20 min", TypedItem("Runde", 20, None)),
        ("Sparring, 1 t 15 min", TypedItem("Sparring", 75, None)),
        ("Sparring (50 min)", TypedItem("Sparring", 50, None)),
        ("Oplæg 1,5 t", TypedItem("Oplæg", 90, None)),
        ("Uge 38", TypedItem("Uge 38", 15, None)),
        ("Trin 3 m", TypedItem("Trin", 3, None)),
        ("Frokost", TypedItem("Frokost", 45, "break")),
        ("Kaffe 20 min", TypedItem("Kaffe", 20, "break")),
        ("buffer", TypedItem("buffer", 10, "buffer")),
        ("09.30 Velkomst 15 min", TypedItem("Velkomst", 15, None)),
        ("kl. 9.30–9.45: Velkomst", TypedItem("Velkomst", 15, None)),
        ("9.30\tVelkomst\t10 min", TypedItem("Velkomst", 10, None)),
        ("", TypedItem("", 15, None)),
        ("   ", TypedItem("", 15, None)),
        ("30 min", TypedItem("30 min", 15, None)),
        ("Maraton 90000 min", TypedItem("Maraton 90000 min", 15, None)),
    ],
)
def test_title_length_and_type(text: str, line: TypedItem) -> None:
    assert read_line(text) == line


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    line = read_line(text)
    assert 0 <= line.minutes <= 1440
    assert line.title == " ".join(line.title.split())
