"""Lines of a form that save by themselves: text, and values parsed from what the user types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.form import FormRow
from ui.widgets.layouts import column_in, row_in
from ui.widgets.panel import label
from ui.widgets.saved_field import SavedLine
from ui.widgets.scrolled import bring_in_sight


class LineRow(QWidget):
    """A label, a line that saves by itself (a button beside it goes into ``across``), and below it the message where its text is
    invalid."""

    def __init__(
        self,
        name: str,
        save: Callable[[str], object],
        seal: Callable[[], object] | None = None,
        check: Callable[[str], str | None] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self.line = SavedLine(save, seal, check)
        self._hint = hint
        self.line.setPlaceholderText(hint)
        field = QWidget()
        self.across = row_in(field, 4)
        self.across.addWidget(self.line, 1)
        field.setFocusProxy(self.line)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.remark = label("", "small", wrap=True)
        self.remark.hide()
        self._column = column_in(self, 2)
        self._column.addWidget(FormRow(name, field))
        self._column.addWidget(self.problem)
        self._column.addWidget(self.remark)
        self.line.setAccessibleName(field.accessibleName())
        self.line.textChanged.connect(self._explain)
        self.line.problem.connect(self._say)

    def _messages(self) -> list[QWidget]:
        """What is shown below the line now and then."""
        return [self.problem, self.remark]

    def keep_room(self, lines: int) -> None:
        """Keep room for this many lines of messages, so that none of them moves the fields below while the user types."""
        self._column.addWidget(shared_room((self,), lines))

    def move_messages(self, target: QVBoxLayout) -> None:
        """Show the messages in ``target`` instead of below the line."""
        for each in self._messages():
            self._column.removeWidget(each)
            target.addWidget(each)

    @property
    def valid(self) -> bool:
        """Whether the text of the line is valid."""
        return self._check is None or self._check(self.line.text()) is None

    def _explain(self, text: str) -> None:
        self._say((self._check(text) if self._check else None) or "")

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if problem and self.line.hasFocus():
            bring_in_sight(self.problem)
        remark = "" if problem else self._remark_on(self.line.text())
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.line.setAccessibleDescription(problem or remark)

    def _remark_on(self, _text: str) -> str:
        """The remark about a valid text; empty for none."""
        return ""

    def show_value(self, value: Any, *, other: bool = False) -> None:
        """Show the saved value. Invalid text that was never saved stays, unless the line is about an ``other`` item now."""
        if other:
            self.line.forget()
        if other or not self.line.property("invalid"):
            self.line.show_text(self._text_of(value))
            self._explain(self.line.text())

    def show_differing(self, differing: bool) -> None:
        """Show in the empty line that several items differ in this field, or the usual placeholder."""
        self.line.setPlaceholderText(_("Different") if differing else self._hint)

    def _text_of(self, value: Any) -> str:
        return str(value)

    def save_now(self) -> None:
        """Save what is being typed."""
        self.line.save_now()


class ValueRow(LineRow):
    """A line that contains a value: a time, a length, a date.

    ``read`` returns the value of a text or raises CampusError, ``write`` the text of a value (None is an empty line);
    ``save(value)`` is called as with ``SavedLine``; ``remark`` explains how a text is read where that is not obvious. While the
    user types, a value equal to the one typed does not replace their text.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[str], Any],
        write: Callable[[Any], str],
        save: Callable[[Any], object],
        seal: Callable[[], object] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        remark: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(name, self._typed, seal, self._refusal, hint, parent)
        self.read, self.write, self._save, self._remark = read, write, save, remark
        self._value: Any = None
        self.line.editingFinished.connect(self._tidy)

    def _refusal(self, text: str) -> str | None:
        try:
            self.read(text)
        except CampusError as error:
            return str(error)
        return None

    def _remark_on(self, text: str) -> str:
        return self._remark(text) if self._remark else ""

    def value(self) -> Any:
        """The current value of the line. CampusError if it cannot be parsed."""
        return self.read(self.line.text())

    def show_value(self, value: Any, *, other: bool = False) -> None:
        self._value = value
        super().show_value(value, other=other)

    def _text_of(self, value: Any) -> str:
        if self.line.hasFocus() and self.valid and self.value() == value:
            return self.line.text()
        return "" if value is None else self.write(value)

    def _typed(self, text: str) -> None:
        self._value = self.read(text)
        self._save(self._value)
        if not self.line.hasFocus():
            self.line.show_text(self._text_of(self._value))

    def _tidy(self) -> None:
        if self.valid and self.value() == self._value:
            self.line.show_text("" if self._value is None else self.write(self._value))


def shared_room(rows: Sequence[LineRow], lines: int) -> QWidget:
    """Room for this many lines of messages of these rows, which appear there instead of below each row."""
    below = QWidget()
    inside = column_in(below, 0)
    for row in rows:
        row.move_messages(inside)
    inside.addStretch(1)
    problem = rows[0].problem
    problem.ensurePolished()
    problem.setText("\n".join("x" * lines))
    below.setMinimumHeight(problem.heightForWidth(theme.px(400)) + 1)
    problem.setText("")
    return below
