"""A format stands in one place: no second list of them can appear unseen."""

from __future__ import annotations

import ast
from pathlib import Path

from campus_desktop.courses.formats import FORMATS, GROUPS

ROOT = Path(__file__).resolve().parents[3]
SOURCES = [path for package in ("campus_desktop", "ui") for path in sorted((ROOT / package).rglob("*.py"))]


def texts(path: Path) -> set[str]:
    """Every string of a module; a list of words in one string counts as its words."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]
    values = [node.value for node in constants if isinstance(node.value, str)]
    return {word for value in values for word in (value, *value.split())}


def test_formats_are_listed_in_one_module_beside_the_check_of_files_and_the_colours_of_notes() -> None:
    # three, as some codes are ordinary words, of an icon or of a kind of agenda item
    listing = [path.relative_to(ROOT).as_posix() for path in SOURCES if len(texts(path) & set(FORMATS)) >= 3]
    assert listing == [
        "campus_desktop/courses/formats.py",
        "campus_desktop/meetings/note.py",
        "campus_desktop/workspace/values.py",
    ]


def test_a_row_of_a_format_is_complete() -> None:
    for code, each in FORMATS.items():
        assert code and all(each), code
        assert each.group in GROUPS, code
    assert sorted(each.rank for each in FORMATS.values()) == list(range(1, len(FORMATS) + 1))
