"""A phase, a step and a course can be chosen at a time; which of them the keyboard is on is told by the one ring in the accent colour."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from campus_desktop.courses.formats import FORMATS
from tests.gui.paths.test_focus_painted import card, elsewhere
from tests.support.painted import contrast, differing, on_screen, ringed
from ui.look import theme, tokens


@pytest.fixture(params=["light", "dark"])
def looks(request: pytest.FixtureRequest, screen: Any) -> Any:
    theme.use(theme.Scheme(request.param))
    screen.choose("a2")
    screen.view.catalogue.list.setCurrentIndex(screen.view.catalogue.list.cards.index(1, 0))
    screen.view.board.columns[1].header.focused.emit()
    yield screen
    theme.use(theme.Scheme.LIGHT)


def course(screen: Any) -> QImage:
    view = screen.view.catalogue.list
    return on_screen(view.viewport(), view.visualRect(view.cards.index(1, 0)))


def head(screen: Any) -> QImage:
    return on_screen(screen.view.board.columns[1].header)


def cursor(picture: QImage) -> bool:
    """Whether a ring in the accent colour goes around it: at all four edges, most of a line."""
    accent, size = theme.color("accent").rgb(), picture.size()
    at = lambda x, y: picture.pixelColor(x, y).rgb() == accent  # noqa: E731
    across = [sum(at(x, y) for x in range(size.width())) / size.width() for y in range(size.height())]
    down = [sum(at(x, y) for y in range(size.height())) / size.height() for x in range(size.width())]
    return all(max(edge) > 0.6 for edge in (across[:6], across[-6:], down[:6], down[-6:]))


def where(screen: Any) -> list[str]:
    found = {"step": card(screen, "a2"), "course": course(screen), "phase": head(screen)}
    return [name for name, picture in found.items() if cursor(picture)]


def test_one_of_the_three_has_the_ring(looks: Any) -> None:
    looks.choose("a2")
    assert where(looks) == ["step"]
    looks.view.catalogue.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert where(looks) == ["course"]
    looks.view.board.show_phase(looks.phase("B"))
    assert where(looks) == ["phase"]
    elsewhere(looks)
    assert where(looks) == []


def test_what_is_chosen_is_seen_without_the_keyboard(looks: Any) -> None:
    elsewhere(looks)
    chosen = card(looks, "a2")
    looks.view.picking.selection.clearSelection()
    unchosen = card(looks, "a2")
    assert ringed(chosen, unchosen), "its edge"
    assert differing(chosen, unchosen) > 0.5, "its ground"


def test_the_keyboard_on_a_chosen_card_is_more_than_that_it_is_chosen(looks: Any, qtbot: QtBot) -> None:
    elsewhere(looks)
    chosen = card(looks, "a2")
    looks.choose("a2")
    assert ringed(card(looks, "a2"), chosen)


@pytest.mark.parametrize("dark", [False, True])
def test_everything_on_a_chosen_card_can_be_read(dark: bool) -> None:
    colours = tokens.DARK if dark else tokens.LIGHT
    formats = [each.dark if dark else each.light for each in FORMATS.values()]
    ground = QColor(colours["selected"])
    for each in (colours["text"], colours["muted"], *formats):
        assert contrast(QColor(each), ground) >= 4.5, each
    for around in ("page", "surface"):
        assert contrast(QColor(colours["border-strong"]), QColor(colours[around])) >= 3
        assert contrast(QColor(colours["accent"]), QColor(colours[around])) >= 3
