"""Saving a text whose field closes with it, such as the editor of a cell or a dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from ui.shell.protocol import Shell
from ui.shell.unsaved import Unsaved
from ui.shell.unsaved_text import Attempt
from ui.widgets import services

T = TypeVar("T")


def keeper_of(widget: QWidget) -> Unsaved | None:
    """The keeper of the window that contains ``widget``, also from within its dialogs; None for a widget in no window."""
    found = services.keeper_of(widget)
    return found if isinstance(found, Unsaved) else None


def guard_typed(shell: Shell, name: str, text: str, command: Callable[[], T]) -> T | None:
    """As ``shell.guard``, for a text typed into a dialog that is already closed. ``command`` may be retried and must not read a widget."""
    with typed_in(shell.widget, name, text):
        return shell.guard(command)
    return None


def done_typed(
    shell: Shell, name: str, text: str, command: Callable[[], object], ticks: Mapping[str, bool] | None = None
) -> bool:
    """As ``guard_typed``, for a command without a result; returns whether it succeeded now. ``ticks``: what it ticks or reopens."""

    def carry_out() -> bool:
        command()
        return True

    with typed_in(shell.widget, name, text) as attempt:
        attempt.ticks = ticks or {}
        succeeded = shell.guard(carry_out)
    return bool(succeeded)


@contextmanager
def typed_in(widget: QWidget, name: str, text: str, done: Callable[[str], object] | None = None) -> Iterator[Attempt]:
    """Wraps saving a text whose field closes with it, such as the editor of a cell: where the file cannot be written, the text is
    kept and retried. An error of the text itself is shown as usual. Afterwards ``kept`` of the yielded object states whether it
    waits; ``done(text)`` is called when a later try succeeded."""
    keeper = keeper_of(widget)
    if keeper is None:
        yield Attempt()
        return
    with keeper.committing(name, text, done) as attempt:
        yield attempt
