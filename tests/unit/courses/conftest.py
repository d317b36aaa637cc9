"""A workspace with a handful of courses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from campus_desktop.workspace import Workspace, create
from tests.support import few_courses


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create(tmp_path / "a.campus", user="AB")
    few_courses.fill(made)
    yield made
    made.close()
