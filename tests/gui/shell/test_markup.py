"""What somebody wrote is text, never markup: a title that reads as HTML is shown letter by letter, and opens no file.

Each hostile text names a picture that exists: whoever reads it as markup paints it, and magenta is a colour of no theme.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPixmap, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QInputDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from campus_desktop.meetings import running
from campus_desktop.workspace import Workspace
from tests.support.hands import visible
from tests.support.seen import settle
from tests.support.world import World
from ui.look import theme
from ui.shell.ask import message_box
from ui.shell.search_popup import SearchPopup
from ui.shell.window import MainWindow

MAGENTA = 0xFFFF00FF
PLAIN = Qt.TextFormat.PlainText


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("magenta"))
    file = tmp_path / "x.png"
    assert picture.save(str(file))
    return f'<img src="{file.as_uri()}">'


def magenta(widget: QWidget) -> bool:
    """Whether the picture was opened and painted."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_ARGB32)
    line = image.bytesPerLine()
    raw, want = bytes(image.constBits()), MAGENTA.to_bytes(4, "little")
    return any(want in raw[y * line : y * line + image.width() * 4] for y in range(image.height()))


def tip() -> QLabel | None:
    """The tool tip that is on the screen."""
    labels = [each for each in QApplication.topLevelWidgets() if isinstance(each, QLabel) and isValid(each)]
    return next((each for each in labels if each.objectName() == "qtooltip_label" and each.isVisible()), None)


def hover(widget: QWidget, at: QPoint) -> QLabel | None:
    """Rest the mouse at a point of a widget until its tool tip comes."""
    if (shown := tip()) is not None:
        shown.hide()  # Qt would leave it for a moment
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    return tip()


def tips(window: QWidget) -> Iterator[QLabel]:
    """Every tool tip of what is in sight: of widgets, of rows and cells, of entries of menus."""
    for widget in [window, *window.findChildren(QWidget)]:
        if not isValid(widget) or not widget.isVisible() or widget.objectName() == "qtooltip_label":
            continue
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            # a list model has one column and will not be asked
            columns = 1 if isinstance(model, QAbstractListModel) else min(model.columnCount(widget.rootIndex()), 12)
            for row in range(min(model.rowCount(widget.rootIndex()), 30)):
                for column in range(columns):
                    place = widget.visualRect(model.index(row, column, widget.rootIndex()))
                    if place.isValid() and (found := hover(widget.viewport(), place.center())) is not None:
                        yield found
        if widget.toolTip() and (found := hover(widget, widget.rect().center())) is not None:
            yield found


def misread(window: QWidget) -> list[str]:
    """What is taken for markup in a window, and what is painted of it."""
    found = []
    for each in window.findChildren(QLabel):
        if each.property("kind") == "markup":
            document = QTextDocument()
            document.setHtml(each.text())
            if "\ufffc" in document.toPlainText():
                found.append(f"a picture in {each.text()[:80]}")
        elif each.isVisible() and each.textFormat() != PLAIN:
            found.append(f"label {each.objectName()} {each.text()[:80]}")
    for each in tips(window):
        if each.textFormat() != PLAIN or magenta(each):
            found.append(f"tool tip {each.text()[:80]}")
    if magenta(window):
        found.append("painted")
    return found


@pytest.fixture
def world(window: MainWindow, workspace: Workspace, hostile: str) -> World:
    made = World(workspace, window, private=hostile)
    running.start(workspace, made.meeting, made.now)
    return made


def test_no_page_reads_a_title_as_markup(world: World, hostile: str) -> None:
    seen = 0
    for place in world.walk():
        assert (place, misread(world.window)) == (place, [])
        seen += sum(hostile in each.text() for each in tips(world.window))
    assert seen > 5  # else nothing was tried


@pytest.mark.parametrize("item", ["other_path", "other_meeting", "other_course", "stranger"])
def test_nor_does_what_it_opens(world: World, item: str) -> None:
    key = {"other_path": "paths", "other_meeting": "meetings", "other_course": "courses", "stranger": "institutions"}
    for mode in ("prepare", "hold", "follow-up") if item == "other_meeting" else (None,):
        world.window.show_page(key[item], getattr(world, item), mode)
        settle()
        assert misread(world.window) == []


def test_no_dialog_reads_a_title_as_markup(world: World) -> None:
    for number, show in enumerate(world.dialogs()):
        show()
        settle()
        dialogs = visible(world.window, QDialog)
        assert dialogs
        for dialog in dialogs:
            assert (number, misread(dialog)) == (number, [])
            dialog.reject()


def test_nor_do_menus_with_tool_tips(world: World, hostile: str) -> None:
    world.window.show_page("meetings", world.meeting, "prepare")
    menus = [*world.window.findChildren(QMenu), *(each.menu() for each in world.window.findChildren(QPushButton))]
    for menu in menus:
        if menu is None:
            continue
        menu.aboutToShow.emit()
        for entry in menu.actions():
            menu.setToolTipsVisible(True)
            menu.setActiveAction(entry)
            found = hover(menu, menu.actionGeometry(entry).center())
            assert found is None or found.textFormat() == PLAIN
    QToolTip.hideText()


def test_nor_does_search_everywhere(world: World, qtbot: Any) -> None:
    popup = SearchPopup(world.window)
    popup.field.setText("forløb")
    qtbot.wait(80)
    popup.show()
    assert popup.list.count() and misread(popup) == []
    popup.close()


@pytest.mark.parametrize("dark", [False, True])
def test_questions_and_progress_are_plain(window: MainWindow, hostile: str, dark: bool) -> None:
    if dark:
        theme.use(theme.Scheme.DARK)
    asked = QInputDialog(window)
    asked.setLabelText(hostile)
    box = message_box(window, "Warning", "x", hostile)
    box.setInformativeText(hostile)
    other = QMessageBox(QMessageBox.Icon.NoIcon, "x", hostile, parent=window)  # Qt's own, without our hand on it
    for dialog in (asked, box, other, QProgressDialog(hostile, "x", 0, 3, window)):
        dialog.show()
        settle()
        assert misread(dialog) == []
        dialog.close()
        dialog.deleteLater()


def test_a_tool_tip_shows_the_letters_as_they_stand(window: MainWindow, hostile: str) -> None:
    """Painted as a label of plain text paints them, in both themes, also after another tool tip."""
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme)
        for text in (hostile, "<b>fed</b>", "Fjord & Å <script>", "x" + hostile):
            window.status_line.setToolTip(text)
            found = hover(window.status_line, QPoint(2, 2))
            assert found is not None and QToolTip.text() == text
            shown = found.grab().toImage()
            found.setTextFormat(PLAIN)
            assert shown == found.grab().toImage()
    QToolTip.hideText()
    window.status_line.setToolTip("")


def test_a_pixmap_label_stays_one(window: MainWindow) -> None:
    made = QLabel(window)
    made.setPixmap(QPixmap(10, 10))
    made.show()
    assert not made.pixmap().isNull()
