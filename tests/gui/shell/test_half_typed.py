"""What is half typed into a cell, a dialog or a line, or is no good yet, survives a crash and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits
from campus_desktop.workspace import Workspace, create, drafts, open_workspace
from tests.support.hands import page_of
from ui.institutions.page import InstitutionsPage
from ui.shell import half_typed
from ui.shell.half_typed import HalfTyped
from ui.shell.left_typed import LeftTyped
from ui.shell.window import MainWindow


@pytest.fixture
def settled(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(half_typed, "LATEST", 20)
    window.activateWindow()
    window.settle()
    return window


@pytest.fixture
def crashed(workspace: Workspace, tmp_path: Path) -> Callable[[], Path]:
    """The file as a crash would leave it now."""

    def copy() -> Path:
        (tmp_path / "bagefter").mkdir()
        target = tmp_path / "bagefter" / workspace.path.name
        target.write_bytes(workspace.path.read_bytes())
        return target

    return copy


def line_in(window: MainWindow) -> tuple[QDialog, QLineEdit]:
    dialog = QDialog(window)
    dialog.setWindowTitle("Ny fase")
    line = QLineEdit("Uge 1", dialog)
    line.setAccessibleName("Navn")
    QVBoxLayout(dialog).addWidget(line)
    dialog.show()
    dialog.activateWindow()
    line.setFocus()
    return dialog, line


def kept(workspace: Workspace) -> list[str]:
    return [each.text for each in drafts.left(workspace)]


def test_a_line_in_a_dialog_is_kept_while_it_is_typed_and_forgotten_when_that_closes(
    settled: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog, line = line_in(settled)
    qtbot.waitUntil(line.hasFocus)
    assert kept(workspace) == []
    line.selectAll()
    for number, letter in enumerate("Første uge"):
        qtbot.keyClicks(line, letter)
        if number == 4:
            qtbot.waitUntil(lambda: kept(workspace) != [])  # without a pause being waited for
    qtbot.waitUntil(lambda: kept(workspace) == ["Første uge"])
    assert workspace.undo_label is None, "it is no edit"
    dialog.close()
    qtbot.waitUntil(lambda: kept(workspace) == [])


def test_after_a_crash_it_is_shown_until_it_is_deleted(
    settled: MainWindow, workspace: Workspace, qtbot: QtBot, crashed: Callable[[], Path]
) -> None:
    dialog, line = line_in(settled)
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, " og 2")
    qtbot.waitUntil(lambda: kept(workspace) == ["Uge 1 og 2"])
    path = crashed()
    dialog.close()
    settled.set_workspace(open_workspace(path))
    settled.settle()
    shown = settled.findChild(LeftTyped)
    assert shown is not None and shown.isVisible()
    assert shown.texts.toPlainText() == "Ny fase › Navn:\nUge 1 og 2"
    shown.copy.click()
    assert "Uge 1 og 2" in QApplication.clipboard().text()
    shown.reject()
    assert kept(settled.workspace) == ["Uge 1 og 2"], "Escape by habit costs nothing"
    settled.set_workspace(None)
    settled.set_workspace(open_workspace(path))
    settled.settle()
    again = next(each for each in settled.findChildren(LeftTyped) if each.isVisible())
    again.delete.click()
    assert kept(settled.workspace) == [] and not again.isVisible()


def test_a_text_that_is_no_good_yet_waits_for_its_thing_over_a_crash(
    settled: MainWindow, workspace: Workspace, qtbot: QtBot, crashed: Callable[[], Path]
) -> None:
    first, second = (edits.create_institution(workspace, name) for name in ("Fjordstyrelsen", "Klitstyrelsen"))
    settled.show_page("institutions", first)
    days: Any = page_of(settled, InstitutionsPage, "institutions").form.closed_days
    days.setFocus()
    qtbot.keyClicks(days, "24. dec og så")
    days.save_now()
    settled.show_page("institutions", second)
    assert days.toPlainText() == ""
    settled.show_page("institutions", first)
    assert days.toPlainText() == "24. dec og så" and days.property("invalid")
    settled.set_workspace(open_workspace(crashed()))
    settled.settle()
    settled.show_page("institutions", first)
    days = page_of(settled, InstitutionsPage, "institutions").form.closed_days
    assert days.toPlainText() == "24. dec og så" and days.property("invalid")
    assert settled.findChild(LeftTyped) is None, "it stands where it belongs"
    days.setFocus()
    days.selectAll()
    qtbot.keyClicks(days, "24-12-2026")
    days.save_now()
    settled.companion(HalfTyped).watch.keep_now()
    assert kept(settled.workspace) == []


def test_another_file_gets_nothing_of_it(
    settled: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog, line = line_in(settled)
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, " halvt")
    other = create(tmp_path / "Anden.campus")
    settled.set_workspace(other)
    settled.settle()
    dialog.close()
    QApplication.processEvents()
    assert kept(other) == []
