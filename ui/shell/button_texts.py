"""The texts of a question's buttons: never wider than the box has room for, a name in one being shortened in its middle."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QMessageBox

from ui.look import theme
from ui.widgets.elided import middle

_NAME = re.compile(r"[“»](.*)[”«]", re.DOTALL)
_BESIDE, _WIDEST, _SMALL_SCREEN = 480, 1000, 1024
"""QMessageBox is at most as wide as the screen but for this, and never wider than that; on a small screen as wide as it is."""
_FEWEST = 24
"""Letters of a name below which the buttons stand below each other instead of being made any narrower."""


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """The text, or its quoted name (the whole where it has none) with an ellipsis in the middle: as much of it as ``fits``."""
    if fits(text):
        return text
    found = _NAME.search(text)
    start, end = found.span(1) if found is not None else (0, len(text))
    name = text[start:end]
    fewest, most, best = 2, len(name) - 1, ""
    while fewest <= most:
        kept = (fewest + most) // 2
        made = f"{text[:start]}{middle(name, kept)}{text[end:]}"
        if fits(made):
            best, fewest = made, kept + 1
        else:
            most = kept - 1
    return best or f"{text[:start]}{middle(name, 2)}{text[end:]}"


def fit_buttons(box: QMessageBox) -> None:
    """Shorten what is too wide for the box; the tool tip and the accessible name then have it whole."""
    box.ensurePolished()
    buttons = [each for each in box.buttons() if not each.isHidden()]
    holder, layout = box.findChild(QDialogButtonBox), box.layout()
    if not buttons or holder is None or layout is None:
        return
    margins = layout.contentsMargins()
    room = _widest(box) - margins.left() - margins.right()
    inner = holder.layout()
    between = max(0, inner.spacing()) if inner is not None else theme.px(6)
    widths = [button.sizeHint().width() for button in buttons]
    most = _most(widths, room - between * (len(buttons) - 1))
    texts = [_fitted(button, most) for button in buttons]
    if any(
        len(text) < len(button.text()) and _letters(text) < _FEWEST for button, text in zip(buttons, texts, strict=True)
    ):
        holder.setOrientation(Qt.Orientation.Vertical)
        texts = [_fitted(button, room) for button in buttons]
    for button, text in zip(buttons, texts, strict=True):
        if text != button.text():
            plain = re.sub(r"&(.)", r"\1", button.text())
            button.setText(text)
            button.setToolTip(plain)
            button.setAccessibleName(plain)


def _widest(box: QMessageBox) -> int:
    screen = box.screen() or QApplication.primaryScreen()
    width = screen.availableGeometry().width()
    return width if width <= _SMALL_SCREEN else min(width - _BESIDE, _WIDEST)


def _most(widths: list[int], room: int) -> int:
    """The width that the widest are cut to, so that all have room; the narrower ones keep theirs."""
    left = len(widths)
    for width in sorted(widths):
        if width * left > room:
            return max(0, room // left)
        room, left = room - width, left - 1
    return max(widths)


def _fitted(button: QAbstractButton, width: int) -> str:
    metrics, whole = button.fontMetrics(), button.text()

    def advance(text: str) -> int:
        return metrics.size(Qt.TextFlag.TextShowMnemonic, text).width()

    room = width - (button.sizeHint().width() - advance(whole))
    return shortened(whole, lambda text: advance(text) <= room)


def _letters(text: str) -> int:
    """How many letters of the name are left."""
    found = _NAME.search(text)
    return len(found[1] if found is not None else text)
