from __future__ import annotations

import getpass
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.errors import CampusError
from campus_desktop.workspace import Workspace, create
from tests.support.broken_files import locked_while_open
from tests.support.coloured import painted_in
from ui import app
from ui.shell.crash import CrashHandler, NotShownError
from ui.shell.crash_report import report, show_dialog
from ui.shell.window import MainWindow


def fail(secret: str) -> None:
    raise ValueError(f"personligt: {secret} {Path.home()}")


def caught() -> ValueError:
    try:
        fail("Anne Andersen")
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_says_where_and_nothing_personal() -> None:
    error = caught()
    text = report(type(error), error.__traceback__)
    assert "test_crash.py:" in text and " fail" in text and text.endswith("ValueError")
    for personal in ("Anne", str(Path.home()), str(Path(__file__).parent), "personligt"):
        assert personal not in text
    if getpass.getuser() != "root":
        assert getpass.getuser() not in text


@pytest.fixture
def _hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


class Shown:
    """What was shown and said in place of windows; ``close`` closes the report."""

    def __init__(self) -> None:
        self.reports: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.close: Callable[..., object] = list
        self.refused: list[CampusError] = []

    def show(self, said: str, text: str, closed: Callable[..., object]) -> None:
        self.reports.append((said, text))
        self.close = closed


def test_a_bug_is_shown_and_the_program_goes_on(_hooks: None, capsys: pytest.CaptureFixture[str]) -> None:
    shown = Shown()
    CrashHandler(shown.show, shown.said.append, shown.refused.append).install()
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    shown.close()
    worker = threading.Thread(target=fail, args=("x",))
    worker.start()
    worker.join()
    assert len(shown.reports) == 2 and all("fail" in text for _said, text in shown.reports)
    assert "Anne Andersen" in capsys.readouterr().err


def test_the_same_bug_over_and_over_opens_one_report_ever(_hooks: None) -> None:
    shown = Shown()
    handler = CrashHandler(shown.show, shown.said.append, shown.refused.append)
    error = caught()
    for _picture in range(130):
        handler.handle(type(error), error, error.__traceback__)
    assert len(shown.reports) == 1 and "galt i selve programmet igen" in shown.said[0]
    shown.close()
    handler.handle(type(error), error, error.__traceback__)
    assert len(shown.reports) == 1, "closed, it does not come back with the next picture"


def test_a_bug_in_saying_so_does_not_go_on_for_ever(_hooks: None) -> None:
    said: list[str] = []

    def say(text: str) -> None:
        said.append(text)
        handler.handle(ValueError, error, error.__traceback__)

    handler = CrashHandler(lambda *_report: None, say, say)
    error = caught()
    for _time in range(3):
        handler.handle(ValueError, error, error.__traceback__)
    assert len(said) == 2


def test_a_refusal_that_nobody_caught_is_said_and_no_bug(_hooks: None) -> None:
    shown = Shown()
    handler = CrashHandler(shown.show, shown.said.append, shown.refused.append)
    handler.handle(CampusError, CampusError("Filen er låst."), None)
    assert shown.reports == [] and shown.said == [] and [str(each) for each in shown.refused] == ["Filen er låst."]


def test_a_locked_file_that_nobody_thought_of_is_said_in_red_until_it_is_free(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, _hooks: None
) -> None:
    CrashHandler(partial(show_dialog, window), window.message, partial(app.show_error, window)).install()
    with locked_while_open(workspace):
        try:
            workspace.rows("SELECT 1 FROM note")
        except CampusError as error:
            sys.excepthook(type(error), error, error.__traceback__)
        line = window.status_line
        assert "låst af et andet program" in line.message_label.text() and painted_in(line.message_label, "danger")
        assert painted_in(line.unsaved_button, "danger") and not line.saved_label.isVisible()
    qtbot.waitUntil(line.saved_label.isVisible, timeout=10_000)
    assert window.findChildren(QDialog) == []


class BrokenLabel(QLabel):
    """Fails whenever it is painted."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        raise ValueError("personligt")


def test_a_paint_error_leaves_one_window_that_can_be_closed(window: MainWindow, _hooks: None) -> None:
    handler = CrashHandler(partial(show_dialog, window), window.message, print)
    broken = BrokenLabel("x", window)
    broken.show()
    for _picture in range(20):
        try:
            broken.repaint()
        except ValueError as error:
            handler.handle(type(error), error, error.__traceback__)
    broken.hide()
    dialogs = [each for each in window.findChildren(QDialog) if each.windowTitle() == "Noget gik galt"]
    assert len(dialogs) == 1 and dialogs[0].isVisible()
    assert "galt i selve programmet igen" in window.status_line.message_label.text()
    dialogs[0].close()


def test_a_file_that_cannot_be_shown_is_said_with_what_can_be_done(
    window: MainWindow, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = create(tmp_path / "Fremmed.campus")
    other.close()
    shown = Shown()
    handler = CrashHandler(shown.show, shown.said.append, shown.refused.append)

    def broken(*_what: object) -> None:
        raise ValueError("personligt")

    with monkeypatch.context() as patch:
        patch.setattr(type(window.status_line), "show_saved", broken)
        with pytest.raises(NotShownError) as raised:
            window.files.open_path(other.path)
        assert not window.has_file and window.welcome is not None and window.welcome.isVisible()
        handler.handle(NotShownError, raised.value, raised.value.__traceback__)
    said, text = shown.reports[0]
    assert "»Fremmed.campus« kunne ikke vises" in said and "sikkerhedskopi" in said
    assert text.endswith("ValueError") and "personligt" not in text
    window.files.open_path(other.path)
    assert window.has_file and window.workspace.path == other.path


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    closed: list[object] = []
    show_dialog(parent, "Noget gik galt.", "rapporten", lambda *_result: closed.append(1))
    dialog = parent.findChild(QDialog)
    assert dialog is not None and dialog.isVisible()
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "rapporten"
    next(button for button in dialog.findChildren(QPushButton) if "Kopi" in button.text()).click()
    assert QApplication.clipboard().text() == "rapporten" and closed == []
    dialog.close()
    assert closed == [1]
