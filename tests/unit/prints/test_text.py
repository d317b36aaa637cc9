"""Line breaking, shares and shapes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from campus_desktop.courses.formats import FORMATS
from campus_desktop.prints import looks as style
from campus_desktop.prints.document import Run, Share, Shares, clean, percentages
from campus_desktop.prints.icons import icon_operators, path_operators
from campus_desktop.prints.text import break_lines, fit, width


@settings(max_examples=150)
@given(st.lists(st.text("abcæøå /-", max_size=40), min_size=1, max_size=4), st.floats(20, 300))
def test_lines_fit_and_nothing_is_lost(texts: list[str], room: float) -> None:
    runs = [Run(clean(text), looks) for text, looks in zip(texts, [style.BODY, style.STRONG] * 2, strict=False)]
    lines = break_lines(runs, room)
    assert all(line.width <= room + 1e-6 for line in lines)
    shown = "".join(piece.text for line in lines for piece in line.pieces)
    assert shown.replace(" ", "") == "".join(run.text for run in runs).replace(" ", "")
    for line in lines:
        for before, after in zip(line.pieces, line.pieces[1:], strict=False):
            assert before.x + before.width == pytest.approx(after.x)


def test_words_stay_apart_when_lines_are_read_one_after_the_other() -> None:
    runs = [Run("Formål:", style.STRONG), Run(" at kende reglerne og bruge dem hver eneste dag", style.BODY)]
    lines = break_lines(runs, 90)
    assert len(lines) > 2
    text = "".join(piece.text for line in lines for piece in line.pieces)
    assert text.split() == ["Formål:", "at", "kende", "reglerne", "og", "bruge", "dem", "hver", "eneste", "dag"]


def test_text_too_wide_for_its_place_ends_in_an_ellipsis() -> None:
    assert fit("Fjordstyrelsen", style.SMALL, 500) == "Fjordstyrelsen"
    short = fit("Fjordstyrelsens kontor for kompetenceudvikling", style.SMALL, 80)
    assert short.endswith("…")
    assert width(short, style.SMALL) <= 80


@settings(max_examples=200)
@given(st.lists(st.integers(0, 10_000), max_size=15))
def test_percentages_add_up_to_the_whole_and_are_less_than_one_off(amounts: list[int]) -> None:
    parts = percentages(amounts)
    whole = sum(amounts)
    assert sum(parts) == (100 if whole else 0)
    for part, amount in zip(parts, amounts, strict=True):
        assert abs(part - (100 * amount / whole if whole else 0)) < 1


def test_a_share_too_small_to_count_is_not_nothing() -> None:
    shares = Shares([Share("Stor", 999, "#000000"), Share("Lille", 1, "#000000")])
    assert shares.legend == ["Stor 100 %", "Lille under 1 %"]


def test_every_format_has_an_icon_of_its_own_and_a_colour_readable_on_white() -> None:
    assert set(style.FORMAT_LOOKS) == set(FORMATS)
    looks = style.FORMAT_LOOKS.values()
    assert len({look.name for look in looks}) == len({look.color for look in looks}) == len(FORMATS)
    for look in looks:
        assert contrast_with_white(look.color) >= 4.5
        assert resources.path("icons", f"{look.name}.svg").is_file()
        assert icon_operators(look.name).endswith(" S")


def contrast_with_white(color: str) -> float:
    """WCAG 2.1 contrast ratio."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_svg_paths_become_pdf_paths() -> None:
    assert path_operators("M1 2h3v4l-1-1z") == "1.000 2.000 m 4.000 2.000 l 4.000 6.000 l 3.000 5.000 l h"
    assert path_operators("m1 1 2 2-.5.5") == "1.000 1.000 m 3.000 3.000 l 2.500 3.500 l"
    curve = path_operators("M0 0C1 1 2 1 3 0s2-1 3 0")
    assert curve.endswith("4.000 -1.000 5.000 -1.000 6.000 0.000 c")
    with pytest.raises(ValueError, match="path command Q"):
        path_operators("M0 0Q1 1 2 2")


def test_arcs_stay_on_their_circle() -> None:
    half = path_operators("M10 0A10 10 0 01-10 0")
    ends = [curve.split()[-2:] for curve in half.split(" c")[:-1]]
    assert [(float(x), float(y)) for x, y in ends] == [(0.0, 10.0), (-10.0, 0.0)]
    x1, y1, x2, y2 = (float(part) for part in half.split(" m ")[1].split()[:4])
    middle = ((10 + 3 * x1 + 3 * x2) / 8, (3 * y1 + 3 * y2 + 10) / 8)
    assert math.hypot(*middle) == pytest.approx(10, rel=1e-3)
    assert path_operators("M0 0a0 4 0 1 1 3 3") == "0.000 0.000 m 3.000 3.000 l"
