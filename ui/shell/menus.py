"""The menus: the program's own actions, and between them those of the current page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.shell.companion import MenuGroup
from ui.shell.spec import PageSpec
from ui.widgets.actions import Actions, action
from ui.widgets.menu_letters import give_letters

MENUS = ("file", "edit", "view", "help")
PAGE_MENU = "page"
"""These, and this for the menu named as the page, are the object names of the menus in the menu bar."""
FIND_NOWHERE = "find-nowhere"
"""The window's own action for the find key where the current page has nothing to find in."""
_HAS_LETTERS = "has-letters"
_EDGE = 8
"""Pixels that stay free above and below a menu."""


def room_for_menu(widget: QWidget) -> int:
    """The maximum height of a menu on the screen of this widget, in pixels."""
    return widget.screen().availableGeometry().height() - 2 * _EDGE


class Menus:
    """Owns the contents of the menu bar; created again when the language changes.

    ``own`` are the window's actions by name (``own_actions``), ``groups`` those of its companions. A page's actions are added and
    removed with the page.
    """

    def __init__(
        self, bar: QMenuBar, own: dict[str, QAction], groups: Sequence[MenuGroup], specs: Sequence[PageSpec]
    ) -> None:
        self._bar, self._own, self._extra, self._specs = bar, own, groups, specs
        bar.clear()
        titles = {"file": _("&File"), "edit": _("&Edit"), "view": _("&View"), "help": _("&Help")}
        self.menus = {name: QMenu(titles[name], bar) for name in MENUS}
        self.recent = QMenu(_("Open &recent"), bar)
        self.page_menu = QMenu(bar)
        self.page_menu.setObjectName(PAGE_MENU)
        for name, menu in self.menus.items():
            menu.setObjectName(name)
        self._places = QMenu(_("Pages"), bar)
        self._folded = [(list(each.actions), QMenu(each.title, bar)) for each in groups if each.title]
        """Each group of actions that has a title, and the submenu for it while the menu is higher than the screen."""
        self._rest: dict[str, list[QMenu]] = {}
        """By menu: the submenus "More", each in the one before it, used while the menu is higher than the screen."""
        self._groups: dict[str, list[list[QAction | QMenu]]] = {}
        self._shared: list[QAction] = []
        self._fitted: dict[str, tuple[float, int]] = {}
        """By menu: the text size and the room for which it was laid out."""
        for name, menu in (*self.menus.items(), (PAGE_MENU, self.page_menu)):
            menu.aboutToShow.connect(partial(self._fit_again, name))
        self._pages: dict[str, QAction] = {}
        self._group = QActionGroup(bar)

    def add_pages(self, show: Callable[[str], object], parent: QObject) -> None:
        """An action for each page: Alt+1, Alt+2 ... (Ctrl with a digit is a kind of note)."""
        for number, spec in enumerate(self._specs, 1):
            shortcut = [f"Alt+{number}"] if number <= 9 else []
            made = action(parent, _(spec.title), partial(show, spec.key), *shortcut)
            made.setCheckable(True)
            self._group.addAction(made)
            self._pages[spec.key] = made

    def set_recent(self, files: Sequence[Path], open_file: Callable[[Path], object]) -> None:
        """Fill "Open recent"."""
        self.recent.clear()
        for path in files:
            made = action(self.recent, path.name.replace("&", "&&"), partial(open_file, path))
            made.setToolTip(str(path))
            self.recent.addAction(made)
        self.recent.setToolTipsVisible(True)
        self.recent.setEnabled(bool(files))

    def fill(self, page: PageSpec | None, actions: Actions) -> None:
        """Fill every menu for the current page (None: no file is open)."""
        mine: dict[str, list[list[QAction | QMenu]]] = {}
        for key, value in actions.items():
            menu = key.partition("/")[0]
            group: list[QAction | QMenu] = [value] if isinstance(value, QAction) else list(value)
            mine.setdefault(menu if menu in MENUS else PAGE_MENU, []).append(group)
        own = self._own
        is_open = page is not None
        files: list[QAction | QMenu] = [own["new"], own["open"], self.recent]
        self._fill(
            "file",
            files,
            [own["copy"], *self._of("file"), own["close"]] if is_open else [],
            *mine.get("file", []),
            [own["settings"]],
            [own["quit"]],
        )
        self._fill("edit", [own["undo"], own["redo"], own["show-undone"]], *mine.get("edit", []), [own["search"]])
        shared = [own["safe"], *self._of("view")]
        zoom = [own["zoom-in"], own["zoom-out"], own["zoom-reset"]]
        self._shared = shared if is_open else []
        self._fill("view", list(self._pages.values()), *mine.get("view", []), self._shared, zoom)
        self._fill(
            "help", *mine.get("help", []), [*self._of("help"), own["shortcuts"]], [own["practice"]], [own["about"]]
        )
        self._bar.clear()
        for name in MENUS if is_open else ("file", "view", "help"):
            if name == "help" and page is not None and PAGE_MENU in mine:
                self.page_menu.setTitle(_(page.title))
                self._fill(PAGE_MENU, *mine[PAGE_MENU])
                self._bar.addMenu(self.page_menu)
            self._bar.addMenu(self.menus[name])
        find = QKeySequence.StandardKey.Find
        finds = any(_answers(value, QKeySequence(find)) for value in actions.values())
        own[FIND_NOWHERE].setShortcuts([QKeySequence(find)] if is_open and not finds else [])
        give_letters(self._bar.actions())
        for entry in self._bar.actions():
            _letters_when_shown(entry.menu(), but=self.recent)
        for key, made in self._pages.items():
            made.setEnabled(is_open)
            made.setChecked(page is not None and key == page.key)

    def _of(self, menu: str) -> list[QAction]:
        """The companions' actions for a menu."""
        return [action for group in self._extra if group.menu == menu for action in group.actions]

    def _fill(self, name: str, *groups: Sequence[QAction | QMenu]) -> None:
        self._groups[name] = [list(group) for group in groups if group]
        self._fit(name)

    def _fit_again(self, name: str) -> None:
        """Lay out a menu again, as it opens, if the text size or the screen has changed since."""
        if name in self._groups and self._fitted.get(name) != (theme.zoom(), room_for_menu(self._bar)):
            self._fit(name)
            _letters_when_shown(self._menu(name), but=self.recent)

    def _menu(self, name: str) -> QMenu:
        return self.page_menu if name == PAGE_MENU else self.menus[name]

    def _fit(self, name: str) -> None:
        """Lay out a menu no higher than the screen: the companions' groups that have a title, and then the pages go into submenus
        of the View menu; the last groups of any menu go into a submenu "More"."""
        room, menu, groups = room_for_menu(self._bar), self._menu(name), self._groups[name]
        self._fitted[name] = theme.zoom(), room
        _refill(menu, groups)
        if name == "view":
            if self._shared and menu.sizeHint().height() > room:
                at = groups.index(list(self._shared))
                short: list[QAction | QMenu] = [*self._shared]
                for actions, submenu in self._folded:
                    _refill(submenu, [actions])
                    first = short.index(actions[0])
                    short[first : first + len(actions)] = [submenu]
                groups = [*groups[:at], short, *groups[at + 1 :]]
                _refill(menu, groups)
            if menu.sizeHint().height() > room:
                _refill(self._places, [groups[0]])
                groups = [[self._places], *groups[1:]]
        self._lay_within(name, menu, groups, room)
        for group in groups:
            for each in group:
                if isinstance(each, QMenu) and each is not self.recent:
                    self._fit_submenu(f"{name}/{each.title()}", each, room)

    def _fit_submenu(self, name: str, menu: QMenu, room: int) -> None:
        """Lay out a submenu of the page again if it is higher than the screen, or was when it was last laid out."""
        mine = self._rest.get(name, [])
        if menu.sizeHint().height() > room or any(entry.menu() in mine for entry in menu.actions()):
            self._lay_within(name, menu, self._laid(menu, mine), room)

    def _laid(self, menu: QMenu, mine: list[QMenu]) -> list[list[QAction | QMenu]]:
        """The groups of a menu, with those of its submenus ``mine``."""
        groups: list[list[QAction | QMenu]] = [[]]
        for entry in menu.actions():
            below = entry.menu()
            if entry.isSeparator():
                groups.append([])
            elif isinstance(below, QMenu) and below in mine:
                groups += self._laid(below, mine)
            else:
                groups[-1].append(below if isinstance(below, QMenu) else entry)
        return [group for group in groups if group]

    def _lay_within(
        self, name: str, menu: QMenu, groups: list[list[QAction | QMenu]], room: int, depth: int = 0
    ) -> None:
        _refill(menu, groups)
        kept = len(groups)
        while menu.sizeHint().height() > room and kept > 1:
            kept -= 1
            more = self._more(name, depth)
            _refill(menu, [*groups[:kept], [more]])
        if kept < len(groups):
            self._lay_within(name, self._more(name, depth), groups[kept:], room, depth + 1)

    def _more(self, name: str, depth: int) -> QMenu:
        menus = self._rest.setdefault(name, [])
        if len(menus) == depth:
            menus.append(QMenu(_("More"), self._bar))
        return menus[depth]


def folded(actions: Actions, menu: QMenu) -> Actions:
    """The same actions with those of the page's own menu in the submenu ``menu``: all of them would make a menu higher than the
    screen."""
    menu.clear()
    mine = {key: value for key, value in actions.items() if key.partition("/")[0] not in MENUS}
    _lay(menu, [[value] if isinstance(value, QAction) else value for value in mine.values()])
    rest: dict[str, QAction | Sequence[QAction | QMenu]] = {
        key: value for key, value in actions.items() if key not in mine
    }
    return {**rest, next(iter(mine), "menu"): [menu]}


def _answers(value: QAction | Sequence[QAction | QMenu], key: QKeySequence) -> bool:
    """Whether an action of a page, or one of several, has this key."""
    some = [value] if isinstance(value, QAction) else value
    return any(key in each.shortcuts() if isinstance(each, QAction) else _answers(each.actions(), key) for each in some)


def _letters_when_shown(menu: object, but: QMenu) -> None:
    """Assign letters to a menu and its submenus when it opens, from their texts at that time; ``but`` this one, which holds file
    names."""
    if not isinstance(menu, QMenu) or menu is but:
        return
    if not menu.property(_HAS_LETTERS):
        menu.setProperty(_HAS_LETTERS, True)
        menu.aboutToShow.connect(lambda: give_letters(menu.actions()))
    for entry in menu.actions():
        _letters_when_shown(entry.menu(), but)


def _refill(menu: QMenu, groups: Sequence[Sequence[QAction | QMenu]]) -> None:
    menu.clear()
    _lay(menu, groups)


def _lay(menu: QMenu, groups: Sequence[Sequence[QAction | QMenu]]) -> None:
    filled = [group for group in groups if group]
    for number, group in enumerate(filled):
        if number:
            menu.addSeparator()
        for entry in group:
            if isinstance(entry, QMenu):
                menu.addMenu(entry)
            else:
                menu.addAction(entry)
