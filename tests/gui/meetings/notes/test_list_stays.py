"""The rows of the list never move under the mouse, the current one stays in sight, and what can be done has a box to tick."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from tests.gui.meetings.notes.conftest import Screen
from tests.support.painted import on_screen
from tests.support.seen import settle
from ui.look import theme

LEFT = Qt.MouseButton.LeftButton


def rect(screen: Screen, text: str) -> QRect:
    """Where the note is in the window."""
    view, rows = screen.pane.list.view, screen.pane.list.rows
    row = next(row for row in range(len(rows.ids)) if (note := rows.note(row)) is not None and note.text == text)
    found = view.visualRect(rows.index(row))
    return found.translated(view.viewport().mapTo(view.window(), QPoint()))


def fill(screen: Screen) -> None:
    for number in range(14):
        screen.write("action" if number % 2 else "idea", f"Note {number}")
    settle()


def test_a_click_moves_no_row(screen: Screen, qtbot: QtBot) -> None:
    fill(screen)
    view = screen.pane.list.view
    for text in ("Note 12", "Note 11", "Note 13"):
        before, place = view.geometry(), rect(screen, text)
        at = view.viewport().mapFrom(view.window(), place.center())
        qtbot.mouseClick(view.viewport(), LEFT, pos=at)
        settle()
        assert view.hasFocus() and screen.pane.list.hint.isVisible(), "the keys are said"
        assert rect(screen, text) == place and view.geometry() == before, "the row stays under the mouse"
        screen.pane.focus_line()
        settle()
        assert rect(screen, text) == place and view.geometry() == before
        assert not screen.pane.list.hint.isVisible()


@pytest.mark.parametrize("zoom", [1.25, 1.5, 2.0])
def test_the_current_note_stays_in_sight_in_another_size(screen: Screen, qtbot: QtBot, zoom: float) -> None:
    fill(screen)
    view, rows = screen.pane.list.view, screen.pane.list.rows
    view.choose(len(rows.ids) - 6)
    view.scrollTo(view.currentIndex())
    view.setFocus()
    screen.pane.focus_line()
    settle()
    assert view.current_in_sight()
    for factor in (zoom, 1.0):
        theme.use(theme.Scheme.LIGHT, factor)
        settle()
        place = view.visualRect(view.currentIndex())
        assert view.viewport().rect().intersects(place), factor


def test_what_can_be_done_has_a_box_that_a_click_ticks(screen: Screen, qtbot: QtBot) -> None:
    screen.write("idea", "Del filmen")
    screen.write("action", "Send skabelonen")
    settle()
    lst = screen.pane.list
    view, rows = lst.view, lst.rows

    def box(text: str) -> QRect:
        row = next(row for row in range(len(rows.ids)) if (note := rows.note(row)) is not None and note.text == text)
        return lst.delegate.box(row, view.visualRect(rows.index(row)))

    assert box("Del filmen").isEmpty(), "an idea is answered, not done"
    at = box("Send skabelonen")
    assert view.viewport().rect().contains(at)
    before = on_screen(view.viewport(), at)
    frame = theme.color("border-strong").name()
    shades = {before.pixelColor(x, y).name() for x in range(before.width()) for y in range(before.height())}
    assert frame in shades, "an open box is painted"
    qtbot.mouseClick(view.viewport(), LEFT, pos=at.center())
    settle()
    assert screen.last().done is not None
    ticked = on_screen(view.viewport(), box("Send skabelonen"))
    accent = theme.color("accent").name()
    assert accent in {ticked.pixelColor(x, y).name() for x in range(ticked.width()) for y in range(ticked.height())}
    qtbot.mouseClick(view.viewport(), LEFT, pos=box("Send skabelonen").center())
    settle()
    assert screen.last().done is None
    qtbot.mouseClick(view.viewport(), LEFT, pos=box("Send skabelonen").center() + QPoint(theme.px(150), 0))
    settle()
    assert screen.last().done is None, "a click on the text only chooses"
