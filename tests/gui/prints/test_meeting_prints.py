"""The print dialog of a meeting: what it offers, what can be chosen, what is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.errors import CampusError
from campus_desktop.meetings import item_edits, keys
from campus_desktop.meetings.edits import facts
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.prints import kinds
from campus_desktop.workspace import Workspace
from tests.support.hands import choose, visible
from tests.support.pdfs import words
from tests.support.sample_meeting import PRIVATE, SCRIPT, Clock, Sample, fill, hold
from ui.prints.choices import MeetingChoices
from ui.prints.dialog import PrintDialog, open_print
from ui.shell.window import MainWindow

from .conftest import save

TYPED = {"Ctrl+9", "Ctrl+R", "Ctrl+J"}
"""Keys that the note line and the list of notes take themselves."""


@pytest.fixture
def sample(workspace: Workspace) -> Sample:
    clock = Clock()
    found = fill(workspace, clock)
    hold(found)
    return found


def opened(qtbot: QtBot, window: MainWindow, sample: Sample, kind: str | None = None) -> PrintDialog:
    window.clock.set_now(lambda: sample.clock.now)
    made = open_print(window, meeting_id=sample.meeting, kind=kind)
    assert made is not None
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def shown(dialog: PrintDialog) -> list[str]:
    return [box.text() for box in visible(dialog, QCheckBox)]


def test_a_meeting_offers_its_own_prints_with_what_can_be_chosen(
    qtbot: QtBot, window: MainWindow, sample: Sample
) -> None:
    dialog = opened(qtbot, window, sample)
    assert [dialog.kind.itemData(at) for at in range(dialog.kind.count())][:3] == ["agenda", "script", "minutes"]
    assert shown(dialog) == ["&Plads til at skrive", "Linje om &noter og sletning"]
    choose(dialog.kind, "minutes")
    assert shown(dialog) == ["Planlagte og faktiske &tider", "&Afsendere på erfaringer"]
    choose(dialog.kind, "script")
    assert shown(dialog) == []
    choose(dialog.kind, "actions")
    assert shown(dialog) == ["Også det, der er u&dført"]
    choices = dialog.choices
    assert isinstance(choices, MeetingChoices)
    choose(dialog.kind, "institutions")
    assert choices.institution.isVisible()
    assert choices.institution.count() == 3
    choose(dialog.kind, "needs")
    assert not choices.institution.isVisible()
    assert [choices.scope.itemText(at) for at in range(choices.scope.count())] == [
        "Dette møde",
        "Møderækken »Fjordnetværket«",
        "Alle møder",
    ]
    dialog.reject()


def test_a_day_that_is_too_long_is_said_before_it_is_printed(qtbot: QtBot, window: MainWindow, sample: Sample) -> None:
    last = read_meeting(sample.workspace, sample.meeting).items[-1].id
    item_edits.update_item(sample.workspace, last, minutes=45)
    dialog = opened(qtbot, window, sample, "agenda")
    said = "30 min over tiden: Punkterne slutter 15.00, mødet 14.30."
    assert said in shown_texts(dialog)
    choose(dialog.kind, "minutes")
    assert said not in shown_texts(dialog)
    choose(dialog.kind, "script")
    assert said in shown_texts(dialog)
    dialog.close()
    item_edits.update_item(sample.workspace, last, minutes=15)
    assert not [text for text in shown_texts(opened(qtbot, window, sample, "agenda")) if "over tiden" in text]


def shown_texts(dialog: PrintDialog) -> list[str]:
    return [each.text() for each in visible(dialog, QLabel)]


def test_what_is_chosen_is_what_is_saved(
    qtbot: QtBot, window: MainWindow, sample: Sample, answers: object, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, sample, "minutes")
    choices = dialog.choices
    assert isinstance(choices, MeetingChoices)
    sender = "(Preboarding og onboarding) · Klitadministrationen"
    assert sender not in save(dialog, answers, tmp_path / "a.pdf")
    choices.senders.click()
    assert sender in save(dialog, answers, tmp_path / "b.pdf")
    choose(dialog.language, "en")
    assert "Minutes, draft" in save(dialog, answers, tmp_path / "c.pdf")
    dialog.reject()


def test_the_proposed_name_says_which_meeting_and_when(
    qtbot: QtBot, window: MainWindow, sample: Sample, answers: object
) -> None:
    names: list[str] = []

    def save_file(_parent: object, _title: str, proposed: Path, _filters: str) -> Path | None:
        names.append(proposed.name)
        return None

    answers.save_file = save_file  # type: ignore[attr-defined]
    dialog = opened(qtbot, window, sample)
    for kind in ("agenda", "minutes"):
        choose(dialog.kind, kind)
        dialog.save.click()
    assert names == [
        "Preboarding Hvad virker, og hvad er svært – dagsorden 2026-11-26.pdf",
        "Preboarding Hvad virker, og hvad er svært – referat 2026-11-26.pdf",
    ]
    dialog.reject()


def test_the_meetings_page_prints_the_agenda_before_and_the_minutes_after(
    qtbot: QtBot, window: MainWindow, sample: Sample
) -> None:
    window.clock.set_now(lambda: sample.clock.now)
    for meeting, kind in ((sample.meeting, "minutes"), (sample.coming, "agenda")):
        window.show_page("meetings", meeting)
        window.trigger("meetings", "print")
        dialog = window.findChildren(PrintDialog)[-1]
        assert dialog.kind.currentData() == kind
        dialog.reject()


def test_a_meeting_that_is_gone_is_said(window: MainWindow, answers: object) -> None:
    assert open_print(window, meeting_id="01890000-0000-7000-8000-000000000000") is None
    assert "slettet" in answers.said[-1]  # type: ignore[attr-defined]


def test_the_word_file_is_of_the_print_that_is_shown(
    qtbot: QtBot, window: MainWindow, sample: Sample, answers: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "KINDS", tuple(replace(each, word=True) for each in kinds.KINDS))
    dialog = opened(qtbot, window, sample, "minutes")
    choose(dialog.kind, "needs")
    (button,) = dialog.others
    answers.answers.append(tmp_path / "n.docx")  # type: ignore[attr-defined]
    button.click()
    assert Document(str(tmp_path / "n.docx")).paragraphs[0].text == "Ønsker til Campus"
    dialog.reject()


def test_other_files_are_offered_where_they_make_sense(
    qtbot: QtBot, window: MainWindow, sample: Sample, answers: object, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, sample, "minutes")
    assert [button.text() for button in dialog.others] == ["Gem til &Word …"]
    target = tmp_path / "r.docx"
    answers.answers.append(target)  # type: ignore[attr-defined]
    dialog.others[0].click()
    assert Document(str(target)).paragraphs[0].text == "Preboarding: Hvad virker, og hvad er svært?"
    assert "r.docx" in dialog.saved.text()
    choose(dialog.kind, "actions")
    excel, calendar = dialog.others
    for button, name, begins in (
        (excel, "o.xlsx", b"PK"),
        (excel, "o.csv", b"\xef\xbb\xbf"),
        (calendar, "o.ics", b"BEGIN:VCALENDAR"),
    ):
        answers.answers.append(tmp_path / name)  # type: ignore[attr-defined]
        button.click()
        assert (tmp_path / name).read_bytes().startswith(begins)
    choose(dialog.kind, "agenda")
    assert len(dialog.others) == 1
    answers.answers.append(tmp_path / "m.ics")  # type: ignore[attr-defined]
    dialog.others[0].click()
    assert b"TZID:Europe/Copenhagen" in (tmp_path / "m.ics").read_bytes()
    choose(dialog.kind, "script")
    assert dialog.others == []
    assert not dialog.mail.isVisible()
    dialog.reject()


def test_one_key_copies_the_text_for_an_e_mail(qtbot: QtBot, window: MainWindow, sample: Sample) -> None:
    dialog = opened(qtbot, window, sample, "minutes")
    choose(dialog.language, "en")
    qtbot.keyClick(dialog, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert "<h1" in data.html()
    assert "Item by item" in data.text()
    assert PRIVATE not in data.html()
    dialog.reject()


def test_after_the_text_was_copied_no_buttons_of_the_saved_file_are_left(
    qtbot: QtBot, window: MainWindow, sample: Sample, answers: Any, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, sample, "minutes")
    save(dialog, answers, tmp_path / "a.pdf")
    assert dialog.folder.isVisible() and dialog.copy.isVisible()
    dialog.mail.click()
    assert dialog.saved.text() == "Kopieret. Sæt det ind i en e-mail."
    assert dialog.saved.isVisible() and not dialog.folder.isVisible() and not dialog.copy.isVisible()
    dialog.reject()


@pytest.mark.parametrize(
    ("key", "said"), [(Qt.Key.Key_C, "Dagsorden: "), (Qt.Key.Key_O, "Opfølgninger: "), (Qt.Key.Key_R, "Referat: ")]
)
def test_the_meeting_copies_each_with_a_key_of_its_own(
    qtbot: QtBot, window: MainWindow, sample: Sample, key: Qt.Key, said: str
) -> None:
    window.clock.set_now(lambda: sample.clock.now)
    window.show_page("meetings", sample.meeting)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert "Preboarding: Hvad virker" in data.text()
    assert "<table" in data.html()
    assert SCRIPT not in data.text()


def test_where_printing_fails_one_pdf_is_saved_shown_and_copied(
    qtbot: QtBot,
    window: MainWindow,
    sample: Sample,
    answers: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown_folders: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown_folders.append)

    def printer(parent: object, document: str, pages: int) -> QPrinter:
        return QPrinter(QPrinter.PrinterMode.HighResolution)

    def fails(*_args: object) -> int:
        raise CampusError("Printeren svarer ikke.")

    answers.printer = printer  # type: ignore[attr-defined]
    monkeypatch.setattr("ui.prints.paper.print_pages", fails)
    dialog = opened(qtbot, window, sample)
    target = tmp_path / "dagsorden.pdf"
    answers.answers += ["pdf", target]  # type: ignore[attr-defined]
    dialog.paper.click()
    assert "Printeren svarer ikke." in answers.said  # type: ignore[attr-defined]
    assert "Dagsorden" in words(PdfReader(target))
    assert [Path(url.toLocalFile()) for url in shown_folders] == [tmp_path]
    assert [Path(url.toLocalFile()) for url in QGuiApplication.clipboard().mimeData().urls()] == [target]
    dialog.reject()


def test_that_there_is_paper_is_kept_for_the_check_before_the_meeting(
    qtbot: QtBot, window: MainWindow, sample: Sample, answers: object, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, sample, "script")
    assert "script printed" not in facts(sample.workspace, sample.meeting)
    save(dialog, answers, tmp_path / "a.pdf")
    assert "script printed" in facts(
        sample.workspace, sample.meeting
    )  # a PDF is printed elsewhere, or read from a tablet
    assert sample.workspace.undo_label != "script printed"
    choose(dialog.kind, "agenda")
    assert "agenda printed" not in facts(sample.workspace, sample.meeting)

    def printer(parent: object, document: str, pages: int) -> QPrinter:
        chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
        chosen.setOutputFileName(str(tmp_path / "paper.pdf"))
        return chosen

    answers.printer = printer  # type: ignore[attr-defined]
    dialog.paper.click()
    assert "agenda printed" in facts(sample.workspace, sample.meeting)
    assert sample.workspace.undo_label != "agenda printed"
    dialog.reject()


def test_in_the_safe_view_no_page_is_shown(
    qtbot: QtBot, window: MainWindow, sample: Sample, answers: object, tmp_path: Path
) -> None:
    window.clock.set_now(lambda: sample.clock.now)
    window.set_safe(sample.meeting)
    dialog = opened(qtbot, window, sample, "script")
    assert dialog.preview.views == []
    assert "2 sider" in dialog.pages.text()
    assert "Drejebog" in save(dialog, answers, tmp_path / "d.pdf")
    dialog.reject()


def test_the_page_of_follow_up_prints_what_it_shows(
    qtbot: QtBot, window: MainWindow, sample: Sample, answers: object, tmp_path: Path
) -> None:
    window.clock.set_now(lambda: sample.clock.now)
    window.show_page("followup")
    window.trigger("followup", "print")
    dialog = window.findChildren(PrintDialog)[-1]
    assert dialog.kind.currentData() == "all-actions"
    assert dialog.mail.isVisible()
    assert "Ret udkastet" in save(dialog, answers, tmp_path / "a.pdf")
    for button, name in zip(dialog.others, ("a.xlsx", "a.ics"), strict=True):
        answers.answers.append(tmp_path / name)  # type: ignore[attr-defined]
        button.click()
        assert (tmp_path / name).stat().st_size > 100
    choose(dialog.kind, "all-needs")
    assert dialog.others == []
    assert not dialog.mail.isVisible()
    assert "undertekster" in save(dialog, answers, tmp_path / "b.pdf")
    dialog.reject()


def test_every_control_has_a_name_and_the_keyboard_reaches_it(qtbot: QtBot, window: MainWindow, sample: Sample) -> None:
    dialog = opened(qtbot, window, sample)
    for at in range(dialog.kind.count()):
        dialog.kind.setCurrentIndex(at)
        for control in dialog.findChildren(QWidget):
            if isinstance(control, (QComboBox, QAbstractButton)) and control.isVisible():
                assert control.accessibleName() or getattr(control, "text", str)()
                assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
        letters = [
            text[text.index("&") + 1].lower()
            for control in dialog.findChildren(QWidget)
            if isinstance(control, (QLabel, QAbstractButton))
            and control.isVisible()
            and "&" in (text := control.text())
        ]
        assert len(letters) == len(set(letters)), f"two with the same letter: {letters}"
    dialog.reject()


def test_the_keys_on_the_card_are_those_of_the_meeting(window: MainWindow, sample: Sample) -> None:
    window.clock.set_now(lambda: sample.clock.now)
    window.show_page("meetings", sample.meeting, "hold")
    there = {
        shortcut.toString()
        for each in [*window.findChildren(QAction), *window.findChildren(QShortcut)]
        for shortcut in (each.shortcuts() if isinstance(each, QAction) else each.keys())
    }
    card = {
        key.keys
        for group in keys.GROUPS
        for key in group.keys
        if key.keys.startswith(("Ctrl+", "Shift+F", "F")) and "…" not in key.keys
    }
    assert card - there <= TYPED, "a key on the card that does nothing"


@pytest.mark.parametrize("kind", ["agenda", "script"])
def test_a_locked_item_that_begins_late_is_said_before_printing(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, kind: str
) -> None:
    sample = fill(workspace, Clock())
    item_edits.update_item(workspace, sample.items[3], minutes=80)
    dialog = opened(qtbot, window, sample, kind)
    assert isinstance(dialog.choices, MeetingChoices)
    over = dialog.choices.over
    assert over.isVisible() and over.text().splitlines()[-1] == (
        "»Frokost« er låst til kl. 12.00, men begynder kl. 12.30, 30 min for sent."
    )
    assert over.visibleRegion().boundingRect().height() == over.height()
    choose(dialog.kind, "minutes")
    assert not over.isVisible()
