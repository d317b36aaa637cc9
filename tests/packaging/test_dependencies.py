"""What pyproject.toml asks for is used, and is explained in docs/architecture.md."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
IMPORTED_AS = {
    "PySide6_Essentials": "PySide6",
    "sqlite-utils": "sqlite_utils",
    "python-calamine": "python_calamine",
    "python-docx": "docx",
}
DATA = {"tzdata"}
"""Read by the standard library, imported by nobody."""


def requirements() -> dict[str, str]:
    """The names of what is needed to run, and the range of each."""
    found = {}
    for requirement in PROJECT["dependencies"]:
        name = re.match(r"[\w-]+", requirement)
        assert name is not None
        found[name[0]] = requirement.removeprefix(name[0])
    return found


def explained() -> dict[str, str]:
    """The table of docs/architecture.md: each name and the rest of its line."""
    section = (
        (ROOT / "docs" / "architecture.md").read_text("utf-8").partition("## Dependencies")[2].partition("\n## ")[0]
    )
    rows = re.findall(r"^\| ([\w-]+) \|(.*)$", section, re.MULTILINE)
    return {name: rest for name, rest in rows if name not in {"package", "---"}}


def test_every_dependency_is_explained_and_the_other_way_round() -> None:
    assert set(explained()) == set(requirements())


def test_a_range_that_is_explained_is_the_one_in_force() -> None:
    named = {name: found[0] for name, rest in explained().items() if (found := re.findall(r"`([<>=][^`]+)`", rest))}
    assert "PySide6_Essentials" in named
    assert {name: requirements()[name] for name in named} == named


def test_every_dependency_is_imported() -> None:
    source = "\n".join(
        path.read_text("utf-8") for package in ("campus_desktop", "ui") for path in (ROOT / package).rglob("*.py")
    )
    modules = {name: IMPORTED_AS.get(name, name) for name in requirements().keys() - DATA}
    unused = [name for name, module in modules.items() if not re.search(rf"(?:import|from) {module}\b", source)]
    assert unused == []
