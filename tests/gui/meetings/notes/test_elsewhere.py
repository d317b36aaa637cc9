"""Notes where they are not written: on the cards of a path, in a step's details, and at a course."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from campus_desktop.courses.edits import create_course
from campus_desktop.courses.queries import rid_of
from campus_desktop.meetings import notes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import step_edits
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from ui.courses.page import CoursesPage
from ui.paths.page import PathsPage
from ui.shell.window import MainWindow

from .conftest import fill


def test_a_note_about_a_step_shows_on_its_card_and_in_its_details(window: MainWindow, workspace: Workspace) -> None:
    ids = fill(workspace)
    page = page_of(window, PathsPage, "paths", ids["path"])
    model, step = page.view.model, ids["team"]
    row = model.step(model.index_of(step))
    assert row is not None
    assert model.card(row).mark is None
    page.view.open_details(step)
    assert page.view.details.notes.isHidden()
    line = NoteLine("Del den i tre klip", institution=ids["klit"], path=ids["path"], step=step)
    note = notes.add_note(workspace, ids["meeting"], "idea", line)
    assert model.card(row).mark == ("sticky-note", "1", "1 note fra møder")
    assert "1 note fra møder" in model.card(row).spoken
    assert [each.id for each in page.view.details.notes.shown] == [note]
    words = " ".join(each.text() for each in page.view.details.notes.findChildren(QLabel))
    assert "Del den i tre klip" in words and "Klitadministrationen" in words
    notes.delete_notes(workspace, [note])
    assert model.card(row).mark is None
    assert page.view.details.notes.isHidden()


def test_experiences_stand_at_the_course_as_far_as_they_may_travel(window: MainWindow, workspace: Workspace) -> None:
    ids = fill(workspace)
    course = create_course(workspace, {"title": "Feedback i hverdagen", "format": "video"})
    step = step_edits.add_courses(workspace, [course], ids["phase"])[0]

    def say(kind: str, text: str, travel: str, *, private: bool = False) -> None:
        line = NoteLine(text, institution=ids["klit"], path=ids["path"], step=step)
        notes.add_note(workspace, ids["meeting"], kind, line, travel=travel, private=private)

    page = page_of(window, CoursesPage, "courses", course)
    assert rid_of(workspace, course) is not None

    def shown() -> str:
        return "\n".join(each.text() for each in page.details.inside.findChildren(QLabel))

    assert "Erfaringer" not in shown()
    say("works-well", "Virker bedst i teams.", "named")
    say("challenge", "Svær på afstand.", "anonymous")
    say("challenge", "Kun for os.", "meeting")
    say("challenge", "Helt privat.", "named", private=True)
    text = shown()
    assert "Erfaringer (2)" in text
    assert "Virker godt, Klitadministrationen, 26. november 2026" in text
    assert "Udfordring, 26. november 2026" in text
    assert "1 anden note må kun ses på sit møde." in text
    assert "Kun for os" not in text and "privat" not in text
