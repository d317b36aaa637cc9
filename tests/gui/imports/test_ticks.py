"""The report of an import: what is ticked and what is not, unknown formats, letters, headings, sheets; seen as it is painted."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from campus_desktop.imports import importing
from tests.support.hands import choose, visible
from ui.imports.dialog import ImportDialog, open_import
from ui.imports.lines import LinesView
from ui.imports.unknown_formats import UnknownFormats
from ui.shell.window import MainWindow

Open = Callable[[Path], ImportDialog]


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Open:
    def begin(path: Path) -> ImportDialog:
        open_import(window, path)
        qtbot.waitUntil(lambda: bool(visible(window, ImportDialog)) and not window.jobs.running)
        return visible(window, ImportDialog)[0]

    return begin


def list_file(tmp_path: Path, *rows: str, name: str = "liste.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(("\n".join(rows) + "\n").encode(encoding))
    return path


def to_report(dialog: ImportDialog, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.finish.isVisible() and not window.jobs.running)


def bring(dialog: ImportDialog, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.finish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.jobs.running)


def titles(window: MainWindow) -> list[str]:
    return [row["title"] for row in window.workspace.rows("SELECT title FROM course WHERE retired = 0 ORDER BY rid")]


def tab(dialog: ImportDialog, name: str) -> int:
    outcome = dialog.outcome
    at = next(at for at in range(outcome.count()) if outcome.tabText(at).startswith(name))
    outcome.setCurrentIndex(at)
    QApplication.processEvents()
    return at


def box(view: LinesView, row: int) -> QRect:
    """Where the tick of a row is."""
    place = view.visualRect(view.model().index(row, 0))
    return QRect(place.left() + 4, place.top(), 30, place.height())


def picture(view: LinesView, row: int) -> QImage:
    return view.viewport().grab(box(view, row)).toImage()


def click_tick(view: LinesView, row: int, qtbot: QtBot) -> None:
    middle = QPoint(box(view, row).left() + 14, box(view, row).center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_ticks_decide_what_is_imported_and_are_seen(
    window: MainWindow, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(list_file(tmp_path, "Titel;Kode", "Et;1", "To;2", "I alt: 2 kurser;", "Tre;3"))
    to_report(dialog, window, qtbot)
    new = dialog.outcome.view(tab(dialog, "Nye"))
    before = picture(new, 1)
    click_tick(new, 1, qtbot)
    assert picture(new, 1) != before
    assert dialog.finish.text() == "&Importér 2 kurser"
    out = dialog.outcome.view(tab(dialog, "Udeladt"))
    before = picture(out, 0)
    out.setFocus()
    qtbot.keyClick(out, Qt.Key.Key_Space)
    assert picture(out, 0) != before
    assert dialog.finish.text() == "&Importér 3 kurser"
    bring(dialog, window, qtbot)
    assert titles(window)[-3:] == ["Et", "I alt: 2 kurser", "Tre"]
    window.undo()
    assert "Et" not in titles(window)


def test_all_ticks_at_once(window: MainWindow, opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(list_file(tmp_path, "Titel", "Et", "To"))
    to_report(dialog, window, qtbot)
    page = dialog.outcome.widget(0)
    qtbot.mouseClick(page.none, Qt.MouseButton.LeftButton)
    assert not dialog.finish.isEnabled() and dialog.finish.text() == "Intet at importere"
    qtbot.mouseClick(page.all, Qt.MouseButton.LeftButton)
    assert dialog.finish.isEnabled()
    dialog.reject()


def test_one_change_of_a_course_can_be_left_out_and_shows_whole_texts(
    window: MainWindow, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "Første linje\nanden linje " + "meget lang " * 60
    importing.write(
        window.workspace,
        importing.plan(window.workspace, [list_file(tmp_path, "Titel;Sprog;Beskrivelse", "Et;dansk;Kort")]),
    )
    dialog = opened(list_file(tmp_path, "Titel;Sprog;Beskrivelse", f'Et;engelsk;"{text}"'))
    to_report(dialog, window, qtbot)
    page = dialog.outcome.widget(tab(dialog, "Ændret"))
    rows = [page.view.lines.text(row, 1) for row in range(2)]
    assert rows == ["Sprog", "Beskrivelse"]
    page.view.selectRow(1)
    assert page.whole.toPlainText() == f"Beskrivelse, før: Kort\n\nBeskrivelse, efter: {text.strip()}"
    assert page.whole.isVisible()
    click_tick(page.view, 0, qtbot)
    bring(dialog, window, qtbot)
    course = window.workspace.row("SELECT language, description FROM course WHERE title = 'Et'")
    assert tuple(course) == ("dansk", text.strip())


def test_an_unknown_format_is_mapped_by_hand_and_remembered(
    window: MainWindow, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(list_file(tmp_path, "Titel;Format", "Et;Blended", "To;Blended", "Tre;Video"))
    to_report(dialog, window, qtbot)
    page = dialog.outcome.widget(tab(dialog, "Ukendte formater"))
    assert isinstance(page, UnknownFormats)
    choose(page.boxes["blended"], "face-to-face")
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert "formatet" not in "".join(note.text for note in dialog.ready.plan.remarks)
    assert dialog.outcome.tabText(dialog.outcome.currentIndex()).startswith("Ukendte formater")
    bring(dialog, window, qtbot)
    found = [row[0] for row in window.workspace.rows("SELECT format FROM course ORDER BY rid DESC LIMIT 3")]
    assert found == ["video", "face-to-face", "face-to-face"]
    again = opened(list_file(tmp_path, "Navn;Format", "Fire;BLENDED", name="anden.csv"))
    to_report(again, window, qtbot)
    assert not any(again.outcome.tabText(at).startswith("Ukendte") for at in range(again.outcome.count()))
    bring(again, window, qtbot)
    assert window.workspace.value("SELECT format FROM course WHERE title = 'Fire'") == "face-to-face"


def test_letters_can_be_read_otherwise(window: MainWindow, opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(list_file(tmp_path, "Titel;Kode", "Sådan gør du;1", encoding="cp850"))
    choices = [dialog.bar.encoding.itemText(at) for at in range(dialog.bar.encoding.count())]
    assert choices[0] == "MS-DOS (cp850): »Sådan gør du«" and choices[1] == "Windows (cp1252): »S†dan g›r du«"
    assert dialog.columns.item(1, 0).text() == "Sådan gør du"
    before = dialog.columns.grab().toImage()
    choose(dialog.bar.encoding, "cp1252")
    qtbot.waitUntil(lambda: not window.jobs.running and dialog.columns.item(1, 0).text() == "S†dan g›r du")
    assert dialog.columns.grab().toImage() != before
    choose(dialog.bar.encoding, "cp850")
    qtbot.waitUntil(lambda: not window.jobs.running and dialog.columns.item(1, 0).text() == "Sådan gør du")
    dialog.reject()


def test_a_first_row_is_a_course_where_it_is_told_so(
    window: MainWindow, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(list_file(tmp_path, "Alfa;Beta", "Gamma;Delta"))
    assert dialog.columns.rowCount() == 2 and not dialog.bar.headless.isChecked()
    qtbot.mouseClick(dialog.bar.headless, Qt.MouseButton.LeftButton, pos=QPoint(10, dialog.bar.headless.height() // 2))
    qtbot.waitUntil(lambda: not window.jobs.running and dialog.columns.rowCount() == 3)
    assert dialog.columns.horizontalHeaderItem(0).text() == "Kolonne A"
    choose(dialog.columns.choice(0), "title")
    choose(dialog.columns.choice(1), None)
    to_report(dialog, window, qtbot)
    bring(dialog, window, qtbot)
    assert titles(window)[-2:] == ["Alfa", "Gamma"]


def test_sheets_are_chosen(window: MainWindow, opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in (
            ("Ledelse", [["Titel", "Kode"], ["Et", "1"]]),
            ("Jura", [["Titel", "Kode"], ["To", "2"]]),
            ("Sprog", [["Titel", "Sprog"], ["Tre", "dansk"]]),
        ):
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    dialog = opened(path)
    assert any(label.text() == "2 af 3 ark importeres: Ledelse, Jura" for label in visible(dialog, QLabel))
    dialog.sheet.setCurrentIndex(1)
    dialog.sheet.activated.emit(1)
    qtbot.mouseClick(dialog.bar.taken, Qt.MouseButton.LeftButton, pos=QPoint(10, dialog.bar.taken.height() // 2))
    assert any(label.text() == "1 af 3 ark importeres: Ledelse" for label in visible(dialog, QLabel))
    dialog.sheet.setCurrentIndex(2)
    dialog.sheet.activated.emit(2)
    qtbot.mouseClick(dialog.bar.taken, Qt.MouseButton.LeftButton, pos=QPoint(10, dialog.bar.taken.height() // 2))
    to_report(dialog, window, qtbot)
    remarks = dialog.outcome.view(tab(dialog, "Bemærkninger"))
    assert "Arket »Jura« indeholder også en liste (1 række) og er ikke læst." in remarks.lines.text(0, 1)
    bring(dialog, window, qtbot)
    assert titles(window)[-2:] == ["Et", "Tre"]


def test_what_is_no_longer_in_the_list_can_be_retired(
    window: MainWindow, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    first = opened(list_file(tmp_path, "Kode;Titel", "1;Et", "2;To", "3;Tre"))
    to_report(first, window, qtbot)
    bring(first, window, qtbot)
    second = opened(list_file(tmp_path, "Kode;Titel", "1;Et", "2;To"))
    to_report(second, window, qtbot)
    assert not second.finish.isEnabled()
    gone = second.outcome.view(tab(second, "Ikke længere i listen"))
    assert gone.lines.text(0, 2) == "Tre"
    click_tick(gone, 0, qtbot)
    assert second.finish.text() == "&Markér 1 kursus som udgået"
    bring(second, window, qtbot)
    assert "Tre" not in titles(window) and "To" in titles(window)


def test_a_screen_reader_hears_ticks(window: MainWindow, opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(list_file(tmp_path, "Titel", "Et"))
    to_report(dialog, window, qtbot)
    view = dialog.outcome.view(0)
    heard = QAccessible.queryAccessibleInterface(view)
    states = [heard.child(at).state() for at in range(heard.childCount())]
    assert [bool(state.checked) for state in states if state.checkable] == [True]  # type: ignore[attr-defined]
    assert [each.accessibleName() for each in visible(dialog, QTableView)] == ["Nye (1)"]
    dialog.reject()


def rows_of(view: LinesView) -> list[list[str]]:
    return [
        [view.lines.text(row, at) for at in range(view.lines.columnCount())] for row in range(view.lines.rowCount())
    ]


def test_retired_courses_are_named_by_row(
    window: MainWindow, opened: Callable[[Path], ImportDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    path = list_file(tmp_path, "Kode;Titel;Status", "A;Et;Aktiv", "B;To;Udgået", "B;To;Aktiv", "C;Tre;Udgået")
    dialog = opened(path)
    to_report(dialog, window, qtbot)
    new = dialog.outcome.view(tab(dialog, "Nye"))
    assert [row[-1] for row in rows_of(new)] == ["", "", "Udgået"]
    assert new.model().headerData(6, Qt.Orientation.Horizontal) == "Udgået"
    remarks = dialog.outcome.view(tab(dialog, "Bemærkninger"))
    assert [row[0] for row in rows_of(remarks)] == ["3", "4"]
    assert "Rækker: 3, 5" in rows_of(remarks)[0][1]
    assert "»Aktiv« i »Status« er brugt i stedet for »Udgået«" in rows_of(remarks)[1][1]
    assert "se bemærkningerne" in dialog.rows_label.text()


def test_the_keyboard_begins_in_the_list(opened: Open, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(list_file(tmp_path, "Titel;Varighed", "Intro;30 min", "Kursus;1 t"))
    to_report(dialog, window, qtbot)
    view = dialog.outcome.view(dialog.outcome.currentIndex())
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view)
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert dialog.finish.text().replace("&", "") == "Importér 1 kursus"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(view, Qt.Key.Key_Return)  # Enter is the default button's
    qtbot.waitUntil(lambda: not window.jobs.running)
