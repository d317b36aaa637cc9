"""What is asked and reported about invalid text in a field, and about text in a dialog that is not saved by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _
from ui.shell.unsaved import keeper_of

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def _window_of(widget: QWidget) -> MainWindow | None:
    keeper = keeper_of(widget)
    window: MainWindow | None = keeper.parent() if keeper is not None else None  # type: ignore[assignment]
    return window


def may_discard(dialog: QWidget) -> bool:
    """Ask whether the text typed into a dialog, which only its Save button saves, may be thrown away."""
    window = _window_of(dialog)
    text = _("What you have typed has not been saved. Throw it away?")
    return window is None or window.ask.confirm(dialog, dialog.windowTitle(), text, _("Throw away"), danger=True)


def say_refused(field: QWidget, problem: str) -> None:
    """Report that a field was left with an invalid text, which is not saved."""
    window = _window_of(field)
    if window is not None:
        window.status_line.alert(_("Not saved: {problem}").format(problem=problem))
