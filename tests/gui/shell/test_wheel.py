"""The wheel scrolls and changes no value: over every field of every page and dialog, closed as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import OPENERS, Dialogs
from tests.support.hands import page_of, visible
from tests.support.seen import settle
from ui.paths.page import PathsPage
from ui.shell.registry import pages
from ui.shell.window import MainWindow
from ui.widgets.more import MoreFields

OURS = {"ui/widgets/dropdown.py"}
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path) -> Dialogs:
    return Dialogs(qtbot, window, workspace, tmp_path)


def roll(widget: QWidget, down: int) -> None:
    """Turn the wheel over the middle of a widget; as for a real wheel, what it does not want goes to what lies around it."""
    at = QPointF(widget.mapToGlobal(QPointF(widget.rect().center())))
    there: QWidget | None = widget
    while there is not None:
        event = QWheelEvent(
            there.mapFromGlobal(at),
            at,
            QPoint(),
            QPoint(0, -120 * down),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(there, event)
        there = None if event.isAccepted() or there.isWindow() else there.parentWidget()


def fields(place: QWidget) -> list[QWidget]:
    kinds: tuple[type[QWidget], ...] = (QComboBox, QAbstractSpinBox, QAbstractSlider)
    return [each for kind in kinds for each in visible(place, kind) if not isinstance(each, QScrollBar)]


def value(field: QWidget) -> object:
    if isinstance(field, QComboBox):
        return field.currentIndex()
    return field.value() if isinstance(field, QAbstractSlider) else field.text()  # type: ignore[attr-defined]


def changed(place: QWidget) -> list[str]:
    """The fields in sight in which the wheel changes something, with the keyboard in them and without; or that it hands the
    keyboard to, which Qt does by their focus policy, for a real wheel only."""
    found = []
    for field in fields(place):
        if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
            found.append(f"{type(field).__name__} {field.accessibleName()} takes the keyboard")
        for focus in (False, True):
            if focus:
                field.setFocus()
            before = value(field)
            for down in (1, -1, -1):
                roll(field, down)
                if value(field) != before:
                    found.append(f"{type(field).__name__} {field.accessibleName()}: {before} -> {value(field)}")
    return found


def test_no_page(filled: Dialogs, workspace: Workspace) -> None:
    places = [(spec.key, None) for spec in pages()]
    modes = [("meetings", filled.planned, mode) for mode in ("prepare", "hold", "follow-up")]
    for place in (*places, ("paths", filled.path), *modes):
        filled.window.show_page(*place)
        if place == ("paths", filled.path):
            page_of(filled.window, PathsPage).view.open_details(read_path(workspace, filled.path).steps[0].id)  # type: ignore[union-attr]
        for more in visible(filled.window, MoreFields):
            more.link.setChecked(True)
        settle()
        assert changed(filled.window) == [], place


@pytest.mark.parametrize("name", [*OPENERS])
def test_no_dialog(filled: Dialogs, name: str) -> None:
    dialog = filled.open(name)
    settle()
    assert changed(dialog) == []
    dialog.close()


def test_the_steps_details_scroll_under_the_pointer_and_nothing_is_saved(
    filled: Dialogs, workspace: Workspace, window: MainWindow
) -> None:
    page = page_of(window, PathsPage, "paths", filled.path)
    assert page.view is not None
    page.view.open_details(read_path(workspace, filled.path).steps[0].id)
    panel = page.view.details
    panel.more.link.setChecked(True)
    settle()
    undo = workspace.undo_label
    seen = 0
    for field in fields(panel):
        area = next(each for each in _around(field) if hasattr(each, "ensureWidgetVisible"))
        bar = area.verticalScrollBar()
        assert bar.maximum() > 0
        for start, down in ((0, 1), (bar.maximum(), -1)):
            bar.setValue(start)
            before = value(field)
            roll(field, down)
            assert bar.value() != start and value(field) == before
        seen += 1
    assert seen and workspace.undo_label == undo


def _around(widget: QWidget) -> list[QWidget]:
    found = []
    while (parent := widget.parentWidget()) is not None:
        found.append(parent)
        widget = parent
    return found


def test_an_opened_list_scrolls(filled: Dialogs) -> None:
    dialog = filled.open("new meeting")
    box = max(visible(dialog, QComboBox), key=QComboBox.count)
    for number in range(30):
        box.addItem(f"Valg {number}")
    box.showPopup()
    view = box.view()
    roll(view.viewport(), 1)
    assert view.verticalScrollBar().value() > 0
    box.hidePopup()
    dialog.close()


def test_no_field_is_made_that_takes_the_wheel() -> None:
    """``Dropdown`` passes it on; dates, times and numbers are typed into lines."""
    takes = ("QComboBox", "QFontComboBox", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit")
    made = re.compile(rf"\b({'|'.join((*takes, 'QSlider', 'QDial'))})\(|class \w+\(({'|'.join(takes)})\)")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "ui").rglob("*.py")
        if made.search(path.read_text("utf-8"))
    }
    assert found == OURS
