"""The saved versions of a path: saving one, and the list of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from campus_desktop.clock import zone
from campus_desktop.i18n import _, date_table, duration, ngettext, time_table
from campus_desktop.paths.snapshots import REASONS, Snapshot, delete_snapshots, list_snapshots, take_snapshot
from ui.look import theme
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.panel import label


def keep_version(shell: Shell, path_id: str) -> bool:
    """Ask for a name, and save the current version of the path; returns whether that was done."""
    name = shell.ask.text(shell.widget, _("Keep a version"), _("What is it called? (optional)"))
    if name is None:
        return False
    workspace = shell.workspace
    if guard_typed(shell, _("Keep a version"), name, lambda: take_snapshot(workspace, path_id, name)) is None:
        return False
    shell.message(_("The learning path is kept as it is now."))
    return True


class VersionsDialog(Dialog):
    """The time, the reason and the size of each; they can be deleted."""

    def __init__(self, shell: Shell, path_id: str, title: str) -> None:
        super().__init__(shell.widget)
        self._shell, self._path = shell, path_id
        self.setWindowTitle(_("Kept versions"))
        self.resize(theme.px(620), theme.px(380))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(10))
        column.addWidget(label(_("Kept versions of “{title}”").format(title=title), "subheading", wrap=True))
        self.about = label(kind="muted", wrap=True)
        column.addWidget(self.about)
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("Kept versions"))
        self.list.setHeaderLabels([_("When"), _("Why"), _("Steps"), _("Length")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.itemSelectionChanged.connect(self._follow)
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        self.keep, self.remove, close = (
            SecondaryButton(_("Keep one now …")),
            SecondaryButton(_("Delete")),
            PrimaryButton(_("Close")),
        )
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        close.clicked.connect(self.accept)
        QShortcut(QKeySequence("Del"), self.list, self._remove)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column.addLayout(buttons)
        self._read()

    def _read(self) -> None:
        self.list.clear()
        found = list_snapshots(self._shell.workspace, self._path)
        for each in found:
            at = each.at.astimezone(zone())
            columns = [
                f"{date_table(at.date())} {time_table(at)}",
                self._why(each),
                str(each.steps),
                duration(each.minutes),
            ]
            item = QTreeWidgetItem(columns)
            item.setData(0, Qt.ItemDataRole.UserRole, each.id)
            item.setToolTip(1, columns[1])
            self.list.addTopLevelItem(item)
        if (newest := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(newest)
        text = ngettext("{count} kept version.", "{count} kept versions.", len(found)).format(count=len(found))
        hint = _("One is kept by itself when a meeting with the path starts and ends.")
        self.about.setText(f"{text} {hint}" if found else hint)
        self._follow()

    def _why(self, each: Snapshot) -> str:
        """The reason; its name, or the meeting it was taken at, unless the screen is shared."""
        named = each.label or ("" if self._shell.safe is not None else each.meeting_title)
        reason = _(REASONS[each.reason])
        return f"{reason}: {named}" if named else reason

    def _follow(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))

    def _keep(self) -> None:
        if keep_version(self._shell, self._path):
            self._read()

    def _remove(self) -> None:
        ids = [item.data(0, Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
        workspace = self._shell.workspace
        if ids:
            self._shell.guard(lambda: delete_snapshots(workspace, ids))
            self._read()
