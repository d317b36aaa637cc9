"""The main window: navigation, pages, menus, status line, undo, and the open file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.workspace import Change, Workspace
from ui.shell import theme
from ui.shell.ask import Ask
from ui.shell.bridge import Bridge
from ui.shell.files import Files
from ui.shell.menus import Menus
from ui.shell.navigation import Navigation
from ui.shell.own_actions import own_actions
from ui.shell.page import Page
from ui.shell.painted import Painted
from ui.shell.present_host import PresentHost
from ui.shell.registry import PageSpec, make, pages
from ui.shell.safe import SafeView
from ui.shell.settings import Settings
from ui.shell.settled import Settled
from ui.shell.statusline import StatusLine
from ui.shell.titling import Titling
from ui.shell.undoing import Undoing
from ui.shell.zoom import Zoom

if TYPE_CHECKING:
    from campus_desktop.meetings.safeview import Shown
    from ui.shell.clock import Clock
    from ui.shell.jobs import Jobs

T = TypeVar("T")

_ROOMY = 900
"""From this width on, at zoom 1, the navigation shows its titles."""


class MainWindow(QMainWindow):
    """One window on one file, or on none: then it welcomes. It is the ``Shell`` of its pages (ui/shell/page.py)."""

    def __init__(self, settings: Settings, ask: Ask | None = None, specs: Sequence[PageSpec] | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.ask = ask or Ask()
        self._jobs: Jobs | None = None
        self._clock: Clock | None = None
        self.files = Files(self)
        self.zoom = Zoom(settings)
        self.undoing = Undoing(self)
        self.safe_view = SafeView(self)
        self.presenter = PresentHost(self)
        self.settled = Settled(self)
        self._specs = tuple(specs) if specs is not None else pages()
        self._workspace: Workspace | None = None
        self._bridge: Bridge | None = None
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, Change | None] = {}
        self._current: str | None = None
        self._welcome: QWidget | None = None
        self.setMinimumSize(800, 520)
        self._painted = Painted(self)
        self._stack = QStackedWidget()
        self.status_line = StatusLine()
        self.navigation = Navigation(self._specs)
        self._build()
        theme.theme_changed.connect(self._restyled)

    # --- what pages see ------------------------------------------------------------------------------------------------

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
    def jobs(self) -> Jobs:
        """Long work; made when there is some."""
        from ui.shell.jobs import Jobs

        if self._jobs is None:
            self._jobs = Jobs(self, lambda: self.ask, self.message)
        return self._jobs

    @property
    def clock(self) -> Clock:
        """What time it is; wound when first asked."""
        from ui.shell.clock import Clock

        if self._clock is None:
            self._clock = Clock(self)
        return self._clock

    @property
    def widget(self) -> QWidget:
        """The window, as the parent of dialogs."""
        return self

    @property
    def safe(self) -> Shown | None:
        """What may be seen while the screen is shared; None in the ordinary view."""
        return self.safe_view.shown

    def set_safe(self, meeting_id: str | None) -> None:
        """Show only what belongs to this meeting; None: everything again."""
        self.safe_view.set(meeting_id)

    def present(self, meeting_id: str) -> None:
        """Show a meeting on the projector, or end that."""
        self.presenter.toggle(meeting_id)

    def guard(self, deed: Callable[[], T]) -> T | None:
        """Do ``deed`` now; what it refuses (CampusError) is shown as its sentence, and None is given."""
        try:
            return deed()
        except CampusError as error:
            self.ask.error(self, str(error))
            return None

    def message(self, text: str) -> None:
        """Say something in the status line for a few seconds."""
        self.status_line.message(text)

    def show_page(self, key: str, item_id: str | None = None) -> None:
        """Go to a page, and to a thing on it. KeyError for a page that is not registered; nothing while no file is open."""
        if self._workspace is None:
            return
        spec = self._spec(key)
        page = self._pages.get(key)
        if self._current is not None and self._current != key:
            self._pages[self._current].leave()
        if page is None:
            page = self._pages[key] = make(spec, self)
            page.status_changed.connect(self._page_status)
            page.actions_changed.connect(self._fill_menus)
            self._stack.addWidget(page)
            self._stale[key] = None
        self._current = key
        self._freshen(key)
        if item_id is not None and self.safe_view.may_open(key, item_id):
            self.guard(lambda: page.open_item(item_id))
        page.setAccessibleName(_(spec.title))
        self._bring(page)
        self.navigation.set_current(key)
        self._fill_menus()
        self._page_status()

    def _bring(self, page: Page) -> None:
        """Put ``page`` in sight. The keyboard goes along from another page, to where it was or where the page put it."""
        here, inside = self._stack.currentWidget(), self.focusWidget() or self._stack
        moves = here is not None and here is not page and (inside is self._stack or here.isAncestorOf(inside))
        if moves:
            self._stack.setFocus()  # else Qt hands it to the first control there is
        self._stack.setCurrentWidget(page)
        if moves:
            (page.focusWidget() or page).setFocus()

    def trigger(self, key: str, action: str) -> None:
        """Go to a page and do one of its actions, where it offers it now."""
        self.show_page(key)
        for name, value in self._pages[key].actions().items():
            if name.rpartition("/")[2] == action:
                (value if isinstance(value, QAction) else value[0]).trigger()
                return

    def open_practice(self) -> None:
        """Ask where, make a practice workspace there and show it."""
        self.files.practice()

    @property
    def current_page(self) -> Page | None:
        """The page in sight."""
        return self._pages[self._current] if self._current else None

    @property
    def current_key(self) -> str | None:
        """The key of the page in sight."""
        return self._current

    @property
    def specs(self) -> Sequence[PageSpec]:
        """The registered pages."""
        return self._specs

    # --- the open file -------------------------------------------------------------------------------------------------

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Show another file, or none; the one that was open is closed."""
        self._let_go()
        self._workspace = workspace
        if workspace is not None:
            self._bridge = Bridge(workspace, self)
            self._bridge.changed.connect(self._changed)
        self.safe_view.another_file()
        self._show_file()
        self.settled.begin_soon()

    def _let_go(self) -> None:
        self.presenter.end()
        self._remember()
        self.settled.end()
        self._drop_pages()
        if self._bridge is not None:
            self._bridge.close()
            self._bridge.deleteLater()
            self._bridge = None
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    def _show_file(self) -> None:
        workspace = self._workspace
        self.navigation.setVisible(workspace is not None)
        self.status_line.show_workspace(workspace, named=self.safe is None)
        self.status_line.show_page("")
        if workspace is None:
            self._show_welcome()
        else:
            self._painted.then(self._complete)
            last = self.settings.last_page(workspace.path)
            if last is not None and last[0] in {spec.key for spec in self._specs}:
                self.show_page(*last)
            else:
                self.show_page(self._specs[0].key)
        self.titling.say()
        self._told()

    def safe_changed(self) -> None:
        """The safe view was turned on or off: the page in sight is read again, all others are made anew when they are wanted."""
        for key in set(self._pages) - {self._current}:
            self._pages.pop(key).deleteLater()
        if (current := self._current) is not None:
            self._pages[current].leave()
            self._pages[current].forget()
            self._stale[current] = None
            self._freshen(current)
        self.titling.say()
        self._complete()
        self._told()
        self._fill_menus()
        self._page_status()

    def _show_welcome(self) -> None:
        from ui.shell.welcome import Welcome

        if self._welcome is None:
            self._welcome = Welcome(self)
            self._stack.addWidget(self._welcome)
        self._stack.setCurrentWidget(self._welcome)
        self._fill_menus()

    def _remember(self) -> None:
        if self._workspace is not None and self._current is not None:
            page = self._pages[self._current]
            self.guard(page.leave)
            self.settings.remember_page(self._workspace.path, self._current, page.item())

    def _drop_pages(self) -> None:
        for widget in (*self._pages.values(), self._welcome):
            if widget is not None:
                self._stack.removeWidget(widget)
                widget.deleteLater()
        self._pages.clear()
        self._stale.clear()
        self._current = self._welcome = None

    # --- after an edit -------------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if (workspace := self._workspace) is None:
            return
        self.safe_view.follow(change)
        self.settled.follow(change)
        self.presenter.follow(change)
        for key in self._pages:
            # more than one change waiting: everything may be different
            self._stale[key] = None if key in self._stale else change
        if self._current is not None:
            self._freshen(self._current)
        self.guard(lambda: self.navigation.count(workspace, change, hidden=self.safe is not None))
        self._told()
        self._page_status()

    def _told(self) -> None:
        """Let status line and menus say when the last edit was saved and what undo does."""
        if self._workspace is not None:
            self.status_line.show_saved(self._workspace, self.safe_view.step_label("undo"))
        self.undoing.describe(self._own)

    def _complete(self) -> None:
        workspace = self._workspace
        if workspace is not None:
            self.guard(lambda: self.navigation.count(workspace, None, hidden=self.safe is not None))
            self.status_line.show_place(workspace if self.safe is None else None)

    def _freshen(self, key: str) -> None:
        if key in self._stale:
            change = self._stale.pop(key)
            self.guard(lambda: self._pages[key].refresh(change))

    def undo(self) -> None:
        """Take the newest edit back, and show what changed."""
        self.undoing.undo()

    def redo(self) -> None:
        """Make the edit that was undone last again, and show what changed."""
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
        across.addWidget(self._stack, 1)
        rows.addWidget(self.safe_view.make_place())
        rows.addWidget(self.presenter.make_place())
        rows.addLayout(across, 1)
        rows.addWidget(self.status_line)
        self.setCentralWidget(central)
        self.navigation.page_asked.connect(self.show_page)
        self.navigation.search_asked.connect(self.search)
        self.status_line.undo_asked.connect(self.undoing.undo)
        self.status_line.zoom_reset_asked.connect(self.zoom.reset)
        self.status_line.meeting_asked.connect(self.settled.to_meeting)
        self._own = own_actions(self)
        self._menus = Menus(self.menuBar(), self._own, self._specs)
        self._menus.add_pages(self.show_page, self)
        self._menus.recent.aboutToShow.connect(self._fill_recent)
        self.titling = Titling(self)

    def _fill_menus(self) -> None:
        page = self.current_page
        self._menus.fill(self._spec(self._current) if self._current else None, page.actions() if page else {})
        self._fill_recent()

    def _fill_recent(self) -> None:
        self._own["safe"].setChecked(self.safe is not None)
        self._menus.set_recent([] if self.safe else self.settings.recent, self.files.open_path)

    def _page_status(self) -> None:
        page = self.current_page
        self.status_line.show_page(page.status() if page is not None else "")
        self.settled.page_shown()

    def _spec(self, key: str) -> PageSpec:
        return next(spec for spec in self._specs if spec.key == key)

    def retranslate(self) -> None:
        """Build everything again, in the language now in use, and come back to where we are."""
        self._remember()
        self._drop_pages()
        for made in self._own.values():
            self.removeAction(made)
            made.deleteLater()
        old = self.takeCentralWidget()
        self._stack = QStackedWidget()
        self.status_line = StatusLine()
        self.navigation = Navigation(self._specs)
        self._build()
        if old is not None:
            old.deleteLater()
        self._show_file()
        self._stack.setFocus()

    # --- deeds ---------------------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Search everywhere."""
        if self._workspace is not None:
            from ui.shell.search_popup import SearchPopup

            SearchPopup(self).show()

    def show_settings(self) -> None:
        """Language, theme, text size."""
        from ui.shell.settings_dialog import SettingsDialog

        SettingsDialog(self).open()

    def show_shortcuts(self) -> None:
        """The keys there are."""
        from ui.shell.help_dialogs import ShortcutsDialog

        ShortcutsDialog(self).open()

    def show_about(self) -> None:
        """Which program this is."""
        from ui.shell.help_dialogs import about_text

        self.ask.inform(self, _("About Campus Desktop"), about_text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.navigation.set_narrow(self.width() < theme.px(_ROOMY))

    def _restyled(self) -> None:
        self.titling.place()
        self._make_room()
        if self._current is not None:
            self._stale.update(dict.fromkeys(self._pages))
            self._freshen(self._current)

    def raise_window(self) -> None:
        """To the front, as a second start of the program asks."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def open_at_start(self, path: Path | None) -> bool:
        """Before the first paint: the file, or the welcome. False where another window has the file and this one is not wanted."""
        if path is None:
            self._show_file()
        elif not self.files.open_path(path):
            return False
        self._stack.setFocus()  # else Qt would mark the first control there is
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._jobs is not None and self._jobs.running:
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        self._let_go()
        self.settings.sync()
        super().closeEvent(event)
