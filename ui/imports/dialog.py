"""Imports a course list in two steps: the mapping of the columns, then a preview of the result; and the import itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from campus_desktop.courses.queries import facet
from campus_desktop.i18n import _, ngettext, number
from campus_desktop.imports import importing
from campus_desktop.imports.importing import Contents, Import, Source
from campus_desktop.imports.summary import said_after, summary
from campus_desktop.imports.tables.columns import Mapping
from campus_desktop.imports.tables.reading import CancelledError
from campus_desktop.imports.tables.table import Table, read_together
from ui.imports.combined import Combined
from ui.imports.mapping_table import MappingTable
from ui.imports.not_imported import filled_columns, not_imported
from ui.imports.result import Result
from ui.imports.source_bar import SourceBar
from ui.look import theme
from ui.shell.jobs import JobCancelledError, Progress
from ui.shell.protocol import Shell
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog, room_for
from ui.widgets.layouts import column_in
from ui.widgets.panel import label
from ui.widgets.single_click import SingleClick
from ui.widgets.tabbing import put_keyboard

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""File extensions accepted as lists when chosen or dropped; the type of a file is determined by its content."""


def open_import(shell: Shell, path: Path | None) -> None:
    """Start the import of the list ``path``, or of one that the user chooses. The file is read first, with progress and Cancel."""
    if path is None:
        stars = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        lists, everything = _("Course lists"), _("All files")
        filters = f"{lists} ({stars});;{everything} (*)"
        path = shell.ask.open_file(shell.widget, _("Import courses"), filters)
    if path is not None:
        title = _("Reading “{name}”").format(name=path.name)
        shell.jobs.run(title, partial(_read, path, None, None), partial(_opened, shell, path))


def _read(path: Path, encoding: str | None, headless: bool | None, progress: Progress) -> Contents:
    try:
        return importing.contents(
            path, encoding=encoding, headless=headless, progress=progress, cancelled=lambda: progress.cancelled
        )
    except CancelledError as error:
        raise JobCancelledError from error


def _opened(shell: Shell, path: Path, contents: Contents) -> None:
    ImportDialog(shell, path, contents).open()


class _StepButton(SingleClick, PrimaryButton):
    """ "Next" and "Import" are at the same place: a double-click on the first does not import unseen."""


class ImportDialog(Dialog):
    """Shows a list that has been read. Only its last button writes anything."""

    def __init__(self, shell: Shell, path: Path, contents: Contents) -> None:
        super().__init__(shell.widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._path = shell, path
        self._encoding: str | None = None
        self._headless: bool | None = None
        self.ready: Import | None = None
        self.setWindowTitle(_("Import courses"))
        window = shell.widget.size()
        self.resize(min(theme.px(1180), window.width() - 60), min(theme.px(720), room_for(self).height()))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(12))
        self._title = label("", "heading", wrap=True)
        column.addWidget(self._title)
        self._steps = QStackedWidget()
        self._steps.addWidget(self._columns_step())
        self._steps.addWidget(self._result_step())
        column.addWidget(self._steps, 1)
        column.addLayout(self._buttons())
        self._take(contents)
        self._show_step(0)
        self.provider.setFocus()

    # --- building ------------------------------------------------------------------------------------------------------

    def _columns_step(self) -> QWidget:
        step = QWidget()
        column = column_in(step, 10)
        text = _(
            "Choose above each column what it is. Columns with the same choice are put together, in their order. "
            "The choices are remembered for the next list with these headings."
        )
        column.addWidget(label(text, "muted", wrap=True))
        known = [name for name, _count in facet(self._shell.workspace, "providers") if name]
        self.bar = SourceBar(known)
        self.sheet, self.provider = self.bar.sheet, self.bar.provider
        self.bar.sheet_shown.connect(self._sheet_shown)
        self.bar.sheet_taken.connect(self._sheet_taken)
        self.bar.encoding_chosen.connect(self._encoding_chosen)
        self.bar.headings_chosen.connect(self._headings_chosen)
        self.bar.provider_typed.connect(self._provider_typed)
        column.addWidget(self.bar)
        self.columns = MappingTable()
        self.columns.mapping_changed.connect(self._mapping_chosen)
        column.addWidget(self.columns, 1)
        self._combined = Combined()
        self._combined.joiner_chosen.connect(self._joiner_chosen)
        column.addWidget(self._combined)
        self._left = label("", "", wrap=True)
        self._left.setProperty("tone", "warning")
        column.addWidget(self._left)
        self._problem = label("", "error", wrap=True)
        column.addWidget(self._problem)
        return step

    def _result_step(self) -> QWidget:
        step = QWidget()
        column = column_in(step, 10)
        self._summary = label("", "subheading", wrap=True)
        self.rows_label = label("", "muted", wrap=True)
        self.outcome = Result()
        self.outcome.ticks_changed.connect(self._ticks_changed)
        self.outcome.format_chosen.connect(self._format_chosen)
        column.addWidget(self._summary)
        column.addWidget(self.rows_label)
        column.addWidget(self.outcome, 1)
        return step

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.back, self.cancel = SecondaryButton(_("&Back")), SecondaryButton(_("Cancel"))
        self.next, self.finish = _StepButton(_("&Next")), _StepButton(_("&Import"))
        self.back.clicked.connect(partial(self._show_step, 0))
        self.cancel.clicked.connect(self.reject)
        self.next.clicked.connect(self._prepare)
        self.finish.clicked.connect(self._import)
        row.addWidget(self.back)
        row.addStretch(1)
        for button in (self.next, self.finish, self.cancel):
            row.addWidget(button)
        return row

    # --- sources -----------------------------------------------------------------------------------------------------

    def _take(self, contents: Contents) -> None:
        """Show a file that has just been read: its best table first, with the others that have the same headings included."""
        self._contents = contents
        tables = self._tables = contents.tables
        together = read_together(tables)
        self._taken = [any(table is each for each in together) for table in tables]
        self._mappings = [self._suggested(table) for table in tables]
        self._touched = [False] * len(tables)
        self._ticked = False
        self._show_table(0)

    def _suggested(self, table: Table) -> Mapping:
        typed = " ".join(self.provider.text().split())
        return importing.source(self._shell.workspace, self._path, table, typed).mapping

    def _show_table(self, at: int) -> None:
        self._at = at
        self._table = self._tables[at]
        self._filled = filled_columns(self._table)
        self.bar.show_tables(self._tables, at)
        self.columns.show_table(self._table, self._mapping.fields)
        self.provider.setText(self._mapping.provider)
        self._mapping_shown()

    @property
    def _mapping(self) -> Mapping:
        return self._mappings[self._at]

    def _set_mapping(self, mapping: Mapping) -> None:
        """Set the mapping of the table shown, and of the others with the same headings."""
        for at, table in enumerate(self._tables):
            if at == self._at or (table.keys == self._table.keys and not table.headless):
                self._mappings[at] = mapping
        self._mapping_shown()

    def _sheet_shown(self, at: int) -> None:
        if not self._ticked and sum(self._taken) == 1:  # until a box is ticked, the sheet shown is the one to import
            self._taken = [each == at for each in range(len(self._tables))]
        self._show_table(at)

    def _sheet_taken(self, taken: bool) -> None:
        self._ticked = True
        self._taken[self._at] = taken
        self._mapping_shown()

    def _encoding_chosen(self, encoding: str) -> None:
        self._encoding = encoding
        self._read_again()

    def _headings_chosen(self, headless: bool) -> None:
        self._headless = headless
        self._read_again()

    def _read_again(self) -> None:
        title = _("Reading “{name}”").format(name=self._path.name)
        work = partial(_read, self._path, self._encoding, self._headless)
        self._shell.jobs.run(title, work, self._take, partial(self._show_table, self._at))

    # --- mapping -----------------------------------------------------------------------------------------------------

    def _provider_typed(self) -> None:
        typed = " ".join(self.provider.text().split())
        if typed == self._mapping.provider:
            return
        if self._touched[self._at]:  # the user's choices are kept
            self._set_mapping(replace(self._mapping, provider=typed))
            return
        self._set_mapping(self._suggested(self._table))
        self.columns.set_fields(self._mapping.fields)

    def _mapping_chosen(self) -> None:
        self._touched[self._at] = True
        self._set_mapping(replace(self._mapping, fields=self.columns.fields()))

    def _joiner_chosen(self, name: str, joiner: str) -> None:
        self._touched[self._at] = True
        self._set_mapping(replace(self._mapping, joiners={**self._mapping.joiners, name: joiner}))

    def _mapping_shown(self) -> None:
        self._combined.show_mapping(self._table, self._mapping)
        left = not_imported(self._table, self._mapping, self._filled) if self._taken[self._at] else ""
        self._left.setText(left)
        self._left.setVisible(bool(left))
        names = [table.sheet for table, taken in zip(self._tables, self._taken, strict=True) if taken]
        self.bar.show_taken(self._taken[self._at], names, len(self._tables))
        without = [
            table.sheet
            for table, taken, mapping in zip(self._tables, self._taken, self._mappings, strict=True)
            if taken and not mapping.columns("title")
        ]
        problem = ""
        if not any(self._taken):
            problem = _("Choose at least one sheet to import.")
        elif without and len(self._tables) > 1:
            problem = _("Choose which column of the sheet “{name}” is the courses’ title.").format(name=without[0])
        elif without:
            problem = _("Choose which column is the courses’ title.")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.next.setEnabled(not problem)

    # --- preview -----------------------------------------------------------------------------------------------------

    def _show_step(self, step: int, _checked: bool = False) -> None:
        self._steps.setCurrentIndex(step)
        self.back.setVisible(step == 1)
        self.next.setVisible(step == 0)
        self.finish.setVisible(step == 1)
        (self.finish if step else self.next).setDefault(True)
        title = _("What “{name}” will change") if step else _("The columns of “{name}”")
        self._title.setText(title.format(name=self._path.name))

    def _prepare(self) -> None:
        self._provider_typed()
        self._compare(self._prepared)

    def _compare(self, done: Callable[[Import], None]) -> None:
        taken = [at for at, taken in enumerate(self._taken) if taken]
        sources = [Source(self._path, self._tables[at], self._mappings[at]) for at in taken]
        tables = [self._tables[at] for at in taken]
        unread = importing.not_read(self._path, self._contents.sheets, self._tables, tables)
        workspace = self._shell.workspace

        def work(progress: Progress) -> Import:
            return importing.prepare(workspace, sources, unread=unread, progress=progress)

        self._shell.jobs.run(_("Comparing with the catalogue"), work, done)

    def _prepared(self, ready: Import) -> None:
        self._show_ready(ready)
        self._show_step(1)
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        """Put the keyboard into the list, where Space ticks rows; without one on the button."""
        page = self.outcome.currentWidget() if self.outcome.count() else None
        if page is not None:
            put_keyboard(page)
        else:
            (self.finish if self.finish.isEnabled() else self.cancel).setFocus()

    def _show_ready(self, ready: Import) -> None:
        self.ready = ready
        plan = ready.plan
        self._summary.setText(summary(plan))
        rows = ngettext("{count} row in the list.", "{count} rows in the list.", plan.rows).format(
            count=number(plan.rows)
        )
        united = plan.rows - len(plan.left_out) - len(plan.new) - len(plan.changed) - plan.unchanged
        if united:
            more = ngettext(
                "{count} row is about a course that an earlier row names, and was put together with it: see the remarks.",
                "{count} rows are about courses that earlier rows name, and were put together with them: see the remarks.",
                united,
            )
            rows = f"{rows} {more.format(count=number(united))}"
        self.rows_label.setText(rows)
        self.outcome.show_import(ready)
        self.outcome.setVisible(self.outcome.count() > 0)
        self._ticks_changed()

    def _ticks_changed(self) -> None:
        if self.ready is None:
            return
        count = self.outcome.count_ticked(self.ready.plan)
        retired = len(self.outcome.retired)
        text = ngettext("&Import {count} course", "&Import {count} courses", count).format(count=number(count))
        if retired and not count:
            text = ngettext("&Retire {count} course", "&Retire {count} courses", retired).format(count=number(retired))
        elif retired:
            more = ngettext("retire {count}", "retire {count}", retired).format(count=number(retired))
            text = f"{text}, {more}"
        self.finish.setText(text if count or retired else _("Nothing to import"))
        self.finish.setEnabled(count > 0 or retired > 0)

    def _format_chosen(self, text: str, word: str) -> None:
        """A format was chosen for an unknown text: it applies to every list of this import, and is remembered with it."""
        self._mappings = [replace(each, formats={**each.formats, text: word}) for each in self._mappings]
        self._compare(self._show_ready)

    def _import(self) -> None:
        ready = self.ready
        if ready is None:
            return
        workspace, outcome = self._shell.workspace, self.outcome
        count = outcome.count_ticked(ready.plan)
        taken_in, left_out, kept = outcome.taken_in, outcome.left_out, outcome.kept_fields
        retired = outcome.retired

        def work(progress: Progress) -> Import:
            try:
                wanted = importing.confirmed(workspace, ready, taken_in=taken_in, left_out=left_out, kept=kept)
                importing.write(
                    workspace,
                    wanted,
                    retire=retired,
                    progress=lambda share: progress(round(share * count), count),
                    cancelled=lambda: progress.cancelled,
                )
            except CancelledError as error:
                raise JobCancelledError from error
            return wanted

        self._shell.jobs.run(_("Importing “{name}”").format(name=self._path.name), work, self._imported)

    def _imported(self, done: Import) -> None:
        message = said_after(done.plan)
        self.accept()
        self._shell.show_page("courses")
        self._shell.message(message)
