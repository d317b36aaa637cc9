from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.institutions.edits import create_institution, create_person
from campus_desktop.meetings import edits, notes, participants, templates
from campus_desktop.meetings.checks import MEETING_RULES, check_meeting
from campus_desktop.meetings.item_edits import add_item, update_item
from campus_desktop.meetings.meeting import Day
from campus_desktop.meetings.noteline import NoteLine
from tests.support.hands import entry
from tests.support.painted import differing, on_screen, ringed
from tests.support.seen import settle
from tests.support.status import said
from ui.advice.rules_dialog import RulesDialog
from ui.meetings.prepare.template_dialog import TemplateDialog


@pytest.fixture
def advice(preparing: Any) -> Any:
    """The advice, at a time when no item is younger than a minute."""
    now = preparing.window.clock.now() + timedelta(days=365)
    preparing.window.clock.set_now(lambda: now)
    panel = preparing.mode.advice
    panel.show_meeting(None)
    return panel


def rules(panel: Any) -> list[str]:
    return [card.finding.rule for card in panel.list.cards]


def test_nothing_is_said_where_there_is_nothing_to_say(preparing: Any, advice: Any) -> None:
    assert rules(advice) == []


def test_deliberate_choice_silences_and_can_be_taken_back(preparing: Any, advice: Any, answers: Any) -> None:
    edits.add_paths(preparing.workspace, preparing.id, [preparing.path])
    advice.show_meeting(None)
    assert rules(advice) == ["M10"]
    card = advice.list.cards[0]
    assert "Fjordstyrelsen" in card.accessibleName()
    answers.answers += ["Vi tager det næste gang"]
    card.buttons["Bevidst valg"].click()
    assert rules(advice) == [] and check_meeting(preparing.workspace, preparing.id, preparing.window.clock.now()) == []
    advice.list.toggle_answered()
    assert rules(advice) == ["M10"] and "Vi tager det næste gang" in advice.list.cards[0].accessibleName()
    advice.list.cards[0].buttons["Fortryd valget"].click()
    assert [card.finding.answer for card in advice.list.cards] == [None]
    answers.answers += [None]
    advice.list.cards[0].buttons["Bevidst valg"].click()
    assert rules(advice) == ["M10"]  # cancelled


def test_show_leads_to_what_it_is_about(preparing: Any, advice: Any) -> None:
    edits.add_paths(preparing.workspace, preparing.id, [preparing.path])
    advice.show_meeting(None)
    advice.list.cards[0].buttons["Vis"].click()
    assert preparing.mode.facts.paths.add_button.hasFocus()
    preparing.mode.advice.place_wanted.emit("day 1 end")
    assert preparing.mode.facts.when.end.line.hasFocus()
    preparing.mode.advice.place_wanted.emit(preparing.item("Frokost").id)
    assert preparing.mode.details.item.title == "Frokost"


def test_open_matters_stand_first_and_are_put_on_the_agenda(preparing: Any, advice: Any) -> None:
    before = edits.create_meeting(preparing.workspace, "Sidst", date=date(2026, 11, 5))
    series = edits.create_series(preparing.workspace, "Netværket")
    for meeting in (before, preparing.id):
        edits.update_meeting(preparing.workspace, meeting, series=series)
    notes.add_note(
        preparing.workspace, before, "action", NoteLine("Send skabelonen", preparing.fjord, due=date(2026, 11, 20))
    )
    notes.add_note(preparing.workspace, before, "parked", NoteLine("Fælles buddyordning"))
    advice.show_meeting(None)
    said = [each.text() for each in advice.findChildren(QLabel)]
    assert (
        "Send skabelonen" in said and "Fjordstyrelsen · frist fre. 20. nov." in said and "Fælles buddyordning" in said
    )
    assert rules(advice) == ["M13"]
    advice.list.cards[0].buttons["Sæt det ind"].click()
    assert templates.part_of(preparing.meeting.items[1]) == "follow-up"
    assert rules(advice) == []
    preparing.window.undo()
    assert rules(advice) == ["M13"]


def test_a_missing_closing_is_put_in_with_one_click(preparing: Any, advice: Any) -> None:
    update_item(preparing.workspace, preparing.item("Afrunding").id, title="Mere")
    advice.show_meeting(None)
    assert rules(advice) == ["M11"]
    advice.list.cards[0].buttons["Sæt det ind"].click()
    assert templates.part_of(preparing.meeting.items[-1]) == "closing"


def test_a_sprint_is_offered_its_agenda(preparing: Any, advice: Any) -> None:
    MEETING_RULES.choose(preparing.workspace, ["M14"])
    empty = edits.create_meeting(preparing.workspace, "Sprint", kind="sprint")
    preparing.window.show_page("meetings", empty)
    advice.list.cards[0].buttons["Vælg en skabelon …"].click()
    assert preparing.window.findChild(TemplateDialog).isVisible()


def test_what_is_younger_than_a_minute_is_looked_at_again(preparing: Any, advice: Any) -> None:
    long = add_item(preparing.workspace, preparing.id, "Langt", 120, before=preparing.item("Frokost").id)
    assert rules(advice) == []
    now = preparing.window.clock.now() + timedelta(minutes=2)
    preparing.window.clock.set_now(lambda: now)
    for _second in range(20):
        advice.tick()
    assert rules(advice) == ["M2"] and advice.list.cards[0].finding.part == long


def test_which_advice_speaks_is_chosen_in_a_dialog_about_meetings(preparing: Any, advice: Any) -> None:
    advice.list.others["rules"].click()
    dialog = preparing.window.findChild(RulesDialog)
    assert dialog.isVisible() and dialog.windowTitle() == "Råd om møder" and "M17" in dialog.ticks
    dialog.ticks["M17"].click()
    edits.set_days(preparing.workspace, preparing.id, [Day(1, date(2026, 11, 28), time(9, 30), time(14, 30))])
    assert rules(advice) == ["M17"]


def open_matter(preparing: Any) -> None:
    """Something open from the meeting before, which is not on the agenda."""
    before = edits.create_meeting(preparing.workspace, "Sidst", date=date(2026, 11, 5))
    series = edits.create_series(preparing.workspace, "Netværket")
    for meeting in (before, preparing.id):
        edits.update_meeting(preparing.workspace, meeting, series=series)
    notes.add_note(preparing.workspace, before, "action", NoteLine("Send skabelonen"))


def test_after_a_remedy_the_keyboard_is_at_the_next_advice(preparing: Any, advice: Any) -> None:
    open_matter(preparing)
    update_item(preparing.workspace, preparing.item("Afrunding").id, title="Mere")
    edits.add_paths(preparing.workspace, preparing.id, [preparing.path])
    assert rules(advice) == ["M11", "M13", "M10"]
    for text, left in (("Sæt det ind", ["M13", "M10"]), ("Sæt det ind", ["M10"])):
        focused = advice.list.cards[0].buttons[text]
        focused.setFocus()
        QTest.keyClick(focused, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert rules(advice) == left
        focused = QApplication.focusWidget()
        assert focused is next(iter(advice.list.cards[0].buttons.values()))
        assert focused.visibleRegion().boundingRect() == focused.rect()
    assert focused.text() == "Vis"
    QTest.keyClick(focused, Qt.Key.Key_Tab)  # and goes on from there as one sees it
    assert QApplication.focusWidget() is advice.list.cards[0].buttons["Bevidst valg"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is advice.ready
    preparing.window.undo()
    assert rules(advice) == ["M13", "M10"] and QApplication.focusWidget() is advice.ready


def test_after_the_last_remedy_the_keyboard_is_at_the_list(preparing: Any, advice: Any) -> None:
    open_matter(preparing)
    focused = advice.list.cards[0].buttons["Sæt det ind"]
    focused.setFocus()
    QTest.keyClick(focused, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert rules(advice) == [] and QApplication.focusWidget() is advice.list.others["rules"]


def test_too_many_minutes_are_mended_by_ending_later(preparing: Any, advice: Any) -> None:
    update_item(preparing.workspace, preparing.item("Afrunding").id, minutes=120)
    assert rules(advice) == ["M1", "M2"]
    advice.list.cards[0].buttons["Slut kl. 14.45"].click()
    assert preparing.meeting.days[0].end == time(14, 45) and rules(advice) == ["M2"]
    # no break before or after it makes one item shorter
    assert (
        set(advice.list.cards[0].buttons) == {"Vis", "Bevidst valg"}
        and "Del det i to" in advice.list.cards[0].finding.remedy
    )
    preparing.window.undo()
    assert preparing.meeting.days[0].end == time(14, 30)


def test_a_break_is_put_where_it_helps_and_a_double_click_adds_one(preparing: Any, advice: Any) -> None:
    last = preparing.item("Afrunding").id
    for title, minutes in (("A", 30), ("B", 30), ("C", 30)):
        add_item(preparing.workspace, preparing.id, title, minutes, before=last)
    now = preparing.window.clock.now() + timedelta(minutes=2)
    preparing.window.clock.set_now(lambda: now)
    advice.show_meeting(None)
    QApplication.processEvents()
    assert advice.list.cards[0].finding.title.startswith("1 t 45 min uden pause")
    first = advice.list.cards[0].buttons["Læg pause ind"]
    place = first.mapTo(preparing.window, first.rect().center())
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    # the second half of the double click lands on what stands there now
    second = preparing.window.childAt(place)
    assert second is not first and second.text() == "Slut kl. 14.40"
    where = QPointF(second.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(second, QMouseEvent(kind, where, second.mapToGlobal(where), left, left, none))
    titles = [item.title for item in preparing.meeting.items]
    assert titles.count("Pause") == 1 and titles == ["Velkomst", "Frokost", "A", "B", "Pause", "C", "Afrunding"]
    assert preparing.meeting.days[0].end == time(14, 30)
    preparing.window.undo()
    assert len(preparing.meeting.items) == 6


def test_a_word_wider_than_the_panel_goes_on_in_the_next_line(preparing: Any, advice: Any) -> None:
    update_item(preparing.workspace, preparing.item("Afrunding").id, minutes=120, title="Kompetenceudviklings" * 3)
    advice.show_meeting(None)
    QApplication.processEvents()
    (card,) = [each for each in advice.list.cards if "Kompetence" in each.finding.title]
    label = next(each for each in card.findChildren(QLabel) if "Kompetence" in each.text())
    assert label.mapTo(advice, QPoint(label.width(), 0)).x() <= advice.viewport().width()
    assert advice.widget().width() <= advice.viewport().width()
    picture = label.grab().toImage()
    edge = {picture.pixelColor(picture.width() - 1, y).name() for y in range(picture.height())}
    assert len(edge) == 1  # no letter is cut at the edge
    rows = [
        y for y in range(picture.height()) if len({picture.pixelColor(x, y).name() for x in range(picture.width())}) > 1
    ]
    lines = sum(after - before > 1 for before, after in pairwise(rows)) + 1
    assert lines >= 3


def test_a_short_break_is_made_longer(preparing: Any, advice: Any) -> None:
    MEETING_RULES.choose(preparing.workspace, ["M3"])
    update_item(preparing.workspace, preparing.item("Velkomst").id, minutes=70)
    update_item(preparing.workspace, preparing.item("Frokost").id, minutes=5, pinned=None)
    assert rules(advice) == ["M3"] and set(advice.list.cards[0].buttons) == {"Gør den 10 min", "Vis", "Bevidst valg"}
    advice.list.cards[0].buttons["Gør den 10 min"].click()
    assert preparing.item("Frokost").minutes == 10 and rules(advice) == []


def words(panel: Any) -> str:
    QApplication.processEvents()  # what was made anew is laid out
    return " ".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def test_the_panel_says_of_the_safe_view_only_while_it_is_on(preparing: Any, advice: Any) -> None:
    assert "sikker visning" not in words(advice)
    preparing.window.set_safe(preparing.id)
    assert "sikker visning" in words(preparing.mode.advice)
    preparing.window.set_safe(None)
    assert "sikker visning" not in words(preparing.mode.advice)


def test_show_leads_to_the_day_that_is_meant(preparing: Any, advice: Any) -> None:
    first = preparing.meeting.days[0]
    days = [first, Day(2, date(2026, 11, 28), time(6), time(21))]  # a Saturday, early and late
    edits.set_days(preparing.workspace, preparing.id, days)
    MEETING_RULES.choose(preparing.workspace, ["M16", "M17"])
    advice.show_meeting(None)
    row = preparing.mode.facts.data.days.rows[0]
    for words_, line in (("begynder", row.start.line), ("slutter", row.end.line), ("fridag", row.date.line)):
        card = next(each for each in advice.list.cards if words_ in each.finding.title)
        card.buttons["Vis"].click()
        assert line.hasFocus(), card.finding


def test_what_is_shown_has_the_keyboard(preparing: Any, advice: Any, qtbot: QtBot) -> None:
    frokost = preparing.item("Frokost").id
    preparing.mode.facts.paths.add_button.setFocus()
    preparing.mode.advice.place_wanted.emit(frokost)
    view = preparing.mode.agenda.view
    assert view.hasFocus() and preparing.mode.agenda.chosen() == [frokost]
    person = participants.add_participant(preparing.workspace, preparing.id, "Mette Holm, Fjordstyrelsen")
    preparing.mode.advice.place_wanted.emit(person)
    assert preparing.mode.facts.people.list.hasFocus() and preparing.mode.facts.people.list.chosen() == [person]


@pytest.fixture
def with_advice(preparing: Any, advice: Any) -> Any:
    """With one piece of advice, and wide enough for everything."""
    edits.add_paths(preparing.workspace, preparing.id, [preparing.path])
    advice.show_meeting(None)
    assert rules(advice) == ["M10"]
    preparing.mode.agenda.choose(preparing.item("Frokost").id)
    preparing.mode.agenda.view.setFocus()
    settle()
    return advice


@pytest.mark.parametrize("start", ["agenda", "details", "facts", "details of several"])
def test_a_key_leads_to_the_advice_and_escape_back(preparing: Any, with_advice: Any, qtbot: QtBot, start: str) -> None:
    mode = preparing.mode
    if start == "agenda":
        mode.agenda.view.setFocus()
    elif start == "facts":
        mode.show_facts()
    else:
        if start != "details":
            mode.agenda.view.selectAll()
        mode.details.minutes.line.setFocus()
    focus, side = QApplication.focusWidget(), mode.side.currentWidget()
    assert focus is not None
    before = on_screen(mode)
    QTest.keyClick(focus, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    button = next(iter(with_advice.list.cards[0].buttons.values()))
    assert button.hasFocus() and mode.side.currentWidget() is with_advice
    assert differing(on_screen(mode), before) > 0.01
    with_focus = on_screen(button)
    assert not button.visibleRegion().isEmpty()
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert ringed(with_focus, on_screen(button)), "the keyboard is seen on it"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is focus and mode.side.currentWidget() is side
    assert differing(on_screen(mode), before) < 0.001


def test_the_button_in_the_details_leads_to_the_first_advice(preparing: Any, with_advice: Any, qtbot: QtBot) -> None:
    button = preparing.mode.details.advice
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert next(iter(with_advice.list.cards[0].buttons.values())).hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert button.hasFocus()


def test_it_is_said_where_there_is_no_advice(preparing: Any, advice: Any, qtbot: QtBot) -> None:
    entry(preparing.window, "Til rådene").trigger()
    assert "Der er ingen råd til dette møde." in said(preparing.window)
    assert advice.list.others["rules"].hasFocus()


def test_it_leads_there_in_a_narrow_window_too(preparing: Any, with_advice: Any, qtbot: QtBot) -> None:
    preparing.window.resize(800, 560)
    preparing.mode.show_facts()
    focus = QApplication.focusWidget()
    assert not with_advice.isVisible()
    entry(preparing.window, "Til rådene").trigger()
    assert next(iter(with_advice.list.cards[0].buttons.values())).hasFocus() and with_advice.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is focus


def test_a_matter_from_last_time_names_the_person_and_its_lines_are_together(preparing: Any, advice: Any) -> None:
    home = create_institution(preparing.workspace, "Ådalsstyrelsen")
    person = create_person(preparing.workspace, home, "Signe Skov")
    before = edits.create_meeting(preparing.workspace, "Før", date=date(2026, 10, 1))
    series = edits.create_series(preparing.workspace, "Rækken")
    for meeting in (before, preparing.id):
        edits.update_meeting(preparing.workspace, meeting, series=series)
    for text in ("Send listen", "Bestil lokale"):
        notes.add_note(preparing.workspace, before, "action", NoteLine(text, institution=home, person=person))
    settle()
    shown = {each.text(): each for each in advice.findChildren(QLabel) if each.isVisible()}
    first, second = shown["Send listen"], shown["Bestil lokale"]
    details = [each for each in advice.findChildren(QLabel) if each.text() == "Signe Skov, Ådalsstyrelsen"]
    assert len(details) == 2 and all(each.isVisible() for each in details)
    top = [each.mapTo(advice, QPoint()).y() for each in (first, details[0], second)]
    to_its_own = top[1] - (top[0] + first.height())
    to_the_next = top[2] - (top[1] + details[0].height())
    assert 0 <= to_its_own < to_the_next
