"""The menu View has a tick at what is on: the view, the list, the panel in sight, however it came to be so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from campus_desktop.workspace import Workspace
from tests.support.every_dialog import Dialogs
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.shell.window import MainWindow


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path) -> Dialogs:
    return Dialogs(qtbot, window, workspace, tmp_path)


def view_menu(window: MainWindow) -> QMenu:
    menu = window.menus.menus["view"]
    menu.aboutToShow.emit()
    return menu


def in_menu(menu: QMenu) -> list[QAction]:
    found = []
    for entry in menu.actions():
        inner = entry.menu()
        found += in_menu(inner) if isinstance(inner, QMenu) else [entry]
    return found


def ticked(window: MainWindow, *some: QAction) -> list[QAction]:
    """Those of some entries that stand in the menu with a tick; each must be one that can have it."""
    there = in_menu(view_menu(window))
    assert all(each in there and each.isCheckable() for each in some)
    return [each for each in some if each.isChecked()]


def test_board_and_table(filled: Dialogs) -> None:
    filled.window.show_page("paths", filled.path)
    view: Any = filled.window.current_page.view  # type: ignore[union-attr]
    both = (view.view_actions["board"], view.view_actions["table"])
    assert ticked(filled.window, *both) == [view.view_actions["board"]]
    view.view_actions["table"].trigger()
    assert ticked(filled.window, *both) == [view.view_actions["table"]] and view.table.isVisible()
    view.view_actions["table"].trigger()
    assert ticked(filled.window, *both) == [view.view_actions["table"]], "chosen again, it stays"
    view.header.views.buttons["board"].click()
    assert ticked(filled.window, *both) == [view.view_actions["board"]]


def test_the_catalogue_and_the_facts_on_the_cards(filled: Dialogs) -> None:
    filled.window.show_page("paths", filled.path)
    view: Any = filled.window.current_page.view  # type: ignore[union-attr]
    both = (view.fold_action, view.facts_action)
    assert ticked(filled.window, *both) == list(both)
    view.fold_action.trigger()
    assert view.catalogue.isHidden() and ticked(filled.window, *both) == [view.facts_action]
    view.unfold.click()
    assert view.catalogue.isVisible() and ticked(filled.window, *both) == list(both)
    view.fold.click()
    view.facts_action.trigger()
    assert ticked(filled.window, *both) == []
    view.find_action.trigger()
    assert view.catalogue.isVisible() and ticked(filled.window, *both) == [view.fold_action]


def test_the_modes_of_a_meeting(filled: Dialogs) -> None:
    filled.window.show_page("meetings", filled.planned, "prepare")
    view: Any = filled.window.current_page.view  # type: ignore[union-attr]
    for place, key in enumerate(("prepare", "hold", "follow-up")):
        view.show_mode(key)
        assert ticked(filled.window, *view.mode_actions) == [view.mode_actions[place]]
    view.header.modes.buttons["prepare"].click()
    assert ticked(filled.window, *view.mode_actions) == [view.mode_actions[0]]


def test_the_facts_beside_the_agenda(filled: Dialogs) -> None:
    filled.window.show_page("meetings", filled.planned, "prepare")
    mode: Any = filled.window.current_page.view.mode  # type: ignore[union-attr]
    for press in (
        mode.fold_action.trigger,
        mode.unfold_button.click,
        mode.fold_button.click,
        mode.about_action.trigger,
    ):
        settle()
        assert bool(ticked(filled.window, mode.fold_action)) is mode.facts_side.isVisible()
        press()
    assert ticked(filled.window, mode.fold_action)
    filled.window.resize(820, 700)
    settle()
    assert bool(ticked(filled.window, mode.fold_action)) is mode.facts_side.isVisible()


def test_agenda_and_script_while_a_meeting_is_held(filled: Dialogs) -> None:
    filled.window.show_page("meetings", filled.planned, "hold")
    mode: Any = filled.window.current_page.view.mode  # type: ignore[union-attr]
    both = (mode.agenda_action, mode.script_action)
    for _time in range(2):
        settle()
        assert bool(ticked(filled.window, mode.agenda_action)) is mode.left.isVisible()
        mode.agenda_action.trigger()
    assert ticked(filled.window, mode.script_action) == []
    mode.script_action.trigger()
    assert ticked(filled.window, mode.script_action) and mode.side.script_first
    mode.script_action.trigger()
    assert mode.script_action not in ticked(filled.window, *both) and not mode.side.script_first


def test_the_lists_of_follow_up(filled: Dialogs) -> None:
    filled.window.show_page("followup")
    page: Any = filled.window.current_page
    actions, needs = page.part_actions
    assert ticked(filled.window, actions, needs) == [actions]
    needs.trigger()
    assert ticked(filled.window, actions, needs) == [needs]
    page.parts.buttons["actions"].click()
    assert ticked(filled.window, actions, needs) == [actions]


def test_the_tick_is_painted(filled: Dialogs, qtbot: QtBot) -> None:
    filled.window.show_page("paths", filled.path)
    view: Any = filled.window.current_page.view  # type: ignore[union-attr]
    menu = view_menu(filled.window)

    def mark(entry: QAction) -> Any:
        menu.popup(filled.window.mapToGlobal(QPoint(40, 40)))
        qtbot.waitUntil(menu.isVisible)
        row = menu.actionGeometry(entry)
        picture = on_screen(menu, QRect(row.left(), row.top(), row.height(), row.height()))
        menu.close()
        return picture

    board, table = mark(view.view_actions["board"]), mark(view.view_actions["table"])
    assert differing(board, table) > 0
    view.show_view("table")
    assert (
        differing(mark(view.view_actions["table"]), board) == 0
        and differing(mark(view.view_actions["board"]), table) == 0
    )
