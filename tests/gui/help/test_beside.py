"""The guide beside what it tells of: where it stands, what it leaves in sight, and that its place and its end are kept in any size."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from campus_desktop.workspace import Workspace
from tests.support.every_dialog import Dialogs
from tests.support.seen import settle
from ui.help.window import HelpWindow, show_first, show_guide
from ui.look import theme
from ui.shell.window import MainWindow
from ui.widgets.buttons import LinkButton, PrimaryButton


@pytest.fixture
def guide(window: MainWindow) -> HelpWindow:
    window.setMinimumWidth(theme.px(200))  # the screen is wide enough for both
    made = show_first(window, 1)
    settle()
    return made


def top_line(guide: HelpWindow) -> str:
    """The paragraph at the upper edge of what is in sight."""
    return guide.text.cursorForPosition(QPoint(theme.px(40), 2)).block().text()


def read_down(guide: HelpWindow, heading: str) -> None:
    """Scroll as one who reads until that heading is at the top."""
    bar = guide.text.verticalScrollBar()
    while not top_line(guide).startswith(heading):
        assert bar.value() < bar.maximum()
        bar.setValue(bar.value() + theme.px(6))


def test_it_stands_narrow_at_the_right_and_above_its_window_only(window: MainWindow, guide: HelpWindow) -> None:
    room = window.screen().availableGeometry()
    assert guide.width() <= theme.px(430)
    assert room.right() - guide.geometry().right() <= theme.px(8)
    assert guide.windowHandle().transientParent() is window.windowHandle()
    assert guide.windowType() == Qt.WindowType.Dialog  # an X server keeps those above the window they belong to
    assert not guide.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not guide.isModal()


def test_the_chapters_are_folded_away_and_a_button_shows_them(guide: HelpWindow, qtbot: QtBot) -> None:
    assert not guide.list.isVisible() and guide.fold.isVisible()
    assert guide.text.width() >= guide.width() - theme.px(4)
    qtbot.mouseClick(guide.fold, Qt.MouseButton.LeftButton)
    assert guide.list.isVisible() and guide.focusWidget() is guide.list
    first = guide.list.visualItemRect(guide.list.item(0)).center()
    qtbot.mouseClick(guide.list.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert not guide.list.isVisible() and guide.shown_chapter == 0
    guide.resize(theme.px(900), theme.px(600))
    settle()
    assert guide.list.isVisible() and not guide.fold.isVisible()
    assert guide.text.mapTo(guide, QPoint()).x() >= theme.px(240)


def test_f1_leaves_a_chapter_that_is_followed_where_it_is(window: MainWindow, guide: HelpWindow, qtbot: QtBot) -> None:
    read_down(guide, "4. ")
    line, value = top_line(guide), guide.text.verticalScrollBar().value()
    window.show_page("courses")
    window.activateWindow()
    settle()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    settle()
    assert QApplication.activeWindow() is guide
    assert (guide.shown_chapter, top_line(guide), guide.text.verticalScrollBar().value()) == (1, line, value)
    guide.about_page.click()
    settle()
    assert top_line(guide) == "Kurser"
    window.show_page("institutions")
    show_guide(window)  # no longer one of the first chapters
    settle()
    assert top_line(guide) == "Institutioner"


def test_the_welcome_leaves_the_same_chapter_where_it_is(window: MainWindow, guide: HelpWindow) -> None:
    window.files.close()
    settle()
    read_down(guide, "3. ")
    links = {each.text(): each for each in window.findChildren(LinkButton) if each.isVisible()}
    links["Dit første læringsforløb"].click()
    settle()
    assert top_line(guide).startswith("3. ")
    links["Dit første møde"].click()
    settle()
    assert top_line(guide) == "Dit første møde"


def test_f1_in_a_dialog_raises_it_too_and_the_button_tells_of_the_dialog(
    window: MainWindow, workspace: Workspace, guide: HelpWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    read_down(guide, "2. ")
    dialog = Dialogs(qtbot, window, workspace, tmp_path).open("new path")
    qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is guide)
    assert top_line(guide).startswith("2. ")
    qtbot.mouseClick(guide.about_page, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: top_line(guide) == "Læringsforløb")
    dialog.close()
    settle()
    assert guide.isVisible()


def test_a_dialog_does_not_keep_the_mouse_from_it(window: MainWindow, guide: HelpWindow, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    QVBoxLayout(dialog)
    dialog.resize(300, 200)
    dialog.open()
    qtbot.waitExposed(dialog)
    own = guide.windowHandle()
    qtbot.waitUntil(lambda: own.transientParent() is dialog.windowHandle())
    qtbot.mouseClick(guide.fold, Qt.MouseButton.LeftButton)
    assert guide.list.isVisible()
    dialog.close()
    settle()
    assert own.transientParent() is window.windowHandle() and guide.isVisible()


SIZES = [(410, 700), (1300, 700), (360, 420), (900, 640), (410, 700), (1900, 1000), (410, 700)]


@pytest.mark.parametrize("chapter", [0, 1])
def test_the_end_can_be_reached_in_every_size(guide: HelpWindow, chapter: int) -> None:
    guide.show_chapter(chapter)
    settle()
    for width, height in SIZES:
        guide.resize(theme.px(width), theme.px(height))
        settle()
        bar = guide.text.verticalScrollBar()
        bar.setValue(bar.maximum())
        settle()
        end = QTextCursor(guide.text.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        line = guide.text.cursorRect(end)
        assert guide.text.viewport().rect().contains(line), (width, height)
        blank = guide.text.viewport().height() - line.bottom()
        assert blank <= theme.px(60), (width, height, "nothing but the margin below the end")


@pytest.mark.parametrize("part", ["2. ", "4. ", "6. "])
def test_its_place_is_kept_in_every_size(guide: HelpWindow, part: str) -> None:
    guide.show_chapter(1)
    settle()
    read_down(guide, part)
    for width, height in SIZES[:-1]:
        guide.resize(theme.px(width), theme.px(height))
        settle()
        bar = guide.text.verticalScrollBar()
        assert top_line(guide).startswith(part) or bar.value() == bar.maximum(), (width, height)
    guide.resize(*map(partial(theme.px), SIZES[-1]))
    settle()
    assert top_line(guide).startswith(part)


def test_the_window_gives_way_while_a_first_chapter_is_followed(window: MainWindow) -> None:
    window.setMinimumWidth(theme.px(200))
    window.resize(theme.px(780), theme.px(600))
    window.move(0, 0)
    before = window.size()
    guide = show_guide(window)
    settle()
    assert window.size() == before  # a page that is looked up lies over it
    guide.show_chapter(1)
    settle()
    assert not window.frameGeometry().intersects(guide.frameGeometry())
    guide.close()
    settle()
    assert window.size() == before


def test_f1_after_closing_it_returns_to_the_followed_chapter_at_its_place(
    window: MainWindow, guide: HelpWindow, qtbot: QtBot
) -> None:
    read_down(guide, "4. ")
    guide.close()
    window.show_page("courses")
    window.activateWindow()
    settle()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    settle()
    again = next(each for each in window.findChildren(HelpWindow) if each.isVisible())
    assert again.shown_chapter == 1 and top_line(again).startswith("4. ")
    again.about_page.click()  # no longer followed: the next F1 is about the page
    settle()
    again.close()
    assert top_line_after(show_guide(window)) == "Kurser"


def top_line_after(guide: HelpWindow) -> str:
    settle()
    return top_line(guide)


def test_a_chapter_read_to_its_end_is_not_followed_any_more(window: MainWindow, guide: HelpWindow) -> None:
    bar = guide.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    guide.close()
    window.show_page("courses")
    assert top_line_after(show_guide(window)) == "Kurser"


def test_on_a_small_screen_it_is_a_strip_that_covers_neither_navigation_nor_commands(window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    window.setMinimumWidth(room.width() - theme.px(100))
    window.setGeometry(room)
    window.show_page("meetings")
    settle()
    strip = show_first(window, 0)
    settle()
    assert strip.frameGeometry().width() <= room.width() // 3
    for widget in [window.navigation, *(each for each in window.findChildren(PrimaryButton) if each.isVisible())]:
        seen = widget.rect().translated(widget.mapToGlobal(QPoint()))
        assert not seen.intersects(strip.frameGeometry()), widget
    for button in (strip.fold, strip.about_page):
        assert button.width() >= button.sizeHint().width()
