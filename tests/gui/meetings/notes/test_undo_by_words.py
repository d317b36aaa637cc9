"""Ctrl+Z in the note line takes back one word at a time."""

from __future__ import annotations

from tests.support.painted import on_screen

from .conftest import Screen


def text(screen: Screen) -> str:
    return screen.pane.line.edit.typed().text.rstrip()


def test_the_last_word_goes_first_then_the_one_before(screen: Screen) -> None:
    edit = screen.pane.line.edit
    screen.type("Alle laver en liste")
    full = on_screen(edit)
    screen.type(" forkert")
    assert text(screen) == "Alle laver en liste forkert"
    screen.press("ctrl+z")
    assert text(screen) == "Alle laver en liste"
    assert edit.document().isModified(), "a dialog still knows that something was typed"
    screen.press("ctrl+z")
    assert text(screen) == "Alle laver en"
    screen.press("ctrl+y")
    assert text(screen) == "Alle laver en liste"
    for left in ("Alle laver en", "Alle laver", "Alle", ""):
        assert on_screen(edit) != b"" and edit.document().isUndoAvailable()
        screen.press("ctrl+z")
        assert text(screen) == left
    assert on_screen(edit) != full
    assert screen.notes() == []


def test_a_name_that_became_a_pill_goes_alone(screen: Screen) -> None:
    screen.type("Alle spørger @mette")
    screen.press("enter")
    screen.type("om listen")
    screen.press("ctrl+z")
    assert text(screen).endswith("om") and text(screen).startswith("Alle spørger @")
