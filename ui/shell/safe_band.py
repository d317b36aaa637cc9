"""The band at the top of the window that shows that the safe view is on, for which meeting, and how to leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.actions import key_name
from ui.widgets.check_box import CheckBox
from ui.widgets.empty import Picture
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton

if TYPE_CHECKING:
    from campus_desktop.meetings.safeview import Shown

_ROOMY = 1100
"""From this width on, at zoom 1, there is room for the key that leaves the safe view."""


_LOW = 600
"""Below this height of the window, at zoom 1, the band keeps to one line."""


class SafeBand(QFrame):
    """Text and an icon on a strong background; visible only while the safe view is on."""

    left = Signal()
    catalogue_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safe-band")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.text = label("", "subheading", wrap=True)
        self.catalogue = CheckBox(_("Whole course catalogue"))
        self.catalogue.setToolTip(_("Show every course, not only those of the paths at this meeting"))
        self.catalogue.toggled.connect(self.catalogue_chosen)
        self.leave = PushButton(_("Leave the safe view"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.left)
        for button in (self.catalogue, self.leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard focus where the user types
        self._row = QHBoxLayout(self)
        self._row.addWidget(Picture("eye", 18, "info"))
        self._row.addWidget(self.text, 1)
        self._key = label(key_name("Ctrl+Shift+P").replace("+", " "), "key")
        self.leave.setToolTip(key_name("Ctrl+Shift+P"))
        for widget in (self.catalogue, self.leave, self._key):
            self._row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._texts = ("", "")
        """The text with and without the meeting's title."""
        self.hide()
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self._row.setContentsMargins(theme.px(14), theme.px(4), theme.px(14), theme.px(4))
        self._row.setSpacing(theme.px(10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._key.setVisible(self.width() >= theme.px(_ROOMY))
        self._show_text()

    def _show_text(self) -> None:
        """In a low window without the meeting's title, which stands below, if one line has no room for it."""
        whole, short = self._texts
        low = self.window().height() < theme.px(_LOW)
        is_long = self.text.fontMetrics().horizontalAdvance(whole) > self.text.width()
        self.text.setText(short if low and is_long else whole)
        self.text.setToolTip(whole if low and is_long else "")

    def show_safe(self, shown: Shown | None) -> None:
        """Show the meeting whose safe view is on; None: none is."""
        self.setVisible(shown is not None)
        if shown is None:
            self._texts = ("", "")
            self._show_text()
            return
        text = _("Safe view: {meeting}").format(meeting=shown.title) if shown.title else _("Safe view")
        rule = _("only what belongs to this meeting is shown")
        self._texts = (f"{text} · {rule}", f"{_('Safe view')} · {rule}")
        self.setAccessibleName(text)
        self._show_text()
        self.catalogue.blockSignals(True)
        self.catalogue.setChecked(shown.catalogue)
        self.catalogue.blockSignals(False)
