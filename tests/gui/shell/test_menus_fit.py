"""No menu is higher than the screen, in any text size, and what does not fit is in a submenu."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from campus_desktop.workspace import Workspace
from tests.support.every_dialog import Dialogs
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.shell import menus as menus_module
from ui.shell.window import MainWindow

SMALL, LARGE = 496, 1064
"""The room for a menu on 1366 x 768 at 150 per cent, and on 1920 x 1080."""


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    room = [SMALL]
    monkeypatch.setattr(menus_module, "room_for_menu", lambda _widget: room[0])
    return room


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path, room: list[int]) -> Dialogs:
    return Dialogs(qtbot, window, workspace, tmp_path)


def pages(filled: Dialogs) -> list[tuple[str, ...]]:
    modes = [("meetings", filled.planned, mode) for mode in ("prepare", "hold", "follow-up")]
    return [*((spec.key,) for spec in filled.window.specs), ("paths", filled.path), *modes]


def tree(menu: QMenu) -> Iterator[QMenu]:
    """A menu and its submenus."""
    yield menu
    for entry in menu.actions():
        below = entry.menu()
        if isinstance(below, QMenu):
            yield from tree(below)


def entries(menu: QMenu) -> list[QAction]:
    return [each for one in tree(menu) for each in one.actions() if not each.isSeparator() and each.menu() is None]


def bar_menus(window: MainWindow) -> list[QMenu]:
    found = [entry.menu() for entry in window.menuBar().actions()]
    return [menu for menu in found if isinstance(menu, QMenu)]


@pytest.mark.parametrize("zoom", [1.0, 1.25, 1.5])
def test_every_menu_and_submenu_fits_a_small_screen_and_lacks_nothing(
    filled: Dialogs, room: list[int], zoom: float
) -> None:
    window = filled.window
    for page in pages(filled):
        room[0] = 10_000
        window.show_page(*page)
        settle()
        for menu in bar_menus(window):
            menu.aboutToShow.emit()
        whole = [set(entries(menu)) for menu in bar_menus(window)]
        room[0] = SMALL
        theme.use(theme.Scheme.DARK, zoom)
        for menu, everything in zip(bar_menus(window), whole, strict=True):
            menu.aboutToShow.emit()
            assert set(entries(menu)) == everything, (page, menu.title())
            for each in tree(menu):
                assert each.sizeHint().height() <= SMALL, (page, menu.title(), each.title())
        theme.use(theme.Scheme.DARK, 1.0)


def test_the_last_entry_of_a_menu_is_painted_on_a_small_screen(filled: Dialogs) -> None:
    window = filled.window
    window.show_page("meetings", filled.planned, "prepare")
    theme.use(theme.Scheme.DARK, 1.25)
    settle()
    for menu in bar_menus(window):
        menu.popup(QPoint(0, 0))
        settle()
        last = menu.actionGeometry(menu.actions()[-1])
        assert menu.height() <= SMALL and menu.rect().contains(last), menu.title()
        assert ink(on_screen(menu, QRect(last))) > 0.01, menu.title()
        menu.close()


def test_pages_and_projector_are_folded_only_where_the_screen_is_small(filled: Dialogs, room: list[int]) -> None:
    window = filled.window
    view = window.menus.menus["view"]
    window.show_page("paths", filled.path)

    def submenus() -> list[str]:
        view.aboutToShow.emit()
        return [each.title().replace("&", "") for each in tree(view) if each is not view]

    assert submenus() == ["Projektor"]
    theme.use(theme.Scheme.DARK, 1.25)
    assert submenus() == ["Sider", "Projektor"]
    room[0] = LARGE
    assert submenus() == []
