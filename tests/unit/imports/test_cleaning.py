"""Cells without control characters, entities and tags."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop.imports.cleaning import clean_bytes, clean_cell, clean_markup, clean_text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("R&amp;D &lt; 5", "R&D < 5"),
        ("Kost &amp;amp; sundhed", "Kost & sundhed"),
        ("S&oslash;ren &#248; &#xF8; &#146;", "Søren ø ø ’"),
        ("AT&T, Q&A & ro", "AT&T, Q&A & ro"),
        ("https://x.example/?a=1&copy=2", "https://x.example/?a=1&copy=2"),
        ("<p>Et</p><p>To <b>tre</b></p>", "Et\n\nTo tre"),
        ("<ul><li>Kan a</li>\n<li>Kan b</li></ul>", "• Kan a\n• Kan b"),
        ("&lt;p&gt;Et &amp;amp; to&lt;/p&gt;", "Et & to"),
        ("a<br/>b", "a\nb"),
        ("x < 5 og y > 3", "x < 5 og y > 3"),
        ("HTML: &lt;p&gt; forklaret", "HTML: <p> forklaret"),
        ("<!-- skjult -->Synlig<script>alert(1)</script>", "Synlig"),
    ],
)
def test_markup_reads_as_in_a_browser(cell: str, text: str) -> None:
    assert clean_markup(cell).strip() == text


def test_invisible_characters_go_and_hard_spaces_are_spaces() -> None:
    assert clean_text("a\u200bb\xadc\xa0d\ufeff\u202e\x96") == "abc d–"
    assert clean_text("ABC\x00\x07 def") == "ABC def"
    assert clean_bytes(b"a\x00b\x1ec\x0bd\te\r\n") == b"abc d\te\r\n"
    assert clean_cell("to_x000D_\r\nlinjer") == "to\nlinjer"
    assert clean_text("A\u030a") == "Å"


@given(st.text())
def test_cleaning_is_done_once(text: str) -> None:
    once = clean_cell(text)
    assert unicodedata.is_normalized("NFC", clean_text(text))
    assert not any(unicodedata.category(c) == "Cc" for c in once if c not in "\n\t")
    assert "\x1e" not in once and "\x1f" not in once


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 250_000,
        "<script>" * 100_000,
        "</script" + " " * 200_000,
        "<p " * 200_000,
        "&lt;" * 100_000 + "</p>",
        "<style><!--" * 50_000,
    ],
)
def test_a_cell_of_any_length_is_cleaned_in_the_time_its_length_takes(text: str) -> None:
    """Before, beginnings of comments that never end took the square of their number."""
    assert len(clean_markup(text)) <= len(text)


def test_comments_scripts_and_styles_go_with_what_is_in_them() -> None:
    assert clean_markup("<!-- a --><script>b</script>c<STYLE>d</STYLE>e<!-- f") == "ce<!-- f"
