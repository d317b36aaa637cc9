"""One line becomes an item: its length and type are read from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits as institutions
from ui.meetings.agenda.typing_line import TypedItem, read_agenda, read_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Runde 20 min", TypedItem("Runde", 20, None)),
        ("Sparring, 1 t 15 min", TypedItem("Sparring", 75, None)),
        ("Sparring (50 min)", TypedItem("Sparring", 50, None)),
        ("Oplæg 1,5 t", TypedItem("Oplæg", 90, None)),
        ("Uge 38", TypedItem("Uge 38", 15, None)),
        ("Trin 3 m", TypedItem("Trin", 3, None)),
        ("Runde 5 min @Mette", TypedItem("Runde", 5, None, responsible="Mette")),
        ("Kaffe @Mette Holm", TypedItem("Kaffe", 15, "break", responsible="Mette Holm")),
        ("Frokost", TypedItem("Frokost", 45, "break")),
        ("Kaffe 20 min", TypedItem("Kaffe", 20, "break")),
        ("buffer", TypedItem("buffer", 10, "buffer")),
        ("09.30 Velkomst 15 min", TypedItem("Velkomst", 15, None, time(9, 30))),
        ("kl. 9.30–9.55: Velkomst", TypedItem("Velkomst", 25, None, time(9, 30))),
        ("9.30\tVelkomst\t10 min", TypedItem("Velkomst", 10, None, time(9, 30))),
        ("16.20 Opsamling og næste skridt 10 min", TypedItem("Opsamling og næste skridt", 10, None, time(16, 20))),
        ("10.15 Kaffe 10 min", TypedItem("Kaffe", 10, "break", time(10, 15))),
        ("10:15 3 oplæg", TypedItem("3 oplæg", 15, None, time(10, 15))),
        ("25.10 Runde", TypedItem("25.10 Runde", 15, None)),
        ("10.12.2026 Evaluering", TypedItem("10.12.2026 Evaluering", 15, None)),
        ("", TypedItem("", 15, None)),
        ("   ", TypedItem("", 15, None)),
        ("30 min", TypedItem("30 min", 15, None)),
        ("Maraton 90000 min", TypedItem("Maraton 90000 min", 15, None)),
    ],
)
def test_title_length_and_type(text: str, line: TypedItem) -> None:
    assert replace(read_line(text), timed=False) == line


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    line = read_line(text)
    assert 0 <= line.minutes <= 1440
    assert line.title == " ".join(line.title.split())


def test_a_pasted_agenda_keeps_its_times_and_locks_what_does_not_follow() -> None:
    lines = read_agenda("9.30 Velkomst\n9.50 Runde 20 min\n10.10 Pause\n\n10.30 Oplæg\nTak", 570)
    assert [(line.title, line.minutes, line.start) for line in lines] == [
        ("Velkomst", 20, None),
        ("Runde", 20, None),
        ("Pause", 20, None),
        ("Oplæg", 15, None),
        ("Tak", 15, None),
    ]
    assert [line.start for line in read_agenda("9.00 A 10 min\n9.30 B\n9.20 C", 600)] == [
        time(9),
        time(9, 30),
        time(9, 20),
    ]


def test_a_typed_time_locks_the_item_and_the_line_says_so(screen: Any, qtbot: QtBot) -> None:
    screen.column.add.click()
    composer = screen.column.composer
    qtbot.keyClicks(composer.line, "16.20 Opsamling og næste skridt 10 min")
    assert "Låst til kl. 16.20" in composer.line.accessibleDescription()
    qtbot.keyClick(composer.line, Qt.Key.Key_Return)
    assert screen.agenda()[-1] == screen.shown()[-1] == "16.20 Opsamling og næste skridt"
    assert screen.minutes("Opsamling og næste skridt") == 10
    QGuiApplication.clipboard().setText("16.30 Tak\n17.00 Middag\n")
    qtbot.keyClick(composer.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert screen.shown()[-2:] == ["16.30 Tak", "17.00 Middag"] and screen.minutes("Tak") == 30
    locked = {item.title: item.pinned for item in screen.state.meeting.every_item}
    assert locked["Tak"] is None and locked["Middag"] is None  # both begin where the item before ends


def test_a_name_after_the_length_becomes_the_responsible_person_and_is_said(screen: Any, qtbot: QtBot) -> None:
    screen.column.add.click()
    composer = screen.column.composer
    composer.line.insert("Runde om bordet 5 min @Mette Holm")
    assert (
        composer.note_label.text() == "Enter tilføjer · 5 min · Ansvarlig: Mette Holm"
        and composer.note_label.isVisible()
    )
    qtbot.keyClick(composer.line, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("Tak 5 min @Mette\nFarvel\n")
    qtbot.keyClick(composer.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    found = {item.title: (item.minutes, item.responsible) for item in screen.state.meeting.every_item}
    assert found["Runde om bordet"] == (5, "Mette Holm") and found["Tak"] == (5, "Mette")
    assert found["Farvel"][1] == ""


def test_the_first_name_of_the_only_such_person_becomes_the_whole_name(screen: Any, qtbot: QtBot) -> None:
    home = institutions.create_institution(screen.workspace, "Ådalsstyrelsen")
    institutions.create_person(screen.workspace, home, "Signe Skov")
    screen.column.add.click()
    line = screen.column.composer.line
    line.insert("Velkommen 5 min @Signe")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("Tak 5 min @Signe\nFarvel @Ukendt\n")
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    found = {item.title: item.responsible for item in screen.state.meeting.every_item}
    assert (found["Velkommen"], found["Tak"], found["Farvel"]) == ("Signe Skov", "Signe Skov", "Ukendt")
