"""A meeting that was held, and what its prints are made from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from campus_desktop.prints.source import MeetingToPrint, read_meeting_for_print
from tests.support.sample_meeting import Sample, made


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """The sample, held. Nothing may be written to it."""
    found = made(tmp_path_factory.mktemp("sample") / "a.campus")
    yield found
    found.workspace.close()


@pytest.fixture(scope="session")
def source(sample: Sample) -> MeetingToPrint:
    """The meeting as its prints read it."""
    return read_meeting_for_print(sample.workspace, sample.meeting, sample.clock.now)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Sample]:
    """The sample for a test of its own, prepared but not held."""
    found = made(tmp_path / "b.campus", held=False)
    yield found
    found.workspace.close()
