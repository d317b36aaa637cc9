"""Before presenting with one screen, or a projector that mirrors it: what that means, and what to do instead."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from campus_desktop.i18n import _, pgettext
from ui.look import theme
from ui.meetings.presenting.screens import Situation
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton

Way = Literal["safe", "here"]


class OneScreenDialog(Dialog):
    """``chosen`` tells the way, and whether it goes for the rest of the meeting."""

    chosen = Signal(str, bool)

    def __init__(self, situation: Situation, *, safe: bool, parent: QWidget | None = None) -> None:
        """``safe``: the safe view is on already."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(pgettext("projector", "Present"))
        mirrored = _("The projector shows the same as this screen.")
        one = _("There is one screen only: what a projector shows now is the same as here.")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(22), theme.px(18), theme.px(22), theme.px(18))
        column.setSpacing(theme.px(12))
        column.addWidget(label(mirrored if situation == "mirrored" else one, "subheading", wrap=True))
        self.safe = PrimaryButton(_("Stay in the safe view") if safe else _("Use the safe view"), icon="eye")
        self.here = SecondaryButton(_("Present on this screen"), icon="monitor")
        self._way(
            column,
            self.safe,
            _(
                "You go on working here. Private notes, scripts, addresses and anything else that does not belong to "
                "this meeting are hidden."
            ),
        )
        self._way(
            column,
            self.here,
            _(
                "Item, clock and what you tick fill the screen, and cover your notes too. Right-click to tick what is shown; "
                "Escape, F5 or × leads to the safe view."
            ),
        )
        hint = _(
            "To show something else than your own screen, let the projector extend it (Windows+P, Extend), then press F5 again."
        )
        column.addWidget(label(hint, "small", wrap=True))
        self.keep = QCheckBox(_("Always do this at this meeting"))
        self.keep.setToolTip(_("You can change this under File › Settings."))
        self.keep.setAccessibleDescription(self.keep.toolTip())
        column.addWidget(self.keep)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = PushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        column.addLayout(row)
        self.safe.setDefault(True)
        self.safe.setFocus()
        self.safe.clicked.connect(lambda: self._choose("safe"))
        self.here.clicked.connect(lambda: self._choose("here"))
        self.setFixedWidth(theme.px(600))

    def _way(self, column: QVBoxLayout, button: QPushButton, text: str) -> None:
        button.setMinimumWidth(theme.px(210))
        button.setAccessibleDescription(text)
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(text, "muted", wrap=True), 1)
        column.addLayout(row)

    def _choose(self, way: Way) -> None:
        self.accept()
        self.chosen.emit(way, self.keep.isChecked())
