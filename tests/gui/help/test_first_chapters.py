"""The guide's first chapters ask for what the dialogs show when they are followed: each field and button named is there to be seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from campus_desktop import practice
from campus_desktop.i18n import _
from campus_desktop.workspace import Workspace
from resources import guides
from tests.gui.conftest import NOW
from tests.support.hands import visible
from ui.meetings.new_meeting import NewMeetingDialog
from ui.paths.new_path import NewPathDialog
from ui.shell.language import use_language
from ui.shell.window import MainWindow
from ui.widgets.dialog import FormDialog

KINDS: dict[int, type[FormDialog]] = {0: NewMeetingDialog, 1: NewPathDialog}
"""By the number of the chapter: the dialog of its second part."""


def steps(language: str, chapter: int) -> list[str]:
    """The numbered steps of the chapter's second part that are taken in the dialog."""
    text = (guides.folder() / guides.GUIDES[language][chapter]).read_text(encoding="utf-8")
    part = re.split(r"^## ", text, flags=re.MULTILINE)[2].partition("\n")[2]
    listed = re.findall(r"^\d\. (.+?)(?=^\d\. |^!\[)", part, re.MULTILINE | re.DOTALL)
    return [re.sub(r"\s+", " ", step) for step in listed[2:]]


@pytest.mark.parametrize("language", guides.GUIDES)
@pytest.mark.parametrize("chapter", KINDS)
def test_each_step_names_what_the_dialog_shows(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path, language: str, chapter: int
) -> None:
    use_language(language)
    try:
        practice.fill(workspace, NOW)
        window.retranslate()
        dialog = KINDS[chapter](window)
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        told = steps(language, chapter)
        assert len(told) >= 3
        for step in told:
            named = set(re.findall(r"\*\*(.+?)\*\*", step))
            boxes = visible(dialog, QComboBox)
            for value in re.findall("[“»](.+?)[”«]", step):
                for box in (each for each in boxes if each.accessibleName() in named and each.findText(value) >= 0):
                    box.setCurrentText(value)
                    assert box.currentText() == value
            qtbot.wait(10)
            texts = {
                each.text().replace("&", "") for kind in (QLabel, QAbstractButton) for each in visible(dialog, kind)
            }
            assert named <= texts, step
        fields = {each.accessibleName() for each in visible(dialog, QComboBox)}
        assert all(name in " ".join(told) for name in fields), "a choice that no step speaks of"
        dialog.reject()
    finally:
        use_language("da")


@pytest.mark.parametrize("language", guides.GUIDES)
def test_a_template_named_is_offered(window: MainWindow, language: str) -> None:
    use_language(language)
    try:
        offered = {NewPathDialog(window).begin.itemText(at) for at in range(9)}
        offered |= {NewMeetingDialog(window).begin.itemText(at) for at in range(9)}
        named = [
            value
            for chapter in KINDS
            for step in steps(language, chapter)
            for value in re.findall("[“»](.+?)[”«]", step)
        ]
        word = _("Template: {title}").format(title="")
        assert [each for each in named if each.startswith(word) and each not in offered] == []
        assert sum(each.startswith(word) for each in named) == len(KINDS)
    finally:
        use_language("da")
