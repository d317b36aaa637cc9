"""The overview page."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from campus_desktop.i18n import _, date_weekday
from campus_desktop.workspace import Change
from ui.shell import theme
from ui.shell.page import Page, Shell
from ui.widgets.panel import label


def greeting(now: datetime) -> str:
    """Good morning, day or evening, by the clock."""
    if 5 <= now.hour < 10:
        return _("Good morning")
    return _("Good day") if 10 <= now.hour < 18 else _("Good evening")


class OverviewPage(Page):
    """Greets, and leads on."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.addWidget(scroll)
        inside = QWidget()
        scroll.setWidget(inside)
        self._column = QVBoxLayout(inside)
        self._greeting = label("", "title")
        self._date = label("", "muted")
        self._column.addWidget(self._greeting)
        self._column.addWidget(self._date)
        self._column.addStretch(1)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        margin = theme.px(30)
        self._column.setContentsMargins(margin, theme.px(26), theme.px(30), margin)
        self._column.setSpacing(theme.px(4))

    def refresh(self, change: Change | None) -> None:
        now = datetime.now()
        self._greeting.setText(greeting(now))
        self._date.setText(date_weekday(now.date()))
