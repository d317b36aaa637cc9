"""The texts that hold a name: where, what, and what is put in its place; each can be left as it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from campus_desktop.erasing.mentions import Mention
from campus_desktop.i18n import _
from ui.shell import theme

_REPLACE, _TEXT, _INSTEAD = range(3)
_MOST_ROWS = 8
_BEFORE = 25
"""Characters shown before the name, so that the name itself is in sight."""


class MentionTable(QTableWidget):
    """Three columns: a tick and where it stands, the text around the name, what is put instead (can be written over)."""

    def __init__(self) -> None:
        super().__init__(0, 3)
        self._mentions: tuple[Mention, ...] = ()
        self.setAccessibleName(_("Texts that hold a known name"))
        self.setHorizontalHeaderLabels([_("Replace in"), _("Text"), _("With")])
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_REPLACE, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_INSTEAD, QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(_INSTEAD, theme.px(150))

    def show_mentions(self, mentions: Sequence[Mention]) -> None:
        """Lay out these; all are ticked with what is proposed."""
        self._mentions = tuple(mentions)
        self.setRowCount(len(mentions))
        for row, mention in enumerate(mentions):
            where = QTableWidgetItem(mention.kind)
            where.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            where.setCheckState(Qt.CheckState.Checked)
            before = mention.before[-_BEFORE:]
            cut = "…" if len(before) < len(mention.before) else ""
            around = f"{cut}{before}{mention.found}{mention.after}".strip()
            text = QTableWidgetItem(around)
            text.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            text.setToolTip(around)
            self.setItem(row, _REPLACE, where)
            self.setItem(row, _TEXT, text)
            self.setItem(row, _INSTEAD, QTableWidgetItem(mention.replacement))
        shown = min(_MOST_ROWS, max(2, len(mentions)))
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + shown * theme.px(30) + theme.px(4))

    def choices(self) -> dict[tuple[str, str, str, str], str | None]:
        """What was chosen for each: what to put in its place, or None where it stays."""
        found: dict[tuple[str, str, str, str], str | None] = {}
        for row, mention in enumerate(self._mentions):
            where, instead = self.item(row, _REPLACE), self.item(row, _INSTEAD)
            assert where is not None and instead is not None
            ticked = where.checkState() == Qt.CheckState.Checked
            found[mention.key] = (instead.text().strip() or mention.replacement) if ticked else None
        return found
