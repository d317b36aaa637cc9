"""Every field that opens a list or a menu shows an arrow, in every theme and size; a text too long for it ends in dots."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.painted import contrast, on_screen
from ui.look import theme
from ui.paths.fields import FormatButton, SeveralButton
from ui.widgets.buttons import LinkButton
from ui.widgets.dropdown import Dropdown

SCHEMES = pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
ZOOMS = pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
LONG = "En meget lang tekst, der aldrig kan stå i feltet"

_AROUND: list[QWidget] = []


@pytest.fixture(autouse=True)
def _kept() -> Iterator[None]:
    """What holds the fields lives as long as the test."""
    yield
    _AROUND.clear()


def shown(qtbot: QtBot, field: QWidget) -> QWidget:
    """The field on the screen, without the keyboard."""
    around = QWidget()
    _AROUND.append(around)
    field.setFixedWidth(theme.px(230))
    QVBoxLayout(around).addWidget(field)
    around.resize(theme.px(260), theme.px(140))
    qtbot.addWidget(around)
    around.show()
    qtbot.waitExposed(around)
    field.clearFocus()
    return field


def fields(qtbot: QtBot) -> dict[str, QWidget]:
    drop, editable, several = Dropdown(), QComboBox(), SeveralButton("Temaer", "Ingen")
    drop.addItem("A")
    editable.setEditable(True)
    several.show_choices([("a", "A")], ["a"])
    made: dict[str, QWidget] = {"dropdown": drop, "editable": editable, "several": several}
    made["format"] = FormatButton()
    return {name: shown(qtbot, field) for name, field in made.items()}


def dark_in(picture: QImage, ground: QColor) -> list[tuple[int, int]]:
    """The pixels that stand out from the ground by a contrast of three to one."""
    return [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if contrast(picture.pixelColor(x, y), ground) >= 3
    ]


@SCHEMES
@ZOOMS
def test_the_arrow_is_seen(qtbot: QtBot, scheme: theme.Scheme, zoom: float) -> None:
    theme.use(scheme, zoom)
    for name, field in fields(qtbot).items():
        side = theme.px(30)
        at = QRect(field.width() - side, 6, side - 6, field.height() - 12)
        seen = dark_in(on_screen(field, at), theme.color("surface"))
        wide = max(x for x, _y in seen) - min(x for x, _y in seen) if seen else 0
        high = max(y for _x, y in seen) - min(y for _x, y in seen) if seen else 0
        assert wide >= theme.px(7) and high >= theme.px(3), f"{name}: {wide} x {high}"


@SCHEMES
@ZOOMS
def test_a_spin_box_has_two(qtbot: QtBot, scheme: theme.Scheme, zoom: float) -> None:
    """As in the system's dialog for printing."""
    theme.use(scheme, zoom)
    field = shown(qtbot, QSpinBox())
    side, half = theme.px(26), field.height() // 2
    for top in (3, half):
        at = QRect(field.width() - side, top, side - 3, half - 3)
        seen = dark_in(on_screen(field, at), theme.color("surface"))
        assert len(seen) >= theme.px(6), f"{len(seen)} at {top}"


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_text_that_is_too_long_ends_before_the_arrow(qtbot: QtBot, zoom: float) -> None:
    theme.use(theme.Scheme.LIGHT, zoom)
    drop, several = Dropdown(), SeveralButton("Temaer", "Ingen")
    drop.addItem(LONG)
    several.show_choices([("a", LONG)], ["a"])
    for field in (drop, several):
        shown(qtbot, field)
        area = QRect(4, 6, field.width() - theme.px(32), field.height() - 12)
        writing = dark_in(on_screen(field, area), theme.color("surface"))
        end = max(x for x, _y in writing)
        last = [y for x, y in writing if x > end - theme.px(4)]
        assert min(last) > area.height() // 2, f"{type(field).__name__} does not end in dots"
        assert end > field.width() - theme.px(70), "the text uses the room there is"


@SCHEMES
def test_a_link_that_is_too_long_ends_in_dots(qtbot: QtBot, scheme: theme.Scheme) -> None:
    theme.use(scheme, 1.0)
    link = shown(qtbot, LinkButton(LONG))
    picture = on_screen(link, QRect(3, 3, link.width() - 6, link.height() - 6))
    writing = dark_in(picture, picture.pixelColor(0, 0))
    end = max(x for x, _y in writing)
    assert min(y for x, y in writing if x > end - 4) > picture.height() // 2
    assert end > link.width() - 40


def test_a_long_choice_is_told_whole(qtbot: QtBot) -> None:
    several = SeveralButton("Temaer", "Ingen")
    several.show_choices([("a", LONG)], ["a"])
    assert several.accessibleName() == f"Temaer: {LONG}" and several.toolTip() == LONG


@SCHEMES
def test_a_field_that_is_off_is_paler(qtbot: QtBot, scheme: theme.Scheme) -> None:
    theme.use(scheme, 1.0)
    drop = Dropdown()
    drop.addItem("Ingen institution")
    shown(qtbot, drop)
    at = QRect(6, 6, drop.width() // 2, drop.height() - 12)
    on = on_screen(drop, at)
    drop.setEnabled(False)
    off = on_screen(drop, at)

    def strongest(picture: QImage) -> float:
        ground = theme.color("surface")
        return max(
            contrast(picture.pixelColor(x, y), ground) for x in range(picture.width()) for y in range(picture.height())
        )

    assert strongest(off) < 0.7 * strongest(on)
