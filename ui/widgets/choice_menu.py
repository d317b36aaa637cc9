"""A menu for choosing several values: it stays open while choosing, and is searched by typing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from campus_desktop.i18n import _, fold, ngettext, number, sort_key
from ui.widgets.actions import add_choice

MOST = 40
"""Maximum number of values shown; typing finds the others."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value with its name, and the number of things that have it."""

    value: str
    name: str
    count: int | None = None


def counted(things: Iterable[tuple[str, str]]) -> list[Choice]:
    """A choice for each distinct value among (value, name), with its number of occurrences, in order of first occurrence."""
    counts = Counter(things)
    return [Choice(value, name, count) for (value, name), count in counts.items()]


def by_name(choices: Iterable[Choice]) -> list[Choice]:
    """Choices sorted by name."""
    return sorted(choices, key=lambda choice: sort_key(choice.name))


class ChoiceMenu(QMenu):
    """Fill it with ``show_choices`` on ``aboutToShow``; ``chosen`` emits the set of values after each choice."""

    chosen = Signal(object)
    """A frozenset of values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self._values: frozenset[str] = frozenset()
        self._typed = ""
        self._clearing: QAction | None = None
        self.last: QAction | None = None
        """An optional entry below all others that creates a missing value."""

    @property
    def typed(self) -> str:
        """The text typed to search."""
        return self._typed

    @property
    def values(self) -> frozenset[str]:
        """The chosen values."""
        return self._values

    def show_choices(self, choices: Sequence[Choice], values: frozenset[str]) -> None:
        """Fill the menu: the choices in the given order, ``values`` checked."""
        self._choices, self._values, self._typed = choices, values, ""
        self._lay_out()

    def _lay_out(self) -> None:
        self.clear()
        wanted = fold(self._typed)
        matching = [choice for choice in self._choices if wanted in fold(choice.name)]
        if len(self._choices) > MOST or self._typed:
            text = _("Searching for “{text}”").format(text=self._typed) if self._typed else _("Type to search the list")
            self.addAction(text.replace("&", "&&")).setEnabled(False)
            self.addSeparator()
        ticked = [choice for choice in matching if choice.value in self._values]
        shown = {choice.value for choice in [*ticked, *matching][: MOST + len(ticked)]}
        for choice in matching:
            if choice.value in shown:
                self._add(choice)
        if len(shown) < len(matching):
            more = len(matching) - len(shown)
            text = ngettext("and {count} more", "and {count} more", more).format(count=number(more))
            self.addAction(text).setEnabled(False)
        if not matching:
            self.addAction(_("Nothing to choose")).setEnabled(False)
        self.addSeparator()
        self._clearing = self.addAction(_("Clear the choice"))
        self._clearing.setEnabled(bool(self._values))
        self._clearing.triggered.connect(self._clear)
        if self.last is not None:
            self.addAction(self.last)

    def _add(self, choice: Choice) -> None:
        text = choice.name if choice.count is None else f"{choice.name}\t{number(choice.count)}"
        made = add_choice(self, text, choice.value, on=choice.value in self._values)
        made.toggled.connect(self._toggled)

    def _toggled(self) -> None:
        listed = {action.data(): action.isChecked() for action in self.actions() if action.isCheckable()}
        others = {value for value in self._values if value not in listed}
        self._values = frozenset(others | {value for value, ticked in listed.items() if ticked})
        if self._clearing is not None:
            self._clearing.setEnabled(bool(self._values))
        self.chosen.emit(self._values)

    def _clear(self) -> None:
        self._values = frozenset()
        self.chosen.emit(self._values)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.isEnabled():
            action.toggle()
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable() and not self._typed:
            action.toggle()
        elif event.key() == Qt.Key.Key_Backspace and self._typed:
            self._type(self._typed[:-1])
        elif event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS:
            self._type(self._typed + event.text())
        else:
            super().keyPressEvent(event)

    def _type(self, text: str) -> None:
        self._typed = text.lstrip()
        self._lay_out()
        first = next((action for action in self.actions() if action.isCheckable()), self.last)
        if first is not None:
            self.setActiveAction(first)
        self.adjustSize()


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
