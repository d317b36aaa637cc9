"""How a list is read: its sheets, its encoding, whether it has headings, and the provider of its courses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.imports.remarks import encoding_name
from campus_desktop.imports.tables.table import Table
from ui.look import theme
from ui.widgets.completer import Completer
from ui.widgets.dropdown import Dropdown
from ui.widgets.layouts import column_in, row_in
from ui.widgets.panel import label

_EXAMPLE = 40


class SourceBar(QWidget):
    """Two rows of choices above the columns. Choices are emitted as signals; the dialog applies them."""

    sheet_shown = Signal(int)
    """The index of a table among those of the file."""
    sheet_taken = Signal(bool)
    """Whether the table shown is to be imported."""
    encoding_chosen = Signal(str)
    headings_chosen = Signal(bool)
    """Whether the list has none."""
    provider_typed = Signal()

    def __init__(self, providers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readings: dict[str, str] = {}
        """The encodings offered, each with an example, in the order they were first offered."""
        column = column_in(self, 6)
        self._sheets = QWidget()
        column.addWidget(self._sheets)
        self._build_sheets(row_in(self._sheets, 10))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        self._build_reading(row, providers)
        column.addLayout(row)

    def _build_sheets(self, row: QHBoxLayout) -> None:
        self.sheet = Dropdown()
        self.sheet.setAccessibleName(_("Sheet"))
        self.sheet.activated.connect(self.sheet_shown)
        name = label(_("&Sheet:"))
        name.setBuddy(self.sheet)
        self.taken = QCheckBox(_("Import t&his sheet"))
        self.taken.clicked.connect(self.sheet_taken)
        self._which = label("", "muted")
        for widget in (name, self.sheet, self.taken, self._which):
            row.addWidget(widget)
        row.addStretch(1)

    def _build_reading(self, row: QHBoxLayout, providers: Sequence[str]) -> None:
        self.provider = QLineEdit()
        self.provider.setMinimumWidth(theme.px(130))
        self.provider.setMaximumWidth(theme.px(220))
        self.provider.setAccessibleName(_("Provider where the list names none"))
        completer = Completer(list(providers), self.provider)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.provider.setCompleter(completer)
        self.provider.editingFinished.connect(self.provider_typed)
        provider = label(_("&Provider where the list names none:"))
        provider.setBuddy(self.provider)
        self.encoding = Dropdown()
        self.encoding.setAccessibleName(_("How letters are written in the file"))
        self.encoding.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.encoding.setMinimumContentsLength(10)  # if there is little room, it is narrowed before the field
        self.encoding.activated.connect(self._encoding_chosen)
        self._letters = label(_("&Letters:"))
        self._letters.setBuddy(self.encoding)
        self.headless = QCheckBox(_("The list has no headin&gs"))
        self.headless.setToolTip(_("Its first row is a course."))
        self.headless.clicked.connect(self.headings_chosen)
        for widget in (provider, self.provider, self._letters, self.encoding, self.headless):
            row.addWidget(widget)
        row.addStretch(1)

    def show_tables(self, tables: Sequence[Table], shown: int) -> None:
        """Show the tables of a file, and which of them is shown below."""
        self.sheet.clear()
        for table in tables:
            count = ngettext("{name} ({count} row)", "{name} ({count} rows)", len(table.rows))
            name = _("{name}, hidden").format(name=table.sheet) if table.about.hidden_sheet else table.sheet
            self.sheet.addItem(count.format(name=name, count=number(len(table.rows))))
        self.sheet.setCurrentIndex(shown)
        self._sheets.setVisible(len(tables) > 1)
        about = tables[shown].about
        self._readings.update(about.examples)  # keeps its order, whichever is first now
        self.encoding.clear()
        for encoding, example in self._readings.items():
            cut = example if len(example) <= _EXAMPLE else f"{example[: _EXAMPLE - 1]}…"
            text = _("{encoding}: “{example}”").format(encoding=encoding_name(encoding), example=cut)
            self.encoding.addItem(text, encoding)
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(about.encoding)))
        for widget in (self._letters, self.encoding):
            widget.setVisible(bool(self._readings))
        self.headless.setChecked(tables[shown].headless)

    def show_taken(self, taken: bool, names: Sequence[str], count: int) -> None:
        """Show whether the sheet shown is imported, and which are, of how many."""
        self.taken.setChecked(taken)
        shown = ", ".join(names) if len(names) <= 4 else f"{', '.join(names[:4])} …"
        text = ngettext(
            "{taken} of {count} sheet is imported: {names}", "{taken} of {count} sheets are imported: {names}", count
        )
        self._which.setText(text.format(taken=number(len(names)), count=number(count), names=shown or "–"))

    def _encoding_chosen(self, _index: int) -> None:
        self.encoding_chosen.emit(self.encoding.currentData())
