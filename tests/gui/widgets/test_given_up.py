"""A field that saves by itself and is given up, or left empty where something has to stand: what is shown, said and still waits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits as institutions
from campus_desktop.institutions.queries import list_institutions, list_people
from campus_desktop.meetings import edits as meetings
from campus_desktop.meetings import item_edits
from campus_desktop.paths import edits as paths
from campus_desktop.paths import step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from tests.support.painted import differing, on_screen
from ui.institutions.page import InstitutionsPage
from ui.meetings.page import MeetingsPage
from ui.paths.page import PathsPage
from ui.shell.window import MainWindow
from ui.widgets.saved_field import SavedLine, SavedText

Key = Qt.Key


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the keyboard is, as the window system sends it."""
    target = QApplication.focusWidget()
    assert target is not None
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
    override.ignore()
    QApplication.sendEvent(target, override)
    if override.isAccepted():
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, held))
    else:
        QTest.keyClick(target, key, held)


def text_of(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]


@pytest.fixture
def ids(workspace: Workspace) -> dict[str, str]:
    made = {"institution": institutions.create_institution(workspace, "Fjordstyrelsen")}
    made["person"] = institutions.create_person(workspace, made["institution"], "MH")
    made["path"] = paths.create_path(workspace, "Preboarding", institution=made["institution"])
    made["goal"] = paths.add_goal(workspace, made["path"], "Kender sin leder")
    made["phase"] = read_path(workspace, made["path"]).phases[0].id
    made["step"] = step_edits.add_step(workspace, made["phase"], "Velkommen", minutes=5)
    made["meeting"] = meetings.create_meeting(workspace, "Netværksmøde", host=made["institution"])
    made["item"] = item_edits.add_item(workspace, made["meeting"], "Sparring", 30)
    return made


def person(window: MainWindow, ids: dict[str, str]) -> SavedLine:
    return page_of(window, InstitutionsPage, "institutions", ids["institution"]).form.people.fields[ids["person"]][
        "name"
    ]


def institution(window: MainWindow, ids: dict[str, str]) -> SavedLine:
    return page_of(window, InstitutionsPage, "institutions", ids["institution"]).form.name


def meeting(window: MainWindow, ids: dict[str, str]) -> SavedLine:
    return page_of(window, MeetingsPage, "meetings", ids["meeting"]).view.header.title


def path(window: MainWindow, ids: dict[str, str]) -> SavedLine:
    return page_of(window, PathsPage, "paths", ids["path"]).view.header.title


FIELDS: dict[str, tuple[Callable[[MainWindow, dict[str, str]], SavedLine], str]] = {
    "person": (person, "MH"),
    "institution": (institution, "Fjordstyrelsen"),
    "meeting": (meeting, "Netværksmøde"),
    "path": (path, "Preboarding"),
}


@pytest.fixture(params=list(FIELDS))
def field(request: pytest.FixtureRequest, qtbot: QtBot, window: MainWindow, ids: dict[str, str]) -> SavedLine:
    make, text = FIELDS[request.param]
    made = make(window, ids)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: made.text() == text)
    return made


def empty(field: SavedLine) -> None:
    field.setFocus()
    field.selectAll()
    press(Key.Key_Delete)
    assert field.text() == ""
    field.saver.save_now()  # its two seconds are over


def kept(window: MainWindow, field: SavedLine, old: str) -> None:
    """The old text stands there, nothing is marked, and nothing waits or asks when the file is closed."""
    assert field.text() == old
    assert not field.property("invalid") and not field.toolTip()
    assert window.unsaved.waiting == ()
    assert window.unsaved.flush()


def test_escape_brings_back_what_was_saved(window: MainWindow, field: SavedLine) -> None:
    old = field.text()
    field.setFocus()
    before = on_screen(field)
    empty(field)
    assert differing(on_screen(field), before) > 0.001
    press(Key.Key_Escape)
    kept(window, field, old)
    assert field.hasFocus()


def test_undo_brings_back_what_was_saved(window: MainWindow, field: SavedLine) -> None:
    old = field.text()
    empty(field)
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    kept(window, field, old)


def test_left_empty_the_old_name_comes_back_and_it_is_said(window: MainWindow, field: SavedLine) -> None:
    old = field.text()
    empty(field)
    other = QLineEdit(window)
    other.show()
    other.setFocus()
    kept(window, field, old)
    assert window.status_line.message_label.text().endswith("tidligere er beholdt.")


def test_closing_asks_nothing_about_an_empty_name(window: MainWindow, field: SavedLine) -> None:
    empty(field)
    assert window.unsaved.waiting == ()
    assert window.unsaved.flush()


@pytest.mark.parametrize("kind", [SavedLine, SavedText])
def test_escape_in_any_field(qtbot: QtBot, kind: type[SavedLine] | type[SavedText]) -> None:
    saved: list[str] = []
    around = QWidget()
    qtbot.addWidget(around)
    field = kind(saved.append, parent=around)
    passed: list[int] = []
    around.keyPressEvent = lambda event: passed.append(event.key())  # type: ignore[method-assign]
    field.show_text("før")
    around.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "x")
    press(Key.Key_Escape)
    assert text_of(field) == "før" and saved == [] and passed == []
    press(Key.Key_Escape)
    assert passed == [Key.Key_Escape]  # nothing to give up here: it is for what stands around it


def test_what_is_no_good_but_not_empty_stays(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    field = SavedLine(lambda _text: None, check=lambda text: None if text.isdigit() else "Skriv et tal.", parent=around)
    other = QPlainTextEdit(around)
    field.show_text("12")
    around.show()
    around.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "x")
    other.setFocus()
    assert field.text() == "x12" and field.property("invalid")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    press(Key.Key_Escape)
    assert field.text() == "12" and not field.property("invalid")


def test_nothing_was_saved_of_the_empty_name(window: MainWindow, workspace: Workspace, ids: dict[str, str]) -> None:
    field = person(window, ids)
    empty(field)
    window.show_page("paths")
    assert [each.name for each in list_people(workspace, ids["institution"])] == ["MH"]
    assert [each.name for each in list_institutions(workspace)] == ["Fjordstyrelsen"]
    assert person(window, ids).text() == "MH"


def test_escape_leaves_a_panel_with_what_is_good_and_gives_up_what_is_not(qtbot: QtBot) -> None:
    saved: list[str] = []
    panel = QWidget()
    panel.escape_leaves = True  # type: ignore[attr-defined]
    qtbot.addWidget(panel)
    left: list[int] = []
    panel.keyPressEvent = lambda event: left.append(event.key())  # type: ignore[method-assign]
    field = SavedLine(saved.append, check=lambda text: None if text else "Skriv en titel.", parent=panel)
    field.show_text("før")
    panel.show()
    panel.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "x")
    press(Key.Key_Escape)
    assert left == [Key.Key_Escape] and "x" in field.text()
    field.save_now()
    assert saved == [field.text()]
    field.selectAll()
    press(Key.Key_Delete)
    press(Key.Key_Escape)
    assert left == [Key.Key_Escape] and [field.text()] == saved and not field.property("invalid")
