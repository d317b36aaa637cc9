"""The open actions of all meetings: by due date, with search, filters, ticking off and editing in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import N_, _, ngettext, number, sort_key
from campus_desktop.meetings.due import GROUPS, by_due
from campus_desktop.meetings.note import Note, marked
from campus_desktop.meetings.note_queries import actions, read_notes
from campus_desktop.meetings.summaries import MeetingSummary, list_meetings
from ui.notes.choices import meeting_choices, meeting_text, series_choices
from ui.notes.note_table import NoteTable
from ui.notes.said import due_tone, owner_tone, sender, when_due, who_text
from ui.notes.ticks import is_done
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions, action, pop_up
from ui.widgets.check_box import CheckBox
from ui.widgets.choice_filter import ChoiceFilter
from ui.widgets.choice_menu import Choice, by_name, counted
from ui.widgets.empty import EmptyState, no_hits
from ui.widgets.filter_bar import FilterBar
from ui.widgets.grouped import Group, TableColumn
from ui.widgets.layouts import fill, stacked
from ui.widgets.view_state import ViewState

NOBODY = "-"
"""The value of the owner filter for actions without a person responsible."""


class ActionsView(QWidget):
    """``opened`` requests a note in its meeting, ``counted`` reports that the counts changed."""

    opened = Signal(str)
    counted = Signal()
    meetings_wanted = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.notes: list[Note] = []
        self._meetings: dict[str, MeetingSummary] = {}
        self._today = date.min
        self.ticked_here: set[str] = set()
        """Ticked off in this view: they stay at their place until the page is left or other rows are requested."""
        self.table = NoteTable(shell, self._columns(), _("Actions"))
        self.rows = self.table.rows
        self._build()
        self._make_actions()
        self._enable()

    def _columns(self) -> Sequence[TableColumn[Note]]:
        def ticked(note: Note) -> bool:
            return is_done(self.shell, note)

        def editable(_note: Note) -> bool:
            return not self.shell.workspace.read_only

        return (
            TableColumn("done", N_("Done"), lambda note: _("Done") if ticked(note) else _("Open"), width=44, ticked=ticked),
            TableColumn("text", N_("Action"), marked, lambda note: sort_key(note.text), wraps=True, editable=editable),
            TableColumn(
                "owner", N_("Responsible"), who_text, lambda note: sort_key(sender(note)), 210, wraps=True, tone=owner_tone,
                editable=editable,
            ),
            TableColumn(
                "due", N_("Due"), lambda note: when_due(note, self._today), lambda note: note.due or date.max, 150,
                tone=lambda note: due_tone(note, self._today), editable=editable,
            ),
            TableColumn(
                "meeting", N_("Meeting"), meeting_text, lambda note: (note.meeting_date or date.max, note.meeting), 260,
                muted=True, wraps=True, drop=1,
            ),
        )  # fmt: skip

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.owners = ChoiceFilter(_("Responsible"), self._owner_choices)
        self.series = ChoiceFilter(_("Series"), lambda: series_choices(self.notes, self._meetings))
        self.meetings = ChoiceFilter(_("Meeting"), lambda: meeting_choices(self.notes))
        self.bar = FilterBar(_("Search actions"), self.owners, self.series, self.meetings)
        self.bar.changed.connect(self._other_rows)
        self.with_done = CheckBox(_("Show those done"))
        self.with_done.toggled.connect(self._other_rows)
        self.bar.add(self.with_done)
        table = self.table
        table.ticking.connect(self._ticking)
        self.bar.search.key_passed.connect(table.keyPressEvent)
        self.bar.search.lead_to(table)
        table.opened.connect(self.opened)
        table.customContextMenuRequested.connect(self._menu)
        table.selectionModel().selectionChanged.connect(self._enable)
        self.empty = EmptyState(
            _("Nothing to follow up"),
            _(
                "These are the actions you note at the meetings, until they are done. Those overdue come first. "
                "Write an action on the note line with @who and !when."
            ),
            (_("Go to the meetings"), self.meetings_wanted.emit),
            icon="list-checks",
        )
        self.done_with = EmptyState(
            _("Everything is done"),
            _("No action is open."),
            (_("Show those done"), lambda: self.with_done.setChecked(True)),
            icon="check",
        )
        self.nothing = no_hits(_("No action fits"), _("Show every action"), self.bar.clear)
        self._stack = stacked(self.table, self.empty, self.done_with, self.nothing)
        fill(self, self.bar, self._stack)
        self.setFocusProxy(self.table)

    def _make_actions(self) -> None:
        self.open_action = action(self, _("&Open in the meeting"), self._open, "Ctrl+Return")
        self.find_action = action(self, _("&Find in the list"), self.bar.search.setFocus, QKeySequence.StandardKey.Find)

    def actions_for_menus(self) -> Actions:
        """The entries for the window's menus."""
        table = self.table
        return {
            "edit/find": self.find_action,
            "tick": [table.tick_action, self.open_action],
            "edits": table.edits,
            "away": [table.delete_action],
        }

    # --- filters -------------------------------------------------------------------------------------------------------

    def _owner_choices(self) -> list[Choice]:
        owners = ((_owner(note), note.institution_name if note.institution else _("Nobody")) for note in self.notes)
        found = by_name(counted((owner, name) for owner, name in owners if owner))
        return sorted(found, key=lambda choice: choice.value == NOBODY)

    def _fits(self, note: Note) -> bool:
        if self.owners.values and _owner(note) not in self.owners.values:
            return False
        if self.meetings.values and note.meeting not in self.meetings.values:
            return False
        meeting = self._meetings.get(note.meeting)
        if self.series.values and (meeting is None or meeting.series not in self.series.values):
            return False
        return self.bar.finds(f"{note.text} {sender(note)} {note.meeting_title} {note.step_title} {note.path_title}")

    # --- showing -------------------------------------------------------------------------------------------------------

    def forget_ticked(self) -> None:
        """The page is left, or other rows are requested: actions ticked off move to where they belong."""
        if self.ticked_here:
            self.ticked_here.clear()
            self.refresh()

    def _ticking(self, ids: list[str]) -> None:
        self.ticked_here.update(ids)

    def _other_rows(self) -> None:
        self.ticked_here.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read the actions again; the selection is kept, and actions ticked off here stay at their place."""
        safe, with_done = self.shell.safe, self.with_done.isChecked()
        found = actions(self.shell.workspace, done=with_done or bool(self.ticked_here))
        self.ticked_here &= {note.id for note in found if note.done is not None}
        staying = self.ticked_here
        found = [note for note in found if note.done is None or with_done or note.id in staying]
        if staying:
            places = {note.id: place for place, note in enumerate(self.notes)}
            found.sort(
                key=lambda note: (
                    note.done is not None and note.id not in staying, note.due or date.max, places.get(note.id, len(places)),
                )
            )  # fmt: skip
        self.notes = [note for note in found if safe is None or safe.note(note)]
        self._meetings = {each.id: each for each in list_meetings(self.shell.workspace)}
        self._today = self.table.commands.today()
        self._show()

    def _show(self) -> None:
        chosen, row = self.table.chosen(), self.table.currentIndex().row()
        shown = [note for note in self.notes if self._fits(note)]
        groups = by_due(shown, self._today, staying=self.ticked_here)
        self.rows.show(Group(_(GROUPS[group]), members) for group, members in groups)
        self.series.setVisible(bool(series_choices(self.notes, self._meetings) or self.series.values))
        anything = bool(self.notes) or self.with_done.isChecked()
        if not anything and self.shell.safe is None:
            anything = bool(actions(self.shell.workspace, done=True))
        self.bar.setVisible(anything)
        self._stack.setCurrentWidget(
            self.table if shown else self.nothing if self.bar.narrowed else self.done_with if anything else self.empty
        )
        self.table.keep_place(chosen, row)
        self._enable()
        self.counted.emit()

    def view_state(self) -> ViewState:
        """As ``Page.view_state``."""
        return {
            "bar": self.bar.view_state(),
            "with done": self.with_done.isChecked(),
            "table": self.table.view_state(),
        }

    def restore_view(self, state: ViewState) -> None:
        """As ``Page.restore_view``."""
        self.with_done.setChecked(state["with done"])
        self.bar.restore_view(state["bar"])
        self.table.restore_view(state["table"])

    def counts_text(self) -> str:
        """ "5 open, 2 overdue"; of those shown if filters are active."""
        open_ = [note for note in self.rows.things if note.is_open]
        late = sum(note.overdue(self._today) for note in open_)
        if not open_:
            return ""
        parts = [ngettext("{count} open", "{count} open", len(open_)).format(count=number(len(open_)))]
        if late:
            parts.append(ngettext("{count} overdue", "{count} overdue", late).format(count=number(late)))
        return ", ".join(parts)

    def open_note(self, note_id: str) -> bool:
        """Make an action current, clearing filters that hide it; False if it is not an action, or may not be shown now."""
        if self.rows.row_of(note_id) < 0:
            found = next(iter(read_notes(self.shell.workspace, [note_id])), None)
            safe = self.shell.safe
            if found is None or found.kind != "action" or not (safe is None or safe.note(found)):
                return False
            self.bar.clear()
            if found.done is not None:
                self.with_done.setChecked(True)
        return self.table.choose([note_id])

    # --- commands ---------------------------------------------------------------------------------------------------------

    def _enable(self) -> None:
        self.table.enable()
        self.open_action.setEnabled(bool(self.table.chosen()))

    def _open(self) -> None:
        if (note := self.table.current()) is not None:
            self.opened.emit(note)

    def _menu(self, at: QPoint) -> None:
        table = self.table
        if table.chosen():
            pop_up(table, at, [table.tick_action, self.open_action], table.edits, [table.delete_action])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.bar.narrowed:
            self.bar.clear()
        else:
            super().keyPressEvent(event)


def _owner(note: Note) -> str:
    """The institution responsible, or ``NOBODY``; empty for a person without one."""
    return note.institution or (NOBODY if note.person is None else "")
