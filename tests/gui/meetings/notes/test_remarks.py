"""Below the note line stands what a note does not become by itself."""

from __future__ import annotations

import pytest

from campus_desktop.institutions.edits import create_person

from .conftest import Screen


def below(screen: Screen) -> str:
    """What is painted below the line."""
    hint = screen.pane.line.hint
    assert hint.isVisible() and hint.height() >= hint.heightForWidth(hint.width())
    assert hint.visibleRegion().boundingRect() == hint.rect()
    return hint.text()


@pytest.mark.parametrize(
    "text",
    [
        "Klitadministrationen sender link 3/12",
        "Klitadministrationen sender link 3.12.",
        "Link til Klitadministrationen 3/12-26",
    ],
)
def test_who_and_when_offer_an_action_and_one_key_makes_it_one(screen: Screen, text: str) -> None:
    screen.type(text)
    assert below(screen) == "Opfølgning? Ctrl+5 gør den til det"
    assert "Opfølgning? Ctrl+5" in screen.pane.line.edit.accessibleDescription()
    screen.press("ctrl+5")
    assert "Opfølgning?" not in below(screen)
    screen.press("enter")
    assert (screen.last().kind, screen.last().text) == ("action", text)


@pytest.mark.parametrize(
    "text", ["Vi sender link 3/12", "Klitadministrationen sender link", "Klitadministrationen 4 af 12"]
)
def test_one_of_them_alone_offers_nothing(screen: Screen, text: str) -> None:
    screen.type(text)
    assert below(screen).startswith("Enter gemmer")


def test_somebody_whom_the_file_does_not_know_is_said(screen: Screen) -> None:
    screen.type("@HR hjælper")
    assert below(screen).startswith("»@HR« er ikke i filen")
    screen.press("enter")
    assert screen.last().text == "@HR hjælper"
    screen.type("skriv til hr@klit.example")
    assert below(screen).startswith("Enter gemmer")


def test_the_beginning_of_a_known_name_is_that_person_and_nobody_new(screen: Screen) -> None:
    create_person(screen.workspace, screen.workspace.value("SELECT id FROM institution LIMIT 1"), "Signe Lund")
    screen.type("Send link @Signe")
    screen.press("esc")
    screen.type(" og så videre")
    screen.press("enter")
    assert (screen.last().person_name, screen.last().text) == ("Signe Lund", "Send link Signe Lund og så videre")


def test_enter_takes_the_suggestion_that_is_highlighted(screen: Screen) -> None:
    create_person(screen.workspace, screen.workspace.value("SELECT id FROM institution LIMIT 1"), "Signe Lund")
    count = screen.workspace.value("SELECT count(*) FROM person")
    for key in ("enter", "tab"):
        screen.type("Send link @Signe")
        screen.press(key)
        screen.press("enter")
        assert screen.last().person_name == "Signe Lund" and screen.last().text == "Send link"
    assert screen.workspace.value("SELECT count(*) FROM person") == count


@pytest.mark.parametrize("date", ["31/2", "31-02-2027", "31. februar", "uge 60"])
def test_a_date_that_does_not_exist_is_said_before_it_is_saved_as_text(screen: Screen, date: str) -> None:
    screen.type(f"Send regning !{date}")
    assert below(screen) == f"»!{date}« er ikke en dato"
    count = len(screen.notes())
    screen.press("enter")
    assert len(screen.notes()) == count
    assert below(screen) == f"»!{date}« er ikke en dato · Enter igen gemmer det som tekst"
    screen.press("enter")
    assert (screen.last().text, screen.last().due) == (f"Send regning !{date}", None)
    assert f"»!{date}« er ikke en dato og er gemt som tekst" in screen.window.status_line.message_label.text()


def test_a_date_that_is_mended_after_enter_saves_at_once(screen: Screen) -> None:
    screen.type("Send regning !31/2")
    screen.press("enter")
    screen.press("back")
    screen.type("1")
    assert below(screen).startswith("Enter gemmer")
    screen.press("enter")
    assert screen.last().text == "Send regning"
