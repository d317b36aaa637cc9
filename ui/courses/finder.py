"""The search, filters and sort order of the catalogue, and the resulting courses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from campus_desktop.courses import queries, search
from campus_desktop.courses.queries import Filters, Listing, count
from campus_desktop.courses.search import Hits, Query
from campus_desktop.courses.spelling import forgiven
from campus_desktop.workspace import Workspace
from ui.widgets.debounce import debounce

_FIRST, _WHOLE = 1000, 100
"""The number of courses with which a long list is opened, and the milliseconds after which the page has been painted and the whole
list is read."""


class Finder(QObject):
    """Searches while the user types: the best hits immediately, the rest of a long list when the event loop is idle.

    Without a search the courses are ordered by ``sort``; with one, best first, unless the user chose a column.
    """

    found = Signal(object)
    """``rids`` changed; the argument is True if they were only extended."""

    def __init__(self, workspace: Callable[[], Workspace], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._listing: Listing | None = None
        self._rest = debounce(self, 0, self._find_rest)
        self._whole = debounce(self, _WHOLE, self._read_whole)
        self.query = Query("")
        """The query: what was typed or, where that is not found and contains a typing error, what was probably meant."""
        self.typed: Query = self.query
        self.filters = Filters()
        self.sort: str | None = None
        """The column chosen by the user; None: by title or, while searching, best first."""
        self.descending = False
        self.rids: Sequence[int] = ()
        self.total = 0
        """The number of courses, without the retired ones unless they are shown."""

    @property
    def workspace(self) -> Workspace:
        """The file that is searched."""
        return self._workspace()

    @property
    def complete(self) -> bool:
        """Whether ``rids`` are complete (they are a moment later)."""
        return not self._rest.isActive() and not self._whole.isActive()

    @property
    def order(self) -> str | None:
        """The column that the list is currently sorted by; None for best first."""
        return self.sort or (None if self.query else "title")

    def search(self, text: str) -> None:
        """Search for other words."""
        self.query = self.typed = Query(text)
        self._find()

    @property
    def forgiven(self) -> bool:
        """Whether the query was replaced by what was probably meant."""
        return self.query is not self.typed

    def retired(self) -> int:
        """The number of retired courses that match the search and are not shown; 0 where they are shown, or there is no search."""
        if not self.query or self.filters.retired:
            return 0
        workspace = self._workspace()
        apart = queries.retired_listing(workspace, self.filters)
        if not len(apart):
            return 0
        found = search.every(workspace, self.query, apart)
        if not found and not self.rids and (meant := self._meant()) is not None:
            found = search.every(workspace, meant, apart)
        return len(found)

    def values(self, field: str) -> list[tuple[str, int]]:
        """The values of a filter, with the number of courses that choosing each would show under the search and the other filters."""
        workspace, rids = self._workspace(), None
        if self.query:
            others: dict[str, Any] = {field: frozenset()}
            rids = search.every(workspace, self.query, queries.listing(workspace, replace(self.filters, **others)))
        return queries.facet(workspace, field, self.filters, rids)

    def narrow(self, filters: Filters) -> None:
        """Apply other filters."""
        self.filters = filters
        self.reread()

    def limit_to(self, only: frozenset[str] | None) -> bool:
        """Search only among these courses (None: among all); returns whether that is a change. The caller rereads."""
        changed = only != self.filters.only
        self.filters = replace(self.filters, only=only)
        return changed

    def arrange(self, sort: str | None, *, descending: bool = False) -> None:
        """Sort by another column, or none."""
        self.sort, self.descending = sort, descending
        self.reread()

    def reread(self) -> None:
        """Search again after the catalogue changed."""
        workspace = self._workspace()
        opening = self._listing is None and self.order == "title" and not self.descending
        if opening and self.filters.only is None and not self.filters.narrowing:
            self._open()
            return
        self._whole.stop()
        self._listing = queries.listing(workspace, self.filters, self.sort or "title", descending=self.descending)
        if self.filters.narrowing and self.filters.only is not None:
            self.total = len(queries.listing(workspace, Filters(retired=self.filters.retired, only=self.filters.only)))
        elif self.filters.narrowing:
            self.total = count(workspace, retired=self.filters.retired)
        else:
            self.total = len(self._listing)
        self._find()

    def _open(self) -> None:
        """Show the first courses immediately; if there are more, all of them when the page is on the screen."""
        workspace = self._workspace()
        self._listing = queries.beginning(workspace, self.filters, _FIRST)
        self.total = len(self._listing)
        if self.total == _FIRST:
            self.total = count(workspace, retired=self.filters.retired)
            self._whole.start()
        self._show(self._listing.rids)

    def _read_whole(self) -> None:
        self._whole.stop()
        self._listing = queries.listing(self._workspace(), self.filters)
        self.total = len(self._listing)
        self.rids = self._listing.rids
        self.found.emit(True)

    def _find(self) -> None:
        self._rest.stop()
        if self._whole.isActive():
            self._read_whole()
        listing = self._listing
        if listing is None:
            return
        if not self.query:
            self._show(listing.rids)
            return
        self.query = self.typed
        hits = search.first(self._workspace(), self.query, listing)
        if not hits.rids and not hits.more:
            hits = self._forgive(listing) or hits
        if hits.more:
            self._rest.start()
        if self.sort is None:
            self._show(hits.rids)
        elif not hits.more:
            self._show(listing.arranged(hits.rids))

    def _forgive(self, listing: Listing) -> Hits | None:
        """Nothing was found, in the whole catalogue either: use what was probably meant, in case of a typing error."""
        workspace, meant = self._workspace(), self._meant()
        hits = search.first(workspace, meant, listing) if meant is not None else None
        if meant is None or hits is None or not (hits.rids or hits.more):
            return None
        self.query = meant
        return hits

    def _meant(self) -> Query | None:
        """What was probably meant by the typed text, in case of a typing error."""
        return forgiven(self._workspace(), self.typed)

    def _find_rest(self) -> None:
        listing = self._listing
        if listing is None:
            return
        whole = search.every(self._workspace(), self.query, listing)
        if self.sort is not None:
            self._show(listing.arranged(whole))
        else:
            self.rids = whole
            self.found.emit(True)

    def finish(self) -> None:
        """Read the rest of a long list now (for example before all of it is exported)."""
        if self._whole.isActive():
            self._read_whole()
        if self._rest.isActive():
            self._rest.stop()
            self._find_rest()

    def _show(self, rids: Sequence[int]) -> None:
        self.rids = rids
        self.found.emit(False)
