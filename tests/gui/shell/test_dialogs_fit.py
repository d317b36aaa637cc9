"""Dialogs are as large as what they say, in both languages and every text size, and never larger than a small laptop's screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from campus_desktop.workspace import Workspace
from tests.support.every_dialog import OPENERS, Dialogs
from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from tests.support.walking import told
from ui.look import theme
from ui.meetings.new_meeting import NewMeetingDialog
from ui.shell.language import use_language
from ui.shell.window import MainWindow
from ui.widgets import dialog as dialogs_module
from ui.widgets.dropdown import Dropdown

SCREEN = QSize(1366, 768 - 34)
SMALL = QSize(910, 512 - 34)
"""The same screen where the system shows everything at 150 per cent."""
ENDS = {"Luk", "Annullér", "Cancel", "Close", "Gem", "Gem som PDF …", "Tilbage til mødet", "Gem og følg op"}


@pytest.fixture
def filled(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Dialogs:
    monkeypatch.setattr(dialogs_module, "room_for", lambda _dialog: SCREEN)
    return Dialogs(qtbot, window, workspace, tmp_path)


def above(widget: QWidget, top: QWidget) -> Iterator[QWidget]:
    """What a widget stands in, up to ``top``."""
    at = widget.parentWidget()
    while at is not None and at is not top:
        yield at
        at = at.parentWidget()


def cut(place: QWidget) -> list[str]:
    """What is not seen whole: labels and buttons lower or narrower than their text, and what scrolls sideways."""
    found = []
    for label in visible(place, QLabel):
        wraps = label.wordWrap() and label.text()
        needed = label.heightForWidth(label.width()) if wraps else label.minimumSizeHint().height()
        if needed > label.height() + 1:
            found.append(f"{label.height()} of {needed} pixels high: {label.text()}")
        if label.minimumSizeHint().width() > label.width() + 1:
            found.append(f"{label.width()} of {label.minimumSizeHint().width()} pixels wide: {label.text()}")
    for button in visible(place, QAbstractButton):
        inside_line = isinstance(button.parent(), QLineEdit)
        if not inside_line and button.minimumSizeHint().width() > button.width() + 1:
            found.append(f"{button.width()} of {button.minimumSizeHint().width()} pixels wide: {told(button)}")
    for area in visible(place, QScrollArea):
        if area.horizontalScrollBar().maximum():
            found.append(f"scrolls sideways: {area.horizontalScrollBar().maximum()}")
    return found


@pytest.mark.parametrize("name", list(OPENERS))
def test_a_dialog_is_whole_on_a_small_screen_at_150_per_cent(
    filled: Dialogs, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs_module, "room_for", lambda _dialog: SMALL)
    filled.window.resize(SMALL)
    dialog = filled.open(name)
    settle()
    assert dialog.width() <= SMALL.width() and dialog.height() <= SMALL.height()
    assert [text for text in cut(dialog) if "scrolls sideways" not in text] == []
    for button in visible(dialog, QAbstractButton):
        scrolled = any(isinstance(each, QAbstractScrollArea) for each in above(button, dialog))
        place = QRect(button.mapTo(dialog, QPoint()), button.size())
        assert scrolled or dialog.rect().contains(place), told(button)
    ends = [each for each in visible(dialog, QAbstractButton) if each.text().replace("&", "") in ENDS]
    for button in ends:  # what ends a dialog is in sight as it opens
        area = next((each for each in above(button, dialog) if isinstance(each, QAbstractScrollArea)), None)
        place = area.viewport() if area is not None else dialog
        assert place.rect().contains(QRect(button.mapTo(place, QPoint()), button.size())), told(button)
        assert ink(on_screen(button)) > 0.01, told(button)
    assert ends or name in ("guide", "search", "picker", "note")
    dialog.close()


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", [name for name in OPENERS if name != "search"])
def test_nothing_in_a_dialog_is_cut(filled: Dialogs, name: str, language: str, zoom: float) -> None:
    use_language(language)
    try:
        theme.use(theme.Scheme.LIGHT, zoom)
        dialog = filled.open(name)
        settle()
        assert dialog.width() <= SCREEN.width() and dialog.height() <= SCREEN.height()
        assert cut(dialog) == []
        dialog.close()
    finally:
        use_language("da")


def test_a_dialog_grows_with_the_sentence_of_a_refusal(filled: Dialogs) -> None:
    dialog = filled.open("phase")
    before = dialog.height()
    dialog.first.setText("i morgen eller engang ved lejlighed")  # type: ignore[attr-defined]
    dialog.do()  # type: ignore[attr-defined]
    settle()
    problem = dialog._problems[dialog.first]  # type: ignore[attr-defined]
    assert problem.isVisible() and problem.text() and cut(dialog) == [] and dialog.height() > before
    dialog.close()


def test_a_dialog_grows_with_what_is_said_at_a_field(filled: Dialogs) -> None:
    dialog = filled.open("new meeting")
    assert isinstance(dialog, NewMeetingDialog)
    for line in (dialog.date.line, dialog.start.line, dialog.end.line):
        line.setText("i morgen eller engang ved lejlighed")
    settle()
    assert len([each for each in visible(dialog, QLabel) if each.property("kind") == "error"]) == 3
    assert cut(dialog) == []
    dialog.close()


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize(
    "name", ["settings", "new path", "new meeting", "print agenda", "new course", "idea", "import"]
)
def test_the_last_choice_of_every_dropdown_is_painted(filled: Dialogs, name: str, zoom: float) -> None:
    theme.use(theme.Scheme.LIGHT, zoom)
    dialog = filled.open(name)
    boxes = [each for each in visible(dialog, QComboBox) if each.count()]
    for box in boxes:
        assert isinstance(box, Dropdown)
        box.showPopup()
        settle()
        view = box.view()
        last = view.model().index(box.count() - 1, 0)
        view.scrollTo(last)
        rect, room = view.visualRect(last), view.viewport().rect()
        assert room.contains(rect), f"{box.accessibleName()}: {rect} in {room}"
        assert view.parentWidget().rect().contains(view.geometry())
        ground = theme.color("selected" if view.currentIndex() == last else "surface")
        picture = view.viewport().grab(rect).toImage()
        rows = [
            row
            for row in range(picture.height())
            if any(picture.pixelColor(column, row) != ground for column in range(picture.width()))
        ]
        assert rows and rows[0] > 1 and rows[-1] < picture.height() - 2, "its text is not painted whole"
        box.hidePopup()
    assert boxes
    dialog.close()


def test_menus_fit_a_small_screen(filled: Dialogs) -> None:
    window = filled.window
    for page in (
        *((spec.key,) for spec in window.specs),
        ("paths", filled.path),
        *(("meetings", filled.planned, mode) for mode in ("prepare", "hold", "follow-up")),
    ):
        window.show_page(*page)
        for name, menu in [*window.menus.menus.items(), ("page", window.menus.page_menu)]:
            assert menu.sizeHint().height() <= SCREEN.height(), (page, name)
    assert QApplication.activePopupWidget() is None
