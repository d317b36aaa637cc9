"""Actions: a command with its text, keys and icon, made in one way; and the menus they are shown in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.look.icons import icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

Actions = Mapping[str, QAction | Sequence[QAction | QMenu]]
"""Actions by menu, as ``Page.menu_actions`` returns them."""
Context = Qt.ShortcutContext
_STANDARD = {
    QKeySequence.StandardKey.Cut: ("Ctrl+X", "Shift+Del"),
    QKeySequence.StandardKey.Copy: ("Ctrl+C", "Ctrl+Ins"),
    QKeySequence.StandardKey.Paste: ("Ctrl+V", "Shift+Ins"),
}
"""The keys of the clipboard, the same on every system: Qt's own lists (``QKeySequence.keyBindings``) differ, and contain keys that
other commands have, such as Ctrl+D for Delete on X11."""


def action(
    parent: QObject,
    text: str,
    command: Callable[[], object],
    *keys: QKeySequence.StandardKey | QKeySequence | str,
    picture: str | None = None,
    context: Context = Context.WindowShortcut,
) -> QAction:
    """An action with its command and keys; the first key is shown.

    ``context``: with ``WidgetWithChildrenShortcut`` the keys work only while ``parent``, or a widget in it, has the keyboard focus,
    with ``WidgetShortcut`` only while ``parent`` itself has it.
    """
    made = QAction(parent)  # without its text: the constructor that takes it also accepts a QIcon (ui/look/icons.py)
    made.setText(text)
    if picture is not None:
        made.setIcon(icon(picture, "muted"))
    made.setShortcuts([QKeySequence(key) for key in keys])
    made.setShortcutContext(context)
    made.triggered.connect(lambda _checked=False: command())
    if context != Context.WindowShortcut and isinstance(parent, QWidget):
        parent.addAction(made)
    return made


def placed_action(
    place: QWidget,
    text: str,
    command: Callable[[], object],
    *keys: QKeySequence.StandardKey | str,
    picture: str | None = None,
) -> QAction:
    """An action whose keys, with both that the clipboard's commands have, work only while ``place``, or a widget in it, has the keyboard
    focus."""
    every = [each for key in keys for each in ((key,) if isinstance(key, str) else _STANDARD[key])]
    return action(place, text, command, *every, picture=picture, context=Context.WidgetWithChildrenShortcut)


def add_choice(menu: QMenu, text: str, data: object, *, on: bool) -> QAction:
    """An entry at the end of a menu that is checked or not; ``text`` is shown as it is, with its "&"."""
    made = menu.addAction(text.replace("&", "&&"))
    made.setCheckable(True)
    made.setChecked(on)
    made.setData(data)
    return made


def one_of(actions: Sequence[QAction], chosen: int = 0) -> None:
    """Check exactly one of these; choosing it again leaves it checked."""
    owner = actions[0].parent()
    assert owner is not None
    group = QActionGroup(owner)
    for place, each in enumerate(actions):
        each.setCheckable(True)
        each.setChecked(place == chosen)
        group.addAction(each)


def show_on(entry: QAction, on: bool) -> None:
    """Keep an entry checked while what it shows is visible."""
    entry.setCheckable(True)
    entry.setChecked(on)


def key_name(keys: str) -> str:
    """A key, or several, as shown in the language in use: "Ctrl+Skift+P", "Mellemrum"."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def context_menu(parent: QWidget, *groups: Sequence[QAction]) -> QMenu:
    """A menu to be shown once, with a separator between the groups."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in groups:
        if group and not menu.isEmpty():
            menu.addSeparator()
        menu.addActions(group)
    return menu


def pop_up(view: QAbstractItemView, at: QPoint, *groups: Sequence[QAction]) -> None:
    """Show a context menu at a point of the view."""
    context_menu(view, *groups).popup(view.viewport().mapToGlobal(at))
