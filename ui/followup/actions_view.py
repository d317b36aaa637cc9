"""The open actions of all meetings: by due date, searched, filtered, ticked off and changed in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from campus_desktop.i18n import N_, _, date_table, fold, ngettext, number, sort_key
from campus_desktop.meetings.due import GROUPS, by_due
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import actions
from campus_desktop.meetings.summaries import MeetingSummary, list_meetings
from ui.followup.cells import DueDelegate, OwnerDelegate, TextDelegate
from ui.followup.deeds import NoteDeeds, due_tone, owner_text, owner_tone, when_due, who_text
from ui.shell import theme
from ui.shell.menus import action, key_name
from ui.shell.page import Actions, Shell
from ui.widgets.buttons import LinkButton
from ui.widgets.choice_filter import ChoiceFilter
from ui.widgets.choice_menu import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.grouped import Column, Group, GroupedRows
from ui.widgets.grouped_table import GroupedTable
from ui.widgets.search_field import SearchField

NOBODY = "-"
"""The value of the owner filter for actions that nobody is responsible for."""


class ActionsView(QWidget):
    """``opened`` asks for a note in its meeting, ``counted`` tells that the numbers are others now."""

    opened = Signal(str)
    counted = Signal()
    meetings_wanted = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.deeds = NoteDeeds(shell)
        self.notes: list[Note] = []
        self._meetings: dict[str, MeetingSummary] = {}
        self._today = date.min
        self.rows = GroupedRows(self._columns(), self)
        self.table = GroupedTable(self.rows, _("Actions"), several=True)
        self._build()
        self._make_actions()
        self._resize()
        theme.theme_changed.connect(self._resize)
        self._enable()

    def _columns(self) -> Sequence[Column[Note]]:
        def editable(_note: Note) -> bool:
            return not self.shell.workspace.read_only

        return (
            Column("done", N_("Done"), _ticked_text, width=44, ticked=lambda note: note.done is not None),
            Column("text", N_("Action"), lambda note: note.text, lambda note: sort_key(note.text), wraps=True, editable=editable),
            Column(
                "owner", N_("Responsible"), who_text, lambda note: sort_key(owner_text(note)), 210, wraps=True, tone=owner_tone,
                editable=editable,
            ),
            Column(
                "due", N_("Due"), lambda note: when_due(note, self._today), lambda note: note.due or date.max, 150,
                tone=lambda note: due_tone(note, self._today), editable=editable,
            ),
            Column(
                "meeting", N_("Meeting"), _meeting_text, lambda note: (note.meeting_date or date.max, note.meeting), 260,
                muted=True, wraps=True, drop=1,
            ),
        )  # fmt: skip

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.search = SearchField(_("Search actions"))
        self.search.textChanged.connect(self._show)
        self.search.key_passed.connect(self.table.keyPressEvent)
        self.owners = ChoiceFilter(_("Responsible"), self._owner_choices)
        self.series = ChoiceFilter(_("Series"), self._series_choices)
        self.meetings = ChoiceFilter(_("Meeting"), self._meeting_choices)
        self.filters = (self.owners, self.series, self.meetings)
        for each in self.filters:
            each.changed.connect(self._show)
        self.with_done = QCheckBox(_("Show those done"))
        self.with_done.toggled.connect(self.refresh)
        self._clear = LinkButton(_("Clear filters"))
        self._clear.clicked.connect(self.show_all)
        self.bar = QFrame()
        self.bar.setProperty("kind", "bar")
        self._bar_row = QHBoxLayout(self.bar)
        for widget in (self.search, *self.filters, self._clear):
            self._bar_row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._bar_row.addStretch(1)
        self._bar_row.addWidget(self.with_done, alignment=Qt.AlignmentFlag.AlignVCenter)
        table, deeds = self.table, self.deeds
        table.setItemDelegateForColumn(1, TextDelegate(table, lambda note, text: deeds.update([note], text=text)))
        table.setItemDelegateForColumn(2, OwnerDelegate(table, self.shell, self._set_owner))
        table.setItemDelegateForColumn(3, DueDelegate(table, deeds.today, self._set_due))
        table.opened.connect(self.opened)
        table.ticked.connect(self._tick)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        table.selectionModel().selectionChanged.connect(self._enable)
        self.empty = EmptyState(
            _("Nothing to follow up"),
            _(
                "What is agreed at a meeting and noted as an action stands here until it is done: over all meetings, overdue first. "
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
        self.nothing = EmptyState(
            _("No action fits"),
            _("Look for fewer or other words, or take filters away."),
            (_("Show every action"), self.show_all),
            icon="search",
        )
        self._stack = QStackedWidget()
        for page in (self.table, self.empty, self.done_with, self.nothing):
            self._stack.addWidget(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)

    def _make_actions(self) -> None:
        key = QKeySequence.StandardKey
        self.tick_action = action(self, _("&Done or open again") + "\t" + key_name("Space"), self._tick_chosen)
        self.open_action = action(self, _("&Open in the meeting"), self._open, "Ctrl+Return")
        self.text_action = action(self, _("Edit the &text") + "\tF2", lambda: self.table.edit_cell("text"))
        self.owner_action = action(self, _("&Responsible …") + "\t@", lambda: self.table.edit_cell("owner"))
        self.due_action = action(self, _("D&ue …") + "\t!", lambda: self.table.edit_cell("due"))
        self.delete_action = action(self, _("De&lete"), self._delete, key.Delete)
        self.table.letters = {"@": self.owner_action.trigger, "!": self.due_action.trigger}
        self.find_action = action(self, _("&Find in the list"), self.search.setFocus, key.Find)

    def actions_for_menus(self) -> Actions:
        """As the window's menus take them."""
        return {
            "edit/find": self.find_action,
            "tick": [self.tick_action, self.open_action],
            "edits": [self.text_action, self.owner_action, self.due_action],
            "away": [self.delete_action],
        }

    def _resize(self) -> None:
        self._bar_row.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(10))
        self._bar_row.setSpacing(theme.px(8))
        self.search.setFixedWidth(theme.px(260))

    # --- filters -------------------------------------------------------------------------------------------------------

    def _owner_choices(self) -> list[Choice]:
        counts: dict[str, int] = {}
        names: dict[str, str] = {NOBODY: _("Nobody")}
        for note in self.notes:
            owner = note.institution or (NOBODY if note.person is None else None)
            if owner is not None:
                counts[owner] = counts.get(owner, 0) + 1
                names.setdefault(owner, note.institution_name)
        choices = [Choice(owner, names[owner], count) for owner, count in counts.items()]
        return sorted(choices, key=lambda choice: (choice.value == NOBODY, sort_key(choice.name)))

    def _series_choices(self) -> list[Choice]:
        counts: dict[str, int] = {}
        for note in self.notes:
            meeting = self._meetings.get(note.meeting)
            if meeting is not None and meeting.series is not None:
                counts[meeting.series] = counts.get(meeting.series, 0) + 1
        names = {each.series: each.series_title for each in self._meetings.values() if each.series}
        return sorted(
            (Choice(key, names[key], count) for key, count in counts.items()), key=lambda one: sort_key(one.name)
        )

    def _meeting_choices(self) -> list[Choice]:
        counts: dict[str, int] = {}
        for note in self.notes:
            counts[note.meeting] = counts.get(note.meeting, 0) + 1
        found = {note.meeting: note for note in self.notes}
        newest = sorted(found.values(), key=lambda note: (note.meeting_date or date.max, note.meeting), reverse=True)
        return [Choice(note.meeting, _meeting_text(note), counts[note.meeting]) for note in newest]

    def _fits(self, note: Note, words: Sequence[str]) -> bool:
        if (
            self.owners.values
            and (note.institution or (NOBODY if note.person is None else "")) not in self.owners.values
        ):
            return False
        if self.meetings.values and note.meeting not in self.meetings.values:
            return False
        meeting = self._meetings.get(note.meeting)
        if self.series.values and (meeting is None or meeting.series not in self.series.values):
            return False
        about = fold(f"{note.text} {owner_text(note)} {note.meeting_title} {note.step_title} {note.path_title}")
        return all(word in about for word in words)

    def show_all(self) -> None:
        """Take search and filters away."""
        self.search.clear()
        for each in self.filters:
            each.clear()

    @property
    def _narrowed(self) -> bool:
        return bool(self.search.text().strip() or any(each.values for each in self.filters))

    # --- showing -------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the actions again; what is chosen stays chosen."""
        safe = self.shell.safe
        found = actions(self.shell.workspace, done=self.with_done.isChecked())
        self.notes = [note for note in found if safe is None or safe.note(note)]
        self._meetings = {each.id: each for each in list_meetings(self.shell.workspace)}
        self._today = self.deeds.today()
        self._show()

    def _show(self) -> None:
        chosen, row = self.table.chosen(), self.table.currentIndex().row()
        words = fold(self.search.text()).split()
        shown = [note for note in self.notes if self._fits(note, words)]
        self.rows.show(Group(_(GROUPS[group]), members) for group, members in by_due(shown, self._today))
        self._clear.setVisible(self._narrowed)
        self.series.setVisible(bool(self._series_choices()) or bool(self.series.values))
        anything = bool(self.notes) or self.with_done.isChecked()
        if not anything and self.shell.safe is None:
            anything = bool(actions(self.shell.workspace, done=True))
        self.bar.setVisible(anything)
        self._stack.setCurrentWidget(
            self.table if shown else self.nothing if self._narrowed else self.done_with if anything else self.empty
        )
        self.table.keep_place(chosen, row)
        self._enable()
        self.counted.emit()

    def counts_text(self) -> str:
        """ "5 open, 2 overdue"; of those shown where filters are on."""
        open_ = [note for note in self.rows.things if note.is_open]
        late = sum(note.overdue(self._today) for note in open_)
        if not open_:
            return ""
        parts = [ngettext("{count} open", "{count} open", len(open_)).format(count=number(len(open_)))]
        if late:
            parts.append(ngettext("{count} overdue", "{count} overdue", late).format(count=number(late)))
        return ", ".join(parts)

    def open_note(self, note_id: str) -> bool:
        """Put the cursor on an action, taking away what hides it; False where it is none."""
        if self.rows.row_of(note_id) < 0:
            self.show_all()
            if self.rows.row_of(note_id) < 0:
                self.with_done.setChecked(True)
        return self.table.choose([note_id])

    # --- deeds ---------------------------------------------------------------------------------------------------------

    def chosen(self) -> list[Note]:
        """The actions that are chosen."""
        return [self.rows.thing(self.rows.row_of(each)) for each in self.table.chosen()]

    def _enable(self) -> None:
        some = bool(self.table.chosen())
        for one in (
            self.tick_action,
            self.open_action,
            self.text_action,
            self.owner_action,
            self.due_action,
            self.delete_action,
        ):
            one.setEnabled(some)

    def _tick(self, ids: list[str]) -> None:
        self.deeds.tick([self.rows.thing(self.rows.row_of(each)) for each in ids])

    def _tick_chosen(self) -> None:
        self.deeds.tick(self.chosen())

    def _open(self) -> None:
        if (note := self.table.current()) is not None:
            self.opened.emit(note)

    def _with(self, note: Note) -> list[Note]:
        """What an edit of ``note`` is meant for: all that are chosen where it is one of them."""
        chosen = self.chosen()
        return chosen if any(each.id == note.id for each in chosen) else [note]

    def _set_owner(self, note: Note, institution: str | None, person: str | None) -> None:
        self.deeds.update(self._with(note), institution=institution, person=person)

    def _set_due(self, note: Note, due: date | None) -> None:
        self.deeds.update(self._with(note), due=due)

    def _delete(self) -> None:
        self.deeds.delete(self.chosen())

    def _menu(self, at: QPoint) -> None:
        if not self.table.chosen():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.tick_action, self.open_action])
        menu.addSeparator()
        menu.addActions([self.text_action, self.owner_action, self.due_action])
        menu.addSeparator()
        menu.addAction(self.delete_action)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._narrowed:
            self.show_all()
        else:
            super().keyPressEvent(event)


def _ticked_text(note: Note) -> str:
    return _("Done") if note.done is not None else _("Open")


def _meeting_text(note: Note) -> str:
    day = date_table(note.meeting_date) if note.meeting_date else ""
    return " · ".join(part for part in (day, note.meeting_title) if part)
