"""The running view as a whole: room, keyboard, script, going to an item, several days, the safe view."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from campus_desktop.clock import zone
from campus_desktop.institutions.edits import create_institution
from campus_desktop.meetings import edits, item_edits, keys, notes
from campus_desktop.meetings.meeting import Day
from campus_desktop.meetings.noteline import NoteLine
from tests.support.hands import visible
from ui.meetings.hold.catch_up import CatchUpDialog
from ui.meetings.hold.closing import ClosingDialog


def test_the_note_line_has_the_keyboard_when_the_view_comes_into_sight(held: Any) -> None:
    held.window.show_page("meetings", held.meeting, "prepare")
    held.window.setFocus()
    held.open()
    held.qtbot.waitUntil(lambda: held.mode.notes.line.isAncestorOf(QApplication.focusWidget() or held.window))
    held.type("Hej")
    assert held.mode.notes.isVisible()


def test_where_there_is_little_room_the_agenda_gives_way_and_comes_when_called(held: Any) -> None:
    held.press(keys.START)
    mode = held.mode
    held.window.resize(1366, 768)
    QApplication.processEvents()
    assert mode.left.isVisible() and mode.side.width() == 276
    assert not mode.side.below.verticalScrollBar().isVisible()
    held.window.resize(800, 520)
    QApplication.processEvents()
    assert not mode.left.isVisible() and mode.side.timer.main.isVisible()
    assert mode.side.timer.main.geometry().right() <= mode.side.timer.width()
    mode.agenda_action.trigger()
    assert mode.left.isVisible()
    mode.agenda_action.trigger()
    assert not mode.left.isVisible()


def test_script_and_link_of_the_item_are_beside_the_notes(held: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    long = "\n".join(f"Linje {n}" for n in range(9))
    item_edits.update_item(held.workspace, held.items[0], script=long, link="https://example.dk/a")
    item_edits.update_item(held.workspace, held.items[1], script="Spørg først værten", link="fil.exe")
    held.press(keys.START)
    script = held.mode.side.script
    assert script.heading.text() == "Drejebog"
    assert script.y() > held.mode.side.people.y()
    assert script.text.text().endswith("Linje 4 …") and script.more.text() == "Vis alt"
    script.more.click()
    assert script.text.text() == long
    script.more.click()
    held.press(keys.SCRIPT)
    QApplication.processEvents()
    assert script.text.text() == long and script.y() < held.mode.side.people.y()
    held.press(keys.SCRIPT)
    QApplication.processEvents()
    assert script.text.text() != long and script.y() > held.mode.side.people.y()
    held.window.settings.remember_link_host("example.dk")
    script.link.click()
    assert opened == ["https://example.dk/a"]
    held.mode.agenda.item_opened.emit(held.items[1])
    assert (script.heading.text(), script.text.text()) == ("Drejebog: Sparring", "Spørg først værten")
    held.press(keys.NEXT)
    held.press(keys.NEXT)
    assert not script.isVisible()
    held.press(keys.BACK)
    script.link.click()
    assert len(opened) == 1
    held.window.set_safe(held.meeting)
    assert not held.mode.side.script.isVisible()
    assert "Spørg først" not in script.text.text()


def test_on_to_an_item_of_ones_choice(held: Any) -> None:
    held.press(keys.START)
    held.mode.agenda.choose(held.items[3])
    menu = held.mode.agenda.menus.card_menu(held.mode)
    assert menu.actions()[0].text() == "&Gå til det valgte punkt"
    menu.close()
    held.press(keys.GO)
    assert held.title == "Opsamling"
    held.press(keys.BACK)
    assert held.title == "Velkomst"


def test_between_two_days_the_next_one_waits_to_be_started(held: Any) -> None:
    first = held.read().days[0]
    edits.set_days(held.workspace, held.meeting, [first, Day(2, date(2026, 11, 27), time(9), time(12))])
    item_edits.add_item(held.workspace, held.meeting, "Dag to", 60, day=2)
    held.press(keys.START)
    held.end()
    timer = held.mode.side.timer
    assert (held.title, held.figure, held.detail) == ("Dag 1 er slut", "09.00", "27. november 2026")
    assert timer.start.isVisible() and not timer.follow_up.isVisible()
    held.window.current_page.show_list()
    held.window.show_page("meetings", held.meeting)
    assert held.window.current_page.view.header.modes.current() == "hold"
    held.now = datetime(2026, 11, 27, 9, 4, tzinfo=zone())
    held.window.clock.tick.emit()
    assert held.detail == "skulle være begyndt for 4 min siden"
    held.press(keys.START)
    assert (held.title, held.figure) == ("Dag to", "1:00:00")
    held.end()
    assert held.title == "Mødet er slut" and "26. november 2026 – 27. november 2026" in held.detail


def test_in_the_safe_view_closing_says_nothing_private(held: Any) -> None:
    held.press(keys.START)
    notes.add_note(held.workspace, held.meeting, "action", NoteLine("Hemmeligord"), at=held.now, private=True)
    notes.add_note(held.workspace, held.meeting, "action", NoteLine("Send"), at=held.now)
    create_institution(held.workspace, "Marskdirektoratet")
    held.window.set_safe(held.meeting)
    held.end()
    (dialog,) = visible(held.window, ClosingDialog)
    assert [row.text.text() for row in dialog.rows] == ["Send"]
    offered = dialog.rows[0].owner.completer()
    names = {offered.completionModel().index(row, 0).data() for row in range(offered.completionModel().rowCount())}
    assert "Fjordstyrelsen" in names and "Marskdirektoratet" not in names
    dialog.leave.click()


def test_the_status_line_counts_the_notes(held: Any) -> None:
    notes.add_note(held.workspace, held.meeting, "decision", NoteLine("Ja"), at=held.now)
    assert held.mode.status() == "1 note · 1 beslutning"


def test_on_other_pages_the_clock_stands_in_the_status_line_and_leads_back(held: Any) -> None:
    shown = held.window.status_line.running_button
    held.press(keys.START)
    assert not shown.isVisible()
    held.mode.side.paths.cards[0].click()
    assert held.window.current_key == "paths" and shown.text() == "15:00 tilbage · slutter kl. 9.45"
    held.pass_(5)
    assert shown.text() == "10:00 tilbage · slutter kl. 9.45"
    item_edits.update_item(held.workspace, held.items[0], minutes=20)
    assert shown.text() == "15:00 tilbage · slutter kl. 9.50"
    assert shown.toolTip() == "Tilbage til mødet »Preboarding«"
    shown.click()
    assert held.window.current_key == "meetings" and held.figure == "15:00" and not shown.isVisible()
    held.end()
    held.window.show_page("paths")
    assert not shown.isVisible()


def test_the_clock_stands_wherever_the_running_meeting_is_not_held_in_sight(held: Any) -> None:
    shown = held.window.status_line.running_button
    other = edits.create_meeting(held.workspace, "Et andet møde", date=date(2026, 12, 3))
    held.press(keys.START)

    def painted() -> bool:
        QApplication.processEvents()
        return shown.isVisible() and shown.grab().toImage().pixelColor(
            3, shown.height() // 2
        ) != held.window.grab().toImage().pixelColor(2, 2)

    assert not shown.isVisible()
    view = held.window.current_page.view
    for key in ("prepare", "follow-up"):
        view.show_mode(key)
        assert painted() and shown.text() == "15:00 tilbage · slutter kl. 9.45", key
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
        assert view.header.modes.current() == "hold" and not shown.isVisible()
    held.window.current_page.show_list()
    assert painted()
    for mode in ("prepare", "hold", "follow-up"):
        held.window.show_page("meetings", other, mode)
        assert painted(), mode
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert held.title == "Velkomst" and not shown.isVisible()
    held.qtbot.waitUntil(held.mode.notes.line.edit.hasFocus)


def test_a_long_word_in_a_title_is_whole_in_the_clocks_panel(held: Any) -> None:
    item_edits.update_item(held.workspace, held.items[0], title="Kompetenceudviklingssamtaleforberedelsesworkshop")
    held.press(keys.START)
    QApplication.processEvents()
    title = held.mode.side.timer.title
    picture = title.grab().toImage()
    assert picture.height() >= 2 * title.fontMetrics().height()
    assert title.geometry().right() <= held.mode.side.timer.width()
    assert len({picture.pixelColor(picture.width() - 1, y).name() for y in range(picture.height())}) == 1


def test_a_delay_past_midnight_is_late_and_not_early(held: Any) -> None:
    held.press(keys.START)
    held.pass_(15 * 60)  # 0.30 the day after
    assert held.detail.endswith("14 t 45 min bagud")
    cards = {card.title: card for card in held.mode.agenda.model.cards}
    assert cards["Sparring"].shift == "→ 00.30" and not cards["Sparring"].early
    assert cards["Frokost"].notice is not None and cards["Frokost"].notice[0].startswith("14 t 45 min for sent")
    held.press(keys.CATCH_UP)
    (dialog,) = visible(held.window, CatchUpDialog)
    assert "kl. " in dialog.changes.text() and "(dagen efter)" in dialog.changes.text()
    table = dialog.table
    last = table.item(table.rowCount() - 1, 2)
    assert dialog.ends.text().endswith("(dagen efter)") and last.text().endswith("(dagen efter)")
    width = table.fontMetrics().horizontalAdvance(last.text())
    assert table.columnWidth(2) > width  # not cut
    dialog.reject()
    held.end()
    assert held.detail.endswith("12 t efter planlagt sluttid") or "t " in held.detail.rsplit(" · ", 1)[-1]


def test_a_click_into_the_note_line_leaves_a_card_that_is_written_in(held: Any) -> None:
    view = held.mode.agenda.view
    view.edit_field(held.items[1], "title")
    held.type("Sparring to og to")
    held.mode.notes.line.edit.setFocus(Qt.FocusReason.MouseFocusReason)
    assert held.read().items[1].title == "Sparring to og to"
    assert held.mode.notes.line.edit.hasFocus()


def test_what_is_written_in_a_card_is_kept_when_it_is_left_with_the_window_behind_another(held: Any) -> None:
    view = held.mode.agenda.view
    view.edit_field(held.items[1], "title")
    held.type("Sparring to og to")
    other = QWidget()
    held.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    held.qtbot.waitUntil(other.isActiveWindow)
    held.window.show_page("courses")
    assert held.read().items[1].title == "Sparring to og to"


def test_a_click_on_what_steers_the_meeting_leaves_the_keyboard_in_the_note_line(held: Any) -> None:
    for track, title in ((0, "Rød"), (1, "Blå")):
        item_edits.add_item(held.workspace, held.meeting, title, 20, parent=held.items[1], track=track)
    item_edits.update_item(held.workspace, held.items[1], script="Sig velkommen\n" * 9, tracks=("Rød", "Blå"))
    timer, line = held.mode.side.timer, held.mode.notes.line.edit
    held.qtbot.mouseClick(timer.start, Qt.MouseButton.LeftButton)
    held.type("Lad en ")
    for button in (timer.main, timer.more, timer.less, timer.run):
        held.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert line.hasFocus()
    row = held.mode.side.groups.rows[0]
    for button in (row.more, row.less, row.next, timer.back, held.mode.side.script.more):
        held.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert line.hasFocus()
    held.type("buddy sende den")
    assert line.toPlainText() == "Lad en buddy sende den"


def test_after_a_click_on_the_safe_view_a_space_is_a_space(held: Any) -> None:
    line = held.mode.notes.line.edit
    held.type("Lad")
    held.qtbot.mouseClick(held.window.current_page.view.header.safe, Qt.MouseButton.LeftButton)
    assert held.window.safe is not None and line.hasFocus()
    held.type(" en")
    assert held.window.safe is not None and line.toPlainText() == "Lad en"


def test_a_file_that_is_only_read_lets_nothing_be_pressed_and_says_why(held: Any) -> None:
    from campus_desktop.workspace import open_workspace

    path, window = held.workspace.path, held.window
    window.set_workspace(None)
    window.set_workspace(open_workspace(path, read_only=True, now=window.clock.now))
    held.open()
    mode = held.mode
    timer, edit = mode.side.timer, mode.notes.line.edit
    assert timer.start.isVisible() and not timer.start.isEnabled() and not timer.catch_up.isEnabled()
    assert not edit.isEnabled() and "kun åbnet til læsning" in edit.placeholderText()
    assert not mode.side.people.line.add.isEnabled() and not mode.participant_action.isEnabled()
    without = edit.grab().toImage()
    edit.setPlaceholderText("")
    assert edit.grab().toImage() != without, "why is painted where one would write"


def test_at_the_minute_it_begins_it_is_not_zero_minutes_late(held: Any) -> None:
    for minutes, said in (
        (0, "i dag, begynder nu"),
        (0.9, "i dag, begynder nu"),
        (0.2, "skulle være begyndt for 1 min siden"),
    ):
        held.pass_(minutes)
        assert held.detail == said and held.mode.side.timer.detail.isVisible()
