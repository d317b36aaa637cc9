"""Unknown formats by keyboard: Tab goes down the choices as they are seen, and a choice keeps the keyboard where it was."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.support.hands import visible
from tests.support.seen import settle
from ui.imports.dialog import ImportDialog, open_import
from ui.imports.unknown_formats import UnknownFormats
from ui.shell.window import MainWindow

FORMATS = [f"Form {letter}" for letter in "JIHGFEDCBAKLMN"]


def opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> ImportDialog:
    path = tmp_path / "liste.csv"
    rows = [f"Kursus {number};{form}" for number, form in enumerate([*FORMATS, *FORMATS[4:8], FORMATS[6]])]
    path.write_text("\n".join(("Titel;Format", *rows)) + "\n", "utf-8")
    window.resize(1000, 520)
    open_import(window, path)
    qtbot.waitUntil(lambda: bool(visible(window, ImportDialog)) and not window.jobs.running)
    (dialog,) = visible(window, ImportDialog)
    dialog.next.click()
    qtbot.waitUntil(dialog.finish.isVisible)
    dialog.activateWindow()
    return dialog


def formats(dialog: ImportDialog) -> UnknownFormats:
    for at in range(dialog.outcome.count()):
        page = dialog.outcome.widget(at)
        if isinstance(page, UnknownFormats):
            dialog.outcome.setCurrentIndex(at)
            settle()
            return page
    raise AssertionError


def place(widget: QWidget, dialog: QWidget) -> tuple[int, int]:
    at = widget.mapTo(dialog, QPoint())
    return at.y(), at.x()


def test_tab_goes_down_the_choices(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot, tmp_path)
    page = formats(dialog)
    boxes = sorted(page.boxes.values(), key=lambda box: box.mapTo(page, QPoint()).y())
    dialog.outcome.tabBar().setFocus()
    for keys, order in ((Qt.Key.Key_Tab, boxes), (Qt.Key.Key_Backtab, boxes[-2::-1])):
        walked = []
        for _time in order:
            QTest.keyClick(dialog, keys)
            settle()
            focus = QApplication.focusWidget()
            assert isinstance(focus, QComboBox)
            walked.append(focus)
            area = focus.parentWidget().parentWidget()
            assert area is not None
            top = focus.mapTo(area, QPoint()).y()
            assert top >= 0 and top + focus.height() <= area.height(), "not in sight"
        assert walked == order
    QTest.keyClick(dialog, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is dialog.outcome.tabBar()
    dialog.close()


def test_a_choice_keeps_the_keyboard(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot, tmp_path)
    page = formats(dialog)
    key, box = list(page.boxes.items())[9]
    box.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    before = place(box, dialog)
    QTest.keyClick(box, Qt.Key.Key_Down)  # a list opens or the next choice is taken
    if box.view().isVisible():
        QTest.keyClick(box.view(), Qt.Key.Key_Down)
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.jobs.running)
    settle()
    again = formats(dialog)
    chosen = again.boxes[key]
    assert chosen.currentIndex() > 0
    dialog.activateWindow()
    settle()
    assert QApplication.focusWidget() is chosen and place(chosen, dialog) == before
    dialog.close()
