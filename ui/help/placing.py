"""Where the guide's window opens, beside the window it describes."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.look import theme
from ui.shell.navigation import Navigation

_NARROW = 410
"""Initial width in pixels at zoom 1: what it describes stays visible beside it."""
_STRIP = 260
"""The same where the screen has no room for both beside each other, at most ``_STRIP_SHARE`` of its width."""
_STRIP_SHARE = 0.3


def place_beside(guide: QWidget, main: QMainWindow) -> None:
    """At the right; on a small screen as a strip between the navigation and the page's commands, which are at the right."""
    room = main.screen().availableGeometry()
    if room.width() - theme.px(_NARROW) >= main.minimumWidth():
        guide.resize(theme.px(_NARROW), room.height() - theme.px(40))
        guide.move(room.right() - guide.width() - theme.px(2), room.top() + theme.px(2))
        return
    navigation = main.findChild(Navigation)
    aside = navigation.width() if navigation is not None and navigation.isVisible() else 0
    corner = (main.centralWidget() or main).mapToGlobal(QPoint(aside, 0))
    title = main.geometry().top() - main.frameGeometry().top()
    width = min(theme.px(_STRIP), int(room.width() * _STRIP_SHARE))
    left = max(room.left(), min(corner.x(), room.right() - width))
    top = max(room.top(), min(corner.y(), room.top() + room.height() // 2))
    guide.resize(width, room.bottom() - top - title - theme.px(2))
    guide.move(left, top)
