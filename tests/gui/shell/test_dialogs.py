from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from campus_desktop import i18n, practice
from campus_desktop.workspace import Workspace, open_workspace
from tests.support.hands import press_button, visible
from ui.look import theme
from ui.shell.copy_dialog import CopyDialog
from ui.shell.help_dialogs import about_text
from ui.shell.language import use_language
from ui.shell.own_actions import show_about, show_settings, show_shortcuts
from ui.shell.settings import Settings
from ui.shell.settings_dialog import SettingsDialog
from ui.shell.shortcuts import ShortcutsDialog
from ui.shell.window import MainWindow


def choose(box: object, data: object) -> None:
    box.setCurrentIndex(box.findData(data))  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]


def test_settings_take_effect_at_once_and_are_remembered(window: MainWindow, qapp: QApplication) -> None:
    show_settings(window)
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    choose(dialog.theme, "dark")
    assert theme.is_dark() and Settings().scheme == theme.Scheme.DARK
    choose(dialog.size_, 1.5)
    assert theme.zoom() == 1.5 and Settings().zoom == 1.5
    dialog.user.setText(" AB ")
    dialog.user.editingFinished.emit()
    assert Settings().user == "AB"
    try:
        choose(dialog.language, "en")
        assert i18n.language() == "en" and Settings().language == "en"
        assert window.menus.menus["file"].title() == "&File"
        again = visible(window, SettingsDialog)
        assert [each.windowTitle() for each in again] == ["Settings"]
        again[0].close()
    finally:
        use_language("da")


def test_what_was_chosen_for_presenting_with_one_screen_can_be_asked_again(window: MainWindow) -> None:
    def dialog() -> SettingsDialog:
        show_settings(window)
        return visible(window, SettingsDialog)[0]

    first = dialog()
    assert not first.ask_again.isVisible()
    first.close()
    for meeting in ("a", "b"):
        window.settings.remember_present_way(meeting, "here")
    again = dialog()
    assert again.ask_again.isVisible() and "2 møder" in again.ask_again.accessibleDescription()
    again.ask_again.click()
    assert window.settings.present_way("a") == "" and not again.ask_again.isVisible()
    again.close()


def test_settings_of_another_kind_count_as_absent(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(
        '[General]\nzoom="[]"\nlanguage=7\ntheme="\\"pink\\""\nrecent="{}"\npages="[1]"\n', encoding="utf-8"
    )
    settings = Settings(path)
    assert (settings.zoom, settings.language, settings.scheme, settings.recent) == (1.0, "da", theme.Scheme.SYSTEM, [])
    assert settings.last_page(path) is None and settings.geometry.isEmpty()
    settings.zoom = 1
    settings.remember_file(path)
    settings.sync()
    assert Settings(path).zoom == 1.0 and Settings(path).recent == [path]


def save(window: MainWindow, qtbot: QtBot, answers: object, target: Path, *, gift: bool, but: str = "") -> None:
    answers.answers = [target]  # type: ignore[attr-defined]
    window.files.copy()
    dialog = visible(window, CopyDialog)[0]
    dialog.gift.setChecked(gift)
    assert {tick.isVisible() for tick in dialog.along.values()} == {gift}
    assert not any(tick.isChecked() for tick in dialog.along.values())
    for row in range(dialog.paths.count()):
        if dialog.paths.item(row).text() == but:
            dialog.paths.item(row).setCheckState(Qt.CheckState.Unchecked)
    press_button(dialog, "Gem en kopi")
    qtbot.waitUntil(lambda: not window.jobs.running)


def test_a_copy_for_me_holds_everything_and_one_to_give_away_what_was_chosen(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, answers: object, tmp_path: Path
) -> None:
    practice.fill(workspace, workspace.now())
    with workspace.edit("Tilføj Fjord") as edit:
        edit.insert("institution", {"name": "Fjord", "sort_key": "fjord"})
    save(window, qtbot, answers, tmp_path / "mig.campus", gift=False)
    save(window, qtbot, answers, tmp_path / "gave.campus", gift=True, but="Preboarding hos os")
    mine, gift = (open_workspace(tmp_path / name, read_only=True) for name in ("mig.campus", "gave.campus"))
    try:
        assert mine.value("SELECT count(*) FROM path") == 3 and mine.undo_label == "Tilføj Fjord"
        titles = [row["title"] for row in gift.rows("SELECT title FROM path")]
        assert len(titles) == 2 and "Preboarding hos os" not in titles
        assert gift.undo_label is None and gift.value("SELECT count(*) FROM person") == 0
        assert gift.value("SELECT count(*) FROM course") < mine.value("SELECT count(*) FROM course")
    finally:
        mine.close()
        gift.close()


def test_a_copy_over_the_open_file_is_refused(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, answers: object
) -> None:
    save(window, qtbot, answers, workspace.path, gift=False)
    assert "selve den åbne fil" in answers.said[-1] or "åbne fil" in answers.said[-1]  # type: ignore[attr-defined]


def test_help_lists_the_keys_that_work(window: MainWindow, answers: object) -> None:
    show_shortcuts(window)
    dialog = window.findChild(ShortcutsDialog)
    assert isinstance(dialog, QDialog)
    dialog.close()
    show_about(window)
    assert answers.said == [about_text()]  # type: ignore[attr-defined]
    with i18n.using("en"):
        assert "MIT" in about_text()


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
def test_the_window_fits_a_small_laptop_at_normal_size(
    window: MainWindow, workspace: Workspace, scheme: theme.Scheme
) -> None:
    practice.fill(workspace, workspace.now())
    theme.use(scheme)
    for spec in window.specs:
        window.show_page(spec.key)
        assert window.minimumSizeHint().width() <= 1366, spec.key
        assert window.minimumSizeHint().height() <= 700, spec.key


def test_place_and_page_are_remembered(window: MainWindow, workspace: Workspace) -> None:
    window.settings.remember_file(workspace.path)
    window.show_page("institutions")
    window.close()
    assert not Settings().geometry.isEmpty()
    assert Settings().last_page(workspace.path)[0] == "institutions"  # type: ignore[index]
