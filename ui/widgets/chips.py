"""Small pills: ``Chip`` shows information, ``FilterChip`` opens a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from ui.look import theme
from ui.widgets.push_button import PushButton

_ARROWS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
TONES = ("info", "warning", "success", "danger", "neutral")


class Chip(QLabel):
    """An informational pill in one of ``TONES``; its text states what its colour suggests."""

    def __init__(self, text: str = "", tone: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "tag")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text, tone)

    def show_text(self, text: str, tone: str = "info") -> None:
        """Show another text. ValueError for an unknown tone."""
        if tone not in TONES:
            raise ValueError(f"no tone {tone!r}")
        self.setText(text)
        if self.property("tone") != tone:
            theme.set_look(self, "tone", tone)


class _Pill(PushButton):
    """A pill whose ``active`` look is filled with the accent, on which a border would not be seen: its focus is painted as a ring
    inside it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.property("active"):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent-text"), theme.px(1.5)))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), theme.px(7), theme.px(7))
            painter.end()


class ToggleChip(_Pill):
    """A pill that is on or off; a click does not take the keyboard focus. With ``one_stop``, several form one stop of Tab."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "filter")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fellows: Sequence[ToggleChip] = ()
        """The chips that the arrow keys move to."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _ARROWS.get(event.key())
        if by is None or not self.fellows:
            super().keyPressEvent(event)
            return
        other = self.fellows[(self.fellows.index(self) + by) % len(self.fellows)]
        _make_stop(other)
        other.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_on(self, on: bool) -> None:
        """Show it on or off; the signal is emitted only by a click."""
        self.setChecked(on)

    def _show(self, on: bool) -> None:
        theme.set_look(self, "active", on)


def one_stop(chips: Sequence[ToggleChip]) -> None:
    """Group chips: Tab stops at one of them, the arrow keys move to the others."""
    for chip in chips:
        chip.fellows = chips
    _make_stop(chips[0])


def _make_stop(chip: ToggleChip) -> None:
    for each in chip.fellows:
        each.setFocusPolicy(Qt.FocusPolicy.TabFocus if each is chip else Qt.FocusPolicy.NoFocus)


class FilterChip(_Pill):
    """A pill that opens ``menu``: "Format ▾", or "Format: Video ▾" where a choice filters the list."""

    def __init__(self, title: str, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.setProperty("kind", "filter")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        menu.setParent(self, menu.windowFlags())
        self.setMenu(menu)
        self.set_choice("")

    def set_choice(self, choice: str) -> None:
        """Show what is chosen; empty if the filter is off."""
        text = f"{self._title}: {choice}" if choice else self._title
        self.setText(f"{text.replace('&', '&&')} ▾")
        self.setAccessibleName(text)
        theme.set_look(self, "active", bool(choice))
