"""Sleep is held off while a meeting runs, and the user is told once where it cannot be."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import keys
from ui.meetings.hold import awake
from ui.meetings.hold.awake import Awake, HelperProcess
from ui.meetings.hold.under_way import UnderWay


class Way:
    """Says yes, or no, and remembers what it was asked."""

    def __init__(self, *, willing: bool = True) -> None:
        self.willing, self.on, self.asked = willing, False, 0

    def hold(self) -> bool:
        self.asked += 1
        self.on = self.willing
        return self.willing

    def works(self) -> bool:
        return self.on

    def release(self) -> None:
        self.on = False


def test_the_computer_stays_awake_while_the_clock_goes(held: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    way = Way()
    monkeypatch.setattr(held.window.companion(UnderWay).awake, "find_ways", lambda: [way])
    held.press(keys.START)
    assert way.on
    held.window.show_page("overview")
    held.open()
    assert way.on and way.asked == 1
    held.press(keys.START)
    assert not way.on  # a pause
    held.press(keys.START)
    assert way.on
    held.end()
    assert not way.on
    held.press(keys.BACK)
    assert way.on
    held.window.set_workspace(None)
    assert not way.on


def test_opening_a_file_whose_meeting_runs_holds_sleep_off(held: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    held.press(keys.START)
    way = Way()
    held.window.companion(UnderWay).file_closing()
    monkeypatch.setattr(held.window.companion(UnderWay).awake, "find_ways", lambda: [way])
    held.window.settle()
    assert way.on


def test_where_no_way_works_it_is_told_once(qtbot: QtBot) -> None:
    made = Awake(find_ways=lambda: [Way(willing=False)])
    made.look_timer.setInterval(1)
    with qtbot.waitSignal(made.impossible, timeout=1000):
        made.keep(True)
    made.keep(False)
    with qtbot.assertNotEmitted(made.impossible, wait=50):
        made.keep(True)
    assert not made.held


def test_a_helper_process_lives_as_long_as_it_is_wanted(qtbot: QtBot) -> None:
    way = HelperProcess(sys.executable, "-c", "import sys; sys.stdin.read()")
    assert way.hold()
    qtbot.waitUntil(way.works)
    way.release()
    assert not way.works()
    assert not HelperProcess("no-such-program-anywhere").hold()


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no session bus can be started here")
def test_the_desktop_is_asked_over_its_bus_and_forgets_who_goes_away() -> None:
    script = Path(__file__).resolve().parents[3] / "support" / "screensaver.py"
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.splitlines() == ["inhibit Campus Desktop", "held True", "gone 1 False"], done.stderr


def test_without_a_screen_there_is_nothing_to_keep_on(qtbot: QtBot) -> None:
    assert QCoreApplication.instance() is not None
    assert awake.ways() == []
