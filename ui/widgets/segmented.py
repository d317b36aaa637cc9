"""A choice among a few options, side by side: Board | Table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget

from ui.look import theme
from ui.widgets.layouts import row_in
from ui.widgets.push_button import PushButton


class _Segment(PushButton):
    """As wide as its text in bold, which is used when it is chosen."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        plain, bold = (QFontMetrics(theme.font(weight=weight)).horizontalAdvance(self.text()) for weight in (400, 600))
        return QSize(hint.width() + max(0, bold - plain), hint.height())

    minimumSizeHint = sizeHint


class Segmented(QFrame):
    """``options`` are (key, text); ``name`` is the accessible name of the choice."""

    chosen = Signal(str)
    """The key, when the user chose another."""

    def __init__(self, options: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = row_in(self)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for key, text in options:
            button = _Segment(text, self)
            button.setProperty("kind", "segment")
            button.setProperty("key", key)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the focus moves on into what was chosen
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button)
            self.buttons[key] = button
            row.addWidget(button)
        if options:
            self.buttons[options[0][0]].setChecked(True)
        self._group.buttonClicked.connect(self._clicked)

    def current(self) -> str:
        """The chosen key."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def set_current(self, key: str) -> None:
        """Show ``key`` as chosen, without emitting ``chosen``. KeyError for an unknown key."""
        self.buttons[key].setChecked(True)

    def set_tight(self, tight: bool) -> None:
        """Reduce the height, if there is little room."""
        for button in self.buttons.values():
            theme.set_look(button, "tight", tight)

    def has_keyboard(self) -> bool:
        """Whether it has the keyboard focus, so that the arrow keys move through it."""
        return any(button.hasFocus() for button in self.buttons.values())

    def _clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.property("key"))
