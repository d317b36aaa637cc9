"""What the status line says of a command ends when the next one is done or it is undone; what is about something else stays."""

from __future__ import annotations

import pytest

from campus_desktop.courses.edits import create_course, update_course
from campus_desktop.workspace import Workspace
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from tests.support.status import said
from ui.shell.window import MainWindow


@pytest.fixture
def course(workspace: Workspace) -> str:
    return create_course(workspace, {"title": "Kursus", "minutes": 20})


@pytest.mark.parametrize("way", ["another command", "undone", "undone elsewhere", "done again"])
def test_it_ends(window: MainWindow, workspace: Workspace, course: str, way: str) -> None:
    update_course(workspace, course, {"title": "Kurset"})
    if way == "done again":
        workspace.undo()
    settle()
    quiet = on_screen(window.status_line.message_label.parentWidget())
    window.message("3 kurser er rettet", ("Fortryd", window.undo))
    assert {"3 kurser er rettet", "Fortryd"} <= set(said(window))
    loud = on_screen(window.status_line)
    assert differing(loud, quiet) > 0.005
    if way == "another command":
        update_course(workspace, course, {"provider": "Campus"})
    elif way == "undone":
        window.undo()
    else:
        getattr(workspace, "redo" if way == "done again" else "undo")()
    assert not {"3 kurser er rettet", "Fortryd"} & set(said(window))


def test_what_the_next_command_says_is_shown(window: MainWindow, workspace: Workspace, course: str) -> None:
    window.message("Gammelt")
    update_course(workspace, course, {"title": "Kurset"})
    window.message("Nyt")
    assert "Nyt" in said(window) and "Gammelt" not in said(window)


def test_a_notice_about_something_else_stays(window: MainWindow, workspace: Workspace, course: str) -> None:
    window.status_line.notice("Projektoren er væk.")
    update_course(workspace, course, {"title": "Kurset"})
    assert "Projektoren er væk." in said(window)
