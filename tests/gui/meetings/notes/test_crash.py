"""The half-typed note is there after the process was killed while somebody typed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from campus_desktop.meetings import notes
from campus_desktop.workspace import Workspace, open_workspace

from .conftest import fill

ROOT = Path(__file__).resolve().parents[4]
_TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from campus_desktop.workspace import open_workspace
from ui.app import make_application
from ui.meetings.notes.pane import NotesPane
from ui.meetings.state import MeetingState
from ui.shell.settings import Settings
from ui.shell.window import MainWindow

application = make_application()
window = MainWindow(Settings())
window.set_workspace(open_workspace(Path(sys.argv[1])))
state = MeetingState(window)
state.open(sys.argv[2])
pane = NotesPane(window, state)
pane.show_meeting(None)
pane.show()
letters = iter("Lad en buddy sende den første video, og lad den være kort, og så videre " * 9)

def type_one():
    QTest.keyClicks(pane.line.edit, next(letters))
    sys.stdout.write(".")
    sys.stdout.flush()

timer = QTimer()
timer.timeout.connect(type_one)
timer.start(40)
application.exec()
"""


def test_a_kill_costs_a_second_of_typing_at_most(workspace: Workspace) -> None:
    ids, path = fill(workspace), workspace.path
    workspace.close()
    command = [sys.executable, "-c", _TYPING, str(path), ids["meeting"]]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        typed = len(process.stdout.read(45))  # well over a second of keys, without a pause
        process.send_signal(signal.SIGKILL)
        process.wait()
    opened = open_workspace(path)
    draft = notes.read_draft(opened, ids["meeting"])
    opened.close()
    assert draft is not None
    assert "Lad en buddy sende den første video, og lad den være kort".startswith(draft.text[:50].rstrip())
    assert typed - len(draft.text) <= 30
