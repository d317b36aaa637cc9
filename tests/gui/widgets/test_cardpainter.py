from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.look import theme
from ui.widgets.cardpainter import CardContent, card_height, paint_card

VIDEO = CardContent("Mød dit team", "video", "Video", "9 min", (("Video over 6 min", "warning"),))


def test_a_long_title_takes_more_lines_but_never_more_than_three(qtbot: QtBot) -> None:
    heights = [card_height(CardContent("Ord " * count, "video", "Video"), 190) for count in (1, 10, 18, 500)]
    assert heights[0] < heights[1] < heights[2] == heights[3]
    assert card_height(VIDEO, 190) > heights[0]


def test_a_length_that_does_not_fit_beside_its_format_gets_a_row_of_its_own(qtbot: QtBot) -> None:
    wide, narrow = (
        card_height(CardContent("Kort", "face-to-face", "Face to face", "1 h 30 min"), width) for width in (240, 150)
    )
    assert narrow > wide
    assert card_height(CardContent("Kort", "face-to-face", "Face to face"), 150) == wide


def test_the_spoken_card_says_all_that_is_on_it() -> None:
    assert VIDEO.spoken == "Mød dit team, Video, 9 min, Video over 6 min"
    assert CardContent("Kun titel").spoken == "Kun titel"


def test_a_card_shows_its_format_by_more_than_colour(qtbot: QtBot) -> None:
    image = QImage(200, 100, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_card(painter, QRect(5, 5, 190, 80), VIDEO, selected=True)
    painter.end()
    colour = theme.format_color("video").rgb()
    found = {(x, y) for x in range(200) for y in range(100) if image.pixel(x, y) == colour}
    assert any(x < 10 for x, _y in found), "the stripe"
    assert any(x > 40 for x, _y in found), "the word"


def test_a_mark_takes_a_row_of_its_own_only_where_there_is_none() -> None:
    plain = CardContent("Kort", "video", "Video", "4 min")
    marked = CardContent("Kort", "video", "Video", "4 min", mark=("sticky-note", "2", "2 noter"))
    assert card_height(marked, 200) == card_height(plain, 200)
    narrow = next(width for width in range(200, 60, -1) if card_height(marked, width) > card_height(marked, width + 1))
    assert card_height(plain, narrow) < card_height(marked, narrow)  # the length stays beside the format
    assert marked.spoken == "Kort, Video, 4 min, 2 noter"
    bare = CardContent("Kort")
    assert card_height(CardContent("Kort", mark=("sticky-note", "2", "2 noter")), 200) > card_height(bare, 200)
