"""In English and dark, on 1366 × 768 at a text size of 125 per cent, also where the screen is scaled to 150 per cent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from campus_desktop import i18n
from campus_desktop.meetings import notes, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import NOW, Dialogs
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.header import MeetingHeader
from ui.shell.language import use_language
from ui.shell.window import MainWindow

WHOLE, SCALED = (1366, 738), (910, 490)
"""A maximized window below its title, in logical pixels; ``SCALED`` where the screen is scaled to 150 per cent."""


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("da")


@pytest.fixture
def large(english: None, qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path) -> Dialogs:
    with i18n.using("en"):
        made = Dialogs(qtbot, window, workspace, tmp_path)
    theme.use(theme.Scheme.DARK, 1.25)
    return made


def rect(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint()), part.size())


@pytest.mark.parametrize("size", [WHOLE, SCALED])
def test_the_parts_of_a_filter_bar_lie_beside_each_other(large: Dialogs, size: tuple[int, int]) -> None:
    window = large.window
    window.resize(*size)
    window.show_page("followup")
    settle()
    view = window.current_page.actions_view  # type: ignore[union-attr]
    bar = view.bar
    for chosen in (False, True):
        if chosen:
            view.owners.choose(choice.value for choice in view.owners.choices())
            view.meetings.choose(choice.value for choice in view.meetings.choices())
            settle()
        parts = [bar.search, view.owners, view.meetings, view.with_done, *([bar.clear_button] if chosen else [])]
        for one, other in combinations(parts, 2):
            assert not rect(one).intersects(rect(other)), (chosen, one, other)
        for part in parts:
            assert part.isVisible() and part.visibleRegion().boundingRect() == part.rect(), (chosen, part)
            assert rect(bar).contains(rect(part))
            if part is not bar.search:
                assert part.width() >= part.sizeHint().width() and ink(on_screen(part)) > 0.02


@pytest.mark.parametrize(
    ("mode", "size"),
    [("prepare", WHOLE), ("prepare", SCALED), ("hold", WHOLE), ("follow-up", WHOLE), ("follow-up", SCALED)],
)
def test_the_header_of_a_meeting_says_when_it_is(large: Dialogs, size: tuple[int, int], mode: str) -> None:
    window = large.window
    window.resize(*size)
    if mode == "hold":
        running.start(large.workspace, large.planned, NOW)
        window.clock.set_now(lambda: NOW + timedelta(minutes=3))
    window.show_page("meetings", large.held if mode == "follow-up" else large.planned, mode)
    settle()
    header = window.current_page.view.header  # type: ignore[union-attr]
    assert isinstance(header, MeetingHeader)
    where = header.block.where_label
    assert where.isVisible() and "2026" in where.text()
    assert where.width() >= where.fontMetrics().horizontalAdvance(where.text()), where.text()
    assert ink(on_screen(where)) > 0.02
    if size == WHOLE:
        assert not header.title.short_of_room(), header.title.text()


def test_every_kind_of_note_can_be_chosen_with_text_in_the_line(large: Dialogs, qtbot: QtBot) -> None:
    window = large.window
    window.resize(*WHOLE)
    running.start(large.workspace, large.planned, NOW)
    window.clock.set_now(lambda: NOW + timedelta(minutes=3))
    for number in range(8):
        notes.add_note(large.workspace, large.planned, "idea", NoteLine(f"An idea of {number}"), at=NOW)
    window.show_page("meetings", large.planned, "hold")
    settle()
    line = window.current_page.view.mode.notes.line  # type: ignore[union-attr]
    qtbot.keyClicks(line.edit, "Let a buddy send the first video instead of the human resources department")
    settle()
    for kind in line.chips.buttons:
        button = line.chips.button(kind)
        assert button.visibleRegion().boundingRect() == button.rect(), kind


def test_what_the_keys_do_ends_after_a_whole_part(large: Dialogs) -> None:
    window = large.window
    running.start(large.workspace, large.planned, NOW)
    window.clock.set_now(lambda: NOW + timedelta(minutes=3))
    for width in range(910, 1366, 40):
        window.resize(width, 490)
        window.show_page("meetings", large.planned, "hold")
        settle()
        line = window.current_page.view.mode.notes.line  # type: ignore[union-attr]
        hint = line.hint
        whole = hint.toolTip() or hint.text()
        assert not hint.text() or f"{whole} · ".startswith(f"{hint.text()} · "), hint.text()
        assert hint.fontMetrics().horizontalAdvance(hint.text()) <= max(hint.width(), 1)
