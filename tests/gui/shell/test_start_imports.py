"""What may not be imported before the first page is painted: each would cost the start a good part of a second bare window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from campus_desktop.courses.edits import create_course
from campus_desktop.practice import fill
from campus_desktop.workspace import create

LAUNCHER = Path(__file__).resolve().parents[2] / "bench" / "first_page.py"
LATER = {
    "sqlite_utils",
    "reportlab",
    "python_calamine",
    "babel",
    "xlsxwriter",
    "holidays",
    "numpy",
    "PIL",
    "pypdfium2",
    "openpyxl",
    "multiprocessing",
    "PySide6.QtNetwork",
    "campus_desktop.courses.queries",
    "campus_desktop.imports",
    "campus_desktop.prints",
    "campus_desktop.meetings.checks",
    "campus_desktop.meetings.meeting",
    "campus_desktop.meetings.running",
    "campus_desktop.meetings.templates",
    "campus_desktop.paths.path",
    "ui.imports.dialog",
    "ui.imports.dropping",
    "ui.meetings.hold.under_way",
    "ui.shell.safe_band",
}


@pytest.mark.parametrize("content", ["practice", "courses", "nothing"])
def test_nothing_heavy_is_imported_before_the_first_page_is_painted(tmp_path: Path, content: str) -> None:
    file = tmp_path / "first.campus"
    workspace = create(file)
    if content == "practice":
        fill(workspace, workspace.now())
    elif content == "courses":
        create_course(workspace, {"title": "Ledelse"})
    workspace.close()
    done = subprocess.run(
        [sys.executable, LAUNCHER, "--modules", file],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    imported = set(done.stdout.split())
    assert LATER & imported == set()
    assert {"ui.shell.window", "campus_desktop.workspace", "PySide6.QtWidgets"} <= imported
