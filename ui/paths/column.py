"""A column of the board: the phase's header, its cards, and the button that adds a step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from campus_desktop.i18n import _
from campus_desktop.paths.path import Phase
from ui.look import theme
from ui.paths.cards import MARGIN, CardView, Gap
from ui.paths.model import PathModel
from ui.paths.phase_header import PhaseHeader
from ui.paths.quick_line import QuickLine
from ui.widgets.buttons import DashedButton

ARROWS: Sequence[int] = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class AddButton(DashedButton):
    """Adds an item at the end of the board, or of a phase; the board handles its arrow keys."""

    arrow_pressed = Signal(int)
    """Which arrow key."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self.arrow_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)


class PhaseColumn(QWidget):
    """One phase of the board. It only shows and emits signals; the board handles them."""

    lines_written = Signal(str, bool)
    """Steps were written at the end of this phase, one per line; whether more are being written."""

    def __init__(self, model: PathModel, selection: QItemSelectionModel, index: QModelIndex, parent: QWidget) -> None:
        super().__init__(parent)
        column = model.column_of(index)
        assert column is not None
        self.phase: Phase = column.phase
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.header = PhaseHeader(self.phase, self)
        self.view = CardView(model, selection, index, self)
        self.add_button = AddButton(parent=self)
        self.line = QuickLine(self)
        self.line.written.connect(self.lines_written)
        self.line.closed.connect(self._line_closed)
        self.add_button.clicked.connect(self.write_steps)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.header)
        self._layout.addWidget(self.view)
        self._below = QVBoxLayout()
        self._below.addWidget(self.line)
        self._below.addWidget(self.add_button)
        self._layout.addLayout(self._below)
        self._layout.addStretch(1)
        self.restyle()
        self.show_phase(self.phase)

    def hasHeightForWidth(self) -> bool:
        # with height-for-width of a wrapped line below the cards, the scroll area would reserve room for every card
        return False

    def restyle(self) -> None:
        """Update after a change of theme or zoom."""
        margin = theme.px(MARGIN)
        self.setMinimumWidth(theme.px(170))
        self.setMaximumWidth(theme.px(300))
        self._layout.setContentsMargins(0, 0, 0, theme.px(10))
        self._layout.setSpacing(theme.px(4))
        self._below.setContentsMargins(margin, 0, margin, 0)
        self.view.restructure()

    def show_phase(self, phase: Phase) -> None:
        """Show the current state of the phase."""
        self.phase = phase
        self.header.show_phase(phase)
        # Tab skips an empty one and goes to the button below
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus if phase.steps else Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(_("Steps in {phase}").format(phase=phase.name))
        if not phase.steps and self.view.hasFocus():
            self.add_button.setFocus(
                Qt.FocusReason.OtherFocusReason
            )  # the last card is gone, and the keyboard stays visible
        self.add_button.setText(_("+ Step"))
        self.add_button.setAccessibleName(_("New step in {phase}").format(phase=phase.name))

    def set_gap(self, gap: Gap | None, hidden: QRect | None = None) -> None:
        """Open or close the gap where a drop will land; ``hidden`` as for ``CardView.set_gap``."""
        self.view.set_gap(gap, hidden)

    def write_steps(self) -> None:
        """Open the line for writing steps, in place of its button."""
        if self.line.isHidden():
            self.add_button.hide()
            self.line.open_line()
        else:
            self.line.field.setFocus()

    def _line_closed(self, back: bool, to_last: bool) -> None:
        self.add_button.show()
        if back and to_last and self.view.currentIndex().parent() == self.view.rootIndex():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)  # on the card that was written last
        elif back:
            self.add_button.setFocus()
