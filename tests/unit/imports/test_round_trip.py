"""What the program exports, it reads again: into another workspace everything, into its own nothing new."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from campus_desktop import i18n
from campus_desktop.courses.edits import create_course
from campus_desktop.courses.export import export_courses
from campus_desktop.imports import importing
from campus_desktop.imports.drafts import COLUMNS
from campus_desktop.practice import fill
from campus_desktop.workspace import Workspace, create


def courses(workspace: Workspace) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in workspace.rows(f"SELECT {', '.join(COLUMNS)} FROM course ORDER BY code, title")]


@pytest.mark.parametrize("name", ["kurser.csv", "kurser.xlsx"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_an_exported_catalogue_comes_back_whole(workspace: Workspace, tmp_path: Path, name: str, language: str) -> None:
    fill(workspace, datetime(2026, 11, 2, 9, tzinfo=UTC))
    path = tmp_path / name
    with i18n.using(language):
        export_courses(workspace, path)
    other = create(tmp_path / "andet.campus")
    importing.write(other, importing.plan(other, [path]))
    assert courses(other) == courses(workspace)
    other.close()
    assert importing.plan(workspace, [path]).plan.empty


def test_a_cell_that_looked_like_a_formula_comes_back_without_its_guard(workspace: Workspace, tmp_path: Path) -> None:
    create_course(workspace, {"title": "=Excel for alle", "code": "-7", "provider": "'s Hus"})
    path = tmp_path / "kurser.csv"
    export_courses(workspace, path)
    assert "'=Excel for alle" in path.read_text("utf-8-sig")
    other = create(tmp_path / "andet.campus")
    importing.write(other, importing.plan(other, [path]))
    assert courses(other) == courses(workspace)
    other.close()
    assert importing.plan(workspace, [path]).plan.empty
