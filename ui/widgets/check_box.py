"""A box to tick, in the main window."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from ui.widgets.push_button import ArrowsStay


class CheckBox(ArrowsStay, QCheckBox):
    """Its arrow keys stay where they are pressed."""
