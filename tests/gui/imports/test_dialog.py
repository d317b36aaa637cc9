"""The import dialog: from a file to the catalogue, as a user drives it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.imports import importing
from tests.support.hands import choose, visible
from tests.support.seen import settle
from ui.imports.dialog import ImportDialog, open_import
from ui.shell.ask import Ask
from ui.shell.window import MainWindow


def list_file(tmp_path: Path, *rows: str, name: str = "liste.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def dialogs(window: MainWindow) -> list[ImportDialog]:
    return visible(window, ImportDialog)


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Callable[[Path], ImportDialog]:
    def begin(path: Path) -> ImportDialog:
        open_import(window, path)
        qtbot.waitUntil(lambda: bool(dialogs(window)) and not window.jobs.running)
        return dialogs(window)[0]

    return begin


def titles(window: MainWindow) -> list[str]:
    return [row["title"] for row in window.workspace.rows("SELECT title FROM course ORDER BY sort_key")]


def press_next(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.finish.isVisible)


def press_import(dialog: ImportDialog, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.finish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.jobs.running)


def cells(view: QTableView) -> list[list[str]]:
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_from_file_to_catalogue_and_back(
    window: MainWindow, opened: Callable[[Path], ImportDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    path = list_file(
        tmp_path, "Kursusliste", "", "Subject;Number;Name;Varighed", "LED;1;Ledelse;2 dage", "KUL;2;Kultur;", ";3;;1 t"
    )
    dialog = opened(path)
    assert dialog.columns.fields() == ("code", "code", "title", "duration")
    assert dialog.columns.horizontalHeaderItem(2).text() == "Name"
    assert dialog.columns.item(1, 2).text() == "Ledelse"
    assert [dialog.columns.verticalHeaderItem(line).text() for line in range(4)] == ["", "4", "5", "6"]
    press_next(dialog, qtbot)
    assert dialog.outcome.tabText(0) == "Nye (2)"
    assert cells(dialog.outcome.view(0))[0] == ["4", "LED 1", "Ledelse", "–", "2 dage", ""]
    assert dialog.outcome.tabText(1) == "Udeladt (1)"
    assert cells(dialog.outcome.view(1)) == [["6", "Rækken har ingen titel: »3; 1 t«."]]
    assert dialog.finish.text() == "&Importér 2 kurser"
    assert titles(window) == []
    press_import(dialog, window, qtbot)
    assert titles(window) == ["Kultur", "Ledelse"]
    assert window.workspace.undo_label == "Import af »liste.csv«"
    window.undo()
    assert titles(window) == []
    window.redo()
    assert titles(window) == ["Kultur", "Ledelse"]


def test_a_column_mapped_by_hand_is_remembered(
    window: MainWindow, opened: Callable[[Path], ImportDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    path = list_file(tmp_path, "Alfa;Beta;Gamma", "1;Ledelse;x", "2;Kultur;y")
    dialog = opened(path)
    assert not dialog.next.isEnabled()
    for column, word in enumerate(("code", "title", "code")):
        choice = dialog.columns.choice(column)
        choice.setFocus()
        choose(choice, word)
    assert dialog.next.isEnabled()
    between = next(
        each for each in dialog.findChildren(QComboBox) if each.accessibleName() == "Mellem kolonnerne i »Kode«"
    )
    choose(between, "-")
    dialog.provider.setText("Styrelsen")
    press_next(dialog, qtbot)
    assert cells(dialog.outcome.view(0))[0] == ["2", "1-x", "Ledelse", "–", "", "Styrelsen"]
    press_import(dialog, window, qtbot)
    again = opened(path)
    assert again.columns.fields() == ("code", "title", "code")
    assert again.provider.text() == "Styrelsen"
    press_next(again, qtbot)
    assert not again.finish.isEnabled() and again.finish.text() == "Intet at importere"
    again.reject()


def test_changes_are_shown_field_by_field(
    window: MainWindow, opened: Callable[[Path], ImportDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    first = opened(list_file(tmp_path, "Titel;Varighed;Format;Emner", "Et;1 t;Video;a"))
    press_next(first, qtbot)
    press_import(first, window, qtbot)
    second = opened(list_file(tmp_path, "Titel;Varighed;Format;Emner", "Et;2 dage;Fremmøde;b", "To;;;"))
    press_next(second, qtbot)
    assert cells(second.outcome.view(0)) == [
        ["Et", "Format", "Video", "Fremmøde"],
        ["Et", "Varighed", "1 t", "2 dage"],
        ["Et", "Emner", "a", "a, b"],
    ]
    qtbot.mouseClick(second.back, Qt.MouseButton.LeftButton)
    assert second.columns.isVisible()
    second.reject()
    assert titles(window) == ["Et"]


def test_another_sheet(
    window: MainWindow, opened: Callable[[Path], ImportDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in (
            ("Gamle", [["Titel", "Kode"], ["Et", "1"]]),
            ("Nye", [["Titel", "Kode", "Timer"], ["To", "2", 3], ["Tre", "3", 4]]),
        ):
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    dialog = opened(path)
    assert [dialog.sheet.itemText(at) for at in range(2)] == ["Nye (2 rækker)", "Gamle (1 række)"]
    dialog.sheet.setCurrentIndex(1)
    dialog.sheet.activated.emit(1)
    assert dialog.columns.item(1, 0).text() == "Et"
    press_next(dialog, qtbot)
    press_import(dialog, window, qtbot)
    assert titles(window) == ["Et"]


def test_cancel_while_importing_leaves_the_catalogue_and_the_dialog_as_they_were(
    window: MainWindow,
    opened: Callable[[Path], ImportDialog],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(list_file(tmp_path, "Titel", *(f"Kursus {number}" for number in range(5000))))
    press_next(dialog, qtbot)
    write = importing.write

    def cancelled_halfway(*args: Any, progress: Callable[[float], None], **more: Any) -> None:
        def told(share: float) -> None:
            if share > 0.2:
                window.jobs.job.progress.cancel()  # type: ignore[union-attr]
            progress(share)

        write(*args, progress=told, **more)

    monkeypatch.setattr(importing, "write", cancelled_halfway)
    qtbot.mouseClick(dialog.finish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert dialog.isVisible() and titles(window) == [] and window.workspace.undo_label is None
    monkeypatch.undo()
    press_import(dialog, window, qtbot)
    assert len(titles(window)) == 5000


def test_a_bad_file_is_one_sentence(window: MainWindow, answers: Ask, qtbot: QtBot, tmp_path: Path) -> None:
    path = list_file(tmp_path, "<!DOCTYPE html>", "<p>Titel;Kode</p>")
    open_import(window, path)
    qtbot.waitUntil(lambda: bool(answers.said) and not window.jobs.running)
    assert "ikke en tabel" in answers.said[0]
    assert not dialogs(window)


def test_without_a_path_the_file_is_asked_for(window: MainWindow, answers: Ask, qtbot: QtBot, tmp_path: Path) -> None:
    answers.answers = [None]
    open_import(window, None)
    assert not window.jobs.running
    answers.answers = [list_file(tmp_path, "Titel", "Et")]
    open_import(window, None)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    dialogs(window)[0].reject()


def drag(window: MainWindow, path: Path, kind: type[QDragEnterEvent] | type[QDropEvent]) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where = window.rect().center()
    buttons = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event = kind(where, *buttons) if kind is QDragEnterEvent else kind(QPointF(where), *buttons)
    event.setAccepted(False)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_a_list_dropped_on_the_window_is_imported(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = list_file(tmp_path, "Titel", "Et")
    window.settle()
    assert not drag(window, tmp_path / "billede.png", QDragEnterEvent)
    assert drag(window, path, QDragEnterEvent)
    assert drag(window, path, QDropEvent)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    dialogs(window)[0].reject()


def test_everything_is_named_and_reached_by_tab(
    window: MainWindow, opened: Callable[[Path], ImportDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(list_file(tmp_path, "Fag;Nr;Titel;Varighed", "LED;1;Ledelse;2 dage"))
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QTableView) and widget.isVisible():
            if widget.inherits("QTableCornerButton"):
                continue
            assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget
    dialog.provider.setFocus()
    reached = []
    for _step in range(12):
        QApplication.focusWidget().focusNextChild()
        reached.append(QApplication.focusWidget())
    choices = [dialog.columns.choice(column) for column in range(4)]
    assert [each for each in reached if each in choices][:4] == choices
    assert dialog.next in reached and dialog.cancel in reached


def test_words_of_a_length_are_shown_and_retired_courses_are_said_to_be_hidden(
    window: MainWindow, qtbot: QtBot, opened: Callable[[Path], ImportDialog], tmp_path: Path
) -> None:
    dialog = opened(list_file(tmp_path, "Titel;Varighed;Status", "Et;2 dage + 1 t;Aktiv", "To;½ dag;Udgået"))
    press_next(dialog, qtbot)
    lengths = [row[4] for row in cells(dialog.outcome.view(0))]
    assert lengths == ["15 t 48 min (»2 dage + 1 t«)", "½ dag"]
    press_import(dialog, window, qtbot)
    assert any(
        "1 af dem er udgået og vises med Vis › Vis udgåede kurser." in each.text()
        for each in visible(window.status_line, QLabel)
    )


def test_a_double_click_on_next_does_not_import(
    opened: Callable[[Path], ImportDialog], window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(list_file(tmp_path, "Titel", "Den svære samtale"))
    handle = dialog.windowHandle()
    assert handle is not None
    place = dialog.next.mapTo(dialog, dialog.next.rect().center())
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(dialog.finish.isVisible)
    settle()
    assert dialog.isVisible() and dialog.finish.isVisible() and dialog.finish.geometry().contains(place)
    assert titles(window) == []
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place, delay=600)
    qtbot.waitUntil(lambda: titles(window) == ["Den svære samtale"])  # a click after that is another one
