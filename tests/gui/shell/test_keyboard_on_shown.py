"""What was gone to (a hit of the search, the button "Vis", what was undone) has the keyboard, wherever the keyboard was before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from campus_desktop import practice
from campus_desktop.workspace import Workspace
from tests.gui.shell.test_search_all import search
from tests.support.hands import visible
from tests.support.seen import settle
from ui.shell.window import MainWindow

HITS = {
    "course": ("SELECT title AS text FROM course WHERE NOT retired ORDER BY title LIMIT 1", "courses"),
    "step": ("SELECT title AS text FROM step WHERE course IS NULL ORDER BY title LIMIT 1", "paths"),
    "item": (
        "SELECT a.title AS text FROM agenda_item a JOIN meeting m ON m.id = a.meeting "
        "WHERE NOT m.is_template AND a.title LIKE '%rokost%' ORDER BY m.date DESC LIMIT 1",
        "meetings",
    ),
    "note": ("SELECT text FROM note WHERE kind = 'decision' AND NOT private ORDER BY text LIMIT 1", "meetings"),
    "action": ("SELECT text FROM note WHERE kind = 'action' AND done IS NULL ORDER BY text LIMIT 1", "followup"),
    "institution": ("SELECT name AS text FROM institution ORDER BY name LIMIT 1", "institutions"),
}


@pytest.fixture
def filled(window: MainWindow, workspace: Workspace) -> MainWindow:
    practice.fill(workspace, workspace.now())
    window.activateWindow()
    return window


def under_keyboard() -> str:
    """What the row says that the keyboard is on; the name of the widget where it is on no row."""
    settle()
    focus = QApplication.focusWidget()
    if isinstance(focus, QAbstractItemView):
        index = focus.currentIndex()
        row = [each for column in range(9) if (each := index.siblingAtColumn(column)).isValid()]
        texts = [said(each) for each in row] if index.isValid() and focus.selectionModel().isSelected(index) else []
        return " | ".join(texts)
    return f"{type(focus).__name__} {focus.accessibleName() if focus is not None else ''}"


def said(index: QModelIndex) -> str:
    return f"{index.data()} {index.data(Qt.ItemDataRole.AccessibleTextRole)}"


def go_to(window: MainWindow, text: str, key: str, qtbot: QtBot) -> None:
    """Search, and open the first hit of a page."""
    popup = search(window, text, qtbot)
    spec = next(each for each in window.specs if each.key == key)
    hits = popup.list.hits
    popup.list.setCurrentRow(next(row for row, hit in enumerate(hits) if hit is not None and hit[0] is spec))
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", HITS)
@pytest.mark.parametrize("start", ["overview", "same page", "list", "field"])
def test_a_hit_has_the_keyboard(filled: MainWindow, workspace: Workspace, qtbot: QtBot, kind: str, start: str) -> None:
    query, key = HITS[kind]
    row = workspace.row(query)
    assert row is not None
    text = " ".join(row["text"].split())
    if start != "overview":
        filled.show_page(key)
    if start == "field":  # the hit was shown before, and the keyboard went elsewhere on its page
        go_to(filled, text, key, qtbot)
        settle()
        assert filled.current_page is not None
        visible(filled.current_page, QLineEdit)[0].setFocus()
    elif start == "list":
        filled.status_line.zoom_button.setFocus()
    go_to(filled, text, key, qtbot)
    assert filled.current_key == key
    assert text[:20] in " ".join(under_keyboard().split())
