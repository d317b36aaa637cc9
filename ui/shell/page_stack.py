"""The pages opened so far, one of them visible; each is refreshed when it is shown and out of date."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from campus_desktop.workspace import Change
from ui.shell.page import Page, Shell
from ui.shell.registry import PageSpec, make
from ui.widgets.tabbing import mark_area, put_keyboard


class PageStack(QStackedWidget):
    """Creates a page on first use."""

    status_changed = Signal()
    actions_changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        mark_area(self)
        self._shell = shell
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, Change | None] = {}
        self.key: str | None = None
        """The key of the current page."""

    @property
    def page(self) -> Page | None:
        """The current page."""
        return self._pages[self.key] if self.key else None

    def open(self, spec: PageSpec) -> Page:
        """Create or refresh the page of ``spec``; ``bring`` shows it. The previous page saves what is typed."""
        page = self._pages.get(spec.key)
        if self.key is not None and self.key != spec.key:
            self._pages[self.key].leave()
        if page is None:
            page = self._pages[spec.key] = make(spec, self._shell)
            page.status_changed.connect(self.status_changed)
            page.actions_changed.connect(self.actions_changed)
            self.addWidget(page)
            self._stale[spec.key] = None
        self.key = spec.key
        self.freshen()
        return page

    def bring(self, page: Page) -> None:
        """Show ``page``, and give it the keyboard focus unless it already has it."""
        comes, focus = self.currentWidget() is not page, self.window().focusWidget()
        if comes:
            self.setFocus()  # otherwise Qt gives the focus to the first control
            self.setCurrentWidget(page)
        if comes or focus is None or not page.isAncestorOf(focus):
            page.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard focus to the current page, or to the welcome."""
        if (page := self.page) is not None:
            page.take_keyboard()
        elif (shown := self.currentWidget()) is not None:
            put_keyboard(shown)

    def follow(self, change: Change | None) -> None:
        """Called after an edit (None: everything may be different): the current page is refreshed now, the others when they are
        shown."""
        for key in self._pages:
            # with more than one pending change, everything may be different
            self._stale[key] = None if key in self._stale else change
        self.freshen()

    def freshen(self) -> None:
        """Refresh the current page if something changed."""
        key = self.key
        if key is not None and key in self._stale:
            change, page = self._stale.pop(key), self._pages[key]
            had = self._has_keyboard(page)
            self._shell.guard(lambda: page.refresh(change))
            if had and not self._has_keyboard(page):
                page.take_keyboard()  # the widget that had the focus was created again

    def _has_keyboard(self, page: Page) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and page.isAncestorOf(focus) and not focus.isHidden()

    def keep_current(self) -> None:
        """The current page drops what it showed and is refreshed; all others are created again when needed."""
        for key in set(self._pages) - {self.key}:
            self._pages.pop(key).deleteLater()
        if (page := self.page) is not None and self.key is not None:
            page.leave()
            page.forget()
            self._stale[self.key] = None
            self.freshen()

    def drop(self) -> None:
        """The file is closed: remove all of its pages."""
        for page in self._pages.values():
            page.hide()  # so that a focused field saves now, while the file is still open
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
        self.key = None
