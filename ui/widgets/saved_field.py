"""Text fields that save by themselves: one second after the last key, and on leaving the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip, QWidget

from campus_desktop.i18n import _, number
from ui.shell import theme
from ui.widgets.waiting import waiting

if TYPE_CHECKING:
    _Field = QWidget
else:
    _Field = object  # what is mixed into a class of Qt's may not be one itself

DELAY = 1000
"""Milliseconds after the last key until the text is saved."""


class _Saver(QObject):
    """What the two fields share: when to save, and what stands in the document."""

    def __init__(
        self,
        field: QWidget,
        read: Callable[[], str],
        save: Callable[[str], object],
        leave: Callable[[], object] | None,
        check: Callable[[str], str | None] | None,
    ) -> None:
        super().__init__(field)
        self._field, self._read, self._save, self._leave, self._check = field, read, save, leave, check
        self.saved = ""
        self._timer = waiting(self, DELAY, self.save_now)

    def dirty(self) -> bool:
        return self._read() != self.saved

    def typed(self) -> None:
        self._show_problem(self._check(self._read()) if self._check else None)
        if self.dirty():
            self._timer.start()
        else:
            self._timer.stop()

    def save_now(self) -> None:
        self._timer.stop()
        text = self._read()
        if text != self.saved and not (self._check and self._check(text)):
            self.saved = text
            self._save(text)

    def forget(self) -> None:
        self._timer.stop()
        self.saved = self._read()

    def left(self) -> None:
        self.save_now()
        if self._leave is not None:
            self._leave()

    def shows(self, text: str) -> bool:
        """Whether the field should now be set to ``text``; False while what the user typed is not saved yet, or cannot be."""
        if self.dirty() and (self._timer.isActive() or self._field.hasFocus()):
            return False
        self.saved = text
        self._show_problem(None)
        return True

    def _show_problem(self, problem: str | None) -> None:
        field = self._field
        theme.set_look(field, "invalid", bool(problem))
        field.setToolTip(problem or "")
        field.setAccessibleDescription(problem or "")

    def window_undoes(self, event: QEvent) -> bool:
        """Whether Ctrl+Z and Ctrl+Y are the window's now: they are the field's only while its typing is not saved."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent) or self.dirty():
            return False
        return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class _SavedField(_Field):
    """A field with a ``_Saver``: it saves on leaving, and says whose Ctrl+Z is."""

    _saver: _Saver

    def save_now(self) -> None:
        """Save what is typed at once (before the page shows something else)."""
        self._saver.left()

    def forget(self) -> None:
        """Let go of what is typed and could not be saved: the field is about another thing now."""
        self._saver.forget()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._saver.left()

    def event(self, event: QEvent) -> bool:
        # Qt sends events while the field is still being made
        saver: _Saver | None = self.__dict__.get("_saver")
        if saver is not None and saver.window_undoes(event):
            event.ignore()
            return False
        return super().event(event)


class SavedLine(_SavedField, QLineEdit):
    """A line that calls ``save(text)`` one second after the last key, on Enter and on leaving, and ``leave()`` after that.

    ``save`` makes one merged edit (``workspace.edit(label, merge=(table, id, field))``), ``leave`` seals it (``workspace.seal``).
    ``check(text)`` gives a sentence where the text is no good: then it is marked, explained, and not saved.
    """

    def __init__(
        self,
        save: Callable[[str], object],
        leave: Callable[[], object] | None = None,
        check: Callable[[str], str | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._saver = _Saver(self, self.text, save, leave, check)
        self.textEdited.connect(self._saver.typed)
        self.returnPressed.connect(self._saver.left)

    def show_text(self, text: str) -> None:
        """Show what stands in the document; what the user typed and is not saved yet stays."""
        if self._saver.shows(text) and self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # a text too long for the field is seen from its beginning


MOST_PASTED = 200_000
"""Letters that are pasted into a field at once: a hundred pages. More would hold up the window for many seconds."""


class SavedText(_SavedField, QPlainTextEdit):
    """Like ``SavedLine``, for text of several lines. Tab leaves the field."""

    def __init__(
        self,
        save: Callable[[str], object],
        leave: Callable[[], object] | None = None,
        check: Callable[[str], str | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._saver = _Saver(self, self.toPlainText, save, leave, check)
        self.textChanged.connect(self._typed)

    def insertFromMimeData(self, source: QMimeData) -> None:
        count = len(source.text())
        if count > MOST_PASTED:
            text = _(
                "A text of {count} letters is too long here; nothing was pasted. Paste at most {most} letters at a time."
            )
            said = text.format(count=number(count), most=number(MOST_PASTED))
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), said, self)
            self.setAccessibleDescription(said)
            return
        super().insertFromMimeData(source)

    def _typed(self) -> None:
        if self.hasFocus() or self._saver.dirty():
            self._saver.typed()

    def show_text(self, text: str) -> None:
        """Show what stands in the document; what the user typed and is not saved yet stays."""
        if self._saver.shows(text) and self.toPlainText() != text:
            self.setPlainText(text)
