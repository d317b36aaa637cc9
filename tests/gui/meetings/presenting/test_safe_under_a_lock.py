"""While another program has the file, hiding works at once, and a meeting in progress goes on in what was last read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.meetings.presenting.conftest import LAPTOP
from tests.gui.meetings.presenting.test_back_to_safe import listed
from tests.gui.meetings.presenting.test_closing import on_this_screen
from tests.support.broken_files import locked_while_open
from tests.support.hands import entry, page_of, visible
from ui.meetings.page import MeetingsPage
from ui.meetings.presenting.host import PresentHost
from ui.shell.locked_cover import LockedCover
from ui.shell.registry import pages
from ui.shell.unsaved import WAIT

TITLE = "Preboarding: Hvad virker?"


@pytest.fixture
def held(room: Any) -> Any:
    room.note("decision", "Åbent aftalt")
    room.note("decision", "Fortroligt om lederen", private=True)
    room.window.show_page("meetings", room.meeting, "hold")
    return room


def hold(room: Any) -> Any:
    return page_of(room.window, MeetingsPage).view.mode


def words(room: Any) -> str:
    """All words that can be seen in the window."""
    return " | ".join(each.text() for each in visible(room.window, QLabel))


def press_safe(room: Any, way: str) -> None:
    if way == "key":
        entry(room.window, "Sikker visning").trigger()
    elif way == "button":
        page_of(room.window, MeetingsPage).view.header.safe.click()
    else:
        room.window.companion(PresentHost).presenting.end()


@contextmanager
def waiting_statements(room: Any) -> Iterator[list[tuple[int, str]]]:
    """The statements run in the block, each with the milliseconds it waits for another program."""
    waits: list[tuple[int, str]] = []
    patience = [0]

    def note(statement: str) -> None:
        if found := re.fullmatch(r"PRAGMA busy_timeout = (\d+)", statement):
            patience[0] = int(found[1])
        elif not statement.startswith("PRAGMA"):
            waits.append((patience[0], statement))

    room.ws.connection.set_trace_callback(note)
    room.ws.connection.execute("PRAGMA busy_timeout = 900")
    yield waits
    room.ws.connection.set_trace_callback(None)


@pytest.mark.parametrize("way", ["key", "button", "projector"])
def test_hiding_works_at_once_and_the_meeting_goes_on(held: Any, qtbot: QtBot, answers: Any, way: str) -> None:
    if way == "projector":
        on_this_screen(held)
    assert "HEMMELIG drejebog" in words(held)
    with locked_while_open(held.ws):
        press_safe(held, way)
        QApplication.processEvents()
        assert held.window.safe is not None and held.window.safe.meeting == held.meeting
        assert held.window.safe_view.band.accessibleName() == f"Sikker visning: {TITLE}"
        assert TITLE in held.window.windowTitle()
        assert not visible(held.window, LockedCover)
        assert listed(held) == ["Åbent aftalt"] and "HEMMELIG" not in words(held) and "Fortroligt" not in words(held)
        line, clock = hold(held).notes.line, hold(held).side.timer
        before = clock.grab().toImage()
        held.pass_(2)
        assert line.isVisible() and line.isEnabled() and clock.grab().toImage() != before
        line.edit.setFocus()
        qtbot.keyClicks(line.edit, "Mentor til alle")
        assert line.edit.typed().text == "Mentor til alle" and line.fit_safe_view() is None
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
        assert line.is_empty
    qtbot.waitUntil(lambda: "Mentor til alle" in listed(held), timeout=10_000)
    qtbot.waitUntil(lambda: bool(held.window.safe.items), timeout=10_000)
    assert held.window.safe_view.band.accessibleName() == f"Sikker visning: {TITLE}"
    assert listed(held) == ["Åbent aftalt", "Mentor til alle"]
    assert answers.said == []
    qtbot.wait(600)  # a second press at once is a mistake
    with locked_while_open(held.ws):  # and back, as far as it is known
        press_safe(held, "key")
        assert held.window.safe is None and not visible(held.window, LockedCover)
        assert "Åbent aftalt" in listed(held)
    qtbot.waitUntil(lambda: "Fortroligt om lederen" in listed(held), timeout=10_000)


@pytest.mark.parametrize("way", ["key", "button", "projector"])
def test_hiding_does_not_wait_for_the_other_program(held: Any, way: str) -> None:
    if way == "projector":
        on_this_screen(held)
    with locked_while_open(held.ws), waiting_statements(held) as waits:
        press_safe(held, way)
    assert held.window.safe is not None and waits
    assert [each for each in waits if each[0] > WAIT] == []
    assert sum(each[0] for each in waits) <= 3 * WAIT, "once it is known that the file is locked, nothing waits"


@pytest.mark.parametrize("key", [spec.key for spec in pages() if spec.key != "meetings"])
def test_hiding_by_key_on_another_page_hides_everything_until_the_meeting_can_be_read(
    held: Any, qtbot: QtBot, key: str
) -> None:
    held.window.show_page(key, *([held.path] if key == "paths" else []))
    with locked_while_open(held.ws):
        press_safe(held, "key")
        assert held.window.safe is not None and not held.window.safe.has(held.path)
        assert held.window.safe_view.band.isVisible()
        (cover,) = visible(held.window, LockedCover)
        assert cover.geometry() == held.window.current_page.rect()
    qtbot.waitUntil(lambda: held.window.safe.meeting == held.meeting, timeout=10_000)
    assert held.window.safe_view.band.accessibleName() == f"Sikker visning: {TITLE}"


@pytest.mark.parametrize("mode", ["prepare", "follow-up"])
def test_a_mode_that_is_covered_says_what_is_covered_and_how_it_comes_back(held: Any, qtbot: QtBot, mode: str) -> None:
    held.window.show_page("meetings", held.meeting, mode)
    with locked_while_open(held.ws):
        press_safe(held, "key")
        (cover,) = visible(held.window, LockedCover)
        said = [each.text() for each in cover.findChildren(QLabel) if each.isVisible() and each.text()]
        assert said[0] == "Siden er dækket i sikker visning"
        assert "Siden kommer frem af sig selv, så snart filen er fri" in said[1] and said[1] in cover.accessibleName()
        assert all(cover.rect().contains(each.geometry()) for each in cover.findChildren(QLabel) if each.isVisible())
        painted = cover.grab().toImage()
        qtbot.wait(600)  # a second press at once is a mistake
        press_safe(held, "key")
        held.window.pages.freshen()
        (plain,) = visible(held.window, LockedCover)
        assert plain.grab().toImage() != painted and "sikker visning" not in plain.accessibleName()
    qtbot.waitUntil(lambda: not visible(held.window, LockedCover), timeout=10_000)


@pytest.mark.parametrize("page", ["meetings", "paths"])
@pytest.mark.parametrize("text", ["Vis på projektoren", "Vis på denne skærm"])
def test_presenting_under_a_lock_is_refused_plainly_and_leaves_no_tick(
    held: Any, answers: Any, text: str, page: str
) -> None:
    held.plug(LAPTOP)
    held.window.show_page(page, held.path if page == "paths" else held.meeting)
    with locked_while_open(held.ws):
        entry(held.window, text).trigger()
        assert "Intet vises på projektoren: Et andet program har filen. Prøv igen, når den er fri." in words(held)
    assert not entry(held.window, "Vis på projektoren").isChecked()
    assert answers.said == []


@pytest.mark.parametrize("way", ["key", "button", "projector"])
def test_a_private_note_that_waits_for_the_file_is_hidden_in_the_first_frame(held: Any, qtbot: QtBot, way: str) -> None:
    if way == "projector":
        on_this_screen(held)
    line = hold(held).notes.line
    with locked_while_open(held.ws):
        qtbot.keyClicks(line.edit, "Noget til alle")
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
        line.set_private(True)
        qtbot.keyClicks(line.edit, "PRIVAT om JN")
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
        waiting = line.queued.words
        assert waiting.text().splitlines()[1:] == ["»Noget til alle«", "»PRIVAT om JN« · Privat"]
        before = waiting.grab().toImage()
        press_safe(held, way)
        assert "PRIVAT" not in words(held) and waiting.text().splitlines()[1:] == ["»Noget til alle«", "…"]
        assert waiting.grab().toImage() != before and waiting.isVisible()
        line.set_private(True)
        qtbot.keyClicks(line.edit, "PRIVAT igen")
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
        assert "PRIVAT" not in words(held)
    qtbot.waitUntil(lambda: not held.window.unsaved.waiting, timeout=10_000)
    assert "PRIVAT" not in words(held) and "Noget til alle" in listed(held)


def test_typing_the_clock_and_the_safe_view_do_not_wait_for_the_other_program(held: Any, qtbot: QtBot) -> None:
    """Also with nothing known yet of the lock: what only describes the window must not block it."""
    line, clock = hold(held).notes.line, hold(held).side.timer
    held.window.settle()
    line.edit.setFocus()
    with locked_while_open(held.ws), waiting_statements(held) as found:
        qtbot.keyClicks(line.edit, "Mentor")
        before = clock.grab().toImage()
        held.pass_(2)
        assert clock.grab().toImage() != before
        press_safe(held, "key")
        qtbot.keyClicks(line.edit, " til alle")
        qtbot.keyClick(line.edit, Qt.Key.Key_Backspace)
        held.pass_(2)
        qtbot.wait(1200)  # the line is kept
        assert line.edit.typed().text == "Mentor til all" and held.window.safe is not None
    assert [each for each in found if each[0] > WAIT] == []
    assert sum(each[0] for each in found) <= 4 * WAIT, found
    qtbot.waitUntil(lambda: bool(held.window.safe.items) and not held.window.unsaved.waiting, timeout=10_000)
