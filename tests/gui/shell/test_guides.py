"""The user guides name menus, commands and keys as they are in the window, in that language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from campus_desktop import i18n, practice
from campus_desktop.meetings import running
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.summaries import latest_paths
from campus_desktop.workspace import Workspace
from resources import guides
from ui.meetings.view import MODES
from ui.shell.window import MainWindow

DOCS = Path(__file__).resolve().parents[3] / "docs"
GUIDES = {"da": "brugervejledning.md", "en": "user-guide.md"}
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
AS_QT_HAS_IT = {
    **{"Skift": "Shift", "Mellemrum": "Space", "Enter": "Return", "Insert": "Ins", "Delete": "Del"},
    **{"Page Down": "PgDown", "Page Up": "PgUp"},
} | dict(zip("↑↓→←", ("Up", "Down", "Right", "Left"), strict=True))


def guide(language: str) -> str:
    return (DOCS / GUIDES[language]).read_text(encoding="utf-8")


def every_guide(language: str) -> str:
    """The guide, the first chapters and the ten moments."""
    return "\n".join((DOCS / name).read_text(encoding="utf-8") for name in guides.GUIDES[language])


def plain(text: str) -> str:
    return re.sub("&(.)", r"\1", text)


def states(window: MainWindow) -> Iterator[None]:
    """Every page as it comes into sight: lists, a path, a meeting in each mode, and one that is begun, goes on and pauses."""
    workspace, moment = window.workspace, NOW + timedelta(days=3)
    window.clock.set_now(lambda: moment)
    planned = next(each.id for each in list_meetings(workspace) if each.state == "planned")
    for spec in window.specs:
        items = {
            "paths": ((None, None), (latest_paths(workspace, 1)[0].id, None)),
            "meetings": ((None, None), *((planned, mode) for mode in reversed(MODES))),
        }
        for item, view in items.get(spec.key, ((None, None),)):
            window.show_page(spec.key, item, view)
            yield
    window.show_page("meetings", planned, "hold")
    for command in (running.start, running.next_item, running.pause):
        moment += timedelta(minutes=1)
        command(workspace, planned, moment)
        yield


def deeds_in_menus(window: MainWindow) -> Iterator[tuple[str, str]]:
    """(menu, command) as the menus hold them now."""
    for entry in window.menuBar().actions():
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        yield from ((plain(menu.title()), plain(action.text())) for action in menu.actions())


def keys_of_deeds(window: MainWindow) -> Iterator[tuple[str, str]]:
    """(key, command) of every action there is now, also of those that only show their key."""
    for action in window.findChildren(QAction):
        text, _tab, shown = action.text().partition("\t")
        yield shown.replace("Skift", "Shift").replace("Mellemrum", "Space"), plain(text)
        yield from ((keys.toString(), plain(text)) for keys in action.shortcuts())


def told_keys(text: str) -> Iterator[tuple[str, str]]:
    """(key as Qt writes it, command) of each row of the guide's tables that names an action."""
    for keys, command in re.findall(r"^\| `(.+?)`.*? \| (.+) \|$", text, re.MULTILINE):
        key = re.sub("|".join(AS_QT_HAS_IT), lambda word: AS_QT_HAS_IT[word[0]], keys)
        yield from ((QKeySequence(key).toString(), name) for name in re.findall(r"\*\*(.+?)\*\*", command))


@pytest.mark.parametrize("language", GUIDES)
def test_menus_deeds_and_keys_are_there(language: str, workspace: Workspace, window: MainWindow) -> None:
    i18n.use(language)
    practice.fill(workspace, NOW)
    window.retranslate()
    in_menus: set[tuple[str, str]] = set()
    keys: set[tuple[str, str]] = set()
    for _state in states(window):
        in_menus |= set(deeds_in_menus(window))
        keys |= set(keys_of_deeds(window))
    text = guide(language)
    named = [
        (re.sub(r"\s+", " ", menu), re.sub(r"\s+", " ", command))
        for menu, command in re.findall(r"\*\*([^*]+?) › ([^*]+?)\*\*", every_guide(language))
    ]
    told = list(told_keys(text))
    more = {(i18n._("More"), i18n._(spec.title)) for spec in window.specs if spec.more}
    assert len(named) > 30 and len(told) > 60
    assert [pair for pair in named if pair not in in_menus | more] == []
    assert [row for row in told if row not in keys] == []
