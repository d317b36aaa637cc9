"""Every labelled field of a dialog, and every button that ends it, answers to Alt and a letter of its own, in both languages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.workspace import Workspace
from tests.support.every_dialog import OPENERS, Dialogs
from tests.support.hands import visible
from tests.support.seen import settle
from ui.shell.language import use_language
from ui.shell.window import MainWindow
from ui.widgets.menu_letters import letter

FORMS = (
    "several courses",
    "course",
    "new path",
    "new meeting",
    "next meeting",
    "phase",
    "path",
    "day",
    "idea",
)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", FORMS)
def test_letters(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path, name: str, language: str
) -> None:
    assert name in OPENERS
    use_language(language)
    try:
        dialog = Dialogs(qtbot, window, workspace, tmp_path).open(name)
        settle()
        labels = [each for each in visible(dialog, QLabel) if each.buddy() is not None]
        ends = [each for box in visible(dialog, QDialogButtonBox) for each in visible(box, QAbstractButton)]
        others = [each for each in visible(dialog, QAbstractButton) if letter(each.text()) and each not in ends]
        letters = Counter(letter(each.text()) for each in (*labels, *ends, *others))
        assert labels and ends
        assert letters[""] == 0, [each.text() for each in (*labels, *ends) if not letter(each.text())]
        assert [each for each, count in letters.items() if count > 1] == []
        for label in labels:
            goes_to(dialog, label)
        dialog.close()
    finally:
        use_language("da")


def goes_to(dialog: QWidget, label: QLabel) -> None:
    """Alt and the letter of a label bring the keyboard to its field."""
    field = label.buddy()
    end = next(each for each in visible(dialog, QAbstractButton) if isinstance(each.parent(), QDialogButtonBox))
    end.setFocus()
    wanted = letter(label.text())
    window = dialog.windowHandle()
    assert window is not None and len(wanted) == 1
    key = Qt.Key({"æ": 0xC6, "ø": 0xD8, "å": 0xC5}.get(wanted, ord(wanted.upper())))
    QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
    focus = QApplication.focusWidget()
    assert focus is not None and (focus is field or field.isAncestorOf(focus)), (label.text(), focus)
