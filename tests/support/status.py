"""What the status line says."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from tests.support.hands import visible
from tests.support.seen import settle
from ui.shell.window import MainWindow


def said(window: MainWindow) -> list[str]:
    """What can be read in the status line."""
    settle()
    line = window.status_line
    return [each.text() for kind in (QLabel, QPushButton) for each in visible(line, kind) if each.text()]
