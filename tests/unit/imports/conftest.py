"""A workspace of the test's own and a way to write lists."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def csv(tmp_path: Path) -> Callable[..., Path]:
    """Writes a list: a name and its rows, cells apart by semicolons."""

    def write(name: str, *rows: str) -> Path:
        path = tmp_path / name
        path.write_text("\n".join(rows) + "\n", "utf-8")
        return path

    return write
