"""While a meeting runs: what is past, what is on, and the times as they go."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.clock import zone
from campus_desktop.meetings import running
from ui.look import theme
from ui.meetings.agenda import cards
from ui.meetings.agenda.cards import parts_of
from ui.meetings.agenda.words import ItemCard


def card(screen: Any, title: str) -> Any:
    return next(card for card in screen.column.model.cards if card.title == title)


def test_past_current_and_expected_items(held: Any, meeting_clock: Any) -> None:
    assert {each.stage for each in held.column.model.cards} == {"coming"}
    running.start(held.workspace, held.meeting, meeting_clock())
    assert card(held, "Velkomst").stage == "now"
    assert "aktuelt punkt" in card(held, "Velkomst").spoken
    running.next_item(held.workspace, held.meeting, meeting_clock.pass_(22))
    assert card(held, "Velkomst").stage == "held" and card(held, "Velkomst").took == "tog 22 min"
    assert card(held, "Oplæg").stage == "now" and card(held, "Oplæg").shift == "→ 09.52"
    assert card(held, "Pause").shift == "→ 10.32"
    assert card(held, "Frokost").shift == "" and card(held, "Frokost").notice == ("23 min luft", "muted")
    assert "ventes kl. 10.32" in card(held, "Pause").spoken
    running.skip(held.workspace, held.meeting, meeting_clock.pass_(1))
    assert card(held, "Oplæg").stage == "skipped" and card(held, "Oplæg").second.startswith("sprunget over")
    assert card(held, "Oplæg").took == "" and "varede" not in card(held, "Oplæg").spoken


def test_an_item_skipped_after_a_while_was_cut_short(held: Any, meeting_clock: Any) -> None:
    running.start(held.workspace, held.meeting, meeting_clock())
    running.skip(held.workspace, held.meeting, meeting_clock.pass_(64))
    cut = card(held, "Velkomst")
    assert cut.stage == "cut" and cut.second.startswith("afbrudt") and cut.took == "tog 64 min"
    assert "afbrudt" in cut.spoken and "varede 64 minutter" in cut.spoken and "sprunget" not in cut.spoken
    view = held.column.view
    row = [each.title for each in held.column.model.cards].index("Velkomst")
    painted = view.viewport().grab(view.layout_.rects[row]).toImage()
    running.back(held.workspace, held.meeting, meeting_clock())
    running.skip(held.workspace, held.meeting, meeting_clock())
    assert view.viewport().grab(view.layout_.rects[row]).toImage() == painted
    running.back(held.workspace, held.meeting, meeting_clock())
    running.next_item(held.workspace, held.meeting, meeting_clock())
    assert view.viewport().grab(view.layout_.rects[row]).toImage() != painted, "held to its end it says nothing"


@pytest.mark.parametrize("width", [230, 283])
@pytest.mark.parametrize(
    ("title", "second", "took"),
    [
        ("Velkomst og siden sidst", "Facilitator · orientering · Låst til kl. 9.11", "tog 11 min"),
        ("Design i grupper", "▸ 3 grupper · Campus-teamet · øvelse", "tog 72 min"),
        ("Opsamling fra grupperne", "", "tog 28 min"),
        ("Beslutninger", "Campus-teamet og institutionerne", "tog 1 t 43 min"),
    ],
)
def test_what_an_item_took_lies_beside_its_words(
    qapp: QApplication, width: int, title: str, second: str, took: str
) -> None:
    shown = ItemCard(title, "09.00", second, "15 min", "→ 09.11", True, took, stage="held")
    parts = cards.parts_of(shown, width)
    image = QImage(width, parts.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    cards.paint_item(painter, QRect(0, 0, width, parts.height), shown)
    painter.end()
    ground = image.pixelColor(parts.title.left() - 2, parts.height // 2)
    words = parts.title.united(parts.second)
    left = width - theme.px(10) - round(QFontMetricsF(theme.font(cards.SMALL, 500)).horizontalAdvance(took)) - 1
    gap = range(words.right() + 2, left)
    assert len(gap) >= 4, "the words end before what it took begins"
    rows = range(4, parts.height - 4)
    assert all(image.pixelColor(x, y) == ground for x in gap for y in rows), "nothing is painted between them"
    assert any(image.pixelColor(x, y) != ground for x in range(left, width - 10) for y in rows)


def test_groups_show_when_they_began_and_when_what_follows_is_expected(held: Any, meeting_clock: Any) -> None:
    held.groups()
    running.start(held.workspace, held.meeting, meeting_clock())
    meeting_clock.pass_(10)
    held.state.tick()
    held.column.tick()
    while not held.state.position().tracks:
        running.next_item(held.workspace, held.meeting, meeting_clock.pass_(1))
    began = held.state.position().since.astimezone(zone()).strftime("%H.%M")
    assert card(held, "Design").shift == f"→ {began}" and card(held, "Design").early
    assert card(held, "r1").shift == f"→ {began}" and card(held, "r1").stage == "now"
    later = (held.state.position().since + timedelta(minutes=20)).astimezone(zone()).strftime("%H.%M")
    assert card(held, "r2").shift == f"→ {later}" and card(held, "r2").stage == "coming"
    running.next_item(held.workspace, held.meeting, meeting_clock.pass_(3), track=1)
    later = meeting_clock().astimezone(zone()).strftime("%H.%M")
    assert card(held, "r1").shift == f"→ {began}" and card(held, "r1").stage == "held"
    assert card(held, "r2").shift == f"→ {later}" and later.lstrip("0") in card(held, "r2").spoken


def test_the_tick_moves_what_is_expected(held: Any, meeting_clock: Any) -> None:
    running.start(held.workspace, held.meeting, meeting_clock())
    meeting_clock.pass_(20)
    held.state.tick()
    held.column.tick()
    assert card(held, "Oplæg").shift == "→ 09.50" and not card(held, "Oplæg").early
    assert card(held, "Frokost").notice == ("25 min luft", "muted")
    meeting_clock.pass_(40)
    held.state.tick()
    held.column.tick()
    assert card(held, "Frokost").notice == ("15 min for sent til kl. 12.00", "danger")
    running.next_item(held.workspace, held.meeting, meeting_clock.pass_(-55))
    assert card(held, "Oplæg").early


def test_an_item_gone_past_is_said_to_be_so(held: Any, meeting_clock: Any) -> None:
    running.start(held.workspace, held.meeting, meeting_clock())
    running.next_item(held.workspace, held.meeting, meeting_clock.pass_(15), to=held.item("Sparring"))
    assert card(held, "Pause").stage == "passed"
    assert card(held, "Pause").second == "ikke behandlet"


def test_only_the_groups_at_work_are_shown_until_others_are_wanted(held: Any, meeting_clock: Any, qtbot: QtBot) -> None:
    held.groups()
    assert "r1" not in [each[6:] for each in held.shown()]
    assert card(held, "Design").second == "▸ 2 grupper · Facilitator · øvelse"
    held.choose("Design")
    qtbot.keyClick(held.column.view, Qt.Key.Key_Right)
    assert "r1" in [each[6:] for each in held.shown()] and held.chosen() == ["Design"]
    assert "grupperne vises" in card(held, "Design").spoken
    qtbot.keyClick(held.column.view, Qt.Key.Key_Left)
    assert "r1" not in [each[6:] for each in held.shown()]
    held.column.choose(held.item("r2"))
    assert held.chosen() == ["r2"]
    held.column.view.fold_wanted.emit(held.item("Design"))
    index = held.column.model.index_of(held.item("Design"))
    view = held.column.view
    rect = view.visualRect(index)
    sign = rect.topLeft() + parts_of(held.column.model.cards[index.row()], rect.width()).second.topLeft()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=sign + QPoint(4, 6))
    assert "r1" in [each[6:] for each in held.shown()]


def test_each_group_has_its_current_item(held: Any, meeting_clock: Any) -> None:
    held.groups()
    running.start(held.workspace, held.meeting, meeting_clock())
    running.next_item(held.workspace, held.meeting, meeting_clock.pass_(15), to=held.item("Design"))
    assert card(held, "Design").stage == card(held, "r1").stage == "now"
    assert card(held, "r2").stage == "coming"
