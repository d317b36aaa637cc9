"""An empty page offers each of its commands once, in its middle."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.support.hands import visible
from tests.support.seen import settle
from ui.shell.window import MainWindow


@pytest.mark.parametrize("page", ["paths", "meetings", "courses", "institutions"])
def test_an_empty_page_offers_a_new_one_once(window: MainWindow, page: str) -> None:
    window.show_page(page)
    settle()
    assert window.current_page is not None
    texts = [each.text() for each in visible(window.current_page, QAbstractButton)]
    assert len([text for text in texts if text.startswith(("Ny", "+ Ny"))]) == 1, texts
