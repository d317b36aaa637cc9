"""The eight kinds of a note on screen: their colours, and the chips that choose one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.note import NOTE_COLOURS, NOTE_KINDS
from ui.look import theme
from ui.widgets.chips import ToggleChip, one_stop
from ui.widgets.flow import FlowLayout
from ui.widgets.panel import label

KEYS = tuple(NOTE_KINDS)
"""The kinds in the order of their keys: Ctrl+1 is the first."""


def kind_color(kind: str) -> QColor:
    """The colour of a kind's dot and name."""
    return theme.format_color(NOTE_COLOURS.get(kind))


class KindChips(QWidget):
    """ "1 Works well", "2 Challenge" ... one of them chosen. A click chooses and leaves the keyboard where it is."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Kind of note"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, theme.px(6))
        self.buttons: dict[str, ToggleChip] = {}
        self._low = False
        for number, kind in enumerate(KEYS, 1):
            name = _(NOTE_KINDS[kind])
            button = ToggleChip(f"{number} {name}", self)  # Ctrl and its digit choose it from the line
            button.setAccessibleName(_("{kind}, Ctrl+{number}").format(kind=name, number=number))
            button.setToolTip(button.accessibleName())
            button.clicked.connect(lambda _checked=False, kind=kind: self.chosen.emit(kind))
            self._flow.addWidget(button)
            self.buttons[kind] = button
        one_stop([*self.buttons.values()])
        self.name = label("", "small")
        self.name.hide()
        self._flow.addWidget(self.name)
        theme.theme_changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._flow.setSpacing(theme.px(3 if self._low else 6))
        self.name.setMinimumHeight(self.buttons[KEYS[0]].sizeHint().height())  # in line with the digits

    def set_low(self, low: bool) -> None:
        """With little room the kinds are their digits in one line, with the name of the chosen one behind them."""
        if low == self._low:
            return
        self._low = low
        for number, (kind, button) in enumerate(self.buttons.items(), 1):
            button.setText(str(number) if low else f"{number} {_(NOTE_KINDS[kind])}")
            theme.set_look(button, "tight", low)
        self.name.setVisible(low)
        self._restyle()
        self.updateGeometry()

    def show_kind(self, kind: str) -> None:
        """Mark ``kind`` as chosen."""
        for each, button in self.buttons.items():
            button.set_on(each == kind)
        self.name.setText(_(NOTE_KINDS[kind]))

    def button(self, kind: str) -> ToggleChip:
        """The chip of a kind."""
        return self.buttons[kind]
