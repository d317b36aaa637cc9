"""Every view of a path that is listed: it comes into sight with the steps, and has the keyboard and the selection."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.paths.steps_view import VIEWS, StepsView, ViewSpec


@pytest.mark.parametrize("spec", VIEWS, ids=lambda spec: spec.key)
def test_a_view_is_seen_with_the_chosen_step_and_the_keyboard(screen: Any, spec: ViewSpec) -> None:
    other = next(each for each in VIEWS if each is not spec)
    screen.window.activateWindow()
    screen.view.show_view(other.key)
    screen.choose("b1")
    screen.view.show_view(spec.key)
    settle()
    shown = screen.view.views.currentWidget()
    assert isinstance(shown, StepsView) and shown.isVisible() and ink(on_screen(shown)) > 0.0003
    assert screen.chosen() == ["b1"] and shown.phase_in_hand() == screen.phase("B")
    focus = QApplication.focusWidget()
    assert focus is not None and (focus is shown or shown.isAncestorOf(focus))
    assert screen.view.header.views.current() == spec.key
    assert [key for key, entry in screen.view.view_actions.items() if entry.isChecked()] == [spec.key]


def test_the_keys_lead_from_one_view_to_the_next(screen: Any) -> None:
    screen.window.activateWindow()
    for spec in (*VIEWS[1:], VIEWS[0]):
        QTest.keySequence(screen.window, spec.shortcut)
        settle()
        assert type(screen.view.steps_view).__module__ == spec.factory.partition(":")[0]


def test_a_view_that_was_never_shown_is_not_created(screen: Any) -> None:
    assert screen.view.views.count() == 1
    screen.view.show_view(VIEWS[-1].key)
    assert screen.view.views.count() == 2
