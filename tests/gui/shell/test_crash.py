from __future__ import annotations

import getpass
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.crash import CrashHandler, report, show_dialog


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


def test_a_bug_is_shown_once_and_the_program_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    shown: list[str] = []
    handler = CrashHandler(lambda text: (shown.append(text), handler.handle(ValueError, error, None)))
    handler.install()
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    worker = threading.Thread(target=fail, args=("x",))
    worker.start()
    worker.join()
    assert len(shown) == 2 and all("fail" in text for text in shown)
    assert "Anne Andersen" in capsys.readouterr().err


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    show_dialog(parent, "rapporten")
    dialog = parent.findChild(QDialog)
    assert dialog is not None and dialog.isVisible()
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "rapporten"
    next(button for button in dialog.findChildren(QPushButton) if "Kopi" in button.text()).click()
    assert QApplication.clipboard().text() == "rapporten"
    dialog.close()
