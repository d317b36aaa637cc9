"""Keyboard focus in a window: Tab and Shift+Tab follow the visible order of the controls.

Qt uses the order in which widgets were created, which differs from their visible order where some are created later, and gets stuck
at a widget whose focus proxy is hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from ui.widgets.scrolled import ensure_whole

if TYPE_CHECKING:
    _Window = QWidget
else:
    _Window = object  # a mixin of a Qt class must not be a Qt class itself


class Tabbing(_Window):
    """Mixin for windows and dialogs: Tab as described above."""

    def focusNextPrevChild(self, next: bool) -> bool:
        to = beside(self, self.focusWidget(), forward=next)
        if to is None:
            return False
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        to.setFocus(reason)
        _scroll_to(to)
        return True


def _scroll_to(widget: QWidget) -> None:
    """Scroll a control wholly into sight: Qt does so only where the one left is in the same scroll area."""
    above = widget.parentWidget()
    while above is not None:
        if above.inherits("QScrollArea"):
            ensure_whole(above, widget, 12)  # type: ignore[arg-type]
        above = above.parentWidget()


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops here: the widget is visible, enabled and accepts the keyboard focus itself."""
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.isEnabled()
        and widget.isVisibleTo(widget.window())
    )


def put_keyboard(place: QWidget) -> None:
    """Give the keyboard focus to a widget that has been shown: to the target of its ``focusProxy``. Where that is hidden, to the
    first control offered by an empty list; else to the last focused widget, else to the primary button, else to the first
    control."""
    main: QWidget = place
    while (proxy := main.focusProxy()) is not None:
        main = proxy
    left = place.focusWidget()
    if main is not place and is_stop(main):
        main.setFocus()
    elif (offered := _offered(place)) is not None:
        offered.setFocus()
    else:
        stops = [each for each in _all_in(place) if is_stop(each)]
        primary = (each for each in stops if each.property("kind") == "primary")
        (left if left is not None and is_stop(left) else next(primary, next(iter(stops), place))).setFocus()


def _offered(place: QWidget) -> QWidget | None:
    return next((each for each in _all_in(place) if each.property("offered") and is_stop(each)), None)


def beside(window: QWidget, here: QWidget | None, *, forward: bool) -> QWidget | None:
    """The next stop of Tab after ``here``, after the last control the first; None if there is none."""
    everything = list(_all_in(window))
    place = next((number for number, each in enumerate(everything) if each is here), -1)
    around = everything[place + 1 :] + everything[:place] if place >= 0 else everything
    return next((each for each in (around if forward else reversed(around)) if is_stop(each)), None)


def mark_area(widget: QWidget) -> None:
    """Mark a widget as a part of the window that arrow keys do not leave."""
    widget.setProperty("area", True)


def go_by_arrow(here: QWidget, *, forward: bool) -> None:
    """Move the keyboard focus to the neighbour of ``here`` in its part of the window, without wrapping; elsewhere in the main
    window an arrow key does nothing."""
    area: QWidget | None = here
    while area is not None and not area.property("area") and not area.isWindow():
        area = area.parentWidget()
    if area is None or area.inherits("QMainWindow"):
        return
    everything = list(_all_in(area))
    place = next(number for number, each in enumerate(everything) if each is here)
    others = everything[place + 1 :] if forward else everything[:place][::-1]
    if (to := next((each for each in others if is_stop(each)), None)) is not None:
        to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)


def _all_in(place: QWidget) -> Iterator[QWidget]:
    """Every visible widget inside a widget, each before its children."""
    for each in _children(place):
        if not each.isHidden() and not each.isWindow():
            yield each
            yield from _all_in(each)


def _children(place: QWidget) -> list[QWidget]:
    if place.inherits("QMainWindow"):
        return [place.centralWidget()]  # type: ignore[attr-defined]
    if place.inherits("QSplitter"):
        numbers = range(place.count())  # type: ignore[attr-defined]
        # each part after the handle at its left; the first handle is never visible
        return [each for number in numbers for each in (place.handle(number), place.widget(number))]  # type: ignore[attr-defined]
    inside = [each for each in place.children() if isinstance(each, QWidget)]
    if place.inherits("QTabWidget"):  # the bar is created after the pages, and shown above them
        inside.sort(key=lambda each: not each.inherits("QTabBar"))
    layout = place.layout()
    if layout is None:
        return inside
    laid_out = list(_laid_out(layout, inside))
    known = set(laid_out)
    return laid_out + [each for each in inside if each not in known]


def _laid_out(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Those of ``widgets`` that are in a layout, or in a nested one, in its order.

    The layout's items are not read: Qt for Python would keep an object for each, and mistake what is later created at the same
    address for it.
    """
    parts: list[QWidget | QLayout] = [*widgets, *(each for each in layout.children() if isinstance(each, QLayout))]
    placed = [(number, part) for part in parts if (number := layout.indexOf(part)) >= 0]
    if layout.inherits("QGridLayout"):
        placed = [(layout.getItemPosition(number)[:2], part) for number, part in placed]  # type: ignore[attr-defined]
    for _number, part in sorted(placed, key=lambda each: each[0]):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid_out(part, widgets)
