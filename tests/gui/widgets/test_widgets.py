from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from ui.look import theme
from ui.look.icons import icon
from ui.widgets.chips import Chip, FilterChip
from ui.widgets.empty import EmptyState
from ui.widgets.form import FormRow
from ui.widgets.format_label import format_width, paint_format
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented


def colours(image: QImage) -> set[str]:
    found = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in found if colour.alpha() == 255}


def test_icons_follow_the_theme(qtbot: QtBot) -> None:
    house = icon("house")
    assert theme.color("text").name() in colours(house.pixmap(QSize(48, 48), 2.0).toImage())
    theme.use(theme.Scheme.DARK)
    assert theme.color("text").name() in colours(house.pixmap(QSize(48, 48), 2.0).toImage())
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_a_format_is_painted_in_its_colour_and_within_its_width(qtbot: QtBot) -> None:
    image = QImage(300, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    end = paint_format(painter, QRect(10, 0, 280, 40), "face-to-face", "Fremmøde")
    assert paint_format(painter, QRect(10, 0, 280, 40), None, "") == 10
    painter.end()
    assert abs(end - 10 - format_width("Fremmøde")) <= 2
    assert theme.format_color("face-to-face").name() in colours(image)


def test_search_field_passes_the_arrow_keys_and_escape_empties_it(qtbot: QtBot) -> None:
    field = SearchField("Søg")
    qtbot.addWidget(field)
    keys: list[int] = []
    field.key_passed.connect(lambda event: keys.append(event.key()))
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert keys == [Qt.Key.Key_Down] and field.text() == "" and field.accessibleName() == "Søg"


def test_segmented_tells_only_what_the_user_chose(qtbot: QtBot) -> None:
    choice = Segmented((("board", "Tavle"), ("table", "Tabel")), "Visning")
    qtbot.addWidget(choice)
    told: list[str] = []
    choice.chosen.connect(told.append)
    choice.set_current("table")
    assert choice.current() == "table" and told == []
    choice.findChildren(QPushButton)[0].click()
    assert choice.current() == "board" and told == ["board"]


def test_chips(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="no tone"):
        Chip("x", "loud")
    chip = FilterChip("Format", QMenu())
    qtbot.addWidget(chip)
    assert chip.text() == "Format ▾"
    chip.set_choice("Q&A")
    assert chip.text() == "Format: Q&&A ▾" and chip.accessibleName() == "Format: Q&A"


def test_empty_state_leads_on(qtbot: QtBot) -> None:
    done: list[str] = []
    empty = EmptyState("Ingen kurser", "Her står kurser.", ("Importér", lambda: done.append("import")), icon="file")
    qtbot.addWidget(empty)
    empty.buttons[0].click()
    assert done == ["import"]


def test_form_row_names_its_field(qtbot: QtBot) -> None:
    row = FormRow("&Titel", SearchField("x"))
    qtbot.addWidget(row)
    assert row.field.accessibleName() == "Titel"
