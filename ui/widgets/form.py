"""Fields under their names."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.layouts import column_in
from ui.widgets.panel import label


class FormRow(QWidget):
    """A name above its field. The name is the field's buddy (Alt+letter with & in it) and its accessible name."""

    def __init__(self, name: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        column = self._column = column_in(self, 3)
        title = QLabel(name)
        title.setProperty("kind", "small")
        title.setBuddy(field)
        column.addWidget(title)
        column.addWidget(field)
        field.setAccessibleName(name.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        if hint:
            self.add(label(hint, "small", wrap=True))
            field.setAccessibleDescription(hint)

    def add(self, below: QWidget) -> None:
        """Add what is said below the field."""
        self._column.addWidget(below)
