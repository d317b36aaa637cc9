from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, item_edits, templates
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.workspace import Workspace, open_workspace
from ui.meetings.presenting import screens
from ui.meetings.ready import dialog as module
from ui.meetings.ready.dialog import ReadyDialog, open_ready
from ui.meetings.ready.power import Power
from ui.meetings.ready.slide import TestSlide


@pytest.fixture
def meeting(window: Any, workspace: Workspace) -> str:
    return templates.meeting_from_template(workspace, "network-visit", "Netværk", date(2026, 11, 26), place="Klitby")


@pytest.fixture
def ready(window: Any, meeting: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ReadyDialog:
    monkeypatch.setattr(module.power, "read_power", lambda: Power(True, 90, True))
    opened = open_ready(window, meeting)
    assert opened is not None
    return opened


def state(ready: ReadyDialog, key: str) -> str:
    return ready.rows[key].line.state


def test_each_line_stands_with_its_state_in_words_and_its_deed(ready: ReadyDialog) -> None:
    assert list(ready.rows) == ["file", "screen", "power", "paper", "quiet", "sent", "place", "agenda"]
    assert ready.rows["power"].state.text() == "Klar" and ready.rows["file"].state.text() == "Mangler"
    assert state(ready, "agenda") == "see to"  # sparring, and no path yet
    assert ready.sum.text() == "7 ting mangler"
    names = [row.accessibleName() for row in ready.rows.values()]
    assert all(names) and names[2] == "Strøm: Klar. Tilsluttet strøm · batteri 90 %"
    button = QAccessible.queryAccessibleInterface(ready.rows["file"].buttons["copy"])
    assert button.text(QAccessible.Text.Name) and button.text(QAccessible.Text.Description)


def test_every_line_is_in_sight_on_a_small_screen(ready: ReadyDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(ready.isVisible)
    last = ready.rows["agenda"]
    assert last.visibleRegion().boundingRect().height() == last.height()
    ready.rows["place"].buttons["prepare"].click()


def test_a_copy_is_saved_and_told(
    ready: ReadyDialog, answers: Any, tmp_path: Path, meeting: str, qtbot: QtBot, workspace: Workspace
) -> None:
    target = tmp_path / "kopi.campus"
    answers.answers += [None]
    ready.rows["file"].buttons["copy"].click()
    assert state(ready, "file") == "see to"
    answers.answers += [target]
    ready.rows["file"].buttons["copy"].click()
    qtbot.waitUntil(lambda: state(ready, "file") == "ready")
    copy = open_workspace(target, read_only=True)
    assert read_meeting(copy, meeting).title == "Netværk"
    copy.close()


def test_papers_do_not_disturb_and_sent_are_kept_as_facts(
    ready: ReadyDialog, workspace: Workspace, meeting: str
) -> None:
    for key, command in (("paper", "printed"), ("quiet", "quiet"), ("sent", "sent")):
        ready.rows[key].buttons[command].click()
        assert state(ready, key) == "ready"
    told = edits.facts(workspace, meeting)
    assert set(told) == {"agenda printed", "script printed", "do not disturb on", "agenda sent"}
    assert read_meeting(workspace, meeting).status == "sent"
    assert ready.sum.text() == "4 ting mangler"
    workspace.undo()  # the status; facts are never undone
    assert read_meeting(workspace, meeting).status == "draft" and "agenda sent" in edits.facts(workspace, meeting)


def test_the_paper_fallback_opens_the_print(ready: ReadyDialog, monkeypatch: pytest.MonkeyPatch, meeting: str) -> None:
    wanted = []
    monkeypatch.setattr("ui.prints.dialog.open_print", lambda _shell, **kinds: wanted.append(kinds))
    ready.rows["paper"].buttons["print agenda"].click()
    ready.rows["paper"].buttons["print script"].click()
    assert wanted == [{"meeting_id": meeting, "kind": kind} for kind in ("agenda", "script")]


def test_the_agenda_is_copied_for_an_e_mail(ready: ReadyDialog) -> None:
    ready.rows["sent"].buttons["mail"].click()
    assert "Velkomst og formål" in QGuiApplication.clipboard().text() and state(ready, "sent") == "see to"


def test_safe_view_is_turned_on(ready: ReadyDialog, window: Any) -> None:
    ready.rows["screen"].buttons["safe"].click()
    assert window.safe is not None and state(ready, "screen") == "ready"
    window.set_safe(None)


def test_the_test_slide_covers_a_screen_until_a_key(ready: ReadyDialog, qtbot: QtBot) -> None:
    ready.rows["screen"].buttons["slide"].click()
    slide = ready.findChild(TestSlide)
    assert slide.isVisible() and slide.accessibleName()
    slide.grab()
    with qtbot.waitSignal(slide.destroyed):
        qtbot.keyClick(slide, Qt.Key.Key_Space)
    assert ready.isVisible()


def test_a_second_screen_is_told_and_a_mirrored_one_is_none(
    ready: ReadyDialog, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = screens.seen()[0]
    mirrored, other = replace(own, name="mirrored"), replace(own, name="HDMI-1", x=own.x + own.width)
    for there, wanted in (((own, mirrored), "see to"), ((own, other), "ready")):
        monkeypatch.setattr(screens, "seen", lambda there=there: there)
        window.clock.tick.emit()
        window.clock.tick.emit()
        assert state(ready, "screen") == wanted
    assert "HDMI-1" in ready.rows["screen"].line.text


def test_power_is_looked_at_again(ready: ReadyDialog, window: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.power, "read_power", lambda: Power(False, 30, True))
    for _second in range(2):
        window.clock.tick.emit()
    assert state(ready, "power") == "see to" and "30 %" in ready.rows["power"].line.text


def test_advice_leads_to_the_meeting(ready: ReadyDialog, window: Any, workspace: Workspace, meeting: str) -> None:
    item_edits.delete_items(workspace, [item.id for item in read_meeting(workspace, meeting).items])
    assert state(ready, "agenda") == "see to"
    ready.rows["agenda"].buttons["prepare"].click()
    assert window.current_key == "meetings" and window.current_page.item() == meeting


def test_a_meeting_that_is_gone_is_said(window: Any, workspace: Workspace, answers: Any) -> None:
    assert open_ready(window, "gone") is None
    assert answers.said


def test_nothing_listens_after_closing(
    ready: ReadyDialog, window: Any, workspace: Workspace, meeting: str, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(ready.destroyed):
        ready.reject()
    window.clock.tick.emit()
    edits.update_meeting(workspace, meeting, place="Fjordby")
