"""Notes that wait for a locked file, and the half-typed one, are offered again after the process was killed."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits
from campus_desktop.workspace import Workspace, open_workspace, unwritten
from tests.support.broken_files import locked
from ui.shell.left_typed import LeftTyped
from ui.shell.settings import Settings
from ui.shell.window import MainWindow

from .conftest import fill

ROOT = Path(__file__).resolve().parents[4]
_TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from campus_desktop.workspace import open_workspace
from ui.app import make_application
from ui.meetings.notes.line import NoteLineEdit
from ui.shell.settings import Settings
from ui.shell.window import MainWindow

application = make_application()
window = MainWindow(Settings())
window.resize(1366, 768)
window.set_workspace(open_workspace(Path(sys.argv[1])))
window.show()
window.settle()
window.show_page("meetings", sys.argv[2], "hold")
line = window.findChild(NoteLineEdit)
print("open", flush=True)
sys.stdin.readline()
QTest.keyClicks(line.edit, "Ring til Klitadministrationen !17/12")
QTest.keyClick(line.edit, Qt.Key.Key_Return)
line.set_kind("decision")
line.set_private(True)
QTest.keyClicks(line.edit, "Kun til mig selv")
QTest.keyClick(line.edit, Qt.Key.Key_Return)
line.set_private(False)
QTest.keyClicks(line.edit, "Halvt skre")
application.exec()
"""
_TEXTS = ("Ring til Klitadministrationen !17/12", "Kun til mig selv", "Halvt skre")


def kept(names: str = "*") -> list[str]:
    """What lies in the user's own folder."""
    return [each.read_text(encoding="utf-8") for each in unwritten.folder().glob(names)]


@pytest.fixture
def killed(workspace: Workspace, qtbot: QtBot) -> Path:
    """A file whose program was killed under a lock, with two notes waiting and one half typed."""
    ids, path = fill(workspace), workspace.path
    workspace.close()
    command = [sys.executable, "-c", _TYPING, str(path), ids["meeting"]]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            assert process.stdout.readline() == "open\n"
            with locked(path, readable=True):
                process.stdin.write("go\n")
                process.stdin.flush()
                qtbot.waitUntil(lambda: all(text in "".join(kept("*.json")) for text in _TEXTS), timeout=20_000)
                process.send_signal(signal.SIGKILL)
                process.wait()
        finally:
            process.kill()
    return path


@pytest.fixture
def opened(killed: Path, qtbot: QtBot, answers: Any) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        window = MainWindow(Settings(), answers)
        qtbot.addWidget(window)
        window.clock.set_now(lambda: datetime(2026, 11, 26, 9, 30, tzinfo=UTC))
        window.resize(1366, 768)
        window.set_workspace(open_workspace(killed))
        window.show()
        window.settle()
        return window

    return make


def test_the_waiting_and_the_half_typed_notes_are_offered_after_a_kill(
    killed: Path, opened: Callable[[], MainWindow]
) -> None:
    beside = b"".join(each.read_bytes() for each in killed.parent.iterdir() if each.is_file())
    assert not any(text.encode() in beside for text in _TEXTS), "the folder of the file may be shared"
    assert stat.S_IMODE(unwritten.folder().stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in unwritten.folder().iterdir()} == {0o600}
    window = opened()
    (shown,) = (each for each in window.findChildren(LeftTyped) if each.isVisible())
    expected = [
        "Notelinje · Virker godt:\nRing til Klitadministrationen !17/12",
        "Privat note · Beslutning:\n(vises ikke)",
        "Notelinje · Beslutning:\nHalvt skre",
    ]
    assert shown.texts.toPlainText().split("\n\n") == expected, "others may see the screen"
    assert shown.private.isVisible() and shown.private.text() == "Vis teksten i private noter"
    hidden = shown.texts.viewport().grab().toImage()
    shown.private.click()
    assert shown.texts.toPlainText().split("\n\n")[1] == "Privat note · Beslutning:\nKun til mig selv"
    assert shown.texts.viewport().grab().toImage() != hidden
    places = [shown.texts.cursorRect(QTextCursor(shown.texts.document().findBlockByNumber(n))) for n in range(8)]
    picture = shown.texts.viewport().grab().toImage()
    shown.texts.setPlainText("")
    empty = shown.texts.viewport().grab().toImage()
    painted = [
        any(picture.pixel(x, y) != empty.pixel(x, y) for y in range(at.top() + 4, at.bottom()) for x in range(20, 90))
        for at in places
    ]
    assert painted == [True, True, False] * 2 + [True, True], "every place and text is on the screen"
    assert not window.workspace.rows("SELECT 1 FROM note"), "nothing is put in by itself"
    shown.reject()
    window.close()


def test_they_are_saved_as_notes_in_one_step_and_the_private_one_stays_private(
    opened: Callable[[], MainWindow], killed: Path
) -> None:
    window = opened()
    (shown,) = (each for each in window.findChildren(LeftTyped) if each.isVisible())
    assert shown.save.text() == "Gem som noter" and shown.save.isVisible() and shown.save.isDefault()
    before = shown.grab().toImage()
    shown.copy.click()
    QApplication.processEvents()
    assert "Kun til mig selv" in QApplication.clipboard().text() and "vises ikke" not in QApplication.clipboard().text()
    assert "Teksterne er kopieret" in shown.copied.text() and shown.grab().toImage() != before
    shown.save.click()
    assert not shown.isVisible() and kept() == []
    workspace = window.workspace
    rows = workspace.rows("SELECT text, kind, private, substr(due, 5) FROM note ORDER BY at, id")  # the year is today's
    assert [tuple(row) for row in rows] == [
        ("Ring til Klitadministrationen", "works-well", 0, "-12-17"),
        ("Kun til mig selv", "decision", 1, None),
        ("Halvt skre", "decision", 0, None),
    ]
    assert window.status_line.message_label.text() == "3 noter er gemt"
    assert workspace.undo_label == "Gem 3 skrevne noter"
    workspace.undo()
    assert not workspace.rows("SELECT 1 FROM note")
    workspace.redo()
    assert len(workspace.rows("SELECT 1 FROM note")) == 3
    window.close()
    again = opened()
    assert not [each for each in again.findChildren(LeftTyped) if each.isVisible()]
    again.close()


def test_without_their_meeting_they_can_only_be_copied(opened: Callable[[], MainWindow], killed: Path) -> None:
    workspace = open_workspace(killed)
    edits.delete_meetings(workspace, [workspace.value("SELECT id FROM meeting")])
    workspace.close()
    window = opened()
    (shown,) = (each for each in window.findChildren(LeftTyped) if each.isVisible())
    assert not shown.save.isVisible()
    assert shown.texts.toPlainText().count("mødet er slettet: teksten kan kun kopieres") == 3
    shown.copy.click()
    assert "Kun til mig selv" in QApplication.clipboard().text()
    shown.reject()
    window.close()


def test_they_are_shown_until_they_are_deleted(opened: Callable[[], MainWindow]) -> None:
    for wanted in ("close", "delete"):
        window = opened()
        (shown,) = (each for each in window.findChildren(LeftTyped) if each.isVisible())
        (shown.delete.click if wanted == "delete" else shown.reject)()
        assert not shown.isVisible() and (kept() != []) == (wanted == "close")
        window.close()
    window = opened()
    assert not [each for each in window.findChildren(LeftTyped) if each.isVisible()]
    window.close()


def test_in_the_safe_view_they_are_shown_when_it_ends(opened: Callable[[], MainWindow], killed: Path) -> None:
    workspace = open_workspace(killed)
    meeting = workspace.value("SELECT id FROM meeting")
    workspace.close()
    Settings().remember_safe(killed, meeting, False)
    window = opened()
    assert window.safe is not None and not window.findChildren(LeftTyped)
    window.set_safe(None)
    QApplication.processEvents()
    (shown,) = (each for each in window.findChildren(LeftTyped) if each.isVisible())
    shown.reject()
    window.close()
