from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits
from campus_desktop.meetings.item_edits import add_item
from campus_desktop.meetings.meeting import Day, Meeting
from tests.support.hands import choose
from tests.support.seen import settle
from ui.meetings.prepare.about import Fields
from ui.widgets.line_row import ValueRow


def test_time_and_place_are_shown_and_typed_over(preparing: Any, qtbot: QtBot) -> None:
    when = preparing.mode.facts.when
    shown = (when.date.line.text(), when.start.line.text(), when.end.line.text(), when.place.line.text())
    assert shown == ("26. november 2026", "09.30", "14.30", "Klitby")
    preparing.write(when.date.line, "3/12", qtbot)
    preparing.write(when.end.line, "15", qtbot)
    preparing.write(when.place.line, "Fjordby", qtbot)
    meeting = preparing.meeting
    assert (meeting.date, meeting.days[0].end, meeting.place) == (date(2026, 12, 3), time(15), "Fjordby")
    assert when.date.line.text() == "3. december 2026" and when.end.line.text() == "15.00"
    for _edit in range(3):
        preparing.window.undo()
    meeting = preparing.meeting
    assert (meeting.date, meeting.days[0].end, meeting.place) == (date(2026, 11, 26), time(14, 30), "Klitby")
    assert when.date.line.text() == "26. november 2026" and when.end.line.text() == "14.30"


def test_what_is_typed_is_saved_as_it_is_typed_and_stays_as_typed(preparing: Any, qtbot: QtBot) -> None:
    end = preparing.mode.facts.when.end.line
    end.saver.timer.setInterval(10)
    before = preparing.workspace.undo_label
    end.setFocus()
    end.selectAll()
    qtbot.keyClicks(end, "15")
    qtbot.waitUntil(lambda: preparing.meeting.days[0].end == time(15), timeout=3000)
    assert end.text() == "15"
    qtbot.keyClicks(end, ".45")
    qtbot.keyClick(end, Qt.Key.Key_Return)
    assert preparing.meeting.days[0].end == time(15, 45) and end.text() == "15.45"
    preparing.window.undo()
    assert preparing.meeting.days[0].end == time(14, 30) and preparing.workspace.undo_label == before


def test_no_time_is_refused_in_the_field(preparing: Any, qtbot: QtBot) -> None:
    row = preparing.mode.facts.when.start
    preparing.write(row.line, "25.00", qtbot)
    assert preparing.meeting.days[0].start == time(9, 30)
    assert row.problem.isVisible() and "25.00" in row.problem.text() and row.line.property("invalid")
    preparing.write(row.line, "10.15", qtbot)
    assert preparing.meeting.days[0].start == time(10, 15) and not row.problem.isVisible()


def test_texts_are_one_step_back_each(preparing: Any, qtbot: QtBot) -> None:
    facts = preparing.mode.facts
    facts.practical.unfold()
    facts.data.unfold()
    fields: list[tuple[Fields, str, str]] = [
        (facts.purpose.fields, "purpose", "At lære"),
        (facts.practical.fields, "address", "Strandvejen 1"),
        (facts.practical.fields, "arrival", "Meld jer i receptionen"),
        (facts.data.fields, "case_number", "2026-77"),
        (facts.data.fields, "data_purpose", "Referat"),
    ]
    for part, field, text in fields:
        part.save(field, text)
        preparing.workspace.seal()
    assert [getattr(preparing.meeting, field) for _part, field, _text in fields] == [text for *_rest, text in fields]
    for _edit in fields:
        preparing.window.undo()
    assert [getattr(preparing.meeting, field) for _part, field, _text in fields] == [""] * len(fields)


def test_choices_and_the_delete_by_date(preparing: Any, qtbot: QtBot) -> None:
    data = preparing.mode.facts.data
    data.unfold()
    series = edits.create_series(preparing.workspace, "Fjordnetværket")
    data.fields.save("series", series, merge=False)
    data.fields.save("kind", "sparring", merge=False)
    data.initials.click()
    preparing.write(data.delete_by.line, "31/5", qtbot)
    meeting: Meeting = preparing.meeting
    assert (meeting.series_title, meeting.kind, meeting.initials_only) == ("Fjordnetværket", "sparring", True)
    assert meeting.delete_by == date(2027, 5, 31)
    preparing.window.undo()
    preparing.window.undo()
    assert not preparing.meeting.initials_only and not data.initials.isChecked()


def test_the_host_is_chosen_among_the_institutions(preparing: Any) -> None:
    host = preparing.mode.facts.when.host.field
    assert host.currentText() == "Klitadministrationen"
    choose(host, preparing.fjord)
    assert preparing.meeting.host == preparing.fjord
    preparing.window.undo()
    assert host.currentText() == "Klitadministrationen"


def test_a_host_and_a_series_that_are_not_there_yet_are_made(preparing: Any, answers: Any) -> None:
    host, data = preparing.mode.facts.when.host.field, preparing.mode.facts.data
    answers.answers += ["Hedestyrelsen", None, "Fjordnetværket"]
    host.setCurrentIndex(host.count() - 1)
    host.activated.emit(host.currentIndex())
    assert preparing.meeting.host_name == host.currentText() == "Hedestyrelsen"
    host.setCurrentIndex(host.count() - 1)
    host.activated.emit(host.currentIndex())
    assert host.currentText() == "Hedestyrelsen"  # cancelled
    series = data.series.field
    series.setCurrentIndex(series.count() - 1)
    series.activated.emit(series.currentIndex())
    assert preparing.meeting.series_title == series.currentText() == "Fjordnetværket"
    for _edit in range(2):
        preparing.window.undo()
    assert preparing.meeting.host_name == "Klitadministrationen" and preparing.meeting.series is None
    assert host.count() == 4  # none, two institutions and the new one


def test_a_delete_by_date_is_proposed(preparing: Any) -> None:
    data = preparing.mode.facts.data
    data.unfold()
    data.propose.click()
    assert preparing.meeting.delete_by == date(2027, 5, 27) and not data.propose.isVisible()
    preparing.window.undo()
    assert preparing.meeting.delete_by is None and data.propose.isVisible()


def test_several_days(preparing: Any, qtbot: QtBot, answers: Any) -> None:
    days = preparing.mode.facts.data.days
    days.add_button.click()
    assert [day.date for day in preparing.meeting.days] == [date(2026, 11, 26), date(2026, 11, 27)]
    row = days.rows[0]
    assert row.date.line.text() == "27. november 2026" and "Dag 2" in row.end.line.accessibleName()
    preparing.write(row.end.line, "12", qtbot)
    assert preparing.meeting.days[1].end == time(12)
    # a second day cannot come before the first: it is said at the field, what was typed stays there, and the old date holds
    preparing.write(row.date.line, "20/11", qtbot)
    assert preparing.meeting.days[1].date == date(2026, 11, 27) and answers.said == []
    assert row.date.line.text() == "20/11" and "skal ligge efter hinanden" in row.date.problem.text()
    assert preparing.window.status_line.unsaved_button.isVisible()
    days.remove(2)
    assert len(preparing.meeting.days) == 1 and days.rows == []
    preparing.window.undo()
    assert len(preparing.meeting.days) == 2 and len(days.rows) == 1


def test_a_day_in_the_middle_that_is_taken_away_moves_no_other_day_s_items(preparing: Any) -> None:
    ws, meeting = preparing.workspace, preparing.id
    first = preparing.meeting.days[0]
    later = [Day(number, date(2026, 11, 25 + number), first.start, first.end) for number in (2, 3, 4)]
    edits.set_days(ws, meeting, [first, *later])
    for number in (4, 3, 2):
        add_item(ws, meeting, f"Dag {number}", 30, day=number)
    add_item(ws, meeting, "Til sidst den første dag", 10)
    preparing.mode.facts.data.days.remove(2)
    assert [str(day.date)[-2:] for day in preparing.meeting.days] == ["26", "28", "29"]
    assert [(item.title, item.day) for item in preparing.meeting.items] == [
        ("Velkomst", 1),
        ("Frokost", 1),
        ("Afrunding", 1),
        ("Til sidst den første dag", 1),
        ("Dag 2", 1),
        ("Dag 3", 2),
        ("Dag 4", 3),
    ]
    preparing.window.undo()
    assert [item.day for item in preparing.meeting.items] == [1, 1, 1, 1, 2, 3, 4]


def test_a_time_that_is_none_is_not_taken_along_to_another_meeting(preparing: Any, qtbot: QtBot) -> None:
    first = preparing.meeting.days[0]
    days = [first, Day(2, date(2026, 11, 27), time(9), time(12))]
    other = edits.create_meeting(preparing.workspace, "Et andet")
    for meeting, day in ((preparing.id, days[1]), (other, replace(days[1], start=time(8)))):
        edits.set_days(preparing.workspace, meeting, [first, day])
    preparing.write(preparing.mode.facts.data.days.rows[0].start.line, "hallo", qtbot)
    preparing.window.show_page("meetings", other, "prepare")
    assert preparing.mode.facts.data.days.rows[0].start.line.text() == "08.00"


def test_days_are_those_of_copenhagen(preparing: Any, qtbot: QtBot) -> None:
    preparing.window.clock.set_now(lambda: datetime(2026, 11, 2, 23, 30, tzinfo=UTC))  # 3 November in Copenhagen
    preparing.write(preparing.mode.facts.when.date.line, "i morgen", qtbot)
    assert preparing.meeting.date == date(2026, 11, 4)


def test_a_fold_says_what_it_holds(preparing: Any, qtbot: QtBot) -> None:
    when = preparing.mode.facts.when
    assert when.is_unfolded and not when.head.note
    qtbot.mouseClick(when.head, Qt.MouseButton.LeftButton)
    assert not when.is_unfolded and when.head.note == "26. november 2026"
    assert "26. november 2026" in when.head.accessibleName() and not when.place.isVisible()
    qtbot.keyClick(when.head, Qt.Key.Key_Space)
    assert when.is_unfolded and when.place.isVisible()


def test_practical_facts_are_unfolded_where_there_are_some(preparing: Any) -> None:
    facts = preparing.mode.facts
    assert not facts.practical.is_unfolded
    other = edits.create_meeting(preparing.workspace, "Andet", room="Mødelokale 3")
    preparing.window.show_page("meetings", other)
    assert facts.practical.is_unfolded and not facts.data.is_unfolded


def test_there_is_no_field_for_health_or_diet(preparing: Any) -> None:
    from ui.widgets.form import FormRow

    names = " ".join(row.field.accessibleName() for row in preparing.mode.findChildren(FormRow)).casefold()
    assert "adresse" in names
    assert not any(word in names for word in ("allergi", "diæt", "kost", "helbred", "sygdom"))


def test_every_value_is_written_as_it_is_read(preparing: Any) -> None:
    rows = preparing.mode.findChildren(ValueRow)
    assert len(rows) >= 6
    assert all(row.read(row.write(row.value())) == row.value() for row in rows if row.line.text())


def test_what_looks_like_a_cpr_number_is_warned_of_while_it_is_typed(preparing: Any, qtbot: QtBot) -> None:
    mode = preparing.mode
    mode.open_item(preparing.item("Velkomst").id)
    fields = (mode.facts.people.line, mode.facts.when.place.line, mode.details.fields.texts["script"])
    for field in fields:
        before = _warnings(mode)
        field.setFocus()
        qtbot.keyClicks(field, " 010190-1234")
        assert _warnings(mode) == before + 1
    mode.leave()
    assert "010190-1234" in preparing.item("Velkomst").script  # it hinders nothing


def _warnings(mode: Any) -> int:
    return sum(each.isVisible() and "CPR" in each.text() for each in mode.findChildren(QLabel))


def test_what_is_said_of_a_date_moves_no_field(preparing: Any, qtbot: QtBot) -> None:
    when = preparing.mode.facts.when
    settle()
    below = [part.mapTo(preparing.window, part.rect().topLeft()) for part in (when.start, when.place, when.host)]
    for typed, tone in (("", None), ("2", "error"), ("24/12", "away"), ("3/12", "note")):
        when.date.line.setFocus()
        when.date.line.selectAll()
        qtbot.keyClick(when.date.line, Qt.Key.Key_Delete)
        qtbot.keyClicks(when.date.line, typed)
        qtbot.wait(80)  # the note is written a moment after the last key
        settle()
        assert when.date.problem.isVisible() == (tone == "error") and when.date.note.isVisible() == (
            tone in ("away", "note")
        )
        now = [part.mapTo(preparing.window, part.rect().topLeft()) for part in (when.start, when.place, when.host)]
        assert now == below, typed


def test_a_refused_time_moves_no_field(preparing: Any, qtbot: QtBot) -> None:
    when = preparing.mode.facts.when
    settle()
    below = [part.mapTo(preparing.window, part.rect().topLeft()) for part in (when.end, when.place, when.host)]
    for row in (when.start, when.end):
        row.line.setFocus()
        row.line.selectAll()
        qtbot.keyClicks(row.line, "kl")
        qtbot.keyClick(row.line, Qt.Key.Key_Return)
        settle()
        assert row.problem.isVisible() and row.problem.height() >= row.problem.heightForWidth(row.problem.width())
        now = [part.mapTo(preparing.window, part.rect().topLeft()) for part in (when.end, when.place, when.host)]
        assert now == below, row.line.accessibleName()
        qtbot.keyClick(row.line, Qt.Key.Key_Escape)
