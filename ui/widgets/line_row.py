"""A line of a form that saves by itself: its name above, and below it the sentence where what stands in it is no good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell import theme
from ui.widgets.form import FormRow
from ui.widgets.panel import label
from ui.widgets.saved_field import SavedLine


class LineRow(QWidget):
    """A name, a line that saves by itself, and below it the sentence where what stands in it is no good."""

    def __init__(
        self,
        name: str,
        save: Callable[[str], object],
        seal: Callable[[], object],
        check: Callable[[str], str | None] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self.line = SavedLine(save, seal, check)
        self.line.setPlaceholderText(hint)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(FormRow(name, self.line))
        column.addWidget(self.problem)
        self.line.textChanged.connect(self._explain)

    def _explain(self, text: str) -> None:
        problem = (self._check(text) if self._check else None) or ""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def show_text(self, text: str, *, other: bool) -> None:
        """Show what stands in the document. What is no good and was never saved stays, unless it is about an ``other`` thing now."""
        if other or not self.line.property("invalid"):
            self.line.show_text(text)
            self._explain(self.line.text())
