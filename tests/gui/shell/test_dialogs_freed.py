"""Dialogs that were closed are gone: a day of them costs no memory."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from campus_desktop.meetings import running
from campus_desktop.workspace import Workspace
from tests.support.hands import visible
from tests.support.seen import settle
from tests.support.world import World
from ui.shell.ask import Ask
from ui.shell.window import MainWindow

TIMES = 4


@pytest.fixture
def world(window: MainWindow, workspace: Workspace) -> World:
    made = World(workspace, window)
    running.start(workspace, made.meeting, made.now)
    return made


def test_every_dialog_is_gone_when_it_is_closed(world: World) -> None:
    window = world.window
    kept: list[str] = []
    for number, show in enumerate([*world.dialogs(), window.files.copy]):
        counts = []
        for _time in range(TIMES):
            show()
            settle()
            dialogs = [weakref.ref(each) for each in visible(window, QDialog)]
            assert dialogs
            for dialog in dialogs:
                found = dialog()
                assert found is not None
                found.reject()
                del found
            settle()
            gc.collect()
            if any(dialog() is not None for dialog in dialogs):
                kept.append(f"{number} {dialogs[0]()!r}")
            assert window.findChildren(QDialog) == [], number
            counts.append(len(window.findChildren(QObject)))
        assert counts[-1] <= counts[1], (number, counts)
    assert kept == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda ask, window: ask.confirm(window, "Slet", "Slet den?", "Slet"),
        lambda ask, window: ask.choose(window, "Vælg", "Hvilken?", [("a", "Den ene"), ("b", "Den anden")]),
        lambda ask, window: ask.error(window, "Det gik ikke"),
        lambda ask, window: ask.inform(window, "Godt", "Det gik"),
        lambda ask, window: ask.text(window, "Navn", "Navn"),
    ],
)
def test_a_question_is_gone_when_it_is_answered(window: MainWindow, ask: Callable[[Ask, MainWindow], object]) -> None:
    def close() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        box.close()

    for _time in range(TIMES):
        QTimer.singleShot(20, close)
        ask(Ask(), window)
        settle()
    assert window.findChildren(QMessageBox) == [] and window.findChildren(QDialog) == []
