"""Catching up, closing, and the keys at a glance."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QDialog, QLabel

from campus_desktop.errors import CampusError
from campus_desktop.institutions.edits import create_institution, create_person
from campus_desktop.meetings import item_edits, keys, note_queries, notes, running
from campus_desktop.meetings.noteline import NoteLine
from tests.support.hands import press_button, visible
from tests.support.painted import ink, on_screen
from ui.meetings.hold.catch_up import CatchUpDialog
from ui.meetings.hold.closing import ClosingDialog
from ui.meetings.hold.keys_overlay import KeysOverlay
from ui.prints.dialog import PrintDialog


def dialog_of(held: Any, kind: type[QDialog]) -> Any:
    found = visible(held.window, kind)
    assert len(found) == 1
    return found[0]


def times(dialog: Any) -> list[tuple[str, str, str]]:
    table = dialog.table
    return [tuple(table.item(row, column).text() for column in range(3)) for row in range(table.rowCount())]


def test_catching_up_is_shown_then_written_as_one_step_back(held: Any) -> None:
    held.press(keys.START)
    held.press(keys.NEXT)
    held.pass_(60 + 20)
    before = held.read()
    held.press(keys.CATCH_UP)
    dialog = dialog_of(held, CatchUpDialog)
    assert dialog.minutes.text() == "20"
    assert "»Sparring« går 20 min over tiden" in dialog.heading.text()
    assert dialog.changes.text().split("\n")[0] == "• Tidligere punkter har indhentet 15 min"
    assert times(dialog)[0] == ("Sparring", "09.45–10.45", "09.30–10.50")
    for _time in range(3):
        press_button(dialog, "+5")
    assert dialog.changes.text().split("\n")[1] == "• Fjern »Luft« (15 min)"
    assert times(dialog)[1] == ("Luft", "10.45–11.00", "11.05 · 0 min")
    assert held.read() == before
    dialog.agree.click()
    after = held.read()
    assert [item.minutes for item in after.items[2:4]] == [0, 55]
    held.workspace.undo()
    assert held.read() == before
    held.workspace.redo()
    assert held.read() == after


def test_ways_that_are_ticked_off_are_not_used(held: Any) -> None:
    held.press(keys.START)
    held.pass_(15 + 30)
    held.press(keys.CATCH_UP)
    dialog = dialog_of(held, CatchUpDialog)
    for way in ("buffer", "shorten"):
        dialog.ways[way].setChecked(False)
    assert "Luft" not in dialog.changes.text() and "Flyt »Frokost«" in dialog.changes.text()
    for way in ("pin", "end"):
        dialog.ways[way].setChecked(False)
    assert not dialog.changes.isVisible()
    assert "30 min kan ikke indhentes" in dialog.left.text()
    dialog.reject()


def test_there_may_be_nothing_to_catch_up(held: Any) -> None:
    held.press(keys.START)
    held.press(keys.CATCH_UP)
    dialog = dialog_of(held, CatchUpDialog)
    assert dialog.heading.text() == "Der er intet at indhente."
    assert not dialog.agree.isEnabled()
    dialog.reject()


def test_who_is_ahead_is_not_asked_to_cut(held: Any) -> None:
    item_edits.update_item(held.workspace, held.items[5], minutes=60)  # the plan is 30 min over
    item_edits.update_item(held.workspace, held.items[4], pinned=None)
    assert held.read().days[0].end.isoformat("minutes") == "13.00".replace(".", ":")
    held.press(keys.START)
    held.press(keys.CATCH_UP)
    dialog = dialog_of(held, CatchUpDialog)
    assert "30 min" not in dialog.heading.text() and dialog.agree.isEnabled()
    assert dialog.measure.text() == "Målt mod planlagt sluttid 13.00. Som det går nu, slutter mødet 13.30."
    assert dialog.measure.isVisible()
    dialog.reject()
    held.press(keys.NEXT)
    held.press(keys.NEXT)  # 75 min ahead
    held.press(keys.CATCH_UP)
    dialog = visible(held.window, CatchUpDialog)[-1]
    assert dialog.heading.text() == "Der er intet at indhente." and not dialog.agree.isEnabled()
    assert dialog.measure.text() == "Målt mod planlagt sluttid 13.00. Som det går nu, slutter mødet 12.15."
    assert not dialog.changes.isVisible()
    dialog.minutes.setText("40")  # there are 45 to spare
    assert dialog.heading.text() == "Der er intet at indhente."
    dialog.minutes.setText("60")
    assert dialog.agree.isEnabled() and dialog.changes.isVisible()
    dialog.reject()


def test_an_agenda_that_was_changed_meanwhile_is_not_written_over(held: Any) -> None:
    held.press(keys.START)
    held.pass_(15 + 10)
    held.press(keys.CATCH_UP)
    dialog = dialog_of(held, CatchUpDialog)
    item_edits.update_item(held.workspace, held.items[2], minutes=10)
    dialog.agree.click()
    assert dialog.isVisible() and "i mellemtiden" in dialog.problem.text()
    dialog.reject()


@pytest.fixture
def closing(held: Any) -> Any:
    held.press(keys.START)
    meeting = held.meeting
    notes.add_note(held.workspace, meeting, "action", NoteLine("Send skabelonen"), at=held.now)
    notes.add_note(held.workspace, meeting, "action", NoteLine("Spørg IT", institution=held.klit), at=held.now)
    held.end()
    return held


def test_closing_completes_what_lacks_somebody_or_a_date(closing: Any) -> None:
    dialog = dialog_of(closing, ClosingDialog)
    one, two = dialog.rows
    assert (one.text.text(), two.owner.text()) == ("Send skabelonen", "Klitadministrationen")
    one.owner.setText("fjordstyrelsen")
    one.due.setText("4/12")
    two.due.setText("om hundrede år")
    dialog.save.click()
    assert dialog.isVisible() and dialog.problem.isVisible()
    assert two.due.property("invalid") and not one.due.property("invalid")
    two.due.setText("fredag")
    assert two.meaning.text() == "fredag den 27. november 2026"
    dialog.save.click()
    assert note_queries.incomplete_actions(closing.workspace, closing.meeting) == []
    done = note_queries.notes_of(closing.workspace, closing.meeting)
    assert [(each.institution, str(each.due)) for each in done] == [
        (closing.fjord, "2026-12-04"),
        (closing.klit, "2026-11-27"),
    ]
    assert closing.window.current_page.view.header.modes.current() == "follow-up"
    closing.workspace.undo()
    assert len(note_queries.incomplete_actions(closing.workspace, closing.meeting)) == 2


def test_closing_can_leave_them_open_or_go_back(closing: Any) -> None:
    dialog_of(closing, ClosingDialog).back.click()
    assert closing.here().state == "running"
    closing.window.activateWindow()
    closing.qtbot.waitUntil(closing.window.isActiveWindow)
    closing.end()
    dialog_of(closing, ClosingDialog).leave.click()
    assert closing.here().state == "ended"
    assert len(note_queries.incomplete_actions(closing.workspace, closing.meeting)) == 2
    assert closing.window.current_page.view.header.modes.current() == "follow-up"


@pytest.mark.parametrize("way", ["escape", "leave", "back"])
def test_closing_asks_before_what_is_typed_is_thrown_away(closing: Any, way: str) -> None:
    dialog, answers = dialog_of(closing, ClosingDialog), closing.window.ask
    answers.said.clear()
    due = dialog.rows[0].due
    due.setFocus()
    closing.qtbot.keyClicks(due, "4/12")

    def leave() -> None:
        if way == "escape":
            closing.qtbot.keyClick(due, Qt.Key.Key_Escape)
        else:
            getattr(dialog, way).click()

    answers.answers = [False]
    before = on_screen(due)
    leave()
    assert "ikke gemt" in answers.said[-1] and closing.here().state == "ended"
    assert dialog.isVisible() and due.text() == "4/12" and on_screen(due) == before
    answers.answers = [True]
    leave()
    assert len(answers.said) == 2 and not visible(closing.window, ClosingDialog)
    assert closing.here().state == ("running" if way == "back" else "ended")


def test_closing_leaves_at_once_where_nothing_is_typed(closing: Any) -> None:
    dialog = dialog_of(closing, ClosingDialog)
    closing.window.ask.said.clear()
    closing.qtbot.keyClick(dialog.rows[0].due, Qt.Key.Key_Escape)
    assert closing.window.ask.said == [] and not visible(closing.window, ClosingDialog)


def test_somebody_new_is_made_when_the_dialog_is_saved(closing: Any) -> None:
    dialog = dialog_of(closing, ClosingDialog)
    one, two = dialog.rows
    assert not one.create.isVisible()
    one.owner.setText("HR")
    assert one.create.isVisible() and one.create.text() == "Opret »HR«" and one.owner.property("invalid")
    one.create.setFocus()
    closing.qtbot.keyClick(one.create, Qt.Key.Key_Space)
    assert one.create.text() == "»HR« oprettes" and not one.owner.property("invalid") and one.due.hasFocus()
    two.owner.setText("hr")
    two.create.click()
    before = len(closing.workspace.rows("SELECT id FROM person"))
    dialog.save.click()
    assert not dialog.isVisible()
    made = [note.person_name for note in note_queries.incomplete_actions(closing.workspace, closing.meeting)]
    assert made == ["HR", "HR"] and len(closing.workspace.rows("SELECT id FROM person")) == before + 1
    closing.workspace.undo()
    assert len(closing.workspace.rows("SELECT id FROM person")) == before


def test_a_name_typed_as_on_the_note_line(closing: Any) -> None:
    dialog = dialog_of(closing, ClosingDialog)
    one, two = dialog.rows
    one.owner.clear()
    one.owner.setFocus()
    closing.qtbot.keyClicks(one.owner, "@fjord")
    popup = one.owner.completer().popup()
    closing.qtbot.waitUntil(popup.isVisible)
    assert popup.model().index(0, 0).data() == "Fjordstyrelsen"
    popup.hide()
    one.owner.setText("@H")
    one.owner.editingFinished.emit()
    assert one.create.text() == "Opret »H«"
    one.create.click()
    assert one.create.text() == "»H« oprettes" and not one.owner.property("invalid")
    two.owner.setText("@Fjordstyrelsen")
    two.due.setText("!4/12")
    dialog.save.click()
    notes_ = {each.text: each for each in note_queries.notes_of(closing.workspace, closing.meeting)}
    assert notes_["Send skabelonen"].person_name == "H"
    assert notes_["Spørg IT"].institution == closing.fjord


def test_the_keys_are_shown_and_go_again(held: Any) -> None:
    held.press(keys.KEYS_ANYWHERE)
    dialog = dialog_of(held, KeysOverlay)
    words = [each.text() for each in dialog.findChildren(QLabel)]
    assert {key.shown for group in keys.GROUPS for key in group.keys} <= set(words)
    assert {"Ctrl+Skift+1", "Ctrl+Skift+G"} <= set(words) and not {"T", "S", "G"} & set(words)
    held.qtbot.keyClicks(dialog, "?")
    assert not dialog.isVisible()


def test_the_key_card_can_be_printed(held: Any) -> None:
    held.press(keys.KEYS_ANYWHERE)
    dialog_of(held, KeysOverlay).print.click()
    dialog = dialog_of(held, PrintDialog)
    assert "tast" in dialog.kind.currentText().lower()
    dialog.reject()


def test_a_question_mark_in_a_note_is_a_question_mark(held: Any) -> None:
    held.type("Hvem?")
    assert not visible(held.window, KeysOverlay)
    held.mode.side.timer.start.setFocus()
    held.type("?")
    dialog_of(held, KeysOverlay).reject()


def test_everything_in_the_running_view_has_a_name(held: Any) -> None:
    held.press(keys.START)
    side = held.mode.side
    for each in side.findChildren(type(side.timer.start)):
        if each.isVisible():
            name = QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
            assert name.strip(), each
    assert side.timer.more.accessibleName() == "5 minutter mere"
    assert side.timer.more.toolTip() == "5 minutter mere (F6)"


def test_an_agenda_that_is_too_long_can_be_made_to_fit_before_the_meeting(held: Any) -> None:
    held.window.show_page("meetings", held.meeting, "prepare")
    agenda = held.window.current_page.view.mode.agenda
    assert not agenda.sums.catch_up.isVisible()
    item_edits.update_item(held.workspace, held.items[3], minutes=100)
    assert agenda.sums.catch_up.isVisible()
    before = held.read()
    agenda.sums.catch_up.click()
    dialog = dialog_of(held, CatchUpDialog)
    assert dialog.heading.text() == "For at nå det hele kan dagsordenen se sådan ud:"
    assert not dialog.minutes.isVisible() and times(dialog)[0][0] == "Velkomst"
    dialog.agree.click()
    assert not agenda.sums.catch_up.isVisible()
    held.workspace.undo()
    assert held.read() == before
    held.press(keys.CATCH_UP)
    dialog_of(held, CatchUpDialog).reject()


def _first_ink(picture: QImage) -> int:
    """The first column of pixels that are not of the ground."""
    ground = picture.pixel(2, picture.height() // 2)
    return next(
        x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in range(4, picture.height() - 4))
    )


def test_the_headings_of_the_times_are_above_them(held: Any) -> None:
    held.press(keys.START)
    held.press(keys.CATCH_UP)
    table = dialog_of(held, CatchUpDialog).table
    header, viewport = table.horizontalHeader(), table.viewport()
    for column in (1, 2):
        x, width = table.columnViewportPosition(column), table.columnWidth(column)
        heading = on_screen(header.viewport(), QRect(x, 0, width, header.height()))
        cell = on_screen(viewport, QRect(x, table.rowViewportPosition(1), width, table.rowHeight(1)))
        assert abs(_first_ink(heading) - _first_ink(cell)) <= 2
        text = table.fontMetrics().horizontalAdvance(table.item(1, column).text())
        assert width >= text + 2 * _first_ink(cell) - 2  # no time is cut


def test_what_is_no_number_of_minutes_is_waited_with(held: Any) -> None:
    held.press(keys.START)
    held.press(keys.CATCH_UP)
    dialog = dialog_of(held, CatchUpDialog)
    dialog.minutes.selectAll()
    held.qtbot.keyClicks(dialog.minutes, "+")
    assert not dialog.agree.isEnabled()
    held.qtbot.keyClicks(dialog.minutes, "5")
    assert dialog.agree.isEnabled()
    dialog.reject()


def test_closing_leaves_an_owner_alone_that_nobody_touched(held: Any) -> None:
    namesakes = [create_person(held.workspace, home, "Mette Bak") for home in (held.klit, held.fjord)]
    line = NoteLine("Send", institution=held.fjord, person=namesakes[1])
    held.press(keys.START)
    note = notes.add_note(held.workspace, held.meeting, "action", line, at=held.now)
    held.end()
    dialog = dialog_of(held, ClosingDialog)
    dialog.rows[0].due.setText("4/12")
    dialog.save.click()
    done = note_queries.read_note(held.workspace, note)
    assert (done.person, done.institution, str(done.due)) == (namesakes[1], held.fjord, "2026-12-04")


def test_an_owner_hidden_in_the_safe_view_does_not_stand_in_the_way_of_the_date(held: Any) -> None:
    elsewhere = create_institution(held.workspace, "Marskdirektoratet")
    held.press(keys.START)
    note = notes.add_note(held.workspace, held.meeting, "action", NoteLine("Send", institution=elsewhere), at=held.now)
    held.window.set_safe(held.meeting)
    held.end()
    dialog = dialog_of(held, ClosingDialog)
    dialog.rows[0].due.setText("4/12")
    dialog.save.click()
    assert not dialog.isVisible()
    assert note_queries.read_note(held.workspace, note).institution == elsewhere


def test_what_is_filled_in_stays_where_saving_it_is_refused(closing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_given: Any) -> None:
        raise CampusError("Der er ikke plads på disken.")

    monkeypatch.setattr("ui.meetings.hold.closing.complete_with_new", refused)
    dialog = dialog_of(closing, ClosingDialog)
    dialog.rows[0].owner.setText("Fjordstyrelsen")
    dialog.save.click()
    assert dialog.isVisible() and dialog.rows[0].owner.text() == "Fjordstyrelsen"
    assert "plads" in dialog.problem.text()
    dialog.reject()


def test_the_beginning_of_a_known_name_is_that_person_when_closing(held: Any) -> None:
    held.press(keys.START)
    notes.add_note(held.workspace, held.meeting, "action", NoteLine("Send"), at=held.now)
    count = len(held.workspace.rows("SELECT id FROM person"))
    held.end()
    dialog = dialog_of(held, ClosingDialog)
    (row,) = dialog.rows
    row.owner.setText("Mette")
    row.check()
    assert row.meaning.isVisible() and row.meaning.text() == "Mette Holm"
    assert row.create.isVisible() and not row.problems[row.owner].isVisible()
    dialog.save.click()
    (note,) = note_queries.notes_of(held.workspace, held.meeting)
    assert note.person_name == "Mette Holm" and len(held.workspace.rows("SELECT id FROM person")) == count


def over(held: Any) -> Any:
    """“Sparring” twenty minutes longer than planned, and the dialog opened."""
    held.press(keys.START)
    held.pass_(15)
    held.press(keys.NEXT)
    for _time in range(14):
        held.press(keys.MORE)
    held.press(keys.CATCH_UP)
    return dialog_of(held, CatchUpDialog)


def test_the_arrow_goes_from_the_end_as_things_stand_to_the_end_after(held: Any) -> None:
    dialog = over(held)
    assert "slutter mødet 14.10" in dialog.measure.text()
    assert re.fullmatch(r"Mødet slutter  14\.10 → 13\.\d\d", dialog.ends.text()), dialog.ends.text()
    assert ink(on_screen(dialog.ends)) > 0.02


def test_what_is_shown_follows_the_ticks(held: Any) -> None:
    dialog = over(held)
    assert dialog.ways["pin"].isChecked()
    for way in ("buffer", "shorten", "pin", "end"):
        if dialog.ways[way].isChecked():
            dialog.ways[way].click()
    assert dialog.ends.text() == "Mødet slutter  14.10"
    row = next(each for each in times(dialog) if each[0] == "Frokost")
    assert row[2].endswith("for sent til kl. 12.00")


def test_locked_items_are_not_to_move_unless_that_is_needed(held: Any) -> None:
    held.press(keys.START)
    held.press(keys.MORE)
    held.press(keys.CATCH_UP)
    dialog = dialog_of(held, CatchUpDialog)
    assert not dialog.ways["pin"].isChecked() and dialog.left.text() == ""
    dialog.minutes.setText("90")
    assert dialog.ways["pin"].isChecked()
    dialog.ways["pin"].click()
    dialog.minutes.setText("95")
    assert not dialog.ways["pin"].isChecked()  # as the user chose


def test_the_card_has_the_lock_that_was_agreed_to_also_while_it_is_current(held: Any) -> None:
    dialog = over(held)
    dialog.agree.click()
    lock = held.read().items[4].pinned
    assert lock is not None and lock.hour == 12 and lock.minute > 0
    running.next_item(held.workspace, held.meeting, held.now, to=held.items[4])
    held.pass_(0)
    model = held.mode.agenda.model
    card = model.cards[model.index_of(held.items[4]).row()]
    assert f"Låst til kl. {lock.hour}.{lock.minute:02}" in card.second
