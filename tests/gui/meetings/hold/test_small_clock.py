"""The small clock of a meeting under way stands in one place in the status line, whatever else is said there, and far from undo."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from campus_desktop.meetings import keys
from campus_desktop.paths import edits as path_edits
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme


def place(widget: QWidget) -> QRect:
    """Where a screen reader, and the mouse, find it."""
    settle()
    return QAccessible.queryAccessibleInterface(widget).rect()


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_small_clock_stands_still_and_apart_from_undo(held: Any, zoom: float) -> None:
    theme.use(zoom_factor=zoom)
    held.press(keys.START)
    held.window.show_page("courses")
    held.pass_(0)
    line = held.window.status_line
    clock, undo = line.running_button, line.undo_button
    first = place(clock)
    picture = on_screen(clock)
    assert ink(picture) > 0.05
    for title in ("A", "Et forløb med et navn, der er så langt, at knappen næsten ikke kan være på linjen"):
        path_edits.update_path(held.workspace, held.path, title=title)
        assert title[:20] in undo.accessibleName()
        found = place(clock)
        assert found == first and on_screen(clock) == picture
        assert place(undo).left() - found.right() > theme.px(60)
        held.window.message("Noget blev sagt, som også er temmelig langt")
        assert place(clock) == first
    for page in ("paths", "overview", "institutions"):
        held.window.show_page(page)
        held.pass_(0)
        assert place(clock) == first
    held.pass_(20)  # the item runs over: other words, the same place
    assert place(clock).topLeft() == first.topLeft()
    held.press("Ctrl+Z")
    assert place(clock).topLeft() == first.topLeft()
