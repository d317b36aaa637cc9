"""What is imported when it is first needed, and not before the first page is painted: large libraries, the other pages, and what a
running meeting needs, some thirty modules."""

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
    "docx",
    "xlsxwriter",
    "holidays",
    "icalendar",
    "numpy",
    "PIL",
    "pypdfium2",
    "openpyxl",
    "multiprocessing",
    "rapidfuzz",
    "uuid6",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "campus_desktop.meetings.running",
    "ui.courses.page",
    "ui.followup.page",
    "ui.help.window",
    "ui.institutions.page",
    "ui.meetings.page",
    "ui.paths.page",
}


@pytest.mark.parametrize("content", ["practice", "courses", "nothing"])
def test_libraries_and_other_pages_are_imported_when_first_needed(tmp_path: Path, content: str) -> None:
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
