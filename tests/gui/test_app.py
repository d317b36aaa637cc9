from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QLineEdit

from campus_desktop.errors import CampusError
from ui.app import require_screen
from ui.shell.language import use_language


def test_no_screen_is_one_sentence_that_points_to_the_tour(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    for display in ("", ":4711", "nonsense"):
        monkeypatch.setenv("DISPLAY", display)
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0" if display else "")
        with pytest.raises(CampusError, match="campus-desktop tour"):
            require_screen()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    require_screen()


def test_qt_speaks_the_language_too(qapp: QApplication) -> None:
    for language, text in (("en", "Cancel"), ("da", "Annullér")):
        use_language(language)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        assert box.buttons()[0].text().replace("&", "") == text


def test_qts_own_danish_says_what_our_menus_say(qapp: QApplication) -> None:
    use_language("da")
    field = QLineEdit("noget")
    menu = field.createStandardContextMenu()
    assert menu is not None
    words = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert words[:2] == ["Fortryd", "Gentag"]
    files = QFileDialog(None, "Åbn", "/", "Alle filer (*)")
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    files.show()
    labels = {label.text().replace("&", "") for label in files.findChildren(QLabel) if label.isVisible()}
    assert {"Søg i:", "Filnavn:", "Filtype:"} <= labels
    assert QCoreApplication.translate("QFileSystemModel", "%1 KB") == "%1 KB"  # nobody's word: Qt's text stays
    files.close()
