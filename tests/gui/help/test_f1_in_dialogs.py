"""F1 in a dialog opens the guide where it tells of that dialog, above it and with the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from campus_desktop import i18n
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import OPENERS, Dialogs
from tests.support.seen import settle
from ui.help.contents import place_of, read_chapters
from ui.help.window import HelpWindow
from ui.shell.ask import message_box
from ui.shell.window import MainWindow

CHAPTERS = {
    "Filen": {"copy"},
    "Find, fortryd og se bedre": {"settings"},
    "Tastatur": {"shortcuts"},
    "Hvis noget driller": {"crash"},
    "Læringsforløb": {"new path", "path", "phase", "versions"},
    "Kurser": {"new course", "course", "several courses", "import", "import result"},
    "Udskriv": {"print path", "print agenda", "print minutes"},
    "Personoplysninger": {"erase"},
    "Forbered": {"new meeting", "day", "template", "ready", "rules"},
    "Gennemfør": {"catch up", "keys", "closing", "one screen", "picker"},
    "Følg op": {"next meeting"},
    "Kom i gang": {"idea", "note"},  # of the page below them, which here is the first
}
DIALOGS = {name: chapter for chapter, names in CHAPTERS.items() for name in sorted(names)}


def heading_at_top(guide: HelpWindow) -> str:
    """The heading at the upper edge of the text that is in sight."""
    block = guide.text.cursorForPosition(guide.text.viewport().rect().topLeft()).block()
    while block.isValid() and not block.blockFormat().headingLevel():
        block = block.next()
    return block.text()


def test_no_dialog_is_forgotten() -> None:
    assert set(OPENERS) - {"guide", "search"} == set(DIALOGS)


@pytest.mark.parametrize("name", DIALOGS)
def test_f1_opens_the_chapter(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path, name: str
) -> None:
    dialog = Dialogs(qtbot, window, workspace, tmp_path).open(name)
    qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), HelpWindow))
    guide = QApplication.activeWindow()
    assert isinstance(guide, HelpWindow) and guide.focusWidget() is guide.text
    qtbot.waitUntil(lambda: heading_at_top(guide) == DIALOGS[name])
    qtbot.mouseClick(guide.fold, Qt.MouseButton.LeftButton)
    before = guide.list.currentRow()
    qtbot.keyClick(guide.list, Qt.Key.Key_Down)  # it answers: the dialog does not keep the keyboard
    assert guide.list.currentRow() == before + 1 or before == guide.list.count() - 1
    guide.close()
    settle()
    assert dialog.isVisible()
    dialog.close()
    settle()


def test_questions_have_the_guide_too(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("institutions")
    box = message_box(window, "Information", "Titel", "Besked")
    box.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is box)
    qtbot.keyClick(box, Qt.Key.Key_F1)
    (guide,) = [each for each in window.findChildren(HelpWindow) if each.isVisible()]
    assert guide.list.currentItem().text() == "Institutioner"
    guide.close()
    box.close()
    settle()


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_part_is_in_both_guides(language: str) -> None:
    from ui.help import subject

    i18n.use(language)
    chapters = read_chapters(language)
    for part in filter(None, (*subject.CHAPTERS.values(), "trouble")):
        at, _anchor = place_of(chapters, part)
        assert part in chapters[at].pages, part


def test_f1_in_the_guide_stays_there(qtbot: QtBot, window: MainWindow) -> None:
    from ui.help.window import show_guide

    guide = show_guide(window)
    qtbot.keyClick(guide, Qt.Key.Key_F1)
    settle()
    assert [each for each in window.findChildren(QDialog) if each.isVisible()] == [guide]
