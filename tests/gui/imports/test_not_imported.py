"""What of a list is not imported is said where one chooses what each column is; the list of encodings stays in its order; tabs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.imports.tables.columns import FIELDS
from tests.support.hands import choose, visible
from tests.support.painted import contrast, ink, on_screen
from tests.support.seen import settle
from ui.imports.dialog import ImportDialog, open_import
from ui.imports.lines import LinesView
from ui.look import theme
from ui.shell.window import MainWindow


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Callable[..., ImportDialog]:
    def begin(*rows: str, encoding: str = "utf-8") -> ImportDialog:
        path = tmp_path / "liste.csv"
        path.write_bytes(("\n".join(rows) + "\n").encode(encoding))
        open_import(window, path)
        qtbot.waitUntil(lambda: bool(visible(window, ImportDialog)) and not window.jobs.running)
        (dialog,) = visible(window, ImportDialog)
        return dialog

    return begin


def left_out(dialog: ImportDialog) -> str:
    """The sentence about columns that are not imported, as it is painted on the page in sight; empty where there is none."""
    found = [each for each in visible(dialog, QLabel) if "importeres ikke" in each.text()]
    if not found:
        return ""
    assert dialog.rect().contains(found[0].mapTo(dialog, found[0].rect().bottomRight()))
    assert ink(on_screen(found[0])) > 0.01
    return found[0].text()


def test_columns_that_are_not_imported_are_named_on_the_first_page(opened: Callable[..., ImportDialog]) -> None:
    dialog = opened("Titel;Sted;Kode;Tom;Bemærkning", "Ledelse;Aarhus;1;;Fuldt hold", "Kultur;;2;;")
    assert left_out(dialog) == "2 kolonner importeres ikke: Sted (»Aarhus«), Bemærkning (»Fuldt hold«)."
    dialog.columns.choice(1).choose("audience")
    settle()
    assert left_out(dialog) == "1 kolonne importeres ikke: Bemærkning (»Fuldt hold«)."
    dialog.columns.choice(4).choose("description")
    settle()
    assert left_out(dialog) == ""
    dialog.reject()


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
def test_many_columns_are_said_in_one_readable_sentence(
    opened: Callable[..., ImportDialog], scheme: theme.Scheme
) -> None:
    names = [f"Egen {number}" for number in range(12)]
    dialog = opened(";".join(["Titel", *names]), ";".join(["Ledelse", *("noget langt " * 9,) * 12]))
    theme.use(scheme)
    settle()
    said = left_out(dialog)
    assert said.startswith("12 kolonner importeres ikke: Egen 0 (»noget langt") and said.endswith(" og 7 mere.")
    assert contrast(theme.color("warning"), theme.color("surface")) >= 4.5
    dialog.reject()


def test_a_status_says_which_courses_are_retired(
    window: MainWindow, opened: Callable[..., ImportDialog], qtbot: QtBot
) -> None:
    dialog = opened("Titel;Kode;Status", "Ledelse;1;Aktiv", "Kultur;2;Udgået", "Trivsel;3;udgået pr. 1. maj 2026")
    assert left_out(dialog) == ""
    assert dialog.columns.choice(2).currentText() == "Udgået" and FIELDS["retired"] == "Retired"
    dialog.next.click()
    qtbot.waitUntil(dialog.finish.isVisible)
    with qtbot.waitSignal(dialog.accepted):
        dialog.finish.click()
    qtbot.waitUntil(lambda: not window.jobs.running)
    rows = window.workspace.rows("SELECT title, retired FROM course WHERE code IN ('1', '2', '3') ORDER BY code")
    assert [(row["title"], row["retired"]) for row in rows] == [("Ledelse", 0), ("Kultur", 1), ("Trivsel", 1)]


def test_the_list_of_encodings_stays_in_its_order(
    window: MainWindow, opened: Callable[..., ImportDialog], qtbot: QtBot
) -> None:
    dialog = opened("Titel;Kode", "Sådan gør du;1", encoding="cp850")
    box = dialog.bar.encoding

    def shown() -> list[str]:
        return [box.itemText(at) for at in range(box.count())]

    first = shown()
    assert len(first) >= 3
    for at in (2, 1, 0):
        wanted = box.itemData(at)
        choose(box, wanted)
        qtbot.waitUntil(lambda: not window.jobs.running)
        settle()
        assert shown() == first and box.currentData() == wanted and box.isVisible()
    dialog.reject()


def test_the_provider_can_be_read_on_a_small_screen_at_150_per_cent(
    window: MainWindow, opened: Callable[..., ImportDialog], qtbot: QtBot
) -> None:
    window.resize(910, 440)
    dialog = opened("Titel;Bemærkning", "Ledelse;Fuldt hold hos alle udbydere på øen")
    settle()
    name = "Campus-teamet"
    qtbot.keyClicks(dialog.provider, name)
    room = dialog.provider.contentsRect().width() - theme.px(24)
    assert room >= dialog.provider.fontMetrics().horizontalAdvance(name) and ink(on_screen(dialog.provider)) > 0.01
    for part in (dialog.provider, dialog.bar.encoding, dialog.bar.headless):
        assert dialog.rect().contains(part.mapTo(dialog, part.rect().bottomRight()))
    dialog.reject()


def test_keys_go_through_the_tabs_from_anywhere(opened: Callable[..., ImportDialog], qtbot: QtBot) -> None:
    dialog = opened("Titel;Kode;Sted", "Ledelse;1;Aarhus", ";2;", "Kultur;3;")
    dialog.next.click()
    qtbot.waitUntil(dialog.finish.isVisible)
    dialog.activateWindow()  # the window of the work's progress was in front
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    tabs, control, shift = (
        dialog.outcome,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    names = [tabs.tabText(at) for at in range(tabs.count())]
    assert len(names) == 3 and isinstance(dialog.focusWidget(), LinesView)
    seen = []
    for key, held in (
        (Qt.Key.Key_Tab, control),
        (Qt.Key.Key_PageDown, control),
        (Qt.Key.Key_PageDown, control),
        (Qt.Key.Key_Backtab, control | shift),
        (Qt.Key.Key_PageUp, control),
    ):
        before = on_screen(tabs)
        qtbot.keyClick(dialog.focusWidget(), key, held)
        settle()
        assert on_screen(tabs) != before, (key, seen)
        seen.append(tabs.tabText(tabs.currentIndex()))
    assert seen == [names[at] for at in (1, 2, 0, 2, 1)]
    dialog.finish.setFocus()
    qtbot.keyClick(dialog.finish, Qt.Key.Key_Tab, control)
    assert dialog.focusWidget() is dialog.finish  # it was not in the pages
    tabs.setCurrentIndex(1)
    tabs.view(1).setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab, control)
    settle()
    focus = QApplication.focusWidget()
    assert focus is not None and tabs.currentWidget().isAncestorOf(focus)
    dialog.reject()
