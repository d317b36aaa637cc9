"""The machine is asked for the time in one place; everything else is told, so that the suite passes at any hour, day and zone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from campus_desktop import clock

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {
    ("date", "today"),
    ("datetime", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("QDate", "currentDate"),
    ("QTime", "currentTime"),
    ("QDateTime", "currentDateTime"),
    ("QDateTime", "currentDateTimeUtc"),
    ("time", "time"),
    ("time", "localtime"),
    ("time", "gmtime"),
}
"""What asks the machine for the time or the day."""
ASKS = {"campus_desktop/clock.py": 1}
"""Files that may, and how often."""
TAKES = {
    "campus_desktop/workspace/opening.py",
    "ui/shell/clock.py",
    "ui/selftest.py",
}
"""Files that use the function which does: a workspace's and the window's default, and the self-test, which has neither."""


def sources() -> Iterator[Path]:
    for folder in ("campus_desktop", "ui", "tests/unit", "tests/gui", "tests/support"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def faults(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if (owner, node.attr) in FORBIDDEN:
                yield f"{owner}.{node.attr}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name, given = node.func.attr, len(node.args) + len(node.keywords)
            if (name == "astimezone" and given == 0) or (name == "fromtimestamp" and given < 2):
                yield f"{name} in the machine's zone"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.RShift) and "UUID(" in ast.unparse(node.left):
            yield "an id is no clock, a row's stamp is"


def test_the_machine_is_asked_for_the_time_in_one_place() -> None:
    found = {}
    for source in sources():
        name = source.relative_to(ROOT).as_posix()
        here = list(faults(ast.parse(source.read_text(encoding="utf-8"))))
        if len(here) != ASKS.get(name, 0):
            found[name] = here
    assert found == {}


def test_the_function_that_asks_is_taken_where_a_clock_begins() -> None:
    users = {
        source.relative_to(ROOT).as_posix()
        for source in sources()
        if "system_now" in source.read_text(encoding="utf-8") and source != Path(__file__)
    }
    assert users == {"campus_desktop/clock.py", *TAKES}


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "date.today()",
        "QDate.currentDate()",
        "read = time.time",
        "moment.astimezone()",
        "datetime.fromtimestamp(seconds)",
        "UUID(row_id).int >> 80",
    ],
)
def test_what_is_looked_for_is_found(line: str) -> None:
    assert list(faults(ast.parse(line)))


@pytest.mark.parametrize(
    ("moment", "day", "shown"),
    [
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 1, 1), "00.30"),
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), date(2027, 3, 28), "01.59"),  # summer time begins a minute later
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), date(2027, 3, 28), "03.00"),
        (datetime(2028, 2, 29, 22, 30, tzinfo=UTC), date(2028, 2, 29), "23.30"),
    ],
)
def test_a_moment_is_shown_as_in_copenhagen(moment: datetime, day: date, shown: str) -> None:
    assert clock.day_of(moment) == day
    assert f"{clock.local(moment):%H.%M}" == shown


def test_a_time_without_an_offset_is_no_moment() -> None:
    with pytest.raises(ValueError, match="offset"):
        clock.local(datetime(2026, 11, 26, 9, 30))
