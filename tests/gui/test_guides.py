"""The keys that the user guides name do what they say: each stands on an action of that name, in that language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from campus_desktop import i18n, practice
from campus_desktop.meetings import running
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.summaries import list_paths
from campus_desktop.workspace import create
from tests.gui.conftest import Answers
from ui.shell.settings import Settings
from ui.shell.window import MainWindow

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = {"da": DOCS / "brugervejledning.md", "en": DOCS / "user-guide.md"}
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
AS_QT_HAS_IT = {"Skift": "Shift", "Mellemrum": "Space", "Enter": "Return"} | dict(
    zip("↑↓→←", ("Up", "Down", "Right", "Left"), strict=True)
)


def told(language: str) -> list[tuple[str, str]]:
    """The rows of the guide's tables that name an action: its key as Qt writes it, and its name."""
    rows = re.findall(r"^\| `(.+?)`.*? \| (.+) \|$", GUIDES[language].read_text(encoding="utf-8"), re.MULTILINE)
    found = []
    for keys, deed in rows:
        key = re.sub("|".join(AS_QT_HAS_IT), lambda word: AS_QT_HAS_IT[word[0]], keys)
        found += [(QKeySequence(key).toString(), name) for name in re.findall(r"\*\*(.+?)\*\*", deed)]
    return found


def actions(window: MainWindow) -> Iterator[tuple[str, str]]:
    """Every action there is now: its keys, shown beside it or its own, and its name."""
    for each in window.findChildren(QAction):
        text, _tab, shown = each.text().partition("\t")
        name = re.sub("&(.)", r"\1", text)
        yield shown.replace("Skift", "Shift").replace("Mellemrum", "Space"), name
        yield from ((keys.toString(), name) for keys in each.shortcuts())


@pytest.mark.parametrize("language", GUIDES)
def test_every_key_of_the_guide_is_that_of_its_action(
    qtbot: QtBot, tmp_path: Path, answers: Answers, language: str
) -> None:
    with i18n.using(language):
        workspace = create(tmp_path / "a.campus")
        practice.fill(workspace, NOW)
        window = MainWindow(Settings(), answers)
        qtbot.addWidget(window)
        window.set_workspace(workspace)
        window.show()
        meeting = next(each.id for each in list_meetings(workspace) if each.state == "planned")
        moment = NOW + timedelta(days=3)
        window.clock.set_now(lambda: moment)
        there = set(actions(window))
        for page, item in (
            *((spec.key, None) for spec in window.specs),
            ("paths", list_paths(workspace)[0].id),
            *(("meetings", f"{meeting}#{mode}") for mode in ("prepare", "hold")),
        ):
            window.show_page(page, item)
            there |= set(actions(window))
        for deed in (running.start, running.next_item, running.pause):
            moment += timedelta(minutes=1)
            deed(workspace, meeting, moment)
            there |= set(actions(window))
        wanted = told(language)
        assert len(wanted) > 60
        assert [row for row in wanted if row not in there] == []
        window.close()
        workspace.close()
