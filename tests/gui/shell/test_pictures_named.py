"""A button that shows its picture only has a tool tip that begins with its name, at every text size and width."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from campus_desktop import i18n
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import Dialogs
from tests.support.hands import page_of, visible
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.page import MeetingsPage
from ui.shell.window import MainWindow


def unnamed(window: MainWindow) -> list[str]:
    """The buttons in sight with a picture and no words, whose tool tip does not begin with what they are called."""
    found = []
    for each in visible(window, QAbstractButton):
        if not each.text() and not each.icon().isNull():
            name = each.accessibleName()
            first = name.partition(",")[0].partition(" (")[0]
            if not first or not each.toolTip().startswith(first):
                found.append(f"{type(each).__name__} {name!r}: {each.toolTip()!r}")
    return found


@pytest.mark.parametrize(("zoom", "width"), [(1.25, 1366), (1.5, 1366), (1.0, 1024)])
def test_a_picture_says_its_name(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path, zoom: float, width: int
) -> None:
    made = Dialogs(qtbot, window, workspace, tmp_path)
    theme.use(theme.Scheme.LIGHT, zoom)
    window.resize(width, 738)
    for page in (
        *((spec.key,) for spec in window.specs),
        ("paths", made.path),
        *(("meetings", made.planned, mode) for mode in ("prepare", "hold", "follow-up")),
    ):
        window.show_page(*page)
        settle()
        assert unnamed(window) == [], page


def test_the_header_of_a_meeting_names_its_buttons_in_their_tips(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    made = Dialogs(qtbot, window, workspace, tmp_path)
    window.show_page("meetings", made.planned, "hold")
    header = page_of(window, MeetingsPage).view.header
    for button, name in (
        (header.safe, "Sikker visning"),
        (header.present, "Projektor"),
        (header.print_button, "Udskriv …"),
    ):
        assert button.toolTip().startswith(name) and button.accessibleName().startswith(name)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("zoom", "width"), [(1.0, 1366), (1.25, 1366), (1.5, 1366), (1.5, 1280), (1.0, 960)])
def test_the_band_of_the_safe_view_is_read_whole(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path, zoom: float, width: int, language: str
) -> None:
    made = Dialogs(qtbot, window, workspace, tmp_path)
    i18n.use(language)
    theme.use(theme.Scheme.LIGHT, zoom)
    window.resize(width, 738)
    window.show_page("meetings", made.planned, "hold")
    window.set_safe(made.planned)
    settle()
    band = window.safe_view.band
    assert band is not None
    text = band.text
    assert text.text().endswith(
        {"da": "kun det, der hører til mødet, vises", "en": "only what belongs to this meeting is shown"}[language]
    )
    lines = text.heightForWidth(text.width())
    fonts = text.fontMetrics()
    assert fonts.horizontalAdvance(text.text()) <= text.width() * (text.height() // fonts.lineSpacing()), (
        "room for all words"
    )
    assert text.height() >= lines > 0 and band.rect().contains(text.geometry())
    assert band.height() <= lines + theme.px(40), "no higher than it must be"
    assert lines <= 3 * fonts.lineSpacing()
    for button in (band.catalogue, band.leave):
        assert button.width() >= button.minimumSizeHint().width() and band.rect().contains(button.geometry())
    i18n.use("da")
