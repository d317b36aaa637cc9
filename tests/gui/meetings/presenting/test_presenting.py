"""Presenting: from F5 to F5, on a projector, with one screen, and with a cable that is pulled."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.institutions.edits import create_person
from campus_desktop.meetings import edits, item_edits, notes, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.projection import Wanted
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import step_edits
from campus_desktop.paths.queries import read_path
from tests.gui.shell.test_accessible_names import nameless
from tests.support.hands import entry
from ui.meetings.presenting import window as window_module
from ui.meetings.presenting.choices import ChoicesMenu
from ui.meetings.presenting.host import PresentHost
from ui.meetings.presenting.one_screen import OneScreenDialog
from ui.meetings.presenting.painting import draw_figure
from ui.meetings.presenting.screens import Seen
from ui.shell.language import use_language

LAPTOP = Seen("laptop", 0, 0, 1366, 768)
BEAMER = Seen("beamer", 1366, 0, 1024, 768)
DESK = Seen("desk", -1920, 0, 1920, 1080)
OTHER = Seen("other", 1366, 0, 1280, 800)
MIRROR = Seen("beamer", 0, 0, 1024, 768)


def test_f5_shows_the_item_and_its_clock_on_the_projector_and_nothing_else(room: Any, qtbot: QtBot) -> None:
    room.note("idea", "Kortere")
    room.f5()
    shown = room.projector
    assert shown.isVisible() and shown.geometry().topLeft() == BEAMER.rect.topLeft()
    assert shown.accessibleName() == "Punkt 1 af 3, Velkomst, 15:00 tilbage, slutter kl. 9.45"
    assert not shown.board.isVisible() and not shown.notes.isVisible()
    room.pass_(2)
    assert "13:00" in shown.accessibleName()
    room.f5()
    assert not room.window.companion(PresentHost).presenting.active


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080), (640, 480)])
@pytest.mark.parametrize("board", [False, True])
def test_the_figure_has_its_word_beside_it(
    room: Any, monkeypatch: pytest.MonkeyPatch, language: str, width: int, height: int, board: bool
) -> None:
    drawn: list[tuple[str, str, float, float]] = []

    def draw(painter: Any, rect: Any, figure: str, word: str, size: int, colour: Any, *, right: bool = False) -> float:
        used = draw_figure(painter, rect, figure, word, size, colour, right=right)
        drawn.append((figure, word, rect.right() - used if right else rect.left(), rect.right()))
        return used

    monkeypatch.setattr(window_module, "draw_figure", draw)
    use_language(language)
    try:
        room.f5()
        room.projector.resize(width, height)
        if board:
            room.window.companion(PresentHost).presenting.choose(Wanted(board=room.path))
        for minutes, figure, words in ((2, "13:00", ("tilbage", "left")), (15, "+02:00", ("over tiden", "over"))):
            room.pass_(minutes)
            drawn.clear()
            picture = room.projector.grab().toImage()
            ((shown, word, left, right),) = drawn
            assert (shown, word) == (figure, words[language == "en"])
            assert left >= 0 and right <= width  # whole
            assert word in room.projector.accessibleName()
            assert not picture.isNull()
    finally:
        use_language("da")


def test_ticks_show_at_once_and_begin_with_nothing_the_next_time(room: Any) -> None:
    room.f5()
    presenting = room.window.companion(PresentHost).presenting
    presenting.choose(Wanted(board=room.path, kinds=frozenset({"idea"})))
    assert room.projector.board.isVisible() and room.projector.notes.isVisible()
    room.note("idea", "Kortere videoer")
    room.note("idea", "HEMMELIG", private=True)
    assert "Kortere videoer" in room.projector.notes.accessibleDescription()
    assert "HEMMELIG" not in room.projector.notes.accessibleDescription()
    room.f5()
    room.f5()
    assert presenting.wanted == Wanted()


def test_edits_of_the_path_are_seen(room: Any) -> None:
    room.f5()
    room.window.companion(PresentHost).presenting.choose(Wanted(board=room.path))
    before = room.projector.board.view
    step_edits.add_step(room.ws, room.phases[0], "Nyt trin")
    assert room.projector.board.view != before
    edits.remove_paths(room.ws, room.meeting, [room.path])
    assert not room.projector.board.isVisible()


def test_arrows_move_along_and_b_blanks(room: Any, qtbot: QtBot) -> None:
    room.f5()
    room.window.companion(PresentHost).presenting.choose(Wanted(board=room.path))
    shown = room.projector
    names = shown.board.names
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert shown.board.names != names
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert shown.board.names == names
    qtbot.keyClick(shown, Qt.Key.Key_B)
    assert shown.blank and not shown.board.isVisible()
    assert shown.grab().toImage().pixelColor(40, 40).value() == 0
    qtbot.keyClick(shown, Qt.Key.Key_B)
    assert not shown.blank and shown.board.isVisible()
    room.window.companion(PresentHost).blank()
    assert shown.blank and room.window.companion(PresentHost).presenting.bar.blank.isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F5])
def test_escape_and_f5_leave(room: Any, qtbot: QtBot, key: Qt.Key) -> None:
    room.f5()
    qtbot.keyClick(room.projector, key)
    assert not room.window.companion(PresentHost).presenting.active


@pytest.mark.parametrize("seen", [[LAPTOP], [LAPTOP, MIRROR]])
def test_with_one_screen_or_a_mirrored_one_it_says_so_first(room: Any, qtbot: QtBot, seen: list[Seen]) -> None:
    room.seen = seen
    room.f5()
    dialog = room.window.findChild(OneScreenDialog)
    assert dialog is not None and dialog.isVisible() and not room.window.companion(PresentHost).presenting.active
    dialog.keep.setChecked(True)
    dialog.safe.click()
    assert room.window.safe is not None and room.window.safe.meeting == room.meeting
    room.window.set_safe(None)
    room.f5()
    assert room.window.safe is not None and not room.window.companion(PresentHost).presenting.active


def test_one_can_present_on_the_only_screen_all_the_same(room: Any, qtbot: QtBot) -> None:
    room.seen = [LAPTOP]
    room.f5()
    dialog = room.window.findChild(OneScreenDialog)
    assert dialog is not None
    dialog.here.click()
    assert room.projector.isVisible() and room.projector.geometry().topLeft() == LAPTOP.rect.topLeft()
    room.plug(LAPTOP, BEAMER)  # nothing jumps
    assert room.projector.geometry().topLeft() == LAPTOP.rect.topLeft()
    qtbot.keyClick(room.projector, Qt.Key.Key_Escape)
    assert not room.window.companion(PresentHost).presenting.active


def test_a_pulled_cable_closes_the_window_and_it_returns_when_plugged_in(room: Any) -> None:
    room.f5()
    presenting = room.window.companion(PresentHost).presenting
    presenting.choose(Wanted(board=room.path))
    presenting.move_on(1)
    names, place = room.projector.board.names, room.window.geometry()
    room.plug(LAPTOP)
    assert presenting.shown is None and presenting.active
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [room.window]
    assert room.window.geometry() == place
    assert "tilsluttes igen" in presenting.bar.what.text()
    room.plug(LAPTOP, BEAMER)
    assert room.projector.isVisible() and room.projector.geometry().topLeft() == BEAMER.rect.topLeft()
    assert room.projector.board.names == names


def test_a_projector_switched_to_mirroring_is_left_too(room: Any) -> None:
    room.f5()
    room.seen = [LAPTOP, MIRROR]
    room.screens.changed.emit()
    assert room.window.companion(PresentHost).presenting.shown is None
    room.seen = [LAPTOP, BEAMER]
    room.screens.changed.emit()
    assert room.projector.isVisible()


def test_ended_while_the_cable_is_out_it_does_not_return(room: Any) -> None:
    room.f5()
    room.plug(LAPTOP)
    room.f5()
    room.plug(LAPTOP, BEAMER)
    assert (
        not room.window.companion(PresentHost).presenting.active
        and room.window.companion(PresentHost).presenting.shown is None
    )


def test_the_bar_says_what_is_shown_and_changes_it(room: Any, qtbot: QtBot) -> None:
    room.f5()
    presenting = room.window.companion(PresentHost).presenting
    bar, menu = presenting.bar, presenting.menu
    assert bar.isVisible() and bar.what.text() == "punkt og ur"
    menu.lay_out(presenting.state.meeting, presenting.wanted)
    ticks = {action.text(): action for action in menu.actions()}
    assert not ticks["Tavle"].isEnabled() and not ticks["Noter, der ikke er private"].isEnabled()  # headings
    ticks["Preboarding hos os"].trigger()
    ticks["Idé"].trigger()
    ticks["Hvem noterne er fra"].trigger()
    assert presenting.wanted == Wanted(room.path, frozenset({"idea"}), True)
    assert "tavlen for »Preboarding hos os«" in bar.what.text() and "med afsender" in bar.what.text()
    assert bar.where.isVisible()
    bar.on.click()
    assert bar.where.text().startswith("2")
    bar.end.click()
    assert not presenting.active and not bar.isVisible()


def test_it_goes_on_while_another_page_is_in_sight_and_ends_with_the_meeting_or_the_file(room: Any) -> None:
    room.f5()
    room.window.show_page("courses")
    running.next_item(room.ws, room.meeting, room.now)
    assert "Sparring" in room.projector.accessibleName()
    room.window.retranslate()
    assert room.window.companion(PresentHost).presenting is None
    room.f5()
    edits.delete_meetings(room.ws, [room.meeting])
    assert not room.window.companion(PresentHost).presenting.active


def test_the_window_leaves_the_keyboard_to_the_facilitator(room: Any, qtbot: QtBot) -> None:
    room.f5()
    assert room.projector.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not room.projector.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080), (640, 480)])
def test_it_paints_at_every_size(room: Any, size: tuple[int, int]) -> None:
    room.f5()
    shown = room.projector
    for wanted in (
        Wanted(),
        Wanted(board=room.path),
        Wanted(kinds=frozenset({"idea"})),
        Wanted(room.path, frozenset({"idea"}), True),
    ):
        room.window.companion(PresentHost).presenting.choose(wanted)
        shown.resize(*size)
        assert not shown.grab().isNull()


def test_the_keys_that_steer_it_are_on_while_it_is_shown(room: Any) -> None:
    present = entry(room.window, "Vis på projektoren")
    texts = ("Sort skærm på projektoren", "Projektor: næste faser", "Projektor: forrige faser")
    steering = [entry(room.window, text) for text in texts]
    assert not any(each.isEnabled() for each in steering)
    present.trigger()
    assert all(each.isEnabled() for each in steering) and present.isChecked()
    room.plug(LAPTOP)
    present.trigger()
    assert not any(each.isEnabled() for each in steering) and not present.isChecked()


def test_every_control_has_a_name(room: Any) -> None:
    room.f5()
    room.window.companion(PresentHost).presenting.choose(Wanted(board=room.path))
    assert nameless(room.window.companion(PresentHost).presenting.bar) == []
    room.f5()
    room.seen = [LAPTOP]
    room.f5()
    dialog = room.window.findChild(OneScreenDialog)
    assert dialog is not None and nameless(dialog) == []
    dialog.reject()


def test_with_a_third_screen_a_pulled_projector_is_waited_for(room: Any) -> None:
    room.plug(LAPTOP, DESK, BEAMER)
    room.f5()
    presenting = room.window.companion(PresentHost).presenting
    assert room.projector.geometry().topLeft() == BEAMER.rect.topLeft()
    room.plug(LAPTOP, DESK)
    assert presenting.shown is None and presenting.active  # not on the screen of the facilitator's own desk
    assert room.window.settings.projector == "beamer"
    room.plug(LAPTOP, DESK, BEAMER)
    assert room.projector.geometry().topLeft() == BEAMER.rect.topLeft()


def test_another_projector_plugged_in_takes_the_place_of_the_one_that_went(room: Any) -> None:
    room.f5()
    room.plug(LAPTOP)
    room.plug(LAPTOP, OTHER)
    assert room.projector.geometry().topLeft() == OTHER.rect.topLeft()


def test_a_meeting_made_one_of_initials_only_shows_no_more_names(room: Any) -> None:
    lis = create_person(room.ws, room.fjord, "Lis Krag")
    line = NoteLine("Kortere", person=lis)
    notes.add_note(room.ws, room.meeting, "idea", line, at=room.now)
    room.f5()
    room.window.companion(PresentHost).presenting.choose(Wanted(kinds=frozenset({"idea"}), senders=True))
    assert [line.sender for line in room.projector.notes.lines] == ["Lis Krag"]
    edits.update_meeting(room.ws, room.meeting, initials_only=True)
    assert [line.sender for line in room.projector.notes.lines] == ["LK"]


def test_a_long_phase_that_becomes_shorter_is_shown_from_its_beginning(room: Any) -> None:
    for number in range(40):
        step_edits.add_step(room.ws, room.phases[0], f"Langt trin {number}")
    room.f5()
    presenting = room.window.companion(PresentHost).presenting
    presenting.choose(Wanted(board=room.path))
    presenting.move_on(1)
    board = room.projector.board
    assert board.view.offset > 0
    steps = read_path(room.ws, room.path).phases[0].steps
    step_edits.delete_steps(room.ws, [step.id for step in steps[2:]])
    assert board.view.columns[0].cards


def test_a_change_of_language_leaves_no_menu_behind(room: Any) -> None:
    room.f5()
    room.window.retranslate()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert room.window.findChildren(ChoicesMenu) == []


def test_the_board_goes_with_the_item_until_another_is_chosen(room: Any) -> None:
    other = path_edits.create_path(room.ws, "Kultur: feedback")
    edits.add_paths(room.ws, room.meeting, [other])
    _first, second, _last = read_meeting(room.ws, room.meeting).items
    item_edits.update_item(room.ws, second.id, path=room.path)
    room.f5()
    presenting, shown = room.window.companion(PresentHost).presenting, room.projector

    def picture() -> Any:
        QApplication.processEvents()
        return shown.grab().toImage()

    assert not shown.board.isVisible()  # the first item is about no path
    alone = picture()
    running.next_item(room.ws, room.meeting, room.now)
    room.pass_(0)
    assert shown.board.isVisible() and picture() != alone
    assert "Preboarding hos os" in presenting.bar.what.text()
    item_edits.update_item(room.ws, second.id, path=other)
    assert shown.board.isVisible() and "Kultur: feedback" in presenting.bar.what.text()
    presenting.menu.lay_out(presenting.state.meeting, presenting.wanted, presenting.state.position().paths)
    titles = [each.text() for each in presenting.menu.actions() if each.isCheckable()]
    assert titles[:4] == [
        "Punktets forløb (skifter med punktet)",
        "Ingen tavle",
        "Kultur: feedback",
        "Preboarding hos os",
    ]
    presenting.choose(Wanted(board=room.path))
    running.back(room.ws, room.meeting, room.now)
    room.pass_(0)
    assert shown.board.isVisible() and "Preboarding hos os" in presenting.bar.what.text()
    presenting.choose(Wanted())
    assert not shown.board.isVisible()
    running.next_item(room.ws, room.meeting, room.now)
    presenting.choose(Wanted(board=None))
    room.pass_(1)
    assert not shown.board.isVisible()


@pytest.fixture
def here(room: Any) -> Any:
    """The presenter window over the only screen, with the keyboard."""
    room.plug(LAPTOP)
    room.window.companion(PresentHost).toggle(room.meeting)
    (dialog,) = (each for each in room.window.findChildren(OneScreenDialog) if each.isVisible())
    dialog.here.click()
    assert room.projector.isVisible()
    return room


def test_the_clocks_keys_work_on_the_only_screen(here: Any, qtbot: QtBot) -> None:
    shown = here.projector
    running.take_back_start(here.ws, here.meeting, here.now)

    def said() -> str:
        QApplication.processEvents()
        return str(shown.accessibleName())

    def press(key: Qt.Key, *held: Qt.KeyboardModifier) -> Any:
        before = shown.grab().toImage()
        modifiers = Qt.KeyboardModifier.NoModifier
        for each in held:
            modifiers |= each
        qtbot.keyClick(shown, key, modifiers)
        QApplication.processEvents()
        assert shown.grab().toImage() != before, key  # the room sees it

    shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    press(Qt.Key.Key_F9)
    assert "Punkt 1 af 3" in said() and "15:00" in said()
    press(Qt.Key.Key_F6)
    assert "20:00" in said()
    press(Qt.Key.Key_F6, shift)
    assert "15:00" in said()
    press(Qt.Key.Key_F8)
    assert "Punkt 2 af 3, Sparring" in said()
    press(Qt.Key.Key_F8, shift)
    assert "Punkt 1 af 3" in said()
    press(Qt.Key.Key_F9)
    assert "pause" in said()
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_F8, ctrl)
    assert "Punkt 2 af 3" in said()


def test_a_clicker_turns_the_phases_and_then_the_items_and_ends_nothing(here: Any, qtbot: QtBot) -> None:
    shown = here.projector
    first, second, last = read_meeting(here.ws, here.meeting).items
    item_edits.update_item(here.ws, first.id, path=here.path)
    on, back = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp

    def item() -> str | None:
        found = running.where(here.ws, here.meeting, here.now).item
        return found.id if found is not None else None

    names, seen = [shown.board.names], shown.grab().toImage()
    assert shown.board.isVisible()
    while item() == first.id:
        qtbot.keyClick(shown, on)
        names.append(shown.board.names)
        assert len(names) < 20
    assert names[1] != names[0] and shown.grab().toImage() != seen
    assert item() == second.id and not shown.board.isVisible()
    qtbot.keyClick(shown, on)
    qtbot.keyClick(shown, on)
    assert item() == last.id and here.window.status_line.message_label.text() == "Det er det sidste punkt"
    qtbot.keyClick(shown, back)
    assert item() == second.id
    qtbot.keyClick(shown, Qt.Key.Key_Period)
    assert shown.blank
    qtbot.keyClick(shown, on)
    assert not shown.blank and item() == second.id
    for _press in range(20):
        qtbot.keyClick(shown, back)
    assert item() == first.id
