"""What is said of a note while it is typed comes and goes without moving what one types in, in any window and text size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget

from campus_desktop.meetings import item_edits, running
from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.notes.over_line import OverLine

from .conftest import Screen

TEXTS = {
    "Klitadministrationen sender link 3/12": "Opfølgning? Ctrl+5 gør den til det",
    "@HR hjælper": "»@HR« er ikke i filen",
    "@Kommunaldirektørforeningensformandskab hjælper": "»@Kommunaldirektørforenin…« er ikke i filen",
}
SIZES = [(1.0, 1366, 768), (1.0, 1920, 1000), (1.25, 1366, 738), (1.5, 1366, 738), (2.0, 1366, 738), (1.0, 911, 512)]


@pytest.fixture(params=SIZES, ids=str)
def sized(request: pytest.FixtureRequest, screen: Screen) -> Iterator[Screen]:
    zoom, width, height = request.param
    theme.use(zoom_factor=zoom)
    screen.window.resize(width, height)
    settle()
    yield screen
    theme.use(zoom_factor=1.0)


def place(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint()), part.size())


def places(screen: Screen) -> dict[str, QRect]:
    line = screen.pane.line
    parts = {"kinds": line.chips, "text": line.edit, "pills": line.private_chip, "list": screen.pane.list.view}
    return {name: place(part) for name, part in parts.items()}


def saying(screen: Screen) -> QLabel:
    """The label that says something of the note."""
    over = [each for each in visible(screen.pane, OverLine) if each.text()]
    return over[0] if over else screen.pane.line.hint


def seen_whole(label: QLabel) -> None:
    """The text is painted, and there is room for all of it."""
    assert label.isVisible() and label.window().rect().contains(place(label))
    assert label.heightForWidth(label.width()) <= label.height() + 1
    words = label.text().replace("\u00a0", " ").split(" ")
    assert max(map(label.fontMetrics().horizontalAdvance, words)) <= label.width()
    assert ink(on_screen(label)) > 0.01


def read(screen: Screen) -> str:
    return saying(screen).text().replace("\u00a0", " ")


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_said_moves_nothing_and_is_seen_whole(sized: Screen, text: str) -> None:
    sized.type("x")
    settle()
    sized.press("back")
    before = places(sized)
    height = sized.pane.line.edit.height()
    for letter in text:
        sized.type(letter)
        settle()
        if sized.pane.line.edit.height() == height:  # a second line of the note itself is no surprise
            assert places(sized) == before, read(sized)
    sized.press("esc")
    settle()
    assert read(sized).startswith(TEXTS[text])
    seen_whole(saying(sized))


def test_that_another_item_is_on_moves_nothing(sized: Screen) -> None:
    item_edits.update_item(sized.workspace, sized.ids["first"], title="Sparring om preboarding i små styrelser")
    sized.type("Det gik")
    settle()
    before = places(sized)
    sized.pass_(3)
    running.next_item(sized.workspace, sized.ids["meeting"], sized.now())
    settle()
    assert places(sized) == before
    assert read(sized) == "Hører til »Sparring om preboarding…« · Enter gemmer"
    seen_whole(saying(sized))
    sized.press("enter")
    settle()
    assert not visible(sized.pane, OverLine)
