"""For every test with Qt: the light theme at zoom 1; a window on a fresh file with somebody to answer its questions.

Window and file have one clock, as in the program: the file asks the window's. It stands at ``NOW`` until a test sets it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.workspace import Workspace, create
from ui.look import stylesheet, theme
from ui.shell.ask import Ask
from ui.shell.language import use_language
from ui.shell.live import Live
from ui.shell.settings import Settings
from ui.shell.window import MainWindow

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
"""Half past ten in Copenhagen, on a Thursday."""


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """As ``ui.app.make_application`` starts Qt."""
    return ["campus-desktop", "-style", "fusion"]


@pytest.fixture(autouse=True, scope="session")
def _first_look(qapp: QApplication) -> None:
    """As ``ui.app.run`` starts: Qt's own texts in Danish, our style sheet, the light theme."""
    use_language("da")
    theme.set_sheet(stylesheet.sheet)
    theme.use(theme.Scheme.LIGHT, 1.0)


@pytest.fixture(autouse=True)
def _light(_first_look: None) -> Iterator[None]:
    """Each test begins in the light theme, and leaves no widget behind: every one alive is polished anew with each theme."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    _let_loops_run()
    if theme.is_dark() or theme.zoom() != 1:
        theme.use(theme.Scheme.LIGHT, 1.0)


def _let_loops_run() -> None:
    """Once something has ended the application's event loop, Qt refuses every other one (the ``exec`` of a dialog returns at once)
    until the application's own has run again."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    if loop.exec() == -1:
        QTimer.singleShot(0, QCoreApplication.quit)
        QCoreApplication.exec()


@pytest.fixture(autouse=True, scope="session")
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Without a screen, Qt crashes at its end where something of Python's still lies on the clipboard."""
    yield
    qapp.clipboard().clear()


class Answers(Ask):
    """Answers in the user's place: each question takes the next of ``answers``; what was said and asked is in ``said``."""

    def __init__(self) -> None:
        self.answers: list[object] = []
        self.said: list[str] = []

    def _next(self, text: str) -> object:
        self.said.append(text)
        if not self.answers:
            raise AssertionError(f"asked without an answer ready: {text}")
        return self.answers.pop(0)

    def confirm(self, parent: QWidget, title: str, text: str, yes_label: str, *, danger: bool = False) -> bool:
        return bool(self._next(text))

    def choose(
        self,
        parent: QWidget,
        title: str,
        text: str,
        options: Sequence[tuple[str, str]],
        *,
        danger: bool = False,
        live: Live | None = None,
        typed_on: bool = False,
    ) -> str | None:
        answer = self._next(text)
        assert answer is None or answer in dict(options)
        return answer  # type: ignore[return-value]

    def error(self, parent: QWidget, text: str, title: str = "") -> None:
        self.said.append(text)

    def inform(self, parent: QWidget, title: str, text: str) -> None:
        self.said.append(text)

    def open_file(self, parent: QWidget, title: str, filters: str, folder: Path | None = None) -> Path | None:
        return self._next(title)  # type: ignore[return-value]

    def save_file(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        return self._next(title)  # type: ignore[return-value]

    def text(self, parent: QWidget, title: str, label: str, initial: str = "") -> str | None:
        return self._next(title)  # type: ignore[return-value]


@pytest.fixture
def answers() -> Answers:
    """Who answers the window's questions."""
    return Answers()


class Clock:
    """What the file asks for the time: ``NOW``, and the window's clock from when there is one."""

    def __init__(self) -> None:
        self.read: Callable[[], datetime] = lambda: NOW

    def __call__(self) -> datetime:
        return self.read()


@pytest.fixture
def clock() -> Clock:
    """The clock that ``workspace`` is opened with; a second file is opened with it too."""
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """An empty file, open."""
    made = create(tmp_path / "Prøve.campus", user="AB", now=clock)
    yield made
    made.close()


@pytest.fixture
def window(
    qtbot: QtBot, workspace: Workspace, clock: Clock, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window on ``workspace``, with every registered page, 1366 x 768, shown. What waits for a file that another program
    has is tried again ten times as often, so that a test need not wait two seconds for it."""
    monkeypatch.setattr("ui.shell.unsaved.RETRY", 200)
    monkeypatch.setattr("ui.shell.page_stack.RETRY", 200)
    made = MainWindow(Settings(), answers)
    qtbot.addWidget(made)
    made.clock.set_now(lambda: NOW)
    clock.read = made.clock.now
    made.resize(1366, 768)
    made.set_workspace(workspace)
    made.show()
    yield made
    made.close()
