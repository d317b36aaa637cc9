"""Enter while suggestions are open: it saves where what is typed is understood in full, and inserts where it is not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.gui.meetings.notes.conftest import Screen


@pytest.mark.parametrize(
    ("text", "due", "who"),
    [
        ("Send listen !fredag", date(2026, 11, 27), None),
        ("Send listen @Mette Holm", None, "mette"),
        ("Send listen @Fjordstyrelsen", None, "fjord"),
    ],
)
def test_enter_saves_what_is_understood_in_full(screen: Screen, text: str, due: date | None, who: str | None) -> None:
    screen.type(text)
    assert screen.pane.line.hint.text().replace("\N{NO-BREAK SPACE}", " ").find("Enter gemmer") >= 0
    screen.press("enter")
    assert screen.pane.line.is_empty and screen.offered() == []
    note = screen.last()
    assert (note.text, note.due) == ("Send listen", due)
    assert who is None or screen.ids[who] in (note.institution, note.person)


def test_enter_inserts_what_is_only_begun_and_what_was_gone_to(screen: Screen) -> None:
    screen.type("Send listen @Met")
    screen.press("enter")
    assert screen.notes() == [] and screen.words() == ["Mette Holm"]
    screen.type("!fredag")
    screen.press("down", "enter")
    assert screen.notes() == [] and len(screen.words()) == 2
    screen.press("enter")
    assert screen.last().due == date(2026, 11, 27)


def test_tab_inserts_what_is_understood(screen: Screen) -> None:
    screen.type("Send listen !fredag")
    screen.press("tab")
    assert screen.notes() == [] and screen.words() == ["frist fre. 27. nov."]
    assert screen.pane.line.edit.hasFocus()


def test_one_letter_less_is_no_longer_understood(screen: Screen) -> None:
    screen.type("Send listen !fredag")
    screen.press("back")
    screen.press("enter")
    assert screen.notes() == [] and screen.words() == ["frist fre. 27. nov."]


def test_a_name_that_is_not_known_is_offered_to_be_made(screen: Screen) -> None:
    screen.type("Send listen @HR")
    assert screen.offered() and screen.pane.line.edit.completion.current() is not None
