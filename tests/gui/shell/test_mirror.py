"""What waits for the file lies in the user's own folder just as long as it waits, and is written now and then only."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QStandardPaths
from pytestqt.qtbot import QtBot

from campus_desktop.errors import CampusError
from campus_desktop.institutions import edits
from campus_desktop.workspace import Workspace, unwritten
from campus_desktop.workspace.unwritten import Unwritten
from tests.support.broken_files import locked_while_open
from tests.support.hands import page_of
from ui.institutions.page import InstitutionsPage
from ui.shell import mirror
from ui.shell.ending import Ending
from ui.shell.window import MainWindow


@pytest.fixture
def note(window: MainWindow, workspace: Workspace) -> Any:
    """The field for notes about an institution."""
    made = edits.create_institution(workspace, "Fjordstyrelsen")
    window.activateWindow()
    window.settle()
    window.show_page("institutions", made)
    field: Any = page_of(window, InstitutionsPage, "institutions").form.note
    field.setFocus()
    return field


def kept() -> list[str]:
    folder = unwritten.folder()
    return [each.read_text(encoding="utf-8") for each in folder.iterdir()] if folder.exists() else []


def test_the_folder_is_that_of_the_settings() -> None:
    config = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    assert unwritten.folder().parent.parent == Path(config)


def test_it_is_removed_as_soon_as_all_is_saved(workspace: Workspace, note: Any, qtbot: QtBot) -> None:
    with locked_while_open(workspace, readable=True):
        qtbot.keyClicks(note, "Ring om torsdagen")
        note.save_now()
        assert len(kept()) == 1 and "Ring om torsdagen" in kept()[0]
    qtbot.waitUntil(lambda: kept() == [], timeout=10_000)


def test_it_is_removed_when_the_user_discards_it(
    window: MainWindow, workspace: Workspace, note: Any, qtbot: QtBot, answers: Any
) -> None:
    with locked_while_open(workspace, readable=True):
        qtbot.keyClicks(note, "Ring om torsdagen")
        note.save_now()
        assert len(kept()) == 1
        answers.answers = [None, "discard"]
        window.files.close()
        assert window.has_file and len(kept()) == 1, "it was called off"
        window.files.close()
        assert not window.has_file and kept() == []


def test_what_grows_is_written_after_a_rest_only(
    workspace: Workspace, note: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    keep = unwritten.keep

    def keeping(path: Path, texts: list[Unwritten]) -> None:
        written.extend(each.text for each in texts)
        keep(path, texts)

    monkeypatch.setattr(mirror.unwritten, "keep", keeping)
    with locked_while_open(workspace, readable=True):
        for letter in "Torsdag":
            qtbot.keyClicks(note, letter)
            note.save_now()
        assert written == ["T"]
        qtbot.waitUntil(lambda: written == ["T", "Torsdag"], timeout=10_000)


def test_an_end_that_can_save_no_copy_either_leaves_it(
    window: MainWindow, workspace: Workspace, note: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: object) -> None:
        raise CampusError("fuld")

    monkeypatch.setattr("campus_desktop.workspace.copies.save_copy", refused)
    path = workspace.path
    with locked_while_open(workspace, readable=True):
        qtbot.keyClicks(note, "Ring om torsdagen")
        ending = Ending.__new__(Ending)  # without taking the signals of the test's own process
        ending.shell, ending.leaving, ending.application = (
            window,
            window.leaving,
            Mock(),
        )  # nor ending its event loop
        ending.end()
    assert unwritten.take_over(path) == [Unwritten(note.accessibleName(), "Ring om torsdagen")]
