"""``QMenu.clear`` deletes the actions whose parent is the menu: a menu that clears itself keeps none of them in its ``__init__``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

UI = Path(__file__).parents[2] / "ui"
MAKERS = {"action", "QAction", "addAction", "add_choice", "placed_action"}


def kept_by_the_menu(tree: ast.AST) -> Iterator[str]:
    """The attributes set once to an action that belongs to the menu itself, in each menu that clears itself."""
    for menu in (each for each in ast.walk(tree) if isinstance(each, ast.ClassDef)):
        if not any(isinstance(base, ast.Name) and base.id.endswith("Menu") for base in menu.bases):
            continue
        if "self.clear()" not in ast.unparse(menu):
            continue
        made = next((each for each in menu.body if isinstance(each, ast.FunctionDef) and each.name == "__init__"), None)
        for line in ast.walk(made) if made is not None else ():
            if isinstance(line, ast.Assign) and isinstance(line.value, ast.Call):
                call = line.value
                name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                owner = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
                first = ast.unparse(call.args[0]) if call.args else ""
                if name in MAKERS and "self" in (owner, first):
                    yield f"{menu.name}.{ast.unparse(line.targets[0])}"


def test_it_finds_them() -> None:
    text = "class A(QMenu):\n    def __init__(self):\n        self.end = action(self, 'x', f)\n    def f(self):\n        self.clear()\n"
    assert list(kept_by_the_menu(ast.parse(text))) == ["A.self.end"]


def test_no_menu_that_is_cleared_owns_an_action_it_keeps() -> None:
    menus = sorted(UI.rglob("*.py"))
    found = [each for path in menus for each in kept_by_the_menu(ast.parse(path.read_text(encoding="utf-8")))]
    assert found == []
