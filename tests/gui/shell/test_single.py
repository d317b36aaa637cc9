from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.shell.single import Single, raise_other, server_name


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
