"""The practice file is proposed under a name in the language in use, from the welcome."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.shell.language import use_language
from ui.shell.window import MainWindow


@pytest.mark.parametrize(
    ("language", "button", "name"),
    [("da", "Øvefil …", "Fjordnetværk.campus"), ("en", "Practice file …", "Fjord network.campus")],
)
def test_the_practice_file_has_a_name_in_the_language_in_use(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, language: str, button: str, name: str
) -> None:
    use_language(language)
    try:
        window.files.close()
        window.retranslate()
        settle()
        proposed: list[Path] = []
        monkeypatch.setattr(window.ask, "save_file", lambda _p, _t, path, _f: proposed.append(path))
        (made,) = [each for each in visible(window, QAbstractButton) if each.text().replace("&", "") == button]
        assert ink(on_screen(made)) > 0.01
        made.click()
        assert [path.name for path in proposed] == [name]
    finally:
        use_language("da")
