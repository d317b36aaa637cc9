"""The print dialog: what it shows, what it writes, and that the keyboard and a screen reader reach all of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.courses.formats import FORMATS, format_icon
from campus_desktop.paths.edits import add_phase, add_start, create_path
from campus_desktop.paths.queries import read_path
from campus_desktop.paths.step_edits import add_step
from campus_desktop.prints.looks import FORMAT_LOOKS
from campus_desktop.workspace import Workspace
from tests.support.hands import choose
from ui.prints.choices import PathChoices
from ui.prints.dialog import PrintDialog, open_print
from ui.shell.window import MainWindow
from ui.widgets.date_field import DateField

from .conftest import save


@pytest.fixture
def path_id(workspace: Workspace) -> str:
    path = create_path(workspace, "Forløb: ny/nyansat")
    phase = add_phase(workspace, path, "Første uge", first_day=1, last_day=14)
    add_step(workspace, phase, "Velkomst", format="face-to-face", minutes=90, day=8)
    add_start(workspace, path, date(2027, 3, 1), "hold 3")
    return path


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, path_id: str) -> Iterator[PrintDialog]:
    made = open_print(window, path_id)
    assert made is not None
    qtbot.waitExposed(made)
    yield made
    made.reject()


def start_of(dialog: PrintDialog) -> QComboBox:
    assert isinstance(dialog.choices, PathChoices)
    return dialog.choices.start


def date_of(dialog: PrintDialog) -> DateField:
    assert isinstance(dialog.choices, PathChoices)
    return dialog.choices.date


def test_what_is_shown_is_saved_with_the_dates_and_the_language_chosen(
    dialog: PrintDialog, answers: object, tmp_path: Path
) -> None:
    target = tmp_path / "plan.pdf"
    text = save(dialog, answers, target)
    assert "Start mandag den 1. marts 2027 (hold 3)" in text
    assert "man. 8. mar." in text
    assert "plan.pdf" in dialog.saved.text()
    assert not dialog.folder.isHidden()
    choose(start_of(dialog), "days")
    choose(dialog.language, "en")
    assert dialog.saved.isHidden(), "what is shown now is not what was saved"
    text = save(dialog, answers, target)
    assert "Day 8" in text
    assert "Page 1 of 1" in text
    choose(start_of(dialog), "other")
    date_of(dialog).set_day(date(2027, 8, 2))
    assert "Start Monday 2 August 2027" in save(dialog, answers, target)


def test_the_start_date_written_last_is_there_the_next_time(window: MainWindow, path_id: str) -> None:
    dialog = open_print(window, path_id)
    assert dialog is not None
    choose(start_of(dialog), "other")
    date_of(dialog).set_day(date(2027, 8, 2))
    dialog.reject()
    again = open_print(window, path_id)
    assert again is not None
    assert start_of(again).currentText() == "Fra en startdato …"
    assert date_of(again).isVisible() and date_of(again).line.text() == "02-08-2027"
    choose(start_of(again), "days")
    again.reject()
    third = open_print(window, path_id)
    assert third is not None and not date_of(third).isVisible()
    third.reject()


def test_notes_are_printed_only_where_chosen_and_something_private_is_pointed_out(
    window: MainWindow, path_id: str
) -> None:
    phase = read_path(window.workspace, path_id).phases[0].id
    add_step(window.workspace, phase, "Rundvisning", note="Spørg kt@fjord.example")

    def opened() -> tuple[PrintDialog, PathChoices]:
        dialog = open_print(window, path_id)
        assert dialog is not None and isinstance(dialog.choices, PathChoices)
        return dialog, dialog.choices

    def page(dialog: PrintDialog) -> str:
        dialog.preview.views[0].grab()  # a page is read when it is painted
        return dialog.preview.views[0].accessibleDescription()

    dialog, choices = opened()
    assert choices.notes.isVisible() and not choices.notes.isChecked() and not choices.private.isVisible()
    assert "Rundvisning" in page(dialog) and "kt@fjord.example" not in page(dialog)
    without = dialog.preview.views[0].grab().toImage()
    choices.notes.click()
    assert "kt@fjord.example" in page(dialog)
    assert dialog.preview.views[0].grab().toImage() != without
    assert choices.private.isVisible() and "»Rundvisning«" in choices.private.text()
    inside = choices.private.visibleRegion().boundingRect()
    assert inside.height() == choices.private.height() >= choices.private.heightForWidth(choices.private.width())
    dialog.reject()
    again, choices = opened()
    assert choices.notes.isChecked() and "kt@fjord.example" in page(again), "the choice is remembered for the file"
    choices.notes.click()
    assert not choices.private.isVisible()
    again.reject()
    third, choices = opened()
    assert not choices.notes.isChecked()
    third.reject()


def test_steps_that_get_a_date_before_today_are_counted(dialog: PrintDialog, window: MainWindow) -> None:
    assert isinstance(dialog.choices, PathChoices)
    remark = dialog.choices._remark
    choose(start_of(dialog), "other")
    date_of(dialog).set_day(window.clock.today() - timedelta(days=60))
    assert remark.isVisible() and "1 trin får en dato før i dag." in remark.text()
    date_of(dialog).set_day(window.clock.today() + timedelta(days=1))
    assert "før i dag" not in remark.text()


def test_nothing_is_printed_of_a_date_that_cannot_be_read(dialog: PrintDialog, qtbot: QtBot) -> None:
    choose(start_of(dialog), "other")
    field = date_of(dialog)
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "31-02-2027")
    field.line.editingFinished.emit()
    assert field.problem.isVisible() and "31-02-2027" in field.problem.text()
    assert not dialog.save.isEnabled() and not dialog.paper.isEnabled()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "5. januar 2027")
    field.line.editingFinished.emit()
    assert dialog.save.isEnabled() and not field.problem.isVisible()
    assert field.day() == date(2027, 1, 5)


def test_a_date_can_be_typed_only_where_another_date_is_wanted(dialog: PrintDialog) -> None:
    assert not date_of(dialog).isVisible()
    choose(start_of(dialog), "other")
    assert date_of(dialog).isVisible()


def test_the_proposed_name_says_what_it_is(dialog: PrintDialog, answers: object, window: MainWindow) -> None:
    proposals: list[Path] = []

    def save_file(parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        proposals.append(proposed)
        return None

    answers.save_file = save_file  # type: ignore[attr-defined]
    dialog.save.click()
    choose(start_of(dialog), "days")
    dialog.save.click()
    assert [path.name for path in proposals] == [
        "Forløb ny nyansat – plan 2027-03-01.pdf",
        "Forløb ny nyansat – plan.pdf",
    ]
    assert proposals[0].parent == window.workspace.path.parent
    assert dialog.saved.isHidden()


def test_where_it_cannot_be_saved_a_sentence_says_so(dialog: PrintDialog, answers: object, tmp_path: Path) -> None:
    answers.answers.append(tmp_path / "væk" / "plan.pdf")  # type: ignore[attr-defined]
    dialog.save.click()
    assert "findes ikke" in answers.said[-1]  # type: ignore[attr-defined]
    assert dialog.saved.isHidden()


def test_the_preview_shows_the_page_and_reads_it_aloud(dialog: PrintDialog, qtbot: QtBot) -> None:
    assert len(dialog.preview.views) == 1
    view = dialog.preview.views[0]
    picture = view.grab().toImage()
    assert view.accessibleName() == "Side 1 af 1"
    assert "Velkomst" in view.accessibleDescription()
    assert view.height() == pytest.approx(view.width() * 841.89 / 595.28, abs=2)
    assert view.width() > dialog.preview.viewport().width() - 60
    assert picture.pixelColor(5, picture.height() // 2).name() == "#ffffff"
    inks = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height() // 3, 2)
    }
    assert len(inks) > 5
    wide = view.width()
    dialog.resize(dialog.width() - 150, dialog.height())
    qtbot.waitUntil(lambda: dialog.preview.views[0].width() < wide)


def test_every_control_has_a_name_and_the_keyboard_reaches_it(dialog: PrintDialog) -> None:
    choose(start_of(dialog), "other")
    for kind in (QComboBox, QAbstractSpinBox, QPushButton):
        for control in dialog.findChildren(kind):
            if control.isVisible():
                assert control.accessibleName() or getattr(control, "text", str)()
                assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert dialog.preview.accessibleName() == "Vis udskrift"
    assert dialog.preview.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_printing_on_paper_sends_the_pages_to_the_printer(
    dialog: PrintDialog, answers: object, tmp_path: Path, window: MainWindow
) -> None:
    target = tmp_path / "paper.pdf"
    asked: list[int] = []

    def printer(parent: QWidget, document: str, pages: int) -> QPrinter | None:
        asked.append(pages)
        if len(asked) == 1:
            return None
        chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
        chosen.setOutputFileName(str(target))
        return chosen

    answers.printer = printer  # type: ignore[attr-defined]
    dialog.paper.click()
    assert not target.exists()
    dialog.paper.click()
    assert asked == [1, 1]
    paper = PdfReader(target)
    assert len(paper.pages) == 1
    assert sum(float(image.image.size[0]) for image in paper.pages[0].images if image.image) > 1000


def test_the_folder_opens_where_it_was_saved(
    dialog: PrintDialog, answers: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    save(dialog, answers, tmp_path / "plan.pdf")
    dialog.folder.click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]


def test_a_path_that_is_gone_is_said(window: MainWindow, answers: object) -> None:
    assert open_print(window, "01890000-0000-7000-8000-000000000000") is None
    assert answers.said  # type: ignore[attr-defined]


def test_formats_look_the_same_on_paper_and_on_screen() -> None:
    assert {code: look.color for code, look in FORMAT_LOOKS.items()} == {
        code: each.light for code, each in FORMATS.items()
    }
    assert {code: look.name for code, look in FORMAT_LOOKS.items()} == {code: format_icon(code) for code in FORMATS}


def test_without_notes_there_is_no_such_choice(dialog: PrintDialog) -> None:
    assert isinstance(dialog.choices, PathChoices) and not dialog.choices.notes.isVisible()
