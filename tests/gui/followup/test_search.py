"""Search everywhere finds meetings, notes and actions, and leads to them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.hands import page_of
from ui.followup.page import FollowUpPage
from ui.meetings.page import MeetingsPage
from ui.shell.registry import find
from ui.shell.window import MainWindow


def hits(window: MainWindow, key: str, text: str) -> list[tuple[str, str]]:
    spec = next(spec for spec in window.specs if spec.key == key)
    return [(hit.title, hit.detail) for hit in find(spec, window.workspace, text, 6, window.safe)]


@pytest.fixture
def noted(net: Any) -> Any:
    net.idea = net.add("idea", "Korte videoer om onboarding", net.second)
    net.action = net.add("action", "Send videoer", net.second, institution=net.klit)
    net.add("challenge", "Private videoer", net.second, private=True)
    return net


def test_meetings_first_then_notes_and_actions_apart(window: MainWindow, noted: Any) -> None:
    assert hits(window, "meetings", "onboarding") == [
        ("Onboarding", "05-11-2026"),
        ("Korte videoer om onboarding", "Idé · Onboarding"),
    ]
    assert [title for title, _detail in hits(window, "meetings", "videoer")] == [
        "Private videoer",
        "Korte videoer om onboarding",
    ]
    assert hits(window, "followup", "videoer") == [("Send videoer", "Klitadministrationen")]


def test_private_notes_are_left_out_of_the_safe_view(window: MainWindow, noted: Any) -> None:
    window.set_safe(noted.second)
    assert [title for title, _detail in hits(window, "meetings", "videoer")] == ["Korte videoer om onboarding"]
    assert [title for title, _detail in hits(window, "followup", "videoer")] == ["Send videoer"]
    window.set_safe(noted.first)
    assert hits(window, "meetings", "videoer") == hits(window, "followup", "videoer") == []


def test_a_hit_opens_the_right_place(window: MainWindow, noted: Any) -> None:
    page = page_of(window, MeetingsPage, "meetings", noted.idea)
    assert page.item() == noted.second
    page = page_of(window, FollowUpPage, "followup", noted.action)
    assert page.actions_view.table.current() == noted.action
