"""A table of notes that can be ticked off, edited in their cells and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from campus_desktop.i18n import _
from campus_desktop.meetings.note import Note
from ui.notes.cells import DueDelegate, OwnerDelegate, TextDelegate
from ui.notes.commands import NoteCommands
from ui.notes.ticks import is_done, paint_waiting
from ui.shell.protocol import Shell
from ui.widgets.actions import action, key_name
from ui.widgets.grouped import GroupedRows, TableColumn
from ui.widgets.grouped_table import GroupedTable


class NoteTable(GroupedTable):
    """Its columns include "text", "owner" and "due". The owner of the table puts the actions into menus.

    A change in a cell is applied to all selected notes of that kind, where the note is one of them.
    """

    ticking = Signal(list)
    """Notes with these ids are about to be ticked off or reopened."""

    def __init__(self, shell: Shell, columns: Sequence[TableColumn[Note]], name: str) -> None:
        super().__init__(GroupedRows(columns), name, several=True)
        self.rows.setParent(self)
        self._shell = shell
        self.commands = commands = NoteCommands(shell)
        paint_waiting(shell, self)
        for column, delegate in (
            ("text", TextDelegate(self, lambda note, text: commands.set([note.id], text=text))),
            ("owner", OwnerDelegate(self, shell, self._set_owner, self._set_new_owner)),
            ("due", DueDelegate(self, commands.today, self._set_due)),
        ):
            self.setItemDelegateForColumn(self.rows.column_of(column), delegate)
        self.ticked.connect(lambda ids: self._tick(self.notes(ids)))
        self.tick_action = action(
            self, f"{_('&Done or open again')}\t{key_name('Space')}", lambda: self._tick(self.chosen_notes())
        )
        self.text_action = action(self, _("Edit the &text") + "\tF2", lambda: self.edit_cell("text"))
        self.owner_action = action(self, _("&Responsible …") + "\t@", lambda: self.edit_cell("owner"))
        self.due_action = action(self, _("D&ue …") + "\t!", lambda: self.edit_cell("due"))
        self.edits = [self.text_action, self.owner_action, self.due_action]
        self.delete_action = action(self, _("De&lete"), lambda: commands.delete(self.chosen()), "Del")
        self.letters = {"@": self.owner_action.trigger, "!": self.due_action.trigger}

    def notes(self, ids: Sequence[str]) -> list[Note]:
        """The notes with these ids."""
        return [self.rows.thing(self.rows.row_of(each)) for each in ids]

    def _tick(self, notes: list[Note]) -> None:
        self.ticking.emit([note.id for note in notes if not is_done(self._shell, note)])
        self.commands.tick(notes)

    def chosen_notes(self) -> list[Note]:
        """The selected notes."""
        return self.notes(self.chosen())

    def enable(self) -> None:
        """Enable the actions for the current selection."""
        chosen = [] if self.commands.only_reads else self.chosen_notes()
        for each in (self.tick_action, *self.edits, self.delete_action):
            each.setEnabled(bool(chosen))

    def _with(self, note: Note) -> list[str]:
        chosen = self.chosen_notes()
        if any(each.id == note.id for each in chosen):
            return [each.id for each in chosen if each.kind == note.kind]
        return [note.id]

    def _set_owner(self, note: Note, institution: str | None, person: str | None) -> None:
        self.commands.set(self._with(note), institution=institution, person=person)

    def _set_new_owner(self, note: Note, name: str) -> None:
        self.commands.set_new_person(self._with(note), note.meeting, name)

    def _set_due(self, note: Note, due: date | None) -> None:
        self.commands.set(self._with(note), due=due)
