"""Qt's own file dialog, where the system has none, in Danish: what is painted in its list and stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QLabel, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from tests.support.hands import visible
from tests.support.painted import differing, ink, on_screen
from ui.shell.language import use_language


def opened(folder: Path, qtbot: QtBot) -> tuple[QFileDialog, QTreeView]:
    dialog = QFileDialog(None, "Åbn", str(folder), "Alle filer (*)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    qtbot.addWidget(dialog)
    dialog.show()
    (view,) = visible(dialog, QTreeView)
    qtbot.waitUntil(lambda: view.model().rowCount(view.rootIndex()) == 1)
    return dialog, view


@pytest.mark.parametrize("accept", list(QFileDialog.AcceptMode))
def test_a_folder_is_called_one_in_danish(tmp_path: Path, qtbot: QtBot, accept: QFileDialog.AcceptMode) -> None:
    folder = tmp_path / "valg"
    (folder / "Møder").mkdir(parents=True)
    pictures = []
    for language in ("en", "da"):
        use_language(language)
        dialog, view = opened(folder, qtbot)
        dialog.setAcceptMode(accept)
        assert isinstance(dialog.findChild(QFileSystemModel), QFileSystemModel)
        place = view.model().index(0, 2, view.rootIndex())
        assert place.data() == {"en": "Folder", "da": "Mappe"}[language]
        rect = view.visualRect(place)
        pictures.append(on_screen(view.viewport(), rect))
        assert ink(pictures[-1]) > 0.01
        words = {each.text().replace("&", "") for kind in (QLabel, QPushButton) for each in visible(dialog, kind)}
        if language == "da":
            assert {"Søg i:", "Filnavn:", "Filtype:", "Annullér"} <= words
            heads = [
                view.model().headerData(column, Qt.Orientation.Horizontal)
                for column in range(view.model().columnCount())
            ]
            assert heads == ["Navn", "Størrelse", "Type", "Senest rettet"]
        dialog.close()
    assert pictures[0].size() != pictures[1].size() or differing(*pictures) > 0.005
