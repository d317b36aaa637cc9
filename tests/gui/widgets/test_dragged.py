"""The picture at the pointer, and the sentence in the frame where a drop will land: neither hides the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.support.painted import colours, differing
from ui.look import theme
from ui.look.painting import paint_opening
from ui.widgets.dragged import OPENING, dragged_picture, hidden_by

LONG = "Forventningssamtale med nærmeste leder og gennemgang af de første tredive dage i Fjordstyrelsen"
SENTENCE = "Slip her · bliver trin 10 til 12 af 24"


@pytest.fixture(params=[1.0, 1.25, 1.5])
def zoomed(request: pytest.FixtureRequest, qtbot: QtBot) -> None:
    theme.use(zoom_factor=request.param)


def painted(width: int, hidden: QRect) -> QImage:
    frame = QImage(width, theme.px(OPENING), QImage.Format.Format_RGB32)
    frame.fill(theme.color("page"))
    painter = QPainter(frame)
    margin = theme.px(4)
    paint_opening(painter, frame.rect().adjusted(margin, margin, -margin, -margin), SENTENCE, hidden)
    painter.end()
    return frame


def text_only(frame: QImage) -> int:
    """How many pixels within the dashes have the text's colour."""
    edge = theme.px(4) + 4
    return colours(frame.copy(frame.rect().adjusted(edge, edge, -edge, -edge)))[theme.color("info").rgb() & 0xFFFFFF]


@pytest.mark.usefixtures("zoomed")
@pytest.mark.parametrize("width", [170, 300, 560])
def test_the_whole_sentence_is_read_wherever_the_pointer_is(width: int) -> None:
    width = theme.px(width)
    whole = text_only(painted(width, QRect()))
    assert whole > 40
    picture, most = dragged_picture(LONG, 3, 1.0, "video"), hidden_by(QPoint()).size()
    assert picture.height() == most.height() and most.width() * 0.9 < picture.width() <= most.width()
    for x in range(0, width, theme.px(50)):
        for y in range(-theme.px(60), theme.px(OPENING) + 20, 3):
            covered = hidden_by(QPoint(x, y))
            frame = painted(width, covered)
            painter = QPainter(frame)
            painter.fillRect(covered, theme.color("surface"))
            painter.end()
            assert text_only(frame) == pytest.approx(whole, rel=0.01), (x, y)  # one letter is more than that


@pytest.mark.usefixtures("zoomed")
def test_a_narrow_frame_says_what_the_cards_become() -> None:
    wide, narrow = painted(theme.px(400), QRect()), painted(theme.px(170), QRect())
    start = QRect(theme.px(14), theme.px(9), theme.px(80), theme.px(16))
    assert differing(wide.copy(start), narrow.copy(start)) > 0
    assert 40 < text_only(narrow) < text_only(wide)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_the_picture_shows_title_colour_and_number(qtbot: QtBot, ratio: float) -> None:
    one, three = dragged_picture("Kort", 1, ratio, "video"), dragged_picture("Kort", 3, ratio, "video")
    assert one.devicePixelRatio() == ratio and one.width() < three.width() <= hidden_by(QPoint()).width() * ratio
    image = one.toImage()
    stripe = theme.format_color("video").rgb()
    assert any(image.pixel(x, image.height() // 2) == stripe for x in range(image.width() // 3))
    assert colours(image)[theme.color("text").rgb() & 0xFFFFFF] > 10
    badge = three.toImage().pixelColor(three.width() - round(9 * ratio), three.height() // 3)
    assert badge == theme.color("accent") and Qt.GlobalColor.transparent != badge
