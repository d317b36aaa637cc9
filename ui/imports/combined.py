"""Columns joined into one field, and the separator between them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from campus_desktop.courses.fields import Kind
from campus_desktop.i18n import N_, _
from campus_desktop.imports.tables.columns import FIELDS, Mapping
from campus_desktop.imports.tables.headings import IMPORTED
from campus_desktop.imports.tables.table import Table, column_name
from ui.widgets.dropdown import Dropdown
from ui.widgets.layouts import column_in, emptied, row_in
from ui.widgets.panel import label

_JOINERS = {
    " ": N_("a space"),
    "": N_("nothing"),
    "-": N_("a hyphen"),
    "/": N_("a slash"),
    ", ": N_("a comma"),
    "; ": N_("a semicolon"),
    "\n": N_("a new line"),
    "\n\n": N_("an empty line"),
}
_SEPARATE = {"link", "active"} | {
    key for key, each in IMPORTED.items() if each.kind in (Kind.MINUTES, Kind.FORMAT, Kind.YES_NO, Kind.DAY, Kind.LIST)
}
"""Fields whose columns are parsed separately or merged, so that there is no separator."""


class Combined(QWidget):
    """A line for each field made of several columns: "Code = Subject + Number", an example, and the separator."""

    joiner_chosen = Signal(str, str)
    """The field, and the separator chosen for its columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column_in(self, 4)

    def show_mapping(self, table: Table, mapping: Mapping) -> None:
        """Show the fields of ``mapping`` that are made of several columns of ``table``."""
        emptied(self._column)
        for name in FIELDS:
            if len(mapping.columns(name)) > 1:
                self._column.addWidget(self._line(table, mapping, name))
        self.setVisible(self._column.count() > 0)

    def _line(self, table: Table, mapping: Mapping, name: str) -> QWidget:
        line = QWidget()
        row = row_in(line, 8)
        columns = mapping.columns(name)
        parts = " + ".join(column_name(table, column) for column in columns)
        row.addWidget(label(f"{_(FIELDS[name])} = {parts}", "subheading"))
        if name not in _SEPARATE:
            choice = Dropdown()
            for joiner, wording in _JOINERS.items():
                choice.addItem(_(wording), joiner)
            choice.setCurrentIndex(choice.findData(mapping.joiner(name)))
            choice.setAccessibleName(_("Between the columns of “{field}”").format(field=_(FIELDS[name])))
            choice.activated.connect(partial(self._chosen, name, choice))
            between = label(_("with &between:"))
            between.setBuddy(choice)
            row.addWidget(between)
            row.addWidget(choice)
            if example := _example(table, mapping, name):
                row.addWidget(label(_("for example “{text}”").format(text=example), "muted"))
        row.addStretch(1)
        return line

    def _chosen(self, name: str, choice: QComboBox, _index: int) -> None:
        self.joiner_chosen.emit(name, choice.currentData())


def _example(table: Table, mapping: Mapping, name: str) -> str:
    columns = mapping.columns(name)
    for row in table.rows[:50]:
        cells = [row[column] for column in columns if column < len(row) and row[column]]
        if len(cells) == len(columns):
            return " ".join(mapping.joiner(name).join(cells).split())[:60]
    return ""
