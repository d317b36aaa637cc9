"""What is clicked several times stays under the mouse: the clock's buttons, and those of catching up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget

from campus_desktop.meetings import edits, item_edits, keys
from tests.support.hands import press_button, visible
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.hold.catch_up import CatchUpDialog

LONG = "Sparring om forløbet for nye ledere i hele koncernen"
VERY_LONG = " ".join([LONG] * 3)


@pytest.fixture(params=[1.0, 1.5])
def zoom(request: pytest.FixtureRequest, held: Any) -> Iterator[float]:
    theme.use(zoom_factor=request.param)
    settle()
    yield request.param
    theme.use(zoom_factor=1.0)


def place(widget: QWidget) -> QRect:
    """Where a screen reader, and the mouse, find it."""
    return QAccessible.queryAccessibleInterface(widget).rect()


def test_the_buttons_of_the_clock_stay_where_they_are(held: Any, zoom: float) -> None:
    for item, title in zip(held.items, ("Kort", LONG, "Luft", VERY_LONG), strict=False):
        item_edits.update_item(held.workspace, item, title=title)
    held.press(keys.START)
    timer = held.mode.side.timer
    buttons = (timer.run, timer.more, timer.less, timer.catch_up, timer.main, timer.back, timer.skip, timer.park)
    settle()
    found = {}
    for number, press in enumerate(
        (keys.NEXT, keys.MORE, keys.NEXT, keys.NEXT, keys.BACK, keys.PARK, keys.SKIP, keys.LESS)
    ):
        held.press(press)
        settle()
        found[number] = [place(each).topLeft() for each in buttons], timer.height()
        assert timer.undo.isVisible()
        held.pass_(0.5 if number != 1 else 70)  # the offer to undo is gone; once the item runs over
        settle()
        found[f"{number} later"] = [place(each).topLeft() for each in buttons], timer.height()
    for when, where in found.items():
        assert where == found[0], when


def test_a_title_too_long_for_its_place_is_shortened_and_told_whole(held: Any, zoom: float) -> None:
    item_edits.update_item(held.workspace, held.items[0], title=VERY_LONG)
    held.press(keys.START)
    settle()
    title = held.mode.side.timer.title
    assert title.text().endswith("…") and len(title.text().split("\n")) == 2
    assert title.toolTip() == VERY_LONG
    assert QAccessible.queryAccessibleInterface(title).text(QAccessible.Text.Name) == VERY_LONG
    held.press(keys.NEXT)
    assert (title.text(), title.toolTip(), title.accessibleName()) == ("Sparring", "", "")


def test_four_clicks_on_one_spot_of_catch_up_are_four(held: Any, zoom: float) -> None:
    item_edits.update_item(held.workspace, held.items[0], title=LONG)
    held.press(keys.START)
    held.press(keys.CATCH_UP)
    (dialog,) = visible(held.window, CatchUpDialog)
    settle()
    (more,) = (each for each in dialog.findChildren(QWidget) if each.accessibleName() == "5 minutter mere")
    spot = place(more).center()
    for number in range(1, 5):
        under = QApplication.widgetAt(spot)
        assert under is more, number
        held.qtbot.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFromGlobal(spot))
        settle()
        assert dialog.minutes.text() == str(5 * number)
    dialog.reject()


def test_what_cannot_be_pressed_looks_so(held: Any) -> None:
    held.press(keys.START)
    held.press(keys.CATCH_UP)
    (dialog,) = visible(held.window, CatchUpDialog)
    settle()
    assert dialog.heading.text() == "Der er intet at indhente." and not dialog.agree.isEnabled()
    spot = QPoint(8, dialog.agree.height() // 2)
    off = dialog.agree.grab().toImage().pixelColor(spot)
    assert off == theme.color("track")
    press_button(dialog, "+5")
    settle()
    assert dialog.agree.grab().toImage().pixelColor(spot) == theme.color("accent")
    dialog.reject()


def test_catching_up_can_be_taken_back_beside_the_timer_for_ten_seconds(held: Any) -> None:
    held.press(keys.START)
    held.pass_(1)
    before = held.read()
    held.press(keys.CATCH_UP)
    (dialog,) = visible(held.window, CatchUpDialog)
    for _time in range(2):
        press_button(dialog, "+5")
    button = held.mode.side.timer.undo
    assert not button.isVisible()
    dialog.agree.click()
    settle()
    assert held.read() != before
    assert button.isVisible()
    assert button.text().replace("\n", " ") == "Fortryd: Indhent tid"
    held.pass_(11 / 60)
    assert not button.isVisible()
    held.now -= timedelta(seconds=5)
    held.pass_(0)
    held.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert held.read() == before
    assert not button.isVisible()


def test_back_into_the_meeting_shows_that_its_agenda_was_sent(held: Any) -> None:
    edits.update_meeting(held.workspace, held.meeting, status="sent")
    held.press(keys.START)
    status = held.window.current_page.view.header.status

    def seen() -> tuple[str, QImage]:
        settle()
        return QAccessible.queryAccessibleInterface(status).text(QAccessible.Text.Name), status.grab().toImage()

    before = seen()
    held.end()
    assert seen()[1] != before[1]
    held.qtbot.mouseClick(held.mode.side.timer.back, Qt.MouseButton.LeftButton)
    assert seen() == before
