"""Following a meeting up: what was decided and is to be done, what is missing first, and the minutes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings import edits, following, note_queries
from campus_desktop.meetings.note import ANSWERS, Note
from campus_desktop.meetings.summaries import following_meeting
from campus_desktop.workspace import Change
from ui.followup.cells import DueDelegate, OwnerDelegate, TextDelegate
from ui.followup.deeds import NoteDeeds
from ui.meetings.follow_up.rows import columns, groups, is_incomplete
from ui.meetings.follow_up.side import Side
from ui.meetings.mode import Mode
from ui.meetings.notes.menu import answer_letters, step_letter
from ui.meetings.state import MeetingState
from ui.prints.mail import copy_for_mail
from ui.shell.menus import action, key_name
from ui.shell.page import Actions, Shell
from ui.widgets.empty import EmptyState
from ui.widgets.grouped import GroupedRows
from ui.widgets.grouped_table import GroupedTable

_KINDS = ("decision", "action", "idea", "need", "parked", "question")


class FollowUpMode(Mode):
    """The notes in one list to be walked by keyboard, and beside it the minutes, the next meeting and the times."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(shell, state)
        self.deeds = NoteDeeds(shell)
        self.rows = GroupedRows(columns(self.deeds.today, lambda: not shell.workspace.read_only), self)
        self.table = GroupedTable(self.rows, _("Notes to follow up"), several=True)
        self.side = Side()
        self.empty = EmptyState(
            _("Nothing to follow up yet"),
            _("Decisions, actions, ideas, needs and parked matters noted at the meeting stand here."),
            icon="list-checks",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.side)
        self._make_actions()
        self._connect()
        self._enable()

    def _connect(self) -> None:
        table, deeds, side = self.table, self.deeds, self.side
        table.setItemDelegateForColumn(1, TextDelegate(table, lambda note, text: deeds.update([note], text=text)))
        table.setItemDelegateForColumn(2, OwnerDelegate(table, self.shell, self._set_owner))
        table.setItemDelegateForColumn(3, DueDelegate(table, deeds.today, self._set_due))
        table.ticked.connect(lambda ids: deeds.tick(self._notes(ids)))
        table.opened.connect(self._open)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        table.selectionModel().selectionChanged.connect(self._enable)
        side.print_wanted.connect(self._print)
        side.mail_wanted.connect(self._mail)
        side.status_chosen.connect(self._set_status)
        side.next_wanted.connect(self.make_next)
        side.meeting_opened.connect(lambda meeting: self.shell.show_page("meetings", meeting))
        side.first_wanted.connect(self._put_first)

    def _make_actions(self) -> None:
        self.tick_action = action(
            self, _("&Done or open again") + "\t" + key_name("Space"), lambda: self.deeds.tick(self.chosen())
        )
        self.text_action = action(self, _("Edit the &text") + "\tF2", lambda: self.table.edit_cell("text"))
        self.owner_action = action(self, _("&Responsible …") + "\t@", lambda: self.table.edit_cell("owner"))
        self.due_action = action(self, _("D&ue …") + "\t!", lambda: self.table.edit_cell("due"))
        self.delete_action = action(
            self, _("De&lete"), lambda: self.deeds.delete(self.chosen()), QKeySequence.StandardKey.Delete
        )
        self.next_action = action(self, _("Ne&xt meeting in the series …"), self.make_next, "Ctrl+Shift+D")
        letters = answer_letters()
        self.answers = {key: self._answer_action(key, letters[key]) for key in ANSWERS}
        self.table.letters = {letters[key]: made.trigger for key, made in self.answers.items()}
        self.step_action = action(self, f"{_('&Make the idea a step …')}\t{step_letter()}", self._make_step)
        self.table.letters[step_letter()] = self.step_action.trigger
        self.table.letters |= {"@": self.owner_action.trigger, "!": self.due_action.trigger}

    def _answer_action(self, key: str, letter: str) -> QAction:
        made = action(self, f"{_(ANSWERS[key])}\t{letter}", lambda: self._answer(key))
        made.setCheckable(True)
        return made

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_meeting(self, change: Change | None) -> None:
        workspace, meeting, safe = self.shell.workspace, self.state.meeting, self.shell.safe
        found = note_queries.notes_of(workspace, meeting.id, kinds=_KINDS)
        before = note_queries.carried(workspace, meeting)
        if safe is not None:
            found = [note for note in found if safe.note(note)]
            before = [note for note in before if safe.note(note)]
        chosen, row = self.table.chosen(), self.table.currentIndex().row()
        about = any(note.path for note in (*found, *before))
        self.table.hide_column("about", not about)
        self.rows.show(groups(found, before))
        self._stack.setCurrentWidget(self.table if found or before else self.empty)
        self.table.keep_place(chosen, row)
        undecided = sum(note.kind == "idea" and note.answer is None for note in found)
        self.side.show_minutes(meeting, sum(map(is_incomplete, found)), undecided)
        self.side.show_next(workspace, following_meeting(workspace, meeting), hidden=safe is not None)
        self.side.times.show_times(meeting, self.state.events, self.state.now())
        self._enable()
        self.status_changed.emit()

    def status(self) -> str:
        found = [note for note in self.rows.things if note.meeting == self.state.meeting.id]
        open_ = sum(note.kind == "action" and note.is_open for note in found)
        decisions = sum(note.kind == "decision" for note in found)
        parts = []
        if decisions:
            parts.append(ngettext("{count} decision", "{count} decisions", decisions).format(count=number(decisions)))
        if open_:
            parts.append(ngettext("{count} open action", "{count} open actions", open_).format(count=number(open_)))
        return " · ".join(parts)

    def open_item(self, item_id: str) -> bool:
        if self.table.choose([item_id]):
            self.table.setFocus()
            return True
        return False

    def actions(self) -> Actions:  # type: ignore[override]
        return {
            "meetings/tick": [self.tick_action, *self.answers.values(), self.step_action],
            "meetings/note": [self.text_action, self.owner_action, self.due_action, self.delete_action],
            "meetings/next": [self.next_action],
        }

    # --- the chosen notes ----------------------------------------------------------------------------------------------

    def _notes(self, ids: list[str]) -> list[Note]:
        return [self.rows.thing(self.rows.row_of(each)) for each in ids]

    def chosen(self) -> list[Note]:
        """The notes that are chosen."""
        return self._notes(self.table.chosen())

    def _enable(self) -> None:
        chosen = self.chosen()
        for each in (self.tick_action, self.text_action, self.owner_action, self.delete_action):
            each.setEnabled(bool(chosen))
        self.due_action.setEnabled(any(note.kind == "action" for note in chosen))
        ideas = [note for note in chosen if note.kind == "idea"]
        self.step_action.setEnabled(bool(ideas))
        for key, made in self.answers.items():
            made.setEnabled(bool(ideas))
            made.setChecked(bool(ideas) and all(note.answer == key for note in ideas))

    def _with(self, note: Note) -> list[Note]:
        """What an edit of ``note`` is meant for: all of its kind that are chosen where it is one of them."""
        chosen = self.chosen()
        if any(each.id == note.id for each in chosen):
            return [each for each in chosen if each.kind == note.kind]
        return [note]

    def _set_owner(self, note: Note, institution: str | None, person: str | None) -> None:
        self.deeds.update(self._with(note), institution=institution, person=person)

    def _set_due(self, note: Note, due: date | None) -> None:
        self.deeds.update(self._with(note), due=due)

    def _answer(self, key: str) -> None:
        self.deeds.answer(self.chosen(), key)
        self._enable()

    def _make_step(self) -> None:
        ideas = [note for note in self.chosen() if note.kind == "idea" and note.meeting == self.state.meeting.id]
        if ideas:
            from ui.meetings.notes.idea_dialog import IdeaDialog

            IdeaDialog(self.shell, self.state, ideas[0]).open()

    def _open(self, note_id: str) -> None:
        """Enter: where something is missing it is asked for, else the text is edited; one of another meeting is gone to."""
        (note,) = self._notes([note_id])
        if note.meeting != self.state.meeting.id:
            self.shell.show_page("meetings", note_id)
        elif is_incomplete(note):
            self.table.edit_cell("owner" if not (note.institution or note.person) else "due")
        else:
            self.table.edit_cell("text")

    def _menu(self, at: QPoint) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tick_action)
        if any(note.kind == "idea" for note in chosen):
            menu.addSeparator()
            menu.addActions([*self.answers.values(), self.step_action])
        menu.addSeparator()
        menu.addActions([self.text_action, self.owner_action, self.due_action])
        menu.addSeparator()
        menu.addAction(self.delete_action)
        menu.popup(self.table.viewport().mapToGlobal(at))

    # --- the minutes and the next meeting ------------------------------------------------------------------------------

    def _set_status(self, status: str) -> None:
        meeting = self.state.meeting.id
        self.shell.guard(lambda: edits.update_meeting(self.shell.workspace, meeting, status=status))

    def _print(self, kind: str) -> None:
        from ui.prints.dialog import open_print

        open_print(self.shell, meeting_id=self.state.meeting.id, kind=kind)

    def _mail(self) -> None:
        copy_for_mail(self.shell, self.state.meeting.id, "minutes")

    def make_next(self) -> None:
        """Ask for what the next meeting of the series needs, make it and show it."""
        from ui.meetings.next_meeting import NextMeetingDialog

        dialog = self.shell.guard(lambda: NextMeetingDialog(self.shell, self.state.meeting.id))
        if dialog is not None:
            dialog.made.connect(lambda made: self.shell.show_page("meetings", f"{made}#prepare"))
            dialog.open()

    def _put_first(self, meeting_id: str) -> None:
        self.shell.guard(lambda: following.put_first(self.shell.workspace, meeting_id))
