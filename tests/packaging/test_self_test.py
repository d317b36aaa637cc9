"""``--self-test``, as an installation is asked whether it works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("options", [[], ["-O"]], ids=["plain", "without assertions"])
def test_this_installation_works(options: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, *options, "-m", "campus_desktop", "--lang", "en", "--self-test"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert " works here: " in done.stdout
    assert list(tmp_path.iterdir()) == []
