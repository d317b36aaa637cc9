"""The list of all meetings: those to come, those that were held, and the agendas kept as templates."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings import edits, templates
from campus_desktop.meetings.meeting import KINDS
from campus_desktop.meetings.summaries import MeetingSummary, list_meetings
from ui.meetings.asking import deletion_is_meant
from ui.meetings.keeping import keep_as_template
from ui.meetings.list_columns import Columns
from ui.shell.list_or_one import AllView
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed
from ui.widgets.actions import Actions, action, pop_up
from ui.widgets.buttons import PrimaryButton
from ui.widgets.choice_filter import ChoiceFilter
from ui.widgets.choice_menu import Choice, by_name, counted
from ui.widgets.empty import EmptyState, no_hits
from ui.widgets.filter_bar import FilterBar
from ui.widgets.grouped import GroupedRows
from ui.widgets.grouped_table import GroupedTable
from ui.widgets.header import PageHeader
from ui.widgets.layouts import fill, stacked
from ui.widgets.view_state import ViewState


class MeetingList(AllView):
    """Lists the meetings; ``opened``, ``new_wanted`` and ``next_wanted`` are the page's to answer."""

    next_wanted = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self._columns = Columns()
        self._meetings: list[MeetingSummary] = []
        self._templates: list[MeetingSummary] = []
        self.rows = GroupedRows(self._columns.all, self)
        self.table = GroupedTable(self.rows, _("Network meetings"))
        self._build()
        self.new = action(self, _("&New meeting …"), self.new_wanted.emit, "Ctrl+Shift+N")
        self.open_ = action(self, _("&Open"), self._open, "Ctrl+Return")
        self.next = action(self, _("Ne&xt meeting in the series …"), self._next, "Ctrl+Shift+D")
        self.retitle = action(self, _("Re&name …"), self._retitle, "F2")
        self.rename = action(self, _("Rename the &series …"), self._rename_series)
        self.duplicate = action(self, _("&Duplicate"), self._duplicate, "Ctrl+D")
        self.keep = action(self, _("&Keep the agenda as a template …"), self._keep)
        self.use = action(self, _("New meeting &from the template"), self._use)
        self.delete = action(self, _("De&lete"), self._delete, "Del")
        self.search_action = action(
            self, _("&Find in the list"), self.bar.search.setFocus, QKeySequence.StandardKey.Find
        )
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self._enable()

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader(_("Network meetings"))
        self.new_button = PrimaryButton(_("+ New meeting"))
        self.new_button.clicked.connect(self.new_wanted)
        self.header.add_button(self.new_button)
        self.series = ChoiceFilter(_("Series"), self._series_choices)
        self.kinds = ChoiceFilter(_("Kind"), self._kind_choices)
        self.bar = FilterBar(_("Search meetings"), self.series, self.kinds)
        self.bar.changed.connect(self._show)
        self.bar.search.key_passed.connect(self.table.keyPressEvent)
        self.bar.search.lead_to(self.table)
        self.table.opened.connect(self.opened)
        self.table.customContextMenuRequested.connect(self._menu)
        self.empty = EmptyState(
            _("No meetings yet"),
            _(
                "A network meeting is prepared, held and followed up here: agenda with times that are always right, notes while you "
                "talk, and minutes when you end. Begin from a ready agenda."
            ),
            (_("New meeting …"), self.new_wanted.emit),
            icon="calendar",
        )
        self.nothing = no_hits(_("No meeting fits"), _("Show every meeting"), self.bar.clear)
        self._stack = stacked(self.table, self.empty, self.nothing)
        fill(self, self.header, self.bar, self._stack)
        self.setFocusProxy(self.table)

    def _series_choices(self) -> list[Choice]:
        found = ((each.series, each.series_title) for each in self._meetings if each.series is not None)
        return by_name(counted(found))

    def _kind_choices(self) -> list[Choice]:
        counts = {kind: sum(one.kind == kind for one in self._meetings) for kind in KINDS}
        return [Choice(kind, _(KINDS[kind]), count) for kind, count in counts.items() if count]

    def actions_for_menus(self) -> Actions:
        """As the window's menus take them."""
        commands: list[QAction] = [
            *(self.open_, self.retitle, self.next, self.rename, self.duplicate),
            *(self.keep, self.use, self.delete),
        ]
        return {"edit/find": self.search_action, "meetings/new": [self.new], "meetings/commands": commands}

    # --- showing -------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the meetings again; the chosen one stays chosen."""
        workspace = self.shell.workspace
        self._meetings = list_meetings(workspace)
        self._templates = list_meetings(workspace, templates=True)
        safe = self.shell.safe
        if safe is not None:
            self._meetings = [each for each in self._meetings if each.id == safe.meeting]
            self._templates = []
        self._columns.today = self.shell.clock.today()
        self._columns.templates = frozenset(each.id for each in self._templates)
        self._show()

    def _show(self) -> None:
        chosen, row = self.chosen(), self.table.currentIndex().row()
        shown = [each for each in self._meetings if self._fits(each)]
        kept = [each for each in self._templates if self._fits(each)]
        self.table.hide_column("series", not any(each.series for each in self._meetings))
        self.rows.show(self._columns.groups(shown, kept))
        total = len(self._meetings)
        if self.bar.narrowed:
            text = ngettext("{shown} of {count} meeting", "{shown} of {count} meetings", total)
            self.header.set_note(text.format(shown=number(len(shown)), count=number(total)))
        else:
            text = ngettext("{count} meeting", "{count} meetings", total).format(count=number(total))
            self.header.set_note(text if total else "")
        anything = bool(self._meetings or self._templates)
        self.bar.setVisible(anything)
        self.new_button.setVisible(anything)
        self.series.setVisible(bool(self._series_choices()))
        self._stack.setCurrentWidget(self.table if shown or kept else self.nothing if anything else self.empty)
        self.table.keep_place([chosen] if chosen else [], row)
        self._enable()

    def _fits(self, meeting: MeetingSummary) -> bool:
        if self.series.values and meeting.series not in self.series.values:
            return False
        if self.kinds.values and meeting.kind not in self.kinds.values:
            return False
        return self.bar.finds(f"{meeting.title} {meeting.place} {meeting.host_name} {meeting.series_title}")

    def choose(self, meeting_id: str | None) -> None:
        """Put the cursor on a meeting, on the first where it is not shown."""
        self.table.keep_place([meeting_id] if meeting_id else [], 0)
        self.table.setFocus()

    def view_state(self) -> ViewState:
        return {"bar": self.bar.view_state(), "table": self.table.view_state()}

    def restore_view(self, state: ViewState) -> None:
        self.bar.restore_view(state["bar"])
        self.table.restore_view(state["table"])

    def chosen(self) -> str | None:
        """The meeting the cursor is on."""
        return self.table.current()

    def _enable(self) -> None:
        chosen = self.chosen()
        template = chosen in self._columns.templates
        for one in (self.open_, self.retitle, self.duplicate, self.delete):
            one.setEnabled(chosen is not None)
        for one in (self.next, self.keep):
            one.setEnabled(chosen is not None and not template)
        self.use.setEnabled(template)
        meeting = self.rows.thing(self.table.currentIndex().row())
        self.rename.setEnabled(meeting is not None and meeting.series is not None)

    # --- commands ---------------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        if (meeting := self.chosen()) is not None:
            self.opened.emit(meeting)

    def _next(self) -> None:
        if (meeting := self.chosen()) is not None:
            self.next_wanted.emit(meeting)

    def _retitle(self) -> None:
        meeting = self.rows.thing(self.table.currentIndex().row())
        if meeting is None:
            return
        label = _("Title of the meeting")
        title = self.shell.ask.text(self.shell.widget, _("Rename the meeting"), label, meeting.title)
        if title is not None and title != meeting.title:
            meeting_id, workspace = meeting.id, self.shell.workspace
            guard_typed(self.shell, label, title, lambda: edits.update_meeting(workspace, meeting_id, title=title))

    def _rename_series(self) -> None:
        meeting = self.rows.thing(self.table.currentIndex().row())
        if meeting is None or meeting.series is None:
            return
        label = _("Title of the series, for all its meetings")
        title = self.shell.ask.text(self.shell.widget, _("Rename the series"), label, meeting.series_title)
        if title is not None:
            series, workspace = meeting.series, self.shell.workspace
            guard_typed(self.shell, label, title, lambda: edits.rename_series(workspace, series, title))

    def _duplicate(self) -> None:
        meeting = self.chosen()
        if meeting is None:
            return
        template = meeting in self._columns.templates
        made = self.shell.guard(lambda: edits.duplicate_meeting(self.shell.workspace, meeting, template=template))
        self._show_made(made)

    def _keep(self) -> None:
        meeting = self.rows.thing(self.table.currentIndex().row())
        if meeting is not None:
            self._show_made(keep_as_template(self.shell, meeting.id, meeting.title))

    def _use(self) -> None:
        meeting = self.rows.thing(self.table.currentIndex().row())
        if meeting is not None:
            made = self.shell.guard(
                lambda: templates.meeting_from_template(self.shell.workspace, meeting.id, meeting.title)
            )
            if made is not None:
                self.opened.emit(made)

    def _show_made(self, made: str | None) -> None:
        if made is not None:
            if self.rows.row_of(made) < 0:
                self.bar.clear()
            self.choose(made)

    def _delete(self) -> None:
        meeting = self.rows.thing(self.table.currentIndex().row())
        if meeting is None or not deletion_is_meant(self.shell, meeting.id, meeting.title):
            return
        self.shell.guard(lambda: edits.delete_meetings(self.shell.workspace, [meeting.id]))
        if self.rows.row_of(meeting.id) < 0:
            self.shell.message(_("“{title}” was deleted; Ctrl+Z brings it back").format(title=meeting.title))

    def _menu(self, at: QPoint) -> None:
        if self.chosen() is None:
            return
        template = self.chosen() in self._columns.templates
        commands = (
            [self.open_, self.retitle, self.use, self.duplicate]
            if template
            else [self.open_, self.retitle, self.next, self.duplicate, self.keep]
        )
        pop_up(self.table, at, commands, [self.delete])
