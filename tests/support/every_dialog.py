"""Every dialog of the program, opened on the practice content."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop import practice
from campus_desktop.courses.queries import read_course
from campus_desktop.erasing.plan import make_plan
from campus_desktop.meetings.checks import MEETING_RULES
from campus_desktop.meetings.note_queries import note_ids, read_notes
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.queries import read_path
from campus_desktop.paths.summaries import latest_paths
from campus_desktop.workspace import Workspace
from ui.shell.own_actions import search, show_settings, show_shortcuts
from ui.shell.window import MainWindow

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


class Dialogs:
    """Opens them by name on ``window``, whose file is filled."""

    def __init__(self, qtbot: QtBot, window: MainWindow, workspace: Workspace, folder: Path) -> None:
        self.qtbot, self.window, self.workspace, self.folder = qtbot, window, workspace, folder
        window.clock.set_now(lambda: NOW)
        practice.fill(workspace, NOW)
        meetings = list_meetings(workspace)
        self.planned = next(each.id for each in meetings if each.state == "planned")
        self.held = next(each.id for each in meetings if each.state == "held")
        self.path = latest_paths(workspace, 1)[0].id

    def open(self, name: str) -> QWidget:
        """Open one and give it, active and with the keyboard in it."""
        before = set(QApplication.topLevelWidgets())
        OPENERS[name](self)
        found: list[QWidget] = []

        def came() -> bool:
            new = [each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible()]
            found[:] = [each for each in new if isinstance(each, QDialog) or each.objectName() == "popup"]
            return bool(found) and not self.window.jobs.running

        self.qtbot.waitUntil(came)
        if isinstance(found[0], QDialog):
            found[0].activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is found[0])
        return found[0]


def _state(dialogs: Dialogs, meeting: str) -> object:
    from ui.meetings.state import MeetingState

    state = MeetingState(dialogs.window)
    state.open(meeting)
    return state


def _meeting_dialog(module: str, name: str, dialogs: Dialogs) -> None:
    kind = getattr(__import__(module, fromlist=[name]), name)
    kind(dialogs.window, _state(dialogs, dialogs.planned)).open()


def _idea(module: str, name: str, dialogs: Dialogs) -> None:
    kind = getattr(__import__(module, fromlist=[name]), name)
    idea = read_notes(dialogs.workspace, note_ids(dialogs.workspace, dialogs.held, kinds=["idea"], private=False))[0]
    kind(dialogs.window, _state(dialogs, dialogs.held), idea).open()


def _closing(dialogs: Dialogs) -> None:
    from ui.meetings.hold.closing import ClosingDialog

    actions = note_ids(dialogs.workspace, dialogs.held, kinds=["action"], private=False)
    notes = read_notes(dialogs.workspace, actions)
    ClosingDialog(dialogs.window, read_meeting(dialogs.workspace, dialogs.held), notes).open()


def _picker(dialogs: Dialogs) -> None:
    dialogs.window.show_page("meetings", dialogs.held, "hold")
    notes = dialogs.window.current_page.view.mode.notes.list  # type: ignore[union-attr]
    from ui.meetings.notes.picker import Picker

    ideas = note_ids(dialogs.workspace, dialogs.held, kinds=["idea"], private=False)
    Picker(notes, notes.commands, notes.today, "@", ideas[:1]).open()


def _one_screen(dialogs: Dialogs) -> None:
    from ui.meetings.presenting.one_screen import OneScreenDialog
    from ui.meetings.presenting.screens import Situation

    OneScreenDialog(next(iter(Situation)), safe=False, parent=dialogs.window).open()


def _import(dialogs: Dialogs, *, result: bool = False) -> None:
    from ui.imports.dialog import ImportDialog, open_import

    path = dialogs.folder / "liste.csv"
    path.write_text("Nr;Titel;Varighed\n1;Ledelse;2 dage\n2;Kultur;snart\n3;;1 t\n", "utf-8")
    open_import(dialogs.window, path)
    shown = dialogs.window.findChildren

    def there() -> bool:
        return any(each.isVisible() for each in shown(ImportDialog)) and not dialogs.window.jobs.running

    dialogs.qtbot.waitUntil(there)
    if result:
        (dialog,) = shown(ImportDialog)
        dialog.next.click()
        dialogs.qtbot.waitUntil(dialog.finish.isVisible)


def _day(dialogs: Dialogs) -> None:
    from ui.meetings.agenda.day_dialog import DayDialog

    meeting = read_meeting(dialogs.workspace, dialogs.planned)
    DayDialog(dialogs.window, meeting.days[0], lambda _day: None).open()


def _phase(dialogs: Dialogs) -> None:
    from ui.paths.phase_dialog import PhaseDialog

    PhaseDialog(dialogs.window, read_path(dialogs.workspace, dialogs.path).phases[0]).open()


def _path(dialogs: Dialogs) -> None:
    from ui.paths.path_dialog import PathDialog

    PathDialog(dialogs.window, dialogs.path).open()


def _versions(dialogs: Dialogs) -> None:
    from campus_desktop.paths.snapshots import take_snapshot
    from ui.paths.versions import VersionsDialog

    take_snapshot(dialogs.workspace, dialogs.path, "Før mødet")
    VersionsDialog(dialogs.window, dialogs.path, "Preboarding").open()


def _course(dialogs: Dialogs, *, new: bool) -> None:
    from ui.courses.form import CourseForm

    row = dialogs.workspace.value("SELECT id FROM course LIMIT 1")
    CourseForm(dialogs.window, None if new else read_course(dialogs.workspace, row)).open()


def _several_courses(dialogs: Dialogs) -> None:
    from ui.courses.several import SeveralCourses

    rows = dialogs.workspace.rows("SELECT id FROM course ORDER BY rid LIMIT 3")
    SeveralCourses(dialogs.window, [row["id"] for row in rows]).open()


def _print(dialogs: Dialogs, **what: str) -> None:
    from ui.prints.dialog import open_print

    open_print(dialogs.window, **what)


def _template(dialogs: Dialogs) -> None:
    from ui.meetings.prepare.template_dialog import TemplateDialog

    TemplateDialog(dialogs.window, read_meeting(dialogs.workspace, dialogs.planned)).open()


def _ready(dialogs: Dialogs) -> None:
    from ui.meetings.ready.dialog import ReadyDialog

    ReadyDialog(dialogs.window, dialogs.planned).open()


def _next(dialogs: Dialogs) -> None:
    from ui.meetings.next_meeting import NextMeetingDialog

    NextMeetingDialog(dialogs.window, dialogs.planned).open()


def _new(module: str, name: str, dialogs: Dialogs) -> None:
    getattr(__import__(module, fromlist=[name]), name)(dialogs.window).open()


def _rules(dialogs: Dialogs) -> None:
    from ui.advice.rules_dialog import RulesDialog

    dialogs.window.show_page("meetings", dialogs.planned, "prepare")  # which says the part of the guide
    RulesDialog(dialogs.window, MEETING_RULES).open()


def _erase(dialogs: Dialogs) -> None:
    from ui.erasing.dialog import EraseDialog

    far = date(2040, 1, 1)
    EraseDialog(dialogs.window, make_plan(dialogs.workspace, far), far).open()


def _crash(dialogs: Dialogs) -> None:
    from ui.shell.crash_report import show_dialog

    show_dialog(dialogs.window, "Noget gik galt.", "x", lambda *_result: None)


def _guide(dialogs: Dialogs) -> None:
    from ui.help.window import show_guide

    show_guide(dialogs.window)


OPENERS: dict[str, Callable[[Dialogs], object]] = {
    "guide": _guide,
    "settings": lambda dialogs: show_settings(dialogs.window),
    "shortcuts": lambda dialogs: show_shortcuts(dialogs.window),
    "search": lambda dialogs: search(dialogs.window),
    "copy": lambda dialogs: dialogs.window.files.copy(),
    "crash": _crash,
    "new path": partial(_new, "ui.paths.new_path", "NewPathDialog"),
    "new meeting": partial(_new, "ui.meetings.new_meeting", "NewMeetingDialog"),
    "next meeting": _next,
    "path": _path,
    "phase": _phase,
    "versions": _versions,
    "new course": partial(_course, new=True),
    "course": partial(_course, new=False),
    "several courses": _several_courses,
    "import": _import,
    "import result": partial(_import, result=True),
    "print path": lambda dialogs: _print(dialogs, path_id=dialogs.path),
    "print agenda": lambda dialogs: _print(dialogs, meeting_id=dialogs.planned, kind="agenda"),
    "print minutes": lambda dialogs: _print(dialogs, meeting_id=dialogs.held, kind="minutes"),
    "erase": _erase,
    "day": _day,
    "template": _template,
    "ready": _ready,
    "rules": _rules,
    "catch up": partial(_meeting_dialog, "ui.meetings.hold.catch_up", "CatchUpDialog"),
    "keys": partial(_meeting_dialog, "ui.meetings.hold.keys_overlay", "KeysOverlay"),
    "closing": _closing,
    "idea": partial(_idea, "ui.meetings.notes.idea_dialog", "IdeaDialog"),
    "note": partial(_idea, "ui.meetings.notes.note_dialog", "NoteDialog"),
    "picker": _picker,
    "one screen": _one_screen,
}
