"""The pages opened so far, one of them visible; each is refreshed when it is shown and out of date."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from campus_desktop.i18n import _
from campus_desktop.workspace import Change
from ui.shell.locked_cover import LockedCover
from ui.shell.page import Page
from ui.shell.protocol import Shell
from ui.shell.registry import make
from ui.shell.spec import PageSpec
from ui.shell.typed_text import keeper_of
from ui.shell.unsaved_text import RETRY
from ui.widgets.tabbing import mark_area, put_keyboard
from ui.widgets.view_state import ViewState


class PageStack(QStackedWidget):
    """Creates a page on first use."""

    status_changed = Signal()
    actions_changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        mark_area(self)
        self._shell = shell
        self.opened: dict[str, Page] = {}
        self.stale: dict[str, Change | None] = {}
        self._covers: dict[str, LockedCover] = {}
        """Over the pages that could not be read yet, because another program has the file."""
        self._unread: set[str] = set()
        """The pages that show nothing yet."""
        self._wanted: tuple[str | None, str | None] | None = None
        """What the page in sight is to show as soon as the file is free."""
        self._view_states: dict[str, ViewState] = {}
        """What the pages that have not been shown yet are to show, by key."""
        self._status = ""
        self._unsaid = False
        """Whether the status could not be read."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(RETRY)
        self._again.timeout.connect(self._retry)
        self.key: str | None = None
        """The key of the current page."""

    @property
    def page(self) -> Page | None:
        """The current page."""
        return self.opened[self.key] if self.key else None

    def open(self, spec: PageSpec) -> Page:
        """Create or refresh the page of ``spec``; ``bring`` shows it. The previous page saves what is typed."""
        page = self.opened.get(spec.key)
        if self.key is not None and self.key != spec.key:
            self._leave(self.key)
        self._wanted = None
        if page is None:
            page = self.opened[spec.key] = make(spec, self._shell)
            page.key = spec.key
            page.setAccessibleName(_(spec.title))
            page.status_changed.connect(self.status_changed)
            page.actions_changed.connect(self.actions_changed)
            self.addWidget(page)
            self._unread.add(spec.key)
            self.stale[spec.key] = None
        self.key = spec.key
        self.freshen()
        return page

    def open_item(self, item_id: str | None, view: str | None) -> None:
        """Let the current page show an item or a view; where another program has the file, as soon as it is free."""
        self._wanted = (item_id, view)
        if self._wanted != (None, None):
            self._restore_view()  # before the item or view that is asked for, which then replaces the former one
        self._open_wanted(report=True)

    def _open_wanted(self, *, report: bool) -> bool:
        """Whether it was shown now."""
        wanted, page = self._wanted, self.page
        if wanted is None or page is None or self.key in self.stale:
            return False
        if not self._reads(lambda: _open(page, *wanted), report=report):
            return False
        self._wanted = None
        return True

    def status(self) -> str:
        """What the status line shows about the current page; as before while another program has the file."""
        page, found = self.page, [""]

        def read() -> None:
            found[0] = page.status() if page is not None else ""

        self._unsaid = not self._reads(read, report=False)
        if not self._unsaid:
            self._status = found[0]
        return self._status

    def _leave(self, key: str) -> None:
        """A page that cannot read again as it is left, because another program has the file, does so when it is next in sight."""
        if not self._reads(self.opened[key].leave, report=False):
            self.stale[key] = None

    def _reads(self, command: Callable[[], object], *, report: bool) -> bool:
        """Whether it was read; otherwise it is tried again later."""
        keeper = keeper_of(self)
        assert keeper is not None
        if keeper.reads(command, report=report):
            return True
        self._again.start()
        return False

    def _retry(self) -> None:
        key = self.key
        was = key in self._covers
        self._freshen(report=False)
        if self._open_wanted(report=False) or self._unsaid or was != (key in self._covers):
            self.status_changed.emit()
            self.actions_changed.emit()

    def bring(self, page: Page, item_id: str | None = None) -> None:
        """Show ``page``, and give it the keyboard focus unless it already has it; the item that was shown gets it anyway."""
        comes, focus = self.currentWidget() is not page, self.window().focusWidget()
        if comes:
            self.setFocus()  # otherwise Qt gives the focus to the first control
            self.setCurrentWidget(page)
        if comes or focus is None or not page.isAncestorOf(focus):
            page.take_keyboard()
        self._restore_view()
        if item_id is not None:
            page.take_keyboard_at(item_id)

    def view_states(self) -> dict[str, ViewState]:
        """What the user has chosen to see on each page, by key."""
        read = {key: page.view_state() for key, page in self.opened.items() if key not in self._unread}
        return {**self._view_states, **read}

    def restore_views(self, states: dict[str, ViewState]) -> None:
        """Let each page show what ``view_states`` returned when it is first shown."""
        self._view_states = states

    def will_restore(self, key: str) -> bool:
        """Whether a page is still to show what ``view_states`` returned."""
        return key in self._view_states

    def _restore_view(self) -> None:
        key, page = self.key, self.page
        if key is None or page is None or key in self._unread:
            return
        state = self._view_states.pop(key, None)
        if state is not None:
            self._reads(lambda: page.restore_view(state), report=True)

    def take_keyboard(self) -> None:
        """Give the keyboard focus to the current page, or to the welcome."""
        if (page := self.page) is not None:
            page.take_keyboard()
        elif (shown := self.currentWidget()) is not None:
            put_keyboard(shown)

    def follow(self, change: Change | None) -> None:
        """Called after an edit (None: everything may be different): the current page is refreshed now, the others when they are
        shown."""
        for key in self.opened:
            # with more than one pending change, everything may be different
            self.stale[key] = None if key in self.stale else change
        self.freshen()

    def freshen(self) -> None:
        """Refresh the current page if something changed."""
        self._freshen(report=True)

    def _freshen(self, *, report: bool) -> None:
        key = self.key
        if key is not None and key in self.stale:
            change, page = self.stale.pop(key), self.opened[key]
            had = self._has_keyboard(page)
            if not self._reads(partial(page.refresh, change), report=report):
                self.stale[key] = None
                if key in self._unread and (key in self._covers or not self._hid_private(page)):
                    self._cover(key, page)
                return
            self._unread.discard(key)
            self._uncover(key)
            if self.currentWidget() is page:
                self._restore_view()
            if had and not self._has_keyboard(page):
                page.take_keyboard()  # the widget that had the focus was created again

    def _hid_private(self, page: Page) -> bool:
        """Whether the page goes on showing what it last read, without what must not be seen now."""
        hid = page.hide_private()
        if hid:
            self._status = ""  # it may count what is hidden
        return hid

    def _cover(self, key: str, page: Page) -> None:
        safe = self._shell.safe is not None
        if (cover := self._covers.get(key)) is None or cover.safe != safe:
            self._uncover(key)
            self._covers[key] = LockedCover(page, safe=safe)

    def _uncover(self, key: str) -> None:
        if (cover := self._covers.pop(key, None)) is not None:
            cover.hide()
            cover.deleteLater()

    def _has_keyboard(self, page: Page) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and page.isAncestorOf(focus) and not focus.isHidden()

    def keep_current(self) -> None:
        """The current page drops what it showed and is refreshed; all others are created again when needed."""
        self._view_states.clear()
        for key in set(self.opened) - {self.key}:
            self.opened.pop(key).deleteLater()
            self._covers.pop(key, None)
        if (page := self.page) is not None and self.key is not None:
            self._leave(self.key)
            self._reads(page.forget, report=False)
            self._unread.add(self.key)
            self.stale[self.key] = None
            self.freshen()

    def drop(self) -> None:
        """The file is closed: remove all of its pages."""
        for page in self.opened.values():
            page.hide()  # so that a focused field saves now, while the file is still open
            self.removeWidget(page)
            page.deleteLater()
        self.opened.clear()
        self.stale.clear()
        self._covers.clear()
        self._unread.clear()
        self._view_states.clear()
        self._wanted = None
        self._again.stop()
        self.key = None


def _open(page: Page, item_id: str | None, view: str | None) -> None:
    if item_id is not None:
        page.open_item(item_id, view)
    elif view is not None:
        page.show_view(view)
