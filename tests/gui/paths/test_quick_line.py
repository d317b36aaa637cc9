"""Steps are written line after line at the end of a phase."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits as institutions
from campus_desktop.paths.queries import read_path
from tests.support.seen import settle


def focus() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def column_of(screen: Any, qtbot: QtBot, name: str = "C") -> Any:
    screen.window.activateWindow()
    qtbot.waitUntil(screen.window.isActiveWindow)
    return screen.view.board.column(screen.phase(name))


def steps(screen: Any, name: str) -> list[tuple[str, int | None]]:
    path = read_path(screen.workspace, screen.view.path_id)
    return [(step.title, step.minutes) for phase in path.phases if phase.name == name for step in phase.steps]


def painted(view: Any, row: int) -> set[int]:
    """The colours of a card as it is on the screen; few where nothing is painted."""
    rect = view.visualRect(view.model().index(row, 0, view.rootIndex()))
    assert rect.height() > 10 and view.viewport().rect().contains(rect)
    picture: QImage = view.viewport().grab(rect).toImage()
    return {picture.pixelColor(x, y).rgb() for x in range(picture.width()) for y in range(picture.height())}


def test_line_after_line_becomes_a_step_and_its_card_is_painted(screen: Any, qtbot: QtBot) -> None:
    column = column_of(screen, qtbot)
    before = steps(screen, "C")
    qtbot.mouseClick(column.add_button, Qt.MouseButton.LeftButton)
    assert focus() is column.line.field and not column.add_button.isVisible()
    for text in ("Kaffe med buddy 30 min", "Rundvisning (1 t)", "Mød dit team – video"):
        column.line.field.insert(text)  # not every sign has a key of its own
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
        assert focus() is column.line.field and column.line.field.text() == ""
    settle()
    assert steps(screen, "C") == [*before, ("Kaffe med buddy", 30), ("Rundvisning", 60), ("Mød dit team", None)]
    for row in range(len(before), len(before) + 3):
        assert len(painted(column.view, row)) > 12
    qtbot.keyClick(focus(), Qt.Key.Key_Return)  # nothing more
    assert focus() is column.add_button and column.add_button.isVisible() and not column.line.isVisible()
    screen.window.undo()
    assert len(steps(screen, "C")) == len(before) + 2  # each is a step back of its own


def test_what_is_read_from_the_line_is_said_while_it_is_typed(screen: Any, qtbot: QtBot) -> None:
    column = column_of(screen, qtbot)
    column.add_button.click()
    assert column.line.said_label.text() == "Enter tilføjer · Esc slutter"
    qtbot.keyClicks(focus(), "Kaffe, 1 t 30 min")
    assert column.line.said_label.text() == "Enter tilføjer · 1 t 30 min"
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert steps(screen, "C") == [] or all(title != "Kaffe" for title, _minutes in steps(screen, "C"))
    assert focus() is column.add_button


def test_a_name_after_the_length_becomes_the_responsible_person_and_is_said(screen: Any, qtbot: QtBot) -> None:
    column = column_of(screen, qtbot)
    column.add_button.click()
    column.line.field.insert("Ring til den nye kollega 20 min @Mette")
    assert (
        column.line.said_label.text() == "Enter tilføjer · 20 min · Ansvarlig: Mette"
        and column.line.said_label.isVisible()
    )
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    step = read_path(screen.workspace, screen.view.path_id).steps[-1]
    assert (step.title, step.minutes, step.responsible) == ("Ring til den nye kollega", 20, "Mette")


def test_several_pasted_lines_become_steps_in_one_step_back(screen: Any, qtbot: QtBot) -> None:
    column = column_of(screen, qtbot)
    before = steps(screen, "C")
    column.add_button.click()
    QGuiApplication.clipboard().setText("• Kaffe med buddy 30 min\r\n• Rundvisning\r\n\r\nSamtale\tSamtale\t45 min\n")
    qtbot.keyClick(focus(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert steps(screen, "C") == [*before, ("Kaffe med buddy", 30), ("Rundvisning", None), ("Samtale", 45)]
    assert column.line.field.text() == "" and focus() is column.line.field
    screen.window.undo()
    assert steps(screen, "C") == before


def test_what_is_typed_is_kept_when_one_goes_elsewhere(screen: Any, qtbot: QtBot) -> None:
    column = column_of(screen, qtbot)
    column.add_button.click()
    qtbot.keyClicks(focus(), "Kaffe 10 min")
    screen.view.header.title.setFocus()
    assert ("Kaffe", 10) in steps(screen, "C") and not column.line.isVisible()
    assert focus() is screen.view.header.title


def test_the_first_name_of_the_only_such_person_becomes_the_whole_name(screen: Any, qtbot: QtBot) -> None:
    home = institutions.create_institution(screen.workspace, "Ådalsstyrelsen")
    institutions.create_person(screen.workspace, home, "Signe Skov")
    column = column_of(screen, qtbot)
    column.add_button.click()
    column.line.field.insert("Rundvisning 1 t @Signe")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    path = read_path(screen.workspace, screen.view.path_id)
    found = {step.title: step.responsible for phase in path.phases for step in phase.steps}
    assert found["Rundvisning"] == "Signe Skov"
