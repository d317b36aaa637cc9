"""Ctrl+Z in the projector's window on the only screen: what is seen there is taken back at once, all else is asked about by name."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, running
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import queries as path_queries
from tests.gui.conftest import Answers
from tests.gui.meetings.presenting.conftest import LAPTOP
from tests.support.hands import visible
from tests.support.painted import differing, ink, on_screen
from tests.support.seen import settle
from ui.meetings.hold.catch_up import CatchUpDialog
from ui.meetings.presenting.host import PresentHost


@pytest.fixture
def here(room: Any) -> Any:
    path_edits.update_path(room.ws, room.path, title="Preboarding hos os nu")
    room.plug(LAPTOP)
    room.window.companion(PresentHost).here()
    QApplication.processEvents()
    return room


def press(here: Any, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Z) -> None:
    qtbot.keyClick(here.projector, key, Qt.KeyboardModifier.ControlModifier)


def seen(here: Any) -> QImage:
    return on_screen(here.projector)


def same(one: QImage, other: QImage) -> bool:
    """But for the edges of large letters, which come out of a cache or not."""
    return differing(one, other) < 0.005


def test_what_the_projector_does_not_show_is_asked_about_by_its_name(here: Any, qtbot: QtBot, answers: Answers) -> None:
    before = seen(here)
    answers.answers = [None]
    press(here, qtbot)
    assert answers.said == [
        "Fortryd »Ret titel for ›Preboarding hos os nu‹« fra kl. 9.30? Det, der ændres, kan ikke ses her."
    ]
    assert path_queries.read_path(here.ws, here.path).title == "Preboarding hos os nu"
    assert same(seen(here), before) and here.projector.isActiveWindow()
    answers.answers = ["step"]
    press(here, qtbot)
    assert path_queries.read_path(here.ws, here.path).title == "Preboarding hos os"
    assert here.window.current_key == "meetings"  # nobody is led away behind it
    answers.answers = ["step"]
    press(here, qtbot, Qt.Key.Key_Y)
    assert answers.said[-1].startswith("Gentag »Ret titel for ›Preboarding hos os nu‹« fra")
    assert path_queries.read_path(here.ws, here.path).title == "Preboarding hos os nu"


def test_nothing_is_named_that_does_not_belong_to_the_meeting(here: Any, qtbot: QtBot, answers: Answers) -> None:
    answers.answers = [None] * 3
    other = edits.create_meeting(here.ws, "HEMMELIGT møde")
    press(here, qtbot)
    edits.update_meeting(here.ws, other, place="HEMMELIGT")
    press(here, qtbot)
    here.note("works-well", "HEMMELIG samtale", private=True)
    press(here, qtbot)
    assert answers.said == ["Fortryd den seneste rettelse, som er fra kl. 9.30? Det, der ændres, kan ikke ses her."] * 3


def test_the_clock_there_is_taken_back_at_once_and_seen(here: Any, qtbot: QtBot, answers: Answers) -> None:
    before = seen(here)
    running.next_item(here.ws, here.meeting, here.now)
    here.pass_(0)
    after = seen(here)
    assert not same(after, before)
    press(here, qtbot)
    assert same(seen(here), before) and answers.said == []
    press(here, qtbot, Qt.Key.Key_Y)
    assert same(seen(here), after) and answers.said == []


def test_an_old_act_and_the_edit_before_it_are_both_named(here: Any, qtbot: QtBot, answers: Answers) -> None:
    running.next_item(here.ws, here.meeting, here.now)
    here.pass_(5)
    answers.answers = [None]
    press(here, qtbot)
    (text,) = answers.said
    assert text.startswith("Fortryd »Næste« fra kl. 9.30?")
    assert ": »Ret titel for ›Preboarding hos os nu‹« fra kl. 9.30" in text


def test_ended_back_and_undone_there_nothing_from_before_the_meeting_goes(
    here: Any, qtbot: QtBot, answers: Answers
) -> None:
    shots = []
    for command in (running.end, running.back):
        shots.append(seen(here))
        command(here.ws, here.meeting, here.now)
        here.pass_(0)
    for _number in range(2):
        press(here, qtbot)
        here.pass_(0)
        assert same(seen(here), shots.pop())
    assert answers.said == []
    assert path_queries.read_path(here.ws, here.path).title == "Preboarding hos os nu"


def test_catching_up_stands_over_the_projectors_window(here: Any, qtbot: QtBot) -> None:
    here.pass_(30)
    before = seen(here)
    qtbot.keyClick(here.projector, Qt.Key.Key_F7)
    (dialog,) = visible(here.projector, CatchUpDialog)
    settle()
    assert ink(on_screen(dialog)) > 0.05 and "Velkomst" in dialog.heading.text()
    assert dialog.frameGeometry().intersects(here.projector.geometry())
    dialog.agree.click()
    settle()
    assert not visible(here.projector, CatchUpDialog) and not same(seen(here), before)
    qtbot.waitUntil(here.projector.isActiveWindow)


def test_an_early_end_is_asked_about_there_too(here: Any, qtbot: QtBot, answers: Answers) -> None:
    before = seen(here)
    answers.answers = [False, True]
    for said, state in ((1, "running"), (2, "ended")):
        qtbot.keyClick(here.projector, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
        here.pass_(0)
        assert len(answers.said) == said and answers.said[-1].startswith("2 punkter er ikke behandlet; 5 t før")
        assert running.where(here.ws, here.meeting, here.now).state == state
        if state == "running":
            assert same(seen(here), before)  # the slide is shown again
