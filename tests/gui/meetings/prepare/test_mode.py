from __future__ import annotations

from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from campus_desktop.institutions.queries import list_institutions
from campus_desktop.meetings import edits, item_edits, templates
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths import queries as path_queries
from campus_desktop.paths.edits import create_path
from tests.support.hands import choose, visible
from ui.meetings.prepare.template_dialog import TemplateDialog
from ui.paths.new_path import NewPathDialog
from ui.widgets.choice_menu import ChoiceMenu


def test_a_chosen_item_is_shown_and_edited(preparing: Any, qtbot: QtBot) -> None:
    mode = preparing.mode
    assert mode.side.currentWidget() is mode.advice
    assert mode.open_item(preparing.item("Velkomst").id)
    details = mode.details
    assert details.isVisible() and details.fields.lines["title"].line.text() == "Velkomst"
    assert "9.30" in details.heading.text() and "9.45" in details.heading.text()
    preparing.write(details.fields.lines["title"].line, "Velkomst og formål", qtbot)
    preparing.write(details.minutes.line, "20", qtbot)
    preparing.write(details.pinned.line, "9.40", qtbot)
    preparing.write(details.fields.lines["responsible"].line, "Mette Holm", qtbot)
    item = preparing.item("Velkomst og formål")
    assert (item.minutes, item.pinned, item.responsible) == (20, time(9, 40), "Mette Holm")
    assert "9.40" in details.heading.text()
    for _edit in range(4):
        preparing.window.undo()
    item = preparing.item("Velkomst")
    assert (item.minutes, item.pinned, item.responsible) == (15, None, "")
    assert details.minutes.line.text() == "15 min"


def test_kind_institution_and_path_of_an_item(preparing: Any) -> None:
    mode = preparing.mode
    mode.open_item(preparing.item("Velkomst").id)
    boxes = {box.accessibleName(): box for box in mode.details.findChildren(QComboBox)}
    chosen = {"Punktets type": "discussion", "Institution": preparing.fjord, "Læringsforløb": preparing.path}
    for name, value in chosen.items():
        box = boxes[name]
        choose(box, value)
    item = preparing.item("Velkomst")
    assert (item.type, item.institution, item.path) == ("discussion", preparing.fjord, preparing.path)


def test_texts_of_an_item_and_what_lies_under_more(preparing: Any, qtbot: QtBot) -> None:
    mode = preparing.mode
    mode.open_item(preparing.item("Velkomst").id)
    details = mode.details
    assert not details.fields.texts["attachments"].isVisible()
    details.more.link.click()
    for field, text in (("purpose", "Vi mødes"), ("script", "Sig velkommen"), ("attachments", "Bilag 1")):
        details.fields.texts[field].setFocus()
        qtbot.keyClicks(details.fields.texts[field], text)
    mode.leave()
    item = preparing.item("Velkomst")
    assert (item.purpose, item.script, item.attachments) == ("Vi mødes", "Sig velkommen", "Bilag 1")
    mode.open_item(preparing.item("Frokost").id)
    assert details.fields.texts["attachments"].isVisible()  # what was unfolded stays so
    details.more.link.click()
    assert not details.fields.texts["attachments"].isVisible()
    mode.open_item(preparing.item("Afrunding").id)
    assert not details.fields.texts["attachments"].isVisible()
    mode.open_item(item.id)
    assert details.fields.texts["attachments"].isVisible()  # something is written there


def test_a_length_that_is_none_is_refused_in_the_field(preparing: Any, qtbot: QtBot) -> None:
    mode = preparing.mode
    mode.open_item(preparing.item("Velkomst").id)
    for typed in ("", "kort"):
        preparing.write(mode.details.minutes.line, typed, qtbot)
        assert mode.details.minutes.problem.isVisible() and preparing.item("Velkomst").minutes == 15
    preparing.write(mode.details.fields.lines["title"].line, "", qtbot)
    assert mode.details.fields.lines["title"].problem.isVisible() and preparing.item("Velkomst")
    mode.open_item(preparing.item("Frokost").id)
    assert mode.details.minutes.line.text() == "45 min" and not mode.details.minutes.problem.isVisible()


def test_escape_closes_the_details_and_a_deleted_item_does(preparing: Any, qtbot: QtBot) -> None:
    mode = preparing.mode
    mode.open_item(preparing.item("Velkomst").id)
    mode.details.edit_title()
    qtbot.keyClick(mode.details.fields.lines["title"].line, Qt.Key.Key_Escape)
    assert mode.side.currentWidget() is mode.advice
    mode.open_item(preparing.item("Velkomst").id)
    item_edits.delete_items(preparing.workspace, [preparing.item("Velkomst").id])
    assert mode.side.currentWidget() is mode.advice or mode.details.item.title != "Velkomst"


def test_groups_last_as_long_as_the_longest(preparing: Any) -> None:
    item = item_edits.add_item(preparing.workspace, preparing.id, "Grupper", 0)
    for track, minutes in ((0, 40), (1, 55)):
        item_edits.add_item(preparing.workspace, preparing.id, f"G{track}", minutes, parent=item, track=track)
    mode = preparing.mode
    mode.open_item(item)
    assert mode.details.minutes.line.isReadOnly() and mode.details.minutes.line.text() == "55 min"
    mode.leave()
    assert preparing.item("Grupper").minutes == 0


def test_paths_are_put_on_opened_and_taken_off(preparing: Any) -> None:
    section = preparing.mode.facts.paths
    other = create_path(preparing.workspace, "Onboarding")
    menu = section.findChild(ChoiceMenu)
    menu.aboutToShow.emit()
    menu.chosen.emit(frozenset({preparing.path, other}))
    assert {path.title for path in preparing.meeting.paths} == {"Preboarding", "Onboarding"}
    assert len(section.rows) == 2 and section.head.note == "2"
    menu.chosen.emit(frozenset({preparing.path}))
    assert [path.title for path in preparing.meeting.paths] == ["Preboarding"]
    section.rows[0].removed.emit(preparing.path)
    assert preparing.meeting.paths == () and section.rows == []
    preparing.window.undo()
    section.rows[0].card.click()
    assert preparing.window.current_key == "paths" and preparing.window.current_page.item() == preparing.path
    assert path_queries.has_path(preparing.workspace, preparing.path)


def test_a_path_that_is_missing_is_made_on_the_spot(preparing: Any, answers: Any, qtbot: QtBot) -> None:
    section = preparing.mode.facts.paths
    menu = section.findChild(ChoiceMenu)
    menu.popup(section.add_button.mapToGlobal(section.add_button.rect().center()))
    qtbot.keyClicks(menu, "Kultur")
    last = menu.actions()[-1]
    assert last.text() == "Nyt læringsforløb …" and menu.activeAction() is last  # nothing else fits
    before = section.grab().toImage()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(last).center())
    (dialog,) = visible(preparing.window, NewPathDialog)
    assert dialog.title.text() == "Kultur" and dialog.agree.isEnabled()
    answers.answers += ["Hedestyrelsen"]
    dialog.institution.setCurrentIndex(dialog.institution.count() - 1)
    dialog.institution.activated.emit(dialog.institution.currentIndex())
    assert dialog.institution.currentText() == "Hedestyrelsen"
    dialog.agree.click()
    (path,) = preparing.meeting.paths
    assert (path.title, path.institution_name) == ("Kultur", "Hedestyrelsen")
    QApplication.processEvents()
    assert len(section.rows) == 1 and section.grab().toImage() != before
    assert preparing.window.focusWidget() is section.add_button
    preparing.window.undo()
    assert preparing.meeting.paths == () and "Hedestyrelsen" not in {
        each.name for each in list_institutions(preparing.workspace)
    }


def test_a_kept_agenda_a_copy_and_deleting(preparing: Any, answers: Any) -> None:
    commands = preparing.mode.commands
    answers.answers += ["Vores dagsorden"]
    menu = preparing.mode.menu_actions()
    assert menu["meetings/template"][1] is preparing.mode.agenda.actions_.keep
    menu["meetings/template"][1].trigger()
    kept = list_meetings(preparing.workspace, templates=True)
    assert [each.title for each in kept] == ["Vores dagsorden"] and kept[0].items == 2
    commands.duplicate.trigger()
    copy = preparing.page.item()
    assert copy != preparing.id and read_meeting(preparing.workspace, copy).title == "Netværk (kopi)"
    commands.delete.trigger()
    assert preparing.page.item() is None and [each.id for each in list_meetings(preparing.workspace)] == [preparing.id]
    preparing.window.undo()
    assert len(list_meetings(preparing.workspace)) == 2


def test_another_template_takes_the_place_of_the_agenda(preparing: Any, qtbot: QtBot) -> None:
    preparing.mode.commands.template.trigger()
    dialog = preparing.window.findChild(TemplateDialog)
    assert dialog.list.count() == len(templates.KEYS) and dialog.about.text()
    dialog.list.setCurrentRow(2)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert not dialog.isVisible() and preparing.meeting.items[0].origin.startswith("path-sprint.")
    preparing.window.undo()
    assert [item.title for item in preparing.meeting.items] == ["Velkomst", "Frokost", "Afrunding"]


def test_facts_fold_into_a_strip(preparing: Any) -> None:
    mode = preparing.mode
    assert mode.facts.isVisible()
    mode.fold_action.trigger()
    assert not mode.facts.isVisible() and mode.unfold_button.hasFocus()
    mode.unfold_button.click()
    assert mode.facts.isVisible()


def test_in_a_narrow_window_the_agenda_keeps_its_room(preparing: Any, qtbot: QtBot) -> None:
    mode = preparing.mode
    preparing.window.resize(900, 600)
    qtbot.waitUntil(lambda: not mode.facts.isVisible())
    assert mode.agenda.isVisible() and mode.agenda.width() >= 280
    person = preparing.meeting.participants
    assert person == ()
    mode.unfold_button.click()
    assert mode.facts.isVisible()


def test_the_status_line_counts(preparing: Any) -> None:
    assert preparing.mode.status() == "2 punkter · 3 t 30 min af 5 t"
    item_edits.add_item(preparing.workspace, preparing.meeting.id, "Pause", 15, type="break")
    assert preparing.mode.status() == "2 punkter · 3 t 45 min af 5 t", "as the minutes number them"


def test_another_meeting_saves_what_was_typed_into_this_one(preparing: Any, qtbot: QtBot) -> None:
    place = preparing.mode.facts.when.place.line
    place.setFocus()
    place.clear()
    qtbot.keyClicks(place, "Fjordby")
    other = edits.create_meeting(preparing.workspace, "Andet", date=date(2026, 12, 1))
    preparing.window.show_page("meetings", other)
    assert preparing.meeting.place == "Fjordby" and place.text() == ""
    assert read_meeting(preparing.workspace, other).place == ""


def test_enter_on_a_card_goes_to_its_title_in_the_details(preparing: Any, qtbot: QtBot) -> None:
    mode = preparing.mode
    assert mode.window().focusWidget() is mode.agenda.view and mode.advice.isVisible()
    mode.agenda.choose(preparing.item("Velkomst").id)
    qtbot.keyClick(mode.agenda.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: mode.window().focusWidget() is mode.details.fields.lines["title"].line)
    assert mode.details.isVisible() and mode.details.fields.lines["title"].line.selectedText() == "Velkomst"


def test_minutes_typed_on_a_card_are_saved_and_the_keyboard_stays_there(preparing: Any, qtbot: QtBot) -> None:
    mode = preparing.mode
    mode.agenda.view.setFocus()
    mode.agenda.choose(preparing.item("Velkomst").id)
    qtbot.keyClicks(mode.agenda.view, "2")
    qtbot.keyClicks(mode.window().focusWidget(), "5")
    qtbot.keyClick(mode.window().focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: preparing.item("Velkomst").minutes == 25)
    assert mode.window().focusWidget() is mode.agenda.view and mode.details.minutes.line.text() == "25 min"


def test_with_too_little_room_facts_and_details_take_turns(preparing: Any, qtbot: QtBot) -> None:
    mode = preparing.mode
    preparing.window.resize(900, 600)
    qtbot.waitUntil(lambda: not mode.facts.isVisible())
    assert mode.side.isVisible()
    mode.unfold_button.click()
    assert mode.facts.isVisible() and not mode.side.isVisible()
    qtbot.waitUntil(lambda: mode.agenda.width() >= 280)
    mode.open_item(preparing.item("Velkomst").id)
    assert mode.details.isVisible() and not mode.facts.isVisible()


def test_every_control_has_a_name(preparing: Any) -> None:
    mode = preparing.mode
    for section in (mode.facts.practical, mode.facts.data):
        section.unfold()
    mode.facts.data.days.add_button.click()
    mode.open_item(preparing.item("Velkomst").id)
    mode.details.more.link.setChecked(True)
    controls = [
        *mode.findChildren(QAbstractButton),
        *mode.findChildren(QLineEdit),
        *mode.findChildren(QComboBox),
        *mode.findChildren(QPlainTextEdit),
        *mode.findChildren(QAbstractItemView),
    ]
    shown = [each for each in controls if each.isVisible()]
    names = [QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in shown]
    assert len(shown) > 40 and [each for each, name in zip(shown, names, strict=True) if not name] == []


def test_the_keyboard_goes_into_the_facts_and_back(preparing: Any, qtbot: QtBot) -> None:
    mode = preparing.mode
    mode.fold_action.trigger()
    mode.about_action.trigger()
    line = mode.facts.when.date.line
    assert mode.facts.isVisible() and mode.window().focusWidget() is line
    qtbot.keyClicks(line, "3/12")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert mode.window().focusWidget() is mode.agenda.view and preparing.meeting.date == date(2026, 12, 3)


def test_in_the_safe_view_neither_script_nor_link_of_an_item_is_seen(preparing: Any) -> None:
    item = preparing.item("Velkomst").id
    item_edits.update_item(preparing.workspace, item, script="Hemmeligt", link="https://hemmelig.example")
    preparing.mode.open_item(item)
    details = preparing.mode.details
    assert details.fields.lines["link"].isVisible()
    preparing.window.set_safe(preparing.id)
    assert not details.script.isVisible() and not details.fields.lines["link"].isVisible()
    assert "hemmelig" not in details.fields.lines["link"].line.text()
    details.save_now()
    assert preparing.item("Velkomst").link == "https://hemmelig.example"
    preparing.window.set_safe(None)
    assert (
        details.fields.lines["link"].isVisible()
        and details.fields.lines["link"].line.text() == "https://hemmelig.example"
    )


def test_from_the_details_of_an_item_on_to_another_meeting(preparing: Any, qtbot: QtBot) -> None:
    other = edits.create_meeting(preparing.workspace, "Andet", date=date(2026, 12, 1))
    for title in ("A", "B"):
        item_edits.add_item(preparing.workspace, other, title, 10)
    shown: list[int] = []
    for meeting in (other, preparing.id, other):
        mode = preparing.mode
        item = preparing.mode.state.meeting.items[-1].id
        mode.open_item(item)
        mode.details.edit_title()
        mode.agenda.item_chosen.connect(lambda _item, view=mode.agenda.view: shown.append(view.model().rowCount()))
        preparing.window.show_page("meetings", meeting, "prepare")
    assert set(shown) <= {2, 3}  # never while rows come and go
