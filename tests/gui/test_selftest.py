"""``campus-desktop --self-test``: one line and an exit status, also where something is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from campus_desktop import __version__
from campus_desktop.__main__ import main
from campus_desktop.errors import CampusError
from ui import selftest

ROOT = Path(__file__).resolve().parents[2]


def test_it_passes_here_without_a_screen() -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "campus_desktop", "--self-test"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.stderr == ""
    assert (
        done.stdout
        == f"Campus Desktop {__version__} virker her: tekster, dele, vindue, ikon, tabel, PDF, Word-dokument.\n"
    )
    assert done.returncode == 0


def test_what_does_not_work_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(folder: Path) -> None:
        raise CampusError("væk")

    def wrong(folder: Path) -> None:
        raise KeyError

    monkeypatch.setattr(selftest, "TRIALS", (("texts", broken), ("icon", wrong), ("table", lambda folder: None)))
    assert main(["--self-test"]) == 1
    out = capsys.readouterr().out
    assert out == f"Campus Desktop {__version__} virker ikke her: tekster: væk; ikon: KeyError\n"


@pytest.mark.parametrize("title", [title for title, _trial in selftest.TRIALS if title not in ("window",)])
def test_each_trial_passes_alone(title: str, tmp_path: Path, qapp: object) -> None:
    dict(selftest.TRIALS)[title](tmp_path)
