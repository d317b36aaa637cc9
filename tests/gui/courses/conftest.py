"""A file with a few courses, and the window on it."""

from __future__ import annotations

import pytest

from campus_desktop.workspace import Workspace
from tests.support import few_courses


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """The open file, with courses in it."""
    few_courses.fill(workspace)
    return workspace
