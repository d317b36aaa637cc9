"""Whoever hears the screen instead of seeing it: every control that is shown has a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QWidget

from campus_desktop import practice
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.summaries import latest_paths
from campus_desktop.workspace import Workspace
from ui.shell import own_actions
from ui.shell.crash_report import show_dialog
from ui.shell.registry import pages
from ui.shell.search_popup import SearchPopup
from ui.shell.window import MainWindow

Role = QAccessible.Role
CONTROLS = {
    *(Role.Button, Role.PushButton, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText, Role.SpinBox),
    *(
        Role.Slider,
        Role.List,
        Role.ListItem,
        Role.Table,
        Role.Tree,
        Role.TreeItem,
        Role.Cell,
        Role.PageTab,
        Role.MenuItem,
    ),
    *(Role.ButtonMenu, Role.ButtonDropDown, Role.Link, Role.Dial, Role.ProgressBar),
}
MOST_CHILDREN = 300
"""Of a table of any size, this many cells."""


def walk(interface: QAccessibleInterface, trail: str = "") -> Iterator[tuple[QAccessibleInterface, str]]:
    """Everything that a screen reader can reach, and how."""
    if interface.state().invisible:
        return
    name = interface.text(QAccessible.Text.Name)
    trail = f"{trail} / {interface.role().name} {name!r}"
    yield interface, trail
    for place in range(min(interface.childCount(), MOST_CHILDREN)):
        child = interface.child(place)
        if child is not None and child.isValid():
            yield from walk(child, trail)


def nameless(widget: QWidget) -> list[str]:
    """The controls below ``widget`` that have no name."""
    found = []
    for interface, trail in walk(QAccessible.queryAccessibleInterface(widget)):
        thing = interface.object()
        inside = isinstance(thing, QWidget) and isinstance(thing.parent(), QAbstractScrollArea)
        # a table's empty cell is heard as its column's name; Qt's own spin-box line belongs to the box
        empty_cell = interface.role() == Role.Cell
        if (
            interface.role() in CONTROLS
            and not inside
            and not empty_cell
            and not interface.text(QAccessible.Text.Name).strip()
        ):
            kind = type(thing).__name__ if thing is not None else "?"
            if not (thing is not None and thing.objectName() == "qt_spinbox_lineedit"):
                found.append(f"{kind}: {trail}")
    return found


@pytest.fixture
def filled(window: MainWindow, workspace: Workspace) -> MainWindow:
    practice.fill(workspace, workspace.now())
    return window


@pytest.mark.parametrize("key", [spec.key for spec in pages()])
@pytest.mark.parametrize("content", ["empty", "practice"])
def test_every_control_of_every_page_has_a_name(
    qapp: QApplication, window: MainWindow, workspace: Workspace, key: str, content: str
) -> None:
    if content == "practice":
        practice.fill(workspace, workspace.now())
    window.show_page(key)
    qapp.processEvents()
    assert nameless(window) == []


def test_every_control_of_an_open_path_has_a_name(qapp: QApplication, filled: MainWindow, workspace: Workspace) -> None:
    if "paths" not in {spec.key for spec in filled.specs}:
        pytest.skip("no page of paths")
    filled.show_page("paths", latest_paths(workspace, 1)[0].id)
    qapp.processEvents()
    assert nameless(filled) == []


@pytest.mark.parametrize("mode", ["prepare", "hold", "follow-up"])
@pytest.mark.parametrize("state", ["planned", "held"])
def test_every_control_of_a_meeting_has_a_name(
    qapp: QApplication, filled: MainWindow, workspace: Workspace, mode: str, state: str
) -> None:
    meeting = next(each for each in list_meetings(workspace) if each.state == state)
    filled.show_page("meetings", meeting.id, mode)
    qapp.processEvents()
    assert nameless(filled) == []


@pytest.mark.parametrize("command", ["show_settings", "show_shortcuts", "search", "copy", "crash"])
def test_every_control_of_the_dialogs_has_a_name(qapp: QApplication, filled: MainWindow, command: str) -> None:
    if command == "copy":
        filled.files.copy()
    elif command == "crash":
        show_dialog(filled, "Noget gik galt.", "x", lambda *_result: None)
    else:
        getattr(own_actions, command)(filled)
    qapp.processEvents()
    dialogs = [*filled.findChildren(QDialog), *filled.findChildren(SearchPopup)]
    assert dialogs and [name for dialog in dialogs for name in nameless(dialog)] == []
    for dialog in dialogs:
        dialog.close()


def test_the_welcome_has_names_too(qapp: QApplication, window: MainWindow) -> None:
    window.settings.remember_file(window.workspace.path)
    window.files.close()
    qapp.processEvents()
    assert nameless(window) == []
