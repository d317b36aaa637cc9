"""A pill that shows a fixed word and opens a menu of the others: purpose, status."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.push_button import PushButton


class TagMenu(PushButton):
    """A pill that opens a menu of fixed words."""

    chosen = Signal(object)
    """The fixed word, None for none."""

    def __init__(self, name: str, words: Mapping[str, str], *, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._words, self._none = name, words, none
        self.setProperty("kind", "filter")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        self._group = QActionGroup(menu)
        self.entries = {}
        for word, text in {**words, **({"": none} if none else {})}.items():
            action = menu.addAction(_(text))
            action.setCheckable(True)
            action.setData(word)
            self._group.addAction(action)
            self.entries[word] = action
        self._group.triggered.connect(lambda action: self.chosen.emit(action.data() or None))
        self.setMenu(menu)

    def show_word(self, word: str | None, tone: str, what: str = "") -> None:
        """Show the chosen word; ``what`` gives it context ("Agenda: {word}") where the word alone is unclear."""
        text = _(self._words[word]) if word is not None and word in self._words else self._name
        text = what.format(word=text.lower()) if what else text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text if what else f"{self._name}: {text}")
        self.setToolTip(self._name)
        if word or "" in self.entries:
            self.entries[word or ""].setChecked(True)
        theme.set_look(self, "tone", tone)
