"""The commands on notes as menu entries with their keys: one menu for the mouse, the same in the window's menus."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from campus_desktop.i18n import _
from campus_desktop.meetings import keys
from campus_desktop.meetings.note import ANSWERS, CLOSABLE, NOTE_KINDS, TRAVELS
from ui.notes.kinds import KEYS as KINDS
from ui.shell.read_only import leave_what_reads
from ui.widgets.actions import Actions, action, context_menu

if TYPE_CHECKING:
    from ui.meetings.notes.list import NoteList


class NoteActions:
    """Made once for a list. The keys shown here work only while it has the keyboard; most are answered by the list itself."""

    def __init__(self, owner: NoteList) -> None:
        self._list = owner
        commands = owner.commands
        make = self._make
        self.edit = make(_("&Edit the note"), owner.edit_current, "F2", "pencil")
        self.who = make(_("&Who it is from …"), lambda: self.pick("@"), "@", "users-round")
        self.about = make(_("&Step or path …"), lambda: self.pick("#"), "#", "route")
        self.due = make(_("&Due date …"), lambda: self.pick("!"), "!", "calendar")
        self.done = make(_("D&one, or open again"), lambda: commands.toggle_done(owner.chosen()), "Space", "check")
        self.private = make(_("&Private"), lambda: commands.toggle_private(owner.chosen()), "Ctrl+9")
        self.private.setCheckable(True)
        self.reason = make(_("&Reason for the answer …"), lambda: commands.give_reason(owner.chosen()))
        self.step = self._answered_here(make(_("&Make the idea a step …"), self.idea, keys.STEP, "plus"))
        self.copy = make(_("&Copy as text"), lambda: commands.copy(owner.chosen(), owner.today), "Ctrl+C", "copy")
        self.select_all = make(_("Select &all notes"), owner.view.selectAll, "Ctrl+A")
        self.delete = make(_("De&lete"), owner.delete, "Del", "trash-2")
        self.find = action(owner, _("&Find in the notes"), owner.show_search, QKeySequence.StandardKey.Find)
        self.kinds = [
            self._checked(_(name), partial(self._kind, kind), f"Ctrl+{n}")
            for n, (kind, name) in enumerate(NOTE_KINDS.items(), 1)
        ]
        self.answers = [
            self._answered_here(self._checked(_(name), partial(self._answer, answer), keys.ANSWERS[answer]))
            for answer, name in ANSWERS.items()
        ]
        self.travels = [self._checked(_(name), partial(self._travel, key)) for key, name in TRAVELS.items()]
        if owner.shell.workspace.read_only:
            edits = (self.edit, self.who, self.about, self.due, self.done, self.private, self.reason, self.step)
            for each in (*edits, self.delete, *self.kinds, *self.answers, *self.travels):
                each.setEnabled(False)

    def _make(self, text: str, command: Callable[[], object], key: str = "", picture: str | None = None) -> QAction:
        made = action(self._list, text, command, picture=picture)
        if key:
            # shown only: added to no widget, so that it never takes a key from whoever types
            made.setShortcut(QKeySequence(key))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return made

    def _answered_here(self, made: QAction) -> QAction:
        """Qt itself knows the key while the list has the keyboard: with Shift, a digit arrives as another sign."""
        self._list.view.addAction(made)
        return made

    def _checked(self, text: str, command: Callable[[], object], key: str = "") -> QAction:
        made = self._make(text, command, key)
        made.setCheckable(True)
        return made

    # --- commands on what is chosen ---------------------------------------------------------------------------------------

    def _kind(self, kind: str) -> None:
        self._list.commands.set(self._list.chosen(), kind=kind)

    def _answer(self, answer: str) -> None:
        commands = self._list.commands
        commands.answer(commands.read(self._list.chosen()), answer)

    def _travel(self, travel: str) -> None:
        self._list.commands.set(self._list.chosen(), travel=travel)

    def next_travel(self) -> None:
        """The next of the three: how far the chosen notes may travel."""
        chosen, travels = self._list.chosen(), list(TRAVELS)
        notes = self._list.commands.read(chosen[:1])
        if notes:
            self._travel(travels[(travels.index(notes[0].travel) + 1) % len(travels)])

    def pick(self, mark: str) -> None:
        """Choose who the chosen notes are from, which step they are about, or when they are due."""
        from ui.meetings.notes.picker import Picker

        chosen = self._list.chosen()
        if chosen:
            Picker(self._list, self._list.commands, self._list.today, mark, chosen).open()

    def idea(self) -> None:
        """Make the idea a step, or an edit of one."""
        from ui.meetings.notes.idea_dialog import IdeaDialog

        ideas = [note for note in self._list.commands.read(self._list.chosen()) if note.kind == "idea"]
        if not ideas:
            self._list.shell.message(_("Only an idea can become a step; make the note an idea first."))
        else:
            IdeaDialog(self._list.shell, self._list.state, ideas[0]).open()

    # --- menus ---------------------------------------------------------------------------------------------------------

    def pop_up(self, place: QPoint) -> None:
        """The context menu of the chosen notes."""
        menu = context_menu(self._list)
        self.lay_out(menu)
        menu.popup(place)

    def lay_out(self, menu: QMenu) -> None:
        """Fill a menu with what can be done to the chosen notes."""
        notes = self._list.rows.notes(self._list.chosen())  # as they are shown: the file may be locked
        self._tick({note.kind for note in notes}, self.kinds, KINDS)
        self._tick({note.answer for note in notes}, self.answers, ANSWERS)
        self._tick({note.travel for note in notes}, self.travels, TRAVELS)
        self.private.setChecked(bool(notes) and all(note.private for note in notes))
        menu.addAction(self.edit)
        if any(note.kind == "idea" for note in notes):
            menu.addSeparator()
            menu.addActions(self.answers)
            self.reason.setEnabled(any(note.answer is not None for note in notes))
            menu.addActions([self.reason, self.step])
        if any(note.kind in CLOSABLE for note in notes):
            menu.addSeparator()
            menu.addAction(self.done)
        menu.addSeparator()
        menu.addMenu(self._sub(menu, _("&Kind"), self.kinds))
        menu.addActions([self.who, self.about, self.due])
        menu.addMenu(self._items(menu, {note.item for note in notes}))
        menu.addSeparator()
        menu.addAction(self.private)
        menu.addMenu(self._sub(menu, _("Who it may be &shared with"), self.travels))
        menu.addSeparator()
        menu.addActions([self.copy, self.select_all, self.delete])
        if self._list.shell.workspace.read_only:
            leave_what_reads(menu, (self.copy, self.select_all))

    def _sub(self, menu: QMenu, title: str, actions: list[QAction]) -> QMenu:
        made = QMenu(title, menu)
        made.addActions(actions)
        return made

    def _items(self, menu: QMenu, found: set[str | None]) -> QMenu:
        """The agenda, to move notes to the item they belong to."""
        made = QMenu(_("Agenda &item"), menu)
        for item in self._list.state.meeting.every_item:
            entry = made.addAction(item.title.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(found == {item.id})
            entry.triggered.connect(partial(self._move, item.id))
        made.setEnabled(not made.isEmpty())
        return made

    def _move(self, item: str, _checked: bool = False) -> None:
        self._list.commands.set(self._list.chosen(), item=item)

    def _tick(self, found: Collection[str | None], actions: list[QAction], values: Iterable[str]) -> None:
        """Tick what all the chosen notes share."""
        for key, made in zip(values, actions, strict=True):
            made.setChecked(set(found) == {key})

    def for_menus(self) -> Actions:
        """As the window's menus take them."""
        return {
            "edit/find": self.find,
            "notes/edit": [self.edit, self.who, self.about, self.due],
            "notes/done": [self.done, self.private, *self.answers, self.step],
            "notes/copy": [self.copy, self.delete],
        }
