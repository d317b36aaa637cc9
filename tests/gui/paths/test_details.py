from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits
from campus_desktop.paths.path import Step
from campus_desktop.paths.queries import read_path
from tests.support.coloured import painted_in
from tests.support.hands import entry
from tests.support.painted import ink, on_screen
from tests.support.status import said
from ui.widgets import saved_field


def step_of(screen: Any, title: str) -> Step:
    return next(step for step in read_path(screen.workspace, screen.path).steps if step.title == title)


def line(screen: Any, field: str) -> Any:
    return screen.view.details.fields.lines[field].line


def test_enter_opens_them_escape_gives_the_card_back(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a2")
    card = QApplication.focusWidget()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert screen.view.details.isVisible() and line(screen, "title").hasFocus()
    assert line(screen, "minutes").text() == "20 min"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not screen.view.details.isVisible() and card.hasFocus()
    qtbot.keyClick(card, Qt.Key.Key_F2)
    screen.choose("b1")
    assert line(screen, "title").text() == "b1"


def test_a_refused_value_does_not_come_back_with_the_step(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a1")
    screen.window.resize(910, 478)
    card, details = QApplication.focusWidget(), screen.view.details
    qtbot.keyClick(card, Qt.Key.Key_Return)
    day = line(screen, "day")
    before = on_screen(day)
    day.setFocus()
    qtbot.keyClicks(day, "9")
    qtbot.keyClick(day, Qt.Key.Key_Tab)
    assert "Dag 9 ligger uden for" in details.fields.lines["day"].problem.text()
    assert details.fields.lines["day"].problem.isVisible()
    details.scroll_area.verticalScrollBar().setValue(details.scroll_area.verticalScrollBar().maximum())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not details.isVisible()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert day.text() == "" and not details.fields.lines["day"].problem.isVisible()
    assert on_screen(day) == before, "it is painted as at first, with no red"
    heading = details.heading
    assert details.rect().contains(QRect(heading.mapTo(details, QPoint()), heading.size()))
    assert ink(on_screen(heading)) > 0.01


@pytest.mark.parametrize("way", ["escape", "corrected"])
def test_the_status_line_says_one_thing_once_a_refused_value_is_gone(screen: Any, qtbot: QtBot, way: str) -> None:
    screen.view.open_details(screen.step("a1"))
    day = line(screen, "day")
    day.setFocus()
    qtbot.keyClicks(day, "9")
    qtbot.keyClick(day, Qt.Key.Key_Tab)
    message = screen.window.status_line.message_label
    assert "Ikke gemt" in said(screen.window) and any("Dag 9" in each for each in said(screen.window))
    assert painted_in(screen.window.status_line, "danger")
    day.setFocus()
    if way == "escape":
        qtbot.keyClick(day, Qt.Key.Key_Escape)
        assert screen.view.details.isVisible(), "the first Escape gives up the text, not the details"
    else:
        qtbot.keyClick(day, Qt.Key.Key_Backspace)
    assert not [each for each in said(screen.window) if "Ikke gemt" in each]
    assert not message.text() and not painted_in(screen.window.status_line, "danger")


def test_typing_is_one_step_back(screen: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_field, "DELAY", 10)
    screen.view.open_details(screen.step("a1"))
    field = line(screen, "title")
    before = screen.workspace.undo_label
    qtbot.keyClicks(field, "Ny")
    qtbot.waitUntil(lambda: screen.phases()["A"][0] == "Ny", timeout=3000)
    qtbot.keyClicks(field, " titel")
    line(screen, "minutes").setFocus()
    assert screen.phases()["A"][0] == screen.shown()["A"][0] == "Ny titel"
    screen.window.undo()
    assert screen.phases()["A"][0] == "a1" and screen.workspace.undo_label == before
    assert field.text() == "a1"
    screen.window.redo()
    assert screen.phases()["A"][0] == "Ny titel"


@pytest.mark.parametrize(
    ("typed", "minutes"), [("1 t 30 min", 90), ("90", 90), ("1,5 t", 90), ("", None), ("2 dage", 888)]
)
def test_minutes_as_people_write_them(screen: Any, qtbot: QtBot, typed: str, minutes: int | None) -> None:
    screen.view.open_details(screen.step("a1"))
    field = line(screen, "minutes")
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert step_of(screen, "a1").minutes == minutes


def test_what_is_no_length_is_kept_in_the_field_and_not_saved(screen: Any, qtbot: QtBot) -> None:
    screen.view.open_details(screen.step("a1"))
    row = screen.view.details.fields.lines["minutes"]
    row.line.setFocus()
    row.line.selectAll()
    qtbot.keyClicks(row.line, "abc")
    line(screen, "day").setFocus()
    assert step_of(screen, "a1").minutes == 20
    edits.update_path(screen.workspace, screen.path, title="Andet")
    assert row.line.text() == "abc" and row.line.property("invalid")
    assert row.problem.isVisible() and "abc" in row.problem.text()
    screen.choose("a2")
    assert row.line.text() == "20 min" and not row.problem.isVisible()


def test_the_format_menu_has_five_groups_before_the_fourteen(screen: Any) -> None:
    screen.view.open_details(screen.step("a1"))
    menu = screen.view.details.format.menu()
    groups = [action.menu() for action in menu.actions() if action.menu()]
    assert [len(group.actions()) for group in groups] == [4, 4, 4, 1, 1]
    assert all(not action.icon().isNull() for group in groups for action in group.actions())
    groups[2].actions()[0].trigger()
    assert step_of(screen, "a1").format == "face-to-face"
    screen.window.undo()
    assert step_of(screen, "a1").format == "e-learning"


def test_the_rest_under_more_fields(screen: Any, qtbot: QtBot) -> None:
    goal = edits.add_goal(screen.workspace, screen.path, "Kan noget")
    screen.view.open_details(screen.step("a1"))
    details = screen.view.details
    mandatory = details.findChild(QCheckBox)
    assert not mandatory.isVisible()
    details.more.link.click()
    mandatory.click()
    details.goals.chosen.emit([goal])
    details.marks.chosen.emit(["buddy"])
    details.needs.chosen.emit([screen.step("b1")])
    line(screen, "start_time").setFocus()
    qtbot.keyClicks(line(screen, "start_time"), "9.30")
    qtbot.keyClick(line(screen, "start_time"), Qt.Key.Key_Return)
    step = step_of(screen, "a1")
    assert step.mandatory and step.goals == (goal,) and step.marks == ("buddy",) and step.needs == (screen.step("b1"),)
    assert str(step.start_time) == "09:30:00"
    assert details.goals.text() == "Kan noget"


def test_undo_belongs_to_the_field_while_its_typing_is_not_saved(screen: Any, qtbot: QtBot) -> None:
    screen.drag(screen.cards("a1"), screen.in_phase("C"))
    screen.view.open_details(screen.step("a2"))
    field = line(screen, "title")
    qtbot.keyClicks(field, "x")
    assert entry(screen.window, "Fortryd").shortcut() == QKeySequence(QKeySequence.StandardKey.Undo)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "a2" and screen.phases()["C"] == ["a1"]
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.phases()["C"] == []


def test_a_new_step_is_named_at_once(screen: Any, qtbot: QtBot) -> None:
    screen.view.board.show_phase(screen.phase("C"))
    screen.view.actions_.new_step.trigger()
    assert line(screen, "title").hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "Kaffe med teamet")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert screen.phases()["C"] == screen.shown()["C"] == ["Kaffe med teamet"]


def test_days_and_budget_of_a_phase(screen: Any) -> None:
    from ui.paths.phase_dialog import PhaseDialog

    screen.view.commands.phase_opened.emit(screen.phase("B"))
    dialog = screen.window.findChild(PhaseDialog)
    dialog.first.setText("8")
    dialog.last.setText("3")
    dialog.budget.setText("1,5 t")
    dialog.agree.click()
    assert dialog.isVisible() and dialog.problem.text()
    dialog.last.setText("30")
    dialog.agree.click()
    assert not dialog.isVisible()
    phase = read_path(screen.workspace, screen.path).phases[1]
    assert (phase.first_day, phase.last_day, phase.budget) == (8, 30, 90)


def test_about_the_path(screen: Any, qtbot: QtBot) -> None:
    from ui.paths.path_dialog import PathDialog

    screen.view.show_path_details()
    dialog = screen.window.findChild(PathDialog)
    dialog.goals.add_button.click()
    qtbot.keyClicks(dialog.goals.lines[0], "Kan give feedback")
    dialog.starts.add_button.click()
    dialog.starts.lines[0].setText("Forår")
    dialog.accept()
    path = read_path(screen.workspace, screen.path)
    assert [goal.text for goal in path.goals] == ["Kan give feedback"]
    assert [start.label for start in path.starts] == ["Forår"]
