"""Scrolling during a drag near an edge."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollBar

from ui.look import theme

EDGE = 48
"""Pixels from the edge, at zoom 1, within which a drag scrolls."""
TICK = 25
"""Milliseconds between two scroll steps."""


def push(bar: QScrollBar, at: int, size: int) -> bool:
    """Move a scroll bar where ``at`` lies near either end of ``size``, faster the nearer it is; returns whether it moved."""
    edge = min(theme.px(EDGE), size // 4)
    if at < edge:
        by = -(edge - max(at, 0))
    elif at > size - edge:
        by = edge - max(size - at, 0)
    else:
        return False
    old = bar.value()
    bar.setValue(old + round(by / 3) + (1 if by > 0 else -1))
    return bar.value() != old
