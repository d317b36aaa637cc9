"""Where cards lie: nothing overlaps, groups stand beside each other where there is room, and every point means one place."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import item_copies, item_edits
from campus_desktop.meetings.agenda import Place
from ui.look import theme


def group_heads(screen: Any) -> list[Any]:
    model = screen.column.model
    rows = [number for number, row in enumerate(model.rows) if row.kind == "group"]
    return [screen.column.view.layout_.rects[row] for row in rows]


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("width", [260, 420, 700])
def test_nothing_overlaps(screen: Any, width: int, zoom: float) -> None:
    screen.groups()
    item_copies.set_groups(screen.workspace, screen.item("Design"), ["Rød", "Blå", "En gruppe med et meget langt navn"])
    item_edits.update_item(screen.workspace, screen.item("Oplæg"), title="En meget lang titel " * 6)
    theme.use(zoom_factor=zoom)
    screen.column.resize(width, 900)
    QApplication.processEvents()
    made = screen.column.view.layout_
    taken = [*made.rects, *made.notices.values()]
    for number, rect in enumerate(taken):
        assert rect.width() > 0 and rect.right() <= screen.column.view.viewport().width()
        assert not any(rect.intersects(other) for other in taken[number + 1 :])
    tops = [rect.top() for rect in made.rects[:6]]
    assert tops == sorted(tops)


def test_groups_stand_side_by_side_where_there_is_room(screen: Any) -> None:
    screen.groups()
    red, blue = group_heads(screen)
    assert red.top() == blue.top() and red.right() < blue.left()
    item_copies.set_groups(screen.workspace, screen.item("Design"), ["Rød", "Blå", "Grøn", "Hvid"])
    lefts = {head.left() for head in group_heads(screen)}
    tops = [head.top() for head in group_heads(screen)]
    assert len(lefts) == 1 and len(set(tops)) == 4 and tops == sorted(tops)


def test_left_and_right_go_from_group_to_group(screen: Any, qtbot: QtBot) -> None:
    screen.groups()
    item_edits.add_item(screen.workspace, screen.meeting, "b1", 20, parent=screen.item("Design"), track=1)
    screen.column.view.lay_out_now()
    screen.choose("r1")
    qtbot.keyClick(screen.column.view, Qt.Key.Key_Right)
    assert screen.chosen() == ["b1"]
    qtbot.keyClick(screen.column.view, Qt.Key.Key_Left)
    assert screen.chosen() == ["r1"]


def test_every_point_below_the_last_card_is_the_end(screen: Any) -> None:
    view = screen.column.view
    assert view.place_at(QPoint(100, 2000), groups=True) == Place(1)
    assert view.place_at(QPoint(100, -50), groups=True) == Place(1, screen.item("Velkomst"))
    places = [view.place_at(QPoint(100, y), groups=True).before for y in range(0, view.layout_.height, 3)]
    order = [item.id for item in screen.state.meeting.items]
    rows = [order.index(each) if each else len(order) for each in places]
    assert all(before <= after for before, after in pairwise(rows)) and set(rows) == set(range(len(order) + 1))


def test_shift_and_the_mouse_choose_all_between(screen: Any, qtbot: QtBot) -> None:
    view, left = screen.column.view, Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.viewport(), left, pos=screen.rect("Oplæg").center())
    qtbot.mouseClick(view.viewport(), left, Qt.KeyboardModifier.ShiftModifier, screen.rect("Frokost").center())
    assert screen.chosen() == ["Oplæg", "Pause", "Sparring", "Frokost"]
    qtbot.mouseClick(view.viewport(), left, Qt.KeyboardModifier.ControlModifier, screen.rect("Pause").center())
    assert screen.chosen() == ["Oplæg", "Sparring", "Frokost"]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert screen.chosen() == ["Velkomst", "Oplæg"]


def test_leaving_saves_what_is_typed_in_a_card(screen: Any, qtbot: QtBot) -> None:
    screen.choose("Pause")
    screen.column.actions_.rename.trigger()
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Kaffe")
    screen.column.leave()
    assert "10.25 Kaffe" in screen.shown()


def test_the_minutes_of_groups_are_their_items(screen: Any, qtbot: QtBot) -> None:
    screen.groups()
    screen.choose("Design")
    screen.column.actions_.minutes.trigger()
    qtbot.keyClick(screen.column.view, "5")
    assert screen.column.view.hasFocus()
    view = screen.column.view
    rect = screen.rect("Design")
    assert view.resizing.edge_at(QPoint(rect.center().x(), rect.bottom())) is None


def test_the_list_follows_what_is_on_but_not_under_the_hand(held: Any, meeting_clock: Any) -> None:
    from campus_desktop.meetings import running

    held.column.resize(420, 300)
    QApplication.processEvents()
    view = held.column.view
    view.clearFocus()
    running.start(held.workspace, held.meeting, meeting_clock())
    running.next_item(held.workspace, held.meeting, meeting_clock.pass_(15), to=held.item("Afrunding"))
    QApplication.processEvents()
    assert view.viewport().rect().intersects(held.rect("Afrunding"))
