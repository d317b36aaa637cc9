from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from campus_desktop.practice import fill
from campus_desktop.workspace import Workspace
from ui.overview.page import OverviewPage, changed_text, greeting
from ui.shell.window import MainWindow


@pytest.mark.parametrize(("hour", "text"), [(4, "Godaften"), (5, "Godmorgen"), (10, "Goddag"), (18, "Godaften")])
def test_greeting_follows_the_clock(hour: int, text: str) -> None:
    assert greeting(datetime(2026, 11, 26, hour)) == text


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ("", ""),
        ("2026-11-26T10:00:00+01:00", "rettet i dag"),
        ("2026-11-25T10:00:00+01:00", "rettet i går"),
        ("2026-11-12T10:00:00+01:00", "12. november"),
        ("2025-11-12T10:00:00+01:00", "12. november 2025"),
    ],
)
def test_changes_are_dated_as_people_say_it(changed: str, text: str) -> None:
    assert changed_text(changed, date(2026, 11, 26)) == text


def overview(window: MainWindow) -> OverviewPage:
    window.show_page("overview")
    page = window.current_page
    assert isinstance(page, OverviewPage)
    return page


def test_an_empty_file_offers_the_first_steps(window: MainWindow) -> None:
    buttons = [button.text() for button in overview(window).findChildren(QPushButton)]
    assert buttons == ["Prøv øvefilen …", "Importér kurser …", "Nyt læringsforløb …"]


def test_the_paths_changed_last_are_offered(window: MainWindow, workspace: Workspace) -> None:
    page = overview(window)
    fill(workspace, datetime.now(UTC))
    cards = [button for button in page.findChildren(QPushButton) if button.isVisibleTo(page)]
    assert (
        cards[0].accessibleName() == "Preboarding og onboarding, Fjordstyrelsen · 18 trin · rettet i dag, Til sparring"
    )
    assert len(cards) == 3
    with workspace.edit("Tøm") as edit:
        edit.delete("path", [row["id"] for row in workspace.rows("SELECT id FROM path")])
        edit.delete("course", [row["id"] for row in workspace.rows("SELECT id FROM course")])
    assert "De første skridt" in [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
