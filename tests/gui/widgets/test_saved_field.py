from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import saved_field
from ui.widgets.saved_field import SavedLine, SavedText


@pytest.mark.parametrize("kind", [SavedLine, SavedText])
def test_saved_after_a_pause_and_on_leaving(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: type[SavedLine] | type[SavedText]
) -> None:
    monkeypatch.setattr(saved_field, "DELAY", 10)
    saved: list[str] = []
    left: list[bool] = []
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, other = kind(saved.append, lambda: left.append(True)), QLineEdit()
    column.addWidget(field)
    column.addWidget(other)
    field.show_text("før")
    window.show()
    field.setFocus()
    qtbot.keyClicks(field, "x")
    qtbot.waitUntil(lambda: len(saved) == 1)
    assert "x" in saved[0] and left == []
    field.show_text("fra dokumentet")
    assert saved == saved[:1]
    qtbot.keyClicks(field, "y")
    other.setFocus()
    assert len(saved) == 2 and "y" in saved[1] and left == [True]


def test_what_is_being_typed_is_not_overwritten(qtbot: QtBot) -> None:
    saved: list[str] = []
    field = SavedLine(saved.append)
    qtbot.addWidget(field)
    field.show_text("a")
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, "b")
    field.show_text("andet")
    assert field.text() == "ab"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert saved == ["ab"]
    field.show_text("andet")
    assert field.text() == "andet"


def test_text_that_is_no_good_is_explained_and_not_saved(qtbot: QtBot) -> None:
    saved: list[str] = []
    field = SavedLine(saved.append, check=lambda text: None if text.isdigit() else "Skriv et tal.")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "1x")
    field.save_now()
    assert saved == [] and field.property("invalid") and field.toolTip() == "Skriv et tal."
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    field.save_now()
    assert saved == ["1"] and not field.property("invalid")


def test_text_that_is_refused_stays_while_one_is_in_the_field(qtbot: QtBot) -> None:
    field = SavedLine(lambda text: None, check=lambda text: None if text else "Skriv en titel.")
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.show_text("Titel")
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    field.save_now()
    field.show_text("Titel")  # another edit made the page read again
    assert field.text() == "" and field.property("invalid")


def test_five_megabytes_are_not_pasted_into_a_field_of_several_lines(qtbot: QtBot) -> None:
    saved: list[str] = []
    field = SavedText(saved.append)
    qtbot.addWidget(field)
    field.show()
    data = QMimeData()
    data.setText("ord " * 1_250_000)
    field.insertFromMimeData(data)
    assert field.toPlainText() == "" and "5.000.000 tegn er for lang" in QToolTip.text()
    assert "for lang" in field.accessibleDescription()
    QToolTip.hideText()
