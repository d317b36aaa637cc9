"""What cards and fields say: unknown lengths, the small line above the title, and what is wrong with a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.queries import read_path
from tests.support.hands import visible
from tests.support.painted import differing, heard_at, in_widget, on_screen
from tests.support.seen import settle
from ui.paths.path_dialog import PathDialog
from ui.paths.phase_dialog import PhaseDialog
from ui.shell.settings import Settings
from ui.widgets.date_field import DateField


def first_card(screen: Any) -> QRect:
    view = screen.view.board.columns[0].view
    return in_widget(view, heard_at(view, 0)[1])


def test_an_unknown_length_shows_on_the_card_and_in_the_totals(screen: Any) -> None:
    view = screen.view.board.columns[0].view
    before = on_screen(view, first_card(screen))
    head = on_screen(screen.view.board.columns[0].header)
    for title in ("a1", "a2"):
        step_edits.update_step(screen.workspace, screen.step(title), minutes=None)
    QAccessible.setActive(True)
    assert heard_at(view, 0)[0] == "a1, E-læring, ukendt varighed"
    assert differing(on_screen(view, first_card(screen)), before) > 0.002
    assert differing(on_screen(screen.view.board.columns[0].header), head) > 0.002
    assert screen.view.model.card(screen.view.model.columns[0].steps[0]).length == "? min"
    assert "2 uden tid" in screen.page.status() and screen.page.status().startswith("6 trin · 1 t 20 min + 2 uden tid")
    screen.page.show_list()
    total = screen.page.list.table.rows
    assert any("1 t 20 min + 2 uden tid" in str(total.index(row, column).data())
               for row in range(total.rowCount()) for column in range(total.columnCount()))  # fmt: skip


def test_day_mandatory_and_responsible_stand_above_the_title_and_can_be_put_away(screen: Any) -> None:
    view = screen.view.board.columns[0].view
    plain, height = on_screen(view, first_card(screen)), first_card(screen).height()
    step_edits.update_step(screen.workspace, screen.step("a1"), day=2, responsible="KB", mandatory=True)
    QAccessible.setActive(True)
    assert heard_at(view, 0)[0] == "a1, E-læring, 20 min, Dag 2 · obligatorisk · KB"
    assert first_card(screen).height() > height
    screen.view.facts_action.trigger()
    assert not Settings().card_facts
    assert first_card(screen).height() == height
    assert differing(on_screen(view, first_card(screen)), plain) == 0
    screen.view.facts_action.trigger()
    assert Settings().card_facts and first_card(screen).height() > height


def shown_errors(place: Any) -> list[str]:
    return [each.text() for each in visible(place, QLabel) if each.property("kind") == "error" and each.text()]


def test_a_day_outside_its_phase_is_said_at_the_field(screen: Any) -> None:
    screen.view.open_details(screen.step("a1"))
    details = screen.view.details
    row = details.fields.lines["day"]
    row.line.setText("9")
    row.line.textEdited.emit("9")
    assert shown_errors(details) == [
        "Dag 9 ligger uden for »A« (dag 1 til 5). Vælg en dag inden for fasen, eller ret fasens dage først."
    ]
    details.save_now()
    assert read_path(screen.workspace, screen.path).steps[0].day is None
    row.line.setText("4")
    row.line.textEdited.emit("4")
    assert shown_errors(details) == []
    details.save_now()
    assert read_path(screen.workspace, screen.path).steps[0].day == 4
    screen.view.close_details()


def test_the_days_of_a_phase_are_judged_at_their_fields(screen: Any) -> None:
    step_edits.update_step(screen.workspace, screen.step("a1"), day=2)
    edits.update_phase(screen.workspace, screen.phase("B"), first_day=8, last_day=12)
    phase = read_path(screen.workspace, screen.path).phases[0]
    dialog = PhaseDialog(screen.window, phase)
    dialog.open()
    for first, last, said in (("6", "5", "dag 5"), ("3", "5", "a1"), ("x", "5", "x"), ("0", "5", "dag 0")):
        dialog.first.setText(first)
        dialog.last.setText(last)
        (text,) = shown_errors(dialog)
        assert said in text, text
    dialog.first.setText("1")
    dialog.last.setText("9")
    assert shown_errors(dialog) == []
    assert "»B« begynder på dag 8, før denne fase slutter." in [each.text() for each in visible(dialog, QLabel)]
    dialog.budget.setText("længe")
    assert "længe" in shown_errors(dialog)[0]
    dialog.budget.setText("60")
    dialog.first.setText("3")
    dialog.last.setText("7")
    assert shown_errors(dialog) == []
    dialog.do()
    path = read_path(screen.workspace, screen.path)
    assert (path.phases[0].first_day, path.phases[0].last_day, path.steps[0].day) == (3, 7, 4)


def test_a_start_on_a_closed_day_is_said_at_the_date(screen: Any) -> None:
    edits.add_start(screen.workspace, screen.path, date(2026, 12, 4))
    dialog = PathDialog(screen.window, screen.path)
    dialog.open()
    (field,) = visible(dialog, DateField)
    texts = [each.text() for each in visible(dialog, QLabel)]
    assert not any("fridag" in text for text in texts)
    field.set_day(date(2026, 12, 5))
    wanted = "Lørdag den 5. december 2026 er en fridag: Dag 1 er mandag den 7. december 2026."
    assert wanted in [each.text() for each in visible(dialog, QLabel)]
    assert field.line.accessibleDescription() == wanted
    dialog.close()
    dialog.deleteLater()
    settle()
