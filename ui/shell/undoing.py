"""Undo and redo: the window goes to what changed, and the actions say what they will do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

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
            self._step("undo", _("Undone: {deed}"), _("Undo: {deed}"))

    def redo(self) -> None:
        """Make the edit that was undone last again, and show what changed."""
        if self._window.has_file:
            self._step("redo", _("Done again: {deed}"), _("Redo: {deed}"))

    def _step(self, step: Literal["undo", "redo"], said: str, text: str) -> None:
        window = self._window
        if window.current_page is not None:
            window.current_page.leave()
        workspace = window.workspace
        label = window.safe_view.step_label(step)
        whole, deed, long = (
            (workspace.undo_label, workspace.undo, workspace.undo_is_long)
            if step == "undo"
            else (workspace.redo_label, workspace.redo, workspace.redo_is_long)
        )

        def done(change: Change | None) -> None:
            if change is None:
                if long:
                    window.message(_("Stopped; nothing was changed."))
                return
            if label == whole:  # else it touched something that is hidden now
                self._reveal(change)
            window.message(said.format(deed=label))

        if long:
            window.jobs.run(text.format(deed=label), lambda progress: deed(lambda: progress.cancelled), done)
        else:
            done(window.guard(deed))

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
        steps: tuple[tuple[Literal["undo", "redo"], str, str], ...] = (
            ("undo", _("Undo: {deed}"), _("&Undo")),
            ("redo", _("Redo: {deed}"), _("&Redo")),
        )
        for name, text, plain in steps:
            deed = None
            if workspace is not None and not workspace.read_only:
                deed = self._window.safe_view.step_label(name)
            actions[name].setEnabled(deed is not None)
            actions[name].setText(text.format(deed=deed).replace("&", "&&") if deed else plain)
