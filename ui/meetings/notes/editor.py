"""The field a note is typed in: text that wraps, with recognised words as pills in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QMimeData, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from campus_desktop.i18n import _, number
from campus_desktop.meetings.noteline import (
    Context,
    NoteLine,
    Token,
    complete,
    complete_due,
    open_token,
    parse,
    similar,
    understood,
)
from ui.look import theme
from ui.meetings.notes.completion import Completion, due_offers, meant_offers, offers_of
from ui.meetings.notes.line_keys import COMMANDS, ENTER, control_only, is_private_key, is_redo, kind_of_key
from ui.meetings.notes.newcomers import NEW, Newcomers, new_token
from ui.meetings.notes.tokens import OBJECT, TYPE, Pill, Placed, Typed, Word, format_for, in_text, word_for, word_of
from ui.widgets.word_undo import step_at_word

Modifier = Qt.KeyboardModifier
Key = Qt.Key
_MOST_LINES = 8
"""Lines the field grows to; a longer note is scrolled."""
_STOPS = tuple(".,;:?)")
"""What stands at a word without a space; "!" begins a date."""
MOST_PASTED = 20_000
"""Letters that are pasted into a note at once: ten pages."""


class NoteEdit(QTextEdit):
    """It tells what is wanted; the line around it knows what to do."""

    edited = Signal()
    """The user changed the text."""
    submitted = Signal()
    given_up = Signal()
    """Escape, with no suggestions open."""
    earlier_wanted = Signal()
    """Arrow up in an empty field."""
    page_wanted = Signal(int)
    """Page up (-1) or down (1): a field of a few lines has no pages, the list above it does."""
    kind_wanted = Signal(str)
    private_wanted = Signal()
    travel_wanted = Signal()
    participant_wanted = Signal()
    suggestions_changed = Signal()
    """The list of suggestions opened or closed."""
    focus_changed = Signal()
    too_long = Signal(str)
    """What was to be pasted was too long, in a sentence; nothing of it was."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.context, self.offered = Context(), Context()
        """What marks can mean, and what of that is offered while typing."""
        self.newcomers: Newcomers | None = None
        """Makes whom a name after @ does not find; None where nobody can be made."""
        self.busy = False
        self._left_alone: int | None = None
        """Where the mark begins whose suggestions were closed with Escape."""
        self._in_full = False
        """Whether the mark being typed is understood as it stands, so that Enter saves; Tab still inserts what is offered."""
        self._spaced: int | None = None
        """Behind the space that came with what was picked, until something is typed."""
        self._changing: Placed | None = None
        """The pill that was clicked and is being changed."""
        self.setProperty("kind", "bare")
        self.setPlaceholderText(_("Write a note"))
        self.setAccessibleName(_("Note"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._pill = Pill(self.document())
        self.document().documentLayout().registerHandler(TYPE, self._pill)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.completion = Completion(self)
        self.completion.chosen.connect(self.choose)
        self.completion.list.currentItemChanged.connect(self.suggestions_changed)
        self.destroyed.connect(self.completion.deleteLater)  # it lies over the window, which may live on
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        theme.theme_changed.connect(self._restyle)
        self._fit(QSizeF())

    # --- what stands in it ---------------------------------------------------------------------------------------------

    def typed(self) -> Typed:
        """The line as it would have been typed."""
        return Typed(self.document())

    def line(self) -> NoteLine:
        """The line as the domain reads it."""
        typed = self.typed()
        return parse(typed.text, self.context, self._today(), typed.chosen)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.typed().text.strip()

    def show_text(self, text: str, chosen: dict[str, str] | None = None) -> None:
        """Put a line in as if it had been typed, what it names as pills; it is not told as an edit and cannot be undone."""
        self.shut()
        self.busy = True
        self.setPlainText(text)
        self._recognise(chosen or {}, everything=True)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setCurrentCharFormat(QTextCharFormat())
        self.busy = False

    def shut(self) -> None:
        """Close the suggestions."""
        was = self.completion.is_open
        self.completion.shut()
        self._changing, self._in_full = None, False
        if was:
            self.suggestions_changed.emit()

    # --- recognising ---------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        if self.busy:
            return
        self._spaced = None
        self.busy = True
        if not self.document().isRedoAvailable():  # what was just undone is not done again
            self._recognise({})
        self.busy = False
        self.edited.emit()  # first: what marks can mean may be others now
        self._suggest()

    def _recognise(self, chosen: dict[str, str], *, everything: bool = False) -> None:
        """Make pills of what marks have come to mean, but for the one still being typed."""
        typed = self.typed()
        line = parse(typed.text, self.context, self._today(), {**chosen, **typed.chosen})
        at = -1 if everything else typed.place(self.textCursor().position())
        token = None if everything else open_token(typed.text, at, self.context)
        for chip in reversed(line.chips):
            open_ = chip.start <= at <= chip.end or (token is not None and token.start == chip.start)
            if not open_ and not typed.is_word(chip.start):
                word = word_of(chip, typed.text[chip.start])
                self.put_word(typed.position(chip.start), typed.position(chip.end), word)

    def put_word(self, start: int, end: int, word: Word) -> QTextCursor:
        """Replace what is between two positions of the document by the pill of a word; the cursor stands behind it."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(OBJECT, format_for(word))
        cursor.endEditBlock()
        return cursor

    # --- suggestions ---------------------------------------------------------------------------------------------------

    def _token(self) -> Token | None:
        typed = self.typed()
        at = typed.place(self.textCursor().position())
        token = open_token(typed.text, at, self.offered)
        return new_token(typed.text, at) if token is None and self.newcomers is not None else token

    def _suggest(self) -> None:
        token = self._token()
        if token is not None and self.typed().is_word(token.start):
            token = None
        if token is None:
            self._left_alone = None
        if token is None or token.start == self._left_alone:
            self.shut()
            return
        # a lone exclamation mark is most often just that, and what is understood in full needs no choice: Enter then saves
        begin = QTextCursor(self.document())
        begin.setPosition(self.typed().position(token.start))
        caret = self.cursorRect()
        caret.setLeft(min(caret.left(), self.cursorRect(begin).left()))
        self._in_full = understood(token, self.context, self._today())
        self._offer(token, caret, first=not self._in_full and (bool(token.typed) or token.mark != "!"))

    def _offer(self, token: Token, caret: QRect, *, first: bool) -> None:
        if token.mark == "!":
            offers = due_offers(complete_due(token, self._today()))
        else:
            found = complete(token, self.offered)
            offers = offers_of(found, token.mark) if found else meant_offers(similar(token, self.offered), token.mark)
            if token.mark == "@" and self.newcomers is not None and new_token(f"@{token.typed}", len(token.typed) + 1):
                offers += self.newcomers.offer(token.typed, self.context)
        was = self.completion.is_open
        corner = self.viewport().mapTo(self, caret.topLeft())
        self.completion.offer(offers, QRect(corner, caret.size()), first=first)
        if was != self.completion.is_open:
            self.suggestions_changed.emit()

    def choose(self, word: Word) -> None:
        """Put what was picked in place of the mark being typed, or of the pill being changed."""
        typed = self.typed()
        changing, token = self._changing, self._token()
        self.shut()
        if changing is not None:
            start, end = changing.position, changing.position + 1
        elif token is not None:
            start, end = typed.position(token.start), self.textCursor().position()
        else:
            return
        if word.kind == NEW:
            made = self.newcomers.make(word.name) if self.newcomers is not None else None
            if made is None:
                return
            self.context = replace(self.context, who=(*self.context.who, made))
            word = word_for(made, word.mark)
        self.busy = True
        taken = {each.word.kind for each in typed.words if each != changing}
        if word.kind in taken:
            cursor = QTextCursor(self.document())  # a second one is a word like others: the first says who or what
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(in_text(word, self._today()), QTextCharFormat())
        else:
            cursor = self.put_word(start, end, word)
        if self.document().characterAt(cursor.position()) == " ":
            cursor.movePosition(QTextCursor.MoveOperation.Right)
        else:
            cursor.insertText(" ", QTextCharFormat())
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(QTextCharFormat())
        self._spaced = cursor.position()
        self.busy = False
        self.setFocus()
        self.edited.emit()

    def _moved(self) -> None:
        if not self.busy and self.completion.is_open and self._changing is None and self._token() is None:
            self.shut()

    def word_at(self, event: QMouseEvent) -> Placed | None:
        """The pill under the mouse."""
        point = event.position().toPoint()
        for each in self.typed().words:
            cursor = QTextCursor(self.document())
            cursor.setPosition(each.position + 1)
            right = self.cursorRect(cursor)
            cursor.setPosition(each.position)
            left = self.cursorRect(cursor)
            start = left.left() if left.top() == right.top() else 0
            if right.top() <= point.y() <= right.bottom() and start <= point.x() <= right.left():
                return each
        return None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        placed = self.word_at(event)
        if placed is not None and event.button() == Qt.MouseButton.LeftButton and not self.isReadOnly():
            self._change(placed)

    def _change(self, placed: Placed) -> None:
        """Choose the pill and offer what could stand there instead."""
        cursor = self.textCursor()
        cursor.setPosition(placed.position)
        caret = self.cursorRect(cursor)
        cursor.setPosition(placed.position + 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._changing = placed
        self._offer(Token(placed.word.mark, placed.start, placed.end, ""), caret, first=False)

    # --- keys ----------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = self._own(event)
            if own is not None:
                event.setAccepted(own)
                return own
        return super().event(event)

    @property
    def own_undo(self) -> bool:
        """Whether Ctrl+Z is the field's: while the typing in it is the newest that can be taken back."""
        return self.document().isUndoAvailable()

    def settle_typing(self) -> None:
        """Something else was done meanwhile, which undo takes back first: what is typed stays."""
        self.document().clearUndoRedoStacks()

    def _own(self, event: QKeyEvent) -> bool | None:
        """Whether a key that may be a shortcut of the window is the field's; None: as any field has it."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.own_undo
        if is_redo(event):
            return self.document().isRedoAvailable()
        if control_only(event) and event.key() in COMMANDS:
            return True
        if event.modifiers() & Modifier.ControlModifier and event.modifiers() & Modifier.AltModifier:
            return True if event.text().isprintable() and event.text() else None  # AltGr: it types
        return True if event.key() == Key.Key_Escape and self.completion.is_open else None

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt walks on with Tab before it tells of a key; while something can be picked with it, it is one
        picks = self.completion.is_open and (self._in_full or self.completion.current() is not None)
        return not (forward and picks) and super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_redo(event) and self.document().isRedoAvailable():
            self.redo()
        elif not (self._popup_key(event) or self._command(event) or self._plain_key(event) or self._at_word(event)):
            with step_at_word(self):
                super().keyPressEvent(event)

    def _at_word(self, event: QKeyEvent) -> bool:
        """What is typed at once after picking: a space stands there already, and a comma takes its place."""
        text, cursor = event.text(), self.textCursor()
        if not text or self._spaced != cursor.position() or cursor.hasSelection():
            return False
        self._spaced = None
        if text in _STOPS:
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text, QTextCharFormat())
        return text == " " or text in _STOPS

    def _popup_key(self, event: QKeyEvent) -> bool:
        """Keys that are for the suggestions while they are open."""
        if not self.completion.is_open:
            return False
        key, word = event.key(), self.completion.current()
        plain = event.modifiers() & ~Modifier.KeypadModifier == Modifier.NoModifier
        if key == Key.Key_Escape:
            token = self._token()
            self._left_alone = token.start if token is not None else None
            self.shut()
        elif plain and key in (Key.Key_Down, Key.Key_Up):
            self.completion.step(1 if key == Key.Key_Down else -1)
        elif plain and key in (*ENTER, Key.Key_Tab) and word is not None:
            self.choose(word)
        elif plain and key == Key.Key_Tab and self._in_full and (first := self.completion.first()) is not None:
            self.choose(first)
        else:
            if self._changing is not None:
                self.shut()
            return False
        return True

    def _command(self, event: QKeyEvent) -> bool:
        if not control_only(event):
            return False
        if (kind := kind_of_key(event)) is not None:
            self.kind_wanted.emit(kind)
        elif is_private_key(event):
            self.private_wanted.emit()
        elif event.key() == Key.Key_R:
            self.travel_wanted.emit()
        elif event.key() == Key.Key_D:
            self.participant_wanted.emit()
        else:
            return False
        return True

    def _plain_key(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Modifier.KeypadModifier
        if key in ENTER and held == Modifier.NoModifier:
            self.submitted.emit()
        elif key in ENTER and held == Modifier.ShiftModifier:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif key == Key.Key_Up and held == Modifier.NoModifier and self.is_empty:
            self.earlier_wanted.emit()
        elif key in (Key.Key_PageUp, Key.Key_PageDown) and held == Modifier.NoModifier:
            self.page_wanted.emit(1 if key == Key.Key_PageDown else -1)
        elif key == Key.Key_Escape:
            self.given_up.emit()
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.shut()
        self.focus_changed.emit()

    # --- plain text in and out -----------------------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        count = len(source.text())
        if count > MOST_PASTED:  # a note is looked at letter by letter as it is typed
            said = _(
                "A text of {count} letters is too long for a note; nothing was pasted. Paste at most {most} letters at a time."
            )
            self.too_long.emit(said.format(count=number(count), most=number(MOST_PASTED)))
            return
        text = source.text().replace("\r\n", "\n").replace("\0", "").replace(OBJECT, "").replace("\t", " ")
        self.textCursor().insertText(text.strip("\n"), QTextCharFormat())
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        part = self.document().clone()
        QTextCursor(part).select(QTextCursor.SelectionType.Document)
        cursor = QTextCursor(part)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertFragment(self.textCursor().selection())
        data = QMimeData()
        data.setText(Typed(part).text)
        return data

    # --- size ----------------------------------------------------------------------------------------------------------

    def _fit(self, _size: QSizeF) -> None:
        """As high as its text, within reason."""
        line = self.fontMetrics().height()
        wanted = round(self.document().size().height()) + 2
        self.setFixedHeight(max(line + 2, min(wanted, _MOST_LINES * (line + theme.px(3)))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pill.room = float(max(event.size().width() - 2, theme.px(60)))
        super().resizeEvent(event)

    def _restyle(self) -> None:
        document = self.document()
        document.setDefaultFont(self.font())
        document.markContentsDirty(0, document.characterCount())
        self._fit(QSizeF())
