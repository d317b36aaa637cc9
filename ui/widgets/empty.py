"""The content of an empty page: its purpose, and the first step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from campus_desktop.i18n import _
from ui.look import theme
from ui.look.icons import paint_icon
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.panel import label
from ui.widgets.tabbing import put_keyboard


class Picture(QWidget):
    """An icon in a token's colour; ``size`` in pixels at zoom 1. Decoration: it has no accessible name."""

    def __init__(self, name: str, size: int = 40, token: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._token = name, size, token
        theme.theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(self._size)
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), rect, self._name, theme.color(self._token))


def no_hits(title: str, show_all: str, command: Callable[[], object]) -> EmptyState:
    """The content of a list without matches: ``command`` clears search and filters."""
    return EmptyState(
        title, _("Look for fewer or other words, or take filters away."), (show_all, command), icon="search"
    )


def _pressed(button: QPushButton, command: Callable[[], object]) -> None:
    """Run a first step. If it hides the button, the keyboard goes where its page has it."""
    focused = button.hasFocus()
    command()
    if not focused or not isValid(button) or button.isVisible():
        return
    place = button.parentWidget()
    while place is not None and place.focusProxy() is None:
        place = place.parentWidget()
    focus = QApplication.focusWidget()
    if place is not None and place.isVisible() and (focus is None or not place.isAncestorOf(focus)):
        put_keyboard(place)


class EmptyState(QWidget):
    """A title, a sentence, and up to a few first steps as (text, command); the first is emphasised."""

    def __init__(
        self,
        title: str,
        text: str,
        *actions: tuple[str, Callable[[], object]],
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.setSpacing(theme.px(10))
        centre = Qt.AlignmentFlag.AlignHCenter
        if icon is not None:
            column.addWidget(Picture(icon, parent=self), alignment=centre)
        column.addWidget(label(title, "heading"), alignment=centre)
        body = label(text, "muted", wrap=True)
        body.setAlignment(centre)
        # a fixed width in its own row: aligned in the column, a wrapped label would get the height of one line
        body.setFixedWidth(theme.px(460))
        around = QHBoxLayout()
        around.addStretch(1)
        around.addWidget(body)
        around.addStretch(1)
        column.addLayout(around)
        row = QHBoxLayout()
        row.addStretch(1)
        self.buttons = []
        for number, (name, command) in enumerate(actions):
            button = (SecondaryButton if number else PrimaryButton)(name, parent=self)
            button.clicked.connect(lambda _checked=False, button=button, command=command: _pressed(button, command))
            button.setProperty("offered", True)  # the keyboard begins here (ui/widgets/tabbing.py)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
