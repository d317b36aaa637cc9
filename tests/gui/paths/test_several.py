"""Several chosen cards: the details show what they have in common, and what is changed goes to all and says to how many."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.queries import read_path
from tests.support.hands import visible
from tests.support.painted import contrast, differing, heard_at, in_widget, ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.paths import cells


def values(screen: Any, field: str) -> dict[str, Any]:
    return {step.title: getattr(step, field) for step in read_path(screen.workspace, screen.path).steps}


def said(screen: Any) -> list[str]:
    return [each.text() for each in visible(screen.window.status_line, QLabel)]


def test_f2_on_several_cards_changes_all_of_them(screen: Any, qtbot: QtBot) -> None:
    step_edits.update_step(screen.workspace, screen.step("a2"), responsible="HN", mandatory=True, minutes=45)
    screen.choose("a1", "a2", "b1")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)
    details = screen.view.details
    assert details.isVisible() and details.heading.text() == "3 trin" and details.format.hasFocus()
    assert not details.fields.lines["title"].isVisible()
    details.more.link.setChecked(True)
    responsible, minutes = details.fields.lines["responsible"].line, details.fields.lines["minutes"].line
    assert (responsible.text(), responsible.placeholderText()) == ("", "Forskelligt")
    assert (minutes.text(), minutes.placeholderText()) == ("", "Forskelligt")
    responsible.setFocus()
    qtbot.keyClicks(responsible, "KB")
    details.save_now()
    assert [title for title, name in values(screen, "responsible").items() if name == "KB"] == ["a1", "a2", "b1"]
    assert "3 trin er rettet" in said(screen)
    details.format.chosen.emit("talk")
    assert [title for title, word in values(screen, "format").items() if word == "talk"] == ["a1", "a2", "b1"]
    (tick,) = [each for each in visible(details, QCheckBox) if each.text() == "Obligatorisk (blandet)"]
    assert tick.checkState() == Qt.CheckState.PartiallyChecked
    tick.click()
    assert tick.text() == "Obligatorisk"
    assert [title for title, on in values(screen, "mandatory").items() if on] == ["a1", "a2", "b1"]
    assert values(screen, "minutes")["a2"] == 45 and values(screen, "minutes")["a1"] == 20
    for _deed in range(3):
        screen.window.undo()
    assert values(screen, "responsible")["a2"] == "HN" and values(screen, "format")["a1"] == "e-learning"
    screen.choose("a3")
    assert details.heading.text() == "Trin" and details.fields.lines["title"].isVisible()
    assert details.fields.lines["minutes"].line.placeholderText() != "Forskelligt"
    screen.view.close_details()


def test_the_days_of_several_cards_are_moved(screen: Any) -> None:
    for title, day in (("a1", 1), ("a2", 2), ("b1", 8)):
        step_edits.update_step(screen.workspace, screen.step(title), day=day)
    screen.choose("a1", "a2", "a3", "b1")
    screen.view.steps_view.edit_current()
    details = screen.view.details
    assert details.move_days.isVisible()
    details.move_days.days.setText("2")
    details.move_days.button.click()
    assert {title: day for title, day in values(screen, "day").items() if day} == {"a1": 3, "a2": 4, "b1": 10}
    assert "3 trin er rettet" in said(screen)
    details.move_days.days.setText("+3 dage")
    details.move_days.button.click()
    said_there = details.move_days.problem
    assert said_there.isVisible() and "a1" in said_there.text() and "dag 1 til 5" in said_there.text()
    assert values(screen, "day")["a1"] == 3


def test_a_new_step_is_not_hidden_by_its_details(screen: Any, qtbot: QtBot) -> None:
    for number in range(4):
        edits.add_phase(screen.workspace, screen.path, f"Fase {number}")
    column = screen.view.board.columns[-1]
    column.header.setFocus()
    qtbot.keyClick(column.header, Qt.Key.Key_Insert)
    details = screen.view.details
    qtbot.waitUntil(details.isVisible)
    settle()
    settle()
    _name, place = heard_at(column.view, 0)
    at = in_widget(column, place)
    assert column.visibleRegion().contains(at.adjusted(4, 4, -4, -4))
    assert ink(on_screen(column, at.adjusted(8, 8, -8, -8))) > 0.01
    assert details.fields.lines["title"].line.hasFocus()
    screen.view.close_details()


def test_what_the_current_cell_holds_already_goes_to_the_other_rows_too(screen: Any, qtbot: QtBot) -> None:
    step_edits.update_step(screen.workspace, screen.step("a1"), responsible="HN")
    screen.view.show_view("table")
    screen.choose("a1", "a2", "a3")
    table = screen.view.table
    table.go_to(screen.view.model.index_of(screen.step("a1")).siblingAtColumn(cells.FIELDS.index("responsible")))
    assert screen.chosen() == ["a1", "a2", "a3"]
    table.edit_current()
    editor = table.viewport().findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "HN")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: values(screen, "responsible")["a3"] == "HN")
    assert values(screen, "responsible") == {"a1": "HN", "a2": "HN", "a3": "HN", "a4": "", "b1": "", "b2": ""}
    assert any("3 trin" in text for text in said(screen))


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
def test_a_mixed_box_is_neither_empty_nor_ticked(screen: Any, scheme: theme.Scheme) -> None:
    theme.use(scheme)
    step_edits.update_step(screen.workspace, screen.step("a2"), mandatory=True, marks=("buddy",))
    details, pictures = screen.view.details, {}
    for name, titles in {"empty": ("a1", "a3"), "ticked": ("a2",), "mixed": ("a1", "a2")}.items():
        screen.choose(*titles)
        screen.view.open_details(screen.step(titles[0]), keyboard=False)
        details.more.link.setChecked(True)
        (tick,) = [each for each in visible(details, QCheckBox) if each.text().startswith("Obligatorisk")]
        option = QStyleOptionButton()
        tick.initStyleOption(option)
        box = tick.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, tick)
        pictures[name] = on_screen(tick, box)
        heard = QAccessible.queryAccessibleInterface(tick)
        assert heard is not None and ("blandet" in heard.text(QAccessible.Text.Name)) == (name == "mixed")
    assert differing(pictures["mixed"], pictures["empty"]) > 0.2
    assert differing(pictures["mixed"], pictures["ticked"]) > 0.02
    middle = pictures["mixed"].rect().center()
    ground = theme.color("accent")
    assert pictures["mixed"].pixelColor(3, 3).rgb() == ground.rgb()
    assert contrast(pictures["mixed"].pixelColor(middle), ground) >= 3, "the dash"
    assert details.marks.text() == "Forskelligt"
    theme.use(theme.Scheme.LIGHT)
