from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from campus_desktop.errors import CampusError
from campus_desktop.workspace import lock as module
from campus_desktop.workspace.lock import Lock, lock_path, machine

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def test_one_holds_it_and_the_other_hears_who(tmp_path: Path) -> None:
    path = tmp_path / "Plan.campus"
    first, second = Lock(path), Lock(path)
    first.acquire("AB", NOW)
    with pytest.raises(CampusError, match=rf"AB på {machine()}"):
        second.acquire("CD", NOW)
    first.release()
    assert not lock_path(path).exists()
    second.acquire("CD", NOW)
    second.release()
    second.release()


def test_it_is_let_go_of_when_the_program_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "Plan.campus"
    code = (
        "import sys, threading; from datetime import datetime, UTC; from pathlib import Path; "
        "from campus_desktop.workspace.lock import Lock; "
        f"Lock(Path({str(path)!r})).acquire('AB', datetime.now(UTC)); sys.stdout.write('x'); sys.stdout.flush(); threading.Event().wait(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=Path(__file__).parents[3])
    assert other.stdout is not None
    with other.stdout as told:
        assert told.read(1) == b"x"
        with pytest.raises(CampusError):
            Lock(path).acquire("CD", NOW)
        other.kill()
        other.wait()
    mine = Lock(path)
    mine.acquire("CD", NOW)
    mine.release()


def test_a_lock_on_a_file_that_was_just_removed_is_taken_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Plan.campus"
    real, removed = module.lock_file, []

    def removing(handle: int) -> None:
        real(handle)
        if not removed:
            removed.append(True)
            lock_path(path).unlink()

    monkeypatch.setattr(module, "lock_file", removing)
    mine = Lock(path)
    mine.acquire("AB", NOW)
    with pytest.raises(CampusError):
        Lock(path).acquire("CD", NOW)
    mine.release()


def test_a_folder_that_is_not_there_gets_no_lock(tmp_path: Path) -> None:
    mine = Lock(tmp_path / "mangler" / "Plan.campus")
    mine.acquire("AB", NOW)
    mine.release()


def test_a_holder_that_cannot_be_read_stays_unnamed(tmp_path: Path) -> None:
    path = tmp_path / "Plan.campus"
    first = Lock(path)
    first.acquire("AB", NOW)
    lock_path(path).write_text("{", encoding="utf-8")
    with pytest.raises(CampusError, match="i et andet vindue"):
        Lock(path).acquire("CD", NOW)
    first.release()
