"""Before a dialog of the window behind the projector's on the only screen brings that window into sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

_OVER = (Qt.WindowType.Dialog, Qt.WindowType.Sheet, Qt.WindowType.Window)


class Uncovering(QObject):
    """Calls ``prepare`` before a dialog of ``window`` is shown, because the desktop raises a window together with its dialogs. In
    effect as long as ``shown``, the projector's window, exists."""

    def __init__(self, window: QWidget, prepare: Callable[[], object], shown: QWidget) -> None:
        super().__init__(shown)
        self._window, self._prepare, self._shown = window, prepare, shown
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and self._uncovers(watched):
            self._prepare()  # the dialog gets this event before it is on the screen
        return False

    def _uncovers(self, widget: QWidget) -> bool:
        if not widget.isWindow() or widget.windowType() not in _OVER or not self._shown.isVisible():
            return False
        above = widget.parentWidget()
        while above is not None and above is not self._shown:
            if above is self._window:
                return True
            above = above.parentWidget()
        return False
