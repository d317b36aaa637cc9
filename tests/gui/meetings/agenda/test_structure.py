"""Blocks, templates, breaks, days and groups: what lies in the menus, and what an empty agenda offers."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import item_edits
from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.meetings.agenda.day_dialog import DayDialog


def entry(menu: QMenu, *path: str) -> QAction:
    """The entry of a menu reached by these texts, without their mnemonics and lengths."""
    for name in path[:-1]:
        menu = _named(menu, name).menu()
    return _named(menu, path[-1])


def _named(menu: QMenu, name: str) -> QAction:
    found = {action.text().replace("&", "").partition("\t")[0]: action for action in menu.actions()}
    assert name in found, sorted(found)
    return found[name]


def more(screen: Any) -> QMenu:
    menu: QMenu = screen.column.more.menu()
    menu.aboutToShow.emit()
    return menu


def titles(screen: Any) -> list[str]:
    return [each[6:] for each in screen.shown()]


def test_a_break_in_one_click(screen: Any, qtbot: QtBot) -> None:
    screen.choose("Oplæg")
    button = screen.column.quick_row.itemAt(0).widget()
    assert button.text() == "+ Pause"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert screen.shown()[1:4] == ["09.45 Oplæg", "10.25 Pause", "10.35 Pause"]
    assert screen.state.meeting.items[2].type == "break"
    entry(more(screen), "Buffer, 10 min").trigger()
    assert titles(screen)[3] == "Buffer"
    screen.workspace.undo()
    screen.workspace.undo()
    assert len(screen.shown()) == 7


def test_a_block_goes_behind_what_is_chosen(screen: Any) -> None:
    screen.choose("Pause")
    entry(more(screen), "Blok", "Sparring på et udkast").trigger()
    made = titles(screen)[3:-4]
    assert len(made) >= 3 and screen.chosen() == made
    screen.workspace.undo()
    assert len(screen.shown()) == 7


def test_own_blocks_are_kept_used_and_deleted(screen: Any, answers: Any) -> None:
    screen.choose("Pause", "Sparring")
    answers.answers.append("Min blok")
    screen.column.actions_.keep_block.trigger()
    screen.choose("Afrunding")
    entry(more(screen), "Blok", "Min blok").trigger()
    assert titles(screen)[-3:] == ["Afrunding", "Pause", "Sparring"]
    entry(more(screen), "Blok", "Slet en gemt blok", "Min blok").trigger()
    assert "Slet en gemt blok" not in [
        action.text().replace("&", "") for action in entry(more(screen), "Blok").menu().actions()
    ]


def test_since_last_time_stands_first(screen: Any) -> None:
    entry(more(screen), "»Fra sidst« først").trigger()
    assert titles(screen)[0].startswith("Fra sidst")


def test_the_type_is_chosen_from_the_menu(screen: Any) -> None:
    screen.choose("Oplæg", "Sparring")
    entry(more(screen), "Type", "Øvelse").trigger()
    assert [item.type for item in screen.state.meeting.items[1:4:2]] == ["exercise", "exercise"]
    assert screen.column.actions_.types[3].isChecked()
    entry(more(screen), "Type", "Ingen type").trigger()
    assert screen.state.meeting.items[1].type is None


def test_a_template_takes_the_place_of_the_agenda_when_that_is_wanted(screen: Any, answers: Any) -> None:
    answers.answers += [False, True]
    entry(more(screen), "Brug en skabelon", "Opfølgning online, en time").trigger()
    assert len(screen.shown()) == 7
    entry(more(screen), "Brug en skabelon", "Opfølgning online, en time").trigger()
    assert "Velkomst" not in titles(screen)
    screen.workspace.undo()
    assert titles(screen)[0] == "Velkomst"


def test_an_empty_agenda_offers_the_templates(screen: Any, qtbot: QtBot) -> None:
    item_edits.delete_items(screen.workspace, [item.id for item in screen.state.meeting.items])
    starting = screen.column.starting
    assert starting.isVisible() and screen.column.add.text() == "+ Punkt"
    qtbot.mouseClick(starting.cards[0], Qt.MouseButton.LeftButton)
    assert screen.shown()[0].startswith("09.30 ") and not starting.isVisible()


def test_what_is_kept_as_a_template_is_offered(screen: Any, answers: Any) -> None:
    answers.answers.append("Vores dag")
    screen.column.actions_.keep.trigger()
    assert entry(more(screen), "Brug en skabelon", "Vores dag").isEnabled()


def test_groups_from_the_menu_and_back(screen: Any) -> None:
    screen.choose("Design")
    entry(more(screen), "Parallelle grupper", "3 grupper").trigger()
    keys = [row.key for row in screen.column.model.rows if row.kind == "group"]
    assert len(keys) == 3
    assert "▾ 3 grupper · Facilitator · øvelse" in [card.second for card in screen.column.model.cards]
    entry(more(screen), "Parallelle grupper", "En gruppe mere").trigger()
    assert len(screen.state.meeting.items[5].tracks) == 4
    count = len(screen.column.model.rows)
    for rows in (count - 4, count):
        entry(more(screen), "Parallelle grupper", "Vis eller fold grupperne sammen").trigger()
        screen.choose("Design")
        assert len(screen.column.model.rows) == rows
    screen.column.view.choose([f"group:{screen.item('Design')}:3"])
    screen.column.actions_.delete.trigger()
    assert len(screen.state.meeting.items[5].tracks) == 3
    screen.choose("Design")
    entry(more(screen), "Parallelle grupper", "Uden parallelle grupper").trigger()
    assert screen.state.meeting.items[5].tracks == ()


def test_a_day_has_its_own_times_and_sum(screen: Any, qtbot: QtBot) -> None:
    entry(more(screen), "Dage", "En dag mere").trigger()
    screen.choose("Afrunding")
    screen.column.commands.to_next_day()
    heads = [
        card for card, row in zip(screen.column.model.cards, screen.column.model.rows, strict=True) if row.kind == "day"
    ]
    assert [head.title for head in heads] == ["Dag 1 · tor. 26. nov.", "Dag 2 · fre. 27. nov."]
    assert heads[1].notice == ("4 t 45 min til overs · slutter kl. 9.45", "muted")
    assert screen.column.hours.text() == "2 dage · 4 t 30 min af 10 t"
    screen.column.structure.fit_day(2)
    assert screen.state.meeting.days[1].end == time(9, 45)
    screen.column.structure.open_day(2)
    dialog = visible(screen.window, DayDialog)[0]
    dialog.start.line.setText("10")
    dialog.end.line.setText("hallo")
    assert not dialog.agree.isEnabled() and "hallo" in dialog.end.problem.text()
    dialog.end.line.setText("12.30")
    dialog.date.line.setText("20-11-2026")
    dialog.agree.click()
    assert dialog.isVisible() and dialog.problem.isVisible()  # before the first day
    dialog.date.line.setText("30-11-2026")
    dialog.agree.click()
    day = screen.state.meeting.days[1]
    assert (day.date, day.start, day.end) == (date(2026, 11, 30), time(10), time(12, 30))
    entry(more(screen), "Dage", "Fjern den sidste dag").trigger()
    assert len(screen.state.plans) == 1 and titles(screen)[-1] == "Afrunding"


def test_over_and_spare_are_said_in_words(screen: Any) -> None:
    assert screen.column.hours.text() == "09.30–14.30 · 4 t 30 min af 5 t"
    assert screen.column.sums.balance.text() == "30 min til overs · slutter kl. 14.00"
    settle()
    before = on_screen(screen.column.hours)
    item_edits.resize(screen.workspace, screen.item("Design"), 120)
    assert screen.column.hours.text() == "09.30–14.30 · 5 t 30 min af 5 t"
    assert screen.column.hours.isVisible() and ink(on_screen(screen.column.hours)) > 0.02
    assert on_screen(screen.column.hours) != before
    assert screen.column.sums.balance.text() == "30 min for meget · slutter kl. 15.00"
    item_edits.resize(screen.workspace, screen.item("Design"), 90)
    assert not screen.column.sums.balance.isVisible()


def test_the_card_menu_offers_groups_and_days_only_where_there_are_any(screen: Any) -> None:
    screen.choose("Pause")
    names = [action.text().replace("&", "") for action in screen.column.menus.card_menu(screen.column).actions()]
    assert "Ind i næste gruppe" not in names and "Til næste dag" not in names
    screen.groups()
    screen.column.structure.add_day()
    screen.choose("Pause")
    names = [action.text().replace("&", "") for action in screen.column.menus.card_menu(screen.column).actions()]
    assert "Ind i næste gruppe" in names and "Til næste dag" in names


def test_double_clicks_mean_what_they_hit(screen: Any, qtbot: QtBot, answers: Any) -> None:
    view = screen.column.view
    rect = screen.rect("Oplæg")
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(screen.column.item_opened) as opened:
        qtbot.mouseDClick(view.viewport(), left, pos=rect.center() + type(rect.center())(20, 20))
    assert opened.args == [screen.item("Oplæg")]
    answers.answers.append(None)
    at = type(rect.center())(rect.left() + 20, rect.center().y())
    qtbot.mouseDClick(view.viewport(), left, pos=at)
    assert answers.said == ["Lås til et klokkeslæt"]
    at = type(rect.center())(rect.right() - 20, rect.center().y())
    qtbot.mouseDClick(view.viewport(), left, pos=at)
    field = QApplication.focusWidget()
    assert field is not None and field.accessibleName() == "Varighed af »Oplæg« i minutter"
