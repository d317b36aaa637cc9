"""At 150 per cent on a small laptop, with the safe view on, notes are read while others are written."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import notes, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import NOW, Dialogs
from tests.support.painted import heard_at, in_widget, ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.hold.mode import HoldMode
from ui.shell.window import MainWindow

TEXTS = (
    "Buddyen ringer før første dag",
    "Adgangskortet mangler ofte",
    "Skabelonen må deles",
    "Vi prøver det i marts",
)


@pytest.fixture
def shared(qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path) -> HoldMode:
    large = Dialogs(qtbot, window, workspace, tmp_path)
    theme.use(theme.Scheme.DARK, 1.5)
    window.resize(1366, 738)
    running.start(workspace, large.planned, NOW)
    window.clock.set_now(lambda: NOW + timedelta(minutes=3))
    for number, text in enumerate(TEXTS):
        kind = ("works-well", "challenge", "need", "idea")[number]
        notes.add_note(workspace, large.planned, kind, NoteLine(text), at=NOW + timedelta(minutes=number))
    window.show_page("meetings", large.planned, "hold")
    window.set_safe(large.planned)
    settle()
    mode = window.current_page.view.mode  # type: ignore[union-attr]
    assert isinstance(mode, HoldMode)
    return mode


def rect(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint()), part.size())


def test_four_notes_are_painted_whole_above_the_line(shared: HoldMode) -> None:
    view = shared.notes.list.view
    rows = view.model().rowCount()
    for row in range(rows - 4, rows):
        name, place = heard_at(view, row)
        assert TEXTS[row - rows + 4] in name
        inside = in_widget(view.viewport(), place)
        assert view.viewport().rect().contains(inside.adjusted(0, 0, 0, -theme.px(8))), (
            row,
            inside,
            view.viewport().rect(),
        )
        assert ink(on_screen(view.viewport(), inside)) > 0.01
    assert rect(view).bottom() < rect(shared.notes.line).top()


def test_the_kind_that_is_chosen_is_named_and_no_kind_moves(shared: HoldMode) -> None:
    chips = shared.notes.line.chips
    places = {kind: rect(chips.button(kind)) for kind in chips.buttons}
    shown = []
    for kind, button in chips.buttons.items():
        assert button.toolTip() and button.accessibleName() == button.toolTip()
        button.click()
        settle()
        assert {each: rect(chips.button(each)) for each in places} == places, kind
        assert rect(shared.notes.line).contains(rect(chips.name))
        assert chips.name.width() >= chips.name.sizeHint().width()
        shown.append(on_screen(chips.name).copy())
    assert all(ink(each) > 0.02 for each in shown)
    assert len({rect(button).top() for button in chips.buttons.values()}) == 1


@pytest.mark.parametrize("name", ["skip", "park"])
def test_what_skip_and_park_mean_is_said_where_it_is_not_written(shared: HoldMode, name: str) -> None:
    button = getattr(shared.side.timer, name)
    assert not shared.side.timer.means.isVisible()
    words = "Spring over: "
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface is not None
    assert words in button.toolTip() and words in interface.text(QAccessible.Text.Description)
