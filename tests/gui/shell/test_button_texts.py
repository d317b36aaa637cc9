"""Buttons of a question with a long name in them: whole or shortened in the name's middle, never cut at their ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui.look import theme
from ui.shell.ask import Ask
from ui.shell.button_texts import shortened

LONG = "Indhent 20 min: Beslutninger og opfølgning efter mødet i Klitby med alle institutionerne"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def ask(parent: QWidget, options: list[tuple[str, str]]) -> list[tuple[str, str, bool, QRect]]:
    """Of each button its text, its tool tip, whether all of its text is seen, and its place on the screen."""
    found: list[tuple[str, str, bool, QRect]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        QApplication.processEvents()
        for each in box.buttons():
            where = QRect(each.mapToGlobal(each.rect().topLeft()), each.size())
            assert box.frameGeometry().contains(where), each.text()
            found.append((each.text().replace("&", ""), each.toolTip(), each.width() >= each.sizeHint().width(), where))
        box.escapeButton().click()

    QTimer.singleShot(50, look)
    assert Ask().choose(parent, "Fortryd", "Hvad skal fortrydes?", options, danger=True) is None
    return found


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_long_name_is_shortened_in_its_middle_and_the_tool_tip_has_it_whole(parent: QWidget, zoom: float) -> None:
    theme.use(zoom_factor=zoom)
    short, long = "Fortryd »Start mødet« (kl. 9.01)", f"Fortryd »{LONG}« (23. november 2026 kl. 11.01)"
    found = {text: (tip, whole) for text, tip, whole, _where in ask(parent, [("act", short), ("past", long)])}
    assert all(whole for _tip, whole in found.values()), found
    cut = next(text for text in found if "…" in text)
    assert found[cut][0] == long and found[short] == ("", True)
    assert cut.startswith("Fortryd »Indhent") and cut.endswith("« (23. november 2026 kl. 11.01)")
    name = cut[cut.index("»") + 1 : cut.index("«")]
    assert not name.endswith("…") and LONG.endswith(name.partition("…")[2])


def test_a_name_without_quotes_and_with_an_ampersand_keeps_both_its_ends(parent: QWidget) -> None:
    options = [("one", f"Møde om A && B: {LONG} {LONG}, 26. november 2026")]
    text, tip, whole, _where = ask(parent, options)[0]
    assert whole and text.startswith("Møde om A  B") and text.endswith("26. november 2026")
    assert tip == f"Møde om A & B: {LONG} {LONG}, 26. november 2026"


def test_many_long_names_stand_below_each_other(parent: QWidget) -> None:
    options = [(str(number), f"{number}. netværksmøde om preboarding og onboarding i Klitby") for number in range(6)]
    found = ask(parent, options)
    assert all(whole for _text, _tip, whole, _where in found)
    places = [where for text, _tip, _whole, where in found if "netværksmøde" in text]
    assert len({where.top() for where in places}) == 6 and not any(
        a.intersects(b) for a in places for b in places if a != b
    )
    assert all("…" not in text for text, *_rest in found)


def test_as_much_as_fits() -> None:
    assert shortened("Slet »abc«", lambda text: True) == "Slet »abc«"
    assert shortened("Slet »abcdefgh«", lambda text: len(text) <= 12) == "Slet »ab…gh«"
    assert shortened("abcdefghij", lambda text: len(text) <= 6) == "abc…ij"
