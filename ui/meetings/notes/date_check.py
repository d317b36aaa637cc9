"""Shows that what is typed after "!" is no date, before it is saved as text."""

from __future__ import annotations

from campus_desktop.meetings.noteline import Context, NoteLine
from ui.meetings.notes.remarks import date_remark, no_date, remark


class DateCheck:
    """The first Enter in a note with a date that does not exist only shows that; the second one saves it as text."""

    def __init__(self) -> None:
        self._shown = ""

    def holds(self, line: NoteLine) -> bool:
        """Whether this Enter must not save yet."""
        wrong = no_date(line)
        self._shown = wrong if wrong != self._shown else ""
        return bool(self._shown)

    def remark(self, line: NoteLine, kind: str, context: Context) -> str:
        """The sentence on it, or what else is remarked on the line; empty where there is nothing."""
        wrong = no_date(line)
        return date_remark(wrong, held=wrong == self._shown) if wrong else remark(line, kind, context)
