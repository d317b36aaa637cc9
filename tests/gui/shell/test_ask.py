from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.ask import Ask
from ui.shell.typed_on import TypedOn


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def click(text: str) -> Callable[[], None]:
    """Clicks a button of the box that will be open."""

    def clicked() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox) and box.textFormat() == Qt.TextFormat.PlainText
        next(button for button in box.buttons() if button.text().replace("&", "") == text).click()

    return clicked


def test_questions_are_answered_by_their_buttons(parent: QWidget) -> None:
    ask = Ask()
    QTimer.singleShot(0, click("Slet"))
    assert ask.confirm(parent, "Slet", "Slet <b>x</b>?", "Slet", danger=True)
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().close())
    assert not ask.confirm(parent, "Slet", "Slet?", "Slet")
    QTimer.singleShot(0, click("Anden"))
    assert ask.choose(parent, "Vælg", "Hvad?", (("one", "Første"), ("two", "Anden"))) == "two"
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().close())
    assert ask.choose(parent, "Vælg", "Hvad?", (("one", "Første"),)) is None


def test_keys_typed_on_answer_no_question(parent: QWidget, qtbot: QtBot) -> None:
    ask, seen = Ask(), []

    def type_on() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        for key in (Qt.Key.Key_N, Qt.Key.Key_A, Qt.Key.Key_E, Qt.Key.Key_Space, Qt.Key.Key_Return):
            QTest.keyClick(box.focusWidget() or box, key)
            seen.append(box.isVisible())
        QTest.keyClick(box.focusWidget() or box, Qt.Key.Key_Tab)
        QTest.keyClick(box.focusWidget() or box, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_on)
    answer = ask.choose(parent, "Hvad", "Hvad?", (("new", "&Ny"), ("role", "N&avn")), typed_on=True)
    assert seen == [True] * 5 and answer == "role", "Tab to the next button and Enter are deliberate"
    QTimer.singleShot(0, lambda: QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape))
    assert ask.choose(parent, "Hvad", "Hvad?", (("new", "&Ny"),), typed_on=True) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_after_a_pause_the_framed_button_is_pressed(parent: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    seen = []

    def typed_then_paused() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        pause = box.findChild(TypedOn).pause
        QTest.keyClick(box.focusWidget() or box, Qt.Key.Key_Return)
        seen.append(box.isVisible() and pause.isActive())
        qtbot.waitUntil(lambda: not pause.isActive())
        framed = box.focusWidget()
        assert isinstance(framed, QPushButton) and framed.isDefault() and framed.text() == "&Ny"
        QTest.keyClick(framed, key)
        seen.append(box.isVisible())
        box.reject()

    QTimer.singleShot(0, typed_then_paused)
    answer = Ask().choose(parent, "Hvad", "Hvad?", (("new", "&Ny"), ("role", "N&avn")), typed_on=True)
    assert (answer, seen) == ("new", [True, False])


def test_a_file_gets_the_proposed_ending_unless_it_has_a_known_one(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (answer, ""))
    filters, proposed = "Tabeller (*.csv *.xlsx)", Path("kurser.csv")
    got = {}
    for answer in ("", "/x/plan v1.2", "/x/a.XLSX", "/x/b.csv", "/x/c"):
        got[answer] = Ask().save_file(parent, "Gem", proposed, filters)
    assert list(got.values()) == [None, *map(Path, ("/x/plan v1.2.csv", "/x/a.XLSX", "/x/b.csv", "/x/c.csv"))]
