"""The bar of the projector says whole what is shown, also in the small window of a scaled screen."""

from __future__ import annotations

from typing import Any

import pytest

from campus_desktop.meetings.projection import Wanted
from campus_desktop.paths import edits as paths
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.presenting.host import PresentHost


@pytest.mark.parametrize(("width", "zoom"), [(1366, 1.0), (910, 1.0), (1366, 1.25), (910, 1.25)])
def test_what_is_shown_is_not_shortened(room: Any, width: int, zoom: float) -> None:
    theme.use(zoom_factor=zoom)
    room.window.resize(width, 490)
    paths.update_path(room.ws, room.path, title="Preboarding og onboarding")
    room.f5()
    presenting = room.window.companion(PresentHost).presenting
    presenting.choose(Wanted(board=room.path))
    settle()
    bar = presenting.bar
    assert bar.isVisible() and bar.what.isVisible()
    assert bar.what.fontMetrics().horizontalAdvance(bar.what.text()) <= bar.what.width(), bar.what.text()
    assert ink(on_screen(bar.what)) > 0.02
    for button in (bar.choose, bar.blank, bar.end):
        assert button.visibleRegion().boundingRect() == button.rect() and button.width() >= button.sizeHint().width()
