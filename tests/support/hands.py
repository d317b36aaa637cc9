"""What tests of the window do as its user would: look at what is shown, choose, drag."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMainWindow, QMenu, QWidget

from ui.shell.page import Page
from ui.shell.window import MainWindow
from ui.widgets.grouped import GroupedRows

P = TypeVar("P", bound=Page)
W = TypeVar("W", bound=QWidget)
MOVE, LEFT = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def page_of(window: MainWindow, kind: type[P], *place: str, view: str | None = None) -> P:
    """The page in sight, which is of that kind; gone to first where its key, and with it an item and a view, are given."""
    if place:
        window.show_page(*place, **({} if view is None else {"view": view}))
    page = window.current_page
    assert isinstance(page, kind)
    return page


def entry(window: QMainWindow, text: str) -> QAction:
    """The entry of the menus whose text, without its letter, begins so."""
    waiting = [*window.menuBar().actions()]
    while waiting:
        each = waiting.pop(0)
        if each.text().replace("&", "").startswith(text):
            return each
        if isinstance(menu := each.menu(), QMenu):
            waiting += menu.actions()
    raise AssertionError(f"no entry “{text}” in the menus")


def press_button(place: QWidget, text: str) -> None:
    """Press the button in sight whose text, without its letter, begins so."""
    for each in visible(place, QAbstractButton):
        if each.text().replace("&", "").startswith(text):
            each.click()
            return
    raise AssertionError(f"no button “{text}” in sight")


def visible(place: QWidget, kind: type[W]) -> list[W]:
    """The widgets of that kind that can be seen in a place, dialogs before a window among them."""
    return [each for each in place.findChildren(kind) if each.isVisible()]


def choose(box: QComboBox, value: object) -> None:
    """Choose what stands for a value."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def texts_of(rows: GroupedRows, column: str) -> list[str]:
    """What a list shows in a column, headings in capitals."""
    return [
        str(rows.index(row, rows.column_of(column)).data())
        if rows.thing(row) is not None
        else str(rows.index(row, 0).data()).upper()
        for row in range(rows.rowCount())
    ]


def cell_of(rows: GroupedRows, name: tuple[str, str], column: str) -> str:
    """What stands in a column of the row that shows a text in another: (column, text)."""
    return str(rows.index(texts_of(rows, name[0]).index(name[1]), rows.column_of(column)).data())


def drag(target: QWidget, data: QMimeData, at: QPoint, *, drop: bool = True) -> bool:
    """A whole drag to a point of a widget, as the window system sends it; whether it was accepted."""
    enter = QDragEnterEvent(at, MOVE, data, LEFT, PLAIN)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False  # Qt would send the move to the target of the drag before, which may be gone
    move = QDragMoveEvent(at, MOVE, data, LEFT, PLAIN)
    QApplication.sendEvent(target, move)
    if drop and move.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(at), MOVE, data, LEFT, PLAIN))
    return move.isAccepted()
