"""A dialog that asks for a few things and does one command with them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.errors import CampusError
from ui.widgets.dialog import FormDialog
from ui.widgets.form import FormRow


def test_a_refusal_is_said_and_what_the_deed_gives_is_told_when_the_dialog_is_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = FormDialog(window, "Nyt navn", 300)
    name = QLineEdit()
    dialog.body.addWidget(FormRow("&Navn", name))

    def command() -> str:
        if not name.text():
            raise CampusError("Der mangler et navn.")
        return name.text()

    dialog.finish("&Opret", command)
    told: list[tuple[object, bool]] = []
    dialog.made.connect(lambda made: told.append((made, dialog.isVisible())))
    dialog.open()
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.problem.text() == "Der mangler et navn." and told == []
    qtbot.keyClicks(name, "Klit")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert told == [("Klit", False)]
