"""A field of choices without a choice shows its placeholder."""

from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.support.painted import colours, contrast, ink, on_screen
from ui.look import theme
from ui.widgets.dropdown import Dropdown


def test_the_placeholder_is_painted_readable_in_both_themes(qtbot: QtBot) -> None:
    box = Dropdown()
    box.addItems(["Video", "Bog"])
    qtbot.addWidget(box)
    box.resize(220, 34)
    box.setPlaceholderText("Forskelligt")
    box.setCurrentIndex(-1)
    box.show()
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        theme.use(scheme, 1.0)
        picture = on_screen(box, box.rect().adjusted(6, 6, -34, -6))
        assert ink(picture) > 0.02
        ground, *others = [QColor.fromRgb(colour) for colour, _count in colours(picture).most_common()]
        assert max(contrast(ground, other) for other in others) >= 4.5
        assert QColor(theme.color("text")) not in others  # not as what is chosen
    box.setCurrentIndex(0)
    chosen = on_screen(box)
    box.setPlaceholderText("")
    assert on_screen(box) == chosen
