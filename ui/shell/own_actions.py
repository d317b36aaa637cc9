"""The window's own actions, which are in the menus of every page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from campus_desktop.i18n import _
from ui.shell.menus import FIND_NOWHERE
from ui.widgets.actions import action

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def own_actions(window: MainWindow) -> dict[str, QAction]:
    """Each action by its name, with its key."""
    files, zoom, undoing = window.files, window.zoom, window.undoing
    safe = action(window, _("Sa&fe view for a shared screen"), window.safe_view.toggle, "Ctrl+Shift+P")
    safe.setCheckable(True)
    safe.setAutoRepeat(False)
    nowhere = action(window, _("&Find in the list"), partial(_nothing_to_find_in, window))
    window.addAction(nowhere)
    return {
        "new": action(window, _("&New …"), files.new, "Ctrl+N"),
        "open": action(window, _("&Open …"), files.open, "Ctrl+O"),
        "copy": action(window, _("Save a &copy …"), files.copy, "Ctrl+Shift+S"),
        "practice": action(window, _("Try the &practice file …"), files.practice),
        "close": action(window, _("C&lose the file"), files.close, "Ctrl+W"),
        "settings": action(window, _("Se&ttings …"), partial(show_settings, window), "Ctrl+,"),
        "quit": action(window, _("&Quit"), window.leaving.quit, "Ctrl+Q"),
        "undo": action(window, _("&Undo"), partial(undoing.chosen, "undo"), "Ctrl+Z"),
        "redo": action(window, _("&Redo"), partial(undoing.chosen, "redo"), "Ctrl+Y", "Ctrl+Shift+Z"),
        "show-undone": action(window, _("S&how what was undone"), undoing.show),
        "search": action(window, _("&Search everywhere …"), partial(search, window), "Ctrl+K"),
        FIND_NOWHERE: nowhere,
        "safe": safe,
        "zoom-in": action(window, _("&Larger text"), zoom.larger, "Ctrl++", "Ctrl+="),
        "zoom-out": action(window, _("&Smaller text"), zoom.smaller, "Ctrl+-"),
        "zoom-reset": action(window, _("&Normal text size"), zoom.reset, "Ctrl+0"),
        "shortcuts": action(window, _("&Keyboard shortcuts"), partial(show_shortcuts, window), "Shift+F1"),
        "about": action(window, _("&About Campus Desktop"), partial(show_about, window)),
    }


def _nothing_to_find_in(window: MainWindow) -> None:
    window.status_line.message(
        _("There is no list to search in here"), (_("Search everywhere"), partial(search, window))
    )


def search(window: MainWindow) -> None:
    """Search everywhere."""
    from ui.shell.search_popup import SearchPopup

    if window.has_file:
        SearchPopup(window).show()


def show_settings(window: MainWindow) -> None:
    """Language, theme, text size."""
    from ui.shell.settings_dialog import SettingsDialog

    SettingsDialog(window, window.zoom, window.retranslate).open()


def show_shortcuts(window: MainWindow) -> None:
    """Show the keyboard shortcuts."""
    from ui.shell.shortcuts import ShortcutsDialog

    ShortcutsDialog(window).open()


def show_about(window: MainWindow) -> None:
    """Show the About dialog."""
    from ui.shell.help_dialogs import about_text

    window.ask.inform(window, _("About Campus Desktop"), about_text())
