"""What fields and dialogs ask of the window they are in. The window implements it (``ui.shell``); widgets find it through their
parents, so that they do not depend on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, cast

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from campus_desktop.errors import CampusError
from ui.widgets.invalid import Invalid

About = tuple[str, str]
"""Identifies a text: the id of the item and the name of its field."""


class Typed(Protocol):
    """A field whose newest text may not be in the file yet."""

    def save_now(self) -> object:
        """Save it immediately."""
        ...


class TextKeeper(Protocol):
    """Keeps text that is typed but not yet in the file (``ui.shell.unsaved.Unsaved``)."""

    invalid: Invalid
    """The fields that were left with an invalid text."""
    edits: int
    """The number of edits of the file since the window was made."""

    @property
    def no_good(self) -> SignalInstance:
        """A field was left, or two seconds have passed, with an invalid text."""
        ...

    def watch(self, field: Typed) -> None:
        """Register a field that holds unsaved text."""
        ...

    def save(
        self,
        key: object,
        name: str,
        text: str,
        save: Callable[[], object],
        *,
        about: About | None = None,
        done: Callable[[str], object] | None = None,
    ) -> CampusError | None:
        """Save a text; on failure it is kept and retried, and the error is returned."""
        ...

    def drop(self, key: object) -> None:
        """The text of ``key`` is saved, or no longer needed."""
        ...

    def part(self, key: object) -> None:
        """The field shows another item: what waits for the file is still saved, invalid text is dropped."""
        ...

    def texts(self, thing: str) -> dict[str, str]:
        """The typed texts of an item that are not saved, by field."""
        ...

    def say(self, text: str) -> None:
        """Report the result of saving in the status line."""
        ...

    def say_refused(self, problem: str) -> None:
        """Report that a field was left with an invalid text, which is not saved."""
        ...

    def may_discard(self, dialog: QWidget) -> bool:
        """Ask whether the text typed into a dialog, which only its Save button saves, may be thrown away."""
        ...


def keeper_of(widget: QWidget) -> TextKeeper | None:
    """The keeper of the window that contains ``widget``, also from within its dialogs; None for a widget in no window."""
    return cast("TextKeeper | None", _found(widget, "unsaved"))


def ask_for_guide(dialog: QWidget, part: str | None = None) -> None:
    """Open the guide over a dialog, at its chapter or at ``part``; does nothing for a dialog over no window."""
    asked = _found(dialog, "guide_asked")
    if asked is not None:
        cast("SignalInstance", asked).emit(dialog, part)


def _found(widget: QWidget, attribute: str) -> Any:
    above: QWidget | None = widget
    while above is not None:
        if above.isWindow() and (found := getattr(above, attribute, None)) is not None:
            return found
        above = above.parentWidget()
    return None
