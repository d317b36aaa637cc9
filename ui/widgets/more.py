"""Rarely used fields, below a link that shows them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.look.icons import icon
from ui.widgets.buttons import LinkButton
from ui.widgets.panel import Separator


class MoreFields(QWidget):
    """The fields go into ``body``; ``link`` is checked while they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = LinkButton(_("More fields"), "chevron-right")
        self.link.setCheckable(True)
        self.link.toggled.connect(self._unfold)
        self.link.clicked.connect(self._want)
        self._wanted = False
        self._rest = QWidget()
        self.body = QVBoxLayout(self._rest)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(Separator())
        self._rest.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.link)
        self._column.addWidget(self._rest)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        for column in (self._column, self.body):
            column.setSpacing(theme.px(10))

    def _want(self, on: bool) -> None:
        self._wanted = on

    def show_for(self, filled: bool) -> None:
        """Another item is shown, with some of these fields ``filled`` or not; fields that the user has expanded stay expanded."""
        self.link.setChecked(self._wanted or filled)

    def _unfold(self, on: bool) -> None:
        self._rest.setVisible(on)
        self.link.setIcon(icon("chevron-down" if on else "chevron-right", "link"))
        self.link.setText(_("Fewer fields") if on else _("More fields"))
