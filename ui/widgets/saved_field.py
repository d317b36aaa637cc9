"""Text fields that save by themselves: one second after the last key, at most two seconds after the first, and on leaving the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip, QWidget
from shiboken6 import isValid

from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _, number
from ui.look import theme
from ui.widgets.debounce import debounce
from ui.widgets.services import About, keeper_of

if TYPE_CHECKING:
    _Field = QWidget
else:
    _Field = object  # a mixin of a Qt class must not be a Qt class itself

DELAY = 1000
"""Milliseconds after the last key until the text is saved."""
LATEST = 2000
"""Maximum milliseconds after the first unsaved key until the text is saved, however fast the user types on."""

_STAYS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Focus reasons for which the user has not left the field."""


class _Saver(QObject):
    """Shared by both fields: when to save, the saved text, and the state of a text that failed to save.

    The text counts as saved only when it is: where the file cannot be written it stays in the field, and the window's ``Unsaved``
    retries.
    """

    problem = Signal(str)
    """The problem with the text; empty for none."""

    def __init__(
        self,
        field: QWidget,
        read: Callable[[], str],
        write: Callable[[str], object],
        save: Callable[[str], object],
        leave: Callable[[], object] | None,
        check: Callable[[str], str | None] | None,
    ) -> None:
        super().__init__(field)
        self._field, self._read, self._write = field, read, write
        self._save, self._leave, self._check = save, leave, check
        self.saved = ""
        self.about: About | None = None
        self._saving = False
        self._refused = ""
        """Why the current text was not saved, for a cause other than the file."""
        self._echo: str | None = None
        """The text as normalised by the save while the user types on: shown when the field is left."""
        self.timer = debounce(self, DELAY, self.save_now)
        self._latest = debounce(self, LATEST, self.save_now)

    def dirty(self) -> bool:
        return self._read() != self.saved

    def typed(self) -> None:
        self._show_problem(self._check(self._read()) if self._check else None)
        keeper = keeper_of(self._field)
        if not self.dirty():
            self._stop()
            if keeper is not None:
                keeper.drop(self)
            return
        self.timer.start()
        if not self._latest.isActive():
            self._latest.start()
        if keeper is not None:
            keeper.watch(self)

    def _stop(self) -> None:
        self.timer.stop()
        self._latest.stop()

    def save_now(self) -> None:
        self._stop()
        text = self._read()
        if text == self.saved or self._saving:
            return
        keeper = keeper_of(self._field)
        if self._check and self._check(text):
            if keeper is not None:
                keeper.no_good.emit(self._field)
            return
        self._saving = True
        try:
            error = self._attempt(text)
        finally:
            still, self._saving = self._saving, False
        if not still:
            return  # the field shows another item since
        if error is None:
            self._settled(text)
        elif not isinstance(error, FileError):
            self._show_problem(str(error))
            if keeper is not None and not text.strip():
                keeper.drop(self)  # nothing typed waits here: the missing name is the old one

    def _attempt(self, text: str) -> CampusError | None:
        keeper = keeper_of(self._field)
        if keeper is not None:
            name = self._field.accessibleName()
            return keeper.save(self, name, text, lambda: self._save(text), about=self.about, done=self._saved_later)
        try:
            self._save(text)
        except CampusError as error:
            return error
        return None

    def _saved_later(self, text: str) -> None:
        if isValid(self):
            self._settled(text)

    def _settled(self, text: str) -> None:
        self.saved = text
        if self._read() == text:
            self._show_problem(None)
            if not self._field.hasFocus():
                self._show_echo()

    def _show_echo(self) -> None:
        echo, self._echo = self._echo, None
        if echo is not None and not self.dirty():
            self.saved = echo
            if self._read() != echo:
                self._write(echo)

    def forget(self) -> None:
        if self._emptied():
            self._say_kept()
        self._stop()
        self._refused = ""
        self._saving, self._echo = False, None
        self.saved = self._read()
        keeper = keeper_of(self._field)
        if keeper is not None:
            keeper.part(self)
            keeper.invalid.update(self, "")

    def left(self) -> None:
        self.save_now()
        self._show_echo()
        if self._leave is not None:
            self._leave()

    def gone_from(self) -> None:
        """The field lost the keyboard focus. If it is empty but must not be, the saved text is restored."""
        if self._emptied():
            self._say_kept()
            self.give_up()
        elif self._refused and self.dirty():
            if (keeper := keeper_of(self._field)) is not None:
                keeper.say_refused(self._refused)
            self._is_left_invalid()

    def _is_left_invalid(self) -> None:
        keeper = keeper_of(self._field)
        if keeper is not None:
            keeper.invalid.add(self, self._field, self._refused)

    def _emptied(self) -> bool:
        return bool(self._refused) and not self._read().strip() and bool(self.saved.strip())

    def _say_kept(self) -> None:
        keeper = keeper_of(self._field)
        if keeper is not None:
            keeper.say(self._refused)

    def give_up(self) -> bool:
        """Restore the text that was saved last; False if it is unchanged."""
        if not self.dirty():
            return False
        self._stop()
        keeper = keeper_of(self._field)
        if keeper is not None:
            keeper.drop(self)
        if self._echo is not None:
            self.saved, self._echo = self._echo, None
        self._write(self.saved)
        self._show_problem(None)
        return True

    def drop_refused(self) -> None:
        keeper = keeper_of(self._field)
        if self._refused and self.give_up() and keeper is not None:
            keeper.no_good.emit(self._field)  # its draft goes, as the text is good now

    def shows(self, text: str) -> bool:
        """Whether the field should now be set to ``text``; False while the user's text is not saved yet, or cannot be
        saved."""
        focus = self._field.hasFocus()
        if self._saving:
            self._echo = text
            return False
        if self.dirty():
            if self._read() != text:
                return False
        elif focus and self._read() != text and (text == self._echo or text.split() == self._read().split()):
            self._echo = text  # a space at the end begins the next word
            return False
        self.saved, self._echo = text, None
        self._show_problem(None)
        return True

    def go_to(self, about: About | None) -> bool:
        """Whether the field now shows another text than before."""
        other = about is not None and about != self.about
        if other:
            self.forget()
            self.about = about
        return other

    def look_up(self) -> None:
        """Show what was typed for this item earlier and could not be saved."""
        keeper = keeper_of(self._field)
        if keeper is not None and self.about is not None:
            unsaved = keeper.texts(self.about[0]).get(self.about[1])
            if unsaved is not None:
                self.take_up(unsaved)

    def take_up(self, text: str) -> None:
        """Show what was typed here earlier and is not saved."""
        if not self.dirty() and text != self._read():
            self._write(text)
            self.typed()
            if self._refused and not self._field.hasFocus():
                self._is_left_invalid()

    def _show_problem(self, problem: str | None) -> None:
        field, self._refused = self._field, problem or ""
        theme.set_look(field, "invalid", bool(problem))
        field.setToolTip(problem or "")
        field.setAccessibleDescription(problem or "")
        if (keeper := keeper_of(field)) is not None:
            keeper.invalid.update(self, problem or "")
        self.problem.emit(problem or "")

    def window_undoes(self, event: QEvent) -> bool:
        """Whether Ctrl+Z and Ctrl+Y belong to the window now: they belong to the field only while its typing is not saved."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent) or self.dirty():
            return False
        return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)

    def gives_up(self, event: QEvent) -> bool:
        """Whether the event is Escape over unsaved text, and is handled by the field."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape or not self.dirty():
            return False
        if not self._refused and self._is_left_by_escape():
            return False  # a valid text is kept there, as everything is
        if event.type() == QEvent.Type.ShortcutOverride:
            return True
        return event.type() == QEvent.Type.KeyPress and self.give_up()

    def _is_left_by_escape(self) -> bool:
        above: QWidget | None = self._field
        while above is not None and not getattr(above, "escape_leaves", False):
            above = above.parentWidget()
        return above is not None


class _SavedField(_Field):
    """A field with a ``_Saver``: it saves on leaving, and decides whether Ctrl+Z belongs to it."""

    saver: _Saver

    def save_now(self) -> None:
        """Save what is typed immediately (before the page shows something else)."""
        self.saver.left()

    def forget(self) -> None:
        """The field shows another item from now on. Text that waits for the file is saved to its own item, invalid text is dropped."""
        self.saver.forget()

    def drop_refused(self) -> None:
        """Restore the saved text where the typed one is refused; no draft of it is kept."""
        self.saver.drop_refused()

    @property
    def problem(self) -> SignalInstance:
        """Emits the problem with the text, as it is typed and when saving fails; empty for none."""
        return self.saver.problem

    @property
    def is_dirty(self) -> bool:
        """Whether the text of the field differs from the saved text."""
        return self.saver.dirty()

    @property
    def about(self) -> About | None:
        """Identifies the text; None if it need not be found again."""
        return self.saver.about

    @about.setter
    def about(self, about: About | None) -> None:
        self.saver.about = about

    def take_up(self, text: str) -> None:
        """Show what was typed for this item earlier and could not be saved; saving is retried."""
        self.saver.take_up(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.saver.left()
        if event.reason() not in _STAYS:
            self.saver.gone_from()

    def event(self, event: QEvent) -> bool:
        # Qt sends events while the field is still being constructed
        saver: _Saver | None = self.__dict__.get("saver")
        if saver is not None and saver.window_undoes(event):
            event.ignore()
            return False
        if saver is not None and saver.gives_up(event):
            event.accept()
            return True
        return super().event(event)


class SavedLine(_SavedField, QLineEdit):
    """A line that calls ``save(text)`` one second after the last key, on Enter and on leaving, and ``leave()`` after that.

    ``save`` makes one merged edit (``workspace.edit(label, merge=(table, id, field))``), ``leave`` seals it (``workspace.seal``).
    ``check(text)`` returns a message where the text is invalid: then it is marked, explained, and not saved.
    """

    def __init__(
        self,
        save: Callable[[str], object],
        leave: Callable[[], object] | None = None,
        check: Callable[[str], str | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.saver = _Saver(self, self.text, self.setText, save, leave, check)
        self.textEdited.connect(self.saver.typed)
        self.returnPressed.connect(self.saver.left)

    def show_text(self, text: str, about: About | None = None) -> None:
        """Show the saved text; unsaved typing stays, unless the field is ``about`` another text now than before: then the typing is
        saved to its own item once that is possible."""
        other = self.saver.go_to(about)
        if self.saver.shows(text) and self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # show a text too long for the field from its beginning
        if other:
            self.saver.look_up()


MOST_PASTED = 200_000
"""Maximum characters pasted into a field at once: a hundred pages. More would block the window for many seconds."""


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
        self.saver = _Saver(self, self.toPlainText, self.setPlainText, save, leave, check)
        self.textChanged.connect(self._typed)

    def insertFromMimeData(self, source: QMimeData) -> None:
        count = len(source.text())
        if count > MOST_PASTED:
            text = _(
                "A text of {count} letters is too long here; nothing was pasted. Paste at most {most} letters at a time."
            )
            message = text.format(count=number(count), most=number(MOST_PASTED))
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), message, self)
            self.setAccessibleDescription(message)
            return
        super().insertFromMimeData(source)

    def _typed(self) -> None:
        if self.hasFocus() or self.saver.dirty():
            self.saver.typed()

    def show_text(self, text: str, about: About | None = None) -> None:
        """As ``SavedLine.show_text``."""
        other = self.saver.go_to(about)
        if self.saver.shows(text) and self.toPlainText() != text:
            self.setPlainText(text)
        if other:
            self.saver.look_up()
