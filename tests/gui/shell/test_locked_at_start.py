"""A file that another program has when it is opened, and what is said of a command while texts wait for the same file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits, queries
from campus_desktop.workspace import Workspace
from tests.support.broken_files import locked, locked_while_open, sound
from tests.support.hands import page_of
from ui.institutions.page import InstitutionsPage
from ui.shell.ask import Ask
from ui.shell.settings import Settings
from ui.shell.window import MainWindow


@pytest.fixture
def started(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window that is about to open its first file, with real questions."""
    window = MainWindow(Settings(), Ask())
    qtbot.addWidget(window)
    yield window
    window.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_trying_again_is_the_default_and_opens_the_file_once_it_is_free(
    started: MainWindow, qtbot: QtBot, tmp_path: Path, key: Qt.Key
) -> None:
    path = tmp_path / "Net.campus"
    sound(path)
    seen: list[list[str]] = []
    with ExitStack() as other:
        other.enter_context(locked(path))

        ended: list[bool] = []

        def answer() -> None:
            box = QApplication.activeModalWidget()
            if not isinstance(box, QMessageBox):
                if not ended:  # else it would answer the next test's box
                    QTimer.singleShot(50, answer)
                return
            buttons = [each for each in box.findChildren(QPushButton) if each.isVisible()]
            default = next(each for each in buttons if each.isDefault())
            seen.append([default.text().replace("&", ""), box.text()])
            if len(seen) == 2:
                other.close()  # the other program is done
            if len(seen) < 3 and not ended:
                QTimer.singleShot(50, answer)
            focus = box.focusWidget()
            assert focus is not None
            qtbot.keyClick(focus, Qt.Key.Key_Return if len(seen) == 1 else key)

        QTimer.singleShot(50, answer)
        started.open_at_start(path)
    ended.append(True)
    QTest.qWait(100)
    assert [each[0] for each in seen] == ["Prøv igen"] * 2
    assert all("er låst af et andet program. Luk den dér, og prøv igen." in each[1] for each in seen)
    assert started.has_file == (key == Qt.Key.Key_Return)


def test_while_texts_wait_a_command_is_not_said_to_have_changed_nothing(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, answers: Any
) -> None:
    made = edits.create_institution(workspace, "Fjordstyrelsen")
    window.activateWindow()
    window.show_page("institutions", made)
    note = page_of(window, InstitutionsPage, "institutions").form.note
    note.setFocus()

    def command() -> object:
        return edits.create_institution(workspace, "Klitstyrelsen")

    message = window.status_line.message_label
    with locked_while_open(workspace, readable=True):
        window.guard(command)
        assert message.text().endswith("Luk den dér, og prøv igen. Intet er ændret."), "nothing waits yet"
        qtbot.keyClicks(note, "Ring om torsdagen")
        note.save_now()
        said = [message.text()]
        window.guard(command)
        said.append(message.text())
        assert said[1].endswith("Det, du bad om lige nu, blev ikke gjort. Gør det igen bagefter.")
        dialog = QDialog(window)
        dialog.open()
        window.guard(command)
        dialog.close()
        window.jobs.run("Prøve", lambda _progress: command())
        qtbot.waitUntil(lambda: len(answers.said) == 2)
        said += answers.said
        assert all("Programmet prøver selv igen" in each and "Luk den dér" not in each for each in said)
        assert message.isVisible()
    assert window.unsaved.flush()
    (found,) = queries.list_institutions(workspace)
    assert found.note == "Ring om torsdagen"
