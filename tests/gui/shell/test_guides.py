"""The user guides name menus, deeds and keys as they are in the window, page by page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from campus_desktop import i18n, practice
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.summaries import latest_paths
from campus_desktop.workspace import Workspace
from ui.meetings.view import MODES
from ui.shell.window import MainWindow

ROOT = Path(__file__).resolve().parents[3]
GUIDES = {"da": "brugervejledning.md", "en": "user-guide.md"}


def plain(text: str) -> str:
    return re.sub("&(.)", r"\1", text)


class Found:
    """What the menus hold over all pages: (menu, deed), and the keys of each deed."""

    def __init__(self, window: MainWindow) -> None:
        self.deeds: set[tuple[str, str]] = set()
        self.keys: dict[str, set[str]] = {}
        newest, meeting = latest_paths(window.workspace, 1)[0].id, list_meetings(window.workspace)[0].id
        for spec in window.specs:
            items = {"paths": (None, newest), "meetings": (None, *(f"{meeting}#{mode}" for mode in MODES))}
            for item in items.get(spec.key, (None,)):
                window.show_page(spec.key, item)
                for entry in window.menuBar().actions():
                    self._take(entry)

    def _take(self, entry: QAction) -> None:
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        for action in menu.actions():
            name = plain(action.text())
            self.deeds.add((plain(menu.title()), name))
            keys = {key.toString(QKeySequence.SequenceFormat.PortableText) for key in action.shortcuts()}
            self.keys.setdefault(name, set()).update(keys)


@pytest.mark.parametrize("language", GUIDES)
def test_menus_deeds_and_keys_are_there(language: str, workspace: Workspace, window: MainWindow) -> None:
    i18n.use(language)
    practice.fill(workspace, datetime.now(UTC))
    window.retranslate()
    found = Found(window)
    text = (ROOT / "docs" / GUIDES[language]).read_text(encoding="utf-8")
    menus = {menu for menu, _deed in found.deeds}
    named = [
        tuple(re.sub(r"\s+", " ", part) for part in pair) for pair in re.findall(r"\*\*([^*]+?) › ([^*]+?)\*\*", text)
    ]
    more = i18n._("More")
    for menu, deed in named:
        assert menu == more or menu in menus
        assert menu == more or (menu, deed) in found.deeds
    assert len(named) > 10
    for key, deeds in re.findall(r"^\| `([^`]+)` \| (.*) \|$", text, re.M):
        for deed in re.findall(r"\*\*(.+?)\*\*", deeds):
            assert key in found.keys[deed], (key, deed)
