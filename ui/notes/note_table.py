"""A table of notes that can be ticked off, edited in their cells and deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView

from campus_desktop.i18n import _
from campus_desktop.meetings.note import Note
from ui.notes.cells import DueDelegate, OwnerDelegate, TextDelegate
from ui.notes.commands import NoteCommands
from ui.notes.ticks import is_done, paint_waiting
from ui.shell.protocol import Shell
from ui.widgets.actions import action, context_menu, key_name
from ui.widgets.grouped import GroupedRows, TableColumn
from ui.widgets.grouped_table import GroupedTable

_Trigger = QAbstractItemView.EditTrigger


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
        self.answers: Callable[[], Sequence[QAction]] = lambda: ()
        """The answers offered where the cell of an idea's date and answer is edited; none where the table has no ideas."""
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

    def edit(  # type: ignore[override]  # one of the two overloads returns nothing
        self,
        index: QModelIndex | QPersistentModelIndex,
        trigger: QAbstractItemView.EditTrigger = _Trigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        """A double-click or F2 on the cell of an idea offers its answers, as they are what the cell shows; its due date last."""
        if trigger in (_Trigger.DoubleClicked, _Trigger.EditKeyPressed) and self._is_answered_in(index):
            self._offer_answers(index)
            return True
        return super().edit(index, trigger, event)  # type: ignore[arg-type]  # Qt passes None for no event

    def _is_answered_in(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        if index.column() != self.rows.column_of("due") or not self.answers() or self.commands.only_reads:
            return False
        note = self.rows.thing(index.row())
        return note is not None and note.kind == "idea"

    def _offer_answers(self, index: QModelIndex | QPersistentModelIndex) -> None:
        answers = self.answers()
        menu = context_menu(self, answers, [self.due_action])
        menu.setActiveAction(next((each for each in answers if each.isChecked()), answers[0]))
        cell = self.visualRect(index)
        menu.popup(self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(0, 1)))

    def notes(self, ids: Sequence[str]) -> list[Note]:
        """The notes with these ids."""
        return [self.rows.thing(self.rows.row_of(each)) for each in ids]

    def _tick(self, notes: list[Note]) -> None:
        self.ticking.emit([note.id for note in notes if not is_done(self._shell, note)])
        self.commands.tick(notes)

    def is_in_sight(self, note_id: str) -> bool:
        """Whether a note's row is listed and, at least partly, not scrolled out of sight."""
        row = self.rows.row_of(note_id)
        return row >= 0 and self.visualRect(self.rows.index(row, 0)).intersects(self.viewport().rect())

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
