"""A question that is updated while it is open, because waiting text may be saved before the user answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from campus_desktop.i18n import _

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QMessageBox, QPushButton


class Live:
    """``says`` returns the current title and text, ``settled`` whether nothing is left to ask. ``then`` is the key of the only
    command offered once it is settled; without one the box can only be closed."""

    def __init__(
        self, changed: SignalInstance, says: Callable[[], tuple[str, str]], settled: Callable[[], bool], then: str = ""
    ) -> None:
        self._changed, self._says, self._settled, self._then = changed, says, settled, then

    @contextmanager
    def followed_by(self, box: QMessageBox, buttons: Mapping[QPushButton, str], no: QPushButton) -> Iterator[None]:
        """Within the block ``box`` shows the current text and the buttons for it."""
        cancel = no.text()

        def say() -> None:
            settled = self._settled()
            title, text = self._says()
            box.setWindowTitle(title)
            if box.text() != text:
                box.setText(text)
            for button, key in buttons.items():
                button.setVisible(settled == (key == self._then))
            no.setText(_("Close") if settled and not self._then else cancel)
            if box.isVisible() and ((focus := box.focusWidget()) is None or focus.isHidden()):
                next((each for each in buttons if not each.isHidden()), no).setFocus()

        say()
        self._changed.connect(say)
        try:
            yield
        finally:
            self._changed.disconnect(say)
