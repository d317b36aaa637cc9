"""What the list of notes and the line below it paint, choose and hold still while one writes, deletes and undoes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.meetings.notes.note_dialog import NoteDialog

from .conftest import Screen

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def four(screen: Screen) -> Screen:
    for text in ("Et", "To", "Tre", "Fire"):
        screen.write("idea", text)
        screen.pass_(1)
    return screen


def click(screen: Screen, text: str) -> None:
    view = screen.pane.list.view
    rect = view.visualRect(screen.pane.list.rows.index(screen.shown().index(text)))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center())


def click_line(screen: Screen) -> None:
    QTest.mouseClick(screen.pane.line.edit.viewport(), Qt.MouseButton.LeftButton)


def selected(screen: Screen) -> list[str]:
    rows = screen.pane.list.rows
    return [note.text for note in rows.notes(screen.pane.list.chosen())]


@pytest.mark.parametrize("earlier", ["Et", "Tre"])
def test_a_note_undone_from_the_line_is_painted_no_more(four: Screen, earlier: str) -> None:
    click(four, earlier)
    click_line(four)
    viewport = four.pane.list.view.viewport()
    before = on_screen(viewport)
    four.type("abc")
    four.press("enter")
    assert differing(on_screen(viewport), before) > 0.001
    four.shortcut(Key.Key_Z, CTRL)
    assert four.shown() == ["Et", "To", "Tre", "Fire"]
    assert differing(on_screen(viewport), before) == 0


def test_a_note_deleted_is_painted_no_more_and_undone_alone_chosen(four: Screen) -> None:
    viewport = four.pane.list.view.viewport()
    click(four, "Fire")
    before = on_screen(viewport)
    four.press("delete")
    assert selected(four) == ["Tre"]
    assert differing(on_screen(viewport), before) > 0.001
    four.shortcut(Key.Key_Z, CTRL)
    assert selected(four) == ["Fire"]
    assert differing(on_screen(viewport), before) == 0
    four.press("delete")
    assert four.shown() == ["Et", "To", "Tre"]


@pytest.mark.parametrize("width", [1000, 1180, 1366])
def test_the_kinds_stay_below_the_mouse(screen: Screen, width: int) -> None:
    screen.window.resize(width, 720)
    line = screen.pane.line
    settle()

    def places() -> tuple[QPoint, ...]:
        settle()
        widgets = (line.chips.button("idea"), line.edit, line.private_chip)
        return tuple(each.mapTo(screen.window, QPoint()) for each in widgets)

    before = places()
    screen.type("a")
    assert places() == before
    screen.press("enter")
    assert places() == before
    screen.press("up")
    assert places() == before, "rewriting"
    screen.press("esc", "ctrl+9")
    assert line.about_private.isVisible() and not line.travel_chip.isVisible()
    assert places() == before
    screen.press("ctrl+9")
    screen.type("010190-1234 ")
    assert line.warning.isVisible()
    assert places() == before
    for _travel in range(2):
        screen.press("ctrl+r")
        assert places()[:2] == before[:2]


def test_the_kinds_stay_in_the_dialog_too(four: Screen) -> None:
    four.pane.list.edit_here(four.notes()[0].id)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, NoteDialog))
    settle()
    kinds = dialog.line.chips
    before = kinds.mapTo(dialog, QPoint())
    dialog.line.set_private(True)
    settle()
    assert dialog.line.about_private.isVisible() and kinds.mapTo(dialog, QPoint()) == before
    dialog.reject()
