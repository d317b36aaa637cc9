"""A workspace of the test's own and a way to write lists."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from campus_desktop.workspace import Workspace, create


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty workspace, closed afterwards."""
    opened = create(tmp_path / "net.campus")
    yield opened
    opened.close()


@pytest.fixture
def csv(tmp_path: Path) -> Callable[..., Path]:
    """Writes a list: a name and its rows, cells apart by semicolons."""

    def write(name: str, *rows: str) -> Path:
        path = tmp_path / name
        path.write_text("\n".join(rows) + "\n", "utf-8")
        return path

    return write
