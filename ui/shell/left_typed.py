"""After a crash: the drafts that were being typed when the program ended, to be copied to where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from campus_desktop.i18n import _
from campus_desktop.workspace import drafts, unwritten
from campus_desktop.workspace.unwritten import Unwritten
from ui.look import theme
from ui.shell.protocol import done
from ui.widgets.dialog import Dialog
from ui.widgets.panel import label

if TYPE_CHECKING:
    from ui.shell.protocol import Shell


class LeftTyped(Dialog):
    """Lists the drafts; they are dropped only when the user deletes them."""

    def __init__(self, shell: Shell, found: Sequence[Unwritten]) -> None:
        super().__init__(shell.widget)
        self._shell, self._workspace = shell, shell.workspace
        self.setWindowTitle(_("Half typed when the program ended"))
        self.resize(theme.px(560), theme.px(380))
        column = QVBoxLayout(self)
        message = _(
            "The program ended before these texts were put in. Everything else is saved. Copy what you want to keep. They are shown "
            "each time the file is opened until you delete them."
        )
        column.addWidget(label(message, wrap=True))
        self.texts = QPlainTextEdit(
            "\n\n".join(f"{each.place}:\n{each.text}" if each.place else each.text for each in found)
        )
        self.texts.setReadOnly(True)
        self.texts.setTabChangesFocus(True)
        self.texts.setAccessibleName(_("Half-typed texts"))
        column.addWidget(self.texts, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(_("Copy the texts"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._copy)
        self.delete = buttons.addButton(_("Delete the texts"), QDialogButtonBox.ButtonRole.ActionRole)
        self.delete.clicked.connect(self._forget)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.texts.toPlainText())

    def _forget(self) -> None:
        same = self._shell.has_file and self._shell.workspace is self._workspace
        if same and done(self._shell, lambda: drafts.forget(self._workspace)):
            with suppress(OSError):  # it is shown again at the next opening
                unwritten.forget_left(self._workspace.path)
            self.accept()
