"""A file that is moved, deleted, replaced or written in while it is open is told of at once, in the status line, without a dialog."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits, queries
from campus_desktop.workspace import Workspace, open_workspace
from campus_desktop.workspace.copies import save_copy
from tests.support.broken_files import locked_while_open
from ui.look import theme
from ui.shell.window import MainWindow

on_linux = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")


def said_in_red(window: MainWindow) -> str:
    """What the status line's alarm says, where it is really painted in the colour of danger and nothing says saved."""
    line = window.status_line
    if not line.unsaved_button.isVisible() or line.saved_label.isVisible() or line.check_label.isVisible():
        return ""
    picture, red = line.unsaved_button.grab().toImage(), theme.color("danger")
    colours = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    near = any(
        abs(c.red() - red.red()) + abs(c.green() - red.green()) + abs(c.blue() - red.blue()) < 40 for c in colours
    )
    return line.unsaved_button.text() if near else ""


def away(path: Path, how: str) -> Path:
    """Moves the file to where it is given; ``how`` says what stands in its place then."""
    target = path.with_name("andetsteds.campus")
    path.rename(target)
    if how == "replaced":
        path.write_bytes(target.read_bytes())
    return target


@on_linux
@pytest.mark.parametrize("how", ["moved", "replaced"])
@pytest.mark.parametrize("sign", ["tick", "focus"])
def test_a_file_that_is_away_is_said_in_red_until_it_is_back(
    window: MainWindow, workspace: Workspace, answers: Any, how: str, sign: str
) -> None:
    window.settle()

    def look() -> None:
        if sign == "tick":
            window.clock.tick.emit()
        else:
            QApplication.instance().focusWindowChanged.emit(None)  # type: ignore[union-attr]

    look()
    assert said_in_red(window) == "" and window.status_line.saved_label.isVisible()
    target = away(workspace.path, how)
    look()
    assert said_in_red(window) == "Filen er flyttet eller slettet"
    assert "Gem en kopi" in window.status_line.unsaved_button.accessibleName()
    target.replace(workspace.path)
    look()
    assert said_in_red(window) == "" and window.status_line.saved_label.isVisible()
    assert answers.said == [], "no dialog before those who look on"


@on_linux
def test_a_deleted_file_goes_on_in_a_copy(
    window: MainWindow, workspace: Workspace, answers: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    edits.create_institution(workspace, "Fjordstyrelsen")
    window.settle()
    workspace.path.unlink()
    window.clock.tick.emit()
    copy = tmp_path / "kopi.campus"
    answers.answers = ["copy", copy, True]
    qtbot.mouseClick(window.status_line.unsaved_button, Qt.MouseButton.LeftButton)
    assert "flyttet eller slettet" in answers.said[0]
    assert window.workspace.path == copy and queries.list_institutions(window.workspace)[0].name == "Fjordstyrelsen"
    assert said_in_red(window) == "" and window.status_line.saved_label.isVisible()


@on_linux
def test_closing_over_a_deleted_file_asks(
    window: MainWindow, workspace: Workspace, answers: Any, tmp_path: Path
) -> None:
    edits.create_institution(workspace, "Fjordstyrelsen")
    window.settle()
    workspace.path.unlink()
    window.clock.tick.emit()
    answers.answers = [None]
    assert not window.close() and window.isVisible() and "slettet" in answers.said[0]
    answers.answers = ["copy", tmp_path / "kopi.campus"]
    assert window.close()
    copy = open_workspace(tmp_path / "kopi.campus")
    assert queries.list_institutions(copy)[0].name == "Fjordstyrelsen"
    copy.close()


def test_a_file_locked_just_after_opening_is_said_without_a_dialog(
    window: MainWindow, workspace: Workspace, answers: Any
) -> None:
    with locked_while_open(workspace):
        window.complete()
        assert "låst af et andet program" in window.status_line.message_label.text()
        assert window.status_line.message_label.isVisible()
    assert answers.said == []


@on_linux
@pytest.mark.parametrize("how", ["written in", "overwritten", "by something else"])
@pytest.mark.parametrize("sign", ["tick", "focus"])
def test_a_file_that_another_program_wrote_in_is_said_at_once_and_opened_again(
    window: MainWindow, workspace: Workspace, answers: Any, qtbot: QtBot, tmp_path: Path, how: str, sign: str
) -> None:
    edits.create_institution(workspace, "Fjordstyrelsen")
    other = tmp_path / "anden.campus"
    save_copy(workspace, other)
    changed = open_workspace(other)
    for name in ("Klitstyrelsen", "Dalstyrelsen"):
        edits.create_institution(changed, name)
    changed.close()
    window.settle()
    window.clock.tick.emit()
    assert said_in_red(window) == "" and window.status_line.saved_label.isVisible()
    if how == "written in":
        with closing(sqlite3.connect(workspace.path, isolation_level=None)) as db:
            db.execute("UPDATE institution SET name = 'Klitstyrelsen'")
    else:
        content = other.read_bytes() if how == "overwritten" else b"Noget andet. " * 2_000
        with workspace.path.open("r+b") as file:  # as a program that saves in place, not one that replaces the file
            file.write(content)
            file.truncate()
    if sign == "tick":
        window.clock.tick.emit()
    else:
        QApplication.instance().focusWindowChanged.emit(None)  # type: ignore[union-attr]
    assert said_in_red(window) == "Et andet program har ændret filen"
    assert answers.said == [], "no dialog of its own accord"
    if how == "by something else":
        return
    answers.answers = ["open"]
    qtbot.mouseClick(window.status_line.unsaved_button, Qt.MouseButton.LeftButton)
    assert answers.said[0].startswith("Luk filen, og åbn den igen")
    names = [each.name for each in queries.list_institutions(window.workspace)]
    assert "Klitstyrelsen" in names and window.workspace.path == workspace.path and window.workspace is not workspace
    window.settle()
    assert said_in_red(window) == "" and window.status_line.saved_label.isVisible()
    edits.create_institution(window.workspace, "Havstyrelsen")


@on_linux
def test_own_edits_and_another_programs_lock_are_no_foreign_change(window: MainWindow, workspace: Workspace) -> None:
    window.settle()
    for name in ("Fjordstyrelsen", "Klitstyrelsen"):
        edits.create_institution(workspace, name)
        window.clock.tick.emit()
        assert said_in_red(window) == ""
    with locked_while_open(workspace):
        window.clock.tick.emit()
        assert window.unsaved.away == ""
