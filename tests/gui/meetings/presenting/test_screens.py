"""Which screen is the projector."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.meetings.presenting.screens import Desk, Screens, Seen

LAPTOP = Seen("laptop", 0, 0, 1366, 768)
BEAMER = Seen("beamer", 1366, 0, 1024, 768)
MIRROR = Seen("beamer", 0, 0, 1024, 768)
THIRD = Seen("third", -1920, 0, 1920, 1080)


def test_a_second_screen_beside_ones_own_is_the_projector() -> None:
    desk = Desk((LAPTOP, BEAMER), "laptop")
    assert desk.situation == "two" and desk.projector() == BEAMER
    assert Desk((LAPTOP, BEAMER), "beamer").projector() == LAPTOP


def test_one_screen_and_a_mirrored_one_have_no_projector() -> None:
    assert Desk((LAPTOP,), "laptop").situation == "one"
    mirrored = Desk((LAPTOP, MIRROR), "laptop")
    assert mirrored.situation == "mirrored" and mirrored.projector() is None
    assert Desk((), "laptop").projector() is None


def test_the_screen_of_last_time_comes_first_else_the_one_added_last() -> None:
    desk = Desk((LAPTOP, BEAMER, THIRD), "laptop")
    assert desk.projector() == THIRD and desk.projector("beamer") == BEAMER and desk.projector("gone") == THIRD


def test_where_ones_own_screen_is_gone_another_takes_its_place() -> None:
    desk = Desk((BEAMER,), "laptop")
    assert desk.mine == BEAMER and desk.projector() is None


def test_screens_scaled_otherwise_do_not_overlap() -> None:
    beamer = replace(BEAMER, x=1366, width=512, height=384)
    assert Desk((LAPTOP, beamer), "laptop").projector() == beamer


def test_the_screens_of_this_machine_are_told(qtbot: QtBot) -> None:
    screens = Screens()
    assert screens.now() and all(each.width > 0 for each in screens.now())
    with qtbot.waitSignal(screens.changed, timeout=2000):
        QGuiApplication.primaryScreen().geometryChanged.emit(QRect())
    screens.deleteLater()
