"""The window on files that are right in form and odd in what they say: every page opens, nothing is a bug."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.summaries import list_paths
from campus_desktop.workspace import create
from tests.support.crafted import ODD, REFUSED
from tests.support.meet import NOW, base
from tests.support.seen import settle
from ui.shell.registry import pages
from ui.shell.settings import Settings
from ui.shell.window import MainWindow


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sound") / "base.campus"
    base(made)
    return made


@pytest.fixture
def empty_window(qtbot: QtBot, answers: Any, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(Settings(), answers)
    qtbot.addWidget(window)
    window.clock.set_now(lambda: datetime(2026, 11, 26, 9, 0, tzinfo=UTC))
    window.show()
    yield window
    window.close()


@pytest.mark.parametrize("name", ODD)
def test_every_page_opens(empty_window: MainWindow, answers: Any, sound: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "fil.campus"
    shutil.copy(sound, path)
    ODD[name](path)
    window = empty_window
    window.files.open_path(path)
    if not window.has_file:
        assert len(answers.said) == 1 and "fil.campus" in answers.said[0]
        return
    for spec in pages():
        window.show_page(spec.key)
        settle()
    for found in list_paths(window.workspace):
        window.show_page("paths", found.id)
        settle()
    for each in list_meetings(window.workspace):
        for mode in ("prepare", "hold", "follow-up"):
            window.show_page("meetings", each.id, mode)
            settle()
    for _time in range(3):
        window.undo()
    settle()
    answers.answers = ["discard"]
    window.close()


def test_a_refused_file_is_said_once_and_the_open_one_stays(
    window: MainWindow, answers: Any, sound: Path, tmp_path: Path
) -> None:
    path = tmp_path / "fil.campus"
    shutil.copy(sound, path)
    REFUSED["trigger that deletes"](path)
    before = window.workspace.path
    window.files.open_path(path)
    assert [("fil.campus" in text, "zz" in text) for text in answers.said] == [(True, True)]
    assert window.has_file and window.workspace.path == before


def test_what_was_left_by_the_program_is_remembered(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "b.campus"
    create(path, now=lambda: NOW).close()
    window.files.open_path(path)
    assert window.workspace.path == path and window.settings.left_as(path) == ""
    window.files.close()
    assert window.settings.left_as(path) != ""
