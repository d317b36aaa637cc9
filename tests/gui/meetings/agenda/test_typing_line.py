"""One line becomes an item: its length and type are read from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.meetings.agenda.typing_line import Line, read_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Runde 20 min", Line("Runde", 20, None)),
        ("Sparring, 1 t 15 min", Line("Sparring", 75, None)),
        ("Sparring (50 min)", Line("Sparring", 50, None)),
        ("Oplæg 1,5 t", Line("Oplæg", 90, None)),
        ("Uge 38", Line("Uge 38", 15, None)),
        ("Trin 3 m", Line("Trin", 3, None)),
        ("Frokost", Line("Frokost", 45, "break")),
        ("Kaffe 20 min", Line("Kaffe", 20, "break")),
        ("buffer", Line("buffer", 10, "buffer")),
        ("09.30 Velkomst 15 min", Line("Velkomst", 15, None)),
        ("kl. 9.30–9.45: Velkomst", Line("Velkomst", 15, None)),
        ("9.30\tVelkomst\t10 min", Line("Velkomst", 10, None)),
        ("", Line("", 15, None)),
        ("   ", Line("", 15, None)),
        ("30 min", Line("30 min", 15, None)),
        ("Maraton 90000 min", Line("Maraton 90000 min", 15, None)),
    ],
)
def test_title_length_and_type(text: str, line: Line) -> None:
    assert read_line(text) == line


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    line = read_line(text)
    assert 0 <= line.minutes <= 1440
    assert line.title == " ".join(line.title.split())
