from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell.painted import Painted


class _Page(QWidget):
    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1


def test_what_can_wait_comes_after_the_first_paint(qtbot: QtBot) -> None:
    page = _Page()
    qtbot.addWidget(page)
    painted, seen = Painted(page), list[int]()
    painted.then(lambda: seen.append(page.paints))
    qtbot.wait(60)
    assert not seen  # not on the screen yet, however long that takes
    page.show()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] > 0
    painted.then(lambda: seen.append(-1))
    qtbot.waitUntil(lambda: seen[-1] == -1)
