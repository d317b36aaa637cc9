"""For tests without a screen: an empty file, open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from campus_desktop.workspace import Workspace, create

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty file, open; it is half past ten in Copenhagen, and stays so."""
    made = create(tmp_path / "a.campus", user="AB", now=lambda: NOW)
    yield made
    made.close()
