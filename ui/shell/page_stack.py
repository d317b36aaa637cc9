"""The pages that were opened since the file was, one of them in sight; each reads again when it is in sight and out of date."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from campus_desktop.workspace import Change
from ui.shell.page import Page, Shell
from ui.shell.registry import PageSpec, make
from ui.widgets.tabbing import mark_area, put_keyboard


class PageStack(QStackedWidget):
    """Makes a page when it is first wanted."""

    status_changed = Signal()
    actions_changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        mark_area(self)
        self._shell = shell
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, Change | None] = {}
        self.key: str | None = None
        """The key of the page in sight."""

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        return self._pages[self.key] if self.key else None

    def open(self, spec: PageSpec) -> Page:
        """The page of ``spec``, up to date; ``bring`` puts it in sight. The one that was there saves what is typed."""
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
        """Put ``page`` in sight, and the keyboard into it unless it is there already."""
        comes, focus = self.currentWidget() is not page, self.window().focusWidget()
        if comes:
            self.setFocus()  # else Qt hands it to the first control there is
            self.setCurrentWidget(page)
        if comes or focus is None or not page.isAncestorOf(focus):
            page.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard into what is in sight: a page, or the welcome."""
        if (page := self.page) is not None:
            page.take_keyboard()
        elif (shown := self.currentWidget()) is not None:
            put_keyboard(shown)

    def follow(self, change: Change | None) -> None:
        """Something was edited (None: everything may be different): the page in sight reads it now, the others when they are."""
        for key in self._pages:
            # more than one change waiting: everything may be different
            self._stale[key] = None if key in self._stale else change
        self.freshen()

    def freshen(self) -> None:
        """Let the page in sight read what changed, if anything."""
        key = self.key
        if key is not None and key in self._stale:
            change, page = self._stale.pop(key), self._pages[key]
            had = self._has_keyboard(page)
            self._shell.guard(lambda: page.refresh(change))
            if had and not self._has_keyboard(page):
                page.take_keyboard()  # what had it was made anew

    def _has_keyboard(self, page: Page) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and page.isAncestorOf(focus) and not focus.isHidden()

    def keep_current(self) -> None:
        """The page in sight forgets what it showed and reads again; all others are made anew when they are wanted."""
        for key in set(self._pages) - {self.key}:
            self._pages.pop(key).deleteLater()
        if (page := self.page) is not None and self.key is not None:
            page.leave()
            page.forget()
            self._stale[self.key] = None
            self.freshen()

    def drop(self) -> None:
        """The file is closed: none of its pages stays."""
        for page in self._pages.values():
            page.hide()  # a field with the keyboard is left now, while there still is a file
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
        self.key = None
