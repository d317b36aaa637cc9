"""A calm warning below a field while what stands in it looks like a CPR number."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from campus_desktop.i18n import _
from campus_desktop.meetings.personal import cpr_like
from ui.widgets.panel import label


def cpr_warning(field: QLineEdit | QPlainTextEdit) -> QLabel:
    """A label, to be put below ``field``, which it watches. It hinders nothing."""
    warning = label(_("This looks like a CPR number. It does not belong here."), "small", wrap=True)
    warning.setProperty("tone", "warning")
    warning.hide()

    def look() -> None:
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        warning.setVisible(bool(cpr_like(text)))

    field.textChanged.connect(look)
    return warning
