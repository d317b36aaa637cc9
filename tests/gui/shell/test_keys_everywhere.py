"""Every key that the guides promise on every page answers there, in every page, mode and view, or the guide says where it does not."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from campus_desktop import i18n, practice
from campus_desktop.workspace import Workspace
from tests.gui.shell.test_guides import GUIDES, NOW, guide, states, told_keys
from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.meetings.new_meeting import NewMeetingDialog
from ui.shell.search_popup import SearchPopup
from ui.shell.window import MainWindow

WITHOUT = {
    "Ctrl+Shift+N": {"overview", "followup"},
    "Ctrl+F": {"overview", "paths", "meetings/prepare", "meetings/follow-up"},
    "Ctrl+P": {"overview", "courses", "institutions", "paths", "meetings"},
}
"""Keys of the table “Every page” that the guide itself says belong elsewhere: by page (where it shows its list), and mode of a meeting."""


def in_menu(menu: QMenu) -> list[QAction]:
    return [each for made in menu.actions() for each in (in_menu(made.menu()) if made.menu() else [made])]  # type: ignore[arg-type]


def answering(window: MainWindow) -> set[str]:
    """The keys of the menus as they stand now."""
    found = [each for entry in window.menuBar().actions() for each in in_menu(entry.menu())]  # type: ignore[arg-type]
    return {keys.toString() for each in found for keys in each.shortcuts()}


def every_page(language: str) -> list[str]:
    part = re.split(r"^(?:Alle sider|Every page):$", guide(language), flags=re.M)[1]
    told = {key for key, _deed in told_keys(part.split("\n\n")[1])} | {"Ctrl+F"}
    return sorted(QKeySequence(key).toString() for key in told)


@pytest.mark.parametrize("language", GUIDES)
def test_what_is_said_of_every_page_is_so(language: str, workspace: Workspace, window: MainWindow) -> None:
    i18n.use(language)
    practice.fill(workspace, NOW)
    window.retranslate()
    keys = every_page(language)
    assert len(keys) > 12
    silent = []
    for _state in states(window):
        page, here = window.current_key, answering(window)
        opened = page in ("paths", "meetings") and window.current_page.item() is not None  # type: ignore[union-attr]
        place = f"{page}/{window.current_page.guide_part()}" if opened else page  # type: ignore[union-attr]
        silent += [(place, key) for key in keys if key not in here and place not in WITHOUT.get(key, ())]
    assert silent == []


def test_ctrl_f_leads_to_a_search_or_says_that_there_is_none(
    qtbot: QtBot, workspace: Workspace, window: MainWindow
) -> None:
    practice.fill(workspace, NOW)
    window.activateWindow()
    searched, told = set(), set()
    for _state in states(window):
        settle()
        page = window.current_page
        assert page is not None
        place = f"{window.current_key}/{page.guide_part()}/{page.item()}"
        window.status_line.message("")
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        settle()
        focus = QApplication.focusWidget()
        offers = [each for each in visible(window.status_line, QPushButton) if each.text() == "Søg i alt"]
        if offers:
            said = [
                each for each in visible(window.status_line, QLabel) if each.text() == "Her er ingen liste at søge i"
            ]
            assert len(said) == 1 and ink(on_screen(said[0])) > 0.02, place
            told.add(place.split("/")[1] or window.current_key)
        else:
            assert isinstance(focus, QLineEdit) and focus.isVisible() and focus.text() == "", place
            searched.add(window.current_key)
    assert {"prepare", "follow-up", "overview"} <= told and {"courses", "meetings", "paths", "followup"} <= searched
    assert window.current_key == "meetings"
    window.show_page("overview")
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle()
    (offer,) = [each for each in visible(window.status_line, QPushButton) if each.text() == "Søg i alt"]
    offer.click()
    settle()
    assert visible(window, SearchPopup)
    visible(window, SearchPopup)[0].close()


@pytest.mark.parametrize("mode", ["prepare", "hold", "follow-up"])
def test_a_new_meeting_is_made_from_an_open_one(
    qtbot: QtBot, workspace: Workspace, window: MainWindow, mode: str
) -> None:
    practice.fill(workspace, NOW)
    meeting = workspace.value("SELECT id FROM meeting LIMIT 1")
    window.show_page("meetings", meeting, mode)
    window.activateWindow()
    place = window.focusWidget() or window
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(place, Qt.Key.Key_N, keys)
    (dialog,) = window.findChildren(NewMeetingDialog)
    assert dialog.isVisible() and dialog.focusWidget() is not None
    dialog.reject()
