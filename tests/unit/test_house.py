"""The house stays in order: small files, mirrored tests, SQL and style sheets in their places, nothing of one machine in the tree."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from campus_desktop import __version__
from campus_desktop.commandline import HOMES

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("campus_desktop", "ui", "resources")
TEXT = {".py", ".md", ".toml", ".po", ".json", ".sh", ".spec", ".svg", ".txt", ".csv", ".cfg", ".yml", ""}
LONGEST = 450
"""Lines a file may have: more is more than one keeps in mind."""


def ours() -> Iterator[Path]:
    """Every file of the project that holds text: what is built or kept by tools is passed over."""
    passed = {"build", "dist", "__pycache__", "node_modules"}
    stack = [ROOT]
    while stack:
        for path in sorted(stack.pop().iterdir()):
            if path.is_dir():
                hidden = path.name.startswith(".") and path.name != ".ci"
                if not (hidden or path.name in passed or path.suffix == ".egg-info" or (path / "pyvenv.cfg").exists()):
                    stack.append(path)
            elif path.suffix in TEXT and path.name != ".git":  # which is a file in a linked work tree
                yield path


def sources(*folders: str) -> list[Path]:
    return [path for path in ours() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders]


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def strings(source: Path) -> Iterator[str]:
    """Every string in a module, with the fixed parts of f-strings, docstrings left out."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def test_no_file_is_long() -> None:
    long = [path for path in sources(*PACKAGES, "tests", "docs") if len(path.read_text("utf-8").splitlines()) > LONGEST]
    assert names(long) == []


@pytest.mark.parametrize(("package", "tests"), [("campus_desktop", "unit"), ("ui", "gui")])
def test_every_folder_has_its_tests_in_the_folder_of_the_same_name(package: str, tests: str) -> None:
    inside = [path.relative_to(ROOT / package) for path in sources(package) if path.name != "__init__.py"]
    folders = {Path(*path.parent.parts[:1]) for path in inside}
    missing = [folder.as_posix() for folder in folders if not any((ROOT / "tests" / tests / folder).rglob("test_*.py"))]
    assert missing == []


def test_style_sheets_are_set_by_the_theme_alone() -> None:
    assert names([path for path in sources("ui") if ".setStyleSheet(" in path.read_text("utf-8")]) == [
        "ui/look/theme.py"
    ]


def test_no_key_is_made_with_ctrl_and_alt() -> None:
    """On a Danish keyboard that is AltGr, which types."""
    assert [path for path in sources("campus_desktop", "ui") if "Ctrl+Alt+" in path.read_text(encoding="utf-8")] == []


def test_no_screen_makes_an_edit_by_itself() -> None:
    """It calls a function of the domain, which checks the rules and is one step back."""
    assert [path for path in sources("ui") if re.search(r"\bwith .*\.edit\(", path.read_text(encoding="utf-8"))] == []


def test_no_screen_speaks_sql() -> None:
    sql = re.compile(r"\bSELECT\s.+\sFROM\s|\bINSERT\s+INTO\s|\bUPDATE\s+\w+\s+SET\s|\bDELETE\s+FROM\s", re.DOTALL)
    speaking = [path for path in sources("ui") if any(sql.search(text) for text in strings(path))]
    assert names(speaking) == []
    assert any(sql.search(text) for path in sources("campus_desktop") for text in strings(path))


def test_the_changelog_begins_with_this_version_or_what_is_to_come() -> None:
    first = re.search(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert first is not None
    assert first[1] == "Unreleased" or first[1].startswith(__version__)


def test_nothing_belongs_to_one_machine() -> None:
    """No absolute path of a developer's machine and no registry's address: either is wrong everywhere else."""
    machine = re.compile(r"(?<![\w.*])(?:/(?:work|farm|root|home/[a-z]\w*)/|[A-Z]:\\Users\\)")
    registry = re.compile(
        "|".join(("pypi" r"\.org", "python" r"hosted\.", "npm" r"js\.", r"index-" "url", r"debian\." "org"))
    )
    found = []
    for path in ours():
        if path == Path(__file__):
            continue
        text = path.read_text("utf-8")
        found += [f"{path.relative_to(ROOT)}: {hit[0]}" for hit in (machine.search(text), registry.search(text)) if hit]
    assert found == []


def test_what_the_documents_point_to_is_there() -> None:
    missing = []
    for page in ours():
        if page.suffix != ".md":
            continue
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                missing.append(f"{page.relative_to(ROOT)}: {target}")
    assert missing == []


def test_commands_in_the_documents_are_commands_of_the_program() -> None:
    known = {*HOMES, "WORKSPACE", "--self-test", "--help", "--version", "--lang"}
    named = set()
    for page in ours():
        if page.suffix == ".md":
            named |= set(
                re.findall(r"campus-desktop ([a-z][a-z-]+|--[a-z-]+|WORKSPACE)(?=[\s`])", page.read_text("utf-8"))
            )
    assert named - known == set()


def test_the_licences_of_what_is_shipped_are_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    first = {file: (ROOT / file).read_text("utf-8") for file in project["license-files"]}
    assert "MIT License" in first["LICENSE"]
    assert "SIL OPEN FONT LICENSE" in first["resources/fonts/OFL.txt"].upper()
    assert "ISC License" in first["resources/icons/LICENSE"]


@pytest.mark.parametrize(
    ("made", "instead"),
    [
        (r"\bQPushButton\(", "ui.widgets.push_button.PushButton, which Enter presses"),
        (r"\bQComboBox\(", "ui.widgets.dropdown.Dropdown, whose last choice is not cut"),
        (r"\(QDialog\):", "ui.widgets.dialog.Dialog, which is walked with Tab and grows with what it says"),
        (
            r"\bkeyBindings\(|StandardKey\.Delete\b|\bsetShortcuts\(\s*[^\s\[]",
            "the keys by name: Qt's list for a system holds keys of other commands, as Ctrl+D for Delete on X11",
        ),
    ],
)
def test_what_the_program_has_of_its_own_is_used(made: str, instead: str) -> None:
    found = [
        str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py") if re.search(made, path.read_text("utf-8"))
    ]
    assert found == [], instead
