"""A check box for the main window."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from ui.widgets.push_button import ArrowsStay


class CheckBox(ArrowsStay, QCheckBox):
    """Arrow keys move the focus only within its part of the window."""
