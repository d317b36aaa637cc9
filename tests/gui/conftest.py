"""For every test with Qt: the light theme at zoom 1."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.shell import theme


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    theme.use(theme.Scheme.LIGHT, 1.0)
    yield
    if theme.is_dark() or theme.zoom() != 1:
        theme.use(theme.Scheme.LIGHT, 1.0)
