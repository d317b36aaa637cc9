"""What an import will do: its changes, its new courses, and the rows that are left out, as lists of any length."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QTabWidget, QWidget

from campus_desktop import i18n
from campus_desktop.courses.course import FORMATS
from campus_desktop.i18n import N_, _
from campus_desktop.imports.columns import FIELDS
from campus_desktop.imports.comparing import Plan
from campus_desktop.imports.drafts import row_of
from ui.imports.mapping_table import Indented
from ui.shell import theme

Index = QModelIndex | QPersistentModelIndex

_NAMES = {**FIELDS, "minutes": N_("Duration"), "duration_text": N_("Duration as written")}
_LONGEST = 300


class _Lines(QAbstractTableModel):
    """Rows made when they are shown."""

    def __init__(
        self, headings: Sequence[str], count: int, cells: Callable[[int], Sequence[str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._headings, self._count, self._cells = headings, count, cells

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._cells(index.row())[index.column()][:_LONGEST]
        return " ".join(text.split()) if role == Qt.ItemDataRole.DisplayRole else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class Result(QTabWidget):
    """A tab for each kind of thing there is to tell; those without any are not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What the import does"))
        self.setDocumentMode(True)

    def show_plan(self, plan: Plan) -> None:
        """Show ``plan``: changes first, since they touch what is there."""
        while self.count():
            page = self.widget(0)
            self.removeTab(0)
            if page is not None:
                page.deleteLater()
        changes = [(change, name) for change in plan.changed for name in change.after]
        if changes:
            self._add(
                _("Changed ({count})").format(count=i18n.number(len(plan.changed))),
                (_("Course"), _("Field"), _("Before"), _("After")),
                (260, 130, 260, 260),
                len(changes),
                lambda at: (
                    changes[at][0].title,
                    _(_NAMES[changes[at][1]]),
                    shown(changes[at][1], changes[at][0].before[changes[at][1]]),
                    shown(changes[at][1], changes[at][0].after[changes[at][1]]),
                ),
            )
        if new := plan.new:
            self._add(
                _("New ({count})").format(count=i18n.number(len(new))),
                (_("Row"), _("Code"), _("Title"), _("Format"), _("Duration"), _("Provider")),
                (70, 120, 360, 120, 140, 180),
                len(new),
                lambda at: (
                    str(row_of(new[at].place)),
                    new[at].code,
                    new[at].title,
                    shown("format", new[at].format),
                    i18n.duration(new[at].minutes or 0) if new[at].minutes else new[at].duration_text,
                    new[at].provider,
                ),
            )
        for title, notes in ((_("Left out ({count})"), plan.left_out), (_("Remarks ({count})"), plan.remarks)):
            if notes:
                self._add(
                    title.format(count=i18n.number(len(notes))),
                    (_("Row"), _("What")),
                    (70, 800),
                    len(notes),
                    lambda at, notes=notes: (str(notes[at].row), notes[at].text),  # type: ignore[misc]
                )

    def _add(
        self,
        title: str,
        headings: Sequence[str],
        widths: Sequence[int],
        count: int,
        cells: Callable[[int], Sequence[str]],
    ) -> None:
        view = QTableView()
        view.setAccessibleName(title)
        view.setModel(_Lines(headings, count, cells, view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setItemDelegate(Indented(view))
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(theme.px(30))
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(widths):
            view.setColumnWidth(column, theme.px(width))
        self.addTab(view, title)


def shown(name: str, value: Any) -> str:
    """A value of a course's column for people; a dash for none."""
    if value in (None, "", "[]"):
        return "–"
    match name:
        case "minutes":
            text = i18n.duration(value)
        case "format":
            text = _(FORMATS[value].name) if value in FORMATS else str(value)
        case "goals" | "tags":
            text = (", " if name == "tags" else " · ").join(json.loads(value))
        case "subtitles" | "retired":
            text = _("Yes") if value else _("No")
        case "last_checked":
            text = i18n.date_table(date.fromisoformat(value))
        case _text:
            text = str(value)
    return text
