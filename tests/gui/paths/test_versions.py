"""Kept versions of a path, by menu."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QAction

from campus_desktop import practice
from campus_desktop.meetings.running import start
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.snapshots import list_snapshots
from campus_desktop.paths.summaries import latest_paths
from campus_desktop.workspace import Workspace
from tests.support.hands import visible
from ui.paths.versions import VersionsDialog
from ui.shell.window import MainWindow


@pytest.fixture
def path(window: MainWindow, workspace: Workspace) -> str:
    practice.fill(workspace, workspace.now())
    found = latest_paths(workspace, 1)[0].id
    window.show_page("paths", found)
    return found


def menu(window: MainWindow, text: str) -> QAction:
    return next(each for each in window.findChildren(QAction) if each.text().replace("&", "") == text)


def shown(window: MainWindow) -> VersionsDialog:
    menu(window, "Gemte versioner …").trigger()
    return visible(window, VersionsDialog)[0]


def test_a_version_is_kept_listed_and_deleted(
    window: MainWindow, workspace: Workspace, path: str, answers: Any
) -> None:
    answers.answers = ["Til direktionen"]
    menu(window, "Gem en version …").trigger()
    assert [each.label for each in list_snapshots(workspace, path)] == ["Til direktionen"]
    dialog = shown(window)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert [item.text(column) for column in (1, 2)] == ["Gemt af dig: Til direktionen", "18"]
    answers.answers = [None, ""]
    dialog.keep.click()
    assert dialog.list.topLevelItemCount() == 1
    dialog.keep.click()
    assert dialog.list.topLevelItemCount() == 2
    dialog.remove.click()
    assert [each.label for each in list_snapshots(workspace, path)] == ["Til direktionen"]
    workspace.undo()
    assert len(list_snapshots(workspace, path)) == 2
    dialog.reject()


def test_a_version_of_a_meeting_names_it_unless_the_screen_is_shared(
    window: MainWindow, workspace: Workspace, path: str
) -> None:
    meeting = list_meetings(workspace)[0]
    start(workspace, meeting.id, workspace.now())
    dialog = shown(window)
    item = dialog.list.topLevelItem(0)
    assert item is not None and item.text(1) == f"Da mødet begyndte: {meeting.title}"
    dialog.reject()
    dialog.deleteLater()
    window.set_safe(meeting.id)
    window.show_page("paths", path)
    dialog = VersionsDialog(window, path, "x")
    item = dialog.list.topLevelItem(0)
    assert item is not None and item.text(1) == "Da mødet begyndte"
    dialog.deleteLater()
