"""The box that says what is not saved: what it lists, that it follows what is saved while it stands, and where the keyboard goes then."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits, queries
from campus_desktop.paths.edits import create_path
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.support.broken_files import locked_while_open
from tests.support.hands import page_of
from ui.institutions.page import InstitutionsPage
from ui.paths.page import PathsPage
from ui.shell.ask import Ask
from ui.shell.half_typed import HalfTyped
from ui.shell.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CANCEL = "Annullér"
"""Qt's own button; its Danish is loaded with the program."""


@pytest.fixture
def form(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> Any:
    """An institution in its form."""
    made = edits.create_institution(workspace, "Fjordstyrelsen")
    window.activateWindow()
    window.show_page("institutions", made)
    qtbot.waitUntil(window.isActiveWindow)
    return page_of(window, InstitutionsPage, "institutions").form


def buttons_of(box: QMessageBox) -> list[str]:
    return [each.text().replace("&", "") for each in box.findChildren(QPushButton) if each.isVisible()]


def in_the_box(window: MainWindow, ask: Callable[[], object], do: Callable[[QMessageBox], None]) -> object:
    """Ask, and do something in the real box that comes up; what it raised is raised here. What ``ask`` gave."""
    failed: list[BaseException] = []

    def act() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(50, act)
            return
        try:
            do(box)
        except BaseException as error:  # raised in a slot it would end nothing
            failed.append(error)
        if box.isVisible():
            box.reject()

    answers, window.ask = window.ask, Ask()
    QTimer.singleShot(50, act)
    try:
        given = ask()
    finally:
        window.ask = answers
    if failed:
        raise failed[0]
    return given


def test_the_box_follows_what_is_saved_while_it_stands_and_gives_the_keyboard_back(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot
) -> None:
    form.note.setFocus()
    alarm = window.status_line.unsaved_button
    with ExitStack() as other:
        other.enter_context(locked_while_open(workspace, readable=True))
        qtbot.keyClicks(form.note, "Ring om torsdagen")
        form.note.save_now()

        def act(box: QMessageBox) -> None:
            assert box.windowTitle() == "Ikke gemt endnu" and "Ring om torsdagen" in box.text()
            assert "prøver selv igen" in box.text() and "Luk den dér" not in box.text()
            assert buttons_of(box) == ["Prøv igen", "Gem en kopi …", CANCEL]
            other.close()
            qtbot.waitUntil(lambda: not window.unsaved.waiting, timeout=10_000)
            assert (box.text(), box.windowTitle(), buttons_of(box)) == ("Nu er alt gemt.", "Gemt", ["Luk"])
            focus = box.focusWidget()
            assert isinstance(focus, QPushButton) and focus.isVisible()
            qtbot.keyClick(focus, Qt.Key.Key_Escape)

        in_the_box(window, lambda: qtbot.mouseClick(alarm, LEFT), act)
    assert window.focusWidget() is form.note, "where it was, not on undo"
    assert queries.list_institutions(workspace)[0].note == "Ring om torsdagen"


def test_escape_leaves_the_keyboard_where_it_was(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot
) -> None:
    form.note.setFocus()
    with locked_while_open(workspace, readable=True):
        qtbot.keyClicks(form.note, "Halvt")
        form.note.save_now()
        in_the_box(
            window,
            lambda: qtbot.mouseClick(window.status_line.unsaved_button, LEFT),
            lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape),
        )
        assert window.focusWidget() is form.note
        qtbot.keyClicks(window.focusWidget(), " skrevet")
        assert form.note.toPlainText() == "Halvt skrevet"
    assert window.unsaved.flush()


def test_at_closing_trying_again_says_that_it_closes_and_once_all_is_saved_it_only_closes(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot
) -> None:
    form.note.setFocus()
    with ExitStack() as other:
        other.enter_context(locked_while_open(workspace, readable=True))
        qtbot.keyClicks(form.note, "Ved lukning")

        def act(box: QMessageBox) -> None:
            assert buttons_of(box) == ["Prøv igen og luk", "Gem en kopi …", "Luk uden at gemme det", CANCEL]
            other.close()
            qtbot.waitUntil(lambda: not window.unsaved.waiting, timeout=10_000)
            assert box.text() == "Nu er alt gemt." and buttons_of(box) == ["Luk", CANCEL]

        assert in_the_box(window, window.close, act) is False, "cancelled: nothing closes by itself"
    assert window.isVisible() and queries.list_institutions(workspace)[0].note == "Ved lukning"


def test_steps_written_while_the_file_is_locked_are_listed(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    path = create_path(workspace, "Onboarding")
    window.settle()  # what is half typed is watched from now on
    window.show_page("paths", path)
    column = page_of(window, PathsPage).view.board.columns[0]
    watch = window.companion(HalfTyped).watch
    titles = ["Kaffe 30 min", "Rundvisning", "Adgangskort", "Kage", "Frokost"]
    column.write_steps()
    with locked_while_open(workspace, readable=True):
        for title in titles:
            qtbot.keyClicks(column.line.field, title[:3])
            watch.keep_now()
            qtbot.keyClicks(column.line.field, title[3:])
            qtbot.keyClick(column.line.field, Qt.Key.Key_Return)
        watch.keep_now()

        def act(box: QMessageBox) -> None:
            lines = box.text().splitlines()
            assert [line for line in lines if "Nyt trin" in line] == [f"Nyt trin: »{title}«" for title in titles]
            assert "»«" not in box.text(), "to let go of what was half typed is nothing that waits"

        in_the_box(window, window.status_line.unsaved_button.click, act)
    assert window.unsaved.flush()
    found = [step.title for step in read_path(workspace, path).steps]
    assert found == ["Kaffe", *titles[1:]]


def test_a_command_that_was_refused_is_explained_and_may_be_tried_once_the_file_is_free(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot
) -> None:
    with ExitStack() as other:
        other.enter_context(locked_while_open(workspace, readable=True))
        window.guard(lambda: edits.create_institution(workspace, "Klitstyrelsen"))

        def act(box: QMessageBox) -> None:
            assert box.windowTitle() == "Ikke gemt" and "låst af et andet program" in box.text()
            assert "Prøv igen" not in buttons_of(box), "nothing waits that it could try"
            other.close()
            qtbot.waitUntil(lambda: not window.unsaved.refused, timeout=10_000)
            assert box.windowTitle() == "Filen er fri igen" and buttons_of(box) == ["Luk"]

        in_the_box(window, window.status_line.unsaved_button.click, act)
    assert [each.name for each in queries.list_institutions(workspace)] == ["Fjordstyrelsen"]


def test_what_to_do_about_a_file_that_is_away_stands_where_it_is_seen(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot, answers: Any, tmp_path: Path
) -> None:
    answers.answers = ["discard"]  # at the end
    workspace.path.rename(tmp_path / "flyttet.campus")
    form.note.setFocus()
    qtbot.keyClicks(form.note, "Halvt")
    form.note.save_now()
    QApplication.processEvents()
    said = window.status_line.message_label
    assert said.isVisible() and said.shown_text().startswith("Gem en kopi et andet sted"), said.shown_text()
