"""Undo of what is typed in a field: while Ctrl+Z belongs to the field, the menu and the status line say so, and do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenuBar, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from campus_desktop.workspace.acts import StepKind
    from ui.shell.protocol import Shell

Field = QLineEdit | QPlainTextEdit | QTextEdit
_KEYS: dict[StepKind, Qt.Key] = {"undo": Qt.Key.Key_Z, "redo": Qt.Key.Key_Y}


class TypingUndo(QObject):
    """Follows the field of the window that has the keyboard focus."""

    changed = Signal()
    """Undo or redo now belongs to a field, or no longer does."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget)
        self._shell = shell
        self._field: Field | None = None
        self._shown: dict[StepKind, bool] = {"undo": False, "redo": False}
        """What ``has`` returned last."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _left: QWidget | None, widget: QWidget | None) -> None:
        if widget is None or isinstance(widget, QMenuBar) or widget.window() is not self._shell.widget:
            return  # a menu, a dialog or another program: the field gets the focus back
        field = widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None
        if field is self._field:
            return
        if self._field is not None and isValid(self._field):
            for signal in _signals(self._field):
                signal.disconnect(self._look)
        self._field = field
        if field is not None:
            for signal in _signals(field):
                signal.connect(self._look)
        self._look()

    def look_soon(self) -> None:
        """Called after an edit: the field that made it counts its text as saved a moment later."""
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if any(self._is_of_field(kind) != shown for kind, shown in self._shown.items()):
            self.changed.emit()

    def has(self, kind: StepKind) -> bool:
        """Whether the key of undo or redo belongs to the field, and something typed in it can be undone or redone."""
        self._shown[kind] = self._is_of_field(kind)
        return self._shown[kind]

    def _is_of_field(self, kind: StepKind) -> bool:
        field = self._field
        if field is None or not isValid(field) or not field.isVisible():
            return False
        source = field if isinstance(field, QLineEdit) else field.document()
        if not (source.isUndoAvailable() if kind == "undo" else source.isRedoAvailable()):
            return False
        key = QKeyEvent(QEvent.Type.ShortcutOverride, _KEYS[kind], Qt.KeyboardModifier.ControlModifier)
        key.ignore()
        field.event(key)  # asks the field only: the key is not pressed
        return key.isAccepted()

    def carry_out(self, kind: StepKind) -> bool:
        """Undo or redo in the field; False if that is not the field's."""
        field = self._field
        if field is None or not self._is_of_field(kind):
            return False
        field.undo() if kind == "undo" else field.redo()
        return True


def _signals(field: Field) -> tuple[SignalInstance, ...]:
    """Those after which something else may be undone: forgetting the typed steps changes no text."""
    if isinstance(field, QLineEdit):
        return (field.textChanged,)
    return field.textChanged, field.document().undoAvailable, field.document().redoAvailable
