"""A format and a field of a course stand in one place: no second list of them can appear unseen."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest

from campus_desktop.courses.course import Course
from campus_desktop.courses.fields import COURSE_FIELDS, Kind
from campus_desktop.courses.formats import FORMATS, GROUPS
from campus_desktop.workspace import values

ROOT = Path(__file__).resolve().parents[3]
SOURCES = [path for package in ("campus_desktop", "ui") for path in sorted((ROOT / package).rglob("*.py"))]


def names(path: Path) -> set[str]:
    """Every word in the strings of a module, and every name of an attribute, a parameter and a variable in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                found |= {text, *re.findall(r"[\w-]+", text)}
            case ast.Attribute(attr=name) | ast.keyword(arg=str(name)) | ast.arg(arg=name) | ast.Name(id=name):
                found.add(name)
    return found


ROWS = ["campus_desktop/courses/course.py", "campus_desktop/courses/fields.py", "campus_desktop/imports/drafts.py"]
"""Where every field of a course has a row."""
NAMES = {path.relative_to(ROOT).as_posix(): names(path) for path in SOURCES}


def test_formats_are_listed_in_one_module_beside_the_check_of_files_and_the_colours_of_notes() -> None:
    # three, as some codes are ordinary words, of an icon or of a kind of agenda item
    listing = [path for path, found in NAMES.items() if len(found & set(FORMATS)) >= 3]
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


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("producer", "campus_desktop/workspace/values.py"),  # a line
        ("subtitles", "campus_desktop/workspace/values.py"),  # yes or no
        (
            "prerequisites",
            "campus_desktop/imports/tables/headings.py ui/courses/details.py",
        ),  # several lines, under its own heading
    ],
)
def test_a_field_without_rules_of_its_own_is_named_in_at_most_five_modules(field: str, more: str) -> None:
    found = [path for path, names in NAMES.items() if field in names and not path.endswith("/migrations.py")]
    assert found == [*ROWS, *more.split()] and len(found) <= 5


def test_the_fields_of_a_course_are_listed_nowhere_else() -> None:
    # without those whose names stand in many other places
    ours = set(COURSE_FIELDS) - {"title", "format", "link", "language", "minutes", "price", "description"}
    assert [path for path, found in NAMES.items() if len(found & ours) >= 10] == [
        *ROWS,
        "campus_desktop/workspace/migrations.py",
        "campus_desktop/workspace/values.py",
        "ui/courses/details.py",
    ]


def test_the_row_of_a_field_agrees_with_the_course_and_with_the_check_of_files() -> None:
    assert set(COURSE_FIELDS) == {each.name for each in fields(Course)} - {"id"}
    for name, each in COURSE_FIELDS.items():
        assert (name in values.LISTS) == (each.kind == Kind.LIST), name
        assert (name in values.FLAGS) == (each.kind == Kind.YES_NO), name
        assert (name in values.READERS) == (each.kind == Kind.DAY), name
        assert name not in values.LINES or each.kind in (Kind.LINE, Kind.UNIT), name
