"""In safe view and on the projector no private word appears anywhere: every page, search, completion, tool tip, undo text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDialog, QLineEdit, QListView, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.courses import edits as courses
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, notes, running
from campus_desktop.meetings.checks import check_meeting
from campus_desktop.meetings.note import NOTE_KINDS
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.projection import Wanted
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import step_edits
from campus_desktop.workspace import Workspace
from tests.support.hands import visible
from tests.support.seen import settle, told
from tests.support.world import PRIVATE, World
from ui.meetings.presenting.host import PresentHost
from ui.meetings.presenting.screens import Screens, Seen
from ui.shell.search_popup import SearchPopup
from ui.shell.window import MainWindow


def leaks(*windows: QWidget) -> list[str]:
    """Where the private word is found, or the name of the file."""
    words = (PRIVATE.lower(), "prøve.campus", "pytest-of")
    return sorted(
        {f"{where}: {text[:120]}" for where, text in told(*windows) if any(word in text.lower() for word in words)}
    )


def open_menus(window: QWidget) -> None:
    """Let every menu be filled as if it were opened."""
    menus = [*window.findChildren(QMenu), *(button.menu() for button in window.findChildren(QPushButton))]
    for menu in menus:
        if menu is not None:
            menu.aboutToShow.emit()


def edit_cells(window: QWidget) -> Iterator[str]:
    """Open the editor of the cells of every table in sight, and type what would bring up names; gives which."""
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None or isinstance(view, QListView):
            continue
        rows = range(min(model.rowCount(), 6))
        for index in (model.index(row, column) for row in rows for column in range(model.columnCount())):
            if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                view.edit(index)
                for line in view.findChildren(QLineEdit):
                    line.textEdited.emit("hem")
                yield f"{type(view).__name__} {index.row()},{index.column()}"
                view.setCurrentIndex(index.siblingAtColumn(0))


@pytest.fixture
def world(window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("ui.meetings.presenting.presenting.Presenting.own_screen", lambda self: "laptop")
    made = World(workspace, window)
    running.start(workspace, made.meeting, made.now)
    return made


def test_in_the_ordinary_view_the_private_words_are_there(world: World) -> None:
    """Else the other tests would say nothing."""
    found = {place for place in world.walk() if leaks(world.window)}
    assert {"paths", "institutions", "courses"} <= found


def test_turned_on_it_hides_at_once_what_was_seen_before(world: World) -> None:
    for _place in world.walk():
        pass
    for key, item in (("paths", world.other_step), ("meetings", world.other_meeting), ("institutions", world.stranger)):
        world.window.show_page(key, item)
    world.window.set_safe(world.meeting)
    assert leaks(world.window) == []


def test_no_page_shows_a_private_word(world: World) -> None:
    world.window.set_safe(world.meeting)
    for place in world.walk():
        open_menus(world.window)
        assert (place, leaks(world.window)) == (place, [])


def test_no_cell_that_is_edited_offers_a_private_word(world: World) -> None:
    world.window.set_safe(world.meeting)
    for place in world.walk():
        for cell in edit_cells(world.window):
            assert (place, cell, leaks(world.window)) == (place, cell, [])


def test_nothing_hidden_is_opened(world: World) -> None:
    world.window.set_safe(world.meeting)
    for key, item in (
        ("paths", world.other_path),
        ("paths", world.other_step),
        ("meetings", world.other_meeting),
        ("courses", world.other_course),
        ("institutions", world.stranger),
    ):
        world.window.show_page(key, item)
        assert (key, leaks(world.window)) == (key, [])


def test_no_dialog_shows_a_private_word(world: World) -> None:
    world.window.set_safe(world.meeting)
    for number, show in enumerate(world.dialogs()):
        show()
        settle()
        dialogs = visible(world.window, QDialog)
        assert dialogs
        for dialog in dialogs:
            for box in dialog.findChildren(QComboBox):
                if box.completer() is not None:
                    assert leaks(box) == []
            assert (number, leaks(dialog)) == (number, [])
            dialog.reject()


def test_search_finds_no_private_word(world: World, qtbot: QtBot) -> None:
    world.window.set_safe(world.meeting)
    for text in (PRIVATE, PRIVATE[:4].lower(), "korte videoer", "privat", "note", "møde", "styrelse"):
        popup = SearchPopup(world.window)
        popup.field.setText(text)
        qtbot.wait(80)
        titles = [popup.list.item(row).text() for row in range(popup.list.count())]
        popup.close()
        assert (text, [title for title in titles if PRIVATE in title]) == (text, [])


def test_no_suggestion_in_a_note_has_a_private_word(world: World, qtbot: QtBot) -> None:
    from ui.meetings.notes.pane import NotesPane
    from ui.meetings.state import MeetingState

    world.window.set_safe(world.meeting)
    state = MeetingState(world.window)
    state.open(world.meeting)
    pane = NotesPane(world.window, state, world.window)
    pane.resize(700, 500)
    pane.show_meeting(None)
    pane.show()
    for text in ("@", "@hem", "#", "#hem", "!", "#Preb"):
        pane.line.edit.clear()
        pane.focus_line()
        qtbot.keyClicks(pane.line.edit, text)
        assert (text, leaks(world.window)) == (text, [])
    pane.line.edit.clear()
    qtbot.keyClick(pane.line.edit, Qt.Key.Key_Up)
    assert leaks(world.window) == []
    pane.leave()
    pane.setParent(None)
    pane.deleteLater()


def test_advice_is_hidden(world: World) -> None:
    titles = {
        each.title for each in check_meeting(world.ws, world.meeting, world.now + timedelta(minutes=5), ready=True)
    }
    world.now += timedelta(minutes=5)
    world.window.show_page("meetings", world.meeting, "prepare")
    assert any(title in text for title in titles for _where, text in told(world.window))
    world.window.set_safe(world.meeting)
    for place in world.walk():
        texts = " ".join(text for _where, text in told(world.window))
        assert (place, [title for title in titles if title in texts]) == (place, [])


def test_undo_says_no_private_word(world: World, answers: Any) -> None:
    world.window.set_safe(world.meeting)
    commands: list[Callable[[], object]] = [
        lambda: path_edits.create_path(world.ws, f"{PRIVATE} nyt forløb"),
        lambda: step_edits.update_step(world.ws, world.other_step, title=f"{PRIVATE} andet trin"),
        lambda: institutions.create_person(world.ws, world.fjord, f"{PRIVATE} ny"),
        lambda: edits.update_meeting(world.ws, world.other_meeting, title=f"{PRIVATE} titel"),
        lambda: courses.delete(world.ws, [world.other_course]),
        lambda: edits.create_series(world.ws, f"{PRIVATE} serie"),
    ]
    for number, command in enumerate(commands):
        command()
        assert (number, leaks(world.window)) == (number, [])
        answers.answers += ["step", "step"]  # asked both times, as what changes is hidden
        world.window.undo()
        assert (number, leaks(world.window)) == (number, [])
        world.window.redo()
        assert (number, leaks(world.window)) == (number, [])
        assert not answers.answers and PRIVATE not in "".join(answers.said)


def test_nothing_private_comes_in_while_it_is_on(world: World) -> None:
    world.window.set_safe(world.meeting)
    world.window.show_page("meetings", world.meeting, "hold")
    line = NoteLine(f"{PRIVATE} ny note", institution=world.fjord, step=world.own)
    note = notes.add_note(world.ws, world.meeting, "idea", line, private=True, at=world.now)
    assert leaks(world.window) == []
    notes.update_notes(world.ws, [note], text=f"{PRIVATE} ændret")
    assert leaks(world.window) == []
    notes.delete_notes(world.ws, [note])
    assert leaks(world.window) == []


def test_the_projector_shows_no_private_word(world: World) -> None:
    laptop, beamer = Seen("laptop", 0, 0, 1366, 768), Seen("beamer", 1366, 0, 1024, 768)
    world.window.companion(PresentHost).screens = Screens(lambda: [laptop, beamer], world.window)
    world.window.companion(PresentHost).toggle(world.meeting)
    presenting = world.window.companion(PresentHost).presenting
    assert presenting is not None and presenting.shown is not None
    presenting.choose(Wanted(world.path, frozenset(NOTE_KINDS), True))
    assert presenting.shown.notes.accessibleDescription().count("Åben note") == len(NOTE_KINDS)
    assert leaks(presenting.shown) == []
    world.now += timedelta(minutes=20)
    running.next_item(world.ws, world.meeting, world.now)
    world.window.clock.tick.emit()
    assert leaks(presenting.shown) == []
    presenting.menu.lay_out(presenting.state.meeting, presenting.wanted)
    assert leaks(presenting.menu, presenting.bar) == []
    world.window.companion(PresentHost).end()


def test_keys_do_not_bring_anything_back(world: World, qtbot: QtBot) -> None:
    world.window.set_safe(world.meeting)
    for place in world.walk():
        focused = world.window.focusWidget()
        if focused is not None:
            for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
                qtbot.keyClick(focused, key)
        assert (place, leaks(world.window)) == (place, [])
