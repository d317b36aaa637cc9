"""What a mark in the middle of a note leaves in its text, as it is read on the screen and in the minutes; and the list of suggestions."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication

from campus_desktop import i18n
from campus_desktop.meetings.minutes import read_minutes
from tests.support.painted import heard_at, ink, on_screen

from .conftest import Screen

DAY = date(2026, 12, 17)


def in_list(screen: Screen) -> str:
    """What is heard of the newest row."""
    view = screen.pane.list.view
    return heard_at(view, screen.pane.list.rows.rowCount() - 1)[0]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Send listen inden !17/12 til alle", "Send listen inden 17. december til alle"),
        ("Send listen inden !fredag til alle", "Send listen inden 27. november til alle"),
        ("Send listen senest !17/12", "Send listen senest 17. december"),
        ("Mødes !7/1 igen", "Mødes 7. januar 2027 igen"),
        ("Mødes !17/12 og !18/12 igen", "Mødes 17. december og 18. december igen"),
    ],
)
def test_a_date_in_the_middle_is_written_as_people_say_it(screen: Screen, typed: str, text: str) -> None:
    screen.write("action", typed)
    assert screen.last().text == text
    assert text in in_list(screen)
    # taken up again and saved, it is the same
    screen.press("up", "enter")
    assert [note.text for note in screen.notes()] == [text]
    assert text in str(read_minutes(screen.workspace, screen.ids["meeting"], screen.now()))


def test_a_date_in_the_middle_in_english(screen: Screen) -> None:
    with i18n.using("en"):
        screen.write("action", "Send the list before !17/12 to all")
    assert (screen.last().text, screen.last().due) == ("Send the list before 17 December to all", DAY)


def test_a_second_date_picked_from_the_list_is_written_alike(screen: Screen) -> None:
    screen.type("Mødes !17/12 og !fre")
    screen.press("down", "enter")
    screen.type("igen")
    screen.press("enter")
    assert screen.last().text == "Mødes 17. december og 27. november igen"


def test_what_is_copied_holds_the_date_as_it_is_typed(screen: Screen) -> None:
    screen.type("Mødes !17/12 igen")
    edit = screen.pane.line.edit
    edit.selectAll()
    edit.copy()
    assert QApplication.clipboard().text() == "Mødes !17-12-2026 igen"


def test_a_space_after_what_was_picked_is_the_one_that_stands_there(screen: Screen) -> None:
    for typed in ("Spørg @Fjo", "Spørg @Mett"):
        screen.type(typed)
        screen.press("enter", "space")
        screen.type("i dag")
        assert "  " not in screen.pane.line.edit.typed().text
        screen.press("enter")
        assert screen.last().text in ("Spørg Fjordstyrelsen i dag", "Spørg Mette Holm i dag")
    screen.type("Spørg @Fjo")
    screen.press("enter")
    screen.type(", så")  # a comma stands at the name
    screen.press("space", "space")
    screen.type("Klit")
    screen.press("enter")
    assert screen.last().text == "Spørg Fjordstyrelsen, så  Klit"  # what is typed elsewhere is left alone


def test_spaces_beside_a_mark_become_one(screen: Screen) -> None:
    screen.write("action", "Ring  @Fjordstyrelsen   i dag  !17/12   kl. 9")
    assert screen.last().text == "Ring Fjordstyrelsen i dag 17. december kl. 9"


@pytest.mark.parametrize("typed", ["@Fjor", "@", "!", "#team"])
def test_the_list_of_suggestions_ends_with_its_last_row(screen: Screen, typed: str) -> None:
    screen.type(f"x {typed}")
    completion = screen.pane.line.edit.completion
    assert completion.is_open
    rows = completion.list
    bar = rows.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = rows.visualItemRect(rows.item(rows.count() - 1))
    room = rows.viewport().height() - last.bottom() - 1
    assert 0 <= room <= 1
    strip = completion.height() - rows.viewport().mapTo(completion, last.bottomLeft()).y() - 1
    assert strip <= 8
    # painted: the last row has writing in it
    place = QRect(rows.viewport().mapTo(completion, last.topLeft()) + QPoint(10, 4), QSize(200, last.height() - 8))
    assert ink(on_screen(completion, place)) > 0.01
