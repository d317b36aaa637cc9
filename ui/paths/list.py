"""The list of all learning paths, and the commands on each."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction

from campus_desktop.i18n import _, ngettext
from campus_desktop.meetings.running import under_way_with
from campus_desktop.paths import edits
from campus_desktop.paths.summaries import list_paths
from ui.paths.list_columns import COLUMNS
from ui.shell.list_or_one import AllView
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed
from ui.widgets.actions import Actions, action, pop_up
from ui.widgets.buttons import PrimaryButton
from ui.widgets.empty import EmptyState
from ui.widgets.grouped import Group, GroupedRows
from ui.widgets.grouped_table import GroupedTable
from ui.widgets.header import PageHeader
from ui.widgets.layouts import fill, stacked
from ui.widgets.view_state import ViewState


class PathsList(AllView):
    """Lists the paths; the page handles ``opened`` and ``new_wanted``."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.rows = GroupedRows(COLUMNS, self)
        self.header = PageHeader(_("Learning paths"))
        self.new_button = PrimaryButton(_("+ New learning path"))
        self.new_button.clicked.connect(self.new_wanted)
        self.header.add_button(self.new_button)
        self.table = GroupedTable(self.rows, _("Learning paths"))
        self.table.horizontalHeader().setSortIndicator(self.rows.column_of("title"), Qt.SortOrder.AscendingOrder)
        self.table.opened.connect(self.opened)
        self.table.customContextMenuRequested.connect(self._menu)
        self.empty = EmptyState(
            _("No learning paths yet"),
            _(
                "A learning path leads people through courses and your own activities, phase by phase. "
                "Begin from a template or a blank one."
            ),
            (_("New learning path …"), self.new_wanted.emit),
            icon="route",
        )
        self._stack = stacked(self.table, self.empty)
        fill(self, self.header, self._stack)
        self.setFocusProxy(self.table)
        self.new = action(self, _("&New learning path …"), self.new_wanted.emit, "Ctrl+Shift+N")
        self.open_ = action(self, _("&Open"), self._open, "Ctrl+Return")
        self.rename = action(self, _("Re&name …"), self._rename, "F2")
        self.duplicate = action(self, _("&Duplicate"), self._duplicate, "Ctrl+D")
        self.delete = action(self, _("De&lete"), self._delete, "Del")
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self._enable()

    def actions_for_menus(self) -> Actions:
        """The entries for the window's menus."""
        commands: list[QAction] = [self.open_, self.rename, self.duplicate, self.delete]
        return {"paths/new": [self.new], "paths/commands": commands}

    def refresh(self) -> None:
        """Read the list again; the selection is kept."""
        chosen = self.chosen()
        safe = self.shell.safe
        paths = [path for path in list_paths(self.shell.workspace) if safe is None or path.id in safe.paths]
        row = self.table.currentIndex().row()
        self.rows.show([Group("", paths)])
        self._stack.setCurrentWidget(self.table if paths else self.empty)
        self.new_button.setVisible(bool(paths))  # the empty page offers it itself
        text = ngettext("{count} path", "{count} paths", len(paths)).format(count=len(paths)) if paths else ""
        self.header.set_note(text)
        self.table.keep_place([chosen] if chosen is not None else [], row)
        self._enable()

    def choose(self, path_id: str | None) -> None:
        """Make a path current, or the first where it no longer exists."""
        self.table.keep_place([path_id] if path_id is not None else [], 0)

    def view_state(self) -> ViewState:
        return self.table.view_state()

    def restore_view(self, state: ViewState) -> None:
        self.table.restore_view(state)

    def chosen(self) -> str | None:
        """The current path."""
        return self.table.current()

    def _enable(self) -> None:
        for one in (self.open_, self.rename, self.duplicate, self.delete):
            one.setEnabled(self.chosen() is not None)

    def _open(self) -> None:
        if (path := self.chosen()) is not None:
            self.opened.emit(path)

    def _rename(self) -> None:
        path = self.rows.thing(self.table.currentIndex().row())
        if path is None:
            return
        label = _("Title of the learning path")
        title = self.shell.ask.text(self.shell.widget, _("Rename the learning path"), label, path.title)
        if title is not None and title != path.title:
            path_id, workspace = path.id, self.shell.workspace
            guard_typed(self.shell, label, title, lambda: edits.update_path(workspace, path_id, title=title))

    def _duplicate(self) -> None:
        if (path := self.chosen()) is not None:
            self.choose(self.shell.guard(lambda: edits.duplicate_path(self.shell.workspace, path)))

    def _delete(self) -> None:
        path = self.rows.thing(self.table.currentIndex().row())
        if path is None or not self._deletion_is_meant(path.id, path.title):
            return
        self.shell.guard(lambda: edits.delete_path(self.shell.workspace, path.id))
        if self.rows.row_of(path.id) < 0:
            self.shell.message(_("“{title}” was deleted; Ctrl+Z brings it back").format(title=path.title))

    def _deletion_is_meant(self, path_id: str, title: str) -> bool:
        """Confirm the deletion of a path that is on the agenda of a running meeting, where it is being discussed."""
        shell = self.shell
        meeting = shell.guard(lambda: under_way_with(shell.workspace, path_id, shell.clock.now()))
        if meeting is None:
            return True
        text = _("“{title}” is at the meeting “{meeting}”, which is in progress. Ctrl+Z brings it back.")
        text, command = text.format(title=title, meeting=meeting), _("Delete the learning path")
        return shell.ask.confirm(shell.widget, command, text, command, danger=True)

    def _menu(self, at: QPoint) -> None:
        pop_up(self.table, at, [self.open_, self.rename, self.duplicate], [self.delete])
