"""In safe view and on the projector no private word appears anywhere: every page, search, completion, tool tip, undo text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDialog, QLineEdit, QListView, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.courses import edits as courses
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits, notes, participants, running, templates
from campus_desktop.meetings.checks import check_meeting
from campus_desktop.meetings.note import NOTE_KINDS
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.projection import Wanted
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import queries as path_queries
from campus_desktop.paths import step_edits
from campus_desktop.workspace import Workspace
from tests.support.hands import visible
from tests.support.seen import settle, told
from ui.meetings.presenting.host import PresentHost
from ui.meetings.presenting.screens import Screens, Seen
from ui.shell.registry import pages
from ui.shell.search_popup import SearchPopup
from ui.shell.window import MainWindow

PRIVATE = "HEMMELIG"


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


class World:
    """A meeting at which everything is public, and beside it a file in which every other word is private."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        self.ws, self.window = workspace, window
        now = window.clock.now().replace(hour=9, minute=30, second=0, microsecond=0)
        self.now = now
        window.clock.set_now(lambda: self.now)
        self._public(now)
        self._private(now)

    def _public(self, now: Any) -> None:
        ws = self.ws
        self.fjord = institutions.create_institution(ws, "Fjordstyrelsen")
        institutions.set_topics(ws, self.fjord, "seeks", ["Korte videoer"])
        self.mette = institutions.create_person(ws, self.fjord, "Mette Holm", "Konsulent")
        self.path = path_edits.create_path(ws, "Preboarding hos os", institution=self.fjord)
        self.phase = path_queries.read_path(ws, self.path).phases[0].id
        self.course = courses.create_course(ws, {"title": "GDPR for nye", "provider": "Campus"})
        self.step = step_edits.add_courses(ws, [self.course], self.phase)[0]
        self.own = step_edits.add_step(ws, self.phase, "Mød dit team", minutes=9)
        self.series = edits.create_series(ws, "Netværk om onboarding")
        self.meeting = edits.create_meeting(
            ws, "Preboarding: hvad virker?", date=now.date(), host=self.fjord, place="Klitby", series=self.series
        )
        edits.add_paths(ws, self.meeting, [self.path])
        self.items = [
            item_edits.add_item(ws, self.meeting, "Velkomst", 15, type="information"),
            item_edits.add_item(ws, self.meeting, "Sparring", 50, type="discussion"),
            item_edits.add_item(ws, self.meeting, "Frokost", 45, type="break", pinned=time(12)),
        ]
        participants.add_participant(ws, self.meeting, "Mette Holm, Fjordstyrelsen", status="present")
        for kind in NOTE_KINDS:
            line = NoteLine(f"Åben note {kind}", institution=self.fjord, path=self.path, step=self.own)
            notes.add_note(ws, self.meeting, kind, line, item=self.items[0], at=now)

    def _private(self, now: Any) -> None:
        ws = self.ws
        for field in ("address", "room", "arrival", "transport", "online_link", "contact"):
            edits.update_meeting(ws, self.meeting, **{field: f"{PRIVATE} {field}"})
        for item in self.items:
            item_edits.update_item(ws, item, script=f"{PRIVATE} drejebog")
        institutions.update_person(ws, self.mette, "email", f"{PRIVATE}@fjord.dk")
        institutions.update_institution(ws, self.fjord, "note", f"{PRIVATE} om institutionen")
        step_edits.update_step(ws, self.own, note=f"{PRIVATE} til byggeren")
        path_edits.update_path(ws, self.path, contact=f"{PRIVATE} kontakt", owner=f"{PRIVATE} ejer")
        for kind in NOTE_KINDS:
            line = NoteLine(f"{PRIVATE} privat {kind}", institution=self.fjord, step=self.own, path=self.path)
            notes.add_note(ws, self.meeting, kind, line, item=self.items[0], private=True, at=now)
        self.stranger = institutions.create_institution(ws, f"{PRIVATE} Styrelse")
        institutions.set_topics(ws, self.stranger, "can_show", [f"Korte videoer {PRIVATE}"])
        person = institutions.create_person(ws, self.stranger, f"{PRIVATE} Person", f"{PRIVATE} rolle")
        institutions.create_person(ws, self.fjord, f"{PRIVATE} kollega")
        self.other_path = path_edits.create_path(ws, f"{PRIVATE} forløb", institution=self.stranger)
        phase = path_queries.read_path(ws, self.other_path).phases[0].id
        path_edits.update_phase(ws, phase, name=f"{PRIVATE} fase")
        self.other_step = step_edits.add_step(ws, phase, f"{PRIVATE} trin", minutes=4)
        step_edits.add_courses(ws, [self.course], phase)
        fields = {"title": f"{PRIVATE} kursus", "provider": f"{PRIVATE} udbyder", "tags": (f"{PRIVATE} emne",)}
        self.other_course = courses.create_course(ws, fields)
        edits.duplicate_meeting(ws, self.meeting, f"{PRIVATE} skabelon", template=True)
        templates.keep_block(ws, [self.items[0]], f"{PRIVATE} blok")
        for days, series in ((-30, self.series), (30, None), (60, self.series)):
            made = edits.create_meeting(
                ws,
                f"{PRIVATE} møde {days}",
                date=(now + timedelta(days=days)).date(),
                place=f"{PRIVATE} by",
                series=series,
            )
            edits.add_paths(ws, made, [self.path, self.other_path])
            item = item_edits.add_item(ws, made, f"{PRIVATE} punkt", 15)
            for kind in NOTE_KINDS:
                line = NoteLine(f"{PRIVATE} note", institution=self.fjord, person=person, path=self.path, step=self.own)
                notes.add_note(ws, made, kind, line, item=item, at=now + timedelta(days=days))
            self.other_meeting = made

    def walk(self) -> Iterator[str]:
        """Everywhere there is to go; gives where one is."""
        window = self.window
        for spec in pages():
            window.show_page(spec.key)
            settle()
            yield spec.key
        for mode in ("prepare", "hold", "follow-up"):
            window.show_page("meetings", f"{self.meeting}#{mode}")
            settle()
            yield f"meeting, {mode}"
        window.show_page("paths", self.own)
        view: Any = window.current_page.view  # type: ignore[union-attr]
        view.open_details(self.own)
        yield "step"
        view.details.more.link.setChecked(True)
        yield "step, more"
        view.show_view("table")
        yield "table"
        view.show_view("board")
        window.show_page("courses", self.course)
        yield "course"
        window.show_page("institutions", self.fjord)
        yield "institution"

    def dialogs(self) -> list[Callable[[], object]]:
        """What opens from the pages."""
        window, shell = self.window, self.window
        from campus_desktop.meetings.note_queries import incomplete_actions, note_ids, read_notes
        from campus_desktop.meetings.queries import read_meeting
        from ui.courses.form import CourseForm
        from ui.meetings.hold.catch_up import CatchUpDialog
        from ui.meetings.hold.closing import ClosingDialog
        from ui.meetings.hold.keys_overlay import KeysOverlay
        from ui.meetings.new_meeting import NewMeetingDialog
        from ui.meetings.next_meeting import NextMeetingDialog
        from ui.meetings.notes.idea_dialog import IdeaDialog
        from ui.meetings.notes.note_dialog import NoteDialog
        from ui.meetings.prepare.template_dialog import TemplateDialog
        from ui.meetings.ready.dialog import ReadyDialog
        from ui.meetings.state import MeetingState
        from ui.paths.new_path import NewPathDialog
        from ui.paths.path_dialog import PathDialog
        from ui.paths.versions import VersionsDialog
        from ui.prints.dialog import open_print

        state = MeetingState(shell)
        state.open(self.meeting)
        open_ = [note for note in incomplete_actions(self.ws, self.meeting) if not note.private]
        idea = read_notes(self.ws, note_ids(self.ws, self.meeting, kinds=["idea"], private=False))[0]
        return [
            lambda: ClosingDialog(shell, state.meeting, open_).open(),
            lambda: CatchUpDialog(shell, state).open(),
            lambda: KeysOverlay(shell, state).open(),
            lambda: IdeaDialog(shell, state, idea).open(),
            lambda: NoteDialog(shell, state, idea).open(),
            lambda: VersionsDialog(shell, self.path, "Preboarding hos os").open(),
            lambda: NewPathDialog(shell).open(),
            lambda: PathDialog(shell, self.path).open(),
            lambda: CourseForm(shell).open(),
            lambda: open_print(shell, meeting_id=self.meeting, kind="script"),
            lambda: open_print(shell, path_id=self.path),
            lambda: NewMeetingDialog(shell).open(),
            lambda: NextMeetingDialog(shell, self.meeting).open(),
            lambda: TemplateDialog(shell, read_meeting(self.ws, self.meeting)).open(),
            lambda: ReadyDialog(shell, self.meeting).open(),
            window.show_shortcuts,
            window.show_settings,
        ]


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
    world.window.show_page("meetings", f"{world.meeting}#prepare")
    assert any(title in text for title in titles for _where, text in told(world.window))
    world.window.set_safe(world.meeting)
    for place in world.walk():
        texts = " ".join(text for _where, text in told(world.window))
        assert (place, [title for title in titles if title in texts]) == (place, [])


def test_undo_says_no_private_word(world: World) -> None:
    world.window.set_safe(world.meeting)
    deeds: list[Callable[[], object]] = [
        lambda: path_edits.create_path(world.ws, f"{PRIVATE} nyt forløb"),
        lambda: step_edits.update_step(world.ws, world.other_step, title=f"{PRIVATE} andet trin"),
        lambda: institutions.create_person(world.ws, world.fjord, f"{PRIVATE} ny"),
        lambda: edits.update_meeting(world.ws, world.other_meeting, title=f"{PRIVATE} titel"),
        lambda: courses.delete(world.ws, [world.other_course]),
        lambda: edits.create_series(world.ws, f"{PRIVATE} serie"),
    ]
    for number, deed in enumerate(deeds):
        deed()
        assert (number, leaks(world.window)) == (number, [])
        world.window.undo()
        assert (number, leaks(world.window)) == (number, [])
        world.window.redo()
        assert (number, leaks(world.window)) == (number, [])


def test_nothing_private_comes_in_while_it_is_on(world: World) -> None:
    world.window.set_safe(world.meeting)
    world.window.show_page("meetings", f"{world.meeting}#hold")
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
