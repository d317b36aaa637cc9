"""Distinguishes keys that type a character from keys that are commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALTGR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def types(event: QKeyEvent) -> bool:
    """Whether the key types a visible character. AltGr arrives as Ctrl and Alt on Windows, and types."""
    text, held = event.text(), event.modifiers() & _COMMAND
    return bool(text) and text.isprintable() and not text.isspace() and (not held or held == _ALTGR)
