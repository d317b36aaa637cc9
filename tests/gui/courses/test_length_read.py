"""The field of a duration says what it reads where that is not what is typed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.workspace import Workspace
from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.courses.form import CourseForm
from ui.courses.several import SeveralCourses
from ui.shell.window import MainWindow

READ = pytest.mark.parametrize(
    ("text", "said"),
    [("2 uger", "Læses som 10 dage."), ("4-6 timer", "Læses som 4 t."), ("90", ""), ("1 t 30 min", ""), ("2 dage", "")],
)


@READ
def test_weeks_and_ranges_say_how_they_are_read(window: MainWindow, qtbot: QtBot, text: str, said: str) -> None:
    made = CourseForm(window, None)
    qtbot.addWidget(made)
    made.show()
    field, row = made.fields["minutes"], made.errors["minutes"]
    qtbot.keyClicks(field, text)
    assert (row.text(), field.accessibleDescription()) == (said, said)
    assert row.isVisible() == bool(said)
    field.clear()  # nothing is left to ask about


@READ
def test_so_does_the_form_for_several_courses(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, text: str, said: str
) -> None:
    ids = [row["id"] for row in workspace.rows("SELECT id FROM course LIMIT 3")]
    dialog = SeveralCourses(window, ids)
    dialog.open()
    field = dialog.lines["minutes"]
    field.clear()
    qtbot.keyClicks(field, text)
    settle()
    shown = [each for each in visible(dialog, QLabel) if each.text().startswith("Læses som")]
    assert [each.text() for each in shown] == ([said] if said else []) and field.accessibleDescription() == said
    for each in shown:
        assert ink(on_screen(each)) > 0.01 and each.geometry().top() >= field.geometry().bottom()
    field.clear()  # nothing is left to ask about
    dialog.reject()
