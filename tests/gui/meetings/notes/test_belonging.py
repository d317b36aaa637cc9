"""What is said about the item that a note in the line belongs to: one thing, above the line and below it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from campus_desktop.meetings import running
from tests.support.hands import visible
from tests.support.seen import settle

from .conftest import Screen


def said(screen: Screen) -> str:
    settle()
    return " ".join(each.text() for each in visible(screen.pane.line, QLabel)).replace("\N{NO-BREAK SPACE}", " ")


def end(screen: Screen) -> None:
    screen.pass_(20)
    running.end(screen.workspace, screen.ids["meeting"], screen.now())
    settle()


def test_a_note_begun_at_an_item_belongs_to_it_after_the_end_too(screen: Screen) -> None:
    screen.type("Det gik godt")
    end(screen)
    assert "Hører til »Sparring«" in said(screen)
    assert "Mødet er slut." in said(screen) and "hører ikke til" not in said(screen)
    assert "hører ikke til" not in screen.pane.line.edit.accessibleDescription()
    screen.press("enter")
    assert screen.last().item == screen.ids["first"]
    assert "hører ikke til noget punkt" in said(screen) and "Hører til »" not in said(screen)
    screen.type("Og tak")
    assert "hører ikke til noget punkt" in said(screen) and "Hører til »" not in said(screen)
    assert "hører ikke til noget punkt" in screen.pane.line.edit.accessibleDescription()
    screen.press("enter")
    assert screen.last().item is None


def test_a_note_taken_up_again_after_the_end(screen: Screen) -> None:
    screen.write("idea", "Del den")
    end(screen)
    screen.pane.focus_line()
    assert "hører ikke til noget punkt" in said(screen)
    screen.press("up")
    assert "Enter gemmer rettelsen" in said(screen) and "hører ikke til" not in said(screen)
    screen.press("esc")
    assert "hører ikke til noget punkt" in said(screen)


def test_a_note_begun_before_the_end_and_given_up(screen: Screen) -> None:
    screen.type("x")
    end(screen)
    assert "hører ikke til" not in said(screen)
    screen.press("back")
    assert "hører ikke til noget punkt" in said(screen)
