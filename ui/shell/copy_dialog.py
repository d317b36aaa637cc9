"""Save a copy: for me (everything), or to give away (chosen content and nothing about who wrote it)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from campus_desktop.i18n import N_, _
from campus_desktop.paths.summaries import list_paths
from campus_desktop.workspace.copies import give_away, save_copy
from ui.look import theme
from ui.shell.places import SUFFIX, file_filters, free_name, proposed_folder
from ui.shell.protocol import done as done_in
from ui.widgets.dialog import AgreeBox, Dialog
from ui.widgets.panel import label

if TYPE_CHECKING:
    from ui.shell.protocol import Shell

_ALONG = {
    "notes": N_("&Notes for the builder, on the steps"),
    "owner": N_("The &owner of each path"),
    "contact": N_("Con&tacts"),
    "case_number": N_("Case nu&mbers"),
    "internal": N_("Notes on the institut&ions"),
}
"""The labels of the optional content (campus_desktop/workspace/copies.py)."""


class CopyDialog(Dialog):
    """Asks for the content of the copy, then for its place."""

    def __init__(self, shell: Shell, copied: Callable[[Path], object]) -> None:
        """``copied`` is called with the path of a copy of everything."""
        super().__init__(shell.widget)
        self._shell, self._copied = shell, copied
        self.setWindowTitle(_("Save a copy"))
        self.setMinimumWidth(theme.px(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(8))
        self.mine = QRadioButton(_("For &me: everything, also what undo can take back"))
        self.gift = QRadioButton(_("To &give to others: only what I choose"))
        self.mine.setChecked(True)
        column.addWidget(self.mine)
        column.addWidget(self.gift)
        self._choice = QWidget()
        inside = QVBoxLayout(self._choice)
        inside.setContentsMargins(theme.px(24), 0, 0, 0)
        inside.addWidget(label(_("Learning paths"), "small"))
        self.paths = QListWidget()
        self.paths.setAccessibleName(_("Learning paths in the copy"))
        for path in list_paths(shell.workspace):
            item = QListWidgetItem(path.title)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, path.id)
            self.paths.addItem(item)
        self.paths.setFixedHeight(theme.px(min(180, 14 + 24 * self.paths.count())))
        inside.addWidget(self.paths)
        self.courses = QCheckBox(_("All &courses, also those that no chosen path uses"))
        self.institutions = QCheckBox(_("All &institutions, also those without a chosen path"))
        inside.addWidget(self.courses)
        inside.addWidget(self.institutions)
        inside.addWidget(label(_("Goes along only where it is ticked:"), "small"))
        self.along = {key: QCheckBox(_(text)) for key, text in _ALONG.items()}
        for tick in self.along.values():
            inside.addWidget(tick)
        text = _(
            "Never in it: meetings and their notes, kept versions, people, what undo can take back, settings, and who edited when."
        )
        inside.addWidget(label(text, "small", wrap=True))
        column.addWidget(self._choice)
        column.addWidget(AgreeBox(self, _("Save a copy …"), self._save))
        self.gift.toggled.connect(self._show_choice)
        self._choice.setVisible(False)

    def _show_choice(self, is_gift: bool) -> None:
        self._choice.setVisible(is_gift)
        self.adjustSize()

    def _save(self) -> None:
        shell = self._shell
        name = _("{name} copy") if self.mine.isChecked() else _("{name} to give away")
        stem = name.format(name=shell.workspace.path.stem)
        target = shell.ask.save_file(
            self, self.windowTitle(), free_name(proposed_folder() / f"{stem}{SUFFIX}"), file_filters()
        )
        if target is not None:
            self.accept()
            (self._copy if self.mine.isChecked() else self._give)(target)

    def _copy(self, target: Path) -> None:
        shell, workspace = self._shell, self._shell.workspace

        def done(_nothing: object) -> None:
            if done_in(shell, lambda: shell.unsaved.write_into(target)):
                self._copied(target)

        shell.unsaved.flush()
        shell.jobs.run(_("Save a copy"), lambda progress: save_copy(workspace, target, progress), done)

    def _give(self, target: Path) -> None:
        items = [self.paths.item(row) for row in range(self.paths.count())]
        paths = frozenset(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked)
        courses, institutions = self.courses.isChecked(), self.institutions.isChecked()
        along = frozenset(key for key, tick in self.along.items() if tick.isChecked())
        workspace = self._shell.workspace
        message = _("The copy “{name}” is saved.").format(name=target.name)
        shell = self._shell
        shell.jobs.run(
            _("Save a copy"),
            lambda _progress: give_away(
                workspace, target, paths=paths, courses=courses, institutions=institutions, along=along
            ),
            lambda _nothing: shell.message(message),
        )
