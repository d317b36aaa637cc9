"""What is painted: pixels taken from the window as it stands on the screen, without asking it to paint once more."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tests.support.seen import settle


def on_screen(widget: QWidget, place: QRect | None = None) -> QImage:
    """The pixels of a widget, or of a place in it, as the window has painted them."""
    settle()
    window = widget.window()
    place = place or widget.rect()
    at = QRect(widget.mapTo(window, place.topLeft()), place.size())
    screen = window.screen()
    assert screen is not None
    picture = screen.grabWindow(window.winId(), at.x(), at.y(), at.width(), at.height())
    return picture.toImage().convertToFormat(QImage.Format.Format_RGB32)


def differing(one: QImage, other: QImage) -> float:
    """The share of pixels that differ; 1 where the sizes do."""
    if one.size() != other.size() or one.isNull():
        return 1.0
    pairs = zip(bytes(one.constBits())[:], bytes(other.constBits())[:], strict=True)
    return sum(a != b for a, b in pairs) / max(1, one.sizeInBytes())


def colours(picture: QImage) -> Counter[int]:
    """How many pixels there are of each colour, as 0xRRGGBB."""
    found: Counter[int] = Counter()
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)  # four bytes a pixel, and no others
    for colour, count in Counter(memoryview(bytes(whole.constBits() or b"")).cast("I")).items():
        found[colour & 0xFFFFFF] += count
    return found


def ink(picture: QImage) -> float:
    """The share of pixels that are not of the commonest colour: nothing on an empty ground, some where there is writing."""
    counts = colours(picture).values()
    return 1 - max(counts) / sum(counts) if counts else 0.0


def contrast(one: QColor, other: QColor) -> float:
    def light(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def ringed(with_keyboard: QImage, without: QImage) -> bool:
    """Whether the edge of a picture differs from the other by a contrast of three to one, on at least a tenth of its pixels."""
    assert with_keyboard.size() == without.size()
    size, found, edge = with_keyboard.size(), 0, 0
    for y in range(size.height()):
        for x in range(size.width()):
            if min(x, y, size.width() - 1 - x, size.height() - 1 - y) < 5:
                edge += 1
                found += contrast(with_keyboard.pixelColor(x, y), without.pixelColor(x, y)) >= 3
    return found / edge > 0.1


def heard_at(view: QAbstractItemView, row: int) -> tuple[str, QRect]:
    """What a screen reader is told of a row of a plain list: its name, and where on the screen it is."""
    settle()
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    child = interface.child(row)
    assert child is not None and child.isValid()
    return child.text(QAccessible.Text.Name), child.rect()


def in_widget(widget: QWidget, on: QRect) -> QRect:
    """A rectangle of the screen as one of a widget."""
    return QRect(widget.mapFromGlobal(QPoint(on.x(), on.y())), on.size())
