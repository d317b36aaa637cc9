"""The keyboard alone suffices: moving, lengthening, writing in the cards, locking, groups, days and the clipboard."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.errors import CampusError
from campus_desktop.meetings import item_edits
from campus_desktop.meetings.agenda import Place

Key = Qt.Key
ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def enter(qtbot: QtBot) -> None:
    """Enter in a field of a card, which Qt answers a moment later."""
    qtbot.keyClick(focus(), Key.Key_Return)
    QApplication.processEvents()


def titles(screen: Any) -> list[str]:
    return [each[6:] for each in screen.shown()]


def test_moving_with_alt_and_arrows(screen: Any, qtbot: QtBot) -> None:
    screen.choose("Pause")
    qtbot.keyClick(focus(), Key.Key_Up, ALT)
    assert screen.shown()[:3] == ["09.30 Velkomst", "09.45 Pause", "10.00 Oplæg"]
    qtbot.keyClick(focus(), Key.Key_Down, ALT)
    qtbot.keyClick(focus(), Key.Key_Down, ALT)
    assert titles(screen)[:4] == ["Velkomst", "Oplæg", "Sparring", "Pause"]
    assert screen.chosen() == ["Pause"] and screen.column.view.hasFocus()
    for _gesture in range(3):
        screen.workspace.undo()
    assert titles(screen)[:4] == ["Velkomst", "Oplæg", "Pause", "Sparring"]


def test_the_framed_item_is_chosen_when_the_keyboard_comes(screen: Any, qtbot: QtBot) -> None:
    told: list[str] = []
    screen.column.item_chosen.connect(told.append)
    screen.column.take_keyboard()
    assert screen.column.view.hasFocus() and screen.chosen() == ["Velkomst"] and not told
    qtbot.keyClick(focus(), Key.Key_Down, ALT)
    assert titles(screen)[:2] == ["Oplæg", "Velkomst"] and screen.chosen() == ["Velkomst"]


@pytest.mark.parametrize("twice", ["duplicate", "paste"])
def test_the_framed_item_is_chosen_after_undo(screen: Any, qtbot: QtBot, twice: str) -> None:
    screen.choose("Oplæg")
    if twice == "paste":
        qtbot.keyClick(focus(), Key.Key_C, CONTROL)
        qtbot.keyClick(focus(), Key.Key_V, CONTROL)
    else:
        screen.column.commands.duplicate()
    assert titles(screen).count("Oplæg") + sum(each.startswith("Oplæg (") for each in titles(screen)) == 2
    screen.workspace.undo()
    row = screen.column.model.row(screen.column.view.currentIndex())
    assert row is not None and row.item is not None and screen.chosen() == [row.item.title]
    before = titles(screen)
    qtbot.keyClick(focus(), Key.Key_Down, ALT)
    assert titles(screen) != before and screen.chosen() == [row.item.title]


def test_longer_and_shorter(screen: Any, qtbot: QtBot) -> None:
    screen.choose("Velkomst", "Oplæg")
    qtbot.keyClick(focus(), Key.Key_Right, ALT)
    assert (screen.minutes("Velkomst"), screen.minutes("Oplæg")) == (20, 45)
    screen.workspace.undo()
    assert (screen.minutes("Velkomst"), screen.minutes("Oplæg")) == (15, 40)
    qtbot.keyClick(focus(), "-")
    assert screen.minutes("Velkomst") == 10
    assert screen.shown()[1] == "09.40 Oplæg"


def test_writing_title_and_minutes_in_the_card(screen: Any, qtbot: QtBot) -> None:
    screen.choose("Pause")
    qtbot.keyClick(focus(), Key.Key_F2)
    assert isinstance(focus(), QLineEdit) and focus().accessibleName() == "Titel"
    qtbot.keyClicks(focus(), "Kaffe")
    qtbot.keyClick(focus(), Key.Key_Tab)
    assert focus().accessibleName() == "Varighed af »Kaffe« i minutter"
    qtbot.keyClicks(focus(), "1 t")
    assert "11.25 Sparring" in screen.shown() and "10.40 Sparring" in screen.agenda()
    enter(qtbot)
    assert screen.minutes("Kaffe") == 60
    assert screen.column.view.hasFocus() and screen.chosen() == ["Kaffe"]
    qtbot.keyClick(focus(), "3")
    qtbot.keyClicks(focus(), "0")
    qtbot.keyClick(focus(), Key.Key_Up)
    enter(qtbot)
    assert screen.minutes("Kaffe") == 35
    qtbot.keyClick(focus(), Key.Key_F2)
    qtbot.keyClicks(focus(), "Glem det")
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert "Kaffe" in titles(screen)
    before = screen.shown()
    qtbot.keyClick(focus(), "9")
    qtbot.keyClicks(focus(), "x")
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert screen.shown() == before == screen.agenda()


def test_new_items_are_written_where_they_will_stand(screen: Any, qtbot: QtBot) -> None:
    screen.choose("Oplæg")
    qtbot.keyClick(focus(), Key.Key_Insert)
    line = screen.column.composer.line
    assert focus() is line
    qtbot.keyClicks(line, "Runde 20 min")
    qtbot.keyClick(line, Key.Key_Return)
    qtbot.keyClicks(line, "Buffer")
    qtbot.keyClick(line, Key.Key_Return)
    qtbot.keyClick(line, Key.Key_Escape)
    assert titles(screen)[:5] == ["Velkomst", "Oplæg", "Runde", "Buffer", "Pause"]
    assert (screen.minutes("Runde"), screen.minutes("Buffer")) == (20, 10)
    assert screen.state.meeting.item(screen.item("Buffer")).type == "buffer"
    assert screen.column.view.hasFocus() and screen.column.view.opening is None
    screen.workspace.undo()
    assert "Buffer" not in titles(screen) and "Runde" in titles(screen)


def test_the_button_below_adds_last(screen: Any, qtbot: QtBot) -> None:
    screen.choose("Oplæg")
    qtbot.mouseClick(screen.column.add, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(focus(), "Tak for i dag")
    screen.column.leave()
    assert titles(screen)[-1] == "Tak for i dag"


def test_the_line_stays_when_what_it_stood_before_goes(screen: Any, qtbot: QtBot) -> None:
    screen.choose("Oplæg")
    qtbot.keyClick(focus(), Key.Key_Insert)
    item_edits.delete_items(screen.workspace, [screen.item("Pause")])
    assert screen.column.composer.isVisible()
    qtbot.keyClicks(screen.column.composer.line, "Til sidst")
    qtbot.keyClick(screen.column.composer.line, Key.Key_Return)
    assert titles(screen)[-1] == "Til sidst"
    screen.column.structure.add_day()
    screen.column.composer.open_at(Place(2))
    assert screen.column.composer.isVisible()
    screen.column.structure.remove_last_day()
    assert not screen.column.composer.isVisible()


def test_locks_are_set_moved_and_released(screen: Any, qtbot: QtBot, answers: Any) -> None:
    screen.choose("Sparring")
    qtbot.keyClick(focus(), Key.Key_L, CONTROL)
    assert screen.state.meeting.item(screen.item("Sparring")).pinned == time(10, 40)
    answers.answers.append("11")
    qtbot.keyClick(focus(), Key.Key_L, CONTROL | SHIFT)
    assert screen.shown()[3] == "11.00 Sparring"
    assert any("Låst til kl. 11.00" in card.second for card in screen.column.model.cards)
    answers.answers.append("")
    qtbot.keyClick(focus(), Key.Key_L, CONTROL | SHIFT)
    assert screen.shown()[3] == "10.40 Sparring"
    answers.answers.append("25.00")
    qtbot.keyClick(focus(), Key.Key_L, CONTROL | SHIFT)
    assert "25.00" in answers.said[-1]


def test_groups_by_keyboard(screen: Any, qtbot: QtBot) -> None:
    screen.choose("Design")
    screen.column.structure.make_groups(2)
    assert screen.column.view.current_key() == f"group:{screen.item('Design')}:0"
    qtbot.keyClick(focus(), Key.Key_F2)
    qtbot.keyClicks(focus(), "Rød")
    enter(qtbot)
    assert screen.state.meeting.item(screen.item("Design")).tracks == ("Rød", "Gruppe 2")
    screen.choose("Afrunding")
    qtbot.keyClick(focus(), Key.Key_Right, ALT | SHIFT)
    assert screen.state.meeting.item(screen.item("Afrunding")).parent == screen.item("Design")
    qtbot.keyClick(focus(), Key.Key_Right, ALT | SHIFT)
    assert screen.state.meeting.item(screen.item("Afrunding")).track == 1
    qtbot.keyClick(focus(), Key.Key_Left, ALT | SHIFT)
    qtbot.keyClick(focus(), Key.Key_Left, ALT | SHIFT)
    assert screen.state.meeting.item(screen.item("Afrunding")).parent is None
    assert titles(screen)[-2:] == ["Design", "Afrunding"]


def test_days_by_keyboard(screen: Any, qtbot: QtBot) -> None:
    screen.column.structure.add_day()
    screen.choose("Afrunding")
    qtbot.keyClick(focus(), Key.Key_Down, ALT)
    assert screen.shown()[-1] == "09.30 Afrunding" and screen.state.meeting.items[-1].day == 2
    qtbot.keyClick(focus(), Key.Key_PageUp, ALT)
    assert screen.state.meeting.item(screen.item("Afrunding")).day == 1
    screen.column.structure.remove_last_day()
    assert len(screen.state.plans) == 1


def test_clipboard_duplicate_and_delete(screen: Any, qtbot: QtBot) -> None:
    screen.choose("Velkomst", "Pause")
    qtbot.keyClick(focus(), Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "09.30\tVelkomst\t15 min\n10.25\tPause\t15 min"
    screen.choose("Frokost")
    qtbot.keyClick(focus(), Key.Key_V, CONTROL)
    assert titles(screen)[4:7] == ["Frokost", "Velkomst", "Pause"]
    screen.workspace.undo()
    screen.choose("Design")
    qtbot.keyClick(focus(), Key.Key_X, CONTROL)
    assert screen.column.view.dimmed == {screen.item("Design")}
    screen.choose("Velkomst")
    qtbot.keyClick(focus(), Key.Key_V, CONTROL)
    assert titles(screen)[:3] == ["Velkomst", "Design", "Oplæg"] and not screen.column.view.dimmed
    qtbot.keyClick(focus(), Key.Key_D, CONTROL)
    assert titles(screen)[:4] == ["Velkomst", "Design", "Design", "Oplæg"]
    qtbot.keyClick(focus(), Key.Key_Delete)
    assert titles(screen)[:3] == ["Velkomst", "Design", "Oplæg"] and screen.chosen() == ["Oplæg"]


def test_an_agenda_is_pasted_from_text(screen: Any, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("09.30 Goddag\t10 min\n\nkl. 9.40 Runde (25 min)\nFrokost")
    screen.choose("Afrunding")
    qtbot.keyClick(focus(), Key.Key_V, CONTROL)
    assert titles(screen)[-3:] == ["Goddag", "Runde", "Frokost"]
    assert screen.minutes("Runde") == 25
    screen.workspace.undo()
    assert titles(screen)[-1] == "Afrunding"


def test_every_card_says_what_it_is(screen: Any) -> None:
    screen.groups()
    view = QAccessible.queryAccessibleInterface(screen.column.view)
    names = [view.child(row).text(QAccessible.Text.Name) for row in range(screen.column.model.rowCount())]
    assert names[0] == "09.30, Velkomst, 15 minutter, orientering"
    assert names[4] == "12.00, Frokost, 45 minutter, Låst til kl. 12.00, pause, 30 min luft"
    assert names[6] == "Rød, parallel gruppe i Design, 2 punkter, 40 min"


def test_what_is_refused_is_not_said_to_be_done(
    screen: Any, qtbot: QtBot, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: Any, **_fields: Any) -> None:
        raise CampusError("Filen kan kun læses.")

    said: list[str] = []
    monkeypatch.setattr(screen.window, "message", said.append)
    for name in ("delete_items", "move_items", "add_item"):
        monkeypatch.setattr(f"ui.meetings.agenda.commands.item_edits.{name}", refused)
    screen.choose("Pause")
    for key, modifier in ((Key.Key_Delete, Qt.KeyboardModifier.NoModifier), (Key.Key_Down, ALT)):
        qtbot.keyClick(focus(), key, modifier)
        assert answers.said.pop() == "Filen kan kun læses." and said == []
        assert screen.chosen() == ["Pause"]
    qtbot.keyClick(focus(), Key.Key_Insert)
    qtbot.keyClicks(focus(), "Kaffe 15 min")
    enter(qtbot)
    assert answers.said.pop() == "Filen kan kun læses."
    assert screen.column.composer.line.text() == "Kaffe 15 min"  # and can be tried again


def test_several_lines_pasted_into_the_line_become_items(screen: Any, qtbot: QtBot) -> None:
    before = screen.agenda()
    screen.column.add.click()
    line = screen.column.composer.line
    QGuiApplication.clipboard().setText("Runde 20 min\nEvaluering (10 min)\r\n\nTak for i dag\n")
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [text.split(" ", 1)[1] for text in screen.agenda()[len(before) :]] == [
        "Runde",
        "Evaluering",
        "Tak for i dag",
    ]
    assert screen.minutes("Runde") == 20 and screen.minutes("Evaluering") == 10
    assert screen.shown() == screen.agenda() and line.text() == "" and screen.column.composer.place is not None
    screen.window.undo()
    assert screen.agenda() == before
