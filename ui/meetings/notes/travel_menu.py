"""The menu that says how far a note may travel."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.note import TRAVELS


class TravelMenu(QMenu):
    """One of the choices is ticked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        group = QActionGroup(self)
        self.choices: dict[str, QAction] = {}
        for key, name in TRAVELS.items():
            made = self.addAction(_(name))
            made.setCheckable(True)
            made.triggered.connect(partial(self._choose, key))
            group.addAction(made)
            self.choices[key] = made

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.chosen.emit(key)

    def show_travel(self, key: str) -> None:
        """Tick how far the note may travel now."""
        self.choices[key].setChecked(True)
