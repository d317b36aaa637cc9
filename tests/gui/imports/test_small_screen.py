"""The import window on 1366 x 768 at 150 per cent: lists as wide as their place, several rows in sight, one size on both pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.imports.dialog import ImportDialog, open_import
from ui.imports.lines import LinesView, Page
from ui.look import theme
from ui.shell.language import use_language
from ui.shell.window import MainWindow
from ui.widgets import dialog as dialogs_module

SMALL = QSize(910, 512 - 34)
ROWS = (
    "Kode;Titel;Varighed;Format;Status;Udbyder;Hold",
    *(
        f"K-{n};Ledelse i det offentlige nummer {n};{n % 4 + 1} timer;{('Blended', 'Video', 'Firkant')[n % 3]};"
        f"{'Udgået' if n % 9 == 0 else 'Aktiv'};Styrelsen for noget;h"
        for n in range(40)
    ),
    "K-3;Ledelse i det offentlige nummer 3;6 min;Video;Udgået;Anden;",
    *(f";;{n}" for n in range(6)),
)


@pytest.fixture(params=["en", "da"])
def dialog(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[ImportDialog]:
    monkeypatch.setattr(dialogs_module, "room_for", lambda _dialog: SMALL)
    use_language(request.param)
    theme.use(theme.Scheme.DARK, 1.0)
    window.resize(SMALL)
    path = tmp_path / "En kursusliste med et ret langt navn fra foråret 2026.csv"
    path.write_text("\n".join(ROWS) + "\n", "utf-8")
    open_import(window, path)
    qtbot.waitUntil(lambda: bool(visible(window, ImportDialog)) and not window.jobs.running)
    yield visible(window, ImportDialog)[0]
    use_language("da")


def whole_rows(view: LinesView) -> int:
    room = view.viewport().rect()
    rects = [view.visualRect(view.lines.index(row, 0)) for row in range(view.lines.rowCount())]
    return sum(rect.top() >= 0 and rect.bottom() <= room.bottom() for rect in rects)


def test_the_report_has_room_for_its_lists(dialog: ImportDialog, qtbot: QtBot) -> None:
    settle()
    before = dialog.size()
    dialog.next.click()
    qtbot.waitUntil(dialog.finish.isVisible)
    settle()
    assert dialog.size() == before
    pages = 0
    for at in range(dialog.outcome.count()):
        dialog.outcome.setCurrentIndex(at)
        settle()
        page = dialog.outcome.widget(at)
        assert dialog.size() == before
        if not isinstance(page, Page):
            continue
        pages += 1
        view, header = page.view, page.view.horizontalHeader()
        title = dialog.outcome.tabText(at)
        assert view.horizontalScrollBar().maximum() == 0, title
        assert whole_rows(view) >= 3, title
        for column in range(view.lines.columnCount()):
            heading = str(view.lines.headerData(column, Qt.Orientation.Horizontal))
            place = header.sectionViewportPosition(column), header.sectionSize(column)
            assert sum(place) <= header.viewport().width() + 1, (title, heading)
            assert QFontMetrics(header.font()).horizontalAdvance(heading) + theme.px(14) <= place[1], (title, heading)
    assert pages == 3


def test_what_is_said_of_ticks_stands_beside_their_buttons(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.next.click()
    qtbot.waitUntil(dialog.finish.isVisible)
    settle()
    (hint,) = [each for each in visible(dialog, QLabel) if "Space" in each.text() or "Mellemrum" in each.text()]
    page = dialog.outcome.currentWidget()
    assert isinstance(page, Page)
    assert page.isAncestorOf(hint) and hint.x() > page.none.geometry().right()
    assert ink(on_screen(hint)) > 0.01
    assert hint.heightForWidth(hint.width()) <= hint.height() + 1
