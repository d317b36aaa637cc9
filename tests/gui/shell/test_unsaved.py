"""What is typed is never lost because the file cannot be written: it stays, is said, tried again, copied along and asked about."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits, queries
from campus_desktop.paths.edits import add_phase, create_path
from campus_desktop.paths.step_edits import add_steps
from campus_desktop.workspace import Workspace, open_workspace
from tests.support.broken_files import locked_while_open
from tests.support.hands import page_of, press_button
from ui.institutions.page import InstitutionsPage
from ui.look import theme
from ui.shell.window import MainWindow
from ui.widgets import saved_field
from ui.widgets.saved_field import SavedLine, SavedText


@pytest.fixture
def form(window: MainWindow, workspace: Workspace) -> Any:
    """An institution in its form."""
    made = edits.create_institution(workspace, "Fjordstyrelsen")
    window.activateWindow()
    window.show_page("institutions", made)
    return page_of(window, InstitutionsPage, "institutions").form


def note_of(workspace: Workspace) -> str:
    return queries.list_institutions(workspace)[0].note


def status_is_red(window: MainWindow) -> bool:
    """Whether "Ikke gemt" is really painted in the colour of danger, in a status line that says nothing of saved."""
    line = window.status_line
    if not line.unsaved_button.isVisible() or line.unsaved_button.text() != "Ikke gemt" or line.saved_label.isVisible():
        return False
    picture, red = line.unsaved_button.grab().toImage(), theme.color("danger")
    return any(_near(picture.pixelColor(x, y), red) for x in range(picture.width()) for y in range(picture.height()))


def _near(one: QColor, other: QColor) -> bool:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue()) < 40


def test_text_that_cannot_be_saved_stays_is_said_in_red_and_is_tried_again(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot, answers: Any
) -> None:
    form.note.setFocus()
    with locked_while_open(workspace, readable=True):
        qtbot.keyClicks(form.note, "Ring om torsdagen")
        form.name.setFocus()
        assert form.note.toPlainText() == "Ring om torsdagen" and note_of(workspace) == ""
        assert status_is_red(window) and "låst af et andet program" in window.status_line.unsaved_button.toolTip()
        edits_seen = window.unsaved.waiting
        assert len(edits_seen) == 1 and not window.unsaved.flush()
        window.show_page("courses")
        window.show_page("institutions")
        assert form.note.toPlainText() == "Ring om torsdagen", "reading the page again must not take it away"
    qtbot.waitUntil(lambda: note_of(workspace) == "Ring om torsdagen", timeout=10_000)
    assert not window.status_line.unsaved_button.isVisible() and window.status_line.saved_label.isVisible()
    assert answers.said == [], "no dialog stands in the way of typing on"
    window.undo()
    assert note_of(workspace) == ""


def test_what_waits_is_saved_where_it_belongs_though_another_thing_is_shown_by_then(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot
) -> None:
    first, second = form.id, edits.create_institution(workspace, "Klitstyrelsen")
    form.note.setFocus()
    with locked_while_open(workspace, readable=True):
        qtbot.keyClicks(form.note, "Om fjorden")
        window.show_page("institutions", second)
        assert form.id == second and form.note.toPlainText() == ""
        qtbot.keyClicks(form.note, "Om klitten")
        window.show_page("institutions", first)
        assert form.note.toPlainText() == "Om fjorden", "it stands in its field again, though not in the file"
        window.show_page("institutions", second)
        assert form.note.toPlainText() == "Om klitten"
    assert window.unsaved.flush()
    notes = {each.id: each.note for each in queries.list_institutions(workspace)}
    assert notes == {first: "Om fjorden", second: "Om klitten"}


def test_details_of_a_step_keep_each_text_with_its_step(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    from ui.paths.page import PathsPage

    path = create_path(workspace, "Onboarding")
    phase = add_phase(workspace, path, "Uge 1")
    one, two = add_steps(workspace, phase, [{"title": "Et"}, {"title": "To"}])
    window.show_page("paths", path)
    view = page_of(window, PathsPage).view
    view.open_details(one)
    note = view.details.fields.texts["note"]
    view.details.more.link.setChecked(True)
    note.setFocus()
    with locked_while_open(workspace, readable=True):
        qtbot.keyClicks(note, "Kun til den første")
        view.open_details(two)
        assert note.toPlainText() == ""
    assert window.unsaved.flush()
    found = {row["title"]: row["note"] for row in workspace.rows("SELECT title, note FROM step")}
    assert found == {"Et": "Kun til den første", "To": ""}


def test_a_copy_takes_along_what_is_not_saved(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot, answers: Any, tmp_path: Path
) -> None:
    workspace.path.rename(tmp_path / "flyttet.campus")
    form.note.setFocus()
    qtbot.keyClicks(form.note, "Halvt skre")
    form.note.save_now()
    assert "flyttet eller slettet" in window.status_line.unsaved_button.toolTip()
    target = tmp_path / "redning.campus"
    answers.answers = ["copy", target, True]
    window.status_line.unsaved_button.click()
    assert window.workspace.path == target and note_of(window.workspace) == "Halvt skre"
    assert not window.status_line.unsaved_button.isVisible() and window.windowTitle().startswith("redning")
    qtbot.keyClicks(page_of(window, InstitutionsPage, "institutions").form.note, "!")
    assert window.unsaved.flush()
    assert sorted(path.name for path in tmp_path.glob("*.campus")) == ["flyttet.campus", "redning.campus"]


def test_save_a_copy_in_the_menu_takes_along_what_is_being_typed(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot, answers: Any, tmp_path: Path
) -> None:
    from ui.shell.copy_dialog import CopyDialog

    form.note.setFocus()
    target = tmp_path / "kopi.campus"
    with locked_while_open(workspace, readable=True):
        qtbot.keyClicks(form.note, "Midt i en")
        window.files.copy()
        dialog = window.findChild(CopyDialog)
        assert dialog is not None
        answers.answers = [target, False]
        press_button(dialog, "Gem en kopi")
        qtbot.waitUntil(lambda: not window.jobs.running and answers.answers == [])
    copy = open_workspace(target)
    assert note_of(copy) == "Midt i en" and copy.undo_label is not None
    copy.close()
    assert window.workspace is workspace and window.unsaved.flush() and note_of(workspace) == "Midt i en"


@pytest.mark.parametrize("choice", [None, "discard", "copy"])
def test_the_window_does_not_close_over_text_without_asking(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot, answers: Any, tmp_path: Path, choice: str | None
) -> None:
    form.note.setFocus()
    with locked_while_open(workspace, readable=True):
        qtbot.keyClicks(form.note, "Ikke væk")
        answers.answers = [choice, *([tmp_path / "kopi.campus"] if choice == "copy" else [])]
        closed = window.close()
        assert closed is (choice is not None)
        assert "Ikke væk" in answers.said[0] and "låst" in answers.said[0]
        if choice == "copy":
            copy = open_workspace(tmp_path / "kopi.campus")
            assert note_of(copy) == "Ikke væk"
            copy.close()
        if choice is None:
            assert window.isVisible() and form.note.toPlainText() == "Ikke væk"
    assert closed or window.unsaved.flush()


def test_trying_again_on_closing_saves_and_closes(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot, answers: Any
) -> None:
    form.note.setFocus()
    path = workspace.path
    with ExitStack() as other:
        other.enter_context(locked_while_open(workspace, readable=True))
        qtbot.keyClicks(form.note, "Ved lukning")

        def choose(*_question: object, **_more: object) -> str:
            other.close()
            return "again"

        answers.choose = choose
        assert window.close()
    saved = open_workspace(path)
    assert note_of(saved) == "Ved lukning"
    saved.close()


def test_a_text_that_the_document_refuses_stays_at_its_field(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, answers: Any
) -> None:
    from campus_desktop.errors import CampusError

    place = QWidget(window)

    def refuse(text: str) -> None:
        raise CampusError("Koden er taget.")

    field = SavedLine(lambda text: window.guard(lambda: refuse(text)), parent=place)
    place.show()
    field.setFocus()
    field.show_text("A1")
    field.selectAll()
    qtbot.keyClicks(field, "B2")
    field.save_now()
    assert field.text() == "B2" and field.property("invalid") and field.toolTip() == "Koden er taget."
    field.show_text("A1")
    assert field.text() == "B2" and status_is_red(window)
    field.forget()
    field.show_text("A1")
    assert field.text() == "A1" and window.unsaved.flush() and answers.said == []


@pytest.mark.parametrize("kind", [SavedLine, SavedText])
def test_typing_without_a_pause_is_saved_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: type[SavedLine] | type[SavedText]
) -> None:
    monkeypatch.setattr(saved_field, "DELAY", 10_000)
    monkeypatch.setattr(saved_field, "LATEST", 50)
    saved: list[str] = []
    field = kind(saved.append)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "a")
    qtbot.waitUntil(lambda: saved == ["a"])
    qtbot.keyClicks(field, "b")
    qtbot.waitUntil(lambda: saved == ["a", "ab"])


@pytest.mark.parametrize("kind", [SavedLine, SavedText])
def test_saving_between_two_words_leaves_the_space_and_the_caret_alone(
    qtbot: QtBot, kind: type[SavedLine] | type[SavedText]
) -> None:
    field: SavedLine | SavedText = kind(lambda text: field.show_text(text.strip()))
    other = QLineEdit()
    place = QWidget()
    qtbot.addWidget(place)
    for widget in (field, other):
        widget.setParent(place)
    place.show()
    place.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "to ")
    field.saver.save_now()
    field.show_text("to")  # another edit made the page read again
    qtbot.keyClicks(field, "ord ")
    other.setFocus()
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert text == "to ord", "what the document made of it is shown when the field is left"


def test_a_cell_whose_saving_fails_waits_with_its_text(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, answers: Any
) -> None:
    from ui.shell.typed_text import typed_in

    made = edits.create_institution(workspace, "Fjordstyrelsen")
    editor = QPlainTextEdit(window)
    with locked_while_open(workspace, readable=True):
        with typed_in(editor, "Navn", "Nyt navn"):
            window.guard(lambda: edits.update_institution(workspace, made, "name", "Nyt navn"))
        assert [each.text for each in window.unsaved.waiting] == ["Nyt navn"] and status_is_red(window)
        with typed_in(editor, "Navn", ""):
            window.guard(lambda: edits.update_institution(workspace, made, "name", ""))
    assert window.unsaved.flush()
    assert queries.list_institutions(workspace)[0].name == "Nyt navn"
    assert len(answers.said) == 1, "what is no good is said when it is tried again, since its cell is gone"


def test_saying_that_it_is_not_saved_does_not_wait_for_the_other_program(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot
) -> None:
    patience: list[int] = []
    window.unsaved.changed.connect(
        lambda: patience.append(workspace.connection.execute("PRAGMA busy_timeout").fetchone()[0])
    )
    form.note.setFocus()
    with locked_while_open(workspace, readable=True):
        qtbot.keyClicks(form.note, "ab")
        form.note.save_now()
        assert patience == [0]
    assert window.unsaved.flush()


def test_ctrl_z_is_the_fields_while_its_text_waits(
    window: MainWindow, workspace: Workspace, form: Any, qtbot: QtBot
) -> None:
    form.note.setFocus()
    with locked_while_open(workspace, readable=True):
        qtbot.keyClicks(form.note, "ab")
        form.note.save_now()
        qtbot.keyClick(form.note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert form.note.toPlainText() == "" and workspace.undo_label is not None
        assert window.unsaved.waiting == (), "what was taken back waits no more"
