"""Shows below a list of courses that retired ones match the search too, and shows them on request."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import ngettext, number
from ui.courses.finder import Finder
from ui.widgets.buttons import LinkButton
from ui.widgets.debounce import debounce

_PAUSE = 80
"""Milliseconds without typing after which retired courses are searched."""


class RetiredOffer(LinkButton):
    """Hidden until ``look`` was called, the typing pauses, and the ``finder`` has retired courses that it does not show."""

    def __init__(self, finder: Finder, parent: QWidget | None = None, *, short: bool = False) -> None:
        """``short``: for a narrow list, with the full sentence as the tool tip."""
        super().__init__(parent=parent)
        self._finder, self._short = finder, short
        self._pause = debounce(self, _PAUSE, self._offer)
        self.hide()

    def look(self) -> None:
        """The search changed."""
        self.hide()
        if self._finder.query and not self._finder.filters.retired:
            self._pause.start()
        else:
            self._pause.stop()

    def _offer(self) -> None:
        parent = self.parentWidget()
        if parent is None or not parent.isVisible():
            return  # the page was left, or the file closed, in the meantime
        count = self._finder.retired()
        text = ngettext("{count} retired course fits too. Show it", "{count} retired courses fit too. Show them", count)
        whole = text.format(count=number(count))
        short = ngettext("Show {count} retired", "Show {count} retired", count).format(count=number(count))
        self.setText(short if self._short else whole)
        self.setAccessibleName(whole)
        self.setToolTip(whole if self._short else "")
        self.setVisible(bool(count))
