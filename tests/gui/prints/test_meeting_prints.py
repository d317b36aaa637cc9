"""The print dialog of a meeting: what it offers, what can be chosen, what is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from campus_desktop.workspace import Workspace
from tests.support.sample_meeting import Clock, Sample, fill, hold
from ui.prints.choices import MeetingChoices
from ui.prints.dialog import PrintDialog, open_print
from ui.shell.window import MainWindow


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
    qtbot.waitExposed(made)
    return made


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def choose(box: QComboBox, key: object) -> None:
    box.setCurrentIndex(box.findData(key))


def shown(dialog: PrintDialog) -> list[str]:
    return [box.text() for box in dialog.findChildren(QCheckBox) if box.isVisible()]


def save(dialog: PrintDialog, answers: object, target: Path) -> str:
    answers.answers.append(target)  # type: ignore[attr-defined]
    dialog.save.click()
    return words(target)


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
    dialog.reject()


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
        "Preboarding hvad virker, og hvad er svært – dagsorden 2026-11-26.pdf",
        "Preboarding hvad virker, og hvad er svært – referat 2026-11-26.pdf",
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
