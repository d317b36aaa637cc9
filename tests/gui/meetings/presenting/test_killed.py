"""A program killed while the slide fills the only screen comes back in the safe view, on the meeting in progress."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, item_edits, running
from campus_desktop.paths import edits as path_edits
from campus_desktop.workspace import Workspace, open_workspace
from tests.support.hands import visible
from ui.meetings.page import MeetingsPage
from ui.shell.settings import Settings
from ui.shell.window import MainWindow

ROOT = Path(__file__).resolve().parents[4]
NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
_PRESENTING = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from campus_desktop.workspace import open_workspace
from ui.app import make_application
from ui.meetings.presenting.host import PresentHost
from ui.shell.settings import Settings
from ui.shell.window import MainWindow

application = make_application()
window = MainWindow(Settings(Path(sys.argv[1]).with_suffix(".ini")))
window.set_workspace(open_workspace(Path(sys.argv[1])))
window.show()
window.settle()
window.show_page("meetings", sys.argv[2], "hold")
if sys.argv[3] == "shown":
    window.companion(PresentHost).here()
    assert window.companion(PresentHost).presenting.shown.isVisible()
for _turn in range(5):
    QApplication.processEvents()
print("shown", flush=True)
application.exec()
"""


def killed(workspace: Workspace, how: str) -> Path:
    """A file whose program was killed with a meeting in Hold, its slide "shown" on the only screen, or not."""
    path_edits.create_path(workspace, "Hedens hemmelige forløb")
    meeting = edits.create_meeting(workspace, "Netværk i Klitby", date=NOW.date())
    item_edits.add_item(workspace, meeting, "Velkomst", 15, script="HEMMELIG drejebog")
    running.start(workspace, meeting, NOW)
    path = workspace.path
    workspace.close()
    command = [sys.executable, "-c", _PRESENTING, str(path), meeting, how]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "shown\n"
        finally:
            process.kill()
    return path


def started(path: Path, qtbot: QtBot, answers: Any) -> MainWindow:
    window = MainWindow(Settings(path.with_suffix(".ini")), answers)
    qtbot.addWidget(window)
    window.clock.set_now(lambda: NOW)
    window.resize(1366, 768)
    window.set_workspace(open_workspace(path, now=lambda: NOW))
    window.show()
    window.settle()
    return window


def test_killed_while_the_only_screen_shows_the_slide_it_comes_back_safe(
    workspace: Workspace, qtbot: QtBot, answers: Any
) -> None:
    window = started(killed(workspace, "shown"), qtbot, answers)
    assert window.safe is not None and window.safe_view.band.isVisible()
    page = window.current_page
    assert isinstance(page, MeetingsPage) and page.held() == window.safe.meeting
    words = " | ".join(each.text() for each in visible(window, QLabel))
    assert "Netværk i Klitby" in words and "HEMMELIG" not in words
    window.close()


def test_killed_with_no_slide_on_the_screen_it_comes_back_to_the_page_as_it_was(
    workspace: Workspace, qtbot: QtBot, answers: Any
) -> None:
    window = started(killed(workspace, "not"), qtbot, answers)
    assert window.safe is None and isinstance(window.current_page, MeetingsPage)
    assert window.current_page.held() is not None
    window.close()
