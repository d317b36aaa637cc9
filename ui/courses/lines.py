"""The rows of a long list, read in pages as they become visible."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QMimeData

from campus_desktop.courses import queries
from campus_desktop.courses.queries import CourseRow
from campus_desktop.workspace import Workspace
from ui.widgets.carried import with_ids

MIME = "application/x-campus-courses+json"
"""The MIME type of dragged courses: a JSON list of their ids."""

PAGE = 64
_KEPT = 40
"""Pages kept; rows further away are read again."""


class Lines:
    """Rows by position, of a list set by ``show``."""

    def __init__(self, workspace: Callable[[], Workspace]) -> None:
        self._workspace = workspace
        self.rids: Sequence[int] = ()
        self._pages: OrderedDict[int, list[CourseRow | None]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.rids)

    def show(self, rids: Sequence[int]) -> None:
        """Set another list; everything is read again."""
        self.rids = rids
        self._pages.clear()

    def extend(self, rids: Sequence[int]) -> None:
        """The same list, extended: rows already read are kept."""
        self._pages.pop(len(self.rids) // PAGE, None)
        self.rids = rids

    def __getitem__(self, place: int) -> CourseRow | None:
        """The row at ``place``; None if the course no longer exists (its list is about to be updated)."""
        number, offset = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            rids = self.rids[number * PAGE : (number + 1) * PAGE]
            by_rid = {line.rid: line for line in queries.read_lines(self._workspace(), rids)}
            page = self._pages[number] = [by_rid.get(rid) for rid in rids]
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        return page[offset]

    def ids(self, places: Iterable[int]) -> list[str]:
        """The ids of the rows at ``places``, in the list's order."""
        return queries.ids_of(self._workspace(), [self.rids[place] for place in sorted(places)])


def mime(ids: Sequence[str]) -> QMimeData:
    """MIME data of courses to be dragged or copied."""
    return with_ids(MIME, ids)
