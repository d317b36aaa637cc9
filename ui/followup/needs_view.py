"""Needs for the platform over any number of meetings: similar ones grouped, and the platform team's answer to each."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import N_, _, ngettext, number, sort_key
from campus_desktop.meetings.needs import NeedGroup, group_needs
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import needs
from campus_desktop.meetings.summaries import MeetingSummary, list_meetings
from ui.followup.need_details import NeedDetails
from ui.notes.choices import meeting_choices, series_choices
from ui.notes.commands import NoteCommands
from ui.notes.ticks import is_done, paint_waiting
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions, action, key_name
from ui.widgets.choice_filter import ChoiceFilter
from ui.widgets.choice_menu import Choice
from ui.widgets.empty import EmptyState, no_hits
from ui.widgets.filter_bar import FilterBar
from ui.widgets.grouped import Group, GroupedRows, TableColumn
from ui.widgets.grouped_table import GroupedTable
from ui.widgets.layouts import fill, stacked, with_side
from ui.widgets.view_state import ViewState


@dataclass(frozen=True, slots=True)
class Need:
    """Needs with the same wording, as one row. Its id is that of the oldest of them."""

    group: NeedGroup

    @property
    def id(self) -> str:
        """The id of the oldest note."""
        return self.group.notes[0].id

    @property
    def ids(self) -> list[str]:
        """The ids of all its notes."""
        return [note.id for note in self.group.notes]


class NeedsView(QWidget):
    """``opened`` requests a note in its meeting, ``counted`` reports that the counts changed."""

    opened = Signal(str)
    counted = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.commands = NoteCommands(shell)
        self._notes: list[Note] = []
        self._meetings: dict[str, MeetingSummary] = {}
        self._ticked_here: set[str] = set()
        """Ticked off in this view: they stay at their place until the page is left or other rows are requested."""
        self.rows = GroupedRows(_columns(shell), self)
        self.table = GroupedTable(self.rows, _("Needs for Campus"))
        paint_waiting(shell, self.table)
        self.details = NeedDetails(shell)
        self._build()
        self.tick_action = action(self, _("&Done or open again") + "\t" + key_name("Space"), self._tick_chosen)
        self.answer_action = action(self, _("&Answer from the platform team"), self._answer, "Ctrl+Return")
        self.find_action = action(self, _("&Find in the list"), self.bar.search.setFocus, QKeySequence.StandardKey.Find)
        self.table.selectionModel().selectionChanged.connect(self._chosen_changed)

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.meetings = ChoiceFilter(_("Meetings"), lambda: meeting_choices(self._notes))
        self.series = ChoiceFilter(_("Series"), self._series_choices)
        self.bar = FilterBar(_("Search needs"), self.meetings, self.series)
        self.bar.changed.connect(self._other_rows)
        self.bar.search.key_passed.connect(self.table.keyPressEvent)
        self.bar.search.lead_to(self.table)
        self.table.opened.connect(lambda _id: self._answer())
        self.table.ticked.connect(self._tick)
        self.details.note_opened.connect(self.opened)
        self._splitter = with_side(self.table, self.details)
        self.empty = EmptyState(
            _("No needs for Campus yet"),
            _(
                "What you miss in Campus is noted at the meetings as needs. Needs of all meetings that are alike are gathered here: "
                "how many institutions have them, which path they are about, and what the platform team answered."
            ),
            icon="flag",
        )
        self.nothing = no_hits(_("No need fits"), _("Show every need"), self.bar.clear)
        self._stack = stacked(self._splitter, self.empty, self.nothing)
        fill(self, self.bar, self._stack)
        self.setFocusProxy(self.table)

    def actions_for_menus(self) -> Actions:
        """The entries for the window's menus."""
        return {"edit/find": self.find_action, "commands": [self.tick_action, self.answer_action]}

    # --- filters -------------------------------------------------------------------------------------------------------

    def _series_choices(self) -> list[Choice]:
        return series_choices(self._notes, self._meetings)

    def meeting_ids(self) -> list[str] | None:
        """The chosen meetings, by themselves or by their series; None for all."""
        if not self.meetings.values and not self.series.values:
            return None
        return [
            each.id
            for each in self._meetings.values()
            if (not self.meetings.values or each.id in self.meetings.values)
            and (not self.series.values or each.series in self.series.values)
        ]

    # --- showing -------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the needs again; the selection is kept."""
        safe = self.shell.safe
        self._notes = [note for note in needs(self.shell.workspace) if safe is None or safe.note(note)]
        self._meetings = {each.id: each for each in list_meetings(self.shell.workspace)}
        self._show()

    def _show(self) -> None:
        chosen, row = self.table.current(), self.table.currentIndex().row()
        among = self.meeting_ids()
        groups = group_needs([note for note in self._notes if among is None or note.meeting in among])
        shown = [Need(group) for group in groups if self.bar.finds(_searched(group))]
        self._ticked_here &= {need.id for need in shown if need.group.done}
        self.rows.show(_by_answer(shown, self._ticked_here))
        self.series.setVisible(bool(self._series_choices()))
        self.bar.setVisible(bool(self._notes))
        self._stack.setCurrentWidget(self._splitter if shown else self.nothing if self._notes else self.empty)
        self.table.keep_place([chosen] if chosen else [], row)
        self._chosen_changed()
        self.counted.emit()

    def _other_rows(self) -> None:
        self._ticked_here.clear()
        self._show()

    def view_state(self) -> ViewState:
        """As ``Page.view_state``."""
        return {"bar": self.bar.view_state(), "table": self.table.view_state()}

    def restore_view(self, state: ViewState) -> None:
        """As ``Page.restore_view``."""
        self.bar.restore_view(state["bar"])
        self.table.restore_view(state["table"])

    def counts_text(self) -> str:
        """ "4 needs from 3 institutions"; empty for none."""
        things: Sequence[Need] = self.rows.things
        institutions = {note.institution for need in things for note in need.group.notes if note.institution}
        if not things:
            return ""
        many = ngettext("{count} need", "{count} needs", len(things)).format(count=number(len(things)))
        if not institutions:
            return many
        whose = ngettext("{count} institution", "{count} institutions", len(institutions))
        return _("{needs} from {institutions}").format(
            needs=many, institutions=whose.format(count=number(len(institutions)))
        )

    def open_note(self, note_id: str) -> bool:
        """Make the need of a note current; False if there is none."""
        if not any(note.id == note_id for note in self._notes):
            return False
        if not any(note_id in need.ids for need in self.rows.things):
            self.bar.clear()
        return self.table.choose([need.id for need in self.rows.things if note_id in need.ids])

    def _chosen(self) -> Need | None:
        found = self.rows.thing(self.table.currentIndex().row())
        return found if isinstance(found, Need) else None

    def _chosen_changed(self) -> None:
        need = self._chosen()
        self.details.show_need(need.group if need is not None else None)
        for each in (self.tick_action, self.answer_action):
            each.setEnabled(need is not None)

    # --- commands ---------------------------------------------------------------------------------------------------------

    def _tick(self, ids: list[str]) -> None:
        for each in ids:
            need = self.rows.thing(self.rows.row_of(each))
            if isinstance(need, Need):
                self._tick_need(need)

    def _tick_chosen(self) -> None:
        if (need := self._chosen()) is not None:
            self._tick_need(need)

    def _tick_need(self, need: Need) -> None:
        if not _is_done(self.shell, need):
            self._ticked_here.add(need.id)
        self.commands.tick(need.group.notes)

    def _answer(self) -> None:
        if self._chosen() is not None:
            self.details.answer.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Save what is being typed; needs ticked off move to where they belong."""
        self.details.save_now()
        if self._ticked_here:
            self._other_rows()


def _is_done(shell: Shell, need: Need) -> bool:
    return all(is_done(shell, note) for note in need.group.notes)


def _columns(shell: Shell) -> Sequence[TableColumn[Need]]:
    return (
        TableColumn(
            "done", N_("Done"), lambda need: _("Done") if _is_done(shell, need) else _("Open"),
            width=44, ticked=lambda need: _is_done(shell, need),
        ),
        TableColumn("need", N_("Need"), lambda need: need.group.title, lambda need: sort_key(need.group.title), wraps=True),
        TableColumn(
            "institutions", N_("Institutions"), lambda need: number(need.group.institutions),
            lambda need: need.group.institutions, 100, right=True,
        ),
        TableColumn(
            "meetings", N_("Meetings"), lambda need: number(need.group.meetings), lambda need: need.group.meetings, 80,
            right=True, drop=1,
        ),
        TableColumn(
            "about", N_("Path"), lambda need: ", ".join(need.group.paths), lambda need: sort_key(", ".join(need.group.paths)),
            190, muted=True, wraps=True, drop=2,
        ),
    )  # fmt: skip


def _by_answer(shown: Sequence[Need], staying: Container[str]) -> list[Group[Need]]:
    """Those in ``staying`` are sorted as before they were done."""
    done = [need for need in shown if need.group.done and need.id not in staying]
    waiting = [need for need in shown if need not in done and not need.group.answer]
    answered = [need for need in shown if need not in done and need.group.answer]
    groups = (Group(_("Without an answer"), waiting), Group(_("Answered"), answered), Group(_("Done"), done))
    return [group for group in groups if group.things]


def _searched(group: NeedGroup) -> str:
    return " ".join((*(note.text for note in group.notes), *group.paths, group.answer))
