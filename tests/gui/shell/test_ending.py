"""The end from outside: told to stop, killed, or the session over, while somebody types."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits, queries
from campus_desktop.workspace import Workspace, open_workspace
from tests.support.broken_files import locked_while_open
from tests.support.hands import page_of
from ui.institutions.page import InstitutionsPage
from ui.shell.ending import Ending
from ui.shell.window import MainWindow

ROOT = Path(__file__).resolve().parents[3]
TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from campus_desktop.workspace import open_workspace
from ui.app import make_application
from ui.shell.ending import Ending
from ui.shell.settings import Settings
from ui.shell.window import MainWindow

application = make_application()
window = MainWindow(Settings())
window.set_workspace(open_workspace(Path(sys.argv[1])))
window.show_page("institutions", sys.argv[2])
window.show()
ending = Ending(window, window.leaving, application)
field = window.current_page.form.note
field.setFocus()
letters = iter("Ring om torsdagen, helst om formiddagen " * 50)

def type_one():
    QTest.keyClicks(field, next(letters))
    sys.stdout.write(".")
    sys.stdout.flush()

timer = QTimer()
timer.timeout.connect(type_one)
timer.start(40)
sys.exit(application.exec())
"""


def typed_until(path: Path, institution: str, how: signal.Signals, letters: int) -> tuple[int, int]:
    """Type without a pause, end the program so after ``letters``; how many were typed in all, and its exit status."""
    command = [sys.executable, "-c", TYPING, str(path), institution]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        typed = len(process.stdout.read(letters))
        process.send_signal(how)
        typed += len(process.stdout.read())
        return typed, process.wait()


@pytest.fixture
def institution(workspace: Workspace) -> str:
    made = edits.create_institution(workspace, "Fjordstyrelsen")
    workspace.close()
    return made


def note_in(path: Path) -> str:
    opened = open_workspace(path)
    note = queries.list_institutions(opened)[0].note
    opened.close()
    return note


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no such signal")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_told_to_stop_it_saves_what_is_typed_first(workspace: Workspace, institution: str, how: signal.Signals) -> None:
    typed, status = typed_until(workspace.path, institution, how, 9)
    note = note_in(workspace.path)
    assert status == 0 and len(note) >= typed - 1 and "Ring om torsdagen, helst".startswith(note[:24])
    assert [path.name for path in workspace.path.parent.glob(".*")] == []


def test_a_kill_costs_two_seconds_of_typing_without_a_pause(workspace: Workspace, institution: str) -> None:
    typed, _status = typed_until(workspace.path, institution, signal.SIGKILL, 80)
    assert typed - len(note_in(workspace.path)) <= 60  # two seconds of these keys, and what a slow machine adds


class Manager:
    """The desktop's session."""

    def __init__(self, *, may_ask: bool) -> None:
        self.may_ask, self.did = may_ask, ""

    def allowsInteraction(self) -> bool:
        return self.may_ask

    def release(self) -> None:
        self.did = "released"

    def cancel(self) -> None:
        self.did = "cancelled"


@pytest.fixture
def ending(window: MainWindow, workspace: Workspace) -> Ending:
    made = edits.create_institution(workspace, "Fjordstyrelsen")
    window.activateWindow()
    window.show_page("institutions", made)
    page_of(window, InstitutionsPage, "institutions").form.note.setFocus()
    ending = Ending.__new__(Ending)  # without taking the signals of the test's own process
    ending.shell, ending.leaving, ending.application = (
        window,
        window.leaving,
        Mock(),
    )  # nor ending its event loop: no dialog would be shown afterwards
    return ending


def typed(window: MainWindow, text: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(page_of(window, InstitutionsPage, "institutions").form.note, text)


def test_the_end_of_the_session_saves_first(
    ending: Any, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    typed(window, "Ved log ud", qtbot)
    manager = Manager(may_ask=True)
    ending.session_ends(manager)
    assert queries.list_institutions(workspace)[0].note == "Ved log ud" and manager.did == ""


@pytest.mark.parametrize(("choice", "did"), [(None, "cancelled"), ("discard", "released")])
def test_where_saving_fails_the_end_of_the_session_waits_for_an_answer(
    ending: Any, window: MainWindow, workspace: Workspace, qtbot: QtBot, answers: Any, choice: str | None, did: str
) -> None:
    with locked_while_open(workspace, readable=True):
        typed(window, "Ved log ud", qtbot)
        answers.answers = [choice]
        manager = Manager(may_ask=True)
        ending.session_ends(manager)
        assert manager.did == did
    window.unsaved.flush()


def test_where_nobody_can_be_asked_what_is_not_saved_goes_into_a_copy(
    ending: Any, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    with locked_while_open(workspace, readable=True):
        typed(window, "Ved log ud", qtbot)
        ending.session_ends(Manager(may_ask=False))
    copy = workspace.path.with_name("Prøve med det, der ikke var gemt.campus")
    assert note_in(copy) == "Ved log ud"
    window.unsaved.flush()
