"""Fields with their labels above them."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.layouts import column_in
from ui.widgets.panel import label


class FormRow(QWidget):
    """A label above its field. The label's buddy is the field, or the focus proxy that it has by now (Alt+letter with & in it), and its
    text the field's accessible name."""

    def __init__(self, name: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        column = self._column = column_in(self, 3)
        self.title = QLabel(name)
        self.title.setProperty("kind", "small")
        # Qt's label does nothing for a field that cannot have the focus itself
        self.title.setBuddy(field.focusProxy() or field)
        column.addWidget(self.title)
        column.addWidget(field)
        field.setAccessibleName(name.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        if hint:
            self.add(label(hint, "small", wrap=True))
            field.setAccessibleDescription(hint)

    def add(self, below: QWidget) -> None:
        """Add a remark below the field."""
        self._column.addWidget(below)
