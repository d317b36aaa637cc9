"""The field of a duration says what it reads where that is not what is typed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.courses.form import CourseForm
from ui.shell.window import MainWindow


@pytest.mark.parametrize(
    ("text", "said"),
    [("2 uger", "Læses som 10 dage."), ("4-6 timer", "Læses som 4 t."), ("90", ""), ("1 t 30 min", ""), ("2 dage", "")],
)
def test_weeks_and_ranges_say_how_they_are_read(window: MainWindow, qtbot: QtBot, text: str, said: str) -> None:
    made = CourseForm(window, None)
    qtbot.addWidget(made)
    made.show()
    field, row = made._fields["minutes"], made._errors["minutes"]
    qtbot.keyClicks(field, text)
    assert (row.text(), field.accessibleDescription()) == (said, said)
    assert row.isVisible() == bool(said)
    field.clear()  # nothing is left to ask about
