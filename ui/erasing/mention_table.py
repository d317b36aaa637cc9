"""The texts that contain a name: place, text, and replacement; each can be left unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from campus_desktop.erasing.mentions import Mention
from campus_desktop.i18n import _
from ui.look import theme

Key = tuple[str, str, str, str]
_REPLACE, _TEXT, _INSTEAD = range(3)
_MOST_ROWS = 8
_BEFORE = 25
"""Characters shown before the name, so that the name itself is visible."""


class MentionTable(QTableWidget):
    """Three columns: a check box with the place, the text around the name, the replacement (editable)."""

    def __init__(self) -> None:
        super().__init__(0, 3)
        self._mentions: tuple[Mention, ...] = ()
        self._left: set[Key] = set()
        self._written: dict[Key, str] = {}
        """The user's choices: texts left unchanged, and edited replacements. They are kept for the next plan."""
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
        """Show these mentions, each as chosen before, else ticked with the proposed replacement."""
        self._remember()
        self._mentions = tuple(mentions)
        self.setRowCount(len(mentions))
        for row, mention in enumerate(mentions):
            where = QTableWidgetItem(mention.kind)
            where.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            stays = mention.key in self._left
            where.setCheckState(Qt.CheckState.Unchecked if stays else Qt.CheckState.Checked)
            before = mention.before[-_BEFORE:]
            cut = "…" if len(before) < len(mention.before) else ""
            around = f"{cut}{before}{mention.found}{mention.after}".strip()
            text = QTableWidgetItem(around)
            text.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            text.setToolTip(around)
            self.setItem(row, _REPLACE, where)
            self.setItem(row, _TEXT, text)
            self.setItem(row, _INSTEAD, QTableWidgetItem(self._written.get(mention.key, mention.replacement)))
        shown = min(_MOST_ROWS, max(2, len(mentions)))
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + shown * theme.px(30) + theme.px(4))

    def _rows(self) -> Iterator[tuple[Mention, bool, str]]:
        """The current state of each: whether it is ticked, and its replacement."""
        for row, mention in enumerate(self._mentions):
            where, instead = self.item(row, _REPLACE), self.item(row, _INSTEAD)
            assert where is not None and instead is not None
            ticked = where.checkState() == Qt.CheckState.Checked
            yield mention, ticked, instead.text().strip() or mention.replacement

    def _remember(self) -> None:
        for mention, ticked, text in self._rows():
            (self._left.discard if ticked else self._left.add)(mention.key)
            if text != mention.replacement:
                self._written[mention.key] = text
            else:
                self._written.pop(mention.key, None)

    def choices(self) -> dict[Key, str | None]:
        """The choice for each: its replacement, or None if it is left unchanged."""
        return {mention.key: text if ticked else None for mention, ticked, text in self._rows()}
