"""Mnemonics of dialogs: each field with a label and each button that ends the dialog gets a letter that nothing else in it uses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QLabel, QWidget

from ui.widgets.menu_letters import Lettered, give_letters, letter, wanted_text


def give_button_letters(dialog: QWidget) -> None:
    """Give each button that ends a dialog, and then each labelled field, a mnemonic of its own. Those that ask for a letter come first."""
    boxes = dialog.findChildren(QDialogButtonBox)
    ending: list[Lettered] = [each for box in boxes for each in box.buttons() if each.text().strip()]
    labels: list[Lettered] = [each for each in dialog.findChildren(QLabel) if each.buddy() is not None and each.text()]
    buttons: list[Lettered] = [each for each in dialog.findChildren(QAbstractButton) if letter(each.text())]
    asking = [each for each in (*buttons, *labels) if each not in ending and letter(wanted_text(each))]
    give_letters([*asking, *ending, *(each for each in labels if each not in asking)])


class ButtonLetters(QObject):
    """Repeats ``give_button_letters`` for a dialog, because Qt sets the texts of its own buttons again when it shows them."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        dialog.installEventFilter(self)
        self._give()

    def _give(self) -> None:
        give_button_letters(self._dialog)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._give()
        elif event.type() in (QEvent.Type.Show, QEvent.Type.LanguageChange):
            QTimer.singleShot(0, self, self._give)
        return False
