"""The ten moments are told in both languages, each with a picture, and each of them is played."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
TOLD = {name: (DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("ti-oejeblikke", "ten-moments")}


def test_both_tell_the_same_ten_with_the_same_pictures() -> None:
    for text in TOLD.values():
        assert re.findall(r"^## (\d+)\. ", text, re.M) == [str(number) for number in range(1, 11)]
    danish, english = (re.findall(r"\((pictures/[^)]+)\)", text) for text in TOLD.values())
    assert danish == english
    assert all((DOCS / picture).is_file() for picture in danish)


def test_each_part_has_a_picture() -> None:
    for text in TOLD.values():
        assert all("](pictures/" in part for part in text.split("\n## ")[1:])


def test_every_moment_is_played() -> None:
    played = (DOCS.parent / "tests/mouse/moments.py").read_text(encoding="utf-8")
    told = set(re.findall(r'^    """(\d+)\. ', played, re.M))
    assert told == {str(number) for number in range(1, 11)}
    taken = set(re.findall(r'picture\("([^"]+)"', played))
    shown = {Path(picture).stem for text in TOLD.values() for picture in re.findall(r"\((pictures/[^)]+)\)", text)}
    assert shown == taken
