"""Following a meeting up: what was decided and is to be done, what is missing first, and the minutes."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings import edits, following, keys, note_queries
from campus_desktop.meetings.note import ANSWERS, Note
from campus_desktop.meetings.planned import planned
from campus_desktop.meetings.summaries import following_meeting
from campus_desktop.workspace import Change
from campus_desktop.workspace.workspace import Touched
from ui.meetings.follow_up.rows import columns, groups, is_incomplete
from ui.meetings.follow_up.side import Side
from ui.meetings.mode import Mode
from ui.meetings.state import MeetingState
from ui.notes.commands import NoteCommands
from ui.notes.note_table import NoteTable
from ui.notes.ticks import is_done
from ui.prints.mail import copy_for_mail
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions, action, pop_up
from ui.widgets.empty import EmptyState
from ui.widgets.layouts import row_in, stacked
from ui.widgets.view_state import ViewState

_KINDS = ("decision", "action", "idea", "need", "parked", "question")


class FollowUpMode(Mode):
    """The notes in one list to be walked by keyboard, and beside it the minutes, the next meeting and the times."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(shell, state)
        today = NoteCommands(shell).today
        shown = columns(
            today, lambda: not shell.workspace.read_only, self._several_paths, lambda note: is_done(shell, note)
        )
        self.table = NoteTable(shell, shown, _("Notes to follow up"))
        self.rows = self.table.rows
        self._ticked_here: set[str] = set()
        """Done while one looks: they stay where they stand until the meeting or the mode is left."""
        self.side = Side()
        self.empty = EmptyState(
            _("Nothing to follow up yet"),
            _("Decisions, actions, ideas, needs and parked matters noted at the meeting appear here."),
            icon="list-checks",
        )
        self._stack = stacked(self.table, self.empty)
        row = row_in(self)
        row.addWidget(self._stack, 1)
        row.addWidget(self.side)
        self.setFocusProxy(self.table)
        self._make_actions()
        self._connect()
        self._enable()

    def _connect(self) -> None:
        table, side = self.table, self.side
        table.opened.connect(self._open)
        table.ticking.connect(self._ticked_here.update)
        table.customContextMenuRequested.connect(self._menu)
        table.selectionModel().selectionChanged.connect(self._enable)
        side.print_wanted.connect(self._print)
        side.mail_wanted.connect(self._mail)
        side.status_chosen.connect(self._set_status)
        side.next_wanted.connect(self.make_next)
        side.meeting_opened.connect(lambda meeting: self.shell.show_page("meetings", meeting))
        side.first_wanted.connect(self._put_first)

    def _make_actions(self) -> None:
        self.next_action = action(self, _("Ne&xt meeting in the series …"), self.make_next, "Ctrl+Shift+D")
        self.answers = {key: self._answer_action(key) for key in ANSWERS}
        self.table.answers = lambda: [*self.answers.values()]
        self.step_action = action(self, _("&Make the idea a step …"), self._make_step, keys.STEP)

    def _answer_action(self, key: str) -> QAction:
        made = action(self, _(ANSWERS[key]), lambda: self._answer(key), keys.ANSWERS[key])
        made.setCheckable(True)
        return made

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_meeting(self, change: Change | None) -> None:
        workspace, meeting, safe = self.shell.workspace, self.state.meeting, self.shell.safe
        found = note_queries.notes_of(workspace, meeting.id, kinds=_KINDS)
        before = note_queries.carried(workspace, meeting, self._ticked_here)
        if safe is not None:
            found = [note for note in found if safe.note(note)]
            before = [note for note in before if safe.note(note)]
        self._ticked_here.intersection_update(note.id for note in (*found, *before) if note.done is not None)
        chosen, row = self.table.chosen(), self.table.currentIndex().row()
        about = any(note.path for note in (*found, *before))
        self.table.hide_column("about", not about)
        self.rows.show(groups(found, before, self._ticked_here))
        self._stack.setCurrentWidget(self.table if found or before else self.empty)
        self.table.keep_place(chosen, row)
        undecided = sum(note.kind == "idea" and note.answer is None for note in found)
        here = self.state.position()
        under_way = here.state in ("running", "paused") or (here.state == "ended" and here.following is not None)
        self.side.show_minutes(meeting, sum(map(is_incomplete, found)), undecided, under_way=under_way)
        self.side.show_next(workspace, following_meeting(workspace, meeting), hidden=safe is not None)
        self.side.times.show_times(meeting, self.state.events, self.state.now(), planned(self.state.workspace, meeting))
        self._enable()
        self.status_changed.emit()

    def view_state(self) -> ViewState:
        return self.table.view_state()

    def restore_view(self, state: ViewState) -> None:
        self.table.restore_view(state)

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

    def leave(self) -> None:
        if self._ticked_here:
            self._ticked_here.clear()
            if self.state.meeting_id is not None:
                self.show_meeting(None)

    def open_item(self, item_id: str) -> bool:
        if self.table.choose([item_id]):
            self.table.setFocus()
            return True
        return False

    def has_in_sight(self, touched: Touched) -> bool:
        if touched.table != "note":
            return touched.table == "meeting"
        if self.rows.row_of(touched.id) < 0:  # it would be added to the list and shown, if it is of a kind listed here
            return touched.row.get("kind") in _KINDS and self.shell.safe is None
        return self.table.is_in_sight(touched.id)

    def menu_actions(self) -> Actions:
        return {
            "meetings/tick": [self.table.tick_action, *self.answers.values(), self.step_action],
            "meetings/note": [*self.table.edits, self.table.delete_action],
            "meetings/next": [self.next_action],
        }

    # --- the chosen notes ----------------------------------------------------------------------------------------------

    def _several_paths(self) -> bool:
        return self.state.meeting_id is not None and len(self.state.meeting.paths) > 1

    def _ideas(self) -> list[Note]:
        return [note for note in self.table.chosen_notes() if note.kind == "idea"]

    def _enable(self) -> None:
        self.table.enable()
        ideas = self._ideas()
        self.step_action.setEnabled(bool(ideas))
        for key, made in self.answers.items():
            made.setEnabled(bool(ideas))
            made.setChecked(bool(ideas) and all(note.answer == key for note in ideas))

    def _answer(self, key: str) -> None:
        self.table.commands.answer(self._ideas(), key)
        self._enable()

    def _make_step(self) -> None:
        ideas = [note for note in self._ideas() if note.meeting == self.state.meeting.id]
        if ideas:
            from ui.meetings.notes.idea_dialog import IdeaDialog

            IdeaDialog(self.shell, self.state, ideas[0]).open()

    def _open(self, note_id: str) -> None:
        """Enter: where something is missing it is asked for, else the text is edited; one of another meeting is gone to."""
        (note,) = self.table.notes([note_id])
        if note.meeting != self.state.meeting.id:
            self.shell.show_page("meetings", note_id)
        elif is_incomplete(note):
            self.table.edit_cell("owner" if not (note.institution or note.person) else "due")
        else:
            self.table.edit_cell("text")

    def _menu(self, at: QPoint) -> None:
        table = self.table
        if table.chosen():
            ideas = [*self.answers.values(), self.step_action] if self._ideas() else []
            pop_up(table, at, [table.tick_action], ideas, table.edits, [table.delete_action])

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
            dialog.made.connect(lambda made: self.shell.show_page("meetings", made, "prepare"))
            dialog.open()

    def _put_first(self, meeting_id: str) -> None:
        self.shell.guard(lambda: following.put_first(self.shell.workspace, meeting_id))
