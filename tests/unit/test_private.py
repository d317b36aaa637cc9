"""Tests look at the program from outside: what is private stays so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
FEWER_THAN = 30
PUBLIC = {"_replace", "_asdict", "_"}
"""What begins with an underscore and is public: of a named tuple, and the function that translates."""
BY_NAME = {"setattr", "getattr", "hasattr", "delattr", "findChild"}
"""Functions that take the name of an attribute."""


def is_private(name: str) -> bool:
    return re.fullmatch(r"_[^\W_]\w*", name) is not None and name not in PUBLIC


def private_names(node: ast.AST) -> list[str]:
    """The private names of another object that a node of the syntax tree reads, sets or imports."""
    if isinstance(node, ast.Attribute):
        of_itself = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        return [] if of_itself or ast.unparse(node) == "os._exit" else [node.attr]
    if isinstance(node, ast.ImportFrom):
        return [each.name for each in node.names]
    if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in BY_NAME:
        texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        return [text.rpartition(".")[2] for text in texts]
    return []


def private_accesses(source: str) -> list[tuple[int, str]]:
    """Each with its line, in their order."""
    nodes = ast.walk(ast.parse(source))
    return sorted((node.lineno, name) for node in nodes for name in private_names(node) if is_private(name))  # type: ignore[attr-defined]


def test_tests_use_little_that_is_private() -> None:
    found = [
        f"{path.relative_to(TESTS)}:{line} {name}"
        for path in sorted(TESTS.rglob("*.py"))
        for line, name in private_accesses(path.read_text("utf-8"))
    ]
    assert len(found) < FEWER_THAN, "\n".join(found)


def test_what_counts_as_private() -> None:
    counted = """
window._menus
window.page._rows.text()
setattr(Ask, "_answer", None)
monkeypatch.setattr("ui.shell.ask._box", None)
from ui.shell.ask import _box, ask
SinglePress._last = None
"""
    assert [name for _line, name in private_accesses(counted)] == [
        "_menus",
        "_rows",
        "_answer",
        "_box",
        "_box",
        "_last",
    ]
    passed = """
self._made, cls._made, row._replace(a=1), row._asdict(), os._exit(1), i18n._("x"), module.__file__
from campus_desktop.i18n import _
from campus_desktop import __version__
print("_made")
"""
    assert private_accesses(passed) == []
