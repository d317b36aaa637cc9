"""Keys of the note line that do something to the note instead of typing in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.notes.kinds import KEYS

Modifier = Qt.KeyboardModifier
Key = Qt.Key
ENTER = (Key.Key_Return, Key.Key_Enter)
COMMANDS = (
    *(Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_7, Key.Key_8, Key.Key_9),
    Key.Key_R,
    Key.Key_D,
)


def is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Shift+Z, and Ctrl+Y on every system, as in the window's menu."""
    return event.matches(QKeySequence.StandardKey.Redo) or (control_only(event) and event.key() == Key.Key_Y)


def control_only(event: QKeyEvent) -> bool:
    """Whether Ctrl is held and nothing else. AltGr arrives as Ctrl and Alt together on Windows, and is no command."""
    return event.modifiers() & ~Modifier.KeypadModifier == Modifier.ControlModifier


def kind_of_key(event: QKeyEvent) -> str | None:
    """The kind that Ctrl and a digit choose, None for any other key."""
    number = event.key() - Key.Key_1
    return KEYS[number] if control_only(event) and 0 <= number < len(KEYS) else None


def is_private_key(event: QKeyEvent) -> bool:
    """Whether the key makes a note private, or no longer so: Ctrl+9."""
    return control_only(event) and event.key() == Key.Key_9
