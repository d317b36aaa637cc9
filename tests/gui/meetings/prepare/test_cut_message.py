"""What was cut from the agenda is no longer said once Escape has given it up."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.status import said


def test_cut_ends_with_escape_on_the_agenda(preparing: Any, qtbot: QtBot) -> None:
    agenda = preparing.mode.agenda
    agenda.choose(preparing.item("Frokost").id)
    agenda.view.setFocus()
    agenda.commands.cut()
    assert any(text.startswith("Klippet") for text in said(preparing.window))
    qtbot.keyClick(agenda.view, Qt.Key.Key_Escape)
    assert not any(text.startswith("Klippet") for text in said(preparing.window))
