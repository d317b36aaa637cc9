"""The dialog shown while a job runs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from campus_desktop.i18n import _, number
from ui.look import theme
from ui.widgets.buttons import SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.panel import label


class ProgressDialog(Dialog):
    """Shows what is being done and its progress; closing it cancels."""

    cancelled = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it stays until the work has ended
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(theme.px(380))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(10))
        column.addWidget(label(title, "subheading"))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        column.addWidget(self._bar)
        row = QHBoxLayout()
        self._text = label("", "small")
        row.addWidget(self._text, 1)
        self._button = SecondaryButton(_("Cancel"))
        self._button.clicked.connect(self.reject)
        row.addWidget(self._button)
        column.addLayout(row)

    def advance(self, done: int, total: int) -> None:
        """Show how much is done; total 0: the amount is unknown."""
        # QProgressBar counts in 32 bits
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(round(1000 * done / total) if total else 0)
        if total:
            self._text.setText(_("{done} of {total}").format(done=number(done), total=number(total)))

    def reject(self) -> None:
        self._button.setEnabled(False)
        self._text.setText(_("Stopping …"))
        self.cancelled.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()
