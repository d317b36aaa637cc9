"""The cards of advice on any subject: what they say, and the keyboard, which stays in the list when the cards are made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.advice.finding import Finding
from campus_desktop.paths.edits import create_path
from campus_desktop.workspace import Workspace
from tests.gui.conftest import Answers
from ui.advice.list import AdviceList
from ui.shell.window import MainWindow
from ui.widgets.scrolled import ScrolledColumn

ENTER = Qt.Key.Key_Return


class Place(QWidget):
    """A list below a line, in a room too low for all its cards. A remedy takes its finding away, or what ``then`` says."""

    def __init__(self, window: MainWindow, workspace: Workspace, path: str) -> None:
        super().__init__()
        self.workspace, self.path = workspace, path
        self.findings = [
            Finding("P1", "important", "Cirkel i forudsætninger", "Fjern en af dem.", "a"),
            Finding("T5", "advice", "Et trin er langt", "Del det i to.", "b"),
            Finding("T5", "advice", "Et andet trin er langt", "Del det i to.", "c"),
        ]
        self.done: list[str] = []
        self.then: Callable[[Finding], list[Finding]] = lambda finding: [
            each for each in self.findings if each.part != finding.part
        ]
        self.before = QLineEdit()
        self.scroll = ScrolledColumn()
        self.list = AdviceList(window, lambda finding: [("Ret det", partial(self.mend, finding))])
        self.scroll.body.addWidget(self.list)
        column = QVBoxLayout(self)
        for each in (self.before, self.scroll):
            column.addWidget(each)
        self.resize(320, 260)
        self.show_all()
        workspace.subscribe(lambda _change: self.show_all())

    def mend(self, finding: Finding) -> None:
        self.done.append(finding.part)
        self.findings = self.then(finding)
        self.show_all()

    def show_all(self) -> None:
        rows = self.workspace.rows("SELECT rule, part, reason FROM answer WHERE about = ?", (self.path,))
        told = {(row["rule"], row["part"]): row["reason"] for row in rows}
        every = [replace(each, answer=told.get((each.rule, each.part))) for each in self.findings]
        self.list.show_findings(self.path, sorted(every, key=lambda each: each.answer is not None), "Ingen råd.")

    def keyboard(self) -> tuple[str, str]:
        """The part and the words of the button that has the keyboard; ('', words) for the list's own."""
        focused = QApplication.focusWidget()
        for card in self.list.cards:
            for text, button in card.buttons.items():
                if button is focused:
                    assert self.in_sight(button)
                    return card.finding.part, text
        return "", getattr(focused, "text", str)()

    def in_sight(self, button: QWidget) -> bool:
        """Whether the whole of it is seen: what it shows where it lies is what it paints."""
        QApplication.processEvents()
        return button.visibleRegion().boundingRect() == button.rect()


@pytest.fixture
def place(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> Place:
    made = Place(window, workspace, create_path(workspace, "Onboarding"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    QApplication.processEvents()
    return made


def press(place: Place, text: str, card: int = 0) -> None:
    button = place.list.cards[card].buttons[text]
    button.setFocus()
    QTest.keyClick(button, ENTER)


def test_a_card_says_how_much_it_matters_and_what_one_could_do(place: Place) -> None:
    names = [card.accessibleName() for card in place.list.cards]
    assert names[:2] == [
        "Vigtigt råd. Cirkel i forudsætninger. Fjern en af dem.",
        "Råd. Et trin er langt. Del det i to.",
    ]
    said = [each.text() for each in place.list.cards[0].findChildren(QLabel)]
    assert said == ["Vigtigt råd", "Cirkel i forudsætninger", "Fjern en af dem."]
    assert place.list.count == 3 and list(place.list.cards[0].buttons) == ["Ret det", "Bevidst valg"]
    assert "med vilje" in place.list.cards[0].buttons["Bevidst valg"].toolTip()
    place.findings = []
    place.show_all()
    assert "Ingen råd." in [each.text() for each in place.list.findChildren(QLabel)]


def test_after_a_remedy_the_keyboard_is_at_the_next_card_and_last_at_the_list(place: Place) -> None:
    press(place, "Ret det", 1)
    assert place.keyboard() == ("c", "Ret det")
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert place.keyboard() == ("a", "Ret det")  # there is none after it
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert place.keyboard() == ("", "Flere råd …") and place.done == ["b", "c", "a"]


def test_a_key_that_is_held_down_mends_one_only(place: Place) -> None:
    press(place, "Ret det")
    again = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(QApplication.focusWidget(), again)
    assert place.done == ["a"] and place.keyboard() == ("b", "Ret det")


def test_advice_that_stays_keeps_the_keyboard_at_the_same_button(place: Place) -> None:
    place.then = lambda finding: [
        replace(each, title="Nu kortere") if each.part == finding.part else each for each in place.findings
    ]
    press(place, "Ret det", 2)
    assert place.keyboard() == ("c", "Ret det") and place.list.cards[2].finding.title == "Nu kortere"
    place.list.cards[2].buttons["Bevidst valg"].setFocus()
    place.findings = place.findings[1:]
    place.show_all()  # a change made elsewhere
    assert place.keyboard() == ("c", "Bevidst valg")


def test_a_deliberate_choice_and_taking_it_back_keep_the_keyboard_in_the_list(place: Place, answers: Answers) -> None:
    answers.answers += ["Det er aftalt", "", None]
    press(place, "Bevidst valg")
    assert place.keyboard() == ("b", "Ret det") and place.list.count == 2
    press(place, "Bevidst valg", 1)
    assert place.keyboard() == ("b", "Ret det")
    press(place, "Bevidst valg")  # cancelled
    assert place.keyboard() == ("b", "Bevidst valg")
    place.list.others["fold"].setFocus()
    QTest.keyClick(place.list.others["fold"], ENTER)
    assert place.keyboard() == ("", "2 bevidste valg") and len(place.list.cards) == 3
    names = [card.accessibleName() for card in place.list.cards[1:]]
    assert names == [
        "Vigtigt råd. Cirkel i forudsætninger. Bevidst valg: Det er aftalt",
        "Råd. Et andet trin er langt. Bevidst valg",
    ]
    press(place, "Fortryd valget", 1)
    assert place.keyboard() == ("c", "Fortryd valget")
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    assert place.keyboard() == ("c", "Ret det") and place.list.count == 3


def test_the_last_advice_that_is_answered_hands_the_keyboard_to_the_choices(place: Place, answers: Answers) -> None:
    place.findings = place.findings[:1]
    place.show_all()
    answers.answers += [""]
    press(place, "Bevidst valg")
    assert place.keyboard() == ("", "1 bevidst valg")


def test_whoever_types_elsewhere_keeps_the_keyboard(place: Place) -> None:
    place.before.setFocus()
    place.mend(place.findings[0])
    assert QApplication.focusWidget() is place.before


def test_the_dialog_of_rules_is_asked_for(place: Place, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.list.rules_wanted):
        place.list.others["rules"].click()
