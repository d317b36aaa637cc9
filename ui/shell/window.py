"""The main window: navigation, pages, menus, status line, undo, and the open file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from campus_desktop.errors import FileError
from campus_desktop.workspace import Change, Workspace
from ui.look import theme
from ui.shell.ask import Ask
from ui.shell.bridge import Bridge
from ui.shell.clock import Clock
from ui.shell.files import Files
from ui.shell.jobs import Jobs
from ui.shell.leaving import Leaving
from ui.shell.menus import Menus
from ui.shell.navigation import Navigation, choose_page
from ui.shell.own_actions import own_actions, search
from ui.shell.page import Page
from ui.shell.page_stack import PageStack
from ui.shell.painted import Painted
from ui.shell.registry import FIRST_COMPANIONS, LATER_COMPANIONS, companions, pages
from ui.shell.safe import SafeView
from ui.shell.settings import Settings
from ui.shell.spec import PageSpec
from ui.shell.statusline import StatusLine
from ui.shell.titling import Titling
from ui.shell.undoing import Undoing
from ui.shell.unsaved import Unsaved
from ui.shell.welcome import Welcome
from ui.shell.zoom import Zoom
from ui.widgets.tabbing import Tabbing

if TYPE_CHECKING:
    from campus_desktop.meetings.safeview import Shown
    from ui.shell.companion import Companion
    from ui.shell.single import Single

T = TypeVar("T")
C = TypeVar("C", bound="Companion")

_SETTLED = 300
"""Milliseconds after a file is opened before what no first page needs is started; on a slow computer not before the first paint."""
_ROOMY = 940
"""Width in pixels at zoom 1 from which the navigation shows its titles."""


class MainWindow(Tabbing, QMainWindow):
    """One window on one file, or on none: then it shows the welcome. It is the ``Shell`` of its pages (ui/shell/page.py)."""

    guide_asked = Signal(object, object)
    """The guide is requested: over a dialog or None, and at a part of it, a chapter's number, or None for what is visible."""

    def __init__(self, settings: Settings, ask: Ask | None = None, specs: Sequence[PageSpec] | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.ask = ask or Ask()
        self.clock = Clock(self)
        self.zoom = Zoom(settings)
        self.undoing = Undoing(self)
        self.unsaved = Unsaved(self)
        self.unsaved.changed.connect(self._told)
        self.undoing.typing.changed.connect(self._told)
        self.jobs = Jobs(self, lambda: self.ask, self.message, self.unsaved.sentence)
        self.leaving = Leaving(self)
        self.files = Files(self, self.leaving)
        self.safe_view = SafeView(self, self.safe_changed, self._retitle)
        self._companions = companions(self, FIRST_COMPANIONS)
        self._single: Single | None = None
        self._specs = tuple(specs) if specs is not None else pages()
        self._workspace: Workspace | None = None
        self._bridge: Bridge | None = None
        self.welcome: QWidget | None = None
        self.setMinimumSize(800, 440)
        self._painted = Painted(self)
        self.pages = PageStack(self)
        self.status_line = StatusLine()
        self.navigation = Navigation(self._specs)
        self._build()
        theme.theme_changed.connect(self._restyled)

    # --- the interface for pages -------------------------------------------------------------------------------------

    @property
    def workspace(self) -> Workspace:
        """The open file. RuntimeError while none is open."""
        if self._workspace is None:
            raise RuntimeError("no file is open")
        return self._workspace

    @property
    def has_file(self) -> bool:
        """Whether a file is open."""
        return self._workspace is not None

    @property
    def widget(self) -> QMainWindow:
        """The window, as the parent of dialogs."""
        return self

    @property
    def safe(self) -> Shown | None:
        """What may be shown while the screen is shared; None in the ordinary view."""
        return self.safe_view.shown

    def set_safe(self, meeting_id: str | None, title: str = "") -> None:
        """Show only what belongs to this meeting, whose ``title`` is used where the file cannot be read now; None: everything again."""
        self.safe_view.set(meeting_id, title=title)

    def companion(self, kind: type[C]) -> C:
        """The companion of this class. KeyError if there is none."""
        for each in self._companions:
            if isinstance(each, kind):
                return each
        raise KeyError(kind)

    def guard(self, command: Callable[[], T]) -> T | None:
        """Call ``command``; a CampusError it raises is shown, or stays in the field that is saving, and None is returned."""
        return self.unsaved.guard(command)

    def message(self, text: str, offer: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a message in the status line for a few seconds."""
        self.status_line.message(text, offer)

    def show_page(self, key: str, item_id: str | None = None, view: str | None = None) -> None:
        """Go to a page, to an item on it, and to one of its views. StopIteration for a page that is not registered; does nothing
        while no file is open."""
        if self._workspace is None:
            return
        spec = self._spec(key)
        page = self.pages.open(spec)
        shown = item_id if item_id is not None and self.safe_view.may_open(spec, item_id) else None
        if shown is not None or item_id is None:
            self.pages.open_item(shown, view)
        self.pages.bring(page, shown)
        self.navigation.set_current(key)
        self._fill_menus()
        self._page_status()

    def trigger(self, key: str, action: str) -> None:
        """Go to a page and trigger one of its actions, if it offers it now."""
        self.show_page(key)
        page = self.current_page
        for name, value in (page.menu_actions() if page is not None else {}).items():
            if name.rpartition("/")[2] == action:
                first = value if isinstance(value, QAction) else value[0]
                (first if isinstance(first, QAction) else first.menuAction()).trigger()
                return

    def open_practice(self) -> None:
        """Ask where, create a practice workspace there and show it."""
        self.files.practice()

    def open_file(self, path: Path, *, afresh: bool = False) -> bool:
        """Open a file in place of the open one, as ``Files.open_path``."""
        return self.files.open_path(path, afresh=afresh)

    @property
    def current_page(self) -> Page | None:
        """The current page."""
        return self.pages.page

    @property
    def current_key(self) -> str | None:
        """The key of the current page."""
        return self.pages.key

    @property
    def specs(self) -> Sequence[PageSpec]:
        """The registered pages."""
        return self._specs

    # --- the open file -------------------------------------------------------------------------------------------------

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Show another file, or none; the previous one is closed."""
        self._let_go()
        self._workspace = workspace
        if workspace is not None:
            self._bridge = Bridge(workspace, self)
            self._bridge.changed.connect(self._changed)
        self.safe_view.another_file()
        self._show_file()
        QTimer.singleShot(_SETTLED, self, lambda: self._painted.then(self.settle))

    def settle(self) -> None:
        """The opened file is on the screen, or no file is open any longer: answer second starts, notify companions."""
        from ui.shell.single import Single

        if self._single is None:
            self._single = Single(self)
            self._single.raise_asked.connect(self.raise_window)
            later = companions(self, LATER_COMPANIONS)
            self._companions += later
            for each in later:
                each.window_built()
        # a window that only reads leaves the name to the window that edits
        editing = self._workspace is not None and not self._workspace.read_only
        self._single.hold(self.workspace.path if editing else None)
        for each in self._companions:
            each.file_shown()

    def _let_go(self) -> None:
        for each in self._companions:
            each.file_closing()
        self._remember()
        self.drop_pages()
        if self._bridge is not None:
            self._bridge.close()
            self._bridge.deleteLater()
            self._bridge = None
        self.unsaved.clear()
        if self._workspace is not None:
            self._workspace.close()
            self.settings.remember_left(self._workspace.path, self._workspace.left_as)
            self._workspace = None

    def _show_file(self) -> None:
        workspace = self._workspace
        self.navigation.setVisible(workspace is not None)
        self.status_line.show_workspace(workspace, named=self.safe is None)
        self.status_line.show_page("")
        if workspace is None:
            self._show_welcome()
        else:
            self._painted.then(self.complete)
            last = self.settings.last_page(workspace.path)
            if last is not None and self.pages.will_restore(last[0]):
                self.show_page(last[0])
            elif last is not None and last[0] in {spec.key for spec in self._specs}:
                self.show_page(*last)
            else:
                self.show_page(self._specs[0].key)
        self.titling.say()
        self._told()

    def safe_changed(self) -> None:
        """The safe view was turned on or off: the current page is refreshed, all others are created again when needed."""
        self.pages.keep_current()
        self.titling.say()
        self.complete()
        self._told()
        self._fill_menus()
        self._page_status()

    def _retitle(self) -> None:
        self.titling.say()

    def _show_welcome(self) -> None:
        if self.welcome is None:
            self.welcome = Welcome(self, self.files)
            self.pages.addWidget(self.welcome)
        self.pages.setCurrentWidget(self.welcome)
        self._fill_menus()
        self.pages.take_keyboard()  # otherwise it is left with the status line

    def _remember(self) -> None:
        page, key = self.pages.page, self.pages.key
        if self._workspace is not None and page is not None and key is not None:
            self.guard(page.leave)
            self._remember_page()

    def _remember_page(self) -> None:
        """As soon as it is shown, so that a program that was killed comes back to it as well."""
        page, key = self.pages.page, self.pages.key
        if self._workspace is None or page is None or key is None:
            return
        try:
            with self.unsaved.briefly():
                path, now = self._workspace.path, (key, page.item(), page.view_key())
        except FileError:
            return  # another program has the file: it is remembered with the next page
        if self.settings.last_page(path) != now:
            self.settings.remember_page(path, *now)

    def drop_pages(self) -> None:
        """Remove every page, and the welcome."""
        self.pages.drop()
        if self.welcome is not None:
            self.pages.removeWidget(self.welcome)
            self.welcome.deleteLater()
            self.welcome = None

    # --- after an edit -------------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if (workspace := self._workspace) is None:
            return
        self.status_line.end_message()
        self.safe_view.follow(change)
        for companion in self._companions:
            companion.follow(change)
        self.pages.follow(change)
        hidden = self.safe is not None
        self.unsaved.quietly(lambda: self.navigation.count(workspace, change, hidden=hidden), self.complete)
        self._told()
        self._page_status()

    def _told(self) -> None:
        """Update status line and menus: when the last edit was saved and what undo does."""
        if self._workspace is not None:
            self.status_line.show_saved(self._workspace, self.undoing.label("undo"), *self.unsaved.said)
        self.undoing.describe(self.own_actions)

    def complete(self) -> None:
        """Show what need not be there at the first paint: the counts beside the pages, and the place of the file."""
        if (workspace := self._workspace) is not None:
            self.unsaved.quietly(lambda: self.navigation.count(workspace, None, hidden=bool(self.safe)), self.complete)
            self.status_line.show_place(None if self.safe else workspace)

    def undo(self) -> None:
        """Undo the newest edit, and show what changed."""
        self.undoing.undo()

    def redo(self) -> None:
        """Redo the edit that was undone last, and show what changed."""
        self.undoing.redo()

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        central = QWidget()
        rows = QVBoxLayout(central)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addWidget(self.pages, 1)
        rows.addWidget(self.safe_view.make_place())
        for each in self._companions:
            if (place := each.make_place()) is not None:
                rows.addWidget(place)
        rows.addLayout(across, 1)
        rows.addWidget(self.status_line)
        self.setCentralWidget(central)
        self.pages.status_changed.connect(self._page_status)
        self.pages.actions_changed.connect(self._fill_menus)
        self.navigation.page_asked.connect(lambda key: choose_page(self, key))
        self.navigation.search_asked.connect(partial(search, self))
        self.status_line.undo_asked.connect(partial(self.undoing.chosen, "undo"))
        self.status_line.unsaved_chosen.connect(self.leaving.explain)
        self.status_line.zoom_reset_asked.connect(self.zoom.reset)
        self.own_actions = own_actions(self)
        self._groups = [group for each in self._companions for group in each.make_actions()]
        self.menus = Menus(self.menuBar(), self.own_actions, self._groups, self._specs)
        self.menus.add_pages(lambda key: choose_page(self, key), self)
        self.menus.recent.aboutToShow.connect(self._fill_recent)
        self.titling: Titling = Titling(self)
        for each in self._companions:
            each.window_built()

    def _fill_menus(self) -> None:
        page, key = self.current_page, self.pages.key
        self.menus.fill(self._spec(key) if key else None, page.menu_actions() if page else {})
        self._fill_recent()
        self._remember_page()

    def _fill_recent(self) -> None:
        self.own_actions["safe"].setChecked(self.safe is not None)
        self.menus.set_recent([] if self.safe else self.settings.recent, self.files.open_path)

    def _page_status(self) -> None:
        self.status_line.show_page(self.pages.status())
        for each in self._companions:
            each.page_shown()

    def _spec(self, key: str) -> PageSpec:
        return next(spec for spec in self._specs if spec.key == key)

    def retranslate(self) -> None:
        """Build everything again, in the language now in use, and show the same as before."""
        self._remember()
        shown = self.pages.view_states()
        self.drop_pages()
        for made in (*self.own_actions.values(), *(each for group in self._groups for each in group.actions)):
            self.removeAction(made)
            made.deleteLater()
        old = self.takeCentralWidget()
        self.pages = PageStack(self)
        self.status_line = StatusLine()
        self.navigation = Navigation(self._specs)
        self.pages.restore_views(shown)
        self._build()
        if old is not None:
            old.deleteLater()
        if (central := self.centralWidget()) is not None:
            central.show()  # now: pages give the keyboard focus only to what is visible
        self._show_file()
        self.pages.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.current_page is None or not self.current_page.take_letter(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.navigation.set_narrow(self.width() < theme.px(_ROOMY))

    def _restyled(self) -> None:
        self.titling.place()
        self._make_room()
        self.pages.follow(None)
        self._fill_menus()  # entries that do not fit on the screen go into submenus

    def raise_window(self) -> None:
        """Raise the window, on request of a second start of the program."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def open_at_start(self, path: Path | None) -> bool:
        """Before the first paint: show the file, or the welcome. False if another window has the file and this one is not needed."""
        if path is None:
            self._show_file()
        elif not self.files.open_path(path):
            return False
        self.pages.take_keyboard()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.jobs.running or not self.leaving.may_close(event.spontaneous()):
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        self._let_go()
        self.settings.sync()
        super().closeEvent(event)
