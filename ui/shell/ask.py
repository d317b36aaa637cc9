"""All questions and error messages go through one object, so that a test can answer in the user's place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import Qt

from campus_desktop.i18n import _
from ui.look import theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

    from ui.shell.live import Live


class Ask:
    """Asks with dialogs. Every method waits for the answer; None or False means that the user cancelled."""

    front: QWidget | None = None
    """The window that covers the only screen while it is presented; dialogs are shown over it, in words suitable for everybody."""
    front_meeting: str | None = None
    """The meeting shown there."""

    def _over(self, parent: QWidget) -> QWidget:
        return parent if self.front is None else self.front

    def answer_to(self, box: QMessageBox) -> QAbstractButton:
        """Show the box, return the answer and delete the box, which its parent would otherwise keep as long as the window
        exists."""
        from ui.shell.button_texts import fit_buttons
        from ui.widgets.button_letters import ButtonLetters

        fit_buttons(box)
        ButtonLetters(box)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        if self.front is not None:
            self.front.raise_()
            self.front.activateWindow()  # so that key presses of a presenter arrive there
        return clicked

    def confirm(self, parent: QWidget, title: str, text: str, yes_label: str, *, danger: bool = False) -> bool:
        """Ask for confirmation or cancel. ``yes_label`` names the command ("Delete"). With ``danger``, Enter cancels."""
        box = message_box(self._over(parent), "NoIcon", title, text)
        yes = box.addButton(yes_label, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(QtWidgets.QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(no if danger else yes)
        box.setEscapeButton(no)
        return self.answer_to(box) is yes

    def choose(
        self,
        parent: QWidget,
        title: str,
        text: str,
        options: Sequence[tuple[str, str]],
        *,
        danger: bool = False,
        live: Live | None = None,
        typed_on: bool = False,
    ) -> str | None:
        """Ask for one of a few commands, given as (key, label), and return its key. The default is the first, or Cancel with
        ``danger``. ``live`` updates the question while it is open. With ``typed_on`` the user may still be typing: keys
        answer after a short pause."""
        box = message_box(self._over(parent), "NoIcon", title, text)
        buttons = {box.addButton(label, QtWidgets.QMessageBox.ButtonRole.AcceptRole): key for key, label in options}
        no = box.addButton(QtWidgets.QMessageBox.StandardButton.Cancel)
        if danger:
            box.setDefaultButton(no)
        box.setEscapeButton(no)
        if typed_on:
            from ui.shell.typed_on import TypedOn

            TypedOn(box)
        if live is None:
            clicked = self.answer_to(box)
        else:
            with live.followed_by(box, buttons, no):
                clicked = self.answer_to(box)
        return next((key for button, key in buttons.items() if button is clicked), None)

    def error(self, parent: QWidget, text: str, title: str = "") -> None:
        """Show why a command failed: the message of a CampusError."""
        self.answer_to(message_box(self._over(parent), "Warning", title or _("That did not work"), text))

    def inform(self, parent: QWidget, title: str, text: str) -> None:
        """Show information that needs no answer."""
        self.answer_to(message_box(self._over(parent), "Information", title, text))

    def open_file(self, parent: QWidget, title: str, filters: str, folder: Path | None = None) -> Path | None:
        """Ask for an existing file. ``filters`` are in Qt's format: "Tables (*.csv *.xlsx);;All files (*)"."""
        name, _chosen = QtWidgets.QFileDialog.getOpenFileName(self._over(parent), title, str(folder or ""), filters)
        return Path(name) if name else None

    def save_file(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        """Ask where to write, with ``proposed`` filled in; the dialog itself confirms replacing a file. The ending of the proposed
        name is added if the user typed none of those in ``filters``."""
        name, _chosen = QtWidgets.QFileDialog.getSaveFileName(self._over(parent), title, str(proposed), filters)
        if not name:
            return None
        path = Path(name)
        known = path.suffix and f"*{path.suffix.lower()}" in filters.lower()
        return path if known else path.with_name(path.name + proposed.suffix)

    def text(self, parent: QWidget, title: str, label: str, initial: str = "") -> str | None:
        """Ask for a line of text; None for cancel."""
        from ui.widgets.button_letters import ButtonLetters
        from ui.widgets.dialog import answer_f1, may_discard

        class Line(QtWidgets.QInputDialog):
            def reject(self) -> None:
                """Close; ask before typed text is thrown away, as a form does."""
                if self.textValue() == initial or not self.textValue().strip() or may_discard(self):
                    super().reject()

        dialog = Line(self._over(parent))
        answer_f1(dialog)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(initial)
        ButtonLetters(dialog)
        dialog.resize(theme.px(420), dialog.sizeHint().height())  # wide enough for a name and for the title
        agreed = dialog.exec()
        dialog.deleteLater()
        return dialog.textValue() if agreed else None

    def printer(self, parent: QWidget, document: str, pages: int) -> QPrinter | None:
        """Ask for the printer and for which of ``pages`` to print; None for cancel. ``document`` names the print job."""
        from PySide6.QtGui import QPageSize
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
        chosen.setDocName(document)
        chosen.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(chosen, self._over(parent))
        dialog.setMinMax(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        agreed = dialog.exec()
        dialog.deleteLater()
        return chosen if agreed else None


def message_box(parent: QWidget, icon: str, title: str, text: str) -> QMessageBox:
    """A message box. Its text may contain user input and is never interpreted as markup."""
    from ui.widgets.dialog import answer_f1

    box = QtWidgets.QMessageBox(QtWidgets.QMessageBox.Icon[icon], title, text, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    answer_f1(box)
    return box
