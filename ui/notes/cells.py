"""Cells of notes edited in place: the text, who is responsible, and the due date, typed as on the note line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QRect, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from campus_desktop.i18n import _, date_table, fold
from campus_desktop.institutions.names import without_mark
from campus_desktop.meetings.context import read_context
from campus_desktop.meetings.newcomers import begun_name, can_be_named, create_text
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.noteline import Candidate, Context, Token, complete, complete_due
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.typed.dates import date_at_start
from ui.look import theme
from ui.notes.seen import context_seen
from ui.shell.protocol import Shell
from ui.shell.typed_text import typed_in
from ui.shell.unsaved_text import about_thing
from ui.widgets.completer import Completer
from ui.widgets.grouped import GroupedRows
from ui.widgets.grouped_table import GroupedDelegate, Index

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class _LineDelegate(GroupedDelegate):
    """Edits a cell in a line with completions. The text is parsed before it is saved; an invalid text keeps the line open."""

    name = ""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._words = QStringListModel(self)

    # --- to be overridden --------------------------------------------------------------------------------------------

    def offers(self, typed: str) -> list[str]:
        """The completions for what is typed."""
        raise AssertionError("each kind of cell has its own")

    def said(self, typed: str) -> str:
        """What is typed, without the character that would precede it on the note line."""
        return typed.strip()

    def problem(self, typed: str) -> str:
        """The message for a text that cannot be saved; empty if it can."""
        raise AssertionError("each kind of cell has its own")

    def begin(self, note: Note) -> str:
        """The initial text of the line."""
        raise AssertionError("each kind of cell has its own")

    def keep(self, note: Note, typed: str) -> None:
        """Save what was typed."""
        raise AssertionError("each kind of cell has its own")

    # --- QStyledItemDelegate -----------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setAccessibleName(self.name)
        line.setPlaceholderText(self.hint())
        completer = Completer(self._words, line)
        completer.setCompletionMode(Completer.CompletionMode.UnfilteredPopupCompletion)
        line.setCompleter(completer)
        line.textEdited.connect(self._offer)
        # the open list of completions consumes Enter before a delegate receives it
        completer.activated.connect(partial(self._picked, line))
        line.returnPressed.connect(partial(self._finish, line))
        return line

    def _picked(self, line: QLineEdit, text: str) -> None:
        line.setText(text)
        self._finish(line)

    def _finish(self, line: QLineEdit) -> None:
        """Save what was typed and close the line; for an invalid text, show why and leave it open."""
        problem = self.problem(self.said(line.text()))
        if problem:
            theme.set_look(line, "invalid", True)
            line.setAccessibleDescription(problem)
            QToolTip.showText(line.mapToGlobal(QPoint(0, line.height())), problem, line)
        elif not line.property("kept"):
            line.setProperty("kept", True)
            self.commitData.emit(line)
            self.closeEditor.emit(line)

    def hint(self) -> str:
        """The placeholder of the line."""
        return ""

    def _offer(self, typed: str) -> None:
        self._words.setStringList(self.offers(self.said(typed)))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        note = _note(index)
        if isinstance(editor, QLineEdit) and note is not None:
            editor.setText(self.begin(note))
            editor.selectAll()
            self._offer("")

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        note = _note(index)
        if isinstance(editor, QLineEdit) and note is not None and _first(editor):
            typed = self.said(editor.text())
            if typed != self.begin(note):
                with typed_in(editor, about_thing(self.name, [note.text]), typed):
                    self.keep(note, typed)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        height = max(theme.px(34), editor.minimumSizeHint().height())
        rect = QRect(option.rect)
        rect.setTop(rect.center().y() - height // 2)
        rect.setHeight(height)
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        if pressed and isinstance(editor, QLineEdit):
            self._finish(editor)
            return True
        return super().eventFilter(editor, event)


class OwnerDelegate(_LineDelegate):
    """Who is responsible: an institution or a person, as after @ on the note line."""

    def __init__(
        self,
        view: QAbstractItemView,
        shell: Shell,
        save: Callable[[Note, str | None, str | None], None],
        save_new: Callable[[Note, str], None],
    ) -> None:
        """``save`` is called with the note, and the ids of the institution and the person, each None for none; ``save_new`` with
        the name of a person to be created."""
        super().__init__(view)
        self.name = _("Responsible")
        self._shell, self._save, self._save_new = shell, save, save_new
        self._context = self._every = Context()
        self._new = ""
        """The name that the last row offers to create."""

    def hint(self) -> str:
        return _("Institution or person")

    def said(self, typed: str) -> str:
        return without_mark(super().said(typed))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        note = _note(index)
        if note is not None:
            workspace = self._shell.workspace
            self._every = read_context(workspace, read_meeting(workspace, note.meeting))
            self._context = context_seen(self._shell, self._every)
        return super().createEditor(parent, option, index)

    def _label(self, candidate: Candidate) -> str:
        same = [each for each in self._context.who if each.name == candidate.name]
        return f"{candidate.name}, {candidate.detail}" if len(same) > 1 and candidate.detail else candidate.name

    def _meant(self, typed: str) -> Candidate | None:
        wanted = fold(typed)
        for each in self._context.who:
            if wanted in (fold(self._label(each)), fold(each.name), fold(each.short)):
                return each
        if (begun := begun_name(typed, self._context.who)) is not None:
            return begun
        found = complete(Token("@", 0, len(typed), typed), self._context, 2)
        return found[0] if len(found) == 1 else None

    def offers(self, typed: str) -> list[str]:
        found = [self._label(each) for each in complete(Token("@", 0, len(typed), typed), self._context)]
        self._new = typed if can_be_named(typed, self._every.who) else ""
        return [*found, create_text(self._new)] if self._new else found

    def _makes(self, typed: str) -> bool:
        """Whether the row that creates a person was chosen."""
        return bool(self._new) and typed == create_text(self._new)

    def problem(self, typed: str) -> str:
        if not typed or self._makes(typed) or self._meant(typed) is not None:
            return ""
        text = _(
            "“{name}” is not an institution or a person in this file; choose one from the list, or create it there with ↓ and Enter."
        )
        return text.format(name=typed)

    def begin(self, note: Note) -> str:
        return note.person_name or note.institution_name

    def keep(self, note: Note, typed: str) -> None:
        if not typed:
            self._save(note, None, None)
        elif self._makes(typed):
            self._save_new(note, self._new)
        elif (meant := self._meant(typed)) is not None:
            person = meant.id if meant.kind == "person" else None
            self._save(note, meant.belongs if person else meant.id, person)


class DueDelegate(_LineDelegate):
    """The due date: "4/12", "friday", "in 14 days", or nothing."""

    def __init__(
        self, view: QAbstractItemView, today: Callable[[], date], save: Callable[[Note, date | None], None]
    ) -> None:
        super().__init__(view)
        self.name = _("Due")
        self._today, self._save = today, save

    def hint(self) -> str:
        return _("4/12, friday, in 14 days …")

    def said(self, typed: str) -> str:
        return super().said(typed).removeprefix("!").lstrip()

    def _meant(self, typed: str) -> date | None:
        due = date_at_start(typed, self._today())
        return due.date if due is not None and due.length == len(typed) else None

    def offers(self, typed: str) -> list[str]:
        return [words for words, _date in complete_due(Token("!", 0, len(typed), typed), self._today())]

    def problem(self, typed: str) -> str:
        if not typed or self._meant(typed) is not None:
            return ""
        return _("“{text}” is not a date. Write for example 4/12, friday or in 14 days.").format(text=typed)

    def begin(self, note: Note) -> str:
        return date_table(note.due) if note.due else ""

    def keep(self, note: Note, typed: str) -> None:
        if not typed or self._meant(typed) is not None:
            self._save(note, self._meant(typed) if typed else None)


class TextDelegate(GroupedDelegate):
    """The text of a note, of one or several lines: Enter saves it, Shift+Enter inserts a line break."""

    def __init__(self, view: QAbstractItemView, save: Callable[[Note, str], None]) -> None:
        super().__init__(view)
        self._save = save

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QPlainTextEdit(parent)
        field.setAccessibleName(_("Text"))
        field.setTabChangesFocus(True)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        note = _note(index)
        if isinstance(editor, QPlainTextEdit) and note is not None:
            editor.setPlainText(note.text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        note = _note(index)
        if isinstance(editor, QPlainTextEdit) and note is not None and _first(editor):
            typed = editor.toPlainText().strip()
            if typed and typed != note.text:
                with typed_in(editor, about_thing(_("Text"), [note.text]), typed):
                    self._save(note, typed)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        rect.setHeight(max(rect.height(), theme.px(78)))
        parent = editor.parentWidget()
        if parent is not None and rect.bottom() > parent.height():
            rect.moveBottom(parent.height())
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, QWidget) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                return True
        return super().eventFilter(editor, event)


def _first(editor: QWidget) -> bool:
    """Whether the text of an editor is saved for the first time: saving takes the keyboard focus from it, which triggers saving again."""
    before = bool(editor.property("written"))
    editor.setProperty("written", True)
    return not before


def _note(index: Index) -> Note | None:
    model = index.model()
    assert isinstance(model, GroupedRows)
    found = model.thing(index.row())
    return found if isinstance(found, Note) else None
