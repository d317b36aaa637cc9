"""What the keyboard and the search do to the place in a chapter: Tab begins at what is in sight, a hit is shown with what follows it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.coloured import painted_in
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.help.window import HelpWindow, show_guide
from ui.shell.window import MainWindow

LINE = 30
"""Higher than a line, in pixels."""


@pytest.fixture
def guide(window: MainWindow) -> HelpWindow:
    made = show_guide(window)
    made.resize(900, 640)
    settle()
    made.show_page("meetings")
    settle()
    return made


def at_top(guide: HelpWindow) -> int:
    return guide.text.verticalScrollBar().value()


@pytest.mark.parametrize("back", [False, True])
def test_tab_goes_on_from_what_is_in_sight(guide: HelpWindow, qtbot: QtBot, back: bool) -> None:
    bar, text = guide.text.verticalScrollBar(), guide.text
    text.setFocus()
    bar.setValue(0 if back else bar.maximum())
    if back:
        text.moveCursor(text.textCursor().MoveOperation.End)
        bar.setValue(0)
    settle()
    before, painted = at_top(guide), on_screen(text.viewport())
    for _time in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        settle()
        if not text.hasFocus():
            break
        moved = before - at_top(guide)  # a link that is partly in sight is shown whole
        assert moved > -LINE if back else moved < LINE
    assert not text.hasFocus()
    if not back:  # at the end of the chapter, whose last lines stay
        assert differing(on_screen(text.viewport()), painted) < 0.25


def test_a_link_in_sight_is_the_next_one(guide: HelpWindow, qtbot: QtBot) -> None:
    text = guide.text
    document, links = text.document(), []
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            if parts.fragment().charFormat().isAnchor():
                links.append(parts.fragment().position())
            parts += 1
        block = block.next()
    assert len(links) > 2
    cursor = text.textCursor()
    cursor.setPosition(links[-1])
    top = round(text.document().documentLayout().blockBoundingRect(cursor.block()).top())
    text.setFocus()
    text.verticalScrollBar().setValue(top - 30)
    settle()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    settle()
    assert text.textCursor().selectionStart() >= min(
        each for each in links if document.findBlock(each) == cursor.block()
    )
    assert text.viewport().rect().contains(text.cursorRect().center())


@pytest.mark.parametrize("word", ["Enter", "Esc"])
def test_a_hit_is_shown_with_what_follows_it(guide: HelpWindow, qtbot: QtBot, word: str) -> None:
    guide.search.setFocus()
    qtbot.keyClicks(guide.search, word)
    seen, chapters = 0, set()
    for _time in range(25):
        qtbot.keyClick(guide.search, Qt.Key.Key_Return)
        settle()
        cursor, room = guide.text.textCursor(), guide.text.viewport().rect()
        assert cursor.selectedText().lower() == word.lower()
        place = guide.text.cursorRect(cursor)
        assert room.contains(place.center())
        bar = guide.text.verticalScrollBar()
        if 0 < bar.value() < bar.maximum():
            seen += 1
            assert place.bottom() < room.height() * 3 // 4, "some lines below it are in sight"
        chapters.add(guide.shown_chapter)
        assert painted_in(guide.text.viewport(), "warning-soft")
    assert seen > 3 and len(chapters) > 1
