"""Completions below a line: a click elsewhere closes the list and is also delivered to what was clicked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPointF, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QLineEdit, QWidget
from shiboken6 import isValid


class Completer(QCompleter):
    """Qt's own completer consumes the first click outside its list, so that a button under the mouse does not receive it. This list
    has a frame that separates it from what it covers."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish and isinstance(watched, QAbstractItemView):
            watched.setObjectName("completion")  # Qt creates the list on first use
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and isinstance(watched, QAbstractItemView)
            and not watched.rect().contains(event.position().toPoint())
        ):
            watched.hide()
            line = self.widget()
            if line is not None:
                _press(line.window(), watched, event)
            return True
        return super().eventFilter(watched, event)


class NameCompleter(Completer):
    """Offers names, also after @ as in a note."""

    def splitPath(self, path: str) -> list[str]:
        return [path.lstrip("@ ") if path.startswith("@") else path]


class OnlyNameCompleter(NameCompleter):
    """Enter takes the only name offered, also where no arrow key has gone to it, as in a note line."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QAbstractItemView)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not watched.currentIndex().isValid()
            and watched.isVisible()
            and self.completionCount() == 1
        ):
            line, name = self.widget(), self.currentCompletion()
            watched.hide()
            if isinstance(line, QLineEdit):
                line.setText(name)
            return True
        return super().eventFilter(watched, event)


class NameOffer(NameCompleter):
    """Offers known names below a line, wherever in them the typed letters are, in any case."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._names: list[str] = []
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(self)

    def offer(self, names: Iterable[str]) -> None:
        """Offer these names, each once; empty ones are left out."""
        wanted = list(dict.fromkeys(filter(None, names)))
        if wanted != self._names:
            self._names = wanted
            self.setModel(QStringListModel(wanted, self))


def _press(window: QWidget, popup: QWidget, event: QMouseEvent) -> None:
    """Press the mouse on the widget below it in ``window``."""
    at = event.globalPosition()
    target = window.childAt(window.mapFromGlobal(at).toPoint())
    if target is None or QApplication.widgetAt(at.toPoint()) is not target:
        return  # outside, or covered by another window
    takes: QWidget | None = target
    while takes is not None and not (takes.isEnabled() and takes.focusPolicy() & Qt.FocusPolicy.ClickFocus):
        takes = None if takes.isWindow() else takes.parentWidget()
    if takes is not None:
        takes.setFocus(Qt.FocusReason.MouseFocusReason)
    # a quick release is still delivered to the list, which is closed by then
    _Held(target, [handle for each in (window, popup) if (handle := each.windowHandle()) is not None])
    _tell(target, event)


def _tell(target: QWidget, event: QMouseEvent) -> None:
    at = event.globalPosition()
    local = QPointF(target.mapFromGlobal(at))
    QApplication.sendEvent(
        target, QMouseEvent(event.type(), local, at, event.button(), event.buttons(), event.modifiers())
    )


class _Held(QObject):
    """The mouse is held down on ``target``. Qt did not send it the press, and therefore does not send it the moves and the release."""

    def __init__(self, target: QWidget, windows: list[QWindow]) -> None:
        super().__init__(windows[0])
        self._target, self._windows = target, windows
        for each in windows:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        released = event.type() == QEvent.Type.MouseButtonRelease
        moved = event.type() == QEvent.Type.MouseMove and bool(event.buttons())
        if not moved:
            for each in self._windows:
                if isValid(each):
                    each.removeEventFilter(self)
            self.deleteLater()
        if (moved or released) and isValid(self._target):
            _tell(self._target, event)
        return False
