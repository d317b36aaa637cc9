"""What the table of a path without steps shows below its phases: what to do, and the button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTreeView, QVBoxLayout, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.buttons import DashedButton
from ui.widgets.debounce import debounce
from ui.widgets.panel import label

if TYPE_CHECKING:
    from ui.paths.commands import StepCommands


class TableEmpty(QWidget):
    """Lies over the table where it would be blank; the buttons are those of the board. Drops go to the table below it."""

    def __init__(self, table: QTreeView, commands: StepCommands) -> None:
        super().__init__(table.viewport())
        self._table, self._commands = table, commands
        self._text = label("", "muted", wrap=True)
        self.step, self.phase = DashedButton(_("+ Step")), DashedButton(_("+ Phase"))
        self.step.clicked.connect(self._new_step)
        self.phase.clicked.connect(commands.phases.new)
        self._column = QVBoxLayout(self)
        for each in (self._text, self.step, self.phase):
            self._column.addWidget(each)
        self.hide()
        self._later = debounce(self, 0, self.look)
        model = commands.model
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.header_changed):
            changed.connect(lambda *_what: self._later.start())
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self._place)  # the viewport moves its children with its pixels
        table.viewport().installEventFilter(self)
        theme.theme_changed.connect(self._later.start)

    def _new_step(self) -> None:
        self._commands.new_step()

    @property
    def button(self) -> QWidget:
        """The button that does what comes next."""
        return self.phase if self.step.isHidden() else self.step

    def look(self) -> None:
        """Show or hide this for the path as it is now."""
        columns = self._commands.model.columns
        empty = self._table.model() is not None and not any(column.steps for column in columns)
        text = _("Drag a course to a phase, or write a step.") if columns else _("The path has no phases yet.")
        self._text.setText(text)
        self.step.setVisible(bool(columns))
        self.phase.setVisible(not columns)
        if not empty and self.isAncestorOf(self.focusWidget() or self._table):
            self._table.setFocus()
        self.setVisible(empty)
        if empty:
            self._place()

    def _place(self) -> None:
        if self.isHidden():
            return
        table = self._table
        model = self._commands.model
        last = model.index(len(model.columns) - 1, 0)
        room = table.viewport().rect()
        side = theme.px(20)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(theme.px(10))
        width = min(room.width(), theme.px(420))
        height = self._column.totalHeightForWidth(width)
        top = table.visualRect(last).bottom() + 1 if last.isValid() else 0
        self.setGeometry(0, max(0, min(top, room.height() - height)), width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._later.start()
        return False
