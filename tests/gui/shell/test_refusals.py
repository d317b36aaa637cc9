"""In the window every file that has to be refused gets one sentence, and the open file stays open."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from campus_desktop.workspace import Workspace, open_workspace
from tests.gui.conftest import Answers
from tests.support.broken_files import REFUSED, locked, sound
from tests.support.coloured import painted_in
from ui.shell.window import MainWindow


@pytest.mark.parametrize("kind", REFUSED)
def test_files_that_are_not_a_sound_workspace(
    tmp_path: Path, window: MainWindow, answers: Answers, workspace: Workspace, kind: str
) -> None:
    make, sentence = REFUSED[kind]
    path = tmp_path / "b.campus"
    make(path)
    before = path.read_bytes()
    window.files.open_path(path)
    assert len(answers.said) == 1
    assert sentence in answers.said[0]
    assert path.read_bytes() == before
    assert window.workspace is workspace


def test_a_missing_file_and_one_open_elsewhere(
    tmp_path: Path, window: MainWindow, answers: Answers, workspace: Workspace
) -> None:
    window.files.open_path(tmp_path / "c.campus")
    path = tmp_path / "b.campus"
    sound(path)
    other = open_workspace(path, user="MK")
    answers.answers = [False]  # it is not opened for reading either
    window.files.open_path(path)
    other.close()
    assert "Der er ingen fil »c.campus«" in answers.said[0]
    assert "åben hos MK" in answers.said[1]
    assert window.workspace is workspace


def test_an_edit_of_a_file_locked_by_another_program(
    window: MainWindow, answers: Answers, workspace: Workspace
) -> None:
    workspace.connection.execute("PRAGMA busy_timeout = 10")

    def edit() -> None:
        with workspace.edit("x") as made:
            made.insert("course", {"title": "x", "sort_key": "x"})

    with locked(workspace.path):
        window.guard(edit)
        assert answers.said == [], "what is pressed while the window waits would answer a dialog"
        assert "låst af et andet program" in window.status_line.message_label.text()
        assert painted_in(window.status_line.message_label, "danger") and painted_in(
            window.status_line.unsaved_button, "danger"
        )
        dialog = QDialog(window)
        dialog.open()
        window.guard(edit)
        assert "låst af et andet program" in answers.said[0], "over a dialog the status line is not seen"
        dialog.close()
    assert workspace.value("SELECT count(*) FROM course") == 0
