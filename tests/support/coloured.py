"""Whether a colour is really painted somewhere, in the window as it stands."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from tests.support.painted import colours
from ui.look import theme


def painted_in(widget: QWidget, name: str, part: QRect | None = None) -> bool:
    """Whether the theme's colour of this name is painted in ``widget``, or in a part of it; what is out of sight has none."""
    window, wanted = widget.window(), theme.color(name)
    if not widget.isVisible():
        return False
    place = part if part is not None else widget.rect()
    picture = window.grab(QRect(widget.mapTo(window, place.topLeft()), place.size()) & window.rect()).toImage()
    seen = map(QColor, colours(picture))
    return any(
        abs(each.red() - wanted.red()) + abs(each.green() - wanted.green()) + abs(each.blue() - wanted.blue()) < 40
        for each in seen
    )
