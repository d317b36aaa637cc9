"""After a crash: what was being typed when the program ended. Notes can be saved as notes; other texts are copied to where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from campus_desktop.i18n import _, ngettext
from campus_desktop.meetings import left_notes
from campus_desktop.meetings.left_notes import LeftNote
from campus_desktop.workspace import drafts, unwritten
from campus_desktop.workspace.unwritten import Unwritten
from ui.look import theme
from ui.shell.protocol import done
from ui.widgets.check_box import CheckBox
from ui.widgets.dialog import Dialog
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton

if TYPE_CHECKING:
    from ui.shell.protocol import Shell


class LeftTyped(Dialog):
    """Lists the texts; they are dropped only when they are saved as notes, or the user deletes them."""

    def __init__(self, shell: Shell, found: Sequence[Unwritten]) -> None:
        super().__init__(shell.widget)
        self._shell, self._workspace = shell, shell.workspace
        self._texts = list(found)
        self.setWindowTitle(_("Half typed when the program ended"))
        self.resize(theme.px(620), theme.px(380))
        column = QVBoxLayout(self)
        self.message = label("", wrap=True)
        column.addWidget(self.message)
        self.texts = QPlainTextEdit()
        self.texts.setReadOnly(True)
        self.texts.setTabChangesFocus(True)
        self.texts.setAccessibleName(_("Half-typed texts"))
        column.addWidget(self.texts, 1)
        self.private = CheckBox(_("Show the texts of private notes"))
        self.private.toggled.connect(self._show_texts)
        column.addWidget(self.private)
        self.copied = label(_("The texts are copied. They stay here until you delete them."), "muted", wrap=True)
        self.copied.hide()
        column.addWidget(self.copied)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.save = PushButton("")
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        self.save.clicked.connect(self._save)
        self.copy = buttons.addButton(_("Copy the texts"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._copy)
        self.delete = buttons.addButton(_("Delete the texts"), QDialogButtonBox.ButtonRole.ActionRole)
        self.delete.clicked.connect(self._forget)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._show_texts()

    def _notes(self) -> dict[Unwritten, LeftNote]:
        """The notes that can be saved: those whose meeting is still there."""
        found = {each: note for each in self._texts if (note := left_notes.read(each.note)) is not None}
        return {each: note for each, note in found.items() if left_notes.can_be_saved(self._workspace, note)}

    def _show_texts(self) -> None:
        count = len(self._notes())
        told = _("The program ended before these texts were put in. Everything else is saved.")
        if count == len(self._texts):
            what = _("Save them as notes: each goes to its meeting and agenda item, and private ones stay private.")
        elif count:
            what = _(
                "Notes can be saved where they belong, and private ones stay private. Copy what else you want to keep."
            )
        else:
            what = _("Copy what you want to keep.")
        kept = _("They are shown each time the file is opened until they are saved or deleted.")
        self.message.setText(" ".join((told, what, kept)))
        self.private.setVisible(any(map(_is_private, self._texts)))
        self.texts.setPlainText(self._in_words(private=self.private.isChecked()))
        self.save.setText(ngettext("Save as note", "Save as notes", count))
        self.save.setVisible(count > 0)
        self.save.setDefault(count > 0)

    def _in_words(self, *, private: bool) -> str:
        """All texts with their places. Others may see the screen: private notes are in it only on request."""
        return "\n\n".join(self._described(each, hidden=not private and _is_private(each)) for each in self._texts)

    def _described(self, text: Unwritten, *, hidden: bool) -> str:
        note, place = left_notes.read(text.note), text.place
        if note is not None:
            place = " · ".join(filter(None, (place, left_notes.described(self._workspace, note))))
        shown = _("(not shown)") if hidden else text.text
        return f"{place}:\n{shown}" if place else shown

    @property
    def _same_file(self) -> bool:
        return self._shell.has_file and self._shell.workspace is self._workspace

    def _save(self) -> None:
        """Save the notes. What is left of the texts stays."""
        if not self._same_file:
            return
        found = self._notes()
        if not done(self._shell, lambda: left_notes.save_left(self._workspace, list(found.values()))):
            return
        self._texts = [each for each in self._texts if each not in found]
        with suppress(OSError):  # they are shown again at the next opening
            unwritten.keep_left(self._workspace.path, self._texts)
        count = len(found)
        self._shell.message(ngettext("{count} note saved", "{count} notes saved", count).format(count=count))
        if self._texts:
            self._show_texts()
        else:
            self.accept()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._in_words(private=True))
        self.copied.show()

    def _forget(self) -> None:
        if self._same_file and done(self._shell, lambda: drafts.forget(self._workspace)):
            with suppress(OSError):  # it is shown again at the next opening
                unwritten.forget_left(self._workspace.path)
            self.accept()


def _is_private(text: Unwritten) -> bool:
    note = left_notes.read(text.note)
    return note.draft.private if note is not None else text.place == _("Private note")
