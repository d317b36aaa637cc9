"""At 150 per cent on a small laptop nothing in a running meeting is cut or lies over something else, nor is any menu too high."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import running
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import NOW, Dialogs
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.hold.mode import HoldMode
from ui.shell.window import MainWindow


@pytest.fixture
def large(qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path) -> Dialogs:
    made = Dialogs(qtbot, window, workspace, tmp_path)
    theme.use(theme.Scheme.DARK, 1.5)
    window.resize(1366, 738)
    return made


@pytest.fixture
def hold(large: Dialogs) -> HoldMode:
    running.start(large.workspace, large.planned, NOW)
    large.window.clock.set_now(lambda: NOW + timedelta(minutes=3))
    large.window.show_page("meetings", large.planned, "hold")
    settle()
    mode = large.window.current_page.view.mode  # type: ignore[union-attr]
    assert isinstance(mode, HoldMode)
    return mode


def rect(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint()), part.size())


def is_whole(button: QAbstractButton) -> bool:
    return button.width() >= button.sizeHint().width() and button.height() >= button.sizeHint().height()


@pytest.mark.parametrize("safe", [False, True])
def test_nothing_of_a_running_meeting_is_cut_or_printed_over(large: Dialogs, hold: HoldMode, safe: bool) -> None:
    if safe:
        large.window.set_safe(large.planned)
        settle()
        hold = large.window.current_page.view.mode  # type: ignore[union-attr]
    timer = hold.side.timer
    card = [timer.title, timer.figure, timer.detail, timer.main, timer.following, timer.back]
    for above, below in pairwise(card):
        assert rect(above).bottom() < rect(below).top(), (above, below)
    chips = [hold.notes.line.chips.button(kind) for kind in hold.notes.line.chips.buttons]
    header = large.window.current_page.view.header  # type: ignore[union-attr]
    whole = [timer.run, timer.more, timer.less, timer.catch_up, timer.main, timer.back, timer.skip, timer.park, *chips]
    for button in (*whole, header.status, header.present, *header.modes.buttons.values(), hold.agenda.add):
        assert is_whole(button), button.text()
        assert button.visibleRegion().boundingRect() == button.rect(), button.text()
    line = hold.notes.line
    parts = [line.chips, line.edit, line.hint]
    for above, below in pairwise(parts):
        assert rect(above).bottom() < rect(below).top()


def test_the_offers_lie_beside_the_line(large: Dialogs, hold: HoldMode, qtbot: QtBot) -> None:
    edit = hold.notes.line.edit
    for text in ("@", "k"):
        qtbot.keyClicks(edit, text)
        settle()
        assert edit.completion.is_open
        assert not rect(edit.completion).intersects(rect(edit)), text


@pytest.mark.parametrize("mode", ["prepare", "hold", "follow-up", ""])
def test_every_menu_fits(large: Dialogs, mode: str) -> None:
    window = large.window
    places = [("meetings", large.planned, mode)] if mode else [*((s.key,) for s in window.specs), ("paths", large.path)]
    for place in places:
        window.show_page(*place)
        for action in window.menuBar().actions():
            menu = action.menu()
            assert menu is not None and menu.sizeHint().height() <= 768, (place, action.text())
        texts = [each.text().replace("&", "") for each in window.menus.menus["view"].actions()]
        assert {"Større tekst", "Mindre tekst", "Normal tekststørrelse"} <= set(texts)


def test_with_text_of_the_usual_size_every_page_stands_in_the_menu(large: Dialogs) -> None:
    theme.use(theme.Scheme.LIGHT, 1.0)
    actions = large.window.menus.menus["view"].actions()
    assert not any(each.text() in ("Sider", "Projektor") for each in actions)
