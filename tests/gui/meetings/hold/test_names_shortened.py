"""Names at the side of a running meeting are shortened between words, and read whole in the tool tip."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.hold.buttons import RowButton
from ui.widgets.elided import elided_words

NAME = "Styrelsen for Klitter, Kyster og Havne"


@pytest.mark.parametrize("share", [0.95, 0.8, 0.6, 0.45])
def test_between_words(qtbot: QtBot, share: float) -> None:
    metrics = QFontMetrics(theme.font())
    room = round(metrics.horizontalAdvance(NAME) * share)
    shown = elided_words(metrics, NAME, room)
    assert shown.endswith(" …") and metrics.horizontalAdvance(shown) <= room
    words = shown.removesuffix(" …").split()
    assert [word.strip(",") for word in NAME.split()][: len(words)] == [word.strip(",") for word in words]
    assert elided_words(metrics, "Klitadministrationen", metrics.horizontalAdvance("Klitadmin")).endswith("…")


def test_a_row_paints_it_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    row, same = RowButton(NAME, " · 4"), RowButton("Styrelsen for Klitter …", " · 4")
    for each in (row, same):
        qtbot.addWidget(each)
        each.resize(RowButton("Styrelsen for Klitter, Kys", " · 4").sizeHint())
        each.show()
    settle()
    assert on_screen(row) == on_screen(same) and ink(on_screen(row)) > 0.01
    assert row.toolTip() == f"{NAME} · 4" and not same.toolTip()
