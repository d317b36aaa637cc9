"""The import of a course list in two steps: what each column is, then what will happen; and the import itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from campus_desktop.courses.queries import facet
from campus_desktop.i18n import _, ngettext, number
from campus_desktop.imports import importing
from campus_desktop.imports.columns import Mapping
from campus_desktop.imports.importing import Import, Source
from campus_desktop.imports.reading import CancelledError
from campus_desktop.imports.summary import summary
from campus_desktop.imports.tables import Table
from ui.imports.combined import Combined
from ui.imports.mapping_table import MappingTable
from ui.imports.result import Result
from ui.shell import theme
from ui.shell.jobs import JobCancelledError, Progress
from ui.shell.page import Shell
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.layouts import column_in
from ui.widgets.panel import label

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
"""File names taken for lists when they are chosen or dropped; what a file is, its content says."""


def open_import(shell: Shell, path: Path | None) -> None:
    """Begin the import of the list ``path``, or of one that is asked for. The file is read first, under progress and Cancel."""
    if path is None:
        stars = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        lists, everything = _("Course lists"), _("All files")
        filters = f"{lists} ({stars});;{everything} (*)"
        path = shell.ask.open_file(shell.widget, _("Import courses"), filters)
    if path is not None:
        title = _("Reading “{name}”").format(name=path.name)
        shell.jobs.run(title, partial(_read, path), partial(_opened, shell, path))


def _read(path: Path, progress: Progress) -> list[Table]:
    try:
        return importing.contents(path, progress=progress, cancelled=lambda: progress.cancelled).tables
    except CancelledError as error:
        raise JobCancelledError from error


def _opened(shell: Shell, path: Path, tables: list[Table]) -> None:
    ImportDialog(shell, path, tables).open()


class ImportDialog(Dialog):
    """Shows a list that has been read. Nothing is written before its last button."""

    def __init__(self, shell: Shell, path: Path, tables: list[Table]) -> None:
        super().__init__(shell.widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._path, self._tables = shell, path, tables
        self._table = tables[0]
        self._mapping = Mapping(())
        self._touched = False
        self._ready: Import | None = None
        self.setWindowTitle(_("Import courses"))
        window = shell.widget.size()
        self.resize(min(theme.px(1120), window.width() - 60), min(theme.px(720), window.height() - 60))
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
        self._take(tables[0])
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
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        self.sheet = QComboBox()
        for table in self._tables:
            count = ngettext("{name} ({count} row)", "{name} ({count} rows)", len(table.rows))
            self.sheet.addItem(count.format(name=table.sheet, count=number(len(table.rows))))
        self.sheet.activated.connect(self._sheet_chosen)
        sheet = label(_("&Sheet:"))
        sheet.setBuddy(self.sheet)
        self.sheet.setAccessibleName(_("Sheet"))
        sheet.setVisible(len(self._tables) > 1)
        self.sheet.setVisible(len(self._tables) > 1)
        self.provider = QLineEdit()
        self.provider.setMaximumWidth(theme.px(300))
        self.provider.setAccessibleName(_("Provider where the list names none"))
        known = [name for name, _count in facet(self._shell.workspace, "providers") if name]
        completer = QCompleter(known, self.provider)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.provider.setCompleter(completer)
        self.provider.editingFinished.connect(self._provider_typed)
        provider = label(_("&Provider where the list names none:"))
        provider.setBuddy(self.provider)
        for widget in (sheet, self.sheet, provider, self.provider):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        self.columns = MappingTable()
        self.columns.mapping_changed.connect(self._mapping_chosen)
        column.addWidget(self.columns, 1)
        self._combined = Combined()
        self._combined.joiner_chosen.connect(self._joiner_chosen)
        column.addWidget(self._combined)
        self._problem = label("", "error", wrap=True)
        column.addWidget(self._problem)
        return step

    def _result_step(self) -> QWidget:
        step = QWidget()
        column = column_in(step, 10)
        self._summary = label("", "subheading", wrap=True)
        self._rows = label("", "muted", wrap=True)
        self.outcome = Result()
        column.addWidget(self._summary)
        column.addWidget(self._rows)
        column.addWidget(self.outcome, 1)
        return step

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.back, self.cancel = SecondaryButton(_("&Back")), SecondaryButton(_("Cancel"))
        self.next, self.finish = PrimaryButton(_("&Next")), PrimaryButton(_("&Import"))
        self.back.clicked.connect(partial(self._show_step, 0))
        self.cancel.clicked.connect(self.reject)
        self.next.clicked.connect(self._prepare)
        self.finish.clicked.connect(self._import)
        row.addWidget(self.back)
        row.addStretch(1)
        for button in (self.next, self.finish, self.cancel):
            row.addWidget(button)
        return row

    # --- what each column is -------------------------------------------------------------------------------------------

    def _take(self, table: Table) -> None:
        self._table = table
        self._touched = False
        self._suggest()
        self.columns.show_table(table, self._mapping.fields)
        self.provider.setText(self._mapping.provider)
        self._mapping_shown()

    def _suggest(self) -> None:
        typed = " ".join(self.provider.text().split())
        self._mapping = importing.source(self._shell.workspace, self._path, self._table, typed).mapping

    def _sheet_chosen(self, index: int) -> None:
        self._take(self._tables[index])

    def _provider_typed(self) -> None:
        typed = " ".join(self.provider.text().split())
        if typed == self._mapping.provider:
            return
        if self._touched:  # what the user has chosen stays
            self._mapping = Mapping(self._mapping.fields, typed, self._mapping.joiners)
            return
        self._suggest()
        self.columns.set_fields(self._mapping.fields)
        self._mapping_shown()

    def _mapping_chosen(self) -> None:
        self._touched = True
        self._mapping = Mapping(self.columns.fields(), self._mapping.provider, self._mapping.joiners)
        self._mapping_shown()

    def _joiner_chosen(self, name: str, joiner: str) -> None:
        self._touched = True
        joiners = {**self._mapping.joiners, name: joiner}
        self._mapping = Mapping(self._mapping.fields, self._mapping.provider, joiners)
        self._mapping_shown()

    def _mapping_shown(self) -> None:
        self._combined.show_mapping(self._table, self._mapping)
        has_title = bool(self._mapping.columns("title"))
        self._problem.setText("" if has_title else _("Choose which column is the courses’ title."))
        self._problem.setVisible(not has_title)
        self.next.setEnabled(has_title)

    # --- what will happen ----------------------------------------------------------------------------------------------

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
        source = Source(self._path, self._table, self._mapping)
        workspace = self._shell.workspace
        title = _("Comparing with the catalogue")
        self._shell.jobs.run(
            title, lambda progress: importing.prepare(workspace, [source], progress=progress), self._prepared
        )

    def _prepared(self, ready: Import) -> None:
        self._ready = ready
        plan = ready.plan
        self._summary.setText(summary(plan))
        rows = ngettext("{count} row in the list.", "{count} rows in the list.", plan.rows).format(
            count=number(plan.rows)
        )
        united = plan.rows - len(plan.left_out) - len(plan.new) - len(plan.changed) - plan.unchanged
        if united:
            more = ngettext(
                "{count} row is about a course that an earlier row names, and was put together with it.",
                "{count} rows are about courses that earlier rows name, and were put together with them.",
                united,
            )
            rows = f"{rows} {more.format(count=number(united))}"
        self._rows.setText(rows)
        self.outcome.show_plan(plan)
        self.outcome.setVisible(self.outcome.count() > 0)
        count = len(plan.new) + len(plan.changed)
        text = ngettext("&Import {count} course", "&Import {count} courses", count).format(count=number(count))
        self.finish.setText(text if count else _("Nothing to import"))
        self.finish.setEnabled(count > 0)
        self._show_step(1)
        self.finish.setFocus()

    def _import(self) -> None:
        ready = self._ready
        if ready is None:
            return
        workspace = self._shell.workspace
        count = len(ready.plan.new) + len(ready.plan.changed)

        def work(progress: Progress) -> None:
            try:
                importing.write(
                    workspace,
                    ready,
                    progress=lambda share: progress(round(share * count), count),
                    cancelled=lambda: progress.cancelled,
                )
            except CancelledError as error:
                raise JobCancelledError from error

        self._shell.jobs.run(_("Importing “{name}”").format(name=self._path.name), work, self._imported)

    def _imported(self, _nothing: None) -> None:
        assert self._ready is not None
        said = _("Imported: {summary}. Undo takes the whole import back.").format(summary=summary(self._ready.plan))
        self.accept()
        self._shell.show_page("courses")
        self._shell.message(said)
