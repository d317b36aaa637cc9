"""A note that looks like an action, or names somebody unknown, says so while its date is typed and once it is saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.meetings.notes.over_line import OverLine

from .conftest import Screen

OFFER = "Opfølgning? Ctrl+5 gør den til det"


def said(screen: Screen) -> QLabel:
    over = [each for each in visible(screen.pane, OverLine) if each.text()]
    return over[0] if over else screen.pane.line.hint


def click(widget: QWidget) -> None:
    window = widget.window()
    at = widget.mapTo(window, widget.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    settle()


def offer(screen: Screen) -> QWidget:
    return screen.window.status_line.offer_button


def test_the_list_of_dates_leaves_what_is_said_of_the_note_in_sight(screen: Screen) -> None:
    screen.type("Aftale med it @Klit")
    settle()
    assert "Enter indsætter" in said(screen).text()  # a row is chosen: what Enter does comes first
    screen.type("administrationen !fredag")
    settle()
    popup, shown = screen.pane.line.edit.completion, said(screen)
    assert popup.isVisible() and shown.text().replace("\u00a0", " ") == OFFER
    assert not popup.geometry().intersects(shown.rect().translated(shown.mapTo(shown.window(), shown.rect().topLeft())))
    assert shown.visibleRegion().boundingRect() == shown.rect() and ink(on_screen(shown)) > 0.01
    screen.press("enter")
    assert (screen.last().kind, screen.last().text) == ("works-well", "Aftale med it")
    assert "Gemt som »Virker godt«" in screen.window.status_line.message_label.text()
    assert offer(screen).isVisible()
    click(offer(screen))
    assert screen.last().kind == "action" and screen.last().due is not None
    screen.workspace.undo()
    assert screen.last().kind == "works-well"


def test_the_hint_is_clicked_with_the_mouse(screen: Screen) -> None:
    screen.type("Klitadministrationen sender link 3/12")
    settle()
    hint = said(screen)
    assert hint.cursor().shape() == Qt.CursorShape.PointingHandCursor
    click(hint)
    assert screen.pane.line.kind == "action" and screen.pane.line.edit.hasFocus()
    assert screen.pane.line.chips.button("action").isChecked() and OFFER not in said(screen).text()
    assert said(screen).cursor().shape() != Qt.CursorShape.PointingHandCursor
    screen.press("enter")
    assert screen.last().kind == "action"


def test_a_hint_about_keys_does_nothing_when_clicked(screen: Screen) -> None:
    screen.type("Klitadministrationen")
    settle()
    click(said(screen))
    assert screen.pane.line.kind == "works-well"


@pytest.mark.parametrize("name", ["Ny Person", "Ny", "Anne Marie Sund"])
def test_somebody_of_several_words_is_made_where_the_name_is_typed(screen: Screen, name: str) -> None:
    screen.type(f"Aftale med @{name}")
    popup = screen.pane.line.edit.completion
    assert popup.isVisible() and popup.list.item(popup.list.count() - 1).text().startswith(f"Opret »{name}«")
    screen.press("enter")
    assert [each.word.label for each in screen.pane.line.edit.typed().words] == [name]
    screen.press("enter")
    assert screen.last().person_name == name


def test_a_name_saved_as_text_is_said_and_made_from_there(screen: Screen) -> None:
    screen.type("@Ny Person hjælper")
    assert said(screen).text().startswith("»@Ny Person« er ikke i filen")
    screen.press("enter")
    assert screen.last().text == "@Ny Person hjælper" and not screen.last().person
    assert "»@Ny Person« er ikke i filen" in screen.window.status_line.message_label.text()
    assert "Opret »Ny Person«" in (offer(screen).text(), offer(screen).accessibleName())
    click(offer(screen))
    assert screen.last().person_name == "Ny Person"


def test_initials_and_the_sentence_after_them_are_not_one_name(screen: Screen) -> None:
    screen.type("@QX Send link")
    assert said(screen).text().startswith("»@QX« er ikke i filen")
