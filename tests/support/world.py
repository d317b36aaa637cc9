"""A file with something in every place: a meeting at which everything is public, and beside it private words everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time, timedelta
from typing import Any

from campus_desktop.courses import edits as courses
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits, notes, participants, templates
from campus_desktop.meetings.note import NOTE_KINDS
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import queries as path_queries
from campus_desktop.paths import step_edits
from campus_desktop.workspace import Workspace
from tests.support.seen import settle
from ui.shell.own_actions import show_settings, show_shortcuts
from ui.shell.registry import pages
from ui.shell.window import MainWindow

PRIVATE = "HEMMELIG"


class World:
    """A meeting at which everything is public, and beside it a file in which every other word is private."""

    def __init__(self, workspace: Workspace, window: MainWindow, *, private: str = PRIVATE) -> None:
        """``private`` stands in every text that does not belong to the meeting."""
        self.ws, self.window, self.private = workspace, window, private
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
            ws, "Preboarding: Hvad virker?", date=now.date(), host=self.fjord, place="Klitby", series=self.series
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
            edits.update_meeting(ws, self.meeting, **{field: f"{self.private} {field}"})
        for item in self.items:
            item_edits.update_item(ws, item, script=f"{self.private} drejebog")
        institutions.update_person(ws, self.mette, "email", f"{self.private}@fjord.dk")
        institutions.update_institution(ws, self.fjord, "note", f"{self.private} om institutionen")
        step_edits.update_step(ws, self.own, note=f"{self.private} til byggeren")
        path_edits.update_path(ws, self.path, contact=f"{self.private} kontakt", owner=f"{self.private} ejer")
        for kind in NOTE_KINDS:
            line = NoteLine(f"{self.private} privat {kind}", institution=self.fjord, step=self.own, path=self.path)
            notes.add_note(ws, self.meeting, kind, line, item=self.items[0], private=True, at=now)
        self.stranger = institutions.create_institution(ws, f"{self.private} Styrelse")
        institutions.set_topics(ws, self.stranger, "can_show", [f"Korte videoer {self.private}"])
        person = institutions.create_person(ws, self.stranger, f"{self.private} Person", f"{self.private} rolle")
        institutions.create_person(ws, self.fjord, f"{self.private} kollega")
        self.other_path = path_edits.create_path(ws, f"{self.private} forløb", institution=self.stranger)
        phase = path_queries.read_path(ws, self.other_path).phases[0].id
        path_edits.update_phase(ws, phase, name=f"{self.private} fase")
        self.other_step = step_edits.add_step(ws, phase, f"{self.private} trin", minutes=4)
        step_edits.add_courses(ws, [self.course], phase)
        fields = {
            "title": f"{self.private} kursus",
            "provider": f"{self.private} udbyder",
            "tags": (f"{self.private} emne",),
        }
        self.other_course = courses.create_course(ws, fields)
        edits.duplicate_meeting(ws, self.meeting, f"{self.private} skabelon", template=True)
        templates.keep_block(ws, [self.items[0]], f"{self.private} blok")
        for days, series in ((-30, self.series), (30, None), (60, self.series)):
            made = edits.create_meeting(
                ws,
                f"{self.private} møde {days}",
                date=(now + timedelta(days=days)).date(),
                place=f"{self.private} by",
                series=series,
            )
            edits.add_paths(ws, made, [self.path, self.other_path])
            item = item_edits.add_item(ws, made, f"{self.private} punkt", 15)
            for kind in NOTE_KINDS:
                line = NoteLine(
                    f"{self.private} note", institution=self.fjord, person=person, path=self.path, step=self.own
                )
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
            window.show_page("meetings", self.meeting, mode)
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
            lambda: show_shortcuts(window),
            lambda: show_settings(window),
        ]
