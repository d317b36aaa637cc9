"""After zooming in and out again a page with details beside it is laid out as before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import create_course
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from tests.support.painted import on_screen
from tests.support.seen import settle
from ui.courses.page import CoursesPage
from ui.look import theme
from ui.shell.window import MainWindow


def places(page: CoursesPage) -> list[QRect]:
    settle()
    shown: list[QWidget] = [page.table, page.details]
    header = page.table.horizontalHeader()
    return [
        *(each.geometry() for each in shown),
        QRect(0, 0, page.table.horizontalScrollBar().maximum(), 0),
        *(QRect(header.sectionPosition(n), 0, header.sectionSize(n), 0) for n in range(header.count())),
    ]


@pytest.mark.parametrize("dragged", [0, 60])
def test_the_details_have_their_width_again(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, dragged: int
) -> None:
    titles = ("Arbejdsmiljøuddannelsen", "ESDH-systemet for superbrugere")
    for title in titles:
        create_course(workspace, {"title": title, "minutes": 90})
    window.show_page("courses")
    page = page_of(window, CoursesPage)
    splitter = page._splitter
    if dragged:
        splitter.handle(1).moveSplitter(splitter.handle(1).x() - dragged)
    before, picture = places(page), on_screen(page)
    assert page.table.horizontalScrollBar().maximum() == 0
    narrow = page.details.width()
    theme.use(zoom_factor=1.5)
    settle()
    assert page.details.width() == pytest.approx(narrow * 1.5, abs=2)
    theme.use(zoom_factor=1.0)
    assert places(page) == before
    assert on_screen(page) == picture
