"""What the range of PySide6 in pyproject.toml rests on, and which of its modules may be used."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

ALLOWED = {"QtCore", "QtDBus", "QtGui", "QtWidgets", "QtSvg", "QtSvgWidgets", "QtPrintSupport", "QtNetwork"}
"""Of PySide6 Essentials and under the LGPL. Charts, Graphs, DataVisualization, HttpServer, Lottie, Quick 3D and the like are under
the GPL alone, which the program's own licence would have to follow."""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: nothing can be lost")
def test_calls_lose_no_reference_to_none() -> None:
    """PySide6 6.12.0 loses one at nearly every call and aborts on Python 3.11; when a later one passes here, the range may grow."""
    script = Path(__file__).with_name("none_references.py")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_only_essential_modules_under_the_lgpl_are_imported() -> None:
    used = {}
    for package in ("campus_desktop", "ui", "resources"):
        for source in (ROOT / package).rglob("*.py"):
            for module in _qt_modules(source):
                used[module] = source.relative_to(ROOT)
    assert {module: file for module, file in used.items() if module not in ALLOWED} == {}
    assert "QtWidgets" in used  # the search itself finds something


def _qt_modules(source: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6":
            names = [f"PySide6.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("PySide6.")}
    return found
