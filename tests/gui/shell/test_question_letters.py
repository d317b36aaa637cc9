"""Every button of a question answers to Alt and a letter of its own, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from campus_desktop.workspace import Workspace
from tests.support.every_dialog import OPENERS, Dialogs
from tests.support.hands import visible
from tests.support.painted import differing
from ui.shell.ask import Ask
from ui.shell.language import use_language
from ui.shell.window import MainWindow
from ui.widgets.menu_letters import letter


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def look(into: dict[str, str], then: Callable[[QWidget], object]) -> None:
    """Reads the letters of the box that will be open, and ends it."""

    def looked() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        for button in box.findChildren(QPushButton):
            if button.isVisible():
                into[button.text().replace("&", "")] = letter(button.text())
        then(box)

    QTimer.singleShot(50, looked)


def press(wanted: str) -> Callable[[QWidget], object]:
    def pressed(box: QWidget) -> None:
        box.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(box.windowHandle(), Qt.Key(ord(wanted.upper())), Qt.KeyboardModifier.AltModifier)
        QTest.qWait(300)  # the button is seen going down first
        if isValid(box) and box.isVisible():
            box.close()

    return pressed


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "labels", [("Første", "Anden"), ("Alle", "Andre", "Annullering"), ("Slet",), ("+ Forløb …", "Følg &med")]
)
def test_each_button_has_a_letter_of_its_own(parent: QWidget, language: str, labels: tuple[str, ...]) -> None:
    use_language(language)
    try:
        found: dict[str, str] = {}
        look(found, lambda box: box.close())
        Ask().choose(parent, "Vælg", "Hvad?", [(each, each) for each in labels])
    finally:
        use_language("da")
    assert len(found) == len(labels) + 1
    assert all(found.values()) and len(set(found.values())) == len(found)
    assert all(letter_ in text.casefold() for text, letter_ in found.items())


def test_alt_and_the_letter_answer(parent: QWidget) -> None:
    found: dict[str, str] = {}
    look(found, press("n"))
    assert Ask().choose(parent, "Vælg", "Hvad?", (("one", "Første"), ("two", "A&nden"))) == "two"
    look(found, press("s"))
    assert Ask().confirm(parent, "Slet", "Slet?", "Slet", danger=True)
    assert found["Slet"] == "s" and found["Anden"] == "n"


def test_what_is_said_and_what_asks_for_a_text_has_letters_too(parent: QWidget) -> None:
    found: dict[str, str] = {}
    look(found, lambda box: box.close())
    Ask().error(parent, "Det gik ikke.")
    look(found, lambda box: box.close())
    assert Ask().text(parent, "Navn", "Navn") is None
    assert len(found) >= 2 and all(found.values())


def test_the_letter_is_painted(parent: QWidget) -> None:
    seen: list[float] = []

    def look_at() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        button = next(each for each in box.buttons() if each.text().replace("&", "") == "Slet")
        lettered = button.grab().toImage()
        button.setText("Slet")
        seen.append(differing(button.grab().toImage(), lettered))
        box.close()

    QTimer.singleShot(50, look_at)
    Ask().confirm(parent, "Slet", "Slet?", "Slet")
    assert seen[0] > 0.0005


def asking(dialog: QWidget) -> list[QAbstractButton]:
    """The buttons that end a dialog."""
    return [
        each
        for box in visible(dialog, QDialogButtonBox)
        for each in box.buttons()
        if each.isVisible() and each.text().strip()
    ]


def taken(dialog: QWidget) -> list[str]:
    """What Alt is used for in a dialog."""
    labels = [each for each in visible(dialog, QLabel) if each.buddy() is not None]
    return [letter(each.text()) for each in (*labels, *visible(dialog, QCheckBox), *visible(dialog, QPushButton))]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", [name for name in OPENERS if name != "search"])
def test_every_dialog_ends_by_letters(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path, name: str, language: str
) -> None:
    use_language(language)
    try:
        dialog = Dialogs(qtbot, window, workspace, tmp_path).open(name)
    finally:
        use_language("da")
    assert isinstance(dialog, QDialog)
    if isinstance(dialog, QInputDialog):
        return
    assert all(letter(each.text()) for each in asking(dialog)), [each.text() for each in asking(dialog)]
    used = [each for each in taken(dialog) if each]
    assert len(set(used)) == len(used), used
    dialog.close()
