"""Several chosen items of an agenda: what is changed goes to all of them, and it is said to how many."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from tests.support.hands import choose, visible
from tests.support.painted import differing, ink, on_screen
from tests.support.seen import settle


def choose_all(preparing: Any, qtbot: QtBot) -> list[str]:
    """Choose the first two items, the second by Ctrl and click; their titles."""
    view = preparing.mode.agenda.view
    titles = [item.title for item in preparing.meeting.items][:2]
    preparing.mode.agenda.choose(preparing.item(titles[0]).id)
    view.setFocus()
    index = next(
        view.agenda_model.index(row, 0)
        for row in range(view.agenda_model.rowCount())
        if (item := view.agenda_model.item(view.agenda_model.index(row, 0))) is not None and item.title == titles[1]
    )
    view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    settle()
    return titles


def test_f2_on_several_items_changes_all_of_them(preparing: Any, qtbot: QtBot) -> None:
    titles = choose_all(preparing, qtbot)
    details = preparing.mode.details
    assert details.isVisible() and details.heading.text() == "2 punkter"
    assert not details.fields.lines["title"].isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)
    settle()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QComboBox) and details.isAncestorOf(focus)
    before = on_screen(preparing.mode.agenda.view.viewport())
    choose(focus, "discussion")
    assert [preparing.item(title).type for title in titles] == ["discussion"] * 2
    responsible = details.fields.lines["responsible"].line
    preparing.write(responsible, "KB", qtbot)
    assert [preparing.item(title).responsible for title in titles] == ["KB"] * 2
    assert "2 punkter er rettet" in [each.text() for each in visible(preparing.window.status_line, QLabel)]
    assert differing(on_screen(preparing.mode.agenda.view.viewport()), before) > 0
    rest = [item for item in preparing.meeting.items if item.title not in titles]
    assert rest and not any(item.responsible for item in rest)
    minutes = details.minutes.line
    assert minutes.placeholderText() == "Forskelligt" and not details.minutes.problem.isVisible()
    preparing.write(minutes, "25", qtbot)
    assert [preparing.item(title).minutes for title in titles] == [25, 25]
    for _edit in range(3):
        preparing.window.undo()
    assert [preparing.item(title).responsible for title in titles] == ["", ""]
    assert [preparing.item(title).type for title in titles] != ["discussion"] * 2


def test_one_item_again_has_all_its_fields(preparing: Any, qtbot: QtBot) -> None:
    titles = choose_all(preparing, qtbot)
    preparing.mode.open_item(preparing.item(titles[1]).id)
    details = preparing.mode.details
    assert details.fields.lines["title"].isVisible() and details.fields.lines["title"].line.text() == titles[1]
    assert details.minutes.line.placeholderText() != "Forskelligt"
    assert details.more.isVisible()


def test_an_items_length_in_weeks_says_how_it_is_read(preparing: Any, qtbot: QtBot) -> None:
    item = preparing.meeting.items[0]
    preparing.mode.agenda.choose(item.id)
    settle()
    row = preparing.mode.details.fields.lines["minutes"]
    row.line.setFocus()
    row.line.selectAll()
    qtbot.keyClicks(row.line, "1-2 t")
    assert row.remark.isVisible() and row.remark.text() == row.line.accessibleDescription() == "Læses som 1 t."
    assert ink(on_screen(row.remark)) > 0
    row.line.selectAll()
    qtbot.keyClicks(row.line, "30")
    assert not row.remark.isVisible()
    preparing.mode.agenda.commands.write_field(item.id, "minutes", "1-2 t")
    settle()
    assert preparing.window.status_line.message_label.text() == "Læses som 1 t."
