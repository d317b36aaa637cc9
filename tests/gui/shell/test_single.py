from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from campus_desktop.workspace import create
from campus_desktop.workspace.lock import lock_path
from ui.shell import single as single_module
from ui.shell.single import Single, raise_other, server_name
from ui.shell.window import MainWindow


def test_the_name_tells_nothing_and_is_the_same_for_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "Hemmelig plan.campus"
    path.touch()
    link = tmp_path / "genvej.campus"
    link.symlink_to(path)
    assert server_name(path) == server_name(link) == server_name(tmp_path / "." / path.name)
    assert "emmelig" not in server_name(path)
    assert server_name(path) != server_name(tmp_path / "anden.campus")


def test_a_second_start_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Plan.campus"
    assert not raise_other(path)
    single = Single()
    single.hold(path)
    code = f"import sys; from pathlib import Path; from ui.shell.single import raise_other; sys.exit(not raise_other(Path({str(path)!r})))"
    with qtbot.waitSignal(single.raise_asked, timeout=20000):
        second = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[3])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20000)
    assert second.returncode == 0
    single.hold(None)
    assert not raise_other(path)


def test_a_file_open_in_another_window_brings_that_one_to_the_front(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = create(tmp_path / "Anden.campus", user="KL")
    mine = window.workspace
    monkeypatch.setattr(single_module, "raise_other", lambda path: path == other.path)
    assert window.files.open_path(other.path) is False
    assert window.workspace is mine and "Anden.campus" in window.status_line.message_label.text()
    other.close()


def test_a_lock_that_a_killed_program_left_behind_asks_nobody(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Anden.campus"
    create(path).close()
    lock_path(path).write_text("{}", encoding="utf-8")
    monkeypatch.delattr(single_module, "raise_other")
    assert window.files.open_path(path) is True
    assert window.workspace.path == path and not window.workspace.read_only
