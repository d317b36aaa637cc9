"""Undo and redo: the window goes to what changed, and the actions say what they will do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from campus_desktop.i18n import _
from campus_desktop.workspace import Change

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


class Undoing:
    """For one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def undo(self) -> None:
        """Take the newest edit back, and show what changed."""
        if self._window.has_file:
            self._step(self._window.workspace.undo, _("Undone: {deed}"))

    def redo(self) -> None:
        """Make the edit that was undone last again, and show what changed."""
        if self._window.has_file:
            self._step(self._window.workspace.redo, _("Done again: {deed}"))

    def _step(self, deed: Callable[[], Change | None], said: str) -> None:
        window = self._window
        if window.current_page is not None:
            window.current_page.leave()
        change = window.guard(deed)
        if change is not None:
            self._reveal(change)
            window.message(said.format(deed=change.label))

    def _reveal(self, change: Change) -> None:
        window = self._window
        touched = [spec for spec in window.specs if change.touches(*spec.tables)]
        if not touched:
            return
        spec = next((spec for spec in touched if spec.key == window.current_key), touched[0])
        window.show_page(spec.key)
        page = window.current_page
        assert page is not None
        window.guard(lambda: page.reveal(change, spec.tables))

    def describe(self, actions: Mapping[str, QAction]) -> None:
        """Let the two actions say what they will do, and be off where there is nothing to do."""
        workspace = self._window.workspace if self._window.has_file else None
        for name, text, plain in (
            ("undo", _("Undo: {deed}"), _("&Undo")),
            ("redo", _("Redo: {deed}"), _("&Redo")),
        ):
            deed = None
            if workspace is not None and not workspace.read_only:
                deed = workspace.undo_label if name == "undo" else workspace.redo_label
            actions[name].setEnabled(deed is not None)
            actions[name].setText(text.format(deed=deed).replace("&", "&&") if deed else plain)
