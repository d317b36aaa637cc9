"""The line at the end of a phase for writing steps: Enter adds one and waits for the next, Escape ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from campus_desktop.courses.formats import format_name
from campus_desktop.i18n import _, duration_hours
from campus_desktop.imports.step_lines import StepLine, step_lines
from ui.look import theme
from ui.widgets.adding_line import AddingLine
from ui.widgets.layouts import column_in
from ui.widgets.panel import label


class _Field(AddingLine):
    ended = Signal(bool)
    """Escape (True: the keyboard focus returns to the phase); focus lost (False)."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.start_afresh()
            self.ended.emit(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.ended.emit(False)


class QuickLine(QWidget):
    """Emits what was written; how the line is interpreted is shown below it. Several pasted lines become as many steps."""

    written = Signal(str, bool)
    """A line, or several; whether the line waits for the next."""
    closed = Signal(bool, bool)
    """The line was closed; whether the keyboard focus returns to the phase, and whether to what was written last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field()
        self.field.setProperty("kind", "tight")  # a phase is narrow
        self._any = False
        """Whether something was written since the line was opened."""
        self.field.setAccessibleName(_("New step"))
        self._hints = (_("For example “Coffee 30 min”"), _("“Coffee 30 min”"))
        self.field.setPlaceholderText(self._hints[0])
        self.said_label = label("", "small", wrap=True)
        self._column = column_in(self, 2)
        self._column.addWidget(self.field)
        self._column.addWidget(self.said_label)
        self.field.returnPressed.connect(self._entered)
        self.field.textChanged.connect(self._typed)
        self.field.ended.connect(lambda back: self._end(back, to_last=self._any))
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.field.width() - theme.px(18)  # its frame, padding and the margin of the text
        measured = self.field.fontMetrics().horizontalAdvance
        fitting = (hint for hint in self._hints if measured(hint) <= room)
        self.field.setPlaceholderText(next(fitting, self._hints[-1]))

    def open_line(self) -> None:
        """Open the line."""
        self._any = False
        self.field.start_afresh()
        self._typed("")
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: str) -> None:
        if "\n" in text:  # pasted: a QLineEdit keeps line ends
            self.written.emit(text, True)
            return
        read = step_lines(text)
        self.said_label.setText(_understood(read[0]) if read else _("Enter adds · Esc ends"))
        self.field.setAccessibleDescription(self.said_label.text())

    def _entered(self) -> None:
        if self.field.text().strip():
            self.written.emit(self.field.text(), True)
        else:
            self._end(True)

    def taken(self) -> None:
        """What was written has become steps; the line waits for the next. A text that failed stays."""
        self._any = True
        self.field.taken()

    def _end(self, back: bool, *, to_last: bool = False) -> None:
        if self.isHidden():
            return
        if self.field.text().strip():
            self.written.emit(self.field.text(), False)  # a click elsewhere does not discard what was typed
        self.hide()
        self.closed.emit(back, to_last)


def _understood(line: StepLine) -> str:
    length = duration_hours(line.minutes) if line.minutes is not None else ""
    owner = _("Responsible: {name}").format(name=line.responsible) if line.responsible else ""
    return " · ".join(part for part in (_("Enter adds"), length, format_name(line.format), owner) if part)
