"""Texts that were cut on 1366 x 768 at 150 per cent are read whole there, in both languages: print choices, editors, placeholders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionComboBox, QToolTip
from pytestqt.qtbot import QtBot

from campus_desktop.meetings.queries import read_meeting
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import Dialogs
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.prints.dialog import PrintDialog
from ui.shell.language import use_language
from ui.shell.window import MainWindow
from ui.widgets import dialog as dialogs_module
from ui.widgets.dropdown import Dropdown

SMALL = QSize(910, 512 - 34)


@pytest.fixture(params=["en", "da"])
def small(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Dialogs]:
    monkeypatch.setattr(dialogs_module, "room_for", lambda _dialog: SMALL)
    use_language(request.param)
    theme.use(theme.Scheme.DARK, 1.0)
    window.resize(SMALL)
    yield Dialogs(qtbot, window, workspace, tmp_path)
    use_language("da")


def text_room(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    place = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + theme.px(4)
    return place.width() - icon


def whole(box: QComboBox) -> bool:
    return box.fontMetrics().horizontalAdvance(box.currentText()) <= text_room(box)


def test_the_dates_of_a_print(small: Dialogs) -> None:
    dialog = small.open("print path")
    assert isinstance(dialog, PrintDialog)
    start = dialog.choices.start  # type: ignore[attr-defined]
    for row in range(start.count()):
        start.setCurrentIndex(row)
        settle()
        assert whole(start), start.currentText()
    dialog.close()


@pytest.mark.parametrize("name", ["print path", "print agenda", "print minutes"])
def test_the_number_of_pages_is_in_sight(small: Dialogs, name: str) -> None:
    dialog = small.open(name)
    assert isinstance(dialog, PrintDialog)
    settle()
    pages = dialog.pages
    assert "A4" in pages.text() and pages.minimumSizeHint().width() <= pages.width()
    assert dialog.rect().contains(QRect(pages.mapTo(dialog, QPoint()), pages.size()))
    assert not dialog.side.isAncestorOf(pages) and ink(on_screen(pages)) > 0.01
    dialog.close()


def test_the_editor_of_formats(small: Dialogs) -> None:
    window = small.window
    window.show_page("paths", small.path)
    view = window.current_page.view  # type: ignore[union-attr]
    view.show_view("table")
    step = read_path(small.workspace, small.path).phases[1].steps[0]
    settle()
    index = view.model.index_of(step.id).siblingAtColumn(1)
    view.table.setCurrentIndex(index)
    view.table.edit(index)
    settle()
    (box,) = view.table.findChildren(QComboBox)
    for row in range(box.count()):
        box.setCurrentIndex(row)
        assert whole(box), box.currentText()
    assert view.table.viewport().rect().contains(box.geometry())


def test_when_an_item_is_not_locked(small: Dialogs) -> None:
    window = small.window
    window.show_page("meetings", small.planned, "prepare")
    mode = window.current_page.view.mode  # type: ignore[union-attr]
    meeting = read_meeting(small.workspace, small.planned)
    mode.open_item(next(item.id for item in meeting.items if item.pinned is None))
    settle()
    line = mode.details.pinned.line
    assert not line.text() and line.isVisible()
    room = line.width() - 2 * theme.px(12)
    assert line.fontMetrics().horizontalAdvance(line.placeholderText()) <= room


def test_a_choice_that_is_too_long_is_read_in_its_tool_tip(qtbot: QtBot) -> None:
    box = Dropdown()
    box.addItems(["Kort", "En meget lang tekst, som feltet ikke har plads til"])
    box.setFixedWidth(120)
    qtbot.addWidget(box)
    box.show()
    for row, shown in ((0, False), (1, True)):
        box.setCurrentIndex(row)
        settle()
        QToolTip.hideText()
        QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5))))
        assert (QToolTip.text() == box.itemText(1)) == shown
