"""The catalogue page: search, filters, the table, and the details of a course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from campus_desktop.courses import queries
from campus_desktop.courses.fields import COURSE_FIELDS
from campus_desktop.courses.queries import has_courses
from campus_desktop.i18n import _, ngettext, number
from campus_desktop.workspace import Change
from ui.courses.commands import CourseCommands
from ui.courses.details import Details
from ui.courses.facets import Facets
from ui.courses.finder import Finder
from ui.courses.lines import Lines
from ui.courses.model import COLUMNS
from ui.courses.retired_offer import RetiredOffer
from ui.courses.table import CourseTable
from ui.look import theme
from ui.notes.seen import experiences_seen
from ui.shell.page import Page
from ui.shell.protocol import Shell
from ui.shell.settings import Settings
from ui.widgets.actions import Actions, action, context_menu
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.debounce import debounce
from ui.widgets.empty import EmptyState, no_hits
from ui.widgets.header import PageHeader
from ui.widgets.layouts import column_in, fill, stacked, with_side
from ui.widgets.panel import label
from ui.widgets.search_field import SearchField
from ui.widgets.view_state import ViewState, restore_scroll, scroll_position

_PAUSE = 80
"""Milliseconds after the last key until the details are updated."""


def _follow(button: SecondaryButton, action: QAction) -> None:
    button.setEnabled(action.isEnabled())


@dataclass(frozen=True, slots=True)
class _Place:
    """What is selected before the list is read again: the current course, its row, and where several are selected all of them."""

    rid: int | None = None
    row: int = 0
    chosen: frozenset[int] = frozenset()


class CoursesPage(Page):
    """Reads through queries, edits through ``Commands``, which calls the domain."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.finder = Finder(lambda: self.shell.workspace, self)
        self.finder.found.connect(self._found)
        self.table = CourseTable(Lines(lambda: self.shell.workspace))
        self.commands = CourseCommands(shell, self, self.table.selected_ids, self._shown)
        self.commands.made.connect(self.open_item)
        self.details = Details(shell)
        self.search = SearchField(_("Search courses"))
        self.facets = Facets(self.finder)
        self._kept = _Place()
        self._wanted: int | None = None
        self._typing = False
        self._later = debounce(self, _PAUSE, self._show_details)
        self._build()
        self._connect()
        self._sorts = self._sort_actions()
        self._sort_menu = QMenu(_("Sort by"), self)
        self._sort_menu.addActions(self._sorts)
        self._selection_changed()

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader(_("Courses"))
        self._header_buttons: list[SecondaryButton] = []
        for text, command in (
            (_("+ New course"), self.commands.new),
            (_("Import …"), self.commands.import_),
            (_("Export …"), self.commands.export),
        ):
            button = SecondaryButton(text)
            button.clicked.connect(command.trigger)
            command.changed.connect(partial(_follow, button, command))
            self.header.add_button(button)
            self._header_buttons.append(button)
        self.empty = EmptyState(
            _("The catalogue is empty"),
            _(
                "These are the courses you plan with: what each is, how long it takes, who offers it and where it is used."
            ),
            (_("Import a course list …"), self.commands.import_.trigger),
            (_("New course …"), self.commands.new.trigger),
            icon="layout-grid",
        )
        self.similar_label = label("", "notice", wrap=True)
        self.similar_label.hide()
        self.retired_too = RetiredOffer(self.finder)
        self.retired_too.clicked.connect(self._show_retired_too)
        self.nothing = no_hits(_("No course fits"), _("Show every course"), self.show_all)
        self._stack = stacked(self.table, self.nothing)
        results = QWidget()
        below = column_in(results)
        below.addWidget(self.similar_label)
        below.addWidget(self._stack, 1)
        below.addWidget(self.retired_too)
        self._splitter = with_side(results, self.details)
        self._whole = stacked(self._splitter, self.empty)
        fill(self, self.header, self._bar(), self._whole)
        self.setFocusProxy(self.table)

    def _bar(self) -> QFrame:
        self.tool_bar = QFrame()
        self.tool_bar.setProperty("kind", "bar")
        row = QHBoxLayout(self.tool_bar)
        row.addWidget(self.search, 2)
        row.addWidget(self.facets, 3, Qt.AlignmentFlag.AlignVCenter)
        self.clear_button = LinkButton(_("Clear filters"))
        self.clear_button.clicked.connect(self._clear_filters)
        self.clear_button.hide()
        row.addWidget(self.clear_button)
        self.hint = label(
            _("Searches title, code, provider, audience, topics, description and learning outcomes"), "small"
        )
        row.addWidget(self.hint)
        return self.tool_bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _restyle(self) -> None:
        row = self.tool_bar.layout()
        assert row is not None
        row.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(10))
        row.setSpacing(theme.px(8))
        for line in (self.similar_label, self.retired_too):
            line.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))
        self.search.setMinimumWidth(theme.px(180))
        self.search.setMaximumWidth(theme.px(300))

    def _make_room(self) -> None:
        """Hide the hint where it would take the filters' room."""
        others = theme.px(180 + 2 * 20 + 3 * 8) + self.facets.sizeHint().width() + self.clear_button.sizeHint().width()
        self.hint.setVisible(others + self.hint.sizeHint().width() < self.width())

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.key_passed.connect(self._walk)
        self.search.lead_to(self.table)
        self.facets.narrowed.connect(self._narrowed)
        self.table.order_asked.connect(self._order_asked)
        self.table.opened.connect(self.commands.edit_course)
        self.table.columns_resized.connect(self._remember_columns)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._context_menu)
        self.table.addActions(self.commands.of_selection())
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self.details.add_asked.connect(self.commands.ask_where)
        self.details.edit_asked.connect(self.commands.edit_course)
        self.details.path_asked.connect(partial(self.shell.show_page, "paths"))
        self.commands.anchor = self.details.add_button
        self._restyle()
        theme.theme_changed.connect(self._restyle)
        widths = Settings().columns("courses")
        if widths:
            self.table.set_widths(widths)

    def _sort_actions(self) -> list[QAction]:
        group = QActionGroup(self)
        group.setExclusive(True)
        made = []
        for each in (*COLUMNS, COURSE_FIELDS["language"]):
            text = _("Sort by {column}").format(column=_(each.label).lower())
            sort = action(self, text, partial(self._order_asked, each.name))
            sort.setCheckable(True)
            sort.setData(each.name)
            group.addAction(sort)
            made.append(sort)
        self.retired = QAction(_("Show retired courses"), self)
        self.retired.setCheckable(True)
        self.retired.toggled.connect(self._show_retired)
        self.widths = action(self, _("Standard column widths"), self._standard_widths)
        self.find_action = action(self, _("Find in the catalogue"), self.focus_search, "Ctrl+F")
        return made

    # --- Page --------------------------------------------------------------------------------------------------------

    def menu_actions(self) -> Actions:
        commands = self.commands
        return {
            "file/import": commands.import_,
            "file/export": commands.export,
            "edit/find": self.find_action,
            "view/sort": [self._sort_menu],
            "view/retired": [self.retired, self.widths],
            "new": commands.new,
            "selection": [commands.edit, commands.add, commands.copy, commands.duplicate],
            "away": [commands.retire, commands.delete],
        }

    def refresh(self, change: Change | None) -> None:
        safe = self.shell.safe
        limited = self.finder.limit_to(None if safe is None else safe.only_courses)
        if change is None or limited or change.touches("course"):
            self._kept = self._place()
            self.finder.reread()
        else:
            self._show_details()

    def open_item(self, item_id: str, view: str | None = None) -> None:
        rid = queries.rid_of(self.workspace, item_id)
        if rid is None:
            return
        if not self._is_listed(rid):
            course = queries.read_course(self.workspace, item_id)
            self._wanted = rid
            self.show_all()
            if course is not None and course.retired:
                self.retired.setChecked(True)
            self._wanted = None
        self._select(rid)
        self.table.setFocus()

    def reveal(self, change: Change, tables: Sequence[str]) -> None:
        changed, selected = change.ids("course"), self.table.selected_ids()
        if len(selected) < 2 or not changed or changed.isdisjoint(selected):  # else what changed is selected already
            super().reveal(change, tables)

    def item(self) -> str | None:
        ids = self.table.selected_ids()[:1]
        return ids[0] if ids else None

    def view_state(self) -> ViewState:
        finder = self.finder
        return {
            "search": self.search.text(),
            "filters": finder.filters,
            "sorted": (finder.sort, finder.descending),
            "place": self._place(),
            "scroll": scroll_position(self.table),
        }

    def restore_view(self, state: ViewState) -> None:
        finder, filters = self.finder, replace(state["filters"], only=self.finder.filters.only)
        self.search.setText(state["search"])
        self.retired.setChecked(filters.retired)
        self._kept, finder.filters = state["place"], filters
        finder.arrange(state["sorted"][0], descending=state["sorted"][1])
        finder.finish()
        self.facets.show_chosen()
        self._narrowed()
        restore_scroll(self.table, state["scroll"])

    def leave(self) -> None:
        # nothing is deferred until another file may be open
        self.finder.finish()
        if self._later.isActive():
            self._show_details()

    def status(self) -> str:
        return self._count_text()

    def _count_text(self) -> str:
        shown, total = len(self.finder.rids), self.finder.total
        if not self.finder.query and not self.finder.filters.narrowing:
            return ngettext("{count} course", "{count} courses", total).format(count=number(total))
        text = ngettext("{shown} of {count} course", "{shown} of {count} courses", total)
        return text.format(shown=number(shown), count=number(total))

    # --- search and filters ------------------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Give the keyboard focus to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_all(self) -> None:
        """Clear search and filters."""
        self.search.clear()
        if self.finder.filters.narrowing:
            self.facets.clear()

    def _clear_filters(self) -> None:
        if self.clear_button.hasFocus():
            self.search.setFocus()  # the button is hidden
        self.facets.clear()

    def _search(self, text: str) -> None:
        self._kept = _Place() if text.strip() else self._place()
        self._typing = True
        self.finder.search(text)
        self._typing = False

    def _narrowed(self) -> None:
        self.clear_button.setVisible(self.finder.filters.narrowing)
        self._make_room()

    def _show_retired(self, shown: bool) -> None:
        self._kept = self._place()
        self.finder.narrow(replace(self.finder.filters, retired=shown))

    def _order_asked(self, column: str) -> None:
        finder = self.finder
        self._kept = self._place()
        if finder.order != column:
            finder.arrange(column)
        elif not finder.descending:
            finder.arrange(column, descending=True)
        else:
            finder.arrange(None)

    def _shown(self) -> Sequence[int]:
        self.finder.finish()
        return self.finder.rids

    def _place(self) -> _Place:
        """The courses selected and the current one, to return to them, or to what is then at its place."""
        index, rids = self.table.currentIndex(), self.table.courses.lines.rids
        row = max(index.row(), 0)
        rows = self.table.selected_rows()
        return _Place(
            rids[index.row()] if 0 <= index.row() < len(rids) else None,
            row,
            frozenset(rids[each] for each in rows if each < len(rids)) if len(rows) > 1 else frozenset(),
        )

    def _found(self, longer: bool) -> None:
        finder, table = self.finder, self.table
        if longer:
            table.courses.extend(finder.rids)
        else:
            table.cells.query = finder.query
            table.courses.show(finder.rids)
            if not finder.query and not finder.filters.narrowing:
                table.measure()
            order = finder.order
            table.show_order(order, finder.descending)
            for action in self._sorts:
                action.setChecked(action.data() == order)
            self._come_back()
        everything_empty = not finder.total and not finder.filters.narrowing
        if everything_empty and not finder.filters.retired:
            everything_empty = not has_courses(self.workspace)
        self._whole.setCurrentWidget(self.empty if everything_empty else self._splitter)
        self.tool_bar.setVisible(not everything_empty)
        for button in self._header_buttons:
            button.setVisible(not everything_empty)  # the empty page offers its commands itself
        self._stack.setCurrentWidget(table if len(finder.rids) else self.nothing)
        self.similar_label.setVisible(finder.forgiven)
        self.similar_label.setText(_("No course fits “{typed}”. These are like it.").format(typed=finder.typed.text))
        self.retired_too.look()
        self.header.set_note(self._count_text())
        self.status_changed.emit()

    def _show_retired_too(self) -> None:
        self.retired.setChecked(True)

    def _come_back(self) -> None:
        kept, rids = self._kept, self.finder.rids
        if not len(rids):
            self._selection_changed()
            return
        if self._wanted is not None:
            return
        rows = [row for row, rid in enumerate(rids) if rid in kept.chosen] if kept.chosen else []
        if rows:
            current = next((row for row in rows if rids[row] == kept.rid), rows[0])
            self.table.select_rows(rows, current)
        elif kept.rid is not None and kept.rid in rids:
            self._select(kept.rid)
        else:
            self.table.select_row(min(kept.row, len(rids) - 1))

    def _select(self, rid: int) -> None:
        if self._is_listed(rid):
            self.table.select_row(self.finder.rids.index(rid))

    def _is_listed(self, rid: int) -> bool:
        """Whether the list shows a course, also beyond the part read so far."""
        if rid not in self.finder.rids:
            self.finder.finish()
        return rid in self.finder.rids

    # --- selection -----------------------------------------------------------------------------------------------------

    def _selection_changed(self) -> None:
        rows = self.table.selected_rows()
        line = self.table.courses.line(rows[0]) if rows else None
        self.commands.selection_changed(len(rows), line is not None and line.retired)
        if self._typing:
            # the rows found come first; the details follow when the typing pauses
            self._later.start()
        else:
            self._show_details()

    def _show_details(self) -> None:
        self._later.stop()
        rows = self.table.selected_rows()
        if not rows:
            self.details.show_nothing(_("Choose a course to see what it is."))
        elif len(rows) == 1:
            line = self.table.courses.line(rows[0])
            course = queries.read_course(self.workspace, line.id) if line is not None else None
            if course is not None:
                safe, uses = self.shell.safe, queries.where_used(self.workspace, course.id)
                seen = [use for use in uses if safe is None or use.path in safe.paths]
                self.details.show_course(course, seen, experiences_seen(self.shell, course.id))
        else:
            rids = [self.finder.rids[row] for row in rows]
            self.details.show_many(len(rows), *queries.lengths(self.workspace, rids))

    def _walk(self, event: QKeyEvent) -> None:
        """Pass arrow keys and Enter from the search field to the table; the cursor stays in the field."""
        self.table.keyPressEvent(event)

    def _context_menu(self, place: QPoint) -> None:
        menu, commands = context_menu(self), self.commands
        menu.addAction(commands.edit)
        where = menu.addMenu(commands.add.icon(), commands.add.text())
        commands.fill_where(where)
        where.setEnabled(commands.add.isEnabled())
        menu.addActions([commands.copy, commands.duplicate])
        menu.addSeparator()
        menu.addActions([commands.retire, commands.delete])
        menu.addSeparator()
        menu.addMenu(self._sort_menu)
        menu.addAction(self.retired)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _standard_widths(self) -> None:
        self.table.standard_widths()
        Settings().remember_columns("courses", [])

    def _remember_columns(self) -> None:
        Settings().remember_columns("courses", self.table.widths())
