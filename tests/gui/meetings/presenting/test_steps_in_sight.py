"""A phase too long for the screen says on the board, and on the facilitator's bar, which of its steps are in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from campus_desktop.paths.path import LearningPath, Phase, Step
from tests.support.painted import differing
from ui.meetings.presenting.board_stage import BoardStage

TITLES = ("Velkommen fra direktøren", "Sådan arbejder staten", "Din første dag – praktisk", "Mød dit team", "Opkald")


def board(qtbot: QtBot, phases: int = 2) -> BoardStage:
    made = BoardStage()
    qtbot.addWidget(made)
    made.resize(1244, 300)
    steps = tuple(Step(f"s{n}", "p0", title, format="video", minutes=15) for n, title in enumerate(TITLES))
    others = (Phase(f"p{n}", f"Fase {n}", steps=steps) for n in range(1, phases))
    made.show_path(LearningPath("path", "Preboarding", phases=(Phase("p0", "Preboarding", steps=steps), *others)))
    made.show()
    return made


@pytest.mark.parametrize("phases", [1, 2])
def test_the_board_and_its_words_say_which_steps_are_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, phases: int
) -> None:
    made = board(qtbot, phases)
    seen = len(made.view.columns[0].cards)
    assert 0 < seen < len(TITLES)
    assert made.steps_in_sight() == f"trin 1–{seen} af 5"
    assert made.where() == (f"1 af {phases} · " if phases > 1 else "") + f"trin 1–{seen} af 5"
    assert made.accessibleDescription() == f"Preboarding, trin 1–{seen} af 5"
    first = made.grab().toImage()
    with monkeypatch.context() as patched:
        patched.setattr(BoardStage, "steps_in_sight", lambda self: "")
        head = made.view.columns[0].head.translated(made.area().topLeft())
        made.update()
        assert differing(first.copy(head), made.grab(head).toImage()) > 0, "it is painted in the phase's heading"
    assert made.move_on(1) and made.steps_in_sight() == f"trin {seen + 1}–5 af 5"
    right = QRect(head.center(), head.bottomRight())
    assert differing(first.copy(right), made.grab(right).toImage()) > 0


def test_a_board_that_is_whole_says_nothing_of_it(qtbot: QtBot) -> None:
    made = board(qtbot, 1)
    made.resize(1244, 900)
    assert made.steps_in_sight() == made.where() == "" and made.accessibleDescription() == "Preboarding"
